//! The object, its endpoints, and what is on its way between them.

use std::collections::{BTreeMap, BTreeSet};

use signpost_engine::{Call, Kept, LANE_EVENTS, Outbox, Place, Target};

use crate::coverage::{Coverage, Reached, Turn};
use crate::host::{Bug, Disk, Process, Store};
use crate::step::{Point, Standing, Step, TARGETS};

#[derive(Debug)]
pub struct Endpoint {
    pub standing: Standing,
    pub is_deleted: bool,
    pub stored: BTreeSet<Place>,
    /// How many attempts of an event the receiver has seen, and how many its row tells, where it has one.
    pub seen: BTreeMap<Place, u32>,
    pub recorded: BTreeMap<Place, u32>,
    /// Of which it has said that it takes no events.
    pub declined: BTreeSet<Place>,
}

/// A call on its way.
#[derive(Clone, Debug)]
pub struct Sent {
    pub process: u32,
    pub reading: u32,
    pub call: Call,
    /// For one delivery that somebody asked for.
    pub is_alone: bool,
    pub has_arrived: bool,
    pub kept: Option<Vec<Kept>>,
}

/// What the outside hears of, once what goes with it is committed.
pub enum Output {
    Ack(Place, Vec<Target>),
    Call(Sent),
}

pub struct World {
    pub now: u64,
    /// The latest time that anybody has read.
    pub latest: u64,
    pub disk: Disk,
    pub process: Process,
    pub endpoints: Vec<Endpoint>,
    pub calls: Vec<Sent>,
    /// Pairs that were acknowledged and of which nothing has become yet.
    pub open: BTreeSet<(Place, Target)>,
    pub acknowledged: BTreeSet<Place>,
    pub told: BTreeSet<(Place, Target)>,
    pub outputs: Vec<Output>,
    pub crash: Option<Point>,
    pub ghost: Option<Outbox>,
    pub readings: u32,
    pub operator_answers: bool,
    pub coverage: Coverage,
}

impl World {
    pub fn new(bug: Option<Bug>) -> Self {
        let registry = (1..=u64::from(TARGETS)).collect();
        let endpoint = |_| Endpoint {
            standing: Standing::Takes,
            is_deleted: false,
            stored: BTreeSet::new(),
            seen: BTreeMap::new(),
            recorded: BTreeMap::new(),
            declined: BTreeSet::new(),
        };
        let disk = Disk { store: Store { registry, ..Store::default() }, bug, ..Disk::default() };
        Self {
            now: 1_780_000_000_000,
            latest: 1_780_000_000_000,
            disk,
            process: Process::default(),
            endpoints: (0..TARGETS).map(endpoint).collect(),
            calls: Vec::new(),
            open: BTreeSet::new(),
            acknowledged: BTreeSet::new(),
            told: BTreeSet::new(),
            outputs: Vec::new(),
            crash: None,
            ghost: None,
            readings: 0,
            operator_answers: true,
            coverage: Coverage::default(),
        }
    }

    pub(crate) fn reach(&mut self, what: Reached) {
        self.coverage.reach(what);
    }

    pub(crate) fn is(&self, bug: Bug) -> bool {
        self.disk.bug == Some(bug)
    }

    pub fn take(&mut self, step: Step) {
        match step {
            Step::Publish { targets, bytes } => self.turn(Turn::Publish, |world| world.publish(targets, bytes)),
            Step::Burst { target } => {
                for _ in 0..LANE_EVENTS + 50 {
                    self.turn(Turn::Publish, |world| world.publish(1 << target, 500));
                }
            }
            Step::Repeat(n) => self.turn(Turn::Publish, |world| drop(world.publish_again(n))),
            Step::Pump if self.process.is_starting => self.turn(Turn::Pump, |world| {
                world.process.is_starting = false;
                world.pump(false);
            }),
            Step::Arrive(n) => self.arrive(n),
            Step::Return(n) => self.come_back(n),
            Step::Alarm if self.disk.store.alarm.is_some_and(|at| at <= self.now) => {
                self.turn(Turn::Alarm, Self::alarm)
            }
            Step::Early if self.disk.store.alarm.is_some() => {
                self.reach(Reached::AlarmEarly);
                self.turn(Turn::Alarm, Self::alarm);
            }
            Step::Pass(ms) => self.now += u64::from(ms),
            Step::Back(ms) => {
                self.reach(Reached::ClockBack);
                self.now -= u64::from(ms);
            }
            Step::Become(target, standing) => self.endpoints[usize::from(target)].standing = standing,
            Step::Delete(target) => self.delete(target),
            Step::HandOver(target, n) => self.turn(Turn::HandOver, |world| drop(world.hand_over_one(target, n))),
            Step::Crash(point) => self.crash = Some(point),
            Step::Fail(n) => self.disk.fails = Some(n),
            Step::Ghost => self.haunt(),
            Step::OperatorAnswers(answers) => self.operator_answers = answers,
            Step::Pump | Step::Alarm | Step::Early => {}
        }
        self.latest = self.latest.max(self.now);
    }

    /// What the object does without a wait: its writes are committed together, and nobody hears of it before.
    pub(crate) fn turn(&mut self, turn: Turn, act: impl FnOnce(&mut Self)) {
        let before = (self.crash == Some(Point::BeforeCommit)).then(|| self.disk.store.clone());
        act(self);
        if self.is(Bug::AckBeforeWrite) {
            self.tell_outside();
        }
        if let Some(point) = self.crash {
            self.coverage.crash(turn, point);
        }
        match self.crash.take() {
            None => self.tell_outside(),
            Some(Point::BeforeCommit) => {
                self.disk.store = before.unwrap_or_default();
                self.end_process();
                // What it calls is held back until all that it has written is committed, which never comes.
                self.ghost = None;
            }
            Some(Point::BeforeOutput) => {
                self.end_process();
            }
            Some(Point::AfterOutput) => {
                self.tell_outside();
                self.end_process();
            }
        }
        self.coverage.add(&std::mem::take(&mut self.disk.coverage));
    }

    pub(crate) fn tell_outside(&mut self) {
        for output in std::mem::take(&mut self.outputs) {
            match output {
                Output::Ack(place, targets) => {
                    self.reach(Reached::Acknowledged);
                    self.acknowledged.insert(place);
                    let live = targets.into_iter().filter(|target| !self.endpoints[*target as usize - 1].is_deleted);
                    self.open.extend(live.map(|target| (place, target)));
                }
                Output::Call(sent) => self.calls.push(sent),
            }
        }
    }

    pub(crate) fn end_process(&mut self) {
        self.outputs.clear();
        let id = self.process.id + 1;
        let ended = std::mem::replace(&mut self.process, Process { id, ..Process::default() });
        self.ghost = ended.memory.map(|memory| memory.outbox);
    }
}
