//! The edge Worker: its routes, and what the one wasm module exports.
//!
//! The gate and the sender are crates of their own, and neither knows the other: what both need, and what
//! one asks of the other, is in `signpost-platform`. Invariants: bodies are bytes from the wire to the origin;
//! nothing here panics.

mod claims;
mod watch;

use signpost_platform::{clock, problem};
use signpost_worker_gate as gate;
use signpost_worker_sender as sender;
use worker::{Context, Env, Request, Response, Result, event};

pub use claims::Shard;
#[cfg(feature = "planted")]
pub use gate::planted::PlantedObject;
pub use sender::{EndpointObject, TenantObject};
pub use signpost_platform::config::check_config;
pub use watch::watch_panics;

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    let started_ms = clock::now_ms();
    let path = request.path();
    #[cfg(feature = "planted")]
    if let Some(response) = gate::planted::answer(&path, &request, &env).await {
        return response;
    }
    match path.as_str() {
        "/health" => problem::health(),
        path if sender::portal::is_page(path) => sender::portal::answer(&request, &env).await,
        path if path.starts_with("/v1/") => sender::answer(request, &env).await,
        _ => gate::answer(request, env, &context, started_ms).await,
    }
}
