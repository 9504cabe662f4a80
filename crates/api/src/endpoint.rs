//! Endpoints: where deliveries go, and how.

use std::collections::BTreeMap;

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

#[cfg(feature = "openapi")]
use crate::{PATTERN, rules};
use crate::{RecentAttempt, Trial};

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
