//! The endpoint's deliveries under everything that can happen to them, in any order.
//!
//! The system under test does what the Worker's endpoint object does with the core: rows in storage,
//! attempts in memory that a crash forgets. What it promises is checked on a ledger that the
//! receiver keeps, after every step and at the end, when the receiver has healed and everything
//! must have run to its end by alarms alone. A transition that no run takes fails the test.

#![allow(missing_docs, clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used)]

mod endpoint;
mod script;

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use endpoint::Endpoint;
use proptest::test_runner::{Config, TestRunner};
use proptest_state_machine::{ReferenceStateMachine as _, StateMachineTest};
use script::{
    ADOPTED, DUPLICATES, EFFECTS, LATE, MARKED, NOTICES, RECOVERED, SEEN, STEPS, Script, Step, TAKEN, TOLD, count,
};
use signpost_core::outgoing::delivery::Delivery;
use signpost_core::outgoing::endpoint::{Health, Limits};
use signpost_core::outgoing::tally::Mark;
use signpost_core::provider::{CLAIMPORT, GOOCLAIM, STANDARD_WEBHOOKS};

const T0: u64 = 1_780_000_000_000;

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
            limits: Limits { concurrency: if *policy == 3 { 1 } else { 6 }, rate: None },
            now: T0,
            health: Health::new(true),
            rows: BTreeMap::new(),
            index: BTreeMap::new(),
            mark: Mark::default(),
            held: None,
            behind: 0,
            memory: None,
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
                if !known && !sut.deleted {
                    sut.publish(id);
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
                sut.behind += ms;
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
                sut.crash();
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
                sut.put(id, row);
                9
            }),
            Step::Replay(id) => {
                // An attempt that was under way when it was called off may still be.
                let is_free = !sut.deleted && sut.rows.get(&id).is_some_and(|row| !sut.holds(id, row.attempts));
                sut.rows.get(&id).filter(|_| is_free).and_then(|row| row.replay(sut.now)).map(|row| {
                    let before = sut.rows[&id];
                    assert!(row.generation == before.generation + 1 && row.attempts == before.attempts, "I10");
                    sut.put(id, row);
                    10
                })
            }
            Step::Delete => {
                sut.deleted = true;
                sut.health = sut.health.disable();
                for (id, row) in sut.rows.clone() {
                    if let Some(cancelled) = row.cancel() {
                        sut.put(id, cancelled);
                    }
                }
                Some(11)
            }
        };
        // Nobody wakes what has ended.
        if sut.memory.is_some() || !matches!(step, Step::Crash | Step::Advance(_) | Step::SetBack(_)) {
            sut.arm();
        }
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
    coverage.push(("left in no index by a process that ended".into(), ADOPTED.load(Ordering::Relaxed)));
    coverage.push(("came below the mark".into(), LATE.load(Ordering::Relaxed)));
    coverage.push(("the mark has moved".into(), MARKED.load(Ordering::Relaxed)));
    coverage.push(("published again".into(), DUPLICATES.load(Ordering::Relaxed)));
    println!("{coverage:?}");
    let missing: Vec<_> = coverage.iter().filter(|(_, taken)| *taken == 0).collect();
    assert!(missing.is_empty(), "never taken: {missing:?}");
}
