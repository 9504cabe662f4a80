//! The system under test with its ledger, and what holds at every moment and at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use signpost_core::outgoing::alarm::{Alarm, whole_second};
use signpost_core::outgoing::delivery::{Delivery, Effect, FREE_INTERRUPTIONS, LEASE_GRACE_MS, State};
use signpost_core::outgoing::endpoint::{Health, Limits, Notice, Reason, Status, next_alarm};
use signpost_core::outgoing::outcome::{Failure, Outcome, RETRY_AFTER_MAX_S};
use signpost_core::outgoing::slots::Slots;
use signpost_core::outgoing::tally::{Ended, Mark, Tally};
use signpost_core::provider::Policy;

use crate::script::{ADOPTED, EFFECTS, LATE, MARKED, NOTICES, RECOVERED, SEEN, TOLD, count};

/// Ends after which the mark moves: few, so that it does.
const MARK_EVERY: u32 = 2;
/// An alarm may be as late as the whole second.
const SLACK_MS: u64 = 1_000;

/// What a process knows and a crash forgets.
#[derive(Debug)]
pub(crate) struct Memory {
    alarm: Alarm,
    slots: Slots,
    tally: Tally,
}

pub(crate) const fn place(id: u8) -> u64 {
    id as u64 + 1
}

/// One attempt as the receiver saw it.
#[derive(Debug)]
pub(crate) struct Seen {
    number: u32,
    generation: u32,
    started: u64,
    ended: Option<(u64, Outcome)>,
}

#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(crate) policy: Policy,
    pub(crate) limits: Limits,
    pub(crate) now: u64,
    // Storage.
    pub(crate) health: Health,
    pub(crate) rows: BTreeMap<u8, Delivery>,
    /// `next_at`, of the rows that have one.
    pub(crate) index: BTreeMap<u8, u64>,
    pub(crate) mark: Mark,
    pub(crate) alarm: Option<u64>,
    pub(crate) deleted: bool,
    /// When every slot was taken as the process ended: the first lease, for which everything else waits.
    pub(crate) held: Option<u64>,
    /// How far the clock was set back since the last process ended: what was set before that is later by as much.
    pub(crate) behind: u64,
    // Memory.
    pub(crate) memory: Option<Memory>,
    pub(crate) running: Vec<(u8, u32)>,
    // Outside.
    pub(crate) ghosts: Vec<(u8, u32)>,
    pub(crate) ledger: BTreeMap<u8, Vec<Seen>>,
    /// Steps back of the clock: spacing cannot be read off two clocks.
    pub(crate) set_back: bool,
}

impl Endpoint {
    /// What a process does first: what another has left in no index goes into it.
    fn wake(&mut self) {
        if self.memory.is_some() {
            return;
        }
        for (id, row) in &self.rows {
            if let (Some(at), true) = (row.wake(), place(*id) > self.mark.seq) {
                if !self.index.contains_key(id) {
                    ADOPTED.fetch_add(1, Ordering::Relaxed);
                }
                self.index.insert(*id, at);
            }
        }
        let lowest = self.index.keys().next().map(|id| place(*id));
        let highest = self.rows.keys().next_back().map_or(0, |id| place(*id));
        let above = self.ended(self.mark.seq, highest);
        let tally = Tally::new(self.mark, above, self.index.len() as u64, lowest, highest);
        self.memory = Some(Memory { alarm: Alarm::armed(self.alarm), slots: Slots::default(), tally });
        (self.held, self.behind) = (None, 0);
        self.arm();
    }

    fn ended(&self, after: u64, to: u64) -> Ended {
        let mut ended = Ended::default();
        for (id, row) in &self.rows {
            if place(*id) > after && place(*id) <= to {
                ended.add(row.state, 1);
            }
        }
        ended
    }

    /// Never put off, never taken back.
    pub(crate) fn arm(&mut self) {
        let due = self.index.values().min().copied();
        let Some(memory) = &mut self.memory else { return self.wake() };
        let at = next_alarm(&self.health, &self.limits, &memory.slots.queue(due, self.now), self.now);
        if let Some(at) = memory.alarm.want(at) {
            self.alarm = Some(at);
        }
    }

