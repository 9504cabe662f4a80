//! The edge Worker: routes to the gate and the sender, and the one place where an error becomes a response.
//!
//! Invariants: bodies are bytes from the wire to the origin; nothing here panics; only this file,
//! the Durable Object shells and [`platform`] read the clock, randomness or the environment.

mod config;
mod gate;
mod host;
mod json;
mod log;
mod platform;
mod problem;
mod sender;
mod watch;

use config::{Config, Route};
use log::Entry;
use problem::Problem;
use worker::{Context, Env, Request, Response, Result, event};

pub use config::check_config;
pub use gate::ClaimShard;
pub use sender::{EndpointObject, TenantObject};
pub use watch::watch_panics;

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    let started = platform::now_ms();
    let path = request.path();
    #[cfg(feature = "planted")]
    if let Some(response) = gate::planted::answer(&path, &request, &env).await {
        return response;
    }
    if path == "/health" {
        return problem::health();
    }
    if path.starts_with("/v1/") {
        return sender::answer(request, &env).await;
    }
    let mut entry = Entry::new(started);
    let answer = match Config::of(&env).route(&path) {
        Route::Source(source) => gate::receive(request, &env, &source, &mut entry).await,
        Route::Misconfigured(source, error) => {
            entry.misconfigured(&source, &error);
            Err(Problem::MISCONFIGURED)
        }
        Route::Unknown => Err(Problem::NOT_FOUND),
    };
    let response = match answer {
        Ok(response) => response,
        Err(problem) => {
            entry.code(problem.code);
            problem.into_response()?
        }
    };
    entry.write(response.status_code(), platform::now_ms());
    Ok(response)
}
