//! ClaimPort, a claims help desk.
//!
//! Source: its page "Settings > Webhooks". Not confirmed there: that the key is the secret's UTF-8
//! bytes. No time is signed, so deduplication by the signed body `id` is the only replay defence.

use alloc::borrow::Cow::Borrowed;

use super::{
    Algorithm, Catalog, Encoding, Envelope, Exhausted, ExtraHeaders, Layout, Names, Ping, Place, Policy, Provider,
    Signature, TimeFormat, WINDOW_S,
};
use crate::provider::Template;
use crate::secret::SecretFormat;

/// The row of ClaimPort.
pub static CLAIMPORT: Provider = Provider {
    name: Borrowed("claimport"),
    secret: SecretFormat::Utf8,
    signature: Signature {
        header: Names::new(&[Borrowed("X-ClaimPort-Signature")]),
        layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false },
        encoding: Encoding::Hex,
        algorithm: Algorithm::HmacSha256,
        signed: Template::BODY,
    },
    timestamp: None,
    id: Some(Place::Field(Borrowed("id"))),
    event_type: Some(Place::Field(Borrowed("type"))),
    extra: ExtraHeaders { event_type: None, idempotency_key: None },
    header_prefixes: Borrowed(&[Borrowed("x-claimport-")]),
    handshake: None,
    ping: Some(Ping { event_type: Borrowed("webhook.test"), status: 200 }),
    // Retries go on for 26 h 35 min, so the usual 24 hours would be too short.
    dedupe_window_s: WINDOW_S,
    max_body: None,
    delivery: Policy {
        deadline_ms: 30_000,
        schedule_s: Borrowed(&[5 * 60, 30 * 60, 2 * 3600, 24 * 3600]),
        jitter_percent: 0,
        exhausted: Exhausted::Disable,
        gone_disables: false,
        retry_after: false,
        failing_disables_s: None,
    },
    envelope: Some(Envelope {
        id: Some(Borrowed("id")),
        event_type: Borrowed("type"),
        tenant: None,
        timestamp: Borrowed("timestamp"),
        time_format: TimeFormat::Rfc3339,
        data: Borrowed("data"),
    }),
    catalog: Catalog {
        open: false,
        types: Borrowed(&[
            Borrowed("claim.created"),
            Borrowed("claim.updated"),
            Borrowed("claim.assigned"),
            Borrowed("claim.status_changed"),
            Borrowed("claim.approved"),
            Borrowed("claim.denied"),
            Borrowed("claim.closed"),
            Borrowed("message.received"),
            Borrowed("message.sent"),
            Borrowed("order.synced"),
        ]),
    },
};
