//! The attempts that a process has under way, and when the last ones began: what limits the next.
//!
//! In memory. A process that ends forgets them, and its rows are taken back when their leases end.
//!
//! The bodies that are under way are in memory as well: where they are large, fewer attempts run at once.
//!
//! All times are Unix milliseconds.

use alloc::collections::{BTreeMap, VecDeque};

use crate::outgoing::endpoint::{CONNECTIONS, Limits, Queue, Rate};

/// Bodies that are under way at once, in bytes, before no more attempts begin than one invocation can connect.
pub const MAX_BYTES: usize = 16 << 20;

/// An attempt: its delivery's place and its number.
pub type Attempt = (u64, u32);

/// What is under way.
#[derive(Clone, Debug)]
pub struct Slots {
    running: BTreeMap<Attempt, Running>,
    bytes: usize,
    /// When attempts began, for as long as the rate counts them.
    begun: VecDeque<u64>,
    span_ms: u64,
}

impl Default for Slots {
    fn default() -> Self {
        Self { running: BTreeMap::new(), bytes: 0, begun: VecDeque::new(), span_ms: Rate::per_second(1).span_ms }
    }
}

#[derive(Clone, Copy, Debug)]
struct Running {
    until: u64,
    bytes: usize,
}

impl Slots {
    /// An attempt begins with a body of `bytes`; nobody works on it any more after `until`.
    pub fn begin(&mut self, attempt: Attempt, bytes: usize, until: u64, now: u64) {
        self.end(attempt);
        self.running.insert(attempt, Running { until, bytes });
        self.bytes = self.bytes.saturating_add(bytes);
        self.begun.push_back(now);
        self.forget(now);
    }

    /// Attempts that a process before this one began count, too: when each did.
    pub fn remember(&mut self, begun: impl IntoIterator<Item = u64>, limits: &Limits, now: u64) {
        self.set_span(limits);
        self.begun.extend(begun);
        self.begun.make_contiguous().sort_unstable();
        self.forget(now);
    }

    /// An attempt has ended.
    pub fn end(&mut self, attempt: Attempt) {
        if let Some(ended) = self.running.remove(&attempt) {
            self.bytes = self.bytes.saturating_sub(ended.bytes);
        }
    }

    /// Whether this process has the attempt under way.
    pub fn holds(&self, attempt: Attempt) -> bool {
        self.running.contains_key(&attempt)
    }

    /// How many more may begin.
    pub fn room(&mut self, limits: &Limits, now: u64) -> u32 {
        self.set_span(limits);
        self.forget(now);
        self.within(limits).room(count(self.running.len()), count(self.begun.len()))
    }

    /// Whether one more may begin after `others`, whose bodies have `bytes`.
    pub fn fits(&self, others: u32, bytes: usize) -> bool {
        let running = count(self.running.len()).saturating_add(others);
        running < CONNECTIONS || self.bytes.saturating_add(bytes) < MAX_BYTES
    }

    /// The limits as long as what is under way stays under way.
    pub fn within(&self, limits: &Limits) -> Limits {
        let running = count(self.running.len());
        let concurrency = if self.fits(0, 0) { limits.concurrency } else { limits.concurrency.min(running) };
        Limits { concurrency, ..*limits }
    }

    /// The same for [`next_alarm`](crate::outgoing::endpoint::next_alarm), with the earliest row that waits.
    pub fn queue(&mut self, due: Option<u64>, now: u64) -> Queue {
        self.forget(now);
        let lease = self.running.values().map(|running| running.until).min();
        let free = self.begun.front().map(|begun| begun.saturating_add(self.span_ms));
        Queue { due, lease, running: count(self.running.len()), recent: count(self.begun.len()), free }
    }

    fn set_span(&mut self, limits: &Limits) {
        self.span_ms = limits.rate.map_or(Rate::per_second(1).span_ms, |rate| rate.span_ms);
    }

