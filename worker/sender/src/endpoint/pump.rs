//! From a delivery that is due to its outcome: begin, attempt, record, and begin the next.
//!
//! An attempt runs by itself, behind the request or the alarm that began it, so that one that hangs delays nobody. What
//! it has begun is leased in its row, and a process that comes after it waits for the lease to end.

use std::borrow::Cow;
use std::rc::Rc;

use signpost_api::Code;
use signpost_core::outgoing::alarm::{Alarm, whole_second};
use signpost_core::outgoing::delivery::{Delivery, Effect, State};
use signpost_core::outgoing::endpoint::{CONNECTIONS, Notice, next_alarm};
use signpost_core::outgoing::tally::MARK_EVERY;
use signpost_platform::clock::{now_ms, random_token, random_u32};
use signpost_platform::handover::site;
use signpost_platform::object::Answer;
use signpost_platform::outbound::member;
use signpost_platform::problem::Problem;
use worker::Result;

use super::Inner;
use super::attempt::{Sending, Sent, send, source_of};
use super::loaded::Loaded;
use super::memory::{Memory, Waiting};
use super::settings::Settings;
use super::store::{Attempted, PART_BYTES, Row};
use super::view::delivery_id;
use crate::publish;
use crate::sources::Queued;

/// After an error of storage: soon, and not at once.
const ERROR_AGAIN_MS: u64 = 5_000;

/// A delivery whose next attempt is stored and may be sent.
pub(super) struct Begun {
    pub loaded: Rc<Loaded>,
    pub row: Row,
    /// Where it is at hand.
    pub body: Option<Rc<Vec<u8>>>,
}

impl Inner {
    /// The alarm: takes back what a process left behind, begins what is due, tidies up, and sets the next alarm. It waits
    /// for no attempt, or the next one that is due would wait with it.
    ///
    /// # Errors
    /// Only if the alarm could not be set again; the shell then tries once more.
    pub(super) fn run(self: &Rc<Self>) -> Result<()> {
        // It is set once, at the end.
        self.alarm.set(Some(Alarm::armed(Some(0))));
        let ran = self.with(|memory| {
            let now = now_ms();
            memory.backlog = true;
            let begun = self.begin_due(memory, now)?;
            // Begun from here on, whatever else fails.
            self.spawn(begun);
            self.purge(memory, now)?;
            let next = self.next(memory, now)?;
            Ok((next, memory.has_notices))
        });
        self.alarm.set(Some(Alarm::default()));
        match ran {
            Ok((next, has_notices)) => {
                if has_notices {
                    self.tell();
                }
                self.want(next).or_else(|error| self.again(&error.into()))
            }
            Err(problem) if problem.is(Code::NotFound) => Ok(()),
            Err(problem) => self.again(&problem),
        }
    }

    /// What went wrong is logged, and the alarm comes again.
    fn again(&self, problem: &Problem) -> Result<()> {
        worker::console_error!(
            "{}",
            serde_json::json!({ "at": "endpoint", "code": "pump_failed", "detail": problem.to_string() })
        );
        let set = self.want(Some(now_ms().saturating_add(ERROR_AGAIN_MS)));
        if set.is_err() {
            // What the shell sets now is not known here.
            self.alarm.set(None);
        }
        set
    }

    /// Begins what there is room for, after a change that may have made room or something due.
    pub(super) fn go_on(self: &Rc<Self>) {
        self.begin_more(true);
    }

    /// Something may be due in the index where it `is_due`, and otherwise where something has found no room before.
    fn begin_more(self: &Rc<Self>, is_due: bool) {
        let went_on = self.with(|memory| {
            let now = now_ms();
            memory.backlog |= is_due;
            let begun = self.begin_due(memory, now)?;
            self.spawn(begun);
            let has_rate = memory.loaded.as_ref().is_some_and(|loaded| loaded.limits().rate.is_some());
            let rated = memory.settings.fifo || has_rate;
            if !(is_due || memory.backlog || rated) {
                // What waits in memory begins at the end of an attempt, and those have their alarm.
                return Ok(());
            }
            Ok(self.want(self.next_due(memory, now)?)?)
        });
        if let Err(problem) = went_on
            && !problem.is(Code::NotFound)
        {
            // An alarm that cannot be set was logged; leases have theirs.
            drop(self.again(&problem));
        }
    }

