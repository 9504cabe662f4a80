//! Discord: interactions and webhook events, ed25519 over the time and the body.
//!
//! Source: docs.discord.com, "Setting up an endpoint" and "Webhook events" (the application's public
//! key in hexadecimal digits; an answer within 3 seconds; events are retried for up to 10 minutes, and
//! interactions never). Its documents name no tolerance: five minutes are our own, and whether a
//! retry is signed anew is not said. They do say that requests with a wrong signature come on
//! purpose and must be answered with 401.
//!
//! Two kinds of PING come after registration, both signed, and are dealt with after verification:
//! that of webhook events (`"type":0`, no id) is the [`Ping`] of this row, confirmed with 204; that of
//! interactions (`"type":1`, with an id) wants `{"type":1}` as its answer and is the application's to
//! answer, like every other interaction. An interaction has an `id`; a webhook event has none, so
//! there the body is its name.

use alloc::borrow::Cow::Borrowed;

use super::{
    Algorithm, Catalog, Encoding, Exhausted, ExtraHeaders, Layout, Names, Ping, Place, Policy, Provider, Signature,
    TOLERANCE_S, TimeUnit, Timestamp, TimestampPlace, WINDOW_S,
};
use crate::provider::{Part, Template};
use crate::secret::SecretFormat;

/// The row of Discord.
pub static DISCORD: Provider = Provider {
    name: Borrowed("discord"),
    secret: SecretFormat::Hex,
    signature: Signature {
        header: Names::new(&[Borrowed("X-Signature-Ed25519")]),
        layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false },
        encoding: Encoding::Hex,
        algorithm: Algorithm::Ed25519,
        signed: Template::new(&[Part::Timestamp, Part::Body]),
    },
    timestamp: Some(Timestamp {
        from: TimestampPlace::Header(Names::new(&[Borrowed("X-Signature-Timestamp")])),
        unit: TimeUnit::Seconds,
        tolerance_s: TOLERANCE_S,
    }),
    id: Some(Place::Field(Borrowed("id"))),
    // A number: 0 and 1 of a webhook event, 1 to 5 of an interaction.
    event_type: Some(Place::Field(Borrowed("type"))),
    extra: ExtraHeaders { event_type: None, idempotency_key: None },
    header_prefixes: Borrowed(&[]),
    handshake: None,
    ping: Some(Ping { event_type: Borrowed("0"), status: 204 }),
    dedupe_window_s: WINDOW_S,
    max_body: None,
    delivery: Policy {
        deadline_ms: 3_000,
        // The spacing is not public.
        schedule_s: Borrowed(&[10, 30, 60, 120, 240]),
        jitter_percent: 0,
        exhausted: Exhausted::DeadLetter,
        gone_disables: false,
        retry_after: false,
        failing_disables_s: None,
    },
    envelope: None,
    catalog: Catalog { open: true, types: Borrowed(&[]) },
};
