//! First attempts that begin before their row is stored: the event's row at the tenant is their intent, and stays open until
//! the answer says that it is stored here. Most end at once, and are one row written once.
//!
//! What is late is in memory alone. It is stored when its attempt ends, when that takes long, and before anybody asks
//! for anything else: nobody ever sees a delivery that has no row. Where the process ends before, the tenant hands the
//! event over again, and says that somebody may have begun it.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::Duration;

use futures_util::future::{Either, select};
use signpost_core::outgoing::alarm::whole_second;
use signpost_core::outgoing::delivery::{Delivery, State};
use signpost_platform::object::Answer;
use worker::Delay;

use super::Inner;
use super::loaded::Loaded;
use super::memory::Memory;
use super::pump::Begun;
use super::store::{Attempted, PART_BYTES, Row};

/// How long the tenant waits for its answer. A receiver that takes longer has its rows stored first from then on, until it
/// is quick again: a call that waits holds up those behind it.
const LATE_MS: u64 = 25;
/// After so many quick attempts it is.
const QUICK_AGAIN: u32 = 8;

/// What has no row yet, by place.
#[derive(Default)]
pub(super) struct Late {
    rows: BTreeMap<u64, (Row, Rc<Vec<u8>>)>,
    /// Those who wait until something is stored.
    wakers: Vec<Waker>,
    /// How many quick attempts there must be before rows are stored late again: an attempt took longer than the tenant waits.
    slow: u32,
}

impl Inner {
    pub(super) fn is_late(&self, seq: u64) -> bool {
        self.late.borrow().rows.contains_key(&seq)
    }

    /// Whether a row that is new for certain may be stored later: of a healthy endpoint, where neither order nor
    /// a rate goes by what is stored.
    pub(super) fn may_be_late(&self, memory: &Memory, loaded: &Loaded, row: &Row) -> bool {
        let is_new = row.seq > memory.tally.highest() && !self.is_late(row.seq);
        let is_simple = !loaded.settings.fifo && loaded.queued.is_none() && loaded.limits().rate.is_none();
        let fits = row.size.is_some_and(|size| size <= PART_BYTES);
        is_new && is_simple && fits && memory.health.failures == 0 && self.late.borrow().slow == 0
    }

    /// Its attempt begins. No alarm: the tenant has one.
    pub(super) fn begin_late(&self, row: &Row, body: &Rc<Vec<u8>>, now: u64) {
        let until = row.delivery.wake().unwrap_or(now);
        self.slots.borrow_mut().begin((row.seq, row.delivery.attempts), row.size.unwrap_or(0), until, now);
        self.late.borrow_mut().rows.insert(row.seq, (row.clone(), body.clone()));
    }

    /// The attempt has ended: the row is stored as that leaves it.
    pub(super) fn store_ended(
        &self,
        memory: &mut Memory,
        begun: &Begun,
        next: &Delivery,
        now: u64,
        attempt: &Attempted,
    ) -> Answer<()> {
        let row = Row {
            delivery: *next,
            ended: (next.state != State::Pending).then_some(now),
            last_status: attempt.status,
            last_error: attempt.error.map(str::to_string),
            ..begun.row.clone()
        };
        let body = begun.body.as_deref().map(Vec::as_slice).unwrap_or_default();
        self.store.insert(&row, true, body, Some(attempt))?;
        memory.tally.stored(row.seq, true);
        Ok(())
    }

    /// It has a row, or its endpoint is gone.
    pub(super) fn forget_late(&self, seq: u64) {
        let mut late = self.late.borrow_mut();
        late.rows.remove(&seq);
        late.wakers.drain(..).for_each(Waker::wake);
    }

    /// An attempt has ended that took so long.
    pub(super) fn took(&self, ms: u64) {
        let mut late = self.late.borrow_mut();
        late.slow = late.slow.saturating_sub(u32::from(ms <= LATE_MS));
    }

    /// Stores what is late, as under way.
    pub(super) fn store_late(&self) -> Answer<()> {
        self.store_some(|_| true)
    }

    fn store_some(&self, is_meant: impl Fn(u64) -> bool) -> Answer<()> {
        let late: Vec<(Row, Rc<Vec<u8>>)> = {
            let late = self.late.borrow();
            late.rows.iter().filter(|(seq, _)| is_meant(**seq)).map(|(_, row)| row.clone()).collect()
        };
        let Some(until) = late.iter().filter_map(|(row, _)| row.delivery.wake()).min() else {
            return Ok(());
        };
        self.with(|memory| {
            self.store.together(|| {
                for (row, body) in &late {
                    // Where the attempt has ended and that could not be stored, nobody but the index knows of the row.
                    let is_held = self.slots.borrow().holds((row.seq, row.delivery.attempts));
                    let in_index = !is_held || !memory.tally.may_stay_out(row.seq);
                    self.store.insert(row, in_index, body, None)?;
                    memory.tally.stored(row.seq, in_index);
                }
                Ok::<_, worker::Error>(())
            })?;
            Ok(self.want(Some(whole_second(until)))?)
        })?;
        late.iter().for_each(|(row, _)| self.forget_late(row.seq));
        Ok(())
    }

    /// Waits until rows are stored, and stores them where that takes long.
    pub(super) async fn settle(&self, places: &[u64]) -> Answer<()> {
        if places.is_empty() {
            return Ok(());
        }
        let ended = poll_fn(|context| {
            if !places.iter().any(|place| self.is_late(*place)) {
                return Poll::Ready(());
            }
            self.late.borrow_mut().wakers.push(context.waker().clone());
            Poll::Pending
        });
        match select(ended, Delay::from(Duration::from_millis(LATE_MS))).await {
            Either::Left(_) => Ok(()),
            Either::Right(_) => {
                self.late.borrow_mut().slow = QUICK_AGAIN;
                self.store_some(|seq| places.contains(&seq))
            }
        }
    }
}
