//! The sender's HTTP API as types.
//!
//! The Worker reads requests into them and writes answers from them; the OpenAPI document is made of
//! the same types (feature `openapi`), so it cannot say anything else. Times are RFC 3339 in UTC,
//! lists come in pages with an opaque cursor, and what is unknown in a request is refused.
//!
//! What it does not do: decide anything.

mod portal;
#[cfg(feature = "openapi")]
mod rules;

use std::collections::BTreeMap;

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

pub use portal::{
    EndpointCounts, NewPortalLink, PortalLink, RecentAttempt, Source, SourceBucket, SourceCounts, SourceEvent, Tenant,
    TenantSummary,
};

/// An event type (`signpost_core::event_type` decides; this is for the document).
#[cfg(feature = "openapi")]
const TYPE: &str = r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$";
/// A pattern of event types.
#[cfg(feature = "openapi")]
const PATTERN: &str = r"^(\*|[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*(\.\*)?)$";

/// What `code` of a [`Problem`] may be. The Worker's `sender::refusal` makes them.
#[cfg(feature = "openapi")]
const CODES: [&str; 22] = [
    "already_ended",
    "body_too_large",
    "configured",
    "event_id_reused",
    "idempotency_key_reused",
    "internal",
    "invalid",
    "malformed",
    "method_not_allowed",
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

/// An endpoint to be added.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEndpoint {
    /// Where deliveries are sent: https, on the public internet, on port 443.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 2048), extend("format" = "uri")))]
    pub url: String,
    /// How deliveries are signed and retried: the name of a built-in provider, or a provider's row.
    #[serde(default = "standard_webhooks")]
    pub provider: Value,
    /// Event types (`claim.created`) and patterns (`claim.*`, `*`) that it is sent. All by default.
    #[serde(default = "every_type")]
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 100), inner(regex(pattern = PATTERN))))]
    pub event_types: Vec<String>,
    /// The signing secret, in the provider's format. Generated when it is left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(min = 16, max = 512)))]
    pub secret: Option<String>,
    /// Generates an ed25519 key (`whsk_...`) in place of a shared secret: deliveries carry `v1a` signatures, and
    /// the receiver is given `public_key`. Only for Standard Webhooks and rows like it.
    #[serde(default)]
    pub asymmetric: bool,
    /// Headers that each delivery carries beside the provider's own.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// For people.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(max = 500)))]
    pub description: String,
    /// One delivery at a time, the oldest first. A failing event then holds up those behind it.
    #[serde(default)]
    pub fifo: bool,
    /// Attempts that may begin within one second.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 1000)))]
    pub rate_per_second: Option<u32>,
    /// Attempts under way at once.
    #[serde(default = "six")]
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 6)))]
    pub concurrency: u32,
    /// Replaces the provider's rules, field by field as in [`Endpoint::delivery`]; what is left out is Standard Webhooks'.
    #[serde(default)]
    pub delivery: Option<Value>,
}

fn standard_webhooks() -> Value {
    Value::String("standard-webhooks".to_string())
}

fn every_type() -> Vec<String> {
    vec!["*".to_string()]
}

const fn six() -> u32 {
    6
}

/// A field that is there, if only as `null`: what is left out is `None`.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<u32>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// What is to be changed about an endpoint; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EndpointChange {
    /// See [`NewEndpoint::url`].
    #[serde(default)]
    pub url: Option<String>,
    /// See [`NewEndpoint::event_types`].
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 100), inner(regex(pattern = PATTERN))))]
    pub event_types: Option<Vec<String>>,
    /// See [`NewEndpoint::headers`].
    #[serde(default)]
    pub headers: Option<BTreeMap<String, String>>,
    /// See [`NewEndpoint::description`].
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(max = 500)))]
    pub description: Option<String>,
    /// See [`NewEndpoint::fifo`].
    #[serde(default)]
    pub fifo: Option<bool>,
    /// See [`NewEndpoint::rate_per_second`]; `null` lifts the limit.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<u32>", range(min = 1, max = 1000)))]
    pub rate_per_second: Option<Option<u32>>,
    /// See [`NewEndpoint::concurrency`].
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 6)))]
    pub concurrency: Option<u32>,
}

