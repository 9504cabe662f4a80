//! What the gate counts of its sources, and how the API asks for it.

use serde::{Deserialize, Serialize};
use worker::Env;

use crate::binding::COUNTERS;
use crate::clock::now_ms;
use crate::object::{Answer, relay};

/// One request, as far as it is counted.
#[derive(Clone, Deserialize, Serialize)]
pub struct Note {
    pub at: u64,
    pub verdict: String,
    /// Why it was refused or failed.
    pub code: Option<String>,
    pub event_id: Option<String>,
    pub event_type: Option<String>,
    pub status: u16,
    pub ms: u64,
}

/// Several requests to one source.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct Batch {
    /// Requests by verdict and code.
    pub counts: Vec<(String, Option<String>, u64)>,
    /// Those that were not accepted, for people to look at.
    pub details: Vec<Note>,
}

/// What is asked of a source's counters.
#[derive(Deserialize, Serialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Ask {
    Add { batch: Batch },
    Show { since: u64, step: u64 },
}

/// What a source did since a time, in steps of so many milliseconds: a `SourceCounts` as JSON.
pub async fn show(env: &Env, source: &str, span_ms: u64, step: u64) -> Answer<Vec<u8>> {
    let since = now_ms().saturating_sub(span_ms);
    // From the beginning of a step, or the first bar would be a part of one.
    let since = since.saturating_sub(since.checked_rem(step).unwrap_or(0));
    relay(env, COUNTERS, source, &Ask::Show { since, step }, &[]).await
}
