//! What a portal needs beside the rest: health as a picture, totals, and links to hand out.

use std::collections::BTreeMap;

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[cfg(feature = "openapi")]
use crate::Time;
use crate::limits::DEFAULT_TOKEN_S;
#[cfg(feature = "openapi")]
use crate::limits::MAX_LINK_S;
use crate::words::words;
use crate::{DeliveryCounts, Failure, LinkScope};

words! {
    /// The colours of the portal.
    pub enum Theme {
        /// As the reader's system.
        Auto = "auto",
        /// Dark.
        Dark = "dark",
        /// Light.
        Light = "light",
    }
}

words! {
    /// How far counts look back.
    pub enum Span {
        /// An hour, by the minute.
        Hour = "hour",
        /// A day, by the half hour.
        Day = "day",
        /// A week, by three hours.
        Week = "week",
        /// 30 days, by twelve hours.
        Month = "month",
    }
}

/// One of an endpoint's last attempts.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct RecentAttempt {
    /// The delivery that it belongs to.
    pub delivery_id: String,
    /// When it began.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub started_at: String,
    /// How long it took, in milliseconds; `null` while it runs, and when it was interrupted.
    pub duration_ms: Option<u64>,
    /// The receiver's HTTP status.
    pub response_status: Option<u16>,
    /// Why it failed; `null` where it succeeded, and while it runs.
    pub error: Option<Failure>,
}

/// A tenant.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Tenant {
    /// Its name in every path.
    pub id: String,
    /// When its first endpoint was added.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub created_at: String,
}

/// What all of a tenant's endpoints come to.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct TenantSummary {
    /// The tenant.
    pub id: String,
    /// Its endpoints.
    pub endpoint_counts: EndpointCounts,
    /// Their deliveries.
    pub delivery_counts: DeliveryCounts,
    /// When the oldest pending delivery was stored.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<Time>"))]
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
    /// Disabled, by hand or by the provider's rules, or paused in the configuration.
    pub disabled: u64,
    /// Still without a confirmed registration ping.
    pub unconfirmed: u64,
}

/// A link that opens the portal for one tenant.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NewPortalLink {
    /// How long the link opens the tenant, in seconds.
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = MAX_LINK_S)))]
    pub expires_in_s: u64,
    /// The colours of the portal.
    pub theme: Theme,
    /// What the link may do.
    pub scope: LinkScope,
}

impl Default for NewPortalLink {
    fn default() -> Self {
        Self { expires_in_s: DEFAULT_TOKEN_S, theme: Theme::Auto, scope: LinkScope::Manager }
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
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
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
    /// What people call the provider; empty where its row has no title.
    pub provider_title: String,
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
    pub recent_requests: Vec<SourceRequest>,
}

/// Requests within one step of time.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct SourceBucket {
    /// When the step begins.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub starts_at: String,
    /// Requests by verdict: `accepted`, `duplicate`, `refused`, `failed` and so on.
    pub verdicts: BTreeMap<String, u64>,
}

/// One request to a source that was refused or failed.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct SourceRequest {
    /// When it came.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub received_at: String,
    /// `refused`, `failed`, `origin_refused` or `in_flight`.
    pub verdict: String,
    /// Why. The caller was not told.
    pub code: Option<String>,
    /// The event, if it was verified and has an id.
    pub event_id: Option<String>,
    /// The event's type.
    #[serde(rename = "type")]
    pub event_type: Option<String>,
    /// The status that was answered.
    pub response_status: u16,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
}