/// An endpoint.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Endpoint {
    /// `ep_...`
    pub id: String,
    /// Whose it is.
    pub tenant: String,
    /// Where deliveries are sent.
    pub url: String,
    /// The provider's name.
    pub provider: String,
    /// What it is sent.
    pub event_types: Vec<String>,
    /// Headers beside the provider's own.
    pub headers: BTreeMap<String, String>,
    /// For people.
    pub description: String,
    /// One delivery at a time, the oldest first.
    pub fifo: bool,
    /// Attempts that may begin within one second.
    pub rate_per_second: Option<u32>,
    /// Attempts under way at once.
    pub concurrency: u32,
    /// `active`, `disabled` or `unconfirmed`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["active", "disabled", "unconfirmed"])))]
    pub status: String,
    /// Why it is disabled: `exhausted`, `failing`, `gone` or `manual`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["exhausted", "failing", "gone", "manual", null])))]
    pub reason: Option<String>,
    /// Failures since the last success.
    pub failures: u32,
    /// The first of them.
    pub failing_since: Option<String>,
    /// What came of the last registration ping.
    pub confirmation: Option<Trial>,
    /// Until when the old secret signs too.
    pub rotating_until: Option<String>,
    /// When the next attempt is due.
    pub next_attempt_at: Option<String>,
    /// When the oldest pending delivery was stored.
    pub oldest_pending_at: Option<String>,
    /// The rules in force: deadline, schedule, and what follows the last failure.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<rules::DeliveryRules>"))]
    pub delivery: Value,
    /// The last attempts, the oldest first: at most 40.
    pub recent: Vec<RecentAttempt>,
    /// How many deliveries are in each state.
    pub deliveries: Counts,
    /// When it was added.
    pub created_at: String,
    /// What verifies its deliveries, where the secret is an ed25519 key: `whpk_...`
    pub public_key: Option<String>,
    /// The signing secret. Only in the answer that made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// How many deliveries are in each state.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Counts {
    /// Waiting for an attempt, or in one.
    pub pending: u64,
    /// A 2xx was seen.
    pub delivered: u64,
    /// Dead letters.
    pub dead: u64,
    /// Called off.
    pub cancelled: u64,
}

/// One request that was sent at once, to see what comes of it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Trial {
    /// Whether the receiver answered as it should.
    pub ok: bool,
    /// When.
    pub at: String,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// The receiver's HTTP status.
    pub status: Option<u16>,
    /// Why not: `blocked`, `connection`, `gone`, `redirect`, `signing`, `status`, `timeout`, `tls`.
    pub error: Option<String>,
    /// The beginning of the receiver's answer.
    pub answer: String,
    /// See [`Attempt::headers`].
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
}

/// An event to be sent to every endpoint of a tenant that subscribes to its type.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEvent {
    /// The publisher's own id; the same id again is the same event. Generated when it is left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 200), regex(pattern = r"^[A-Za-z0-9_:-]+$")))]
    pub id: Option<String>,
    /// The event type.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 128), regex(pattern = TYPE)))]
    pub event_type: String,
    /// When it happened (RFC 3339); now, when it is left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(extend("format" = "date-time")))]
    pub timestamp: Option<String>,
    /// Any JSON. Sent with the bytes that were published.
    #[cfg_attr(feature = "openapi", schemars(with = "Value"))]
    pub data: Box<RawValue>,
}

/// An event that is stored for every subscribed endpoint.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Event {
    /// Its id, the same on every attempt.
    pub id: String,
    /// Its type.
    #[serde(rename = "type")]
    pub event_type: String,
    /// When it happened.
    pub timestamp: String,
    /// One for each endpoint that subscribes to the type.
    pub deliveries: Vec<Delivery>,
}

/// An event on its way to one endpoint.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Delivery {
    /// `dl_...`
    pub id: String,
    /// Where it goes.
    pub endpoint: String,
    /// The event.
    pub event: String,
    /// The event's type.
    #[serde(rename = "type")]
    pub event_type: String,
    /// `pending`, `delivered`, `dead` or `cancelled`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["pending", "delivered", "dead", "cancelled"])))]
    pub state: String,
    /// Counts the runs through the schedule: the first, and each replay.
    pub generation: u32,
    /// Attempts so far.
    pub attempts: u32,
    /// Failures of this generation.
    pub failures: u32,
    /// Whether an attempt is under way.
    pub running: bool,
    /// When the next attempt is due.
    pub next_attempt_at: Option<String>,
    /// When it was stored.
    pub created_at: String,
    /// When it reached its state.
    pub ended_at: Option<String>,
    /// The event that this one sends again under a new id.
    pub replay_of: Option<String>,
    /// The receiver's last HTTP status.
    pub last_status: Option<u16>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
}

