//! How many deliveries stand where, and which of them can be found without an index.
//!
//! Most first attempts end at once, so their rows are in no index: after a start they are found by
//! looking at every row above a *mark*. The mark moves on now and then and never past such a row. With
//! it is stored how many rows up to it have ended and how; what is above it is counted after a start.
//!
//! Invariants: every pending row is above the mark or in the index; the stored counts are those of the
//! rows up to the mark, at every moment at which anything is stored.

use alloc::collections::BTreeSet;

use crate::outgoing::delivery::State;

/// Ends after which the mark moves: what a start has to look at is about twice that.
pub const MARK_EVERY: u32 = 256;

/// Rows that are in no index at once: what a start has to look at stays bounded, and so does what waits in memory.
pub const MAX_OPEN: usize = 1_000;

/// Deliveries that have ended, by how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    /// Called off.
    pub cancelled: u64,
    /// Dead letters.
    pub dead: u64,
    /// Delivered.
    pub delivered: u64,
}

impl Ended {
    fn of(&mut self, state: State) -> Option<&mut u64> {
        match state {
            State::Cancelled => Some(&mut self.cancelled),
            State::Dead => Some(&mut self.dead),
            State::Delivered => Some(&mut self.delivered),
            State::Pending => None,
        }
    }

    /// `n` more in that state.
    pub fn add(&mut self, state: State, n: u64) {
        if let Some(count) = self.of(state) {
            *count = count.saturating_add(n);
        }
    }

    fn take(&mut self, state: State) {
        if let Some(count) = self.of(state) {
            *count = count.saturating_sub(1);
        }
    }
}

/// What is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Up to this row nothing is found by looking at every row.
    pub seq: u64,
    /// Of the rows up to it.
    pub ended: Ended,
}

/// What is known in memory.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    mark: Mark,
    ended: Ended,
    pending: u64,
    /// Rows that are in no index.
    open: BTreeSet<u64>,
    highest: u64,
    /// No row below it waits.
    low: u64,
    since: u32,
}

impl Tally {
    /// After a start: what was stored, what has ended above the mark, and how many rows wait, every one of which
    /// is in the index by now. `lowest` is the place of the first of them, `highest` that of the last row of all.
    pub fn new(mark: Mark, above: Ended, pending: u64, lowest: Option<u64>, highest: u64) -> Self {
        let mut ended = mark.ended;
        for (state, n) in
            [(State::Cancelled, above.cancelled), (State::Dead, above.dead), (State::Delivered, above.delivered)]
        {
            ended.add(state, n);
        }
        let low = lowest.unwrap_or_else(|| highest.saturating_add(1));
        Self { mark, ended, pending, open: BTreeSet::new(), highest, low, since: 0 }
    }

    /// All that have ended.
    pub const fn ended(&self) -> Ended {
        self.ended
    }

    /// Those that have not.
    pub const fn pending(&self) -> u64 {
        self.pending
    }

    /// The last row's place.
    pub const fn highest(&self) -> u64 {
        self.highest
    }

    /// No row below this place waits.
    pub const fn low(&self) -> u64 {
        self.low
    }

    /// The first row that waits was looked for from [`low`](Self::low) on.
    pub fn found_lowest(&mut self, seq: Option<u64>) {
        self.low = seq.unwrap_or_else(|| self.highest.saturating_add(1));
    }

    /// Whether a row may be stored without being in the index. One that comes late must be in it.
    pub fn may_stay_out(&self, seq: u64) -> bool {
        seq > self.mark.seq && self.open.len() < MAX_OPEN
    }

    /// Whether a row was stored without being in the index, and has not ended since.
    pub fn is_out(&self, seq: u64) -> bool {
        self.open.contains(&seq)
    }

    /// Whether the stored counts are those of this row, too.
    pub const fn is_marked(&self, seq: u64) -> bool {
        seq <= self.mark.seq
    }

    /// A row was stored.
    pub fn stored(&mut self, seq: u64, is_in_index: bool) {
        self.pending = self.pending.saturating_add(1);
        self.highest = self.highest.max(seq);
        self.low = self.low.min(seq);
        if !is_in_index {
            self.open.insert(seq);
        }
    }

    /// A row went from one state to another, and is in the index if it waits. What is answered must be stored with it.
    #[must_use]
    pub fn moved(&mut self, seq: u64, from: State, to: State) -> Option<Mark> {
        self.open.remove(&seq);
        if from == to {
            return None;
        }
        self.shift(from, to);
        if to == State::Pending {
            self.low = self.low.min(seq);
        }
        if from == State::Pending {
            self.since = self.since.saturating_add(1);
        }
        if seq > self.mark.seq {
            return None;
        }
        self.mark.ended.take(from);
        self.mark.ended.add(to, 1);
        Some(self.mark)
    }

