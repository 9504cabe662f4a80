//! Signpost itself, towards an origin: how the gate signs what it forwards.
//!
//! The scheme is that of Standard Webhooks under our header names, with the source under the
//! signature too, so that what came in for one source cannot be passed off as another's.

use alloc::borrow::Cow::Borrowed;

use super::{
    Algorithm, Catalog, Encoding, Exhausted, ExtraHeaders, Layout, Names, Place, Policy, Provider, Signature,
    TOLERANCE_S, TimeUnit, Timestamp, TimestampPlace, WINDOW_S,
};
use crate::provider::{Part, Template};
use crate::secret::SecretFormat;

/// The row of what the gate adds towards an origin.
pub static SIGNPOST: Provider = Provider {
    name: Borrowed("signpost"),
    secret: SecretFormat::Utf8,
    signature: Signature {
        header: Names::new(&[Borrowed("Signpost-Signature")]),
        layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1") },
        encoding: Encoding::Base64,
        algorithm: Algorithm::HmacSha256,
        signed: Template::new(&[
            Part::Id,
            Part::Literal(Borrowed(".")),
            Part::Timestamp,
            Part::Literal(Borrowed(".")),
            Part::Header(Borrowed("Signpost-Source")),
            Part::Literal(Borrowed(".")),
            Part::Body,
        ]),
    },
    timestamp: Some(Timestamp {
        from: TimestampPlace::Header(Names::new(&[Borrowed("Signpost-Timestamp")])),
        unit: TimeUnit::Seconds,
        tolerance_s: TOLERANCE_S,
    }),
    id: Some(Place::Header(Names::new(&[Borrowed("Signpost-Id")]))),
    event_type: None,
    extra: ExtraHeaders { event_type: None, idempotency_key: None },
    header_prefixes: Borrowed(&[Borrowed("signpost-")]),
    handshake: None,
    ping: None,
    dedupe_window_s: WINDOW_S,
    max_body: None,
    delivery: Policy {
        deadline_ms: 15_000,
        schedule_s: Borrowed(&[]),
        jitter_percent: 0,
        exhausted: Exhausted::DeadLetter,
        gone_disables: false,
        retry_after: false,
        failing_disables_s: None,
    },
    envelope: None,
    catalog: Catalog { open: true, types: Borrowed(&[]) },
};