    /// Stores the intent of every attempt that may begin now, all of them or none. Nothing awaits in here.
    fn begin_due(&self, memory: &mut Memory, now: u64) -> Answer<Vec<Begun>> {
        let Some(loaded) = memory.loaded.clone() else {
            return Ok(Vec::new());
        };
        if !memory.may_attempt() {
            return Ok(Vec::new());
        }
        let limits = self.limits(&loaded);
        let room = self.slots.borrow_mut().room(&limits, now);
        let mut due: Vec<(Row, Option<Vec<u8>>)> = Vec::new();
        if room == 0 {
            return Ok(Vec::new());
        }
        if loaded.settings.fifo {
            let oldest = self.oldest(memory)?.filter(|row| row.delivery.wake().is_some_and(|at| at <= now));
            due.extend(oldest.map(|row| (row, None)));
            memory.backlog = false;
        } else {
            let mut bytes: usize = 0;
            let mut fits = |others: usize, row: &Row| {
                let fits = self.slots.borrow().fits(count(others), bytes);
                bytes = bytes.saturating_add(size(row));
                fits
            };
            if memory.backlog {
                let rows = self.store.due(now, room)?;
                memory.backlog = count(rows.len()) >= room;
                for row in rows {
                    if !fits(due.len(), &row) {
                        memory.backlog = true;
                        break;
                    }
                    due.push((row, None));
                }
            }
            while count(due.len()) < room
                && memory.waiting.front().is_some_and(|next| fits(due.len(), &next.row))
                && let Some(next) = memory.next_waiting()
            {
                due.push((next.row, next.body));
            }
        }
        if due.is_empty() {
            return Ok(Vec::new());
        }
        let is_alone = due.len() == 1 && due.iter().all(|(row, _)| row.delivery.lease.is_none());
        let begin = || {
            let mut begun = Vec::new();
            for (row, body) in due {
                let row = self.take_back(memory, &loaded, row, now)?;
                let Some(started) = row.delivery.start(now, &loaded.rules.delivery) else {
                    continue;
                };
                if !memory.health.may_attempt() {
                    // What is in no index goes on waiting here.
                    if memory.tally.is_out(row.seq) {
                        memory.waiting.push_back(Waiting { row, body: None });
                    }
                    continue;
                }
                if self.store.begin(row.seq, &row.delivery, &started, !memory.tally.is_out(row.seq))? {
                    begun.push(Begun {
                        loaded: loaded.clone(),
                        row: Row { delivery: started, ..row },
                        body: body.map(Rc::new),
                    });
                }
            }
            Ok::<_, Problem>(begun)
        };
        let begun = if is_alone { begin()? } else { self.store.together(begin)? };
        for Begun { row, .. } in &begun {
            self.begun(row, now)?;
        }
        Ok(begun)
    }

    /// An attempt's intent is stored: it takes up room, and the alarm is set in case that the process ends.
    pub(super) fn begun(&self, row: &Row, now: u64) -> Result<()> {
        let until = row.delivery.wake().unwrap_or(now);
        self.slots.borrow_mut().begin((row.seq, row.delivery.attempts), size(row), until, now);
        self.want(Some(whole_second(until)))
    }

