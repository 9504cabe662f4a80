//! The endpoint's deliveries under everything that can happen to them, in any order.
//!
//! The system under test does what the Worker's endpoint object does with the core: rows in storage,
//! attempts in memory that a crash forgets. What it promises is checked on a ledger that the
//! receiver keeps, after every step and at the end, when the receiver has healed and everything
//! must have run to its end by alarms alone. A transition that no run takes fails the test.

#![allow(missing_docs, clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU32, Ordering};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};
use signpost_core::outgoing::delivery::{Delivery, Effect, FREE_INTERRUPTIONS, LEASE_GRACE_MS, State};
use signpost_core::outgoing::endpoint::{Health, Limits, Notice, Queue, Reason, Status, next_alarm};
use signpost_core::outgoing::outcome::{Failure, Outcome, RETRY_AFTER_MAX_S};
use signpost_core::provider::{CLAIMPORT, GOOCLAIM, Policy, STANDARD_WEBHOOKS};

const T0: u64 = 1_780_000_000_000;

#[derive(Clone, Copy, Debug)]
enum Step {
    Publish(u8),
    Advance(u64),
    SetBack(u64),
    Alarm,
    /// Ends one of the running attempts.
    End(u8, Outcome),
    Crash,
    /// The answer of an attempt that a crash has forgotten.
    Ghost(u8, Outcome),
    Disable,
    Enable,
    Cancel(u8),
    Replay(u8),
    Delete,
}

const STEPS: [&str; 12] = [
    "publish", "advance", "set back", "alarm", "end", "crash", "ghost", "disable", "enable", "cancel", "replay",
    "delete",
];
static TAKEN: [AtomicU32; 12] = [const { AtomicU32::new(0) }; 12];
const EFFECTS: [Effect; 6] =
    [Effect::DeadLettered, Effect::Delivered, Effect::Exhausted, Effect::Gone, Effect::Retry, Effect::Stale];
static SEEN: [AtomicU32; 6] = [const { AtomicU32::new(0) }; 6];
const NOTICES: [&str; 4] = ["event.dead_lettered", "endpoint.disabled", "endpoint.failing", "endpoint.recovered"];
static TOLD: [AtomicU32; 4] = [const { AtomicU32::new(0) }; 4];
static RECOVERED: AtomicU32 = AtomicU32::new(0);
static DUPLICATES: AtomicU32 = AtomicU32::new(0);

fn count(counters: &[AtomicU32], index: usize) {
    counters[index].fetch_add(1, Ordering::Relaxed);
}

/// The script: which provider's rules, and what happens.
struct Script;

impl ReferenceStateMachine for Script {
    type State = u8;
    type Transition = Step;

    fn init_state() -> BoxedStrategy<u8> {
        (0..6u8).boxed()
    }

    fn transitions(_: &u8) -> BoxedStrategy<Step> {
        let outcome = prop_oneof![
            3 => Just(Outcome::status(500)),
            2 => Just(Outcome::status(200)),
            1 => Just(Outcome::status(410)),
            1 => Just(Outcome::status(301)),
            1 => (0..100_000u32).prop_map(|s| Outcome::Answered { status: 429, retry_after_s: Some(s) }),
            1 => Just(Outcome::Failed(Failure::Timeout)),
            1 => Just(Outcome::Failed(Failure::Tls)),
        ];
        let elapsed = prop_oneof![0..60_000u64, 0..7_200_000u64, 0..172_800_000u64];
        prop_oneof![
            3 => (0..6u8).prop_map(Step::Publish),
            6 => elapsed.prop_map(Step::Advance),
            1 => (0..172_800_000u64).prop_map(Step::SetBack),
            8 => Just(Step::Alarm),
            9 => (any::<u8>(), outcome.clone()).prop_map(|(at, outcome)| Step::End(at, outcome)),
            2 => Just(Step::Crash),
            1 => (any::<u8>(), outcome).prop_map(|(at, outcome)| Step::Ghost(at, outcome)),
            1 => Just(Step::Disable),
            2 => Just(Step::Enable),
            1 => (0..6u8).prop_map(Step::Cancel),
            2 => (0..6u8).prop_map(Step::Replay),
            1 => prop_oneof![20 => Just(Step::Enable), 1 => Just(Step::Delete)],
        ]
        .boxed()
    }

    fn apply(policy: u8, _: &Step) -> u8 {
        policy
    }
}

/// One attempt as the receiver saw it.
#[derive(Debug)]
struct Seen {
    number: u32,
    generation: u32,
    started: u64,
    ended: Option<(u64, Outcome)>,
}

#[derive(Debug)]
struct Endpoint {
    policy: Policy,
    limits: Limits,
    now: u64,
    // Storage.
    health: Health,
    rows: BTreeMap<u8, Delivery>,
    alarm: Option<u64>,
    deleted: bool,
    // Memory.
    running: Vec<(u8, u32)>,
    // Outside.
    ghosts: Vec<(u8, u32)>,
    ledger: BTreeMap<u8, Vec<Seen>>,
    /// Steps back of the clock: spacing cannot be read off two clocks.
    set_back: bool,
}

