//! One event on its way to one endpoint: a row, and the transitions between its states.
//!
//! Every transition is a pure function from the stored row to the next one. The host stores the
//! result before it acts on it, and re-reads the row after every wait:
//!
//! 1. [`Delivery::start`] says "attempt n started, lease until t". Stored, then sent.
//! 2. [`Delivery::after`] takes what the attempt came to. Stored with the attempt itself.
//! 3. [`Delivery::recover`] takes back an attempt whose lease ran out: its process ended.
//!
//! Invariants: one terminal state per generation; no attempt without a stored intent; a wait runs
//! from the end of the failed attempt and is never shortened, whatever the clock does.
//!
//! All times are Unix milliseconds.

use crate::outgoing::outcome::{Failure, Outcome};
use crate::outgoing::schedule;
use crate::provider::{Exhausted, Policy};

/// How much longer than the deadline an attempt may hold its row. Past that nobody is working on
/// it: the deadline has cut the attempt off long before.
pub const LEASE_GRACE_MS: u64 = 15_000;

/// Interrupted attempts in a row that are repeated at once and cost no step of the schedule. One
/// more counts as a failure: a delivery that takes the process down each time must end, too.
pub const FREE_INTERRUPTIONS: u32 = 3;

/// Where a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Called off, or its endpoint deleted. Terminal.
    Cancelled,
    /// A dead letter: the schedule ran out. Terminal, can be replayed.
    Dead,
    /// A 2xx was seen. Terminal, can be replayed.
    Delivered,
    /// Waiting for its next attempt, or in one.
    Pending,
}

impl State {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Dead => "dead",
            Self::Delivered => "delivered",
            Self::Pending => "pending",
        }
    }

    /// The state of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Cancelled, Self::Dead, Self::Delivered, Self::Pending].into_iter().find(|state| state.code() == code)
    }
}

/// An attempt that is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease {
    /// When it began.
    pub started: u64,
    /// When nobody can be working on it any more.
    pub until: u64,
}

/// The row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Where it stands.
    pub state: State,
    /// Counts the runs through the schedule: the first, each replay, and each enabling of an
    /// endpoint that this delivery had disabled. Begins at 1.
    pub generation: u32,
    /// Attempts begun, over all generations. Also the number of the latest attempt.
    pub attempts: u32,
    /// Failures of this generation.
    pub failures: u32,
    /// Interrupted attempts since the last one that ended.
    pub interruptions: u32,
    /// When the next attempt may begin.
    pub due: u64,
    /// The attempt that is under way.
    pub lease: Option<Lease>,
}

/// What [`Delivery::after`] found, for the endpoint's health and for those who want to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The schedule ran out, and the event is a dead letter.
    DeadLettered,
    /// A 2xx.
    Delivered,
    /// The schedule ran out, and the endpoint is to be disabled. The delivery stays pending and
    /// begins its schedule anew when the endpoint is enabled.
    Exhausted,
    /// The receiver is gone for good: the endpoint is to be disabled. The delivery stays pending.
    Gone,
    /// Will be attempted again.
    Retry,
    /// The row has moved on (cancelled, recovered, replayed): the outcome changes nothing.
    Stale,
}

impl Delivery {
    /// A new delivery, due at once.
    pub const fn new(now: u64) -> Self {
        Self { state: State::Pending, generation: 1, attempts: 0, failures: 0, interruptions: 0, due: now, lease: None }
    }

    /// A new delivery of whose first attempt nobody knows whether it was made: its process may have ended before anything
    /// of it was stored. Due at once.
    pub const fn interrupted(now: u64) -> Self {
        Self { attempts: 1, interruptions: 1, ..Self::new(now) }
    }

    /// Begins the next attempt, if it is due and none is under way. The result must be stored
    /// before anything is sent; the attempt's number is its `attempts`.
    #[must_use]
    pub fn start(&self, now: u64, policy: &Policy) -> Option<Self> {
        if self.state != State::Pending || self.lease.is_some() || self.due > now {
            return None;
        }
        let until = now.saturating_add(u64::from(policy.deadline_ms)).saturating_add(LEASE_GRACE_MS);
        Some(Self { attempts: self.attempts.checked_add(1)?, lease: Some(Lease { started: now, until }), ..*self })
    }

