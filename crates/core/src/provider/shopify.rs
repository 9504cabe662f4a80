//! Shopify: a base64 tag over the body; id and topic only in unsigned headers.
//!
//! Source: shopify.dev, "Deliver webhooks through HTTPS" (5 seconds, 8 retries over 4 hours; the
//! spacing is not public, so the schedule is our assumption).

use alloc::borrow::Cow::Borrowed;

use super::{
    Algorithm, Catalog, Encoding, Exhausted, ExtraHeaders, Layout, Names, Place, Policy, Provider, Signature, WINDOW_S,
};
use crate::provider::Template;
use crate::secret::SecretFormat;

/// The row of Shopify.
pub static SHOPIFY: Provider = Provider {
    name: Borrowed("shopify"),
    secret: SecretFormat::Utf8,
    signature: Signature {
        header: Names::new(&[Borrowed("X-Shopify-Hmac-Sha256")]),
        layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false },
        encoding: Encoding::Base64,
        algorithm: Algorithm::HmacSha256,
        signed: Template::BODY,
    },
    timestamp: None,
    id: Some(Place::Header(Names::new(&[Borrowed("X-Shopify-Event-Id")]))),
    event_type: Some(Place::Header(Names::new(&[Borrowed("X-Shopify-Topic")]))),
    extra: ExtraHeaders { event_type: None, idempotency_key: None },
    header_prefixes: Borrowed(&[Borrowed("x-shopify-")]),
    handshake: None,
    ping: None,
    dedupe_window_s: WINDOW_S,
    max_body: None,
    delivery: Policy {
        deadline_ms: 5_000,
        schedule_s: Borrowed(&[60, 120, 300, 600, 1_200, 2_400, 3_600, 6_120]),
        jitter_percent: 0,
        exhausted: Exhausted::DeadLetter,
        gone_disables: false,
        retry_after: false,
        failing_disables_s: None,
    },
    envelope: None,
    catalog: Catalog { open: true, types: Borrowed(&[]) },
};
