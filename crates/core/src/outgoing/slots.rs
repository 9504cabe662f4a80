//! The attempts that a process has under way, and when the last ones began: what limits the next.
//!
//! In memory. A process that ends forgets them, and its rows are taken back when their leases end.
//!
//! All times are Unix milliseconds.

use alloc::collections::{BTreeMap, VecDeque};

use crate::outgoing::endpoint::{Limits, Queue};

/// What a rate counts: a second.
const RATE_MS: u64 = 1_000;

/// An attempt: its delivery's place and its number.
pub type Attempt = (u64, u32);

/// What is under way.
#[derive(Clone, Debug, Default)]
pub struct Slots {
    running: BTreeMap<Attempt, u64>,
    begun: VecDeque<u64>,
}

impl Slots {
    /// An attempt begins; nobody works on it any more after `until`.
    pub fn begin(&mut self, attempt: Attempt, until: u64, now: u64) {
        self.running.insert(attempt, until);
        self.begun.push_back(now);
        self.forget(now);
    }

    /// An attempt has ended.
    pub fn end(&mut self, attempt: Attempt) {
        self.running.remove(&attempt);
    }

    /// Whether this process has the attempt under way.
    pub fn holds(&self, attempt: Attempt) -> bool {
        self.running.contains_key(&attempt)
    }

    /// How many more may begin.
    pub fn room(&mut self, limits: &Limits, now: u64) -> u32 {
        self.forget(now);
        limits.room(count(self.running.len()), count(self.begun.len()))
    }

    /// The same for [`next_alarm`](crate::outgoing::endpoint::next_alarm), with the earliest row that waits.
    pub fn queue(&mut self, due: Option<u64>, now: u64) -> Queue {
        self.forget(now);
        let lease = self.running.values().min().copied();
        Queue { due, lease, running: count(self.running.len()), recent: count(self.begun.len()) }
    }

    /// What a clock that was set back leaves in the future counts no more than what is over.
    fn forget(&mut self, now: u64) {
        self.begun.retain(|begun| *begun <= now && now.saturating_sub(*begun) < RATE_MS);
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATED: Limits = Limits { concurrency: 3, per_second: Some(2) };

    #[test]
    fn i18_what_runs_and_what_has_just_begun_take_up_room() {
        let mut slots = Slots::default();
        assert_eq!(slots.room(&RATED, 1_000), 2);
        slots.begin((1, 1), 9_000, 1_000);
        slots.begin((2, 1), 8_000, 1_500);
        assert_eq!(slots.room(&RATED, 1_999), 0);
        assert_eq!(slots.room(&RATED, 2_000), 1, "the first began a second ago");
        assert_eq!(slots.queue(Some(5), 2_000), Queue { due: Some(5), lease: Some(8_000), running: 2, recent: 1 });
        slots.end((2, 2));
        assert!(slots.holds((2, 1)), "another attempt of the same delivery");
        slots.end((2, 1));
        slots.end((1, 1));
        assert_eq!(slots.room(&RATED, 2_500), 2);
    }

    #[test]
    fn i16_attempts_of_the_future_do_not_count() {
        let mut slots = Slots::default();
        for n in 0..2 {
            slots.begin((n, 1), 9_000, 172_800_000);
            slots.end((n, 1));
        }
        assert_eq!(slots.room(&RATED, 172_800_000), 0);
        assert_eq!(slots.room(&RATED, 1_000), 2, "the clock was two days ahead");
    }
}
