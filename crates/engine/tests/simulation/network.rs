//! What happens outside of the tenant's object: calls arrive, come back and are lost, endpoints are deleted, and in the end
//! all comes to rest.

use signpost_engine::Kept;

use crate::coverage::{Reached, Turn};
use crate::host::{Bug, Disk, Failed};
use crate::step::{Standing, Step};
use crate::world::{Sent, World};

impl World {
    /// The endpoint first, then its tenant hears of it.
    pub(crate) fn delete(&mut self, target: u8) {
        let number = u64::from(target) + 1;
        self.endpoints[usize::from(target)].is_deleted = true;
        self.open.retain(|(_, open)| *open != number);
        self.reach(Reached::Deleted);
        if self.calls.iter().any(|sent| sent.call.target == number) {
            self.reach(Reached::DeletedInFlight);
        }
        self.turn(Turn::Delete, |world| {
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

    pub(crate) fn haunt(&mut self) {
        let Some(mut outbox) = self.ghost.take() else { return };
        let mut disk = Disk { is_gone: true, ..Disk::default() };
        for call in outbox.begin(&mut disk, self.now).unwrap_or_default() {
            self.reach(Reached::GhostCalled);
            let process = u32::MAX;
            self.calls.push(Sent { process, reading: 0, call, is_alone: false, has_arrived: false, kept: None });
        }
    }

    pub(crate) fn arrive(&mut self, n: u8) {
        let waiting: Vec<usize> = (0..self.calls.len()).filter(|at| !self.calls[*at].has_arrived).collect();
        let Some(&at) = waiting.get(usize::from(n) % waiting.len().max(1)) else { return };
        let (target, events) = (self.calls[at].call.target, self.calls[at].call.events.clone());
        let (is_first, is_forgotten) = (self.calls[at].call.is_first, self.is(Bug::InterruptionForgotten));
        let is_early = self.is(Bug::AnsweredUnstored);
        if self.calls[at].process != self.process.id {
            self.reach(Reached::LateArrival);
        }
        let endpoint = &mut self.endpoints[target as usize - 1];
        let standing = endpoint.standing;
        let most = match standing {
            Standing::Takes => events.len(),
            Standing::Breaks => events.len() / 2,
            Standing::Dies if is_first => 0,
            Standing::Dies => events.len(),
            Standing::Fails | Standing::Full | Standing::Unconfirmed => 0,
        };
        let (mut again, mut begun_and_lost) = (0, false);
        if !endpoint.is_deleted {
            for place in events.iter().take(most) {
                if endpoint.stored.insert(*place) {
                    // Of what may have been begun before, that is written first.
                    let attempts = if is_first || is_forgotten { 1 } else { 2 };
                    endpoint.recorded.insert(*place, attempts);
                    *endpoint.seen.entry(*place).or_default() += 1;
                } else {
                    again += 1;
                }
                self.open.remove(&(*place, target));
            }
            if standing == Standing::Dies && is_first {
                for place in events.iter().filter(|place| !endpoint.stored.contains(place)) {
                    *endpoint.seen.entry(*place).or_default() += 1;
                    begun_and_lost = true;
                }
                endpoint.standing = Standing::Takes;
            }
            if standing == Standing::Unconfirmed {
                endpoint.declined.extend(events.iter().copied());
                self.open.retain(|(place, open)| *open != target || !events.contains(place));
            }
        }
        let kept = match standing {
            _ if endpoint.is_deleted => Some(Kept::Taken),
            Standing::Dies if is_first && !is_early => None,
            Standing::Takes | Standing::Dies => Some(Kept::Taken),
            Standing::Unconfirmed => Some(Kept::Unconfirmed),
            Standing::Full => Some(Kept::Full),
            Standing::Breaks | Standing::Fails => None,
        };
        match kept {
            None => self.reach(Reached::BrokenCall),
            Some(Kept::Unconfirmed) => self.reach(Reached::Unconfirmed),
            Some(_) => {}
        }
        if begun_and_lost {
            self.reach(Reached::BegunAndLost);
        }
        if again > 0 {
            self.reach(Reached::HandedOverAgain);
        }
        let sent = &mut self.calls[at];
        sent.has_arrived = true;
        sent.kept = kept.map(|kept| vec![kept; events.len()]);
    }

    /// The answer of a call, or that none has come in time: then it may still arrive.
    pub(crate) fn come_back(&mut self, n: u8) {
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
        self.turn(Turn::End, |world| {
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

    pub(crate) fn tell_refused(&mut self, sent: &Sent, kept: &[Kept]) -> bool {
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

    /// Nothing goes wrong any more, and nobody asks anything: what is left is done by alarms alone.
    pub fn rest(&mut self) -> Result<(), String> {
        (self.crash, self.disk.fails, self.operator_answers) = (None, None, true);
        for endpoint in &mut self.endpoints {
            if matches!(endpoint.standing, Standing::Breaks | Standing::Fails | Standing::Dies) {
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
