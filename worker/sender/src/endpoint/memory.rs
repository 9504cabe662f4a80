//! What an endpoint's object remembers of its rows, so that a publish need not read them again.
//!
//! It is read when the object wakes and written through. After an error of storage it is forgotten, since what is
//! stored may then be other than what is remembered.

use std::collections::VecDeque;
use std::rc::Rc;

use signpost_api::Code;
use signpost_core::outgoing::alarm::Alarm;
use signpost_core::outgoing::endpoint::{CONNECTIONS, Health, Limits, Rate, next_alarm};
use signpost_core::outgoing::tally::Tally;
use signpost_platform::clock::now_ms;
use signpost_platform::config::{OfEnv as _, Variables};
use signpost_platform::object::Answer;
use worker::Result;

use super::Inner;
use super::loaded::Loaded;
use super::settings::Settings;
use super::store::Row;

/// A notice that could not be handed over is tried again after this.
const NOTICE_AGAIN_MS: u64 = 30_000;
/// A source that the configuration does not have (any more) may come back.
const UNUSABLE_AGAIN_MS: u64 = 600_000;
/// What a destination holds back goes on within this, once the configuration has resumed it.
const PAUSED_AGAIN_MS: u64 = 60_000;
/// A purge waits until some rows have come together, or it would run for each.
const PURGE_SLACK_MS: u64 = 60_000;

pub(super) struct Memory {
    pub settings: Rc<Settings>,
    /// `None` for a source's endpoint whose source is gone or misconfigured.
    pub loaded: Option<Rc<Loaded>>,
    pub health: Health,
    pub tally: Tally,
    /// Whether deliveries in the index may be due that have found no room.
    pub backlog: bool,
    /// New deliveries that have found no room, in their order: in no index, and with their bodies as far as those fit.
    pub waiting: VecDeque<Waiting>,
    pub waiting_bytes: usize,
    pub has_notices: bool,
}

/// A new delivery that waits for room.
pub(super) struct Waiting {
    pub row: Row,
    pub body: Option<Vec<u8>>,
}

/// Bodies that are kept for what waits; the others are read when their turn has come.
const WAITING_BYTES: usize = 1 << 20;

impl Memory {
    /// Whether attempts may begin, as far as the endpoint itself goes.
    pub fn may_attempt(&self) -> bool {
        self.loaded.as_ref().is_some_and(|loaded| !loaded.is_paused()) && self.health.may_attempt()
    }

    pub fn wait(&mut self, row: Row, body: Vec<u8>) {
        let bytes = self.waiting_bytes.saturating_add(body.len());
        let body = (bytes <= WAITING_BYTES).then_some(body);
        if body.is_some() {
            self.waiting_bytes = bytes;
        }
        self.waiting.push_back(Waiting { row, body });
    }

    pub fn next_waiting(&mut self) -> Option<Waiting> {
        let next = self.waiting.pop_front()?;
        self.waiting_bytes = self.waiting_bytes.saturating_sub(next.body.as_ref().map_or(0, Vec::len));
        Some(next)
    }
}

impl Inner {
    /// Does something with what is remembered; nothing in it awaits.
    ///
    /// # Errors
    /// [`Code::NotFound`] where there is no endpoint, or what `act` answers.
    pub(super) fn with<T>(&self, act: impl FnOnce(&mut Memory) -> Answer<T>) -> Answer<T> {
        let mut memory = match self.memory.take() {
            Some(memory) => memory,
            None => {
                let mut memory = self.load()?.ok_or(Code::NotFound)?;
                // After an error, the alarm that it kept from being set; nothing is set that is not missing.
                let next = self.next(&mut memory, now_ms())?;
                self.want(next)?;
                memory
            }
        };
        let answer = act(&mut memory);
        if !answer.as_ref().is_err_and(|problem| problem.is_internal()) {
            self.memory.set(Some(memory));
        }
        answer
    }

    /// To be called after settings have changed.
    pub(super) fn forget(&self) {
        self.memory.set(None);
    }

    fn load(&self) -> Result<Option<Memory>> {
        let Some(settings) = self.settings()? else {
            return Ok(None);
        };
        let mark = self.store.mark()?;
        self.store.adopt(mark.seq)?;
        let (pending, lowest, highest) = self.store.waiting()?;
        let loaded = self.loaded(&settings).map(Rc::new);
        if let Some(limits) = loaded.as_ref().map(|loaded| loaded.limits()) {
            self.remember_begun(&limits)?;
        }
        Ok(Some(Memory {
            loaded,
            settings: Rc::new(settings),
            health: self.store.health()?,
            tally: Tally::new(mark, self.store.ended(mark.seq, highest)?, pending, lowest, highest),
            backlog: pending > 0,
            waiting: VecDeque::new(),
            waiting_bytes: 0,
            has_notices: !self.store.notices()?.is_empty(),
        }))
    }

