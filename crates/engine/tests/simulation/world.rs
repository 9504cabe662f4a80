//! The object, its endpoints, and what is on its way between them.

use std::collections::BTreeSet;

use signpost_core::outgoing::alarm::{Alarm, whole_second};
use signpost_core::outgoing::tally::place;
use signpost_engine::{Call, Done, Kept, LANE_EVENTS, Log, Outbox, Outcome, Place, Target};

use crate::coverage::{Coverage, Reached};
use crate::host::{Bug, Disk, Failed, Memory, Process, Row, Store, load};
use crate::step::{Point, Standing, Step, TARGETS};

const ERROR_AGAIN_MS: u64 = 5_000;
/// What the shell sets where an alarm has thrown.
const SHELL_AGAIN_MS: u64 = 2_000;

#[derive(Debug)]
pub struct Endpoint {
    pub standing: Standing,
    pub is_deleted: bool,
    pub stored: BTreeSet<Place>,
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
enum Output {
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
    told: BTreeSet<(Place, Target)>,
    outputs: Vec<Output>,
    crash: Option<Point>,
    ghost: Option<Outbox>,
    readings: u32,
    operator_answers: bool,
    pub coverage: Coverage,
}

impl World {
    pub fn new(bug: Option<Bug>) -> Self {
        let registry = (1..=u64::from(TARGETS)).collect();
        let endpoint = |_| Endpoint {
            standing: Standing::Takes,
            is_deleted: false,
            stored: BTreeSet::new(),
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

    fn reach(&mut self, what: Reached) {
        self.coverage.reach(what);
    }

    fn is(&self, bug: Bug) -> bool {
        self.disk.bug == Some(bug)
    }

    pub fn take(&mut self, step: Step) {
        match step {
            Step::Publish { targets, bytes } => self.turn(|world| world.publish(targets, bytes)),
            Step::Burst { target } => {
                for _ in 0..LANE_EVENTS + 50 {
                    self.turn(|world| world.publish(1 << target, 500));
                }
            }
            Step::Pump if self.process.is_starting => self.turn(|world| {
                world.process.is_starting = false;
                world.pump(false);
            }),
            Step::Arrive(n) => self.arrive(n),
            Step::Return(n) => self.come_back(n),
            Step::Alarm if self.disk.store.alarm.is_some_and(|at| at <= self.now) => self.turn(Self::alarm),
            Step::Early if self.disk.store.alarm.is_some() => {
                self.reach(Reached::AlarmEarly);
                self.turn(Self::alarm);
            }
            Step::Pass(ms) => self.now += u64::from(ms),
            Step::Back(ms) => {
                self.reach(Reached::ClockBack);
                self.now -= u64::from(ms);
            }
            Step::Become(target, standing) => self.endpoints[usize::from(target)].standing = standing,
            Step::Delete(target) => self.delete(target),
            Step::HandOver(target, n) => self.turn(|world| drop(world.hand_over_one(target, n))),
            Step::Crash(point) => self.crash = Some(point),
            Step::Fail(n) => self.disk.fails = Some(n),
            Step::Ghost => self.haunt(),
            Step::OperatorAnswers(answers) => self.operator_answers = answers,
            Step::Pump | Step::Alarm | Step::Early => {}
        }
        self.latest = self.latest.max(self.now);
    }

    /// What the object does without a wait: its writes are committed together, and nobody hears of it before.
    fn turn(&mut self, act: impl FnOnce(&mut Self)) {
        let before = (self.crash == Some(Point::BeforeCommit)).then(|| self.disk.store.clone());
        act(self);
        if self.is(Bug::AckBeforeWrite) {
            self.tell_outside();
        }
        match self.crash.take() {
            None => self.tell_outside(),
            Some(Point::BeforeCommit) => {
                self.reach(Reached::CrashBeforeCommit);
                self.disk.store = before.unwrap_or_default();
                self.end_process();
                // What it calls is held back until all that it has written is committed, which never comes.
                self.ghost = None;
            }
            Some(Point::BeforeOutput) => {
                self.reach(Reached::CrashBeforeOutput);
                self.end_process();
            }
            Some(Point::AfterOutput) => {
                self.reach(Reached::CrashAfterOutput);
                self.tell_outside();
                self.end_process();
            }
        }
        self.coverage.add(&std::mem::take(&mut self.disk.coverage));
    }

    fn tell_outside(&mut self) {
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

    fn end_process(&mut self) {
        self.outputs.clear();
        let id = self.process.id + 1;
        let ended = std::mem::replace(&mut self.process, Process { id, ..Process::default() });
        self.ghost = ended.memory.map(|memory| memory.outbox);
    }

    fn with<T>(&mut self, act: impl FnOnce(&mut Self, &mut Memory) -> Result<T, Failed>) -> Result<T, Failed> {
        let mut memory = match self.process.memory.take() {
            Some(memory) => memory,
            None => {
                self.readings += 1;
                load(&mut self.disk, self.readings)?
            }
        };
        let answer = act(self, &mut memory);
        if answer.is_ok() || self.is(Bug::MemoryKept) {
            self.process.memory = Some(memory);
        }
        answer
    }

    fn want(&mut self, at: Option<u64>) -> Result<(), Failed> {
        let mut alarm = self.process.alarm.unwrap_or_default();
        if let Some(at) = alarm.want(at.map(whole_second)) {
            self.disk.touch()?;
            self.disk.store.alarm = Some(at);
            self.process.alarm = Some(alarm);
        }
        Ok(())
    }

    fn again(&mut self) -> Result<(), Failed> {
        let set = self.want(Some(self.now + ERROR_AGAIN_MS));
        if set.is_err() {
            self.process.alarm = None;
        }
        set
    }

    fn wake(&mut self) {
        if self.process.alarm.is_none() {
            self.process.alarm = Some(Alarm::armed(self.disk.store.alarm));
            self.pump(false);
        }
    }

    fn publish(&mut self, mask: u8, bytes: u32) {
        self.wake();
        let now = self.now;
        let accepted = self.with(|world, memory| {
            let targets: Vec<Target> =
                world.disk.store.registry.iter().copied().filter(|target| mask & (1 << (target - 1)) != 0).collect();
            let place = place(memory.last, now, false);
            let bytes = u64::from(bytes);
            memory.outbox.accept(&mut world.disk, place, bytes, &targets, |disk, aside| {
                disk.touch()?;
                if !aside.is_empty() {
                    disk.coverage.reach(Reached::AsideInTheInsert);
                }
                let (targets, aside) = (targets.clone(), aside.iter().copied().collect());
                disk.store.rows.insert(place, Row { targets, aside, refused: BTreeSet::new(), bytes });
                Ok(true)
            })?;
            memory.last = place;
            world.want(memory.outbox.wake(now))?;
            Ok((place, targets))
        });
        match accepted {
            Ok((place, targets)) => {
                self.process.is_starting = true;
                if targets.is_empty() {
                    self.reach(Reached::NothingToSend);
                }
                self.outputs.push(Output::Ack(place, targets));
            }
            Err(Failed) => self.reach(Reached::FailedPublish),
        }
    }

    fn pump(&mut self, is_alarm: bool) {
        if self.pump_now(is_alarm).is_err() {
            self.reach(Reached::FailedPump);
            drop(self.again());
        }
    }

    fn pump_now(&mut self, is_alarm: bool) -> Result<(), Failed> {
        let (now, process) = (self.now, self.process.id);
        let begun = self.with(|world, memory| {
            let begun = memory.outbox.begin(&mut world.disk, now)?;
            if world.is(Bug::ReleasedEarly) {
                for call in &begun {
                    world.disk.store(call.target, &Done { released: call.events.clone(), aside: Vec::new() })?;
                }
            }
            memory.outbox.move_mark(&mut world.disk, is_alarm)?;
            if !(is_alarm && world.is(Bug::AlarmNotRearmed)) {
                world.want(memory.outbox.wake(now))?;
            }
            Ok(begun.into_iter().map(|call| (call, memory.reading)).collect::<Vec<_>>())
        })?;
        for (call, reading) in begun {
            if call.events.len() > 1 {
                self.reach(Reached::BatchOfMany);
            }
            let sent = Sent { process, reading, call, is_alone: false, has_arrived: false, kept: None };
            self.outputs.push(Output::Call(sent));
        }
        Ok(())
    }

    fn alarm(&mut self) {
        if self.disk.store.alarm.is_some_and(|at| at < self.now) {
            self.reach(Reached::AlarmLate);
        }
        self.disk.store.alarm = None;
        self.process.alarm = Some(Alarm::default());
        if self.pump_now(true).is_err() {
            self.reach(Reached::FailedAlarm);
            if self.again().is_err() {
                self.disk.store.alarm = Some(self.now + SHELL_AGAIN_MS);
            }
        }
    }

    fn hand_over_one(&mut self, target: u8, n: u8) -> Result<(), Failed> {
        self.wake();
        let (target, process) = (u64::from(target) + 1, self.process.id);
        let found = self.with(|world, memory| {
            let aside = world.disk.store.rows.iter().filter(|(_, row)| row.aside.contains(&target));
            let mut waiting: BTreeSet<Place> = aside.map(|(place, _)| *place).collect();
            waiting.extend(memory.outbox.waiting(target));
            let place = waiting.iter().nth(usize::from(n) % waiting.len().max(1)).copied();
            Ok(place.filter(|_| world.disk.store.registry.contains(&target)).map(|place| (place, memory.reading)))
        })?;
        if let Some((place, reading)) = found {
            let call = Call { target, events: vec![place] };
            let sent = Sent { process, reading, call, is_alone: true, has_arrived: false, kept: None };
            self.outputs.push(Output::Call(sent));
        }
        Ok(())
    }

    /// The endpoint first, then its tenant hears of it.
    fn delete(&mut self, target: u8) {
        let number = u64::from(target) + 1;
        self.endpoints[usize::from(target)].is_deleted = true;
        self.open.retain(|(_, open)| *open != number);
        self.reach(Reached::Deleted);
        if self.calls.iter().any(|sent| sent.call.target == number) {
            self.reach(Reached::DeletedInFlight);
        }
        self.turn(|world| {
            if world.disk.touch().is_err() {
                return;
            }
            world.disk.store.registry.remove(&number);
            for row in world.disk.store.rows.values_mut() {
                row.aside.remove(&number);
            }
            if let Some(memory) = &mut world.process.memory {
                memory.outbox.remove(number);
            }
        });
    }

    fn haunt(&mut self) {
        let Some(mut outbox) = self.ghost.take() else { return };
        let mut disk = Disk { is_gone: true, ..Disk::default() };
        for call in outbox.begin(&mut disk, self.now).unwrap_or_default() {
            self.reach(Reached::GhostCalled);
            let process = u32::MAX;
            self.calls.push(Sent { process, reading: 0, call, is_alone: false, has_arrived: false, kept: None });
        }
    }

    fn arrive(&mut self, n: u8) {
        let waiting: Vec<usize> = (0..self.calls.len()).filter(|at| !self.calls[*at].has_arrived).collect();
        let Some(&at) = waiting.get(usize::from(n) % waiting.len().max(1)) else { return };
        let (target, events) = (self.calls[at].call.target, self.calls[at].call.events.clone());
        if self.calls[at].process != self.process.id {
            self.reach(Reached::LateArrival);
        }
        let endpoint = &mut self.endpoints[target as usize - 1];
        let standing = endpoint.standing;
        let most = match standing {
            Standing::Takes => events.len(),
            Standing::Breaks => events.len() / 2,
            Standing::Fails | Standing::Full | Standing::Unconfirmed => 0,
        };
        let mut again = 0;
        if !endpoint.is_deleted {
            for place in events.iter().take(most) {
                again += usize::from(!endpoint.stored.insert(*place));
                self.open.remove(&(*place, target));
            }
            if standing == Standing::Unconfirmed {
                endpoint.declined.extend(events.iter().copied());
                self.open.retain(|(place, open)| *open != target || !events.contains(place));
            }
        }
        let kept = match standing {
            _ if endpoint.is_deleted => Some(Kept::Taken),
            Standing::Takes => Some(Kept::Taken),
            Standing::Unconfirmed => Some(Kept::Unconfirmed),
            Standing::Full => Some(Kept::Full),
            Standing::Breaks | Standing::Fails => None,
        };
        match kept {
            None => self.reach(Reached::BrokenCall),
            Some(Kept::Unconfirmed) => self.reach(Reached::Unconfirmed),
            Some(_) => {}
        }
        if again > 0 {
            self.reach(Reached::HandedOverAgain);
        }
        let sent = &mut self.calls[at];
        sent.has_arrived = true;
        sent.kept = kept.map(|kept| vec![kept; events.len()]);
    }

    /// The answer of a call, or that none has come in time: then it may still arrive.
    fn come_back(&mut self, n: u8) {
        if self.calls.is_empty() {
            return;
        }
        let at = usize::from(n) % self.calls.len();
        let sent = self.calls[at].clone();
        let is_ours = sent.process == self.process.id;
        if sent.has_arrived {
            self.calls.remove(at);
        } else {
            self.reach(Reached::CallLost);
            self.calls[at].process = u32::MAX;
        }
        if !is_ours {
            return;
        }
        let kept = sent.kept.clone().unwrap_or_default();
        let is_told = self.tell_refused(&sent, &kept);
        let times = if self.is(Bug::OutcomeTwice) { 2 } else { 1 };
        self.turn(|world| {
            let ended = (0..times).try_for_each(|_| world.end(&sent, &kept, is_told));
            match ended {
                Ok(()) => world.pump(false),
                Err(Failed) => {
                    world.reach(Reached::FailedEnd);
                    drop(world.again());
                }
            }
        });
    }

    fn tell_refused(&mut self, sent: &Sent, kept: &[Kept]) -> bool {
        if sent.is_alone || !kept.contains(&Kept::Full) || self.is(Bug::RefusedUntold) {
            return true;
        }
        if !self.operator_answers {
            self.reach(Reached::OperatorAway);
            return false;
        }
        self.reach(Reached::RefusedAndTold);
        for place in &sent.call.events {
            self.told.insert((*place, sent.call.target));
            self.open.remove(&(*place, sent.call.target));
        }
        true
    }

    fn end(&mut self, sent: &Sent, kept: &[Kept], is_told: bool) -> Result<(), Failed> {
        let (now, lost) = (self.now, self.is(Bug::BatchLost));
        self.with(|world, memory| {
            if memory.reading != sent.reading {
                world.reach(Reached::StaleReading);
                return Ok(());
            }
            let Call { target, events } = &sent.call;
            if sent.is_alone {
                if kept.first().is_some_and(|kept| *kept != Kept::Full) {
                    world.reach(Reached::HandedOverAlone);
                    memory.outbox.end_one(&mut world.disk, *target, events[0])?;
                }
                return Ok(());
            }
            for place in events.iter().filter(|_| is_told && kept.contains(&Kept::Full)) {
                world.disk.touch()?;
                if let Some(row) = world.disk.store.rows.get_mut(place) {
                    row.refused.insert(*target);
                }
            }
            let outcome = |kept: &Kept| match kept {
                Kept::Full if !is_told => Outcome::Again,
                Kept::Full | Kept::Taken | Kept::Unconfirmed => Outcome::Closed,
            };
            let mut outcomes: Vec<Outcome> = kept.iter().map(outcome).collect();
            if lost {
                outcomes = vec![Outcome::Closed; events.len()];
            }
            memory.outbox.end(&mut world.disk, &sent.call, &outcomes, now)
        })
    }

    /// Nothing goes wrong any more, and nobody asks anything: what is left is done by alarms alone.
    pub fn rest(&mut self) -> Result<(), String> {
        (self.crash, self.disk.fails, self.operator_answers) = (None, None, true);
        for endpoint in &mut self.endpoints {
            if matches!(endpoint.standing, Standing::Breaks | Standing::Fails) {
                endpoint.standing = Standing::Takes;
            }
        }
        for _ in 0..5_000 {
            if !self.calls.is_empty() {
                self.arrive(0);
                let at = self.calls.iter().position(|sent| sent.has_arrived).unwrap_or(0);
                self.come_back(u8::try_from(at).unwrap_or(0));
            } else if self.process.is_starting {
                self.take(Step::Pump);
            } else if let Some(at) = self.disk.store.alarm {
                self.now = self.now.max(at);
                self.take(Step::Alarm);
            } else {
                return self.check_at_rest();
            }
            self.check()?;
        }
        Err("i3: it does not come to rest".to_string())
    }
}
