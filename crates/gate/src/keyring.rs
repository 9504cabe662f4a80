//! The public keys that this isolate has fetched, and what may be fetched when.
//!
//! - Keys are used for an hour, then asked for anew; where that fails they count for a day.
//! - A signature that no key holds is a reason to ask again, but not within a minute.
//! - However many requests ask for whatever addresses a row allows, no more than one fetch a second begins, past the
//!   first few: forged deliveries cannot have the provider asked more often than that.

use signpost_core::provider::Algorithm;
use signpost_core::request::asymmetric::PublicKey;
use signpost_core::request::fetched::Published;

const FRESH_MS: u64 = 3_600_000;
const STALE_MS: u64 = 24 * FRESH_MS;
const AGAIN_MS: u64 = 60_000;
/// After a fetch that failed.
const PATIENCE_MS: u64 = 5_000;
/// Fetches that may begin at once: an isolate that wakes under load.
const BURST: u64 = 16;
const FETCH_EVERY_MS: u64 = 1_000;
/// Addresses that are remembered; a region of SNS has one.
const MAX_ADDRESSES: usize = 64;
/// How long a fetch may take, and how much it may bring.
pub const DEADLINE_MS: u64 = 3_000;
pub const MAX_BYTES: usize = 64 * 1024;

/// The address, with what is asked for there, and the algorithm whose keys were read: a set may have several.
pub type Place<'n> = (&'n str, Algorithm);

/// Keys by their place.
#[derive(Default)]
pub struct Keyring {
    /// A list is enough: there are few, and most isolates have one.
    found: Vec<Found>,
    /// When the last of [`BURST`] fetches will be made good.
    spent_until_ms: u64,
}

struct Found {
    name: String,
    algorithm: Algorithm,
    keys: Option<Published>,
    /// When they came.
    since_ms: u64,
    /// The last fetch, whatever it brought.
    asked_ms: u64,
    has_failed: bool,
}

impl Keyring {
    /// The keys of an address that may have made a signature under that name.
    pub fn named(&self, place: Place<'_>, id: Option<&str>, now_ms: u64) -> Vec<PublicKey> {
        let known = self.at(place).filter(|found| now_ms.saturating_sub(found.since_ms) < STALE_MS);
        let keys = known.and_then(|found| found.keys.as_ref());
        keys.map(|keys| keys.named(id, now_ms / 1000)).unwrap_or_default()
    }

    /// Whether the keys of an address are to be asked for before a delivery is judged.
    pub fn is_outdated(&self, place: Place<'_>, now_ms: u64) -> bool {
        self.at(place).is_none_or(|found| {
            let wait_ms = if found.has_failed { PATIENCE_MS } else { FRESH_MS };
            now_ms.saturating_sub(found.asked_ms) >= wait_ms
        })
    }

    /// Whether they are to be asked for since no key holds a signature.
    pub fn may_have_changed(&self, place: Place<'_>, now_ms: u64) -> bool {
        self.at(place).is_none_or(|found| now_ms.saturating_sub(found.asked_ms) >= AGAIN_MS)
    }

    /// Whether the address gave nothing when it was last asked, so that nothing can be said of a signature.
    pub fn is_silent(&self, place: Place<'_>) -> bool {
        self.at(place).is_none_or(|found| found.has_failed)
    }

    /// Whether a fetch may begin now; then it counts as begun.
    pub fn may_ask(&mut self, now_ms: u64) -> bool {
        let begun = self.spent_until_ms.max(now_ms).saturating_add(FETCH_EVERY_MS);
        let may = begun.saturating_sub(now_ms) <= BURST.saturating_mul(FETCH_EVERY_MS);
        if may {
            self.spent_until_ms = begun;
        }
        may
    }

    /// Keeps what an address gave, if anything. Keys of before outlast a failure.
    pub fn keep(&mut self, place: Place<'_>, keys: Option<Published>, now_ms: u64) {
        let has_failed = keys.is_none();
        if let Some(found) = self.found.iter_mut().find(|found| found.is_at(place)) {
            (found.asked_ms, found.has_failed) = (now_ms, has_failed);
            if !has_failed {
                (found.keys, found.since_ms) = (keys, now_ms);
            }
            return;
        }
        if self.found.len() >= MAX_ADDRESSES {
            // One without keys, else the one that was asked longest ago.
            let worth = |found: &Found| (found.keys.is_some(), found.asked_ms);
            if let Some(least) = self.found.iter().map(worth).min() {
                self.found.retain(|found| worth(found) != least);
            }
        }
        let (name, algorithm) = (place.0.to_string(), place.1);
        self.found.push(Found { name, algorithm, keys, since_ms: now_ms, asked_ms: now_ms, has_failed });
    }

    fn at(&self, place: Place<'_>) -> Option<&Found> {
        self.found.iter().find(|found| found.is_at(place))
    }
}

impl Found {
    fn is_at(&self, (name, algorithm): Place<'_>) -> bool {
        self.name == name && self.algorithm == algorithm
    }
}
