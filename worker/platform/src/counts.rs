//! How the API asks for what the gate counts of its sources (`worker/shell/source-counters.js`).

use serde::Serialize;
use worker::Env;

use crate::binding::COUNTERS;
use crate::clock::now_ms;
use crate::object::{Answer, relay};

/// What is asked of a source's counters.
#[derive(Serialize)]
#[serde(tag = "op", rename_all = "snake_case")]
enum Ask {
    Show { since: u64, step: u64 },
}

/// What a source did since a time, in steps of so many milliseconds: a `SourceCounts` as JSON.
pub async fn show(env: &Env, source: &str, span_ms: u64, step: u64) -> Answer<Vec<u8>> {
    let since = now_ms().saturating_sub(span_ms);
    // From the beginning of a step, or the first bar would be a part of one.
    let since = since.saturating_sub(since.checked_rem(step).unwrap_or(0));
    relay(env, COUNTERS, source, &Ask::Show { since, step }, &[]).await
}
