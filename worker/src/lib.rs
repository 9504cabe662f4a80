//! The sender's module: its routes, and what it exports.
//!
//! The gate is a module of its own (`worker/gate`), and neither knows the other: what one asks of the other is in
//! `signpost-config`. Invariants: bodies are bytes from the wire on; nothing here panics.

#[cfg(feature = "planted")]
mod planted;
mod watch;

use signpost_platform::config;
use signpost_worker_sender as sender;
use wasm_bindgen::prelude::wasm_bindgen;
use worker::{Context, Env, Request, Response, Result, ScheduleContext, ScheduledEvent, event};

#[cfg(feature = "planted")]
pub use planted::PlantedObject;
pub use sender::{EndpointObject, TenantObject};
pub use watch::watch_panics;

#[event(fetch)]
async fn fetch(request: Request, env: Env, _: Context) -> Result<Response> {
    if sender::portal::is_page(&request.path()) {
        sender::portal::answer(&request, &env).await
    } else {
        sender::answer(request, &env).await
    }
}

/// The hourly timer.
#[event(scheduled)]
async fn scheduled(_: ScheduledEvent, env: Env, _: ScheduleContext) {
    sender::sweep(&env).await;
}

/// [`config::check_config`], for `npm run check:config`.
#[wasm_bindgen(js_name = checkConfig)]
pub fn check_config(input: &str) -> String {
    read_numbers();
    config::check_config(input, &config::url)
}

/// Filters read numbers with the standard library: this module has it anyway.
fn read_numbers() {
    signpost_content::filter::number::read_by(|text| text.parse().unwrap_or(f64::INFINITY));
}
