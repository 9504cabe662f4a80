//! The sending side of a row: deadline, success, schedule, giving up, envelope, catalog, ping.

use alloc::borrow::Cow;

#[cfg(feature = "schema")]
use super::schema;
#[cfg(feature = "serde")]
use super::units;
use super::{List, Text};

/// How deliveries are attempted, retried and given up.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, default))]
pub struct Policy {
    /// How long a receiver may take, its answer's body included. In configuration `deadline = "20s"`.
    #[cfg_attr(feature = "serde", serde(alias = "deadline", deserialize_with = "units::milliseconds"))]
    #[cfg_attr(feature = "schema", schemars(rename = "deadline", with = "schema::Duration"))]
    pub deadline_ms: u32,
    /// How long to wait after each failure; one attempt more than entries. In configuration `schedule = ["5m", "2h"]`.
    #[cfg_attr(feature = "serde", serde(alias = "schedule", deserialize_with = "units::schedule"))]
    #[cfg_attr(feature = "schema", schemars(rename = "schedule", with = "alloc::vec::Vec<schema::Duration>"))]
    pub schedule_s: List<u32>,
    /// The largest part of a wait that chance adds to it, in percent. It never shortens one.
    pub jitter_percent: u8,
    /// What follows the last failure.
    pub exhausted: Exhausted,
    /// Whether `410 Gone` disables the endpoint at once.
    pub gone_disables: bool,
    /// Whether `Retry-After` on 429 and 503 is honoured.
    pub retry_after: bool,
    /// How long there may be nothing but failures, over all events, before the endpoint is disabled. In
    /// configuration `failing_disables = "5d"`, or `"never"`.
    #[cfg_attr(feature = "serde", serde(alias = "failing_disables", deserialize_with = "units::seconds_or_never"))]
    #[cfg_attr(feature = "schema", schemars(rename = "failing_disables", with = "Option<schema::Duration>"))]
    pub failing_disables_s: Option<u32>,
}

/// What follows the last failure of an event. Success is always a 2xx within the deadline; a
/// redirect is a failure and never followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Exhausted {
    /// The event becomes a dead letter, which can be replayed.
    DeadLetter,
    /// The endpoint is disabled; its events stay pending until it is enabled.
    Disable,
}

impl Policy {
    /// What a row does that says nothing of its deliveries: what Standard Webhooks 1.0 recommends.
    pub const DEFAULT: Self = Self {
        // The specification names 15 to 30 seconds.
        deadline_ms: 15_000,
        schedule_s: Cow::Borrowed(&[5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]),
        jitter_percent: 10,
        exhausted: Exhausted::DeadLetter,
        gone_disables: true,
        retry_after: true,
        // The specification asks for it and leaves the time open: five days outlast its schedule.
        failing_disables_s: Some(5 * 86_400),
    };

    /// Seconds from the first attempt to the end of the last one: every wait, every chance addition
    /// to it, and every attempt taking its whole deadline.
    pub fn span_s(&self) -> u64 {
        let waits: u64 = self.schedule_s.iter().map(|wait| u64::from(*wait)).fold(0, u64::saturating_add);
        let jitter = waits.saturating_mul(u64::from(self.jitter_percent)).div_ceil(100);
        let attempts = u64::try_from(self.schedule_s.len()).unwrap_or(u64::MAX).saturating_add(1);
        let attempting = attempts.saturating_mul(u64::from(self.deadline_ms)).div_ceil(1000);
        waits.saturating_add(jitter).saturating_add(attempting)
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The names of the fields around an event's data.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Envelope {
    /// The event id, where the envelope has one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub id: Option<Text>,
    /// The event type.
    pub event_type: Text,
    /// The tenant, where the envelope names one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub tenant: Option<Text>,
    /// When the event happened.
    pub timestamp: Text,
    /// How that time is written.
    #[cfg_attr(feature = "serde", serde(default))]
    pub time_format: TimeFormat,
    /// The event's data.
    pub data: Text,
}

/// How an envelope writes a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum TimeFormat {
    /// `2026-05-20T10:14:25Z` (RFC 3339, in UTC).
    #[default]
    Rfc3339,
    /// A JSON number of seconds since 1970.
    UnixSeconds,
}

/// The event types of a provider.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, default))]
pub struct Catalog {
    /// Whether types outside the list may be published.
    pub open: bool,
    /// The types that are known.
    pub types: List<Text>,
}

impl Catalog {
    /// Whether an event of that type may be published.
    pub fn allows(&self, event_type: &str) -> bool {
        self.open || self.types.iter().any(|known| known == event_type)
    }
}

impl Catalog {
    /// No type is known, and every type is allowed.
    pub const DEFAULT: Self = Self { open: true, types: Cow::Borrowed(&[]) };
}

impl Default for Catalog {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The signed test event of a registration. A receiver confirms it with exactly this status.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Ping {
    /// The type that marks it. A delivery of this type without an id is a ping, never an event.
    pub event_type: Text,
    /// The status that confirms the endpoint.
    pub status: u16,
}

impl Ping {
    /// Whether a verified delivery of this id and type is the ping. It proves that both sides have the secret,
    /// and there is no event in it: it is answered with [`Ping::status`] and goes no further.
    pub fn is(&self, id: Option<&str>, event_type: Option<&str>) -> bool {
        id.is_none() && event_type == Some(self.event_type.as_ref())
    }

    /// Whether this answer confirms the endpoint; `None` where there was no answer. Another 2xx does not.
    pub fn is_confirmed_by(&self, status: Option<u16>) -> bool {
        status == Some(self.status)
    }
}

#[cfg(test)]
mod tests {
    use crate::provider::{CLAIMPORT, GOOCLAIM};

    #[test]
    fn a_closed_catalog_allows_its_types_and_no_others() {
        assert!(CLAIMPORT.catalog.allows("claim.created"));
        assert!(!CLAIMPORT.catalog.allows("claim.creatd"));
        assert!(!CLAIMPORT.catalog.allows("webhook.test"), "a ping is sent and never published");
        assert!(GOOCLAIM.catalog.allows("more.in_v1_1"));
    }

    #[test]
    fn claimport_retries_for_26_hours_35_minutes() {
        let waits: u32 = CLAIMPORT.delivery.schedule_s.iter().sum();
        assert_eq!(waits, 26 * 3600 + 35 * 60);
        assert_eq!(CLAIMPORT.delivery.span_s(), u64::from(waits) + 5 * 30);
    }

    #[test]
    fn gooclaim_waits_thirty_seconds_times_four_to_the_n() {
        let waits = &GOOCLAIM.delivery.schedule_s;
        assert_eq!(waits.first(), Some(&30));
        assert!(waits.windows(2).all(|pair| pair[1] == pair[0] * 4));
    }
}
