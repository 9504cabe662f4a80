//! A delivery comes in: stored once, and begun at once where there is room.

use std::rc::Rc;

use signpost_api::{self as api, Code};
use signpost_content::template::TooLarge;
use signpost_core::outgoing::delivery::{Delivery, State};
use signpost_core::outgoing::endpoint::{Health, Notice, next_alarm};
use signpost_core::outgoing::tally::{place, place_made};
use signpost_engine::{Handed, Kept, read_events, write_kept};
use signpost_platform::binding::TENANTS;
use signpost_platform::config::{OfEnv as _, Variables};
use signpost_platform::digest::sha256_hex;
use signpost_platform::handover::{Queue, TakeIn};
use signpost_platform::object::{Answer, relay};

use super::Inner;
use super::erase::is_erased;
use super::memory::Memory;
use super::pump::{Begun, fresh};
use super::settings::Settings;
use super::store::{Attempted, Row};
use super::view;
use crate::api::transforms;
use crate::envelope::{self, OutEvent};
use crate::sources::Queued;
use crate::tenant;

/// Below the platform's 10 GB for one object, and within the 32 bits in which its size is told here.
const MAX_STORE_BYTES: usize = 3 << 30;

/// Why a delivery is a dead letter of which no attempt was made.
const FULL: &str = api::Failure::Full.as_str();
/// The same, where its template could make no body.
pub(super) const TRANSFORM: &str = api::Failure::Transform.as_str();

/// What comes in.
pub(super) struct New {
    /// Its place, where the tenant has given it one.
    pub seq: Option<u64>,
    pub event: String,
    pub hash: String,
    pub event_type: String,
    /// Headers to send as they came, for deliveries that the gate took in.
    pub headers: Option<String>,
    /// When it was accepted.
    pub created: u64,
    pub first: First,
    /// Why it cannot be sent at all.
    pub refused: Option<&'static str>,
}

/// What is known about the first attempt of what comes in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// Nobody has begun it, and its intent is stored by whoever hands the event over.
    Intended,
    /// Somebody may have begun it and stored nothing.
    Unknown,
    /// Nobody has begun it.
    Unmade,
}

impl Inner {
    /// Stores an event for this endpoint, once. `None` where it takes no events yet.
    pub(super) fn take_in(self: &Rc<Self>, new: New, body: Vec<u8>, now: u64) -> Answer<Option<api::Delivery>> {
        let row = self.take_row(new, body, now)?;
        row.map(|row| self.with(|memory| Ok(view::delivery(&memory.settings.id, row, now)))).transpose()
    }

    /// Stores events that the tenant hands over, each of them once, and begins as many as there is room for.
    pub(super) async fn take(self: &Rc<Self>, frame: &[u8], is_first: bool, now: u64) -> Answer<Vec<u8>> {
        let settings = self.with(|memory| Ok(memory.settings.clone()))?;
        let provider = settings.provider_row()?;
        let template = settings.template()?;
        // A form that only newer code writes: it comes again.
        let events = read_events(frame).ok_or(Code::Unavailable)?;
        let first = if is_first { First::Intended } else { First::Unknown };
        let (mut kept, mut late) = (Vec::new(), Vec::new());
        for Handed { place, timestamp, id, event_type, data } in events {
            let event = OutEvent { id, event_type, tenant: &settings.tenant, timestamp };
            let (body, refused) = match &template {
                Some(template) => match transforms::made(template, &event, data) {
                    Ok(body) => (body, None),
                    Err(TooLarge) => (Vec::new(), Some(TRANSFORM)),
                },
                None => (envelope::body(&provider, &event, data)?, None),
            };
            let new = New {
                seq: Some(place),
                hash: sha256_hex(&body),
                event: id.to_string(),
                event_type: event_type.to_string(),
                headers: None,
                created: place_made(place).min(now),
                first,
                refused,
            };
            if self.is_late(place) {
                self.store_late()?;
            }
            kept.push(match self.take_row(new, body, now) {
                Ok(Some(_)) => Kept::Taken,
                Ok(None) => Kept::Unconfirmed,
                Err(problem) if problem.is(Code::StoreFull) => Kept::Full,
                Err(problem) => return Err(problem),
            });
            if self.is_late(place) {
                late.push(place);
            }
        }
        // It is stored when it is answered.
        self.settle(&late).await?;
        Ok(write_kept(&kept))
    }

    fn take_row(self: &Rc<Self>, new: New, body: Vec<u8>, now: u64) -> Answer<Option<Row>> {
        let (row, begun, has_notices) = self.with(|memory| {
            let (row, begun) = self.store_new(memory, new, body, now)?;
            Ok((row, begun, memory.has_notices))
        })?;
        self.spawn(begun);
        if has_notices {
            self.tell();
        }
        Ok(row)
    }

