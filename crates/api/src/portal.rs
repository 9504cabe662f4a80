//! What a portal needs beside the rest: health as a picture, totals, and links to hand out.

use std::collections::BTreeMap;

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Counts;

/// One of an endpoint's last attempts.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct RecentAttempt {
    /// The delivery that it belongs to.
    pub delivery: String,
    /// When it began.
    pub at: String,
    /// How long it took, in milliseconds; absent while it runs, and when it was interrupted.
    pub ms: Option<u64>,
    /// The receiver's HTTP status.
    pub status: Option<u16>,
    /// Why it failed; absent where it succeeded, and while it runs.
    pub error: Option<String>,
}

/// A tenant.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Tenant {
    /// Its name in every path.
    pub id: String,
    /// When its first endpoint was added.
    pub created_at: String,
}

/// What all of a tenant's endpoints come to.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct TenantSummary {
    /// The tenant.
    pub id: String,
    /// Its endpoints.
    pub endpoints: EndpointCounts,
    /// Their deliveries.
    pub deliveries: Counts,
    /// When the oldest pending delivery was stored.
    pub oldest_pending_at: Option<String>,
}

/// How many endpoints are in each state.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct EndpointCounts {
    /// In use.
    pub active: u64,
    /// Of those in use: with failures since the last success.
    pub failing: u64,
    /// Disabled, by hand or by the provider's rules.
    pub disabled: u64,
    /// Still without a confirmed registration ping.
    pub unconfirmed: u64,
}

/// A link that opens the portal for one tenant.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NewPortalLink {
    /// How long the link opens the tenant, in seconds. At most a day.
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 86_400)))]
    pub expires_in_s: u64,
    /// `light`, `dark`, or `auto`: as the reader's system.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["auto", "dark", "light"])))]
    pub theme: String,
}

impl Default for NewPortalLink {
    fn default() -> Self {
        Self { expires_in_s: 3600, theme: "auto".to_string() }
    }
}

/// A link, shown once.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct PortalLink {
    /// Names the token in it, to revoke it.
    pub id: String,
    /// Opens the portal. The token stands behind the `#`, which browsers send to nobody.
    pub url: String,
    /// From then on it opens nothing.
    pub expires_at: String,
}

/// A source of the gate: where a provider's webhooks come in.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Source {
    /// Its name in the configuration.
    pub name: String,
    /// The path on which it listens.
    pub path: String,
    /// The provider's name; empty where the configuration cannot be read.
    pub provider: String,
    /// What is wrong with its configuration, and what mends it.
    pub problem: Option<String>,
}

/// What a source did over a while.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct SourceCounts {
    /// Requests in each step of time in which there were any, the oldest first.
    pub buckets: Vec<SourceBucket>,
    /// Requests by verdict, over the whole time.
    pub verdicts: BTreeMap<String, u64>,
    /// Requests by the code of what was wrong, over the whole time.
    pub codes: BTreeMap<String, u64>,
    /// The last requests that were refused or failed, the newest first: at most 50.
    pub recent: Vec<SourceEvent>,
}

/// Requests within one step of time.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct SourceBucket {
    /// When the step begins.
    pub at: String,
    /// Requests by verdict: `accepted`, `duplicate`, `refused`, `failed` and so on.
    pub verdicts: BTreeMap<String, u64>,
}

/// One request to a source that was refused or failed.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct SourceEvent {
    /// When it came.
    pub at: String,
    /// `refused`, `failed`, `origin_refused` or `in_flight`.
    pub verdict: String,
    /// Why. The caller was not told.
    pub code: Option<String>,
    /// The event, if it was verified and has an id.
    pub event: Option<String>,
    /// Its type.
    #[serde(rename = "type")]
    pub event_type: Option<String>,
    /// The status that was answered.
    pub status: u16,
    /// How long it took, in milliseconds.
    pub ms: u64,
}
