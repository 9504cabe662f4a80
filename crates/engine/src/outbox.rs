//! The lanes of all endpoints, and what is open.
//!
//! All times are Unix milliseconds.

use std::collections::BTreeMap;

use crate::lane::{Call, Lane};
use crate::{BATCH_BYTES, BATCH_EVENTS, CALLS, LOOK_AFTER_MS, MARK_EVERY, Outcome, Place, Target};

/// An event that is open, and in memory.
#[derive(Clone, Copy, Debug)]
struct Open {
    bytes: u64,
    /// Endpoints in whose lanes it is.
    lanes: u32,
}

/// What is known in memory. After an error of storage it is to be dropped and read anew.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    /// By endpoint, in order.
    lanes: Vec<(Target, Lane)>,
    open: BTreeMap<Place, Open>,
    calls: u32,
    /// The lane that was called last: the others come before it.
    turn: Target,
    mark: Place,
    highest: Place,
    /// Pairs that were closed since the mark moved, ...
    closed: u32,
    /// ... and how many there must be before it moves again.
    every: u32,
}

/// What must be stored before anything else is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Rows that are no longer to be set aside for the endpoint.
    pub released: Vec<Place>,
    /// Rows that are to be set aside for the endpoint.
    pub aside: Vec<Place>,
}

impl Outbox {
    /// After a start: where the mark stands, and the last row's place. The rows above the mark are told by
    /// [`stored`](Self::stored), and endpoints for which there may be rows set aside by [`look_for`](Self::look_for).
    pub fn new(mark: Place, highest: Place) -> Self {
        // An object that wakes for each event moves the mark with each; one that is awake less and less often.
        Self { mark, highest: highest.max(mark), every: 1, ..Self::default() }
    }

    fn lane(&self, target: Target) -> Option<&Lane> {
        let at = self.lanes.binary_search_by_key(&target, |known| known.0).ok()?;
        self.lanes.get(at).map(|(_, lane)| lane)
    }

    fn lane_mut(&mut self, target: Target) -> Option<&mut Lane> {
        let at = self.lanes.binary_search_by_key(&target, |known| known.0).ok()?;
        self.lanes.get_mut(at).map(|(_, lane)| lane)
    }

    fn change(&mut self, target: Target, change: impl FnOnce(&mut Lane)) {
        if let Err(at) = self.lanes.binary_search_by_key(&target, |known| known.0) {
            self.lanes.insert(at, (target, Lane::default()));
        }
        if let Some(lane) = self.lane_mut(target) {
            change(lane);
        }
    }

    /// There may be rows that are set aside for this endpoint.
    pub fn look_for(&mut self, target: Target) {
        self.change(target, |lane| lane.unread = Some(0));
    }

    /// For which endpoints a new event must be set aside: in its row, when it is stored.
    pub(crate) fn aside(&self, targets: &[Target]) -> Vec<Target> {
        targets.iter().copied().filter(|target| self.lane(*target).is_some_and(Lane::is_full)).collect()
    }

    /// An event is stored, with so many bytes, and set aside for some of its endpoints. After a start, one that was.
    pub fn stored(&mut self, place: Place, bytes: u64, targets: &[Target], aside: &[Target]) {
        self.highest = self.highest.max(place);
        for target in targets {
            if aside.contains(target) {
                self.change(*target, |lane| lane.unread = lane.unread.or(Some(place.saturating_sub(1))));
            } else {
                self.wait(*target, place, bytes);
            }
        }
        if !self.open.contains_key(&place) {
            self.closed = self.closed.saturating_add(1);
        }
    }

    /// An event is new: where it waits, it was in no call of any process.
    pub(crate) fn is_new(&mut self, place: Place) {
        for (_, lane) in self.lanes.iter_mut().filter(|(_, lane)| lane.queue.contains(&place)) {
            lane.fresh.insert(place);
        }
    }

    fn wait(&mut self, target: Target, place: Place, bytes: u64) {
        let mut is_new = false;
        self.change(target, |lane| is_new = !lane.flight.contains(&place) && lane.queue.insert(place));
        if !is_new {
            return;
        }
        let open = self.open.entry(place).or_insert(Open { bytes, lanes: 0 });
        open.lanes = open.lanes.saturating_add(1);
    }

