//! The `strict` store, seen from the gate: which shard is asked, and in which order.
//!
//! Keys are spread over a fixed number of Durable Objects per source. Each key is claimed in the
//! object that owns it, one after the other; where a later key is taken, the earlier ones are given
//! back. Nobody waits for anybody, so there is no deadlock.

use serde::{Deserialize, Serialize};
use signpost_core::request::dedupe::{Key, Keys};
use signpost_platform::config::DedupeMode;
use signpost_platform::object;
use worker::{Env, Error, Result};

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
    env: Env,
    scope: String,
    lease_ms: u64,
}

impl StrictClaims {
    pub fn open(env: &Env, scope: &str, lease_ms: u64) -> Self {
        Self { env: env.clone(), scope: scope.to_string(), lease_ms }
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
                Ok(Told::Noted) => Err("a shard answered to another question".into()),
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
        let shard = format!("{}/{}", self.scope, key.shard(SHARDS));
        let told = object::ask(&self.env, DedupeMode::Strict.binding(), &shard, ask, &[]).await;
        told.map_err(|problem| Error::RustError(problem.to_string()))
    }
}