/// A delivery with all that is known about it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct DeliveryDetail {
    /// The delivery.
    pub delivery: Delivery,
    /// Its attempts, the first one first.
    pub attempts: Vec<Attempt>,
    /// The body that is sent; base64 where it is not text.
    pub body: String,
    /// `utf8` or `base64`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["utf8", "base64"])))]
    pub body_encoding: String,
}

/// One attempt.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Attempt {
    /// Counts from 1, over all generations.
    pub number: u32,
    /// The generation that it belongs to.
    pub generation: u32,
    /// When it began.
    pub started_at: String,
    /// How long it took, in milliseconds; absent while it runs, and when it was interrupted.
    pub ms: Option<u64>,
    /// The receiver's HTTP status.
    pub status: Option<u16>,
    /// Why it failed: `blocked`, `connection`, `gone`, `interrupted`, `redirect`, `signing`,
    /// `status`, `timeout`, `tls`.
    pub error: Option<String>,
    /// The first 4 KB of the receiver's answer.
    pub answer: String,
    /// What was sent, the signature included; values of the endpoint's own `headers` are left out. Empty while the
    /// attempt runs, and when it was interrupted.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
}

/// One page of a list.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Page<T> {
    /// The page's rows.
    pub data: Vec<T>,
    /// Asks for the next page as `?cursor=`; absent on the last one.
    pub next_cursor: Option<String>,
}

/// Which deliveries of an endpoint are to be sent again. All that are given must hold.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ReplayRange {
    /// `dead` (the default) or `delivered`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["dead", "delivered", null])))]
    pub state: Option<String>,
    /// Stored at this time or later (RFC 3339).
    #[cfg_attr(feature = "openapi", schemars(extend("format" = "date-time")))]
    pub since: Option<String>,
    /// Stored before this time (RFC 3339).
    #[cfg_attr(feature = "openapi", schemars(extend("format" = "date-time")))]
    pub until: Option<String>,
    /// Of this event type.
    #[serde(rename = "type")]
    pub event_type: Option<String>,
    /// Under a new event id that names the old one in a `replay-of` header, to get past a receiver's
    /// deduplication. Otherwise under the same id.
    pub new_id: bool,
    /// Goes on where the last answer's `next_cursor` says.
    #[cfg_attr(feature = "openapi", schemars(regex(pattern = r"^[0-9]{1,15}$")))]
    pub cursor: Option<String>,
}

/// How one delivery is to be sent again.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Replay {
    /// See [`ReplayRange::new_id`].
    pub new_id: bool,
}

/// What a replay of several came to.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Replayed {
    /// Deliveries that are pending again.
    pub replayed: u64,
    /// There are more: ask again with this `cursor`.
    pub next_cursor: Option<String>,
}

/// A request that sent deliveries again.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct ReplayRecord {
    /// When.
    pub at: String,
    /// `operator`, or the id of a token.
    pub by: String,
    /// The delivery, where one was meant.
    pub delivery: Option<String>,
    /// What was asked for.
    pub range: ReplayRange,
    /// How many were sent again.
    pub replayed: u64,
}

/// The event types that a tenant may publish beside a provider's own.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct EventTypes {
    /// Whether only the listed types may be published.
    pub closed: bool,
    /// The types.
    #[cfg_attr(feature = "openapi", schemars(length(max = 1000)))]
    pub types: Vec<EventType>,
}

/// An event type.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EventType {
    /// Its name: words joined by dots.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 128), regex(pattern = TYPE)))]
    pub name: String,
    /// For people.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(max = 500)))]
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

/// A token for one tenant.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NewToken {
    /// How long it opens the tenant, in seconds.
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 31_536_000)))]
    pub expires_in_s: u64,
}

impl Default for NewToken {
    /// An hour: long enough to work in a portal, short enough for a link.
    fn default() -> Self {
        Self { expires_in_s: 3600 }
    }
}

/// A token, shown once.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Token {
    /// Names it, to revoke it.
    pub id: String,
    /// Goes into `Authorization: Bearer`.
    pub token: String,
    /// From then on it opens nothing.
    pub expires_at: String,
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
