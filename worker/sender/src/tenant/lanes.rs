//! From the log to the endpoints: what was accepted is handed over behind the answer, in batches, to each endpoint by
//! itself. One that is slow, full, disabled or gone holds up no other, and no publisher.
//!
//! A call that fails is made again after a while; one that has come back and was not written down is made again after a
//! start, and the endpoint knows what it has. The alarm covers all that is open.

use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{Either, select};
use signpost_api::{self as api, Code};
use signpost_core::outgoing::alarm::{Alarm, whole_second};
use signpost_core::outgoing::endpoint::Notice;
use signpost_engine::{Call, Kept, Outcome, Place, Target, read_kept, write_events};
use signpost_platform::binding::ENDPOINTS;
use signpost_platform::clock::now_ms;
use signpost_platform::handover::site;
use signpost_platform::object::{self, Answer, relay};
use signpost_platform::problem::Problem;
use worker::{Delay, Result};

use super::Inner;
use super::log::Memory;
use super::outbox::Event;
use crate::endpoint::{self, Question, delivery_id};
use crate::publish;

/// How long an endpoint's object may take to store a batch.
const CALL_DEADLINE: Duration = Duration::from_secs(10);
/// After an error of storage: soon, and not at once.
pub(super) const ERROR_AGAIN_MS: u64 = 5_000;

/// A call that is under way.
struct Begun {
    call: Call,
    endpoint: String,
    tenant: String,
    events: Vec<Rc<Event>>,
    reading: u32,
}

impl Inner {
    /// The first thing that a question about the log does. An alarm that was lost is set again, and what an earlier
    /// process has left behind is taken up.
    pub(super) async fn wake(self: &Rc<Self>) -> Answer<()> {
        if self.alarm.get().is_some() {
            return Ok(());
        }
        let at = object::alarm(&self.storage).await?;
        // Somebody else may have been here meanwhile.
        if self.alarm.get().is_none() {
            self.alarm.set(Some(Alarm::armed(at)));
            self.pump();
        }
        Ok(())
    }

    /// The alarm.
    ///
    /// # Errors
    /// Only if the alarm could not be set again; the shell then tries once more.
    pub(super) fn run(self: &Rc<Self>) -> Result<()> {
        self.alarm.set(Some(Alarm::default()));
        let is_made = match self.is_made() {
            Ok(is_made) => is_made,
            Err(error) => return self.again(&error.into()),
        };
        if !is_made {
            return Ok(());
        }
        self.pump_now(true).and_then(|()| self.go_round()).or_else(|problem| self.again(&problem))
    }

    /// What went wrong is logged, and the alarm comes again.
    fn again(&self, problem: &Problem) -> Result<()> {
        worker::console_error!(
            "{}",
            serde_json::json!({ "at": "tenant", "code": "lanes_failed", "detail": problem.to_string() })
        );
        let set = self.want(Some(now_ms().saturating_add(ERROR_AGAIN_MS)));
        if set.is_err() {
            // What the shell sets now is not known here.
            self.alarm.set(None);
        }
        set
    }

    /// Sees to it that the object is woken by then.
    pub(super) fn want(&self, at: Option<u64>) -> Result<()> {
        let mut alarm = self.alarm.get().unwrap_or_default();
        if let Some(at) = alarm.want(at.map(whole_second)) {
            object::set_alarm(&self.storage, at)?;
            self.alarm.set(Some(alarm));
        }
        Ok(())
    }

    /// Begins calls behind the answers that are being written: those go first, and what comes with them shares a call. One
    /// call alone keeps nobody waiting, and is begun `at_once`.
    pub(super) fn start(self: &Rc<Self>, at_once: bool) {
        if self.is_starting.replace(true) {
            return;
        }
        let inner = self.clone();
        self.state.wait_until(async move {
            if !at_once {
                Delay::from(Duration::ZERO).await;
            }
            inner.is_starting.set(false);
            inner.pump();
        });
    }

    fn pump(self: &Rc<Self>) {
        if let Err(problem) = self.pump_now(false) {
            // An alarm that cannot be set was logged, and an earlier one stands.
            drop(self.again(&problem));
        }
    }

