//! Filters that are tried before they are kept. What they mean, `signpost_core::filter` says.

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
#[cfg(feature = "openapi")]
use serde_json::Value;
use serde_json::value::RawValue;

use crate::words::words;

words! {
    /// What a filter is asked of.
    pub enum FilterOf {
        /// A body alone: the filter is a pattern.
        Body = "body",
        /// A published event: `id`, `type`, `timestamp`, `data`, `metadata`, `tags`.
        Event = "event",
        /// What a provider sent: `body`, `headers`, `query`, `path`.
        Request = "request",
    }
}

words! {
    /// What a filter says of a document.
    pub enum FilterVerdict {
        /// Every condition holds.
        Match = "match",
        /// One does not.
        NoMatch = "no_match",
        /// To know would be too much work; the event then passes.
        Undecided = "undecided",
    }
}

words! {
    /// What was there instead.
    pub enum Found {
        /// `true` or `false`.
        Boolean = "boolean",
        /// A list.
        List = "list",
        /// Nothing.
        Missing = "missing",
        /// `null`.
        Null = "null",
        /// A number.
        Number = "number",
        /// An object.
        Object = "object",
        /// A text.
        Text = "text",
    }
}

/// A filter, and what it is to be asked of.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewFilterTest {
    /// The filter.
    #[cfg_attr(feature = "openapi", schemars(with = "Value"))]
    pub filter: Box<RawValue>,
    /// The document. A body that is a text is one as it came: JSON, or else a form, or else a text.
    #[cfg_attr(feature = "openapi", schemars(with = "Value"))]
    pub document: Box<RawValue>,
    /// What the document is. Default: `body`.
    #[serde(default = "body")]
    pub of: FilterOf,
}

const fn body() -> FilterOf {
    FilterOf::Body
}

/// What a filter says of a document.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct FilterTest {
    /// What it says.
    pub verdict: FilterVerdict,
    /// The work that it took. After 100,000 steps a filter is undecided.
    #[cfg_attr(feature = "openapi", schemars(range(max = signpost_core::filter::MAX_STEPS)))]
    pub steps: u32,
    /// The first condition that failed; `null` where none did.
    pub failed: Option<FailedCondition>,
}

/// A condition that failed.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct FailedCondition {
    /// Its place in the filter, as a JSON Pointer.
    pub at: String,
    /// What was there.
    pub found: Found,
}
