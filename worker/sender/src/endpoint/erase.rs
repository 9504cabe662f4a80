//! What an event said is forgotten on request: bodies, headers that came with it, and what receivers answered.

use signpost_api::{Code, Failure};
use signpost_core::outgoing::delivery::State;
use signpost_platform::object::Answer;
use signpost_platform::problem::Problem;

use super::Inner;
use super::store::Row;

const ERASED: &str = Failure::Erased.as_str();

impl Inner {
    /// Every delivery of the event, those under new ids included. What is pending is called off.
    pub(super) fn erase(&self, event: &str, seq: Option<u64>, now: u64) -> Answer<bool> {
        let rows = self.store.of_event(event, seq)?;
        let is_under_way = |row: &Row| self.slots.borrow().holds((row.seq, row.delivery.attempts));
        if rows.iter().any(is_under_way) {
            // What it comes to would be kept with what the receiver answers.
            return Err(Problem::from(Code::Unavailable).detail("an attempt is under way: ask again"));
        }
        self.with(|memory| {
            self.store.together(|| {
                for row in &rows {
                    if let Some(cancelled) = row.delivery.cancel() {
                        self.store.update(row.seq, &cancelled, now)?;
                        self.moved(memory, row.seq, State::Pending, State::Cancelled)?;
                    }
                    self.store.erase(row.seq, ERASED)?;
                }
                Ok::<_, Problem>(())
            })
        })?;
        // Bodies that wait in memory.
        self.forget();
        Ok(!rows.is_empty())
    }
}

/// Whether there is nothing left to send.
pub(super) fn is_erased(row: &Row) -> bool {
    row.last_error.as_deref() == Some(ERASED)
}
