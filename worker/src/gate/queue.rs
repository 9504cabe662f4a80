//! `forward = "queue"`: the delivery is stored, acknowledged, and brought to the origin by the sender's
//! engine: the same rows, schedule, dead letters and replay as for an event of our own.

use js_sys::Uint8Array;
use worker::{Env, Request};

use super::forward::kept_headers;
use crate::config::Source;
use crate::sender::{Queued, enqueue};

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
    let queued = Queued { source: &source.name, event: name, event_type: event_type.unwrap_or_default(), headers };
    enqueue(env, queued, body).await.is_ok()
}
