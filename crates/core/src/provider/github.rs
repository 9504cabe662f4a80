//! GitHub: `X-Hub-Signature-256` over the body; id and type only in unsigned headers.
//!
//! Source: docs.github.com, "Validating webhook deliveries" and "Handling failed deliveries"
//! (10 seconds, no automatic retry, redelivery by hand within 3 days, payloads up to 25 MB).

use alloc::borrow::Cow::Borrowed;

use super::{
    Algorithm, Catalog, Encoding, Exhausted, ExtraHeaders, Layout, Names, Place, Policy, Provider, Signature, WINDOW_S,
};
use crate::provider::Template;
use crate::secret::SecretFormat;

/// The row of GitHub.
pub static GITHUB: Provider = Provider {
    name: Borrowed("github"),
    secret: SecretFormat::Utf8,
    signature: Signature {
        header: Names::new(&[Borrowed("X-Hub-Signature-256")]),
        layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false },
        encoding: Encoding::Hex,
        algorithm: Algorithm::HmacSha256,
        signed: Template::BODY,
    },
    timestamp: None,
    id: Some(Place::Header(Names::new(&[Borrowed("X-GitHub-Delivery")]))),
    event_type: Some(Place::Header(Names::new(&[Borrowed("X-GitHub-Event")]))),
    extra: ExtraHeaders { event_type: None, idempotency_key: None },
    header_prefixes: Borrowed(&[Borrowed("x-github-"), Borrowed("x-hub-signature")]),
    handshake: None,
    ping: None,
    dedupe_window_s: WINDOW_S,
    // 25 MB of payload, and room for its form encoding.
    max_body: Some(26 * 1024 * 1024),
    delivery: Policy {
        deadline_ms: 10_000,
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