    /// What a clock that was set back leaves in the future counts no more than what is over.
    fn forget(&mut self, now: u64) {
        let span_ms = self.span_ms;
        self.begun.retain(|begun| *begun <= now && now.saturating_sub(*begun) < span_ms);
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATED: Limits = Limits { concurrency: 3, rate: Some(Rate::per_second(2)) };

    #[test]
    fn i18_what_runs_and_what_has_just_begun_take_up_room() {
        let mut slots = Slots::default();
        assert_eq!(slots.room(&RATED, 1_000), 2);
        slots.begin((1, 1), 100, 9_000, 1_000);
        slots.begin((2, 1), 100, 8_000, 1_500);
        assert_eq!(slots.room(&RATED, 1_999), 0);
        assert_eq!(slots.room(&RATED, 2_000), 1, "the first began a second ago");
        assert_eq!(
            slots.queue(Some(5), 2_000),
            Queue { due: Some(5), lease: Some(8_000), running: 2, recent: 1, free: Some(2_500) }
        );
        slots.end((2, 2));
        assert!(slots.holds((2, 1)), "another attempt of the same delivery");
        slots.end((2, 1));
        slots.end((1, 1));
        assert_eq!(slots.room(&RATED, 2_500), 2);
    }

    #[test]
    fn i18_large_bodies_leave_as_many_connections_as_one_invocation_has() {
        let wide = Limits { concurrency: 256, rate: None };
        let mut slots = Slots::default();
        for n in 0..CONNECTIONS {
            assert!(slots.fits(0, 0), "{n}");
            slots.begin((u64::from(n), 1), MAX_BYTES, 9_000, 1_000);
        }
        assert!(!slots.fits(0, 0));
        assert_eq!(slots.room(&wide, 1_000), 0);
        assert_eq!(slots.within(&wide).concurrency, CONNECTIONS, "no alarm goes off for what has no room");
        slots.end((0, 1));
        assert_eq!(slots.room(&wide, 1_000), 251, "and which of them fit is for `fits` to say");
        assert!(slots.fits(0, 0) && !slots.fits(1, 0));

        let mut slots = Slots::default();
        for n in 0..100 {
            slots.begin((n, 1), 1_000, 9_000, 1_000);
        }
        assert!(slots.fits(150, MAX_BYTES - 100_001) && !slots.fits(150, MAX_BYTES - 100_000));
        slots.begin((0, 1), MAX_BYTES, 9_000, 1_000);
        assert_eq!(slots.room(&wide, 1_000), 0);
        slots.end((0, 1));
        slots.end((0, 1));
        assert_eq!(slots.room(&wide, 1_000), 157);
    }

    #[test]
    fn i18_a_rate_for_an_hour_counts_what_an_earlier_process_began() {
        const HOUR_MS: u64 = 3_600_000;
        let hourly = Limits { concurrency: 6, rate: Some(Rate { count: 3, span_ms: HOUR_MS }) };
        let now = 10 * HOUR_MS;
        let mut slots = Slots::default();
        slots.remember([now - 1, now - HOUR_MS, now - HOUR_MS + 500], &hourly, now);
        assert_eq!(slots.room(&hourly, now), 1, "one of the three is an hour old");
        assert_eq!(slots.queue(Some(now), now).free, Some(now + 500));
        slots.begin((1, 1), 100, now + 30_000, now);
        assert_eq!(slots.room(&hourly, now + 499), 0);
        assert_eq!(slots.room(&hourly, now + 500), 1);
    }

    #[test]
    fn i16_attempts_of_the_future_do_not_count() {
        let mut slots = Slots::default();
        for n in 0..2 {
            slots.begin((n, 1), 100, 9_000, 172_800_000);
            slots.end((n, 1));
        }
        assert_eq!(slots.room(&RATED, 172_800_000), 0);
        assert_eq!(slots.room(&RATED, 1_000), 2, "the clock was two days ahead");
    }
}