    fn store_new(
        &self,
        memory: &mut Memory,
        new: New,
        body: Vec<u8>,
        now: u64,
    ) -> Answer<(Option<Row>, Option<Begun>)> {
        if !memory.health.is_confirmed {
            return Ok((None, None));
        }
        let New { seq, event, hash, event_type, headers, created, first, refused } = new;
        let is_promised = headers.is_some();
        let known = if seq.is_none() { self.store.row_of_event(&event)? } else { None };
        if let Some(known) = known {
            return Ok((Some(self.known(memory, known, &hash, is_promised, now)?), None));
        }
        let full = self.check_room(memory).err();
        if let Some(full) = &full {
            // What is known takes up no room.
            if let Some(known) = seq.map(|seq| self.store.row(seq)).transpose()?.flatten() {
                return Ok((Some(self.known(memory, known, &hash, is_promised, now)?), None));
            }
            // A provider comes again; a publisher must not wait for one of many.
            if is_promised || self.store.bytes() >= MAX_STORE_BYTES {
                return Err(full.clone());
            }
        }
        let seq = seq.unwrap_or_else(|| place(memory.tally.highest(), now, true));
        let waits = if first == First::Unknown { Delivery::interrupted(now) } else { fresh(now) };
        if memory.backlog && self.store.next_at()?.is_none_or(|at| at > now) {
            // What waits in the index is not due yet.
            memory.backlog = false;
        }
        let refused = refused.or(full.as_ref().map(|_| FULL));
        let free = if refused.is_some() { None } else { self.may_begin(memory, now) };
        let started = free.and_then(|loaded| {
            let started = waits.start(now, &loaded.rules.delivery)?;
            Some((loaded, started))
        });
        let row = Row {
            seq,
            event,
            hash,
            event_type,
            replay_of: None,
            headers,
            delivery: started.as_ref().map_or(waits, |(_, started)| *started),
            created,
            ended: None,
            last_status: None,
            last_error: None,
            size: Some(body.len()),
        };
        if let Some(why) = refused {
            return Ok((Some(self.set_aside(memory, row, &body, why, now)?), None));
        }
        if let Some((loaded, _)) = started.as_ref().filter(|_| first == First::Intended)
            && self.may_be_late(memory, loaded, &row)
        {
            let body = Rc::new(body);
            self.begin_late(&row, &body, now);
            return Ok((Some(row.clone()), Some(Begun { loaded: loaded.clone(), row, body: Some(body) })));
        }
        let cut_off = (first == First::Unknown).then(|| Attempted::cut_off(&waits, created));
        let in_index = !memory.tally.may_stay_out(seq) || (started.is_none() && !self.may_wait(memory));
        if !self.store.insert(&row, in_index, &body, cut_off.as_ref())? {
            let known =
                self.store.row(seq)?.map_or_else(|| self.store.row_of_event(&row.event), |row| Ok(Some(row)))?;
            let known = known.ok_or(Code::Internal)?;
            return Ok((Some(self.known(memory, known, &row.hash, is_promised, now)?), None));
        }
        memory.tally.stored(seq, in_index);
        let Some((loaded, _)) = started else {
            if in_index {
                memory.backlog = true;
            } else if !memory.settings.fifo {
                memory.wait(row.clone(), body);
            }
            // Of an endpoint where order matters, the oldest one is the next.
            let next = match &memory.loaded {
                Some(loaded) if !loaded.settings.fifo && !loaded.is_paused() => {
                    let queue = self.slots.borrow_mut().queue(Some(now), now);
                    next_alarm(&memory.health, &self.limits(loaded), &queue, now)
                }
                _ => self.next_due(memory, now)?,
            };
            self.want(next)?;
            return Ok((Some(row), None));
        };
        self.begun(&row, now)?;
        Ok((Some(row.clone()), Some(Begun { loaded, row, body: Some(Rc::new(body)) })))
    }

    /// A delivery that a full endpoint cannot take, or of which no body could be made, is a dead letter from the start: seen, told, and replayed when there is
    /// room. It holds up no other endpoint, and no publisher.
    fn set_aside(&self, memory: &mut Memory, row: Row, body: &[u8], why: &str, now: u64) -> Answer<Row> {
        let delivery = fresh(now).refuse();
        let row = Row { delivery, ended: Some(now), last_error: Some(why.to_string()), ..row };
        self.store.together(|| {
            if !self.store.insert(&row, true, body, None)? {
                return Err(Code::EventIdReused.into());
            }
            self.store.update(row.seq, &row.delivery, now)?;
            self.store.put_error(row.seq, why)?;
            memory.tally.stored(row.seq, true);
            self.moved(memory, row.seq, State::Pending, State::Dead)?;
            let settings = memory.settings.clone();
            self.notify(memory, &settings, &row, Notice::DeadLettered, now)
        })?;
        Ok(row)
    }

    /// Whether a new delivery that finds no room will soon find some: then it waits in memory.
    fn may_wait(&self, memory: &Memory) -> bool {
        memory.may_attempt() && !memory.backlog
    }