    /// Begins the calls for which there is room. In an alarm the mark moves as far as it can.
    fn pump_now(self: &Rc<Self>, is_alarm: bool) -> Answer<()> {
        let begun = self.with(|memory| {
            let now = now_ms();
            let mut begun = Vec::new();
            for call in memory.outbox.begin(&mut &**self, now)? {
                begun.extend(self.begin(memory, call)?);
            }
            memory.outbox.move_mark(&mut &**self, is_alarm)?;
            self.want(memory.outbox.wake(now))?;
            Ok(begun)
        })?;
        for begun in begun {
            let inner = self.clone();
            self.state.wait_until(async move { inner.carry_out(begun).await });
        }
        Ok(())
    }

    fn begin(&self, memory: &mut Memory, call: Call) -> Answer<Option<Begun>> {
        let events = self.events(memory, &call.events)?;
        let Some(known) = memory.registry.by_number(call.target) else {
            memory.outbox.remove(call.target);
            return Ok(None);
        };
        let endpoint = known.registered.id.clone();
        let (tenant, reading) = (memory.name.clone(), memory.reading);
        Ok(Some(Begun { call, endpoint, tenant, events, reading }))
    }

    async fn carry_out(self: Rc<Self>, begun: Begun) {
        let kept = self.hand_over(&begun).await;
        let is_told = self.tell_refused(&begun, &kept).await;
        let ended = self.with(|memory| self.end(memory, &begun, &kept, is_told));
        match ended {
            Ok(()) => self.pump(),
            Err(problem) => drop(self.again(&problem)),
        }
    }

    /// What the endpoint has made of each event of the call. Nothing, where it cannot be told.
    async fn hand_over(&self, begun: &Begun) -> Vec<(Place, Kept)> {
        let places = &begun.call.events;
        if begun.events.len() < places.len() {
            // What is not stored cannot be handed over, and trying again would change nothing.
            let line = serde_json::json!({ "at": "tenant", "code": "events_missing", "endpoint": begun.endpoint });
            worker::console_error!("{line}");
        }
        let text = |event: &Rc<Event>| String::from_utf8_lossy(&event.data).into_owned();
        let texts: Vec<String> = begun.events.iter().map(text).collect();
        let frame = write_events(begun.events.iter().zip(&texts).map(|(event, text)| event.handed(text)));
        let (tenant, site) = (begun.tenant.clone(), site(&self.env, ""));
        let ask = if begun.call.is_first { endpoint::Ask::TakeFirst } else { endpoint::Ask::Take };
        let question = Question { tenant, site, ask };
        let asked = relay(&self.env, ENDPOINTS, &begun.endpoint, &question, &frame);
        let answer = match select(Box::pin(asked), Delay::from(CALL_DEADLINE)).await {
            Either::Left((answer, _)) => answer,
            Either::Right(_) => Err(Problem::unavailable()),
        };
        let answer = match answer {
            Ok(answer) => read_kept(&answer, begun.events.len()).ok_or_else(Problem::unavailable),
            // It was deleted: nobody wants the events any more.
            Err(problem) if problem.is(Code::NotFound) => Ok(vec![Kept::Taken; begun.events.len()]),
            Err(problem) => Err(problem),
        };
        match answer {
            Ok(kept) => {
                let kept: Vec<(Place, Kept)> = begun.events.iter().map(|event| event.seq).zip(kept).collect();
                let of =
                    |place: &Place| kept.iter().find(|(known, _)| known == place).map_or(Kept::Taken, |known| known.1);
                places.iter().map(|place| (*place, of(place))).collect()
            }
            Err(problem) => {
                let line = serde_json::json!({
                    "at": "tenant", "code": "not_handed_over", "endpoint": begun.endpoint, "events": places.len(),
                    "detail": problem.to_string(),
                });
                worker::console_error!("{line}");
                Vec::new()
            }
        }
    }