    /// An attempt whose lease has run out was cut off.
    fn take_back(&self, memory: &mut Memory, loaded: &Loaded, row: Row, now: u64) -> Answer<Row> {
        let Some((next, effect)) = row.delivery.recover(now, random_u32(), &loaded.rules.delivery) else {
            return Ok(row);
        };
        let cut_off = Attempted::cut_off(&row.delivery, row.delivery.lease.map_or(now, |lease| lease.started));
        self.slots.borrow_mut().end((row.seq, row.delivery.attempts));
        self.store.end(row.seq, &row.delivery, &next, now, &cut_off)?;
        self.moved(memory, row.seq, row.delivery.state, next.state)?;
        if next.failures != row.delivery.failures || effect != Effect::Retry {
            self.apply(memory, loaded, &row, effect, now)?;
        }
        Ok(Row { delivery: next, ..row })
    }

    pub(super) fn moved(&self, memory: &mut Memory, seq: u64, from: State, to: State) -> Result<()> {
        memory.tally.moved(seq, from, to).map_or(Ok(()), |mark| self.store.put_mark(&mark))
    }

    /// Lets attempts run by themselves.
    pub(super) fn spawn(self: &Rc<Self>, begun: impl IntoIterator<Item = Begun>) {
        for begun in begun {
            let inner = self.clone();
            self.state.wait_until(async move { inner.carry_out(begun).await });
        }
    }

    async fn carry_out(self: Rc<Self>, begun: Begun) {
        let sent = self.attempt(&begun).await;
        self.slots.borrow_mut().end((begun.row.seq, begun.row.delivery.attempts));
        let recorded = sent.and_then(|sent| self.with(|memory| self.record(memory, &begun, &sent)));
        match recorded {
            // It was deleted meanwhile.
            Err(problem) if problem.is(Code::NotFound) => return self.forget_late(begun.row.seq),
            // Its lease ends, and it is taken back: an alarm that cannot be set was logged.
            Err(problem) => drop(self.again(&problem)),
            Ok(true) => self.tell(),
            Ok(false) => {}
        }
        let more = self.with(|memory| Ok(memory.backlog || memory.settings.fifo || !memory.waiting.is_empty()));
        if more.unwrap_or(false) {
            self.begin_more(false);
        }
    }

    async fn attempt(&self, begun: &Begun) -> Answer<Sent> {
        let Begun { loaded, row, .. } = begun;
        let stored = if begun.body.is_none() { Some(self.store.body(row.seq)?) } else { None };
        let through = self.outbound.as_ref().filter(|_| self.direct.get() >= CONNECTIONS);
        if through.is_none() {
            self.direct.update(|direct| direct.saturating_add(1));
        }
        let headers: Option<Vec<(String, String)>> =
            row.headers.as_deref().and_then(|json| serde_json::from_str(json).ok());
        let source = source_of(&loaded.settings, headers.as_deref()).map(str::to_string);
        let binding = loaded.queued.as_ref().and_then(Queued::binding).map(|name| member(&self.env, name));
        let sending = Sending {
            settings: &loaded.settings,
            row: &loaded.rules,
            site: &site(&self.env, ""),
            loop_mark: loaded.loop_mark.as_deref(),
            event: &row.event,
            event_type: &row.event_type,
            replay_of: row.replay_of.as_deref(),
            body: begun.body.as_deref().or(stored.as_ref()).map(Vec::as_slice).unwrap_or_default(),
            keys: loaded.keys(&self.env, source.as_deref(), row.delivery.attempts, now_ms()),
            headers,
            through,
            service: binding.as_ref(),
        };
        let sent = send(&sending).await;
        if through.is_none() {
            self.direct.update(|direct| direct.saturating_sub(1));
        }
        Ok(sent)
    }

