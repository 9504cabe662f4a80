//! What waits for one endpoint.
//!
//! All times are Unix milliseconds.

use std::collections::BTreeSet;

use crate::{ASIDE_AFTER, LANE_EVENTS, Place, Target, WINDOW};

/// The wait after a first call that failed. It doubles with each that follows, ...
pub const FIRST_WAIT_MS: u64 = 1_000;
/// ... up to this.
pub const LONGEST_WAIT_MS: u64 = 60_000;

/// Events to be handed over to an endpoint together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The endpoint.
    pub target: Target,
    /// The events, the oldest first.
    pub events: Vec<Place>,
    /// Whether none of them was in a call before: nobody can have begun an attempt of them.
    pub is_first: bool,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Lane {
    pub queue: BTreeSet<Place>,
    /// Of those, what this process has taken in and put into no call yet.
    pub fresh: BTreeSet<Place>,
    /// In a call.
    pub flight: BTreeSet<Place>,
    pub calls: u32,
    /// Of what is in memory, what is set aside for this endpoint in its row, too.
    pub marked: BTreeSet<Place>,
    /// Behind this place there may be rows that are set aside and not in memory.
    pub unread: Option<Place>,
    failures: u32,
    again: u64,
}

impl Lane {
    /// Whether a further event must be set aside.
    pub fn is_full(&self) -> bool {
        // Behind what is aside already, so that the older ones go first.
        self.unread.is_some() || self.queue.len().saturating_add(self.flight.len()) >= LANE_EVENTS
    }

    /// Whether nothing is open.
    pub fn is_done(&self) -> bool {
        self.queue.is_empty() && self.flight.is_empty() && self.unread.is_none()
    }

    /// When the next call may begin. A clock that was set back makes nobody wait for longer than the longest wait.
    pub const fn may_call(&self, now: u64) -> bool {
        self.again <= now || self.again > now.saturating_add(LONGEST_WAIT_MS)
    }

    pub const fn has_room(&self) -> bool {
        // What has failed is tried by one call, not by all that the window holds.
        self.calls < if self.failures == 0 { WINDOW } else { 1 }
    }

    /// When to look, where nothing but time is needed.
    pub fn due(&self) -> Option<u64> {
        let waits = !self.queue.is_empty() || self.unread.is_some();
        (waits && self.failures > 0 && self.calls == 0).then_some(self.again)
    }

    /// A call has ended, with all of its events handed over or not. Whether what waits must be set aside.
    pub fn ended(&mut self, whole: bool, now: u64) -> bool {
        self.calls = self.calls.saturating_sub(1);
        if whole {
            self.failures = 0;
            self.again = 0;
            return false;
        }
        let doubled = FIRST_WAIT_MS.checked_shl(self.failures.min(16)).unwrap_or(LONGEST_WAIT_MS);
        self.again = now.saturating_add(doubled.min(LONGEST_WAIT_MS));
        self.failures = self.failures.saturating_add(1);
        self.failures >= ASIDE_AFTER
    }
}
