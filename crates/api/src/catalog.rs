//! Event types.

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[cfg(feature = "openapi")]
use crate::TYPE;
#[cfg(feature = "openapi")]
use crate::limits::{MAX_DESCRIPTION_BYTES, MAX_EVENT_TYPE_BYTES, MAX_EVENT_TYPES};

/// The event types that a tenant may publish beside a provider's own.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct EventTypes {
    /// Whether only the listed types may be published.
    pub closed: bool,
    /// The types.
    #[cfg_attr(feature = "openapi", schemars(length(max = MAX_EVENT_TYPES)))]
    pub types: Vec<EventType>,
}

/// An event type.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EventType {
    /// Its name: words joined by `.`, `/` or `:`.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = MAX_EVENT_TYPE_BYTES), regex(pattern = TYPE)))]
    pub name: String,
    /// For people.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(max = MAX_DESCRIPTION_BYTES)))]
    pub description: String,
}

/// A provider's event types.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Catalog {
    /// The provider's name.
    pub provider: String,
    /// Whether types outside the list exist, too.
    pub open: bool,
    /// The types that are known.
    pub types: Vec<String>,
}