    /// An endpoint whose rows set aside are to be read, and behind which place: [`crate::PAGE`] of them at a time.
    pub(crate) fn to_read(&self, now: u64) -> Option<(Target, Place)> {
        let may_read = |lane: &Lane| lane.queue.is_empty() && lane.has_room() && lane.may_call(now);
        self.lanes.iter().find_map(|(target, lane)| Some((*target, lane.unread.filter(|_| may_read(lane))?)))
    }

    /// Rows that are set aside for an endpoint were read, with their bytes. `is_last` where there are no more.
    pub(crate) fn read(&mut self, target: Target, rows: &[(Place, u64)], is_last: bool) {
        for (place, bytes) in rows {
            self.wait(target, *place, *bytes);
        }
        self.change(target, |lane| {
            lane.marked.extend(rows.iter().map(|(place, _)| *place));
            lane.unread = if is_last { None } else { rows.last().map(|(place, _)| *place) };
        });
        self.tidy(target);
    }

    /// The next call that may begin: of one lane after the other. It is under way from here on.
    pub(crate) fn next_call(&mut self, now: u64) -> Option<Call> {
        if self.calls >= CALLS {
            return None;
        }
        let ready = |(_, lane): &&(Target, Lane)| !lane.queue.is_empty() && lane.has_room() && lane.may_call(now);
        let behind = self.lanes.iter().find(|known| known.0 > self.turn && ready(known));
        let target = behind.or_else(|| self.lanes.iter().find(ready))?.0;
        let Self { lanes, open, .. } = self;
        let (_, lane) = lanes.iter_mut().find(|known| known.0 == target)?;
        let (mut events, mut bytes) = (Vec::new(), 0_u64);
        let is_first = lane.queue.first().is_some_and(|place| lane.fresh.contains(place));
        while let Some(&place) = lane.queue.first().filter(|_| events.len() < BATCH_EVENTS) {
            if lane.fresh.contains(&place) != is_first {
                break;
            }
            bytes = bytes.saturating_add(open.get(&place).map_or(0, |open| open.bytes));
            if bytes > BATCH_BYTES && !events.is_empty() {
                break;
            }
            lane.queue.pop_first();
            lane.fresh.remove(&place);
            lane.flight.insert(place);
            events.push(place);
        }
        lane.calls = lane.calls.saturating_add(1);
        self.calls = self.calls.saturating_add(1);
        self.turn = target;
        Some(Call { target, events, is_first })
    }

    /// A call has ended, with an outcome for each of its events. What is answered must be stored.
    pub(crate) fn ended(&mut self, call: &Call, outcomes: &[Outcome], now: u64) -> Done {
        self.calls = self.calls.saturating_sub(1);
        let mut done = Done::default();
        let Some(lane) = self.lane_mut(call.target) else {
            return done;
        };
        let mut closed = Vec::new();
        let mut whole = true;
        for (place, outcome) in
            call.events.iter().zip(outcomes.iter().copied().chain(core::iter::repeat(Outcome::Again)))
        {
            whole &= outcome == Outcome::Closed;
            if !lane.flight.remove(place) {
                // Closed by somebody else meanwhile.
                continue;
            }
            if outcome == Outcome::Again {
                lane.queue.insert(*place);
                continue;
            }
            closed.push(*place);
            if lane.marked.remove(place) {
                done.released.push(*place);
            }
        }
        let mut left = Vec::new();
        if lane.ended(whole, now) {
            for place in core::mem::take(&mut lane.queue) {
                if !lane.marked.remove(&place) {
                    done.aside.push(place);
                }
                left.push(place);
            }
            lane.fresh.clear();
            lane.unread = Some(0);
        }
        closed.into_iter().chain(left).for_each(|place| self.leave(place));
        self.tidy(call.target);
        done
    }

    /// A pair was closed outside of a call. Whether its row is no longer to be set aside for the endpoint.
    pub(crate) fn close(&mut self, target: Target, place: Place) -> bool {
        let Some(lane) = self.lane_mut(target) else {
            return false;
        };
        let was_here = lane.queue.remove(&place) || lane.flight.remove(&place);
        lane.fresh.remove(&place);
        // What is aside and not in memory is told by its row alone.
        let is_marked = lane.marked.remove(&place) || (!was_here && lane.unread.is_some());
        if was_here {
            self.leave(place);
        }
        self.tidy(target);
        is_marked
    }

