//! SendGrid's Signed Event Webhook: ECDSA over P-256, the time and the body.
//!
//! Source: twilio.com/docs/sendgrid, "Getting Started with the Event Webhook Security Features", and the
//! test of SendGrid's own libraries (the signature as DER in base64, with an `s` in the upper half of
//! the group; the verification key as a `SubjectPublicKeyInfo` in base64; a body that ends in a line
//! break, which is signed). Retries go on for 24 hours; their spacing, the deadline and a tolerance
//! are not public: those here are our assumptions. Nor is it said that a retry is signed anew: if
//! retries come as `timestamp_too_old`, the source needs a larger tolerance.
//!
//! A body is a list of events, each with its own `sg_event_id`: the body is the delivery's name, and an
//! application that must not count an event twice looks at the ids.

use alloc::borrow::Cow::Borrowed;

use super::{
    Algorithm, Catalog, Encoding, Exhausted, ExtraHeaders, Layout, Names, Policy, Provider, Signature, TOLERANCE_S,
    TimeUnit, Timestamp, TimestampPlace, WINDOW_S,
};
use crate::provider::{Part, Template};
use crate::secret::SecretFormat;

/// The row of SendGrid.
pub static SENDGRID: Provider = Provider {
    name: Borrowed("sendgrid"),
    secret: SecretFormat::Spki,
    signature: Signature {
        header: Names::new(&[Borrowed("X-Twilio-Email-Event-Webhook-Signature")]),
        layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false },
        encoding: Encoding::Base64,
        algorithm: Algorithm::EcdsaP256Sha256,
        signed: Template::new(&[Part::Timestamp, Part::Body]),
    },
    timestamp: Some(Timestamp {
        from: TimestampPlace::Header(Names::new(&[Borrowed("X-Twilio-Email-Event-Webhook-Timestamp")])),
        unit: TimeUnit::Seconds,
        tolerance_s: TOLERANCE_S,
    }),
    id: None,
    event_type: None,
    extra: ExtraHeaders { event_type: None, idempotency_key: None },
    header_prefixes: Borrowed(&[]),
    handshake: None,
    ping: None,
    dedupe_window_s: WINDOW_S,
    max_body: None,
    delivery: Policy {
        deadline_ms: 10_000,
        schedule_s: Borrowed(&[60, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 28_800]),
        jitter_percent: 0,
        exhausted: Exhausted::DeadLetter,
        gone_disables: false,
        retry_after: false,
        failing_disables_s: None,
    },
    envelope: None,
    catalog: Catalog { open: true, types: Borrowed(&[]) },
};