    /// Tells the operator what an endpoint has no room for, under an id that stays the same. Whether all was told: until
    /// then the event is handed over again.
    async fn tell_refused(&self, begun: &Begun, kept: &[(Place, Kept)]) -> bool {
        if begun.tenant == publish::OPERATOR {
            return true;
        }
        for event in begun.events.iter().filter(|event| kept.contains(&(event.seq, Kept::Full))) {
            let delivery = delivery_id(&begun.endpoint, event.seq);
            let data = serde_json::json!({
                "tenant_id": begun.tenant, "endpoint_id": begun.endpoint, "event_id": event.id, "delivery_id": delivery,
                "last_error": api::Failure::Full,
            });
            let id = format!("evt_full_{delivery}");
            let (site, data) = (site(&self.env, ""), data.to_string());
            let told = publish::notice(&self.env, &site, &id, Notice::DeadLettered.event_type(), &data);
            if told.await.is_err() {
                return false;
            }
        }
        true
    }

    /// Stores what a call has come to.
    fn end(&self, memory: &mut Memory, begun: &Begun, kept: &[(Place, Kept)], is_told: bool) -> Answer<()> {
        if memory.reading != begun.reading {
            // The rows were read anew: whatever this call had is open there.
            return Ok(());
        }
        let Call { target, events, .. } = &begun.call;
        let outcomes: Vec<Outcome> = kept.iter().map(|(_, kept)| outcome(*kept, is_told)).collect();
        let now = now_ms();
        self.note(memory, *target, &begun.endpoint, kept, is_told)?;
        memory.outbox.end(&mut &*self, &begun.call, &outcomes, now)?;
        Self::let_go(memory, events);
        Ok(())
    }

    /// Keeps what an endpoint has refused, and whether it takes events at all.
    fn note(&self, memory: &mut Memory, target: Target, id: &str, kept: &[(Place, Kept)], is_told: bool) -> Answer<()> {
        for (place, kept) in kept {
            if *kept == Kept::Full && is_told {
                self.put_refused(target, *place, true)?;
            }
        }
        let Some((_, last)) = kept.last() else { return Ok(()) };
        let is_unconfirmed = *last == Kept::Unconfirmed;
        let known = memory.registry.endpoints.iter_mut().find(|known| known.registered.seq == target);
        if let Some(known) = known.filter(|known| known.is_unconfirmed != is_unconfirmed) {
            self.put_confirmed(id, !is_unconfirmed)?;
            known.is_unconfirmed = is_unconfirmed;
        }
        Ok(())
    }

    /// Hands one event over at once, where somebody asks for it, or `again` where it was refused. Whether that was done.
    pub(super) async fn hand_over_one(&self, endpoint: &str, place: Place, again: bool) -> Answer<bool> {
        let begun = self.with(|memory| {
            let Some(known) = memory.registry.by_id(endpoint) else { return Ok(None) };
            let target = known.registered.seq;
            let is_meant =
                if again { self.is_refused(target, place)? } else { self.is_waiting(&memory.outbox, target, place)? };
            if !is_meant {
                return Ok(None);
            }
            let events = self.events(memory, &[place])?;
            let (tenant, reading) = (memory.name.clone(), memory.reading);
            let (call, endpoint) = (Call { target, events: vec![place], is_first: false }, endpoint.to_string());
            Ok(Some(Begun { call, endpoint, tenant, events, reading }))
        })?;
        let Some(begun) = begun else { return Ok(false) };
        match self.hand_over(&begun).await.first() {
            None => return Err(Problem::unavailable()),
            Some((_, Kept::Full)) => return Err(Code::StoreFull.into()),
            Some((_, Kept::Taken | Kept::Unconfirmed)) => {}
        }
        self.with(|memory| {
            let target = begun.call.target;
            self.put_refused(target, place, false)?;
            memory.outbox.end_one(&mut &*self, target, place)?;
            Self::let_go(memory, &[place]);
            Ok(true)
        })
    }
}

/// What a call has made of one event.
const fn outcome(kept: Kept, is_told: bool) -> Outcome {
    match kept {
        Kept::Full if !is_told => Outcome::Again,
        Kept::Full | Kept::Taken | Kept::Unconfirmed => Outcome::Closed,
    }
}
