//! Gooclaim, an insurance workflow engine.
//!
//! Source: its public webhook page. Not confirmed there: hexadecimal tags and the `sha256=` prefix
//! (both forms are accepted, the prefix is sent), and the retry table, which is not public: 30 s
//! times 4^n is our assumption. Timestamp and idempotency key are *not* under the signature, so a
//! captured body could come back with fresh ones: the signed `event_id` counts as well as the key.

use alloc::borrow::Cow::Borrowed;

use super::{
    Algorithm, Catalog, Encoding, Envelope, Exhausted, ExtraHeaders, Layout, Names, Place, Policy, Provider, Signature,
    TOLERANCE_S, TimeFormat, TimeUnit, Timestamp, TimestampPlace, WINDOW_S,
};
use crate::provider::Template;
use crate::secret::SecretFormat;

/// The row of Gooclaim.
pub static GOOCLAIM: Provider = Provider {
    name: Borrowed("gooclaim"),
    secret: SecretFormat::Utf8,
    signature: Signature {
        header: Names::new(&[Borrowed("X-Gooclaim-Signature")]),
        layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: true },
        encoding: Encoding::Hex,
        algorithm: Algorithm::HmacSha256,
        signed: Template::BODY,
    },
    timestamp: Some(Timestamp {
        from: TimestampPlace::Header(Names::new(&[Borrowed("X-Gooclaim-Timestamp")])),
        unit: TimeUnit::Seconds,
        tolerance_s: TOLERANCE_S,
    }),
    id: Some(Place::Field(Borrowed("event_id"))),
    event_type: Some(Place::Field(Borrowed("event_type"))),
    extra: ExtraHeaders {
        event_type: Some(Borrowed("X-Gooclaim-Event")),
        idempotency_key: Some(Borrowed("X-Gooclaim-Idempotency-Key")),
    },
    header_prefixes: Borrowed(&[Borrowed("x-gooclaim-")]),
    handshake: None,
    ping: None,
    dedupe_window_s: WINDOW_S,
    max_body: None,
    delivery: Policy {
        deadline_ms: 5_000,
        schedule_s: Borrowed(&[30, 120, 480, 1_920, 7_680, 30_720]),
        jitter_percent: 0,
        exhausted: Exhausted::DeadLetter,
        gone_disables: false,
        retry_after: false,
        failing_disables_s: None,
    },
    envelope: Some(Envelope {
        id: Some(Borrowed("event_id")),
        event_type: Borrowed("event_type"),
        tenant: Some(Borrowed("tenant_id")),
        timestamp: Borrowed("occurred_at"),
        time_format: TimeFormat::Rfc3339,
        data: Borrowed("data"),
    }),
    catalog: Catalog {
        // "More in v1.1": a type that is not listed yet is no error.
        open: true,
        types: Borrowed(&[
            Borrowed("workflow.started"),
            Borrowed("workflow.consent_required"),
            Borrowed("workflow.consent_granted"),
            Borrowed("workflow.completed"),
            Borrowed("workflow.policy_blocked"),
            Borrowed("workflow.timed_out"),
            Borrowed("pending_docs.uploaded"),
            Borrowed("claim.fraud_suspect"),
            Borrowed("operational_mode.changed"),
        ]),
    },
};
