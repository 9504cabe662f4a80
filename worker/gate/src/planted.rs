//! Test builds only (`--features planted`): faults on purpose, and the dedupe stores driven directly.
//!
//! `npm run build` never compiles this file, and a test looks for its paths in the product's wasm.

use serde::Deserialize;
use signpost_core::request::dedupe;
use signpost_core::{Verified, provider};
use signpost_platform::config::DedupeMode;
use worker::{Env, Request, Response, Result, SqlStorage};

use super::claim::{Claim, Claims, Held};
use crate::log::Entry;

/// A key that makes the shard panic in the middle of a claim.
const TRIP: &str = "planted-panic";
/// A token that arms the shard's alarm with a panic.
pub const ARM: &str = "planted-arm";
/// A token that asks how often the alarm ran; the answer comes as `retry_after_s`.
pub const RUNS: &str = "planted-runs";

#[derive(Deserialize)]
struct Ask {
    op: String,
    mode: DedupeMode,
    id: String,
    #[serde(default)]
    idempotency_key: Option<String>,
    #[serde(default)]
    token: String,
    #[serde(default)]
    lease_ms: u64,
    #[serde(default)]
    window_s: u64,
}

pub async fn answer(path: &str, request: &Request, env: &Env) -> Option<Result<Response>> {
    match path {
        "/planted/panic" => {
            // After an await, as a panic in the middle of a request would come.
            let _ = request.clone().ok()?.bytes().await;
            #[allow(clippy::panic)]
            {
                panic!("planted: canary-never-logged");
            }
        }
        "/planted/memory" => Some(Response::ok(core::arch::wasm32::memory_size::<0>().to_string())),
        "/planted/overflow" => Some(Response::ok(overflow(1).to_string())),
        "/planted/claims" => Some(claims(request, env).await),
        _ => None,
    }
}

#[allow(unconditional_recursion)]
fn overflow(depth: u64) -> u64 {
    let room = [depth; 512];
    std::hint::black_box(&room);
    overflow(depth.wrapping_add(1)).wrapping_add(depth)
}

/// Runs inside a shard, before it decides. `arm` asks for a panic in the next alarm.
pub fn trip(ask: &super::claim::Ask, sql: &SqlStorage) -> Result<()> {
    sql.exec("CREATE TABLE IF NOT EXISTS planted (armed INTEGER, runs INTEGER)", None)?;
    if let super::claim::Ask::Claim { token, .. } = ask {
        #[allow(clippy::panic)]
        if token == TRIP {
            panic!("planted in a shard");
        }
        if token == ARM {
            sql.exec("DELETE FROM planted", None)?;
            sql.exec("INSERT INTO planted VALUES (1, 0)", None)?;
        }
    }
    Ok(())
}

/// Runs inside a shard's alarm: the first run after `arm` panics.
pub fn trip_alarm(sql: &SqlStorage) -> Result<()> {
    let armed = sql.exec("UPDATE planted SET armed = 0, runs = runs + 1 WHERE armed = 1 RETURNING runs", None)?;
    #[allow(clippy::panic)]
    if !armed.to_array::<serde_json::Value>()?.is_empty() {
        panic!("planted in an alarm");
    }
    sql.exec("UPDATE planted SET runs = runs + 1", None)?;
    Ok(())
}

/// How often the alarm ran since it was armed.
pub fn alarm_runs(sql: &SqlStorage) -> Result<u64> {
    #[derive(Deserialize)]
    struct Row {
        runs: u64,
    }
    Ok(sql.exec("SELECT runs FROM planted", None)?.to_array::<Row>()?.first().map_or(0, |row| row.runs))
}

async fn claims(request: &Request, env: &Env) -> Result<Response> {
    let ask: Ask = request.clone()?.json().await?;
    let store = Claims::open_mode(env, ask.mode, "planted", ask.lease_ms)?;
    let verified = Verified {
        id: Some(ask.id),
        event_type: None,
        timestamp: None,
        idempotency_key: ask.idempotency_key,
        secret: 0,
    };
    let keys = dedupe::keys(&provider::CLAIMPORT, "planted", &verified, b"", dedupe::By::Event);
    let mut entry = Entry::new(0);
    let held = Held { token: ask.token };
    let answer = match ask.op.as_str() {
        "trip" | "arm" | "runs" => match &store {
            Claims::Strict(shards) => {
                let token = match ask.op.as_str() {
                    "trip" => TRIP,
                    "arm" => ARM,
                    _ => RUNS,
                };
                shards.claim(&keys, Held { token: token.to_string() }).await?
            }
            Claims::Kv(_) => return Response::error("only shards trip", 400),
        },
        "claim" => store.claim(&keys, &mut entry).await?,
        "commit" => {
            store.commit(&keys, &held, ask.window_s, &mut entry).await;
            return Response::from_json(&serde_json::json!({}));
        }
        _ => {
            store.release(&keys, &held, &mut entry).await;
            return Response::from_json(&serde_json::json!({}));
        }
    };
    Response::from_json(&match answer {
        Claim::Ours(held) => serde_json::json!({ "state": "ours", "token": held.token }),
        Claim::Done => serde_json::json!({ "state": "done" }),
        Claim::InFlight { retry_after_s } => {
            serde_json::json!({ "state": "in_flight", "retry_after_s": retry_after_s })
        }
    })
}