    fn shift(&mut self, from: State, to: State) {
        self.ended.take(from);
        self.ended.add(to, 1);
        if from == State::Pending {
            self.pending = self.pending.saturating_sub(1);
        }
        if to == State::Pending {
            self.pending = self.pending.saturating_add(1);
        }
    }

    /// Ended rows were deleted. What is answered must be stored with that.
    #[must_use]
    pub fn purged(&mut self, rows: impl IntoIterator<Item = (u64, State)>) -> Option<Mark> {
        let before = self.mark;
        for (seq, state) in rows {
            self.ended.take(state);
            if seq <= self.mark.seq {
                self.mark.ended.take(state);
            }
        }
        (self.mark != before).then_some(self.mark)
    }

    /// After `every` ends, the two places between which rows can be counted, the second included: the mark moves over
    /// them.
    pub fn next_mark(&self, every: u32) -> Option<(u64, u64)> {
        let to = self.open.first().map_or(self.highest, |open| open.saturating_sub(1));
        (self.since >= every && to > self.mark.seq).then_some((self.mark.seq, to))
    }

    /// Moves the mark; `between` is what was counted. What is answered must be stored.
    #[must_use]
    pub fn move_mark(&mut self, to: u64, between: Ended) -> Mark {
        for (state, n) in
            [(State::Cancelled, between.cancelled), (State::Dead, between.dead), (State::Delivered, between.delivered)]
        {
            self.mark.ended.add(state, n);
        }
        self.mark.seq = to;
        self.since = 0;
        self.mark
    }
}

/// The place of a row that is made at `now`, behind `last`: by time, so that rows that are made in different objects are
/// in the order in which they were made, and an old one is told by its place. Of two neighbours one is `odd`: who makes
/// rows for others takes the even ones, who makes its own takes the odd ones.
pub fn place(last: u64, now: u64, odd: bool) -> u64 {
    let bit = u64::from(odd);
    let by_time = first_place(now) | bit;
    let next = last.saturating_add(2) & !1 | bit;
    by_time.max(next)
}

/// The lowest place of rows that are made at `now` or later. 256 for each millisecond: 15 digits until 2093.
pub const fn first_place(now: u64) -> u64 {
    now.saturating_mul(256)
}

/// When a row of that place was made, as nearly as its place says.
pub const fn place_made(place: u64) -> u64 {
    place / 256
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn i1_the_mark_never_moves_past_a_row_that_is_in_no_index() {
        let mut tally = Tally::default();
        tally.stored(5, false);
        for seq in 6..=300 {
            tally.stored(seq, false);
            assert_eq!(tally.moved(seq, State::Pending, State::Delivered), None);
        }
        assert_eq!(tally.next_mark(MARK_EVERY), Some((0, 4)));
        assert_eq!(tally.moved(5, State::Pending, State::Dead), None);
        assert_eq!(tally.next_mark(MARK_EVERY), Some((0, 300)));
        let mark = tally.move_mark(300, Ended { cancelled: 0, dead: 1, delivered: 295 });
        assert_eq!(mark, Mark { seq: 300, ended: tally.ended() });
        assert_eq!(tally.next_mark(MARK_EVERY), None);
        assert!(tally.may_stay_out(301) && !tally.may_stay_out(300), "one that comes late");
    }

    #[test]
    fn what_changes_below_the_mark_is_stored_at_once() {
        let ended = Ended { cancelled: 1, dead: 2, delivered: 3 };
        let mut tally =
            Tally::new(Mark { seq: 10, ended }, Ended { delivered: 4, ..Ended::default() }, 1, Some(15), 20);
        assert_eq!(tally.ended(), Ended { cancelled: 1, dead: 2, delivered: 7 });
        assert_eq!(tally.moved(9, State::Dead, State::Pending).unwrap().ended.dead, 1);
        assert_eq!(tally.moved(11, State::Delivered, State::Pending), None);
        assert_eq!((tally.pending(), tally.low()), (3, 9));
        tally.found_lowest(None);
        assert_eq!(tally.low(), 21);
        assert_eq!(tally.moved(9, State::Pending, State::Pending), None, "another attempt");
        assert_eq!(tally.purged([(12, State::Delivered)]), None);
        assert_eq!(tally.purged([(3, State::Cancelled)]).unwrap().ended.cancelled, 0);
        assert_eq!(tally.ended(), Ended { cancelled: 0, dead: 1, delivered: 5 });
    }

    #[test]
    fn places_follow_time_and_never_meet() {
        let now = 1_780_000_000_000;
        let (first, own) = (place(7, now, false), place(7, now, true));
        assert_eq!((first % 2, own % 2), (0, 1));
        assert!(place(first, now, false) > first && place(first, now, true) > first);
        assert!(place(first, now - 86_400_000, false) > first, "i16: the clock was set back");
        assert!(place(first, now + 1, true) > place(first, now, true));
        assert!(first < 1_000_000_000_000_000, "15 digits");
        assert_eq!([first, own].map(place_made), [now, now]);
    }
}
