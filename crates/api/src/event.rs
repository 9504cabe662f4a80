//! Events, their deliveries and the attempts of these.

use std::borrow::Cow;
use std::collections::BTreeMap;

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
#[cfg(feature = "openapi")]
use serde_json::Value;
use serde_json::value::RawValue;

#[cfg(feature = "openapi")]
use crate::limits::{MAX_BATCH, MAX_EVENT_ID_BYTES, MAX_EVENT_TYPE_BYTES};
#[cfg(feature = "openapi")]
use crate::problem::Code;
use crate::problem::FieldError;
use crate::words::words;
#[cfg(feature = "openapi")]
use crate::{TYPE, Time};

words! {
    /// What has become of a delivery.
    pub enum DeliveryState {
        /// It waits for an attempt, or is in one.
        Pending = "pending",
        /// A 2xx was seen.
        Delivered = "delivered",
        /// Every attempt of its schedule failed.
        DeadLetter = "dead_letter",
        /// Somebody called it off.
        Cancelled = "cancelled",
    }
}

words! {
    /// Why an attempt failed.
    pub enum Failure {
        /// The URL does not lead to the public internet.
        Blocked = "blocked",
        /// The server was not reached, or hung up.
        Connection = "connection",
        /// Its content was deleted: nothing of it is sent any more.
        Erased = "erased",
        /// Nothing was sent: the endpoint held as many events as it may. Replay it when there is room.
        Full = "full",
        /// It answered `410 Gone`, which the provider takes for good.
        Gone = "gone",
        /// It was cut off on our side. It is sent again.
        Interrupted = "interrupted",
        /// It answered with a redirect, which is not followed.
        Redirect = "redirect",
        /// It could not be signed.
        Signing = "signing",
        /// It answered another status than it should.
        Status = "status",
        /// No status came within the deadline.
        Timeout = "timeout",
        /// The TLS connection failed.
        Tls = "tls",
        /// Nothing was sent: the endpoint's template would have made too large a body of the event.
        Transform = "transform",
    }
}

words! {
    /// How `body` is written.
    pub enum BodyEncoding {
        /// As text.
        Utf8 = "utf8",
        /// In base64, where it is not text.
        Base64 = "base64",
    }
}

/// An event to be sent to every endpoint of a tenant that subscribes to its type.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEvent {
    /// The publisher's own id; the same id again is the same event. Generated when it is left out.
    #[serde(default)]
    #[cfg_attr(
        feature = "openapi",
        schemars(length(min = 1, max = MAX_EVENT_ID_BYTES), regex(pattern = r"^[A-Za-z0-9_:-]+$"))
    )]
    pub id: Option<String>,
    /// The event type: words joined by `.`, `/` or `:`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = MAX_EVENT_TYPE_BYTES), regex(pattern = TYPE)))]
    pub event_type: String,
    /// When it happened; now, when it is left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<Time>"))]
    pub timestamp: Option<String>,
    /// Any JSON. Sent with the bytes that were published.
    #[cfg_attr(feature = "openapi", schemars(with = "Value"))]
    pub data: Box<RawValue>,
}

/// Events that are published in one call, each by itself: what is wrong with one keeps no other from being stored.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEventBatch {
    /// In the order in which they are stored.
    // Read one by one, so that one that is no event is refused alone.
    #[cfg_attr(feature = "openapi", schemars(with = "Vec<NewEvent>", length(min = 1, max = MAX_BATCH)))]
    pub events: Vec<Box<RawValue>>,
}

/// What has become of each event of a batch.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct EventBatch {
    /// One for each event, in the order of the request.
    pub results: Vec<BatchResult>,
}

/// What has become of one event of a batch.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct BatchResult {
    /// 202 where it is stored; otherwise the status with which it would have been refused alone.
    pub status: u16,
    /// The event's id; `null` where it was refused and had none.
    pub id: Option<String>,
    /// To how many endpoints it goes.
    pub endpoint_count: u32,
    /// Whether it was published before. It is not sent again.
    pub already_published: bool,
    /// Why it was refused.
    pub error: Option<Refusal>,
}

