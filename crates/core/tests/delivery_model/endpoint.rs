//! The system under test with its ledger, and what holds at every moment and at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use signpost_core::outgoing::delivery::{Delivery, Effect, FREE_INTERRUPTIONS, LEASE_GRACE_MS, State};
use signpost_core::outgoing::endpoint::{Health, Limits, Notice, Queue, Reason, Status, next_alarm};
use signpost_core::outgoing::outcome::{Failure, Outcome, RETRY_AFTER_MAX_S};
use signpost_core::provider::Policy;

use crate::script::{EFFECTS, NOTICES, RECOVERED, SEEN, TOLD, count};

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
    pub(crate) alarm: Option<u64>,
    pub(crate) deleted: bool,
    // Memory.
    pub(crate) running: Vec<(u8, u32)>,
    // Outside.
    pub(crate) ghosts: Vec<(u8, u32)>,
    pub(crate) ledger: BTreeMap<u8, Vec<Seen>>,
    /// Steps back of the clock: spacing cannot be read off two clocks.
    pub(crate) set_back: bool,
}

impl Endpoint {
    pub(crate) fn arm(&mut self) {
        self.alarm = next_alarm(&self.health, &self.limits, &Queue::of(self.rows.values()), self.now);
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

    /// What the object does when it wakes: take back, select, store the intents, send, arm.
    pub(crate) fn alarm(&mut self) {
        for (id, row) in self.rows.clone() {
            if let Some((next, effect)) = row.recover(self.now, 0, &self.policy) {
                RECOVERED.fetch_add(1, Ordering::Relaxed);
                self.rows.insert(id, next);
                self.running.retain(|(running, _)| *running != id);
                if next.failures != row.failures || effect != Effect::Retry {
                    // One interruption too many: a failure like any other.
                    let last = self.ledger.get_mut(&id).and_then(|seen| seen.last_mut()).unwrap();
                    last.ended = Some((self.now, Outcome::Failed(Failure::Interrupted)));
                }
                self.apply_effect(effect);
            }
        }
        let mut due: Vec<_> = self.rows.iter().filter_map(|(id, row)| Some((row.wake()?, *id))).collect();
        due.sort_unstable();
        for (_, id) in due {
            let leased = self.rows.values().filter(|row| row.lease.is_some() && row.state == State::Pending).count();
            if !self.health.may_attempt() || self.limits.room(leased as u32, 0) == 0 {
                break;
            }
            if let Some(started) = self.rows[&id].start(self.now, &self.policy) {
                self.begin(id, started);
            }
        }
        self.arm();
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
        self.rows.insert(id, started);
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
        self.rows.insert(id, next);
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
        let leased = self.rows.values().filter(|row| row.lease.is_some()).count();
        assert!(leased as u32 <= self.limits.concurrency, "I18");
        // I3: pending and enabled, so there is an alarm, and not after the earliest that is due, or
        // where every slot is taken not after the first lease.
        let full = leased as u32 == self.limits.concurrency;
        let counted = self.rows.values().filter(|row| !full || row.lease.is_some());
        let earliest = counted.filter_map(Delivery::wake).min();
        if let (Some(earliest), true) = (earliest, self.health.may_attempt()) {
            assert!(
                self.alarm.is_some_and(|at| at <= earliest.max(self.now + 1)),
                "I3: {:?} for {earliest}",
                self.alarm
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
