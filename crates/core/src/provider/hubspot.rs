//! HubSpot, signature v3: method, URL, body and time under one base64 tag.
//!
//! Source: developers.hubspot.com, "Validating requests" (`X-HubSpot-Signature-v3`, the time in
//! milliseconds, refused when older than 5 minutes) and "Webhooks API" (5 seconds; up to 10 retries
//! over 24 hours, whose spacing is not public: ours is an assumption). Each attempt must be signed
//! anew, or a retry would be older than 5 minutes; that is not said there.
//!
//! The URL is the subscription's target URL, query included. In it HubSpot signs the characters
//! `: / ? @ ! $ ' ( ) * , ;` as themselves even where the URL has them as `%3A` and so on, so they
//! must be written plainly in what is given to verification; nothing is decoded here, as HubSpot's own
//! libraries decode nothing. A body is a list of up to 100 events, whose `eventId` is not
//! guaranteed to be unique and whose `attemptNumber` counts the retries: no id names the delivery, and
//! deduplication by the body does not recognise a retry. That is left to the application.

use alloc::borrow::Cow::Borrowed;

use super::{
    Algorithm, Catalog, Encoding, Exhausted, ExtraHeaders, Layout, Names, Policy, Provider, Signature, TOLERANCE_S,
    TimeUnit, Timestamp, TimestampPlace, WINDOW_S,
};
use crate::provider::{Part, Template};
use crate::secret::SecretFormat;

/// The row of HubSpot.
pub static HUBSPOT: Provider = Provider {
    name: Borrowed("hubspot"),
    secret: SecretFormat::Utf8,
    signature: Signature {
        header: Names::new(&[Borrowed("X-HubSpot-Signature-v3")]),
        layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false },
        encoding: Encoding::Base64,
        algorithm: Algorithm::HmacSha256,
        signed: Template::new(&[Part::Method, Part::Url, Part::Body, Part::Timestamp]),
    },
    timestamp: Some(Timestamp {
        from: TimestampPlace::Header(Names::new(&[Borrowed("X-HubSpot-Request-Timestamp")])),
        unit: TimeUnit::Milliseconds,
        tolerance_s: TOLERANCE_S,
    }),
    id: None,
    event_type: None,
    extra: ExtraHeaders { event_type: None, idempotency_key: None },
    header_prefixes: Borrowed(&[Borrowed("x-hubspot-")]),
    handshake: None,
    ping: None,
    dedupe_window_s: WINDOW_S,
    max_body: None,
    delivery: Policy {
        deadline_ms: 5_000,
        schedule_s: Borrowed(&[60, 300, 600, 1_200, 2_400, 4_800, 9_600, 14_400, 21_600, 28_800]),
        jitter_percent: 0,
        exhausted: Exhausted::DeadLetter,
        gone_disables: false,
        retry_after: false,
        failing_disables_s: None,
    },
    envelope: None,
    catalog: Catalog { open: true, types: Borrowed(&[]) },
};
