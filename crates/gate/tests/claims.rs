//! T17 over every order of events: copies, leases, restarts and clocks, against what the object behind `strict` promises.
//!
//! The object around the decisions is played as `worker/shell/claim-shard.js` has it: a table for each span, a row for each
//! lease, and memory that a restart empties.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

use std::collections::BTreeMap;

use proptest::prelude::*;
use signpost_gate::claims::shard::{DONE, OURS, Shard};
use signpost_gate::claims::{BATCH_MS, LEASE_AFTER_MS};

const LEASE_MS: u64 = 15_000;
const WINDOW_S: u64 = 60;
const START: u64 = 1_779_272_065_000;

/// What happens next.
#[derive(Clone, Debug)]
enum Step {
    /// A copy of an event comes. An event has a key, and may share a second one with another.
    Copy {
        event: u8,
    },
    /// A forward ends, the oldest first.
    End {
        nth: usize,
        is_processed: bool,
    },
    Wait {
        ms: u64,
    },
    /// The object restarts; its holders take their claims again, but for those who died with it.
    Restart {
        survivors: u8,
    },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..5u8).prop_map(|event| Step::Copy { event }),
        4 => (any::<usize>(), prop::bool::weighted(0.7)).prop_map(|(nth, is_processed)| Step::End { nth, is_processed }),
        3 => prop_oneof![0..10u64, 1_500..2_500u64, 10_000..20_000u64, 50_000..90_000u64].prop_map(|ms| Step::Wait { ms }),
        1 => any::<u8>().prop_map(|survivors| Step::Restart { survivors }),
    ]
}

fn keys_of(event: u8) -> String {
    // Events 3 and 4 come under one second key.
    if event >= 3 { format!("event{event}\nshared") } else { format!("event{event}") }
}

/// A forward that is under way.
#[derive(Clone)]
struct Held {
    keys: String,
    token: String,
    until: u64,
    taken: u64,
}

#[derive(Default)]
struct Object {
    shard: Shard,
    now: u64,
    /// Tables: their end, their drop, and marks by key.
    tables: BTreeMap<u64, (u64, u64, BTreeMap<String, u64>)>,
    leases: BTreeMap<String, (String, u64)>,
    /// Commits that wait to be written, and when they are.
    write_at: Option<u64>,
    unwritten: Vec<String>,
    held: Vec<Held>,
    /// By key: until when a copy must be told that it is done.
    done: BTreeMap<String, u64>,
    rows: usize,
    lease_rows: usize,
}

impl Object {
    /// [`OURS`], [`DONE`] or seconds.
    fn take(&mut self, keys: &str, token: &str) -> f64 {
        let taken = self.shard.take(keys, token, self.now, LEASE_MS);
        if taken != OURS {
            return taken;
        }
        let tables = self.shard.tables(self.now);
        let is_done = tables.split(' ').filter(|n| !n.is_empty()).any(|n| {
            let (_, _, marks) = &self.tables[&n.parse::<u64>().unwrap()];
            keys.lines().any(|key| marks.get(key).is_some_and(|until| *until > self.now))
        });
        if is_done {
            self.release(keys, token);
            return DONE;
        }
        OURS
    }

    fn release(&mut self, keys: &str, token: &str) {
        if self.shard.release(keys, token) {
            self.leases.retain(|_, (holder, _)| holder != token);
        }
    }

    fn commit(&mut self, held: &Held) {
        let in_ms = self.shard.commit(&held.keys, &held.token, self.now, WINDOW_S);
        if in_ms >= 0.0 {
            self.write_at = Some(self.now + in_ms as u64);
        }
        for key in held.keys.lines() {
            self.unwritten.push(key.to_string());
            self.done.insert(key.to_string(), self.now + WINDOW_S * 1000);
        }
    }

    fn write(&mut self) {
        self.write_at = None;
        let batch = self.shard.batch(self.now);
        let mut lines = batch.lines();
        let table: Vec<u64> = lines.next().unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
        if table[1] == 1 {
            assert!(
                self.tables.insert(table[0], (table[2], table[3], BTreeMap::new())).is_none(),
                "a number comes once"
            );
        }
        for old in lines.next().unwrap().split(' ').filter(|n| !n.is_empty()) {
            let (_, drop, marks) = self.tables.remove(&old.parse::<u64>().unwrap()).unwrap();
            assert!(drop <= self.now && marks.values().all(|until| *until <= self.now), "nothing in it counts");
        }
        for key in lines.next().unwrap().split(' ') {
            self.leases.remove(key);
        }
        for line in lines {
            let (until, key) = line.split_once(' ').unwrap();
            let (_, drop, marks) = self.tables.get_mut(&table[0]).unwrap();
            let until = until.parse::<u64>().unwrap();
            assert!(until <= *drop, "its table goes before it");
            marks.insert(key.to_string(), until);
            self.rows += 1;
        }
        self.shard.settle();
        self.unwritten.clear();
    }

    /// Lets time pass, with the timers that go off in it.
    fn wait(&mut self, ms: u64) {
        let end = self.now + ms;
        loop {
            let lease = self.shard.next_lease(self.now);
            let lease = (lease >= 0.0).then(|| self.now + lease as u64);
            let Some(next) = self.write_at.into_iter().chain(lease).min().filter(|next| *next <= end) else { break };
            self.now = next.max(self.now);
            if self.write_at.is_some_and(|at| at <= self.now) {
                self.write();
            }
            for row in self.shard.leases(self.now).lines() {
                let parts: Vec<&str> = row.split(' ').collect();
                let is_held =
                    self.held.iter().any(|held| held.token == parts[1] && self.now >= held.taken + LEASE_AFTER_MS);
                assert!(is_held, "a lease of a forward that has not outlasted anything");
                self.leases.insert(parts[2].to_string(), (parts[1].to_string(), parts[0].parse().unwrap()));
                self.lease_rows += 1;
            }
        }
        self.now = end;
    }