    /// Stores what the attempt makes of the row, unless something else has happened to that meanwhile. Whether there is
    /// something to tell.
    fn record(&self, memory: &mut Memory, begun: &Begun, sent: &Sent) -> Answer<bool> {
        let Begun { loaded, row, .. } = begun;
        let (before, now) = (&row.delivery, now_ms());
        let rules = &loaded.rules.delivery;
        let policy = loaded.queued.as_ref().map_or(Cow::Borrowed(rules), |queued| queued.policy(sent.status(), rules));
        let (next, effect) = before.after(before.attempts, sent.outcome, now, random_u32(), &policy);
        let attempt = Attempted {
            number: before.attempts,
            generation: before.generation,
            started: before.lease.map_or(now, |lease| lease.started),
            ms: Some(sent.ms),
            status: sent.status(),
            error: sent.outcome.error(),
            answer: &sent.answer,
            headers: &sent.headers,
        };
        let is_quiet = memory.health.failures == 0 && !memory.health.is_told && !memory.tally.is_marked(row.seq);
        let is_late = self.is_late(row.seq);
        let mut store = || {
            if is_late {
                self.store_ended(memory, begun, &next, now, &attempt)?;
            } else if !self.store.end(row.seq, before, &next, now, &attempt)? {
                self.store.note(row.seq, &attempt)?;
                return Ok(false);
            }
            self.moved(memory, row.seq, before.state, next.state)?;
            self.apply(memory, loaded, row, effect, now)?;
            Ok::<_, Problem>(true)
        };
        // Most attempts are one statement, which is one transaction anyway.
        let is_alone = is_quiet && effect == Effect::Delivered;
        let stored = if is_alone { store()? } else { self.store.together(store)? };
        if !stored {
            return Ok(false);
        }
        self.took(sent.ms);
        if is_late {
            self.forget_late(row.seq);
            if !self.alarm.get().unwrap_or_default().is_armed() {
                // What has ended is purged one day.
                self.want(self.next(memory, now)?)?;
            }
        }
        if next.state == State::Pending {
            let queue = self.slots.borrow_mut().queue(next.wake(), now);
            self.want(next_alarm(&memory.health, &self.limits(loaded), &queue, now))?;
        }
        if let Some((from, to)) = memory.tally.next_mark(MARK_EVERY) {
            let between = self.store.ended(from, to)?;
            self.store.put_mark(&memory.tally.move_mark(to, between))?;
        }
        Ok(memory.has_notices)
    }

    /// What an outcome means for the endpoint, and who is to be told.
    fn apply(&self, memory: &mut Memory, loaded: &Loaded, row: &Row, effect: Effect, now: u64) -> Answer<()> {
        let settings = &loaded.settings;
        let (health, notices) = memory.health.after(effect, now, &loaded.rules.delivery);
        if health.is_news(&memory.health) {
            self.store.put_health(&health)?;
        }
        memory.health = health;
        for notice in notices.into_iter().flatten() {
            self.notify(memory, settings, row, notice, now)?;
        }
        Ok(())
    }

    /// Keeps what is to be told to the operator.
    pub(super) fn notify(
        &self,
        memory: &mut Memory,
        settings: &Settings,
        row: &Row,
        notice: Notice,
        now: u64,
    ) -> Answer<()> {
        // The operator's own endpoints tell nobody, or a dead one would tell itself for ever.
        if settings.tenant == publish::OPERATOR {
            return Ok(());
        }
        let mut data = serde_json::json!({
            "tenant_id": settings.tenant,
            "endpoint_id": settings.id,
            "url": settings.url,
            "consecutive_failures": memory.health.failures,
            "event_id": row.event,
            "delivery_id": delivery_id(&settings.id, row.seq),
        });
        if let (Notice::Disabled(reason), Some(data)) = (notice, data.as_object_mut()) {
            data.insert("disabled_reason".to_string(), reason.code().into());
        }
        let id = format!("evt_{}", random_token()?);
        self.store.put_notice(&id, notice.event_type(), &data.to_string(), now)?;
        memory.has_notices = true;
        Ok(())
    }
}

/// Rows of the first formats say nothing of their size, and their bodies fit into one row.
fn size(row: &Row) -> usize {
    row.size.unwrap_or(PART_BYTES)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The delivery that a new event begins with.
pub fn fresh(now: u64) -> Delivery {
    Delivery::new(now)
}
