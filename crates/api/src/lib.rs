//! The sender's HTTP API as types.
//!
//! The Worker reads requests into them and writes answers from them; the OpenAPI document is made of
//! the same types (feature `openapi`), so it cannot say anything else. Times are RFC 3339 in UTC,
//! lists come in pages with an opaque cursor, and what is unknown in a request is refused.
//!
//! What it does not do: decide anything.

mod catalog;
mod endpoint;
mod event;
mod portal;
mod replay;
#[cfg(feature = "openapi")]
mod rules;
mod token;

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use catalog::{Catalog, EventType, EventTypes};
pub use endpoint::{Counts, Endpoint, EndpointChange, NewEndpoint};
pub use event::{Attempt, Delivery, DeliveryDetail, Event, NewEvent, Trial};
pub use portal::{
    EndpointCounts, NewPortalLink, PortalLink, RecentAttempt, Source, SourceBucket, SourceCounts, SourceEvent, Tenant,
    TenantSummary,
};
pub use replay::{Replay, ReplayRange, ReplayRecord, Replayed};
pub use token::{NewToken, Token};

/// An event type (`signpost_core::outgoing::event_type` decides; this is for the document).
#[cfg(feature = "openapi")]
const TYPE: &str = r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$";
/// A pattern of event types.
#[cfg(feature = "openapi")]
const PATTERN: &str = r"^(\*|[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*(\.\*)?)$";

/// What `code` of a [`Problem`] may be. The Worker's `object::refusal` makes them.
#[cfg(feature = "openapi")]
const CODES: [&str; 23] = [
    "already_ended",
    "body_too_large",
    "configured",
    "event_id_reused",
    "idempotency_key_reused",
    "internal",
    "invalid",
    "malformed",
    "method_not_allowed",
    "misconfigured",
    "not_configured",
    "not_found",
    "not_replayable",
    "operator_only",
    "rotation_in_progress",
    "store_full",
    "too_many_endpoints",
    "too_many_failures",
    "too_many_replays",
    "unauthorized",
    "unavailable",
    "unconfirmed",
    "unknown_event_type",
];

/// One page of a list.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Page<T> {
    /// The page's rows.
    pub data: Vec<T>,
    /// Asks for the next page as `?cursor=`; absent on the last one.
    pub next_cursor: Option<String>,
}

/// Every error: RFC 9457, with a `code` that does not change.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Problem {
    /// `about:blank`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What kind of error this is, for people.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What kind of error this is, for programs.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = CODES)))]
    pub code: String,
    /// What is wrong in this request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}