    /// Takes the outcome of attempt number `attempt`.
    ///
    /// `now` is read after the attempt; a clock that was set back meanwhile does not shorten the
    /// wait. `jitter` is any number, evenly spread.
    #[must_use]
    pub fn after(&self, attempt: u32, outcome: Outcome, now: u64, jitter: u32, policy: &Policy) -> (Self, Effect) {
        let Some(lease) = self.lease.filter(|_| self.state == State::Pending && self.attempts == attempt) else {
            return (*self, Effect::Stale);
        };
        self.finish(outcome, now.max(lease.started), jitter, policy)
    }

    /// Takes back an attempt whose lease ran out. The receiver may have seen it, so this is where
    /// at-least-once comes from. `None` while the lease holds or without one.
    ///
    /// A clock that was set back by more than a whole lease also ends it: waiting for the old time
    /// to come again could take days.
    #[must_use]
    pub fn recover(&self, now: u64, jitter: u32, policy: &Policy) -> Option<(Self, Effect)> {
        let lease = self.lease.filter(|_| self.state == State::Pending)?;
        let length = lease.until.saturating_sub(lease.started);
        let holds = now < lease.until && now.saturating_add(length) >= lease.started;
        if holds {
            return None;
        }
        if self.interruptions >= FREE_INTERRUPTIONS {
            return Some(self.finish(Outcome::Failed(Failure::Interrupted), now, jitter, policy));
        }
        let interruptions = self.interruptions.saturating_add(1);
        Some((Self { lease: None, interruptions, due: now, ..*self }, Effect::Retry))
    }

    fn finish(&self, outcome: Outcome, now: u64, jitter: u32, policy: &Policy) -> (Self, Effect) {
        let ended = Self { lease: None, interruptions: 0, ..*self };
        if outcome.is_success() {
            return (Self { state: State::Delivered, ..ended }, Effect::Delivered);
        }
        let failures = self.failures.saturating_add(1);
        let wait = schedule::wait_ms(policy, failures, outcome, jitter);
        if outcome.is_gone(policy) {
            // Waiting or exhausted alike, the event is not what failed: it starts over on enable.
            return (ended.anew(now), Effect::Gone);
        }
        match (wait, policy.exhausted) {
            (Some(wait), _) => (Self { failures, due: now.saturating_add(wait), ..ended }, Effect::Retry),
            (None, Exhausted::DeadLetter) => (Self { failures, state: State::Dead, ..ended }, Effect::DeadLettered),
            (None, Exhausted::Disable) => (ended.anew(now), Effect::Exhausted),
        }
    }

    /// Sends again what has ended, however: the next generation, due at once. `None` while pending. Whoever asks sees to it
    /// that no attempt of it is under way: of one that was called off, there may be.
    #[must_use]
    pub fn replay(&self, now: u64) -> Option<Self> {
        (self.state != State::Pending).then(|| self.anew(now))
    }

    /// Sends now: what waits for its next attempt is due at once, in the same generation, and what has ended is sent again.
    /// `None` while an attempt is under way.
    #[must_use]
    pub fn send_now(&self, now: u64) -> Option<Self> {
        match (self.state, self.lease) {
            (State::Pending, Some(_)) => None,
            (State::Pending, None) => Some(Self { due: self.due.min(now), ..*self }),
            _ => self.replay(now),
        }
    }

    /// A new delivery for which there is no room: a dead letter of which no attempt was made.
    #[must_use]
    pub const fn refuse(&self) -> Self {
        Self { state: State::Dead, lease: None, ..*self }
    }

    /// The event has come again, from somebody who was promised its delivery: what is dead or was called off begins anew.
    /// `None` where it will be delivered, or was.
    #[must_use]
    pub fn revive(&self, now: u64) -> Option<Self> {
        matches!(self.state, State::Cancelled | State::Dead).then(|| self.anew(now))
    }

    /// Calls the delivery off. An attempt under way may still end; its outcome changes nothing.
    /// `None` when it has ended already.
    #[must_use]
    pub fn cancel(&self) -> Option<Self> {
        (self.state == State::Pending).then_some(Self { state: State::Cancelled, lease: None, ..*self })
    }

    /// When something has to be done about this row: its next attempt, or the end of its lease.
    pub fn wake(&self) -> Option<u64> {
        match self.state {
            State::Pending => Some(self.lease.map_or(self.due, |lease| lease.until)),
            State::Cancelled | State::Dead | State::Delivered => None,
        }
    }

    fn anew(&self, now: u64) -> Self {
        Self {
            state: State::Pending,
            generation: self.generation.saturating_add(1),
            failures: 0,
            interruptions: 0,
            due: now,
            lease: None,
            ..*self
        }
    }
}
