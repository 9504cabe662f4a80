//! The `kv` store: ids that are done in Workers KV, claims in flight in this isolate's memory.
//!
//! KV has no compare-and-set, takes up to a minute to show a write elsewhere, and takes one write a
//! second per key, so a claim cannot be in it. Copies that race within one isolate are told apart
//! here; those in other isolates are not. Whoever needs that takes `strict`.
//!
//! KV failing never loses an event: a read that fails counts as "not seen", a write that fails
//! leaves the event unmarked. Both let a duplicate through instead.

use std::cell::RefCell;
use std::collections::HashMap;

use signpost_core::dedupe::{Key, Keys};
use worker::kv::KvStore;
use worker::{Env, Result};

use super::{Claim, Held};
use crate::log::Entry;
use crate::platform::now_ms;

const BINDING: &str = "DEDUPE";
/// Room for the leases of one isolate's concurrent requests, many times over.
const MAX_IN_FLIGHT: usize = 10_000;

thread_local! {
    // Only a help against races: losing it with the isolate is what `kv` means by best effort. Never
    // borrowed across an await.
    static IN_FLIGHT: RefCell<HashMap<Key, Lease>> = RefCell::new(HashMap::new());
}

struct Lease {
    token: String,
    until_ms: u64,
}

pub struct KvClaims {
    store: KvStore,
    lease_ms: u64,
}

impl KvClaims {
    pub fn open(env: &Env, lease_ms: u64) -> Result<Self> {
        Ok(Self { store: env.kv(BINDING)?, lease_ms })
    }

    pub async fn claim(&self, keys: &Keys, held: Held, entry: &mut Entry) -> Claim {
        // In flight first, and taken before the first await: a copy that arrives while KV is being
        // asked must find the claim.
        if let Some(retry_after_s) = take(keys, &held, self.lease_ms, now_ms()) {
            return Claim::InFlight { retry_after_s };
        }
        for key in keys.iter() {
            match self.store.get(&name(key)).text().await {
                Ok(Some(_)) => {
                    release(keys, &held);
                    return Claim::Done;
                }
                Ok(None) => {}
                Err(error) => entry.note("dedupe_read_failed", &error.to_string()),
            }
        }
        Claim::Ours(held)
    }

    pub async fn commit(&self, keys: &Keys, window_s: u64) -> Result<()> {
        let mut failed = None;
        for key in keys.iter() {
            let written = match self.store.put(&name(key), "") {
                Ok(put) => put.expiration_ttl(window_s).execute().await,
                Err(error) => Err(error),
            };
            // The other key is still worth writing.
            failed = written.err().or(failed);
        }
        // The leases stay until they end. KV may answer "not found" for a while after the write,
        // and until then they are what stops a copy in this isolate.
        failed.map_or(Ok(()), |error| Err(error.into()))
    }

    pub fn release(&self, keys: &Keys, held: &Held) {
        release(keys, held);
    }
}

/// Takes every key or none; the seconds to wait if one is taken.
fn take(keys: &Keys, held: &Held, lease_ms: u64, now_ms: u64) -> Option<u64> {
    IN_FLIGHT.with_borrow_mut(|leases| {
        if leases.len() >= MAX_IN_FLIGHT {
            leases.retain(|_, lease| lease.until_ms > now_ms);
        }
        let taken = keys.iter().filter_map(|key| leases.get(key)).map(|lease| lease.until_ms).max();
        if let Some(until_ms) = taken.filter(|until_ms| *until_ms > now_ms) {
            return Some(until_ms.saturating_sub(now_ms).div_ceil(1000));
        }
        let until_ms = now_ms.saturating_add(lease_ms);
        for key in keys.iter() {
            leases.insert(*key, Lease { token: held.token.clone(), until_ms });
        }
        None
    })
}

fn release(keys: &Keys, held: &Held) {
    IN_FLIGHT.with_borrow_mut(|leases| {
        for key in keys.iter() {
            if leases.get(key).is_some_and(|lease| lease.token == held.token) {
                leases.remove(key);
            }
        }
    });
}

fn name(key: &Key) -> String {
    format!("done:{key}")
}