    /// The process ends: what it has under way is seen by nobody but the receiver.
    pub(crate) fn crash(&mut self) {
        self.ghosts.append(&mut self.running);
        if let Some(Memory { mut slots, .. }) = self.memory.take() {
            let full = slots.room(&self.limits, self.now) == 0;
            self.held = slots.queue(None, self.now).lease.filter(|_| full);
            self.behind = 0;
        }
    }

    /// Stores a row that was stored before, and goes into the index where it waits.
    pub(crate) fn put(&mut self, id: u8, next: Delivery) {
        self.wake();
        let before = self.rows.insert(id, next).unwrap();
        match next.wake() {
            Some(at) => self.index.insert(id, at),
            None => self.index.remove(&id),
        };
        let memory = self.memory.as_mut().unwrap();
        if let Some(mark) = memory.tally.moved(place(id), before.state, next.state) {
            self.mark = mark;
        }
        if let Some((from, to)) = memory.tally.next_mark(MARK_EVERY) {
            MARKED.fetch_add(1, Ordering::Relaxed);
            let between = self.ended(from, to);
            self.mark = self.memory.as_mut().unwrap().tally.move_mark(to, between);
        }
    }

    /// A new event: begun at once where there is room, and then in no index.
    pub(crate) fn publish(&mut self, id: u8) {
        self.wake();
        let due = self.index.values().any(|at| *at <= self.now);
        let memory = self.memory.as_mut().unwrap();
        let room = self.health.may_attempt() && !due && memory.slots.room(&self.limits, self.now) > 0;
        let row = Delivery::new(self.now);
        let started = row.start(self.now, &self.policy).filter(|_| room);
        let is_late = !memory.tally.may_stay_out(place(id));
        if is_late {
            LATE.fetch_add(1, Ordering::Relaxed);
        }
        let in_index = started.is_none() || is_late;
        memory.tally.stored(place(id), in_index);
        self.rows.insert(id, row);
        if let Some(started) = started {
            self.begin(id, started);
        }
        if in_index {
            self.index.extend(self.rows[&id].wake().map(|at| (id, at)));
        } else {
            self.index.remove(&id);
        }
        self.arm();
    }

    fn apply_effect(&mut self, effect: Effect) {
        count(&SEEN, EFFECTS.iter().position(|known| *known == effect).unwrap());
        let (health, notices) = self.health.after(effect, self.now, &self.policy);
        self.health = health;
        for notice in notices.into_iter().flatten() {
            count(&TOLD, NOTICES.iter().position(|name| *name == notice.event_type()).unwrap());
            if let Notice::Disabled(reason) = notice {
                assert_eq!(health.status, Status::Disabled(reason));
            }
        }
    }

    /// The alarm goes off, early, late or twice: take back, select, store the intents, send, arm.
    pub(crate) fn alarm(&mut self) {
        self.wake();
        self.alarm = None;
        self.memory.as_mut().unwrap().alarm.went_off();
        let mut due: Vec<_> = self.index.iter().filter(|(_, at)| **at <= self.now).map(|(id, at)| (*at, *id)).collect();
        due.sort_unstable();
        for (_, id) in due {
            let row = self.rows[&id];
            if let Some((next, effect)) = row.recover(self.now, 0, &self.policy) {
                RECOVERED.fetch_add(1, Ordering::Relaxed);
                self.running.retain(|(running, _)| *running != id);
                self.memory.as_mut().unwrap().slots.end((place(id), row.attempts));
                self.put(id, next);
                if next.failures != row.failures || effect != Effect::Retry {
                    // One interruption too many: a failure like any other.
                    let last = self.ledger.get_mut(&id).and_then(|seen| seen.last_mut()).unwrap();
                    last.ended = Some((self.now, Outcome::Failed(Failure::Interrupted)));
                    self.apply_effect(effect);
                }
            }
            let slots = &mut self.memory.as_mut().unwrap().slots;
            if !self.health.may_attempt() || slots.room(&self.limits, self.now) == 0 {
                break;
            }
            if let Some(started) = self.rows[&id].start(self.now, &self.policy) {
                self.begin(id, started);
            }
        }
        self.arm();
    }

    /// Whether the process has the attempt under way, as far as it knows.
    pub fn holds(&self, id: u8, attempt: u32) -> bool {
        self.memory.as_ref().is_some_and(|memory| memory.slots.holds((place(id), attempt)))
    }

