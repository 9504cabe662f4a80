//! The edge Worker: routes to the gate and the sender, and the one place where an error becomes a response.
//!
//! Invariants: bodies are bytes from the wire to the origin; nothing here panics; only this file,
//! the Durable Object shells and [`platform`] read the clock, randomness or the environment.

mod body;
mod config;
mod counters;
mod gate;
mod host;
mod json;
mod log;
mod platform;
mod portal;
mod problem;
mod sender;
mod watch;

use config::{Config, Route};
use log::Entry;
use problem::Problem;
use worker::{Context, Env, Request, Response, Result, event};

pub use config::check_config;
pub use counters::SourceCounters;
pub use gate::ClaimShard;
pub use sender::{EndpointObject, TenantObject};
pub use watch::watch_panics;

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    let started = platform::now_ms();
    let path = request.path();
    #[cfg(feature = "planted")]
    if let Some(response) = gate::planted::answer(&path, &request, &env).await {
        return response;
    }
    if path == "/health" {
        return problem::health();
    }
    if portal::is_page(&path) {
        return portal::answer(&request, &env).await;
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
    // Only what a source answered is counted: anybody can ask for paths that are nothing.
    if let Some((source, note)) = entry.write(response.status_code(), platform::now_ms())
        && counters::note(source, note)
    {
        context.wait_until(counters::flush(env));
    }
    Ok(response)
}
