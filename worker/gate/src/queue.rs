//! `forward = "queue"`: the delivery is stored, acknowledged, and brought to the origin by the sender's
//! engine: the same rows, schedule, dead letters and replay as for an event of our own.

use js_sys::Uint8Array;
use signpost_platform::config::Source;
use signpost_platform::digest::sha256_hex_of;
use signpost_platform::handover::{TakeIn, hand_over};
use worker::{Env, Request};

use super::forward::kept_headers;

/// Whether the delivery is stored.
pub async fn store(
    env: &Env,
    source: &Source,
    head: &Request,
    name: &str,
    event_type: Option<&str>,
    body: &Uint8Array,
) -> bool {
    let Ok(headers) = kept_headers(source, head) else {
        return false;
    };
    let Ok(headers) = serde_json::to_string(&headers) else {
        return false;
    };
    let delivery = TakeIn {
        source: source.name.clone(),
        event: name.to_string(),
        hash: sha256_hex_of(body),
        event_type: event_type.unwrap_or_default().to_string(),
        headers,
    };
    hand_over(env, delivery, body).await.is_ok()
}
