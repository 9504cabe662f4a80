//! The sender's HTTP API: its types, the one table of its [`operations`], and what is decided by them alone.
//!
//! The Worker reads requests into these types, writes answers from them and routes by the table; the OpenAPI document is
//! made of both (feature `openapi`), so it cannot say anything else. Times are RFC 3339 in UTC and named `..._at`, ids are
//! named `..._id`, a number of things `..._count`; lists come in pages with an opaque cursor, and what is unknown in a
//! request is refused.
//!
//! What it does not do: read a clock, ask a platform, or decide what becomes of an event.

mod words;

pub mod body;
mod catalog;
mod endpoint;
mod event;
mod filter;
pub mod limits;
#[cfg(feature = "openapi")]
mod notice;
pub mod operations;
mod portal;
mod problem;
mod replay;
pub mod route;
#[cfg(feature = "openapi")]
mod rules;
mod scopes;
mod stats;
pub mod tenant_token;
mod token;
mod transform;

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use catalog::{Catalog, EventType, EventTypes};
pub use endpoint::{
    DeliveryCounts, DisabledReason, Endpoint, EndpointChange, EndpointSecrets, EndpointStatus, NewEndpoint, REDACTED,
    RotateSecret, given,
};
pub use event::{
    Attempt, BatchResult, BodyEncoding, Delivery, DeliveryDetail, DeliveryState, Event, EventBatch, Failure,
    LoggedEvent, NewEvent, NewEventBatch, Refusal, Trial,
};
pub use filter::{FailedCondition, FilterOf, FilterTest, FilterVerdict, Found, NewFilterTest};
#[cfg(feature = "openapi")]
pub use notice::{Notice, NoticeData};
pub use portal::{
    EndpointCounts, NewPortalLink, PortalLink, RecentAttempt, Source, SourceBucket, SourceCounts, SourceRequest, Span,
    Tenant, TenantSummary, Theme,
};
pub use problem::{Code, FieldCode, FieldError, Problem};
pub use replay::{Replay, ReplayRange, ReplayRecord, ReplayState, Replayed};
#[cfg(feature = "openapi")]
pub use rules::{DeliveryRules, ProviderRow};
pub use scopes::{LinkScope, Scope, Scopes};
pub use stats::{EndpointStats, Percentiles, Stats, StatsBucket, StatsCounts, TypeStats};
pub use token::{NewToken, Token};
#[cfg(feature = "openapi")]
pub use transform::Transform;
pub use transform::{NewTransformPreview, OwnTemplate, TransformPreview};

/// An event type (`signpost_core::outgoing::event_type` decides; this is for the document).
#[cfg(feature = "openapi")]
const TYPE: &str = r"^[A-Za-z0-9_-]+([./:][A-Za-z0-9_-]+)*$";
/// A pattern of event types.
#[cfg(feature = "openapi")]
const PATTERN: &str = r"^(\*|[A-Za-z0-9_-]+([./:][A-Za-z0-9_-]+)*([./:]\*)?)$";

/// One page of a list.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[cfg_attr(feature = "openapi", schemars(rename = "{T}Page"))]
pub struct Page<T> {
    /// The page's rows.
    pub data: Vec<T>,
    /// Asks for the next page as `?cursor=`; `null` on the last one.
    pub next_cursor: Option<String>,
}

/// A time, as the document shows it.
#[cfg(feature = "openapi")]
struct Time;

#[cfg(feature = "openapi")]
impl JsonSchema for Time {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Time".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time" })
    }
}