    /// An endpoint is gone, with all that waits for it. Rows that are set aside for it are the host's to release.
    pub fn remove(&mut self, target: Target) {
        let Ok(at) = self.lanes.binary_search_by_key(&target, |known| known.0) else {
            return;
        };
        let (_, lane) = self.lanes.remove(at);
        for place in lane.queue.into_iter().chain(lane.flight) {
            self.leave(place);
        }
    }

    /// One lane less has an event.
    fn leave(&mut self, place: Place) {
        let Some(open) = self.open.get_mut(&place) else {
            return;
        };
        open.lanes = open.lanes.saturating_sub(1);
        self.closed = self.closed.saturating_add(1);
        if open.lanes == 0 {
            self.open.remove(&place);
        }
    }

    /// A lane in which nothing is open is forgotten.
    fn tidy(&mut self, target: Target) {
        self.lanes.retain(|(known, lane)| *known != target || !lane.is_done() || lane.calls > 0);
    }

    /// Where the mark may be moved to: past every row that is closed, or set aside for whoever has not been handed it.
    /// Now and then, or `at_once`. What is answered must be stored, and then told by [`marked`](Self::marked).
    pub(crate) fn next_mark(&self, at_once: bool) -> Option<Place> {
        let to = self.open.first_key_value().map_or(self.highest, |(open, _)| open.saturating_sub(1));
        let is_time = at_once || self.closed >= self.every;
        (is_time && to > self.mark).then_some(to)
    }

    /// The mark has moved.
    pub(crate) fn marked(&mut self, to: Place) {
        self.mark = to;
        self.closed = 0;
        self.every = self.every.saturating_mul(2).clamp(1, MARK_EVERY);
    }

    /// Up to this row everything is closed, or set aside.
    pub const fn mark(&self) -> Place {
        self.mark
    }

    /// When to look again, if anything is open.
    pub fn wake(&self, now: u64) -> Option<u64> {
        if self.lanes.iter().all(|(_, lane)| lane.is_done()) {
            return None;
        }
        let due = self.lanes.iter().filter_map(|(_, lane)| lane.due()).min();
        let look = now.saturating_add(LOOK_AFTER_MS);
        // At least a little later: an alarm that goes off at once, over and over, helps nobody.
        Some(due.map_or(look, |due| due.clamp(now.saturating_add(1), look)))
    }

    /// Whether an event waits in memory for an endpoint, or is in a call to it.
    pub fn holds(&self, target: Target, place: Place) -> bool {
        self.lane(target).is_some_and(|lane| lane.queue.contains(&place) || lane.flight.contains(&place))
    }

    /// Whether an event is in a call to an endpoint that has not come back.
    pub fn is_under_way(&self, target: Target, place: Place) -> bool {
        self.lane(target).is_some_and(|lane| lane.flight.contains(&place))
    }

    /// The events in memory that an endpoint has not been handed, the newest first.
    pub fn waiting(&self, target: Target) -> Vec<Place> {
        let lane = self.lane(target);
        let mut all: Vec<Place> = lane.into_iter().flat_map(|lane| lane.queue.union(&lane.flight)).copied().collect();
        all.reverse();
        all
    }

    /// Whether an event in memory is set aside for an endpoint in its row, too.
    pub fn is_marked(&self, target: Target, place: Place) -> bool {
        self.lane(target).is_some_and(|lane| lane.marked.contains(&place))
    }

    /// Whether there may be rows that are set aside for an endpoint.
    pub fn has_aside(&self, target: Target) -> bool {
        self.lane(target).is_some_and(|lane| lane.unread.is_some() || !lane.marked.is_empty())
    }

    /// Whether a call is under way.
    pub const fn is_calling(&self) -> bool {
        self.calls > 0
    }

    /// Whether an event is open in memory.
    pub fn is_open(&self, place: Place) -> bool {
        self.open.contains_key(&place)
    }
}
