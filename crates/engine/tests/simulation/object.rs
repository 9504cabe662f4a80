//! What the tenant's object does without a wait, as `worker/sender/src/tenant/lanes.rs` and `log.rs` do it.

use std::collections::BTreeSet;

use signpost_core::outgoing::alarm::{Alarm, whole_second};
use signpost_core::outgoing::tally::place;
use signpost_engine::{Call, Done, Kept, Log, Outcome, Place, Target};

use crate::coverage::Reached;
use crate::host::{Bug, Failed, Memory, Row, load};
use crate::world::{Output, Sent, World};

const ERROR_AGAIN_MS: u64 = 5_000;
/// What the shell sets where an alarm has thrown.
const SHELL_AGAIN_MS: u64 = 2_000;

impl World {
    pub(crate) fn with<T>(
        &mut self,
        act: impl FnOnce(&mut Self, &mut Memory) -> Result<T, Failed>,
    ) -> Result<T, Failed> {
        let mut memory = match self.process.memory.take() {
            Some(memory) => memory,
            None => {
                self.readings += 1;
                let memory = load(&mut self.disk, self.readings)?;
                if memory.outbox.wake(self.now).is_some() {
                    self.want(Some(self.now + ERROR_AGAIN_MS))?;
                }
                memory
            }
        };
        let answer = act(self, &mut memory);
        if answer.is_ok() || self.is(Bug::MemoryKept) {
            self.process.memory = Some(memory);
        }
        answer
    }

    pub(crate) fn want(&mut self, at: Option<u64>) -> Result<(), Failed> {
        let mut alarm = self.process.alarm.unwrap_or_default();
        if let Some(at) = alarm.want(at.map(whole_second)) {
            self.disk.touch()?;
            self.disk.store.alarm = Some(at);
            self.process.alarm = Some(alarm);
        }
        Ok(())
    }

    pub(crate) fn again(&mut self) -> Result<(), Failed> {
        let set = self.want(Some(self.now + ERROR_AGAIN_MS));
        if set.is_err() {
            self.process.alarm = None;
        }
        set
    }

    pub(crate) fn wake(&mut self) {
        if self.process.alarm.is_none() {
            self.process.alarm = Some(Alarm::armed(self.disk.store.alarm));
            self.pump(false);
        }
    }

    pub(crate) fn publish(&mut self, mask: u8, bytes: u32) {
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

    /// The event is known: it is acknowledged as it is.
    pub(crate) fn publish_again(&mut self, n: u8) -> Result<(), Failed> {
        self.wake();
        let known = self.with(|world, _| {
            world.disk.touch()?;
            let rows = world.disk.store.rows.iter().filter(|(place, _)| !world.acknowledged.contains(place));
            let rows: Vec<(Place, Vec<Target>)> = rows.map(|(place, row)| (*place, row.targets.clone())).collect();
            Ok(rows.get(usize::from(n) % rows.len().max(1)).cloned())
        })?;
        if let Some((place, targets)) = known {
            self.reach(Reached::Repeated);
            // What has become of it meanwhile is no longer open.
            let is_open = |target: &Target| {
                let endpoint = &self.endpoints[*target as usize - 1];
                !endpoint.stored.contains(&place)
                    && !endpoint.declined.contains(&place)
                    && !self.told.contains(&(place, *target))
            };
            let open = targets.into_iter().filter(is_open).collect();
            self.outputs.push(Output::Ack(place, open));
        }
        Ok(())
    }

    pub(crate) fn pump(&mut self, is_alarm: bool) {
        if self.pump_now(is_alarm).is_err() {
            self.reach(Reached::FailedPump);
            drop(self.again());
        }
    }

    pub(crate) fn pump_now(&mut self, is_alarm: bool) -> Result<(), Failed> {
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
        for (mut call, reading) in begun {
            call.is_first |= self.is(Bug::AlwaysFirst);
            if call.events.len() > 1 {
                self.reach(Reached::BatchOfMany);
            }
            let sent = Sent { process, reading, call, is_alone: false, has_arrived: false, kept: None };
            self.outputs.push(Output::Call(sent));
        }
        Ok(())
    }

    pub(crate) fn alarm(&mut self) {
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

    pub(crate) fn hand_over_one(&mut self, target: u8, n: u8) -> Result<(), Failed> {
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
            let call = Call { target, events: vec![place], is_first: false };
            let sent = Sent { process, reading, call, is_alone: true, has_arrived: false, kept: None };
            self.outputs.push(Output::Call(sent));
        }
        Ok(())
    }

    pub(crate) fn end(&mut self, sent: &Sent, kept: &[Kept], is_told: bool) -> Result<(), Failed> {
        let (now, lost) = (self.now, self.is(Bug::BatchLost));
        self.with(|world, memory| {
            if memory.reading != sent.reading {
                world.reach(Reached::StaleReading);
                return Ok(());
            }
            let Call { target, events, .. } = &sent.call;
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
}
