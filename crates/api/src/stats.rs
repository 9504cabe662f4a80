//! Deliveries over time: how many, what became of them, how long receivers took.

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::DeliveryCounts;
#[cfg(feature = "openapi")]
use crate::Time;

/// The deliveries that were accepted within a while, as they stand now. Those that the retention has deleted are not counted.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Stats {
    /// When the first step begins.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub starts_at: String,
    /// How long a step is, in seconds.
    pub step_s: u64,
    /// All of them.
    pub total: StatsCounts,
    /// Those of each step in which there were any, by when they were accepted, the oldest first.
    pub buckets: Vec<StatsBucket>,
    /// By event type, the most frequent first: at most 20.
    pub event_types: Vec<TypeStats>,
    /// By endpoint, the one with the most dead letters first, then the one with the most pending. Of one endpoint alone, itself.
    pub endpoints: Vec<EndpointStats>,
}

/// Deliveries, and how long their attempts took.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct StatsCounts {
    /// Deliveries by state.
    pub delivery_counts: DeliveryCounts,
    /// Attempts of all of them.
    pub attempt_count: u64,
    /// How long attempts took until the receiver's answer or the failure; `null` where none has ended.
    pub attempt_duration: Option<Percentiles>,
}

/// Percentiles in milliseconds, right to 2 %. Of more than 2,000 deliveries of an endpoint, those of a sample of them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Percentiles {
    /// The median.
    pub p50_ms: u64,
    /// 95 of 100 took no longer.
    pub p95_ms: u64,
    /// 99 of 100 took no longer.
    pub p99_ms: u64,
}

/// One step of time.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct StatsBucket {
    /// When the step begins.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub starts_at: String,
    /// What was accepted in it.
    pub counts: StatsCounts,
}

/// One event type.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct TypeStats {
    /// The type.
    #[serde(rename = "type")]
    pub event_type: String,
    /// Deliveries by state.
    pub delivery_counts: DeliveryCounts,
}

/// One endpoint.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct EndpointStats {
    /// The endpoint.
    pub endpoint_id: String,
    /// What went there.
    pub counts: StatsCounts,
}