/// Why one event of a batch was refused.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Refusal {
    /// What kind of error this is, for programs.
    #[cfg_attr(feature = "openapi", schemars(with = "Code"))]
    pub code: Cow<'static, str>,
    /// What kind of error this is, for people.
    pub title: Cow<'static, str>,
    /// What is wrong with this event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The event's fields that are wrong, where the code is `invalid`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// An event that is stored, and goes to every subscribed endpoint.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[cfg_attr(feature = "openapi", schemars(rename = "Event"))]
pub struct Event<D = Delivery> {
    /// Its id, the same on every attempt.
    pub id: String,
    /// Its type.
    #[serde(rename = "type")]
    pub event_type: String,
    /// When it happened.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub timestamp: String,
    /// One for each endpoint that subscribes to the type.
    pub deliveries: Vec<D>,
}

/// An event in a tenant's log.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct LoggedEvent {
    /// Its id.
    pub id: String,
    /// Its type.
    #[serde(rename = "type")]
    pub event_type: String,
    /// When it happened.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub timestamp: String,
    /// When it was published.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub created_at: String,
    /// To how many endpoints it went: 0 where nobody wanted it.
    pub endpoint_count: u32,
}

/// An event on its way to one endpoint.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Delivery {
    /// `dl_...`
    pub id: String,
    /// Where it goes.
    pub endpoint_id: String,
    /// The event.
    pub event_id: String,
    /// The event's type.
    #[serde(rename = "type")]
    pub event_type: String,
    /// What has become of it.
    pub state: DeliveryState,
    /// Counts the runs through the schedule: 1, and one more with each replay under the same id.
    pub run: u32,
    /// Attempts so far, over all runs.
    pub attempt_count: u32,
    /// Failed attempts of this run.
    pub run_failures: u32,
    /// Whether an attempt is under way.
    pub is_attempting: bool,
    /// When the next attempt is due.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<Time>"))]
    pub next_attempt_at: Option<String>,
    /// When it was stored.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub created_at: String,
    /// When it reached its state.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<Time>"))]
    pub ended_at: Option<String>,
    /// The event that this one sends again under a new id.
    pub replay_of: Option<String>,
    /// The receiver's last HTTP status.
    pub last_response_status: Option<u16>,
    /// Why the last attempt failed.
    pub last_error: Option<Failure>,
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
    /// How `body` is written.
    pub body_encoding: BodyEncoding,
}

/// One attempt.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Attempt {
    /// Counts from 1, over all runs.
    pub number: u32,
    /// The run through the schedule that it belongs to.
    pub run: u32,
    /// When it began.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub started_at: String,
    /// How long it took, in milliseconds; `null` while it runs, and when it was interrupted.
    pub duration_ms: Option<u64>,
    /// The receiver's HTTP status.
    pub response_status: Option<u16>,
    /// Why it failed.
    pub error: Option<Failure>,
    /// The first 4 KB of the receiver's answer.
    pub response_body: String,
    /// What was sent, the signature included; values of the endpoint's own `headers` are left out. Empty while the
    /// attempt runs, and when it was interrupted.
    #[serde(default)]
    pub request_headers: BTreeMap<String, String>,
}

/// One request that was sent at once, to see what comes of it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Trial {
    /// Whether the receiver answered as it should.
    pub ok: bool,
    /// When it was sent.
    // The aliases are the names under which an endpoint's last ping was stored before.
    #[serde(alias = "at")]
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub started_at: String,
    /// How long it took, in milliseconds.
    #[serde(alias = "ms")]
    pub duration_ms: u64,
    /// The receiver's HTTP status.
    #[serde(alias = "status")]
    pub response_status: Option<u16>,
    /// Why not.
    pub error: Option<Failure>,
    /// The first 4 KB of the receiver's answer.
    #[serde(alias = "answer")]
    pub response_body: String,
    /// What was sent, the signature included; values of the endpoint's own `headers` are left out.
    #[serde(default, alias = "headers")]
    pub request_headers: BTreeMap<String, String>,
}
