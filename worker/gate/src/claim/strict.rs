//! The `strict` store, seen from the gate: which shard is asked, and in which order.
//!
//! Keys are spread over a fixed number of Durable Objects per source. Each key is claimed in the
//! object that owns it, one after the other; where a later key is taken, the earlier ones are given
//! back. Nobody waits for anybody, so there is no deadlock.

use serde::{Deserialize, Serialize};
use signpost_core::request::dedupe::{Key, Keys};
use signpost_platform::config::DedupeMode;
use worker::{Env, Method, ObjectNamespace, Request, RequestInit, Result};

use super::{Claim, Held};

/// About 1,000 claims a second each. Part of where a key lives: changing it forgets what was done.
const SHARDS: u8 = 16;

/// What the gate asks of a shard.
#[derive(Deserialize, Serialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Ask {
    Claim { key: String, token: String, lease_ms: u64 },
    Commit { key: String, window_s: u64 },
    Release { key: String, token: String },
}

/// What a shard answers.
#[derive(Deserialize, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Told {
    Claimed,
    Done,
    InFlight {
        retry_after_s: u64,
    },
    /// To a commit or a release.
    Noted,
}

pub struct StrictClaims {
    shards: ObjectNamespace,
    scope: String,
    lease_ms: u64,
}

impl StrictClaims {
    pub fn open(env: &Env, scope: &str, lease_ms: u64) -> Result<Self> {
        Ok(Self { shards: env.durable_object(DedupeMode::Strict.binding())?, scope: scope.to_string(), lease_ms })
    }

    pub async fn claim(&self, keys: &Keys, held: Held) -> Result<Claim> {
        let mut taken: Vec<&Key> = Vec::new();
        for key in keys.iter() {
            let ask = Ask::Claim { key: key.to_string(), token: held.token.clone(), lease_ms: self.lease_ms };
            let told = self.ask(key, &ask).await;
            let claim = match told {
                Ok(Told::Claimed) => {
                    taken.push(key);
                    continue;
                }
                Ok(Told::Done) => Ok(Claim::Done),
                Ok(Told::InFlight { retry_after_s }) => Ok(Claim::InFlight { retry_after_s }),
                Ok(Told::Noted) => Err(worker::Error::RustError("unexpected answer of a shard".to_string())),
                Err(error) => Err(error),
            };
            for key in taken {
                // If this fails too, the lease ends by itself.
                let _ = self.give_back(key, &held).await;
            }
            return claim;
        }
        Ok(Claim::Ours(held))
    }

    pub async fn commit(&self, keys: &Keys, _held: &Held, window_s: u64) -> Result<()> {
        let mut committed = Ok(());
        for key in keys.iter() {
            let told = self.ask(key, &Ask::Commit { key: key.to_string(), window_s }).await;
            committed = committed.and(told.map(drop));
        }
        committed
    }

    pub async fn release(&self, keys: &Keys, held: &Held) -> Result<()> {
        let mut released = Ok(());
        for key in keys.iter() {
            released = released.and(self.give_back(key, held).await);
        }
        released
    }

    async fn give_back(&self, key: &Key, held: &Held) -> Result<()> {
        self.ask(key, &Ask::Release { key: key.to_string(), token: held.token.clone() }).await.map(drop)
    }

    async fn ask(&self, key: &Key, ask: &Ask) -> Result<Told> {
        let shard = self.shards.get_by_name(&format!("{}/{}", self.scope, key.shard(SHARDS)))?;
        let mut init = RequestInit::new();
        init.with_method(Method::Post).with_body(Some(serde_json::to_string(ask)?.into()));
        let mut answer = shard.fetch_with_request(Request::new_with_init("https://shard/", &init)?).await?;
        let text = answer.text().await?;
        if answer.status_code() != 200 {
            return Err(worker::Error::RustError(format!("a shard answered {}", answer.status_code())));
        }
        Ok(serde_json::from_str(&text)?)
    }
}