    /// Whether an attempt of a new event may begin before all that wait.
    fn may_begin(&self, memory: &Memory, now: u64) -> Option<Rc<super::loaded::Loaded>> {
        let loaded = memory.loaded.as_ref().filter(|_| self.may_wait(memory) && memory.waiting.is_empty())?;
        let in_turn = !loaded.settings.fifo || memory.tally.pending() == 0;
        let limits = self.limits(loaded);
        let room = self.slots.borrow_mut().room(&limits, now);
        (in_turn && room > 0).then(|| loaded.clone())
    }

    /// The same event again. To whom its delivery was promised, it is promised again.
    fn known(&self, memory: &mut Memory, row: Row, hash: &str, is_promised: bool, now: u64) -> Answer<Row> {
        if row.hash != hash {
            return Err(Code::EventIdReused.into());
        }
        // What was deleted on request stays deleted, whoever sends it again.
        let revived = if is_promised && !is_erased(&row) { row.delivery.revive(now) } else { None };
        let Some(delivery) = revived else {
            return Ok(row);
        };
        self.store.together(|| {
            self.store.update(row.seq, &delivery, now)?;
            self.moved(memory, row.seq, row.delivery.state, State::Pending)
        })?;
        memory.backlog = true;
        self.want(Some(now))?;
        Ok(Row { delivery, ended: None, ..row })
    }

    /// Stores what the gate has verified. The first delivery of a queue makes its endpoint.
    pub(super) async fn take_in_from(
        self: &Rc<Self>,
        taken: TakeIn,
        tenant: &str,
        body: Vec<u8>,
        now: u64,
    ) -> Answer<Option<api::Delivery>> {
        let TakeIn { source, queue, event, hash, event_type, headers } = taken;
        let queue = queue.unwrap_or_else(|| Queue::Source(source.clone()));
        let event = queue.name_of(&source, &event);
        let queued = Queued::of(&self.env, &queue).ok_or(Code::NotFound)?;
        if self.settings()?.is_none() {
            let settings = Settings::of_queue(queue.clone(), tenant.to_string(), queued.url(), now);
            let question = tenant::Ask::Register {
                id: settings.id.clone(),
                key: None,
                hash: String::new(),
                // No published event goes here.
                event_types: Vec::new(),
                filter: None,
                provider: settings.provider.clone(),
            };
            relay(&self.env, TENANTS, tenant, &question, &[]).await?;
            if self.settings()?.is_none() {
                self.store.make(&settings, &Health::new(true))?;
                self.wake().await?;
            }
        }
        let (mut body, mut headers, mut refused) = (body, headers, None);
        if let Some(transform) = &queued.to().transform {
            let id = queue.id_of(&source, &event);
            let event = OutEvent { id, event_type: &event_type, tenant, timestamp: now };
            // What was sent is what the hash is of: the same webhook stays the same, whatever the template is by then.
            match transforms::made_of(&transforms::compiled(transform)?, &source, &event, &body) {
                Ok(made) => (body, headers) = (made, as_json(&headers)?),
                Err(TooLarge) => (body, refused) = (Vec::new(), Some(TRANSFORM)),
            }
        }
        let new = |event: String| New {
            seq: None,
            event,
            hash: hash.clone(),
            event_type: event_type.clone(),
            headers: Some(headers.clone()),
            created: now,
            first: First::Unmade,
            refused,
        };
        match self.take_in(new(event.clone()), body.clone(), now) {
            // The provider has used an id again for another body, and the gate no longer remembers
            // the first one: another event then, under a name of its own.
            Err(problem) if problem.is(Code::EventIdReused) => {
                self.take_in(new(format!("{event}-{}", hash.get(..16).unwrap_or_default())), body, now)
            }
            other => other,
        }
    }

    /// Refused before anything is acknowledged; what is stored already is never dropped for it.
    pub(super) fn check_room(&self, memory: &Memory) -> Answer<()> {
        let full = memory.tally.pending() >= Variables::of(&self.env).max_pending()?;
        if full || self.store.bytes() >= MAX_STORE_BYTES { Err(Code::StoreFull.into()) } else { Ok(()) }
    }
}

/// The headers of a webhook around another body: what they say of the old one goes.
fn as_json(headers: &str) -> Answer<String> {
    let given: Vec<(String, String)> = serde_json::from_str(headers)?;
    let is_of_the_body = |name: &str| ["content-type", "content-encoding", "content-language"].contains(&name);
    let kept = given.into_iter().filter(|(name, _)| !is_of_the_body(&name.to_ascii_lowercase()));
    let own = [("content-type", "application/json"), ("signpost-transformed", "1")];
    let own = own.map(|(name, value)| (name.to_string(), value.to_string()));
    Ok(serde_json::to_string(&kept.chain(own).collect::<Vec<_>>())?)
}
