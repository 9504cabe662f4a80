//! Slack's Events API: `v0:{timestamp}:{body}`, and a challenge when the URL is registered.
//!
//! Source: docs.slack.dev, "Verifying requests from Slack" and "The Events API" (3 seconds; retried
//! almost at once, after 1 minute and after 5 minutes).

use alloc::borrow::Cow::Borrowed;

use super::{
    Algorithm, Catalog, Encoding, Exhausted, ExtraHeaders, Layout, Names, Place, Policy, Provider, Signature,
    TOLERANCE_S, TimeUnit, Timestamp, TimestampPlace, WINDOW_S,
};
use crate::provider::handshake::Handshake;
use crate::provider::{Part, Template};
use crate::secret::SecretFormat;

/// The row of Slack.
pub static SLACK: Provider = Provider {
    name: Borrowed("slack"),
    secret: SecretFormat::Utf8,
    signature: Signature {
        header: Names::new(&[Borrowed("X-Slack-Signature")]),
        layout: Layout::Value { prefix: Borrowed("v0="), prefix_optional: false },
        encoding: Encoding::Hex,
        algorithm: Algorithm::HmacSha256,
        signed: Template::new(&[
            Part::Literal(Borrowed("v0:")),
            Part::Timestamp,
            Part::Literal(Borrowed(":")),
            Part::Body,
        ]),
    },
    timestamp: Some(Timestamp {
        from: TimestampPlace::Header(Names::new(&[Borrowed("X-Slack-Request-Timestamp")])),
        unit: TimeUnit::Seconds,
        tolerance_s: TOLERANCE_S,
    }),
    id: Some(Place::Field(Borrowed("event_id"))),
    event_type: Some(Place::Field(Borrowed("event.type"))),
    extra: ExtraHeaders { event_type: None, idempotency_key: None },
    header_prefixes: Borrowed(&[Borrowed("x-slack-")]),
    handshake: Some(Handshake::EchoField {
        field: Borrowed("type"),
        equals: Borrowed("url_verification"),
        echo: Borrowed("challenge"),
    }),
    ping: None,
    dedupe_window_s: WINDOW_S,
    max_body: None,
    delivery: Policy {
        deadline_ms: 3_000,
        schedule_s: Borrowed(&[1, 60, 300]),
        jitter_percent: 0,
        exhausted: Exhausted::DeadLetter,
        gone_disables: false,
        retry_after: false,
        failing_disables_s: None,
    },
    envelope: None,
    catalog: Catalog { open: true, types: Borrowed(&[]) },
};
