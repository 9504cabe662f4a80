//! The gate: one delivery from the wire to its origin, or refused.
//!
//! Invariants:
//! - the origin gets exactly the bytes that were verified, and nothing that was not;
//! - an event is marked as done only after the origin's 2xx; whatever else happens, the provider's
//!   next retry goes through (at least once, never a loss);
//! - towards the outside every refusal is the same answer.
//!
//! What it does not do: parse, inflate or re-serialise a body, retry, or follow a redirect.

mod answer;
mod claim;
mod counters;
mod forward;
mod log;
#[cfg(feature = "planted")]
pub mod planted;
mod queue;

use signpost_core::request::{dedupe, handshake};
use signpost_core::{Body as _, Head as _, Reject};
use signpost_platform::body;
use signpost_platform::clock::now_ms;
use signpost_platform::config::{Config, ForwardMode, Route, Source};
use signpost_platform::host::{RequestBody, RequestHead, read};
use signpost_platform::problem::Problem;
use worker::{Context, Env, Request, Response};

use claim::{Claim, Claims};
use forward::{Forwarded, Outgoing};
use log::Entry;

/// Answers whatever no other route has: a source's path, or 404. Everything is logged; what a source answered is
/// counted.
pub async fn answer(request: Request, env: Env, context: &Context, started_ms: u64) -> worker::Result<Response> {
    let mut entry = Entry::new(started_ms);
    let answer = match Config::of(&env).route(&request.path()) {
        Route::Source(source) => receive(request, &env, &source, &mut entry).await,
        Route::Misconfigured(source, error) => {
            entry.misconfigured(&source, &error);
            Err(Problem::MISCONFIGURED)
        }
        Route::Unknown => {
            entry.guess(&request);
            Err(Problem::NOT_FOUND)
        }
    };
    let response = match answer {
        Ok(response) => response,
        Err(problem) => {
            entry.code(problem.code);
            problem.into_response()?
        }
    };
    // Only what a source answered is counted: anybody can ask for paths that are nothing.
    if let Some((source, note)) = entry.write(response.status_code(), now_ms()) {
        counters::note(&env, context, &source, &note);
    }
    Ok(response)
}

/// Reads, verifies, claims, forwards and commits one delivery.
async fn receive(request: Request, env: &Env, source: &Source, entry: &mut Entry) -> Result<Response, Problem> {
    entry.source(&source.name);
    let head = RequestHead::new(&request, &source.provider, source.url.as_deref());

    let method = head.method().unwrap_or_default();
    if method != "POST" {
        if !handshake::is_asked_by(&source.provider, method) {
            return Err(Problem::method_not_allowed(handshake::allowed(&source.provider)));
        }
        let answer = shake_hands(source, method, &head, &RequestBody(Vec::new()), entry);
        return answer.unwrap_or_else(|| Err(refuse(Reject::MissingSignature, entry)));
    }

    let bytes = body::read(&request, source.max_body).await?;
    let body = RequestBody(bytes.to_vec());
    if let Some(answer) = shake_hands(source, method, &head, &body, entry) {
        return answer;
    }

    let started_ms = entry.started_ms();
    let verified = source
        .keys
        .verify_within(&source.provider, &head, &body, now_ms() / 1000, source.tolerance)
        .map_err(|reason| {
            if reason == Reject::MissingSignature {
                entry.guess(&request);
            }
            refuse(reason, entry)
        })?;
    entry.verified(&verified);
    if forward::has_passed(&Config::of(env), &request, &body) {
        return Err(Problem::LOOP_DETECTED);
    }
    let ping = source.provider.ping.as_ref();
    if ping.is_some_and(|ping| ping.is(verified.id.as_deref(), verified.event_type.as_deref())) {
        entry.verdict("ping");
        return answer::ping(source);
    }

    let keys = dedupe::keys(&source.provider, &source.name, &verified, body.bytes(), source.by);
    let name = dedupe::event_name(&source.provider, &verified, body.bytes());
    drop(body); // no copy of ours across an await
    let budget_ms = || forward::budget_ms(&source.provider, now_ms().saturating_sub(started_ms));
    let claims = Claims::open(env, source, budget_ms()).map_err(|error| unclaimed(&error, entry))?;
    let claim = match claims.claim(&keys, entry).await.map_err(|error| unclaimed(&error, entry))? {
        Claim::Ours(held) => held,
        Claim::Done => {
            entry.verdict("duplicate");
            return answer::duplicate();
        }
        Claim::InFlight { retry_after_s } => {
            entry.verdict("in_flight");
            return Err(Problem::in_flight(retry_after_s));
        }
    };

    if source.forward == ForwardMode::Queue {
        let event_type = verified.event_type.as_deref();
        if !queue::store(env, source, &request, &name, event_type, &bytes).await {
            claims.release(&keys, &claim, entry).await;
            return Err(Problem::QUEUE_UNAVAILABLE);
        }
        claims.commit(&keys, &claim, source.window_s, entry).await;
        entry.verdict("queued");
        return answer::queued();
    }

    // Anew: the provider's deadline does not wait for the claim.
    let outgoing = Outgoing { source, head: &request, name: &name, body: &bytes, budget_ms: budget_ms() };
    match forward::send(&outgoing, now_ms() / 1000, entry).await {
        Forwarded::Accepted(answer) => {
            // The origin has the event: whether the mark is kept or not, this delivery succeeded.
            claims.commit(&keys, &claim, source.window_s, entry).await;
            entry.verdict("accepted");
            Ok(answer)
        }
        Forwarded::Refused(answer) => {
            claims.release(&keys, &claim, entry).await;
            entry.verdict("origin_refused");
            Ok(answer)
        }
        Forwarded::Failed(problem) => {
            claims.release(&keys, &claim, entry).await;
            Err(problem)
        }
    }
}

/// The answer to a request that is a handshake.
fn shake_hands(
    source: &Source,
    method: &str,
    head: &RequestHead<'_>,
    body: &RequestBody,
    entry: &mut Entry,
) -> Option<Result<Response, Problem>> {
    match handshake::answer(&source.provider, method, &|spot| read(spot, head, body), source.own()) {
        Ok(None) => None,
        Ok(Some(answer)) => {
            entry.verdict("handshake");
            Some(answer::handshake(answer))
        }
        Err(handshake::Refused) => {
            entry.verdict("refused");
            Some(Err(Problem::HANDSHAKE_REFUSED))
        }
    }
}

/// The one answer to every delivery that does not verify; the reason stays with the operator.
fn refuse(reason: Reject, entry: &mut Entry) -> Problem {
    entry.refused(reason);
    Problem::VERIFICATION_FAILED
}

fn unclaimed(error: &worker::Error, entry: &mut Entry) -> Problem {
    entry.note(Problem::DEDUPE_UNAVAILABLE.code, &error.to_string());
    Problem::DEDUPE_UNAVAILABLE
}