    /// An object may be gone for most of a minute or an hour: what its last process began is in the rows.
    fn remember_begun(&self, limits: &Limits) -> Result<()> {
        let Some(rate) = limits.rate.filter(|rate| rate.span_ms > Rate::per_second(1).span_ms) else {
            return Ok(());
        };
        let now = now_ms();
        let known = self.slots.borrow_mut().queue(None, now).recent;
        if known == 0 {
            let begun = self.store.last_begun(rate.count)?;
            self.slots.borrow_mut().remember(begun, limits, now);
        }
        Ok(())
    }

    /// What is stored of the endpoint itself.
    pub(super) fn settings(&self) -> Result<Option<Settings>> {
        if self.store.is_made()? { self.store.settings() } else { Ok(None) }
    }

    /// The first thing that an object does. An alarm that was lost is set again; one that is set stays.
    pub(super) async fn wake(&self) -> Answer<()> {
        if self.alarm.get().is_some() || !self.store.is_made()? {
            return Ok(());
        }
        let at = self.store.alarm().await?;
        // Somebody else may have been here meanwhile.
        if self.alarm.get().is_some() {
            return Ok(());
        }
        self.alarm.set(Some(Alarm::armed(at)));
        match self.with(|_| Ok(())) {
            Err(problem) if problem.is(Code::NotFound) => Ok(()),
            awake => awake,
        }
    }

    /// The platform may have lost the alarm, whatever is remembered of it.
    pub(super) async fn check_alarm(&self) -> Answer<()> {
        self.store.reread_alarm(&self.alarm).await?;
        self.with(|memory| Ok(self.want(self.next(memory, now_ms())?)?))
    }

    /// Sees to it that the object is woken by then.
    pub(super) fn want(&self, at: Option<u64>) -> Result<()> {
        let mut alarm = self.alarm.get().unwrap_or_default();
        if let Some(at) = alarm.want(at) {
            self.store.set_alarm(at)?;
            self.alarm.set(Some(alarm));
        }
        Ok(())
    }

    /// When something is to be done next.
    pub(super) fn next(&self, memory: &mut Memory, now: u64) -> Result<Option<u64>> {
        let due = self.next_due(memory, now)?;
        let notice = memory.has_notices.then(|| now.saturating_add(NOTICE_AGAIN_MS));
        let keep = Variables::of(&self.env).retention_ms().ok();
        let purge = keep.zip(self.store.oldest_end()?).map(|(keep, ended)| {
            ended.saturating_add(keep).saturating_add(PURGE_SLACK_MS).max(now.saturating_add(PURGE_SLACK_MS))
        });
        Ok(due.into_iter().chain(notice).chain(purge).min())
    }

    /// When something is to be done next about a delivery.
    pub(super) fn next_due(&self, memory: &mut Memory, now: u64) -> Result<Option<u64>> {
        let Some(loaded) = memory.loaded.clone() else {
            return Ok(Some(now.saturating_add(UNUSABLE_AGAIN_MS)));
        };
        if loaded.is_paused() {
            return Ok((memory.tally.pending() > 0).then(|| now.saturating_add(PAUSED_AGAIN_MS)));
        }
        let fifo = loaded.settings.fifo;
        let due = if fifo { self.oldest(memory)?.and_then(|row| row.delivery.wake()) } else { self.store.next_at()? };
        let waiting = memory.waiting.front().map(|waiting| waiting.row.delivery.due);
        let due = due.into_iter().chain(waiting).min();
        let queue = self.slots.borrow_mut().queue(due, now);
        Ok(next_alarm(&memory.health, &self.limits(&loaded), &queue, now))
    }

    /// The endpoint's limits, as far as connections allow and what is under way leaves room in memory.
    pub(super) fn limits(&self, loaded: &Loaded) -> Limits {
        let mut limits = loaded.limits();
        if self.outbound.is_none() {
            // What waits for a connection would use up its deadline.
            limits.concurrency = limits.concurrency.min(CONNECTIONS);
        }
        self.slots.borrow().within(&limits)
    }

    /// The oldest delivery that waits.
    pub(super) fn oldest(&self, memory: &mut Memory) -> Result<Option<Row>> {
        let row = self.store.oldest_pending(memory.tally.low())?;
        memory.tally.found_lowest(row.as_ref().map(|row| row.seq));
        Ok(row)
    }
}
