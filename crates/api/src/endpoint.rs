//! Endpoints: where deliveries go, and how.

use std::collections::BTreeMap;

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::limits::DEFAULT_CONCURRENCY;
#[cfg(feature = "openapi")]
use crate::limits::{
    MAX_CONCURRENCY, MAX_DESCRIPTION_BYTES, MAX_HEADERS, MAX_METADATA, MAX_PATTERNS, MAX_RATE_PER_SECOND,
    MAX_SECRET_BYTES, MAX_URL_BYTES, MIN_SECRET_BYTES,
};
use crate::words::words;
#[cfg(feature = "openapi")]
use crate::{PATTERN, Time, rules};
use crate::{RecentAttempt, Trial};

/// Stands for the value of a header that an endpoint's owner set. Sent back in a change, it means the value that is stored.
pub const REDACTED: &str = "[redacted]";

words! {
    /// Whether an endpoint is sent anything.
    pub enum EndpointStatus {
        /// Events are delivered.
        Active = "active",
        /// Events are stored and stay pending.
        Disabled = "disabled",
        /// The configuration holds back what goes there: events are stored and stay pending.
        Paused = "paused",
        /// It has not confirmed its registration ping, and takes no events yet.
        Unconfirmed = "unconfirmed",
    }
}

words! {
    /// Why an endpoint is disabled.
    pub enum DisabledReason {
        /// An event failed on every attempt of its schedule.
        Exhausted = "exhausted",
        /// Nothing but failures for longer than the provider allows.
        Failing = "failing",
        /// It answered `410 Gone`.
        Gone = "gone",
        /// Somebody disabled it.
        Manual = "manual",
    }
}

/// An endpoint to be added.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEndpoint {
    /// Where deliveries are sent: https, on the public internet, on port 443.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = MAX_URL_BYTES), extend("format" = "uri")))]
    pub url: String,
    /// How deliveries are signed and retried: the name of a built-in provider, or a provider's row.
    #[serde(default = "standard_webhooks")]
    pub provider: Value,
    /// Event types (`claim.created`) and patterns (`claim.*`, `*`) that it is sent. All by default.
    #[serde(default = "every_type")]
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = MAX_PATTERNS), inner(regex(pattern = PATTERN))))]
    pub event_types: Vec<String>,
    /// Which of these it is sent, by their content (docs/filters.md, `of` `event`). All by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<BTreeMap<String, Value>>"))]
    pub filter: Option<Box<RawValue>>,
    /// Makes another body of the event, in place of the provider's envelope: `slack`, `discord`, `teams`, or a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<crate::Transform>"))]
    pub transform: Option<Box<RawValue>>,
    /// The signing secret, in the provider's format. Generated when it is left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(min = MIN_SECRET_BYTES, max = MAX_SECRET_BYTES)))]
    pub secret: Option<String>,
    /// Generates an ed25519 key (`whsk_...`) in place of a shared secret: deliveries carry `v1a` signatures, and
    /// the receiver is given `public_key`. Only for Standard Webhooks and rows like it.
    #[serde(default)]
    pub asymmetric: bool,
    /// Headers that each delivery carries beside the provider's own. Their values are shown under the scope
    /// `secrets:read` alone.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(extend("maxProperties" = MAX_HEADERS)))]
    pub headers: BTreeMap<String, String>,
    /// For people.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(max = MAX_DESCRIPTION_BYTES)))]
    pub description: String,
    /// One delivery at a time, the oldest first. A failing event then holds up those behind it.
    #[serde(default)]
    pub fifo: bool,
    /// Attempts that may begin within one second.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = MAX_RATE_PER_SECOND)))]
    pub rate_per_second: Option<u32>,
    /// Attempts under way at once.
    #[serde(default = "default_concurrency")]
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = MAX_CONCURRENCY)))]
    pub concurrency: u32,
    /// Replaces the provider's rules, field by field; what is left out is Standard Webhooks'.
    #[serde(default)]
    pub delivery_rules: Option<Value>,
    /// What you want to know of it later: names and texts, for you alone. They are sent to nobody.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(extend("maxProperties" = MAX_METADATA)))]
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub metadata: BTreeMap<String, String>,
    /// `false`: its events are stored and wait until it is enabled.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub enabled: bool,
}

const fn yes() -> bool {
    true
}

/// What a request for an endpoint has always said is left out, so that it is the same request.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
const fn is_yes(value: &bool) -> bool {
    *value
}

fn standard_webhooks() -> Value {
    Value::String("standard-webhooks".to_string())
}

fn every_type() -> Vec<String> {
    vec!["*".to_string()]
}

const fn default_concurrency() -> u32 {
    DEFAULT_CONCURRENCY
}

