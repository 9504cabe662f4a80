//! Events, their deliveries and the attempts of these.

use std::collections::BTreeMap;

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
#[cfg(feature = "openapi")]
use serde_json::Value;
use serde_json::value::RawValue;

#[cfg(feature = "openapi")]
use crate::TYPE;

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
