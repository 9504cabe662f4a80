//! Deduplication in two phases: claim before the forward, commit after the origin's 2xx, release
//! after anything else. A mark that is written before the forward loses events; one that is only
//! written after it lets racing copies through.
//!
//! Two stores stand behind one interface, and one suite (`tests/e2e/claims.test.mjs`) holds both to
//! it:
//!
//! | | `kv` | `strict` |
//! | --- | --- | --- |
//! | done ids | Workers KV | the source's Durable Object |
//! | claims in flight | this isolate's memory | that object's memory, with a lease row where one lasts |
//! | racing copies in one isolate | one wins | one wins |
//! | racing copies across isolates or regions | may all pass | one wins |
//! | the store fails | the event is forwarded, unmarked | 503: the provider comes again |
//!
//! Neither way of failing loses an event.

mod kv;
mod strict;

use signpost_core::request::dedupe::Keys;
use signpost_platform::clock;
use signpost_platform::config::{DedupeMode, Source};
use worker::{Env, Result};

use crate::log::Entry;

/// A claim outlives the forward by this much, so that it is there when the commit comes.
const LEASE_MARGIN_MS: u64 = 10_000;

/// What a store says of an event.
#[derive(Debug, PartialEq)]
pub enum Claim {
    /// Nobody has it: it is ours until the lease ends.
    Ours(Held),
    /// It was processed in the window.
    Done,
    /// Another copy is being processed.
    InFlight {
        /// Until its lease ends, at the latest.
        retry_after_s: u64,
    },
}

/// Proof that a claim is ours: only its holder may release it.
#[derive(Debug, PartialEq)]
pub enum Held {
    /// In this isolate's memory.
    Token(String),
    /// In the source's object, for as long as this session lasts.
    Session(strict::Session),
}

/// The store of one source.
pub enum Claims {
    Kv(kv::KvClaims),
    Strict(strict::StrictClaims),
}

impl Claims {
    /// The source's store; `budget_ms` is how long its forward may take.
    pub fn open(env: &Env, source: &Source, budget_ms: u32) -> Result<Self> {
        let lease_ms = u64::from(budget_ms).saturating_add(LEASE_MARGIN_MS);
        match source.dedupe {
            DedupeMode::Kv => Self::open_kv(env, lease_ms),
            DedupeMode::Strict => {
                let (name, window_s) = (&source.name, source.window_s);
                Ok(Self::Strict(strict::StrictClaims::open(env, name, lease_ms, window_s, source.shards)))
            }
        }
    }

    pub fn open_kv(env: &Env, lease_ms: u64) -> Result<Self> {
        kv::KvClaims::open(env, lease_ms).map(Self::Kv)
    }

    /// Takes the event, if nobody has.
    pub async fn claim(&self, keys: &Keys, entry: &mut Entry) -> Result<Claim> {
        match self {
            Self::Kv(store) => Ok(store.claim(keys, clock::random_token()?, entry).await),
            Self::Strict(store) => store.claim(keys).await,
        }
    }

    /// Marks the event as processed for `window_s`.
    pub async fn commit(&self, keys: &Keys, held: &Held, window_s: u64, entry: &mut Entry) {
        let committed = match (self, held) {
            (Self::Strict(store), Held::Session(session)) => store.commit(session).await,
            (Self::Kv(store), _) => store.commit(keys, window_s).await,
            (Self::Strict(_), Held::Token(_)) => Ok(()), // no such claim is made
        };
        if let Err(error) = committed {
            // The worst that follows is a second delivery, which at-least-once allows.
            entry.note("commit_failed", &error.to_string());
        }
    }

    /// Gives the event back, so that the next copy goes through.
    pub async fn release(&self, keys: &Keys, held: &Held, entry: &mut Entry) {
        let released = match (self, held) {
            (Self::Kv(store), Held::Token(token)) => {
                store.release(keys, token);
                Ok(())
            }
            (Self::Strict(store), Held::Session(session)) => store.release(session).await,
            (Self::Kv(_), Held::Session(_)) | (Self::Strict(_), Held::Token(_)) => Ok(()), // no such claim is made
        };
        if let Err(error) = released {
            // The lease ends by itself.
            entry.note("release_failed", &error.to_string());
        }
    }
}