/// A field that is there, if only as `null`: what is left out is `None`.
///
/// # Errors
/// Those of the field.
pub fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// What is to be changed about an endpoint; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EndpointChange {
    /// Where deliveries are sent: https, on the public internet, on port 443.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = MAX_URL_BYTES), extend("format" = "uri")))]
    pub url: Option<String>,
    /// Event types (`claim.created`) and patterns (`claim.*`, `*`) that it is sent.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = MAX_PATTERNS), inner(regex(pattern = PATTERN))))]
    pub event_types: Option<Vec<String>>,
    /// Which of these it is sent, by their content; `null` lets all pass.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<BTreeMap<String, Value>>"))]
    pub filter: Option<Option<Box<RawValue>>>,
    /// Makes another body of the events that come from now on; `null` goes back to the provider's own.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<crate::Transform>"))]
    pub transform: Option<Option<Box<RawValue>>>,
    /// All headers that each delivery shall carry beside the provider's own. The value `[redacted]` keeps the one that is
    /// stored.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(extend("maxProperties" = MAX_HEADERS)))]
    pub headers: Option<BTreeMap<String, String>>,
    /// For people.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(max = MAX_DESCRIPTION_BYTES)))]
    pub description: Option<String>,
    /// One delivery at a time, the oldest first.
    #[serde(default)]
    pub fifo: Option<bool>,
    /// Attempts that may begin within one second; `null` lifts the limit.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "openapi",
        schemars(with = "Option<u32>", range(min = 1, max = MAX_RATE_PER_SECOND))
    )]
    pub rate_per_second: Option<Option<u32>>,
    /// Attempts under way at once.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = MAX_CONCURRENCY)))]
    pub concurrency: Option<u32>,
    /// How deliveries are signed and retried from now on; the secret has to fit. A provider that pings has to be answered
    /// first. What is stored is sent with the body that it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<Value>,
    /// Replaces all of the endpoint's own rules, for what is pending, too; `null` goes back to the provider's.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<Value>"))]
    pub delivery_rules: Option<Option<Value>>,
    /// All names and texts that are kept with it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(extend("maxProperties" = MAX_METADATA)))]
    pub metadata: Option<BTreeMap<String, String>>,
}

/// How a secret is rotated.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct RotateSecret {
    /// While the last rotation is open: replaces the secret that it made, which nobody has if its answer was lost. The
    /// old secret signs until the same time as before.
    pub replace_new: bool,
}

/// An endpoint.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Endpoint {
    /// `ep_...`
    pub id: String,
    /// Whose it is.
    pub tenant_id: String,
    /// Where deliveries are sent.
    pub url: String,
    /// The provider's name.
    pub provider: String,
    /// What it is sent.
    pub event_types: Vec<String>,
    /// Which of these, by their content; `null` where all of them are.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<BTreeMap<String, Value>>"))]
    pub filter: Option<Box<RawValue>>,
    /// What makes its bodies; `null` where they are the provider's own.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<crate::Transform>"))]
    pub transform: Option<Box<RawValue>>,
    /// Headers beside the provider's own. Every value reads `[redacted]`.
    pub headers: BTreeMap<String, String>,
    /// For people.
    pub description: String,
    /// One delivery at a time, the oldest first.
    pub fifo: bool,
    /// Attempts that may begin within one second.
    pub rate_per_second: Option<u32>,
    /// Attempts under way at once.
    pub concurrency: u32,
    /// What was given to be kept with it.
    pub metadata: BTreeMap<String, String>,
    /// Whether it is sent anything.
    pub status: EndpointStatus,
    /// Why it is disabled.
    pub disabled_reason: Option<DisabledReason>,
    /// Failed attempts since the last success, whatever their events.
    pub consecutive_failures: u32,
    /// When the first of them ended.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<Time>"))]
    pub failing_since: Option<String>,
    /// What came of the last registration ping.
    pub confirmation: Option<Trial>,
    /// Until when the old secret signs too.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<Time>"))]
    pub rotation_ends_at: Option<String>,
    /// When the next attempt is due.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<Time>"))]
    pub next_attempt_at: Option<String>,
    /// When the oldest pending delivery was stored.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<Time>"))]
    pub oldest_pending_at: Option<String>,
    /// The rules in force: deadline, schedule, and what follows the last failure.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<rules::DeliveryRules>"))]
    pub delivery_rules: Value,
    /// The last attempts, the oldest first: at most 40.
    pub recent_attempts: Vec<RecentAttempt>,
    /// How many deliveries are in each state.
    pub delivery_counts: DeliveryCounts,
    /// When it was added.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub created_at: String,
    /// What verifies its deliveries, where the secret is an ed25519 key: `whpk_...`
    pub public_key: Option<String>,
    /// The signing secret. Only in the one answer that made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// What is kept of an endpoint and shown nowhere else: with it, the endpoint can be added elsewhere as it is.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct EndpointSecrets {
    /// The signing secret, in the provider's format; `whsk_...` where it is an ed25519 key. During a rotation the new one.
    pub secret: String,
    /// Headers beside the provider's own, with their values.
    pub headers: BTreeMap<String, String>,
    /// The provider as it was given: the name of a built-in one, or a row.
    pub provider: Value,
}

/// How many deliveries are in each state.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct DeliveryCounts {
    /// Waiting for an attempt, or in one.
    pub pending: u64,
    /// A 2xx was seen.
    pub delivered: u64,
    /// Every attempt failed.
    pub dead_letter: u64,
    /// Called off.
    pub cancelled: u64,
}