impl Endpoint {
    fn arm(&mut self) {
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
    fn alarm(&mut self) {
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

    fn end(&mut self, id: u8, number: u32, outcome: Outcome, noticed: bool) {
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

    fn check(&self) {
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
    fn run_to_the_end(mut self) {
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

struct Model;

impl StateMachineTest for Model {
    type SystemUnderTest = Endpoint;
    type Reference = Script;

    fn init_test(policy: &u8) -> Endpoint {
        let mut rules = [&CLAIMPORT, &GOOCLAIM, &STANDARD_WEBHOOKS, &CLAIMPORT, &GOOCLAIM, &STANDARD_WEBHOOKS]
            [usize::from(*policy)]
        .delivery
        .clone();
        if *policy >= 3 {
            // An endpoint's own schedule, short enough to run out often.
            rules.schedule_s = vec![60, 600].into();
        }
        Endpoint {
            policy: rules,
            limits: Limits { concurrency: if *policy == 3 { 1 } else { 6 }, per_second: None },
            now: T0,
            health: Health::new(true),
            rows: BTreeMap::new(),
            alarm: None,
            deleted: false,
            running: Vec::new(),
            ghosts: Vec::new(),
            ledger: BTreeMap::new(),
            set_back: false,
        }
    }

    fn apply(mut sut: Endpoint, _: &u8, step: Step) -> Endpoint {
        let taken = match step {
            Step::Publish(id) => {
                // I11: the same event again changes nothing.
                let known = sut.rows.contains_key(&id);
                if known {
                    DUPLICATES.fetch_add(1, Ordering::Relaxed);
                }
                let now = sut.now;
                if !sut.deleted {
                    sut.rows.entry(id).or_insert(Delivery::new(now));
                }
                (!known).then_some(0)
            }
            Step::Advance(ms) => {
                sut.now += ms;
                Some(1)
            }
            Step::SetBack(ms) => {
                sut.now -= ms;
                sut.set_back = true;
                Some(2)
            }
            Step::Alarm => {
                // It may come early, late or twice.
                sut.alarm();
                Some(3)
            }
            Step::End(at, outcome) => (!sut.running.is_empty()).then(|| {
                let (id, number) = sut.running.swap_remove(usize::from(at) % sut.running.len());
                sut.end(id, number, outcome, true);
                4
            }),
            Step::Crash => (!sut.running.is_empty()).then(|| {
                sut.ghosts.append(&mut sut.running);
                5
            }),
            Step::Ghost(at, outcome) => (!sut.ghosts.is_empty()).then(|| {
                let (id, number) = sut.ghosts.swap_remove(usize::from(at) % sut.ghosts.len());
                let row = sut.rows[&id];
                // Before anybody noticed the crash the row still waits for this very answer.
                if row.attempts != number || row.lease.is_none() {
                    sut.end(id, number, outcome, false);
                }
                6
            }),
            Step::Disable => {
                sut.health = sut.health.disable();
                Some(7)
            }
            Step::Enable => (!sut.deleted).then(|| {
                sut.health = sut.health.enable();
                8
            }),
            Step::Cancel(id) => sut.rows.get(&id).and_then(Delivery::cancel).map(|row| {
                sut.rows.insert(id, row);
                sut.running.retain(|(running, _)| *running != id);
                9
            }),
            Step::Replay(id) => {
                sut.rows.get(&id).filter(|_| !sut.deleted).and_then(|row| row.replay(sut.now)).map(|row| {
                    let before = sut.rows[&id];
                    assert!(row.generation == before.generation + 1 && row.attempts == before.attempts, "I10");
                    sut.rows.insert(id, row);
                    10
                })
            }
            Step::Delete => {
                sut.deleted = true;
                sut.health = sut.health.disable();
                for row in sut.rows.values_mut() {
                    *row = row.cancel().unwrap_or(*row);
                }
                sut.running.clear();
                Some(11)
            }
        };
        sut.arm();
        if let Some(index) = taken {
            count(&TAKEN, index);
        }
        sut
    }

    fn check_invariants(sut: &Endpoint, _: &u8) {
        sut.check();
    }

    fn teardown(sut: Endpoint, _: u8) {
        sut.run_to_the_end();
    }
}

#[test]
fn i1_to_i17_hold_after_every_step_and_every_transition_is_taken() {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(400);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    runner
        .run(&Script::sequential_strategy(20..300), |(initial, steps, counter)| {
            Model::test_sequential(Config::default(), initial, steps, counter);
            Ok(())
        })
        .unwrap();
    let rows = STEPS.iter().copied().zip(&TAKEN).chain(NOTICES.iter().copied().zip(&TOLD));
    let effects = EFFECTS.iter().map(|effect| format!("{effect:?}")).zip(&SEEN);
    let mut coverage: Vec<(String, u32)> = rows.map(|(name, n)| (name.into(), n.load(Ordering::Relaxed))).collect();
    coverage.extend(effects.map(|(name, n)| (name, n.load(Ordering::Relaxed))));
    coverage.push(("lease taken back".into(), RECOVERED.load(Ordering::Relaxed)));
    coverage.push(("published again".into(), DUPLICATES.load(Ordering::Relaxed)));
    println!("{coverage:?}");
    let missing: Vec<_> = coverage.iter().filter(|(_, taken)| *taken == 0).collect();
    assert!(missing.is_empty(), "never taken: {missing:?}");
}
