//! Square: a base64 tag over its own URL and the body.
//!
//! Source: developer.squareup.com, "Verify and validate an event notification" (the notification URL
//! of the subscription, then the raw body, under the subscription's signature key as it stands) and
//! "Troubleshoot webhooks" (10 seconds, retried for up to 24 hours). The spacing of the retries is not
//! public, so the schedule is our assumption. The URL is signed as it stands in the subscription: a
//! slash more or less is another one. No time is signed; the signed `event_id` is the replay defence.

use alloc::borrow::Cow::Borrowed;

use super::{
    Algorithm, Catalog, Encoding, Exhausted, ExtraHeaders, Layout, Names, Place, Policy, Provider, Signature, WINDOW_S,
};
use crate::provider::{Part, Template};
use crate::secret::SecretFormat;

/// The row of Square.
pub static SQUARE: Provider = Provider {
    name: Borrowed("square"),
    secret: SecretFormat::Utf8,
    signature: Signature {
        header: Names::new(&[Borrowed("X-Square-HmacSha256-Signature")]),
        layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false },
        encoding: Encoding::Base64,
        algorithm: Algorithm::HmacSha256,
        signed: Template::new(&[Part::Url, Part::Body]),
    },
    timestamp: None,
    id: Some(Place::Field(Borrowed("event_id"))),
    event_type: Some(Place::Field(Borrowed("type"))),
    extra: ExtraHeaders { event_type: None, idempotency_key: None },
    header_prefixes: Borrowed(&[Borrowed("square-")]),
    handshake: None,
    ping: None,
    dedupe_window_s: WINDOW_S,
    max_body: None,
    delivery: Policy {
        deadline_ms: 10_000,
        schedule_s: Borrowed(&[60, 120, 240, 480, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 28_800]),
        jitter_percent: 0,
        exhausted: Exhausted::DeadLetter,
        gone_disables: false,
        retry_after: false,
        failing_disables_s: None,
    },
    envelope: None,
    catalog: Catalog { open: true, types: Borrowed(&[]) },
};