    /// The memory goes. What was committed and not yet written is lost with it.
    fn restart(&mut self) {
        self.write_at = None;
        for key in std::mem::take(&mut self.unwritten) {
            self.done.remove(&key);
            let written = self.tables.values().filter_map(|(_, _, marks)| marks.get(&key)).max();
            self.done.extend(written.map(|until| (key, *until)));
        }
        self.shard = Shard::default();
        for (n, (ends, drop, _)) in &self.tables {
            self.shard.restore_span(*n, *ends, *drop);
        }
        let now = self.now;
        self.leases.retain(|_, (_, until)| *until > now);
        for (key, (token, until)) in &self.leases {
            self.shard.restore_lease(key, token, *until);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn t17_one_copy_at_a_time_and_none_of_what_is_done(steps in prop::collection::vec(step(), 1..60)) {
        let mut object = Object { now: START, ..Object::default() };
        let mut tokens = 0_u32;
        for step in steps {
            match step {
                Step::Copy { event } => {
                    tokens += 1;
                    let (keys, token) = (keys_of(event), format!("t{tokens}"));
                    let taken = object.take(&keys, &token);
                    let now = object.now;
                    let is_done = keys.lines().any(|key| object.done.get(key).is_some_and(|until| *until > now));
                    let overlaps = |held: &Held| held.keys.lines().any(|key| keys.lines().any(|own| own == key));
                    let holder = object.held.iter().find(|held| held.until > now && overlaps(held));
                    prop_assert!(taken == DONE || !is_done || keys.contains('\n'), "{taken} for {keys}, which is done");
                    match (taken, is_done, holder) {
                        (DONE, true, _) => {}
                        (OURS, false, None) => {}
                        // Of one key it may be done, and by the other under way.
                        (seconds, _, Some(held)) if seconds > 0.0 => {
                            prop_assert!(now + seconds as u64 * 1000 >= held.until.min(now + 1), "it comes again in time");
                        }
                        // A row of one who died with the object keeps its event until it ends.
                        (seconds, _, None) if seconds > 0.0 => {
                            let has_row = keys.lines().any(|key| object.leases.get(key).is_some_and(|(_, until)| *until > now));
                            prop_assert!(has_row, "in flight, and nobody has it");
                        }
                        wrong => prop_assert!(false, "{taken} for {keys:?} at {}: {:?}", now - START, (wrong.1, wrong.2.map(|held| &held.token))),
                    };
                    if taken == OURS {
                        object.held.push(Held { keys, token, until: now + LEASE_MS, taken: now });
                    }
                }
                Step::End { nth, is_processed } if !object.held.is_empty() => {
                    let held = object.held.remove(nth % object.held.len());
                    if is_processed {
                        object.commit(&held);
                    } else {
                        object.release(&held.keys, &held.token);
                    }
                }
                Step::End { .. } => {}
                Step::Wait { ms } => object.wait(ms),
                Step::Restart { survivors } => {
                    object.restart();
                    let holders = std::mem::take(&mut object.held);
                    for (nth, held) in holders.into_iter().enumerate() {
                        let is_alive = survivors & (1 << (nth % 8)) != 0 && held.until > object.now;
                        if is_alive && object.take(&held.keys, &held.token) == OURS {
                            let (until, taken) = (object.now + LEASE_MS, object.now);
                            object.held.push(Held { until, taken, ..held });
                        }
                    }
                }
            }
            for held in &object.held {
                let others = object.held.iter().filter(|other| other.until > object.now && other.token != held.token);
                let shares = |other: &Held| other.keys.lines().any(|key| held.keys.lines().any(|own| own == key));
                prop_assert!(held.until <= object.now || !others.into_iter().any(shares), "two have one event");
            }
        }
        // Everything ends, and nothing is left but marks.
        for held in std::mem::take(&mut object.held) {
            object.commit(&held);
        }
        object.wait(BATCH_MS + LEASE_MS + LEASE_AFTER_MS);
        object.wait(LEASE_MS + LEASE_AFTER_MS);
        let dead = object.leases.len() as f64;
        prop_assert!(object.shard.open() <= dead, "{} open, {dead} leases of the dead", object.shard.open());
        object.wait(2 * WINDOW_S * 1000);
        for event in 0..5 {
            prop_assert_eq!(object.take(&keys_of(event), &format!("last{event}")), if event == 4 { 15.0 } else { OURS });
        }
    }
}

/// The rows that are paid for: one for each key of an event, and one more only for a forward that takes long.
#[test]
fn a_mark_is_a_row_and_a_lease_only_what_outlasts_two_seconds() {
    let mut object = Object { now: START, ..Object::default() };
    for n in 0..100 {
        let held = Held {
            keys: format!("a{n}\nb{n}"),
            token: format!("t{n}"),
            until: object.now + LEASE_MS,
            taken: object.now,
        };
        assert_eq!(object.take(&held.keys, &held.token), OURS);
        object.held.push(held.clone());
        object.wait(if n < 90 { LEASE_AFTER_MS - 1 } else { LEASE_AFTER_MS });
        object.commit(&held);
        object.held.clear();
    }
    object.wait(BATCH_MS);
    assert_eq!((object.rows, object.lease_rows), (200, 20));
    assert!(object.leases.is_empty());
    assert_eq!(object.shard.open(), 0.0);
}
