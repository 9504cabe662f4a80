//! The `kv` store: ids that are done in Workers KV, and what this isolate knows in its memory.
//!
//! KV has no compare-and-set, takes up to a minute to show a write elsewhere, remembers "not found"
//! as long, and takes one write a second per key, so a claim cannot be in it. Copies that race
//! within one isolate are told apart here; those in other isolates are not. Whoever needs that
//! takes `strict`.
//!
//! KV failing never loses an event: a read that fails counts as "not seen", a write that fails
//! leaves the event unmarked. Both let a duplicate through instead.

use std::cell::RefCell;
use std::collections::HashMap;

use signpost_core::request::dedupe::{Key, Keys};
use signpost_platform::clock::now_ms;
use signpost_platform::config::DedupeMode;
use worker::kv::KvStore;
use worker::{Env, Result};

use super::{Claim, Held};
use crate::log::Entry;

/// Events that an isolate remembers at most; about 1 MB. Past it, only KV knows.
const MAX_REMEMBERED: usize = 10_000;
/// How long an event that is done stays in memory: longer than KV may hide its own write.
const REMEMBER_DONE_MS: u64 = 90_000;

thread_local! {
    // Only a help: losing it with the isolate is what `kv` means by best effort. Never borrowed
    // across an await.
    static MEMORY: RefCell<HashMap<Key, Seen>> = RefCell::new(HashMap::new());
}

struct Seen {
    /// Who has it in flight; nobody once it is done.
    token: Option<String>,
    until_ms: u64,
}

pub struct KvClaims {
    store: KvStore,
    lease_ms: u64,
}

impl KvClaims {
    pub fn open(env: &Env, lease_ms: u64) -> Result<Self> {
        Ok(Self { store: env.kv(DedupeMode::Kv.binding())?, lease_ms })
    }

    pub async fn claim(&self, keys: &Keys, token: String, entry: &mut Entry) -> Claim {
        // Memory first, and taken before the first await: a copy that arrives while KV is being
        // asked must find the claim.
        if let Some(claim) = take(keys, &token, self.lease_ms, now_ms()) {
            return claim;
        }
        for key in keys.iter() {
            match self.store.get(&name(key)).text().await {
                Ok(Some(_)) => {
                    forget(keys, &token);
                    return Claim::Done;
                }
                Ok(None) => {}
                Err(error) => entry.note("dedupe_read_failed", &error.to_string()),
            }
        }
        Claim::Ours(Held::Token(token))
    }

    pub async fn commit(&self, keys: &Keys, window_s: u64) -> Result<()> {
        remember_done(keys, now_ms().saturating_add(REMEMBER_DONE_MS.min(window_s.saturating_mul(1000))));
        let mut failed = None;
        for key in keys.iter() {
            let written = match self.store.put(&name(key), "") {
                Ok(put) => put.expiration_ttl(window_s).execute().await,
                Err(error) => Err(error),
            };
            // The other key is still worth writing.
            failed = written.err().or(failed);
        }
        failed.map_or(Ok(()), |error| Err(error.into()))
    }

    pub fn release(&self, keys: &Keys, token: &str) {
        forget(keys, token);
    }
}

/// Takes every key for `token`, or says what stands in the way.
fn take(keys: &Keys, token: &str, lease_ms: u64, now_ms: u64) -> Option<Claim> {
    MEMORY.with_borrow_mut(|memory| {
        if memory.len() >= MAX_REMEMBERED {
            memory.retain(|_, seen| seen.until_ms > now_ms);
        }
        let current = keys.iter().filter_map(|key| memory.get(key)).filter(|seen| seen.until_ms > now_ms);
        if let Some(seen) = current.min_by_key(|seen| seen.token.is_some()) {
            return Some(match seen.token {
                None => Claim::Done,
                Some(_) => Claim::InFlight { retry_after_s: seen.until_ms.saturating_sub(now_ms).div_ceil(1000) },
            });
        }
        if memory.len() < MAX_REMEMBERED {
            let until_ms = now_ms.saturating_add(lease_ms);
            for key in keys.iter() {
                memory.insert(*key, Seen { token: Some(token.to_string()), until_ms });
            }
        }
        None
    })
}

fn remember_done(keys: &Keys, until_ms: u64) {
    MEMORY.with_borrow_mut(|memory| {
        for key in keys.iter() {
            if let Some(seen) = memory.get_mut(key) {
                *seen = Seen { token: None, until_ms };
            }
        }
    });
}

fn forget(keys: &Keys, token: &str) {
    MEMORY.with_borrow_mut(|memory| {
        for key in keys.iter() {
            if memory.get(key).is_some_and(|seen| seen.token.as_deref() == Some(token)) {
                memory.remove(key);
            }
        }
    });
}

fn name(key: &Key) -> String {
    format!("done:{key}")
}
