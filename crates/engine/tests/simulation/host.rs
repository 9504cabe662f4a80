//! The tenant's object, as `worker/sender/src/tenant` is: what it stores, in which order, and what it forgets.

use std::collections::{BTreeMap, BTreeSet};

use signpost_core::outgoing::alarm::Alarm;
use signpost_engine::{Done, Log, Outbox, Place, Target};

use crate::coverage::{Coverage, Reached};

/// Mistakes that an object could make, each of which some run must tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// The publisher is told before the event is committed.
    AckBeforeWrite,
    /// A call says of what was in one before that nobody has begun it.
    AlwaysFirst,
    /// An endpoint answers that it has what it has not stored.
    AnsweredUnstored,
    /// An endpoint does not write that somebody may have begun an event.
    InterruptionForgotten,
    /// An alarm that has gone off is not set again.
    AlarmNotRearmed,
    /// What is set aside is not written down.
    AsideForgotten,
    /// Of what is set aside, the first row alone is read.
    AsideReadOnce,
    /// What an endpoint has not taken counts as handed over.
    BatchLost,
    /// After an error of storage, memory is used on.
    MemoryKept,
    /// The mark moves past events that are open.
    MarkPastOpen,
    /// The outcome of a call is applied twice.
    OutcomeTwice,
    /// A start does not look for what the last process had under way.
    NothingRecovered,
    /// The operator is not told what was refused.
    RefusedUntold,
    /// Rows are no longer aside as soon as a call for them begins.
    ReleasedEarly,
}

impl Bug {
    pub const ALL: [Self; 14] = [
        Self::AckBeforeWrite,
        Self::AlwaysFirst,
        Self::AnsweredUnstored,
        Self::InterruptionForgotten,
        Self::AlarmNotRearmed,
        Self::AsideForgotten,
        Self::AsideReadOnce,
        Self::BatchLost,
        Self::MemoryKept,
        Self::MarkPastOpen,
        Self::OutcomeTwice,
        Self::NothingRecovered,
        Self::RefusedUntold,
        Self::ReleasedEarly,
    ];
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub targets: Vec<Target>,
    pub aside: BTreeSet<Target>,
    pub refused: BTreeSet<Target>,
    pub bytes: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Store {
    pub rows: BTreeMap<Place, Row>,
    pub mark: Place,
    pub alarm: Option<u64>,
    pub registry: BTreeSet<Target>,
}

/// A call of storage has failed.
#[derive(Debug)]
pub struct Failed;

/// Storage, and what becomes of it.
#[derive(Debug, Default)]
pub struct Disk {
    pub store: Store,
    /// So many calls from here, one fails.
    pub fails: Option<u8>,
    /// That of a process that has lost it.
    pub is_gone: bool,
    pub bug: Option<Bug>,
    pub coverage: Coverage,
}

impl Disk {
    pub fn touch(&mut self) -> Result<(), Failed> {
        if self.is_gone {
            return Err(Failed);
        }
        match self.fails {
            Some(0) => {
                self.fails = None;
                Err(Failed)
            }
            left => {
                self.fails = left.map(|left| left - 1);
                Ok(())
            }
        }
    }
}

impl Log for Disk {
    type Error = Failed;

    fn store(&mut self, target: Target, done: &Done) -> Result<(), Failed> {
        self.touch()?;
        for place in &done.released {
            self.coverage.reach(Reached::AsideReleased);
            if let Some(row) = self.store.rows.get_mut(place) {
                row.aside.remove(&target);
            }
        }
        for place in done.aside.iter().filter(|_| self.bug != Some(Bug::AsideForgotten)) {
            self.coverage.reach(Reached::AsideWritten);
            if let Some(row) = self.store.rows.get_mut(place) {
                row.aside.insert(target);
            }
        }
        Ok(())
    }

    fn store_mark(&mut self, mark: Place) -> Result<(), Failed> {
        self.touch()?;
        self.coverage.reach(Reached::MarkMoved);
        let highest = self.store.rows.keys().next_back().copied().unwrap_or(0);
        self.store.mark = if self.bug == Some(Bug::MarkPastOpen) { highest } else { mark };
        Ok(())
    }

    fn read_aside(&mut self, target: Target, after: Place, most: u32) -> Result<Vec<(Place, u64)>, Failed> {
        self.touch()?;
        let most = if self.bug == Some(Bug::AsideReadOnce) { 1 } else { most as usize };
        let behind = self.store.rows.range(after + 1..).filter(|(_, row)| row.aside.contains(&target));
        let rows: Vec<(Place, u64)> = behind.take(most).map(|(place, row)| (*place, row.bytes)).collect();
        if !rows.is_empty() {
            self.coverage.reach(if after == 0 { Reached::AsideRead } else { Reached::AsideReadInPages });
        }
        Ok(rows)
    }
}

/// What a process remembers of its rows.
#[derive(Debug)]
pub struct Memory {
    pub outbox: Outbox,
    pub reading: u32,
    pub last: Place,
}

/// A process of the object. It ends with everything that is in here.
#[derive(Debug, Default)]
pub struct Process {
    pub id: u32,
    pub memory: Option<Memory>,
    /// `None` until the platform was asked.
    pub alarm: Option<Alarm>,
    pub is_starting: bool,
}

/// Reads what is stored, as after a start or an error.
pub fn load(disk: &mut Disk, reading: u32) -> Result<Memory, Failed> {
    disk.touch()?;
    let store = &disk.store;
    let last = store.rows.keys().next_back().copied().unwrap_or(0);
    let mut outbox = Outbox::new(store.mark, last);
    let mut is_recovering = false;
    if disk.bug != Some(Bug::NothingRecovered) {
        for (place, row) in store.rows.range(store.mark + 1..) {
            let takes = |target: &&Target| store.registry.contains(target) && !row.refused.contains(target);
            let targets: Vec<Target> = row.targets.iter().filter(takes).copied().collect();
            let aside: Vec<Target> = targets.iter().copied().filter(|target| row.aside.contains(target)).collect();
            outbox.stored(*place, row.bytes, &targets, &aside);
            is_recovering |= targets.len() > aside.len();
        }
    }
    if store.rows.values().any(|row| !row.aside.is_empty()) {
        store.registry.iter().for_each(|target| outbox.look_for(*target));
    }
    if is_recovering {
        disk.coverage.reach(Reached::Recovered);
    }
    Ok(Memory { outbox, reading, last })
}
