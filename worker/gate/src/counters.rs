//! What the gate's sources do, counted behind the answer: `worker/shell/gate/counters.js`.

use js_sys::Promise;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use worker::wasm_bindgen_futures::JsFuture;
use worker::{Context, Env};

#[wasm_bindgen(raw_module = "./gate/counters.js")]
extern "C" {
    #[wasm_bindgen(js_name = note)]
    fn count(env: &Env, source: &str, verdict: &str, code: Option<&str>, detail: Option<String>) -> Option<Promise>;
}

/// One request, as far as it is counted.
#[derive(Serialize)]
pub struct Note {
    pub at: u64,
    pub verdict: &'static str,
    /// Why it was refused or failed.
    pub code: Option<&'static str>,
    pub event_id: Option<String>,
    pub event_type: Option<String>,
    pub status: u16,
    pub ms: u64,
}

impl Note {
    /// Whether somebody would want to know about such a request.
    fn is_notable(&self) -> bool {
        !matches!(self.verdict, "accepted" | "queued" | "duplicate" | "handshake" | "ping")
    }
}

/// Counts a request to a source.
pub fn note(env: &Env, context: &Context, source: &str, note: &Note) {
    let detail = note.is_notable().then(|| serde_json::to_string(note).ok()).flatten();
    if let Some(handed_over) = count(env, source, note.verdict, note.code, detail) {
        context.wait_until(async {
            // It reports its own errors.
            let _ = JsFuture::from(handed_over).await;
        });
    }
}