    fn begin(&mut self, id: u8, started: Delivery) {
        // I8 and I9, where an attempt begins.
        assert!(self.health.may_attempt() && !self.deleted);
        // I14: no second attempt while one is under way.
        assert!(!self.running.iter().any(|(running, _)| *running == id), "{id} is already under way");
        let lease = started.lease.unwrap();
        assert_eq!(lease.until - lease.started, u64::from(self.policy.deadline_ms) + LEASE_GRACE_MS);
        let seen = self.ledger.entry(id).or_default();
        if let Some(last) = seen.last() {
            assert!(started.attempts > last.number, "I7: attempts are numbered upwards");
            // I4: the wait of the schedule, measured by the receiver from the end of the failure.
            if let Some((ended, outcome)) = last.ended
                && !self.set_back
                && last.generation == started.generation
            {
                let failures =
                    seen.iter().filter(|s| s.generation == started.generation).filter(|s| s.ended.is_some()).count();
                let wait = u64::from(self.policy.schedule_s[failures - 1]) * 1000;
                let asked = match outcome {
                    Outcome::Answered { status: 429, retry_after_s: Some(s) } if self.policy.retry_after => {
                        s.min(RETRY_AFTER_MAX_S)
                    }
                    _ => 0,
                };
                let least = wait.max(u64::from(asked) * 1000);
                assert!(self.now >= ended + least, "I4: {} ms instead of {least}", self.now - ended);
            }
        }
        // I6: the intent is in storage before the receiver sees anything.
        let memory = self.memory.as_mut().unwrap();
        memory.slots.begin((place(id), started.attempts), 1_000, lease.until, self.now);
        if let Some(at) = memory.alarm.want(Some(whole_second(lease.until))) {
            self.alarm = Some(at);
        }
        self.rows.insert(id, started);
        if !memory.tally.is_out(place(id)) {
            self.index.insert(id, lease.until);
        }
        self.running.push((id, started.attempts));
        let seen = self.ledger.entry(id).or_default();
        seen.push(Seen { number: started.attempts, generation: started.generation, started: self.now, ended: None });
    }

    pub(crate) fn end(&mut self, id: u8, number: u32, outcome: Outcome, noticed: bool) {
        let row = self.rows[&id];
        let (next, effect) = row.after(number, outcome, self.now, self.now as u32, &self.policy);
        if noticed && effect != Effect::Stale {
            let seen = self.ledger.get_mut(&id).unwrap().iter_mut().find(|seen| seen.number == number).unwrap();
            seen.ended = Some((self.now.max(seen.started), outcome));
        }
        if !noticed {
            assert_eq!((next, effect), (row, Effect::Stale), "I17: a forgotten attempt's answer changes nothing");
        }
        let before = self.health;
        self.wake();
        self.memory.as_mut().unwrap().slots.end((place(id), number));
        if effect != Effect::Stale {
            self.put(id, next);
        }
        self.apply_effect(effect);
        self.check_disable(id, before, effect, outcome);
        self.arm();
    }

    /// I13, counted on the ledger and not on the row.
    fn check_disable(&self, id: u8, before: Health, effect: Effect, outcome: Outcome) {
        if before.status != Status::Active || effect == Effect::Stale {
            return;
        }
        let generation = self.ledger[&id].last().unwrap().generation;
        let failed =
            self.ledger[&id].iter().filter(|seen| seen.generation == generation).filter(|seen| seen.ended.is_some());
        let failures = failed.filter(|seen| seen.ended.is_some_and(|(_, outcome)| !outcome.is_success())).count();
        let whole = failures > self.policy.schedule_s.len();
        let gone = matches!(outcome, Outcome::Answered { status: 410, .. }) && self.policy.gone_disables;
        let exhausts = whole && self.policy.exhausted == signpost_core::provider::Exhausted::Disable;
        match self.health.status {
            Status::Disabled(Reason::Gone) => assert!(gone),
            Status::Disabled(Reason::Exhausted) => assert!(exhausts),
            Status::Disabled(Reason::Failing) => assert!(self.policy.failing_disables_s.is_some()),
            _ => assert!(outcome.is_success() || (!gone && !exhausts), "I13: {outcome:?} after {failures} failures"),
        }
    }

