//! What holds at every moment, and at the end (the numbers are those of the tests' names).

use std::collections::BTreeMap;

use signpost_engine::{BATCH_BYTES, BATCH_EVENTS, CALLS, LOOK_AFTER_MS, MARK_EVERY, Place, Target, WINDOW};

use crate::world::World;

/// Alarms are set for whole seconds.
const SLACK_MS: u64 = 1_000;

impl World {
    /// Holds after every step.
    ///
    /// # Errors
    /// Which invariant does not.
    pub fn check(&self) -> Result<(), String> {
        self.check_stored()?;
        self.check_attempts()?;
        self.check_calls()
    }

    fn check_stored(&self) -> Result<(), String> {
        let store = &self.disk.store;
        for (place, target) in &self.open {
            let Some(row) = store.rows.get(place) else {
                return Err(format!("i1: {place} was acknowledged and is not stored"));
            };
            if *place <= store.mark && !row.aside.contains(target) {
                return Err(format!("i1: {place} is open for {target} and would not be found after a start"));
            }
        }
        let latest = self.latest + LOOK_AFTER_MS + SLACK_MS;
        match store.alarm {
            _ if self.open.is_empty() => Ok(()),
            None => Err("i3: something is open, and no alarm is set".to_string()),
            Some(at) if at > latest => Err(format!("i3: the alarm is set for {at}, later than {latest}")),
            Some(_) => Ok(()),
        }
    }

    /// The event's row is the intent of one attempt, and what the endpoint has written tells all that were seen.
    fn check_attempts(&self) -> Result<(), String> {
        for (endpoint, target) in self.endpoints.iter().zip(1_u64..) {
            for (place, seen) in &endpoint.seen {
                let told = endpoint.recorded.get(place).copied().unwrap_or(1);
                if *seen > told {
                    return Err(format!("i7: {target} has seen {seen} attempts of {place}, and {told} are told"));
                }
            }
        }
        Ok(())
    }

    fn check_calls(&self) -> Result<(), String> {
        let Some(memory) = &self.process.memory else { return Ok(()) };
        let is_live = |process: u32, reading: u32| process == self.process.id && reading == memory.reading;
        let live = self.calls.iter().filter(|sent| is_live(sent.process, sent.reading) && !sent.is_alone);
        let (mut owned, mut windows) = (BTreeMap::new(), BTreeMap::<Target, u32>::new());
        for (n, sent) in live.enumerate() {
            let bytes: u64 =
                sent.call.events.iter().filter_map(|place| self.disk.store.rows.get(place)).map(|row| row.bytes).sum();
            if sent.call.events.len() > BATCH_EVENTS || (bytes > BATCH_BYTES && sent.call.events.len() > 1) {
                return Err(format!("i18: a call of {} events and {bytes} bytes", sent.call.events.len()));
            }
            let window = windows.entry(sent.call.target).or_default();
            *window += 1;
            if *window > WINDOW || n >= CALLS as usize {
                return Err(format!("i18: {window} calls to {} at once", sent.call.target));
            }
            for place in &sent.call.events {
                if owned.insert((*place, sent.call.target), n).is_some() {
                    return Err(format!("i14: {place} is in two calls to {}", sent.call.target));
                }
            }
        }
        Ok(())
    }

    /// Holds when nothing more happens.
    ///
    /// # Errors
    /// Which invariant does not.
    pub fn check_at_rest(&self) -> Result<(), String> {
        if let Some((place, target)) = self.open.first() {
            return Err(format!("i12: {place} was acknowledged, and {target} never had it"));
        }
        let store = &self.disk.store;
        for (place, row) in &store.rows {
            if row.aside.iter().any(|target| store.registry.contains(target)) {
                return Err(format!("i12: {place} is aside for ever"));
            }
        }
        for (endpoint, target) in self.endpoints.iter().zip(1..) {
            let meant = |place: &&Place| store.rows.get(place).is_some_and(|row| row.targets.contains(&target));
            if endpoint.stored.iter().find(|place| !meant(place)).is_some() {
                return Err(format!("i12: {target} has an event that was not meant for it"));
            }
        }
        let above = store.rows.range(store.mark + 1..).count();
        if above > MARK_EVERY as usize {
            return Err(format!("i18: a start looks at {above} rows"));
        }
        match &self.process.memory {
            Some(memory) if memory.outbox.wake(self.now).is_some() => Err("i3: something waits in memory".to_string()),
            _ => Ok(()),
        }
    }
}
