//! Test builds only (`--features planted`): faults on purpose, and the `kv` store driven directly.
//!
//! `npm run build` never compiles this file, and a test looks for its paths in the product's wasm.

use serde::Deserialize;
use signpost_core::request::dedupe;
use signpost_core::{Verified, provider};
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object, wasm_bindgen};

use super::claim::{Claim, Claims, Held};
use crate::log::Entry;

/// A token that makes the object behind `strict` panic in the middle of a claim.
const TRIP: &str = "planted-panic";

#[derive(Deserialize)]
struct Ask {
    op: String,
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
        _ if path.starts_with("/planted/object/") => Some(object(path, env).await),
        _ => None,
    }
}

#[allow(unconditional_recursion)]
fn overflow(depth: u64) -> u64 {
    let room = [depth; 512];
    std::hint::black_box(&room);
    overflow(depth.wrapping_add(1)).wrapping_add(depth)
}

/// Runs where the object behind `strict` decides.
pub fn trip(token: &str) {
    #[allow(clippy::panic)]
    if token == TRIP {
        panic!("planted in a shard");
    }
}

/// An object that panics: in `/panic`, and in the first alarm after `/arm`. `/runs` is how often the alarm ran.
#[durable_object(alarm)]
pub struct PlantedObject {
    state: State,
    sql: SqlStorage,
}

impl DurableObject for PlantedObject {
    fn new(state: State, _env: Env) -> Self {
        let sql = state.storage().sql();
        let _ = sql.exec("CREATE TABLE IF NOT EXISTS planted (armed INTEGER, runs INTEGER)", None);
        Self { state, sql }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        match request.path().as_str() {
            "/arm" => {
                self.sql.exec("DELETE FROM planted", None)?;
                self.sql.exec("INSERT INTO planted VALUES (1, 0)", None)?;
                self.state.storage().set_alarm(1).await?;
                Response::ok("")
            }
            "/panic" => {
                #[allow(clippy::panic)]
                {
                    panic!("planted in an object");
                }
            }
            _ => Response::ok(alarm_runs(&self.sql)?.to_string()),
        }
    }

    async fn alarm(&self) -> Result<Response> {
        trip_alarm(&self.sql)?;
        Response::empty()
    }
}

/// The first run after `arm` panics.
fn trip_alarm(sql: &SqlStorage) -> Result<()> {
    let armed = sql.exec("UPDATE planted SET armed = 0, runs = runs + 1 WHERE armed = 1 RETURNING runs", None)?;
    #[allow(clippy::panic)]
    if !armed.to_array::<serde_json::Value>()?.is_empty() {
        panic!("planted in an alarm");
    }
    sql.exec("UPDATE planted SET runs = runs + 1", None)?;
    Ok(())
}

fn alarm_runs(sql: &SqlStorage) -> Result<u64> {
    #[derive(Deserialize)]
    struct Row {
        runs: u64,
    }
    Ok(sql.exec("SELECT runs FROM planted", None)?.to_array::<Row>()?.first().map_or(0, |row| row.runs))
}

/// `/planted/object/panic` and so on: what [`PlantedObject`] is asked.
async fn object(path: &str, env: &Env) -> Result<Response> {
    let asked = path.trim_start_matches("/planted/object");
    env.durable_object("PLANTED")?.get_by_name("planted")?.fetch_with_str(&format!("https://object{asked}")).await
}

async fn claims(request: &Request, env: &Env) -> Result<Response> {
    let ask: Ask = request.clone()?.json().await?;
    let store = Claims::open_kv(env, ask.lease_ms)?;
    let verified = Verified {
        id: Some(ask.id),
        event_type: None,
        timestamp: None,
        idempotency_key: ask.idempotency_key,
        secret: 0,
    };
    let keys = dedupe::keys(&provider::CLAIMPORT, "planted", &verified, b"", dedupe::By::Event);
    let mut entry = Entry::new(0);
    let held = Held::Token(ask.token);
    let answer = match ask.op.as_str() {
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
        Claim::Ours(Held::Token(token)) => serde_json::json!({ "state": "ours", "token": token }),
        Claim::Ours(Held::Session(_)) => return Response::error("only kv is driven here", 500),
        Claim::Done => serde_json::json!({ "state": "done" }),
        Claim::InFlight { retry_after_s } => {
            serde_json::json!({ "state": "in_flight", "retry_after_s": retry_after_s })
        }
    })
}