    pub(crate) fn check(&self) {
        for (id, row) in &self.rows {
            let success = self.ledger.get(id).is_some_and(|seen| {
                seen.iter()
                    .any(|seen| seen.generation == row.generation && seen.ended.is_some_and(|(_, o)| o.is_success()))
            });
            // I15: delivered if and only if the receiver said 2xx, in this generation.
            if row.state != State::Cancelled {
                assert_eq!(row.state == State::Delivered, success, "I15: {row:?}");
            }
            // I2: what has ended needs nothing; what has not does.
            assert_eq!(row.wake().is_some(), row.state == State::Pending, "I2: {row:?}");
            // I7: no more attempts than the schedule and the interruptions allow.
            let seen =
                self.ledger.get(id).map_or(0, |seen| seen.iter().filter(|s| s.generation == row.generation).count());
            let most = (self.policy.schedule_s.len() + 1) * (FREE_INTERRUPTIONS as usize + 1);
            assert!(seen <= most, "I7: {seen} attempts");
        }
        assert!(self.running.len() as u32 <= self.limits.concurrency, "I18");
        for (id, row) in &self.rows {
            // I1: what waits is found again by a process that knows nothing.
            let found = self.index.get(id).copied() == row.wake() || place(*id) > self.mark.seq;
            assert!(found, "I1: {row:?} at {:?}, mark {:?}", self.index.get(id), self.mark);
        }
        assert_eq!(self.mark.ended, self.ended(0, self.mark.seq), "what is stored below the mark");
        if let Some(Memory { tally, .. }) = &self.memory {
            let pending = self.rows.values().filter(|row| row.state == State::Pending).count();
            assert_eq!((tally.ended(), tally.pending()), (self.ended(0, u64::MAX), pending as u64));
        }
        // I3: pending and enabled, so there is an alarm, and not after the earliest that is due. Where every slot was
        // taken, the others wait for one: until the last lease ends at the latest.
        let leases = || self.rows.values().filter_map(|row| row.lease).map(|lease| lease.until);
        let full = leases().count() as u32 >= self.limits.concurrency;
        let due = self.rows.values().filter_map(Delivery::wake).min();
        let mut slots = self.memory.as_ref().map(|memory| memory.slots.clone()).unwrap_or_default();
        let earliest = match slots.room(&self.limits, self.now) {
            0 => slots.queue(None, self.now).lease,
            _ if full => leases().max().map(|lease| lease.max(self.held.unwrap_or(0))),
            _ => due.map(|due| due.max(self.held.unwrap_or(0))),
        };
        if let (Some(earliest), true) = (earliest, self.health.may_attempt()) {
            assert!(
                self.alarm.is_some_and(|at| at <= earliest.max(self.now + 1) + SLACK_MS + self.behind),
                "I3: {:?} for {earliest} at {}, {:?}",
                self.alarm,
                self.now,
                self.rows
            );
        }
    }

    /// From here the receiver answers 200, nobody does anything, and only alarms go off.
    pub(crate) fn run_to_the_end(mut self) {
        if self.deleted {
            assert!(self.rows.values().all(|row| row.state != State::Pending), "I9");
            return;
        }
        self.health = self.health.enable();
        self.running.clear();
        self.memory = None;
        let lost: BTreeSet<u8> =
            self.rows.iter().filter(|(_, row)| row.state == State::Pending).map(|(id, _)| *id).collect();
        self.arm();
        let mut rounds = 0;
        while let Some(at) = self.alarm {
            rounds += 1;
            assert!(rounds < 1_000, "I3: never quiet");
            self.now = self.now.max(at);
            self.alarm();
            if !self.health.may_attempt() {
                // By that same crash.
                self.health = self.health.enable();
                self.alarm();
            }
            for (id, number) in std::mem::take(&mut self.running) {
                self.end(id, number, Outcome::status(200), true);
            }
            self.check();
        }
        for id in lost {
            // The crash before all this may have been the one too many; only then it is dead.
            let interrupted = |seen: &Seen| matches!(seen.ended, Some((_, Outcome::Failed(Failure::Interrupted))));
            let crashed = self.ledger[&id].last().is_some_and(interrupted);
            let end = if crashed { State::Dead } else { State::Delivered };
            assert_eq!(self.rows[&id].state, end, "I1: {:?}", self.rows[&id]);
        }
    }
}
