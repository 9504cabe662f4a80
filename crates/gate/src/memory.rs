//! What this isolate knows of the events of `kv` sources: those in flight, and those that were done a moment ago.
//!
//! KV has no compare-and-set, takes up to a minute to show a write elsewhere, remembers "not found" as long, and takes
//! one write a second per key, so a claim cannot be in it. Copies that race within one isolate are told apart here; those
//! in other isolates are not. Whoever needs that takes `strict`.

use std::collections::HashMap;

use signpost_core::request::dedupe::{Key, Keys};

/// Events that an isolate remembers at most; about 1 MB. Past it, only KV knows.
const MAX_REMEMBERED: usize = 10_000;
/// How long an event that is done stays in memory: longer than KV may hide its own write.
const REMEMBER_DONE_MS: u64 = 90_000;

/// Only a help: losing it with the isolate is what `kv` means by best effort.
pub struct Memory {
    seen: HashMap<Key, Seen>,
    next_holder: u64,
}

struct Seen {
    /// Who has it in flight; nobody once it is done.
    holder: Option<u64>,
    until_ms: u64,
}

/// What the memory says of an event.
#[derive(Debug, PartialEq)]
pub enum Taken {
    /// Nobody here has it: it is this holder's until the lease ends.
    Ours(u64),
    /// It was processed in the window.
    Done,
    /// Another copy is being processed; its lease ends then, at the latest.
    InFlight { retry_after_s: u64 },
}

impl Memory {
    /// Holders are counted from the time at which the instance began: after its end, no claim of an earlier one can be
    /// mistaken for a new one.
    pub fn new(now_ms: u64) -> Self {
        Self { seen: HashMap::new(), next_holder: now_ms.saturating_mul(1000) }
    }

    /// Takes every key, or says what stands in the way.
    pub fn take(&mut self, keys: &Keys, lease_ms: u64, now_ms: u64) -> Taken {
        if self.seen.len() >= MAX_REMEMBERED {
            self.seen.retain(|_, seen| seen.until_ms > now_ms);
        }
        let current = keys.iter().filter_map(|key| self.seen.get(key)).filter(|seen| seen.until_ms > now_ms);
        if let Some(seen) = current.min_by_key(|seen| seen.holder.is_some()) {
            return match seen.holder {
                None => Taken::Done,
                Some(_) => Taken::InFlight { retry_after_s: seen.until_ms.saturating_sub(now_ms).div_ceil(1000) },
            };
        }
        let holder = self.next_holder;
        self.next_holder = holder.wrapping_add(1);
        if self.seen.len() < MAX_REMEMBERED {
            let until_ms = now_ms.saturating_add(lease_ms);
            for key in keys.iter() {
                self.seen.insert(*key, Seen { holder: Some(holder), until_ms });
            }
        }
        Taken::Ours(holder)
    }

    /// The event is done: whoever holds it by now, the origin has it.
    pub fn commit(&mut self, keys: &Keys, window_s: u64, now_ms: u64) {
        let until_ms = now_ms.saturating_add(REMEMBER_DONE_MS.min(window_s.saturating_mul(1000)));
        for key in keys.iter() {
            if let Some(seen) = self.seen.get_mut(key) {
                *seen = Seen { holder: None, until_ms };
            }
        }
    }

    /// Gives the event back, so that the next copy goes through. Only its holder can.
    pub fn release(&mut self, keys: &Keys, holder: u64) {
        for key in keys.iter() {
            if self.seen.get(key).is_some_and(|seen| seen.holder == Some(holder)) {
                self.seen.remove(key);
            }
        }
    }
}
