//! Standard Webhooks 1.0, the default for new users, under its own header names and Svix's.
//!
//! Source: the specification, github.com/standard-webhooks/standard-webhooks.

use alloc::borrow::Cow::Borrowed;

use super::{
    Algorithm, Catalog, Encoding, Envelope, Exhausted, ExtraHeaders, Layout, Names, Place, Policy, Provider, Signature,
    TOLERANCE_S, TimeFormat, TimeUnit, Timestamp, TimestampPlace, WINDOW_S,
};
use crate::provider::{Part, Template};
use crate::secret::SecretFormat;

/// The row of Standard Webhooks.
pub static STANDARD_WEBHOOKS: Provider = Provider {
    name: Borrowed("standard-webhooks"),
    secret: SecretFormat::Whsec,
    signature: Signature {
        header: Names::new(&[Borrowed("webhook-signature"), Borrowed("svix-signature")]),
        layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1") },
        encoding: Encoding::Base64,
        algorithm: Algorithm::HmacSha256,
        signed: Template::new(&[
            Part::Id,
            Part::Literal(Borrowed(".")),
            Part::Timestamp,
            Part::Literal(Borrowed(".")),
            Part::Body,
        ]),
    },
    timestamp: Some(Timestamp {
        from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp"), Borrowed("svix-timestamp")])),
        unit: TimeUnit::Seconds,
        tolerance_s: TOLERANCE_S,
    }),
    id: Some(Place::Header(Names::new(&[Borrowed("webhook-id"), Borrowed("svix-id")]))),
    event_type: Some(Place::Field(Borrowed("type"))),
    extra: ExtraHeaders { event_type: None, idempotency_key: None },
    header_prefixes: Borrowed(&[Borrowed("webhook-"), Borrowed("svix-")]),
    handshake: None,
    ping: None,
    dedupe_window_s: WINDOW_S,
    max_body: None,
    delivery: Policy {
        // The specification names 15 to 30 seconds.
        deadline_ms: 15_000,
        schedule_s: Borrowed(&[5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]),
        jitter_percent: 10,
        exhausted: Exhausted::DeadLetter,
        gone_disables: true,
        retry_after: true,
        // The specification asks for it and leaves the time open: five days outlast its schedule.
        failing_disables_s: Some(5 * 86_400),
    },
    envelope: Some(Envelope {
        id: None,
        event_type: Borrowed("type"),
        tenant: None,
        timestamp: Borrowed("timestamp"),
        time_format: TimeFormat::Rfc3339,
        data: Borrowed("data"),
    }),
    catalog: Catalog { open: true, types: Borrowed(&[]) },
};

/// What a row does that says nothing of its deliveries.
impl Default for Policy {
    fn default() -> Self {
        STANDARD_WEBHOOKS.delivery.clone()
    }
}
