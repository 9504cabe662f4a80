//! Claims that are open, and marks that are not written yet.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{BATCH_MOST, BATCH_MS, LEASE_AFTER_MS};

/// What is known of an event before the tables are looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Nobody has it: it is the caller's, unless the tables have it.
    Ours,
    /// It was processed; its mark is about to be written.
    Done,
    /// Another copy is being processed.
    InFlight {
        /// Until its lease ends, at the latest.
        retry_after_s: u64,
    },
}

/// When the marks that wait are to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Write {
    /// At once: there are many.
    Now,
    /// After so many milliseconds.
    After(u64),
    /// As was said before.
    AsPlanned,
}

/// A claim that has outlasted [`LEASE_AFTER_MS`]: a row for each of its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// What is claimed.
    pub key: String,
    /// Who holds it.
    pub token: String,
    /// When another copy may have it, in Unix milliseconds.
    pub until_ms: u64,
}

/// That an event was processed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The event's.
    pub key: String,
    /// When it is forgotten, in Unix milliseconds.
    pub until_ms: u64,
}

/// By key: who has it.
#[derive(Debug, Default)]
pub struct Flights {
    open: BTreeMap<String, Flight>,
    waiting: Vec<Mark>,
}

#[derive(Debug)]
struct Flight {
    token: String,
    taken_ms: u64,
    until_ms: u64,
    state: State,
}

#[derive(Debug, PartialEq, Eq)]
enum State {
    Open {
        /// Whether there is a row of it.
        has_row: bool,
    },
    /// Its mark waits to be written, and the flight with it.
    Marked { had_row: bool },
}

impl Flights {
    /// Claims all keys for `token`, or none. The same token takes its own claim again, after a restart of the object.
    pub fn take(&mut self, keys: &[&str], token: &str, now_ms: u64, lease_ms: u64) -> Taken {
        let mut stands = Taken::Ours;
        for flight in keys.iter().filter_map(|key| self.open.get(*key)) {
            match flight.state {
                State::Marked { .. } => return Taken::Done,
                State::Open { .. } if flight.token == token || flight.until_ms <= now_ms => {}
                State::Open { .. } => {
                    let left = flight.until_ms.saturating_sub(now_ms).div_ceil(1000);
                    stands = Taken::InFlight { retry_after_s: left };
                }
            }
        }
        if stands != Taken::Ours {
            return stands;
        }
        let until_ms = now_ms.saturating_add(lease_ms);
        for key in keys {
            let has_row = self.open.get(*key).is_some_and(Flight::has_row);
            let flight = Flight { token: token.to_owned(), taken_ms: now_ms, until_ms, state: State::Open { has_row } };
            self.open.insert((*key).to_owned(), flight);
        }
        Taken::Ours
    }

    /// Takes up a claim of which a row is left from before the object restarted.
    pub fn restore(&mut self, lease: Lease) {
        let Lease { key, token, until_ms } = lease;
        self.open.insert(key, Flight { token, taken_ms: 0, until_ms, state: State::Open { has_row: true } });
    }

    /// Gives back what `token` still holds of `keys`. The answer is whether rows of it must go, too.
    pub fn release(&mut self, keys: &[&str], token: &str) -> bool {
        let mut had_row = false;
        for key in keys {
            let is_ours = |flight: &Flight| flight.token == token && matches!(flight.state, State::Open { .. });
            if self.open.get(*key).is_some_and(is_ours) {
                had_row |= self.open.remove(*key).is_some_and(|flight| flight.has_row());
            }
        }
        had_row
    }

    /// Marks the event as processed, whoever holds it by now: the origin has it, and that is what is kept.
    pub fn commit(&mut self, keys: &[&str], token: &str, now_ms: u64, window_s: u64) -> Write {
        let is_first = self.waiting.is_empty();
        let until_ms = now_ms.saturating_add(window_s.saturating_mul(1000));
        for key in keys {
            let had_row = self.open.get(*key).is_some_and(Flight::has_row);
            let flight =
                Flight { token: token.to_owned(), taken_ms: now_ms, until_ms, state: State::Marked { had_row } };
            self.open.insert((*key).to_owned(), flight);
            self.waiting.push(Mark { key: (*key).to_owned(), until_ms });
        }
        match (is_first, self.waiting.len() >= BATCH_MOST) {
            (_, true) => Write::Now,
            (true, false) => Write::After(BATCH_MS),
            (false, false) => Write::AsPlanned,
        }
    }

    /// The marks to write now, and the keys whose lease rows go with them. They stay known as done until
    /// [`Flights::settle`].
    pub fn batch(&mut self) -> (Vec<Mark>, Vec<String>) {
        let marks = core::mem::take(&mut self.waiting);
        let with_row = |mark: &&Mark| self.open.get(&mark.key).is_some_and(Flight::has_row);
        let rows = marks.iter().filter(with_row).map(|mark| mark.key.clone()).collect();
        (marks, rows)
    }

    /// The marks are written, or could not be: from now on the tables answer for them.
    pub fn settle(&mut self, marks: &[Mark]) {
        for mark in marks {
            let is_this =
                |flight: &Flight| matches!(flight.state, State::Marked { .. }) && flight.until_ms == mark.until_ms;
            if self.open.get(&mark.key).is_some_and(is_this) {
                self.open.remove(&mark.key);
            }
        }
    }

    /// The claims that get rows now. Forgets those whose lease has ended.
    pub fn outlasting(&mut self, now_ms: u64) -> Vec<Lease> {
        let mut leases = Vec::new();
        for (key, flight) in &mut self.open {
            if flight.row_due_ms().is_some_and(|due_ms| due_ms <= now_ms) {
                flight.state = State::Open { has_row: true };
                leases.push(Lease { key: key.clone(), token: flight.token.clone(), until_ms: flight.until_ms });
            }
        }
        self.open.retain(|_, flight| flight.until_ms > now_ms || matches!(flight.state, State::Marked { .. }));
        leases
    }

    /// When [`Flights::outlasting`] is to be asked again.
    pub fn next_lease_ms(&self) -> Option<u64> {
        self.open.values().filter_map(Flight::row_due_ms).min()
    }

    /// Claims and marks that are not settled.
    pub fn len(&self) -> usize {
        self.open.len()
    }

    /// Whether nothing is under way.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }
}

impl Flight {
    /// When it gets a row, unless it has one or ends before.
    fn row_due_ms(&self) -> Option<u64> {
        let is_due = self.state == (State::Open { has_row: false });
        is_due.then(|| self.taken_ms.saturating_add(LEASE_AFTER_MS))
    }

    const fn has_row(&self) -> bool {
        matches!(self.state, State::Open { has_row: true } | State::Marked { had_row: true })
    }
}
