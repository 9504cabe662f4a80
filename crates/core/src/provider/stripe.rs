//! Stripe: `Stripe-Signature: t=...,v1=<hex>`, the secret used as it stands.
//!
//! Source: docs.stripe.com/webhooks (signature, events) and its note on retries over three days in
//! live mode; the spacing is not public, so the schedule is our assumption.

use alloc::borrow::Cow::Borrowed;

use super::{
    Algorithm, Catalog, Encoding, Envelope, Exhausted, ExtraHeaders, Layout, Names, Place, Policy, Provider, Signature,
    TOLERANCE_S, TimeFormat, TimeUnit, Timestamp, TimestampPlace, WINDOW_S,
};
use crate::provider::{Part, Template};
use crate::secret::SecretFormat;

/// The row of Stripe.
pub static STRIPE: Provider = Provider {
    name: Borrowed("stripe"),
    secret: SecretFormat::Utf8,
    signature: Signature {
        header: Names::new(&[Borrowed("Stripe-Signature")]),
        // `v0` is a test scheme and skipped like any other version.
        layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1") },
        encoding: Encoding::Hex,
        algorithm: Algorithm::HmacSha256,
        signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]),
    },
    timestamp: Some(Timestamp {
        from: TimestampPlace::Item(Borrowed("t")),
        unit: TimeUnit::Seconds,
        tolerance_s: TOLERANCE_S,
    }),
    id: Some(Place::Field(Borrowed("id"))),
    event_type: Some(Place::Field(Borrowed("type"))),
    extra: ExtraHeaders { event_type: None, idempotency_key: None },
    header_prefixes: Borrowed(&[]),
    handshake: None,
    ping: None,
    dedupe_window_s: WINDOW_S,
    max_body: None,
    delivery: Policy {
        deadline_ms: 20_000,
        schedule_s: Borrowed(&[3_600, 7_200, 14_400, 28_800, 57_600, 86_400]),
        jitter_percent: 10,
        exhausted: Exhausted::DeadLetter,
        gone_disables: false,
        retry_after: false,
        failing_disables_s: None,
    },
    envelope: Some(Envelope {
        id: Some(Borrowed("id")),
        event_type: Borrowed("type"),
        tenant: None,
        timestamp: Borrowed("created"),
        time_format: TimeFormat::UnixSeconds,
        data: Borrowed("data"),
    }),
    catalog: Catalog { open: true, types: Borrowed(&[]) },
};
