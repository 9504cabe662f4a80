//! The flow of one delivery, up to where it is claimed and then forwarded or stored.

use std::rc::Rc;

use signpost_config::{DedupeMode, Found, Source, providers};
use signpost_core::request::fetched::{self, Published, Wanted as KeysWanted};
use signpost_core::request::keys::Keys;
use signpost_core::request::{dedupe, handshake};
use signpost_core::{Provider, Reject, Verified, provider};

use crate::Gate;
use crate::answer::Answer;
use crate::ended::Ended;
use crate::forward::{self, budget_ms};
use crate::hash::Hash;
use crate::log::{Entry, Event};
use crate::memory::Taken;
use crate::problem::Problem;
use crate::request::{Content, Request, Seen, read};
use crate::routes::{self, Forward, Store};
use crate::settle::Ticket;

/// Answers that the Worker runs.
const HEALTH: &str = "/health";
/// A claim outlives the forward by this much, so that it is there when the commit comes.
const LEASE_MARGIN_MS: u64 = 10_000;

/// What a request's head comes to.
pub enum Head {
    Ended(Ended),
    Read(Wanted),
}

/// The body that is wanted of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Bytes, at most.
    pub cap: usize,
    /// Milliseconds from the head on: later, its provider waits for no answer.
    pub deadline_ms: u32,
}

/// What a request comes to with its body.
pub enum Received {
    Ended(Ended),
    /// Keys are to be fetched; then it is to be received again.
    Keys(Box<KeysWanted>),
    Verified(Box<Delivery>),
}

/// A verified delivery, to be claimed and then forwarded or stored.
pub struct Delivery {
    pub source: Rc<Source>,
    pub ticket: Ticket,
    pub lease_ms: u64,
    /// Where it is stored first, all at once.
    pub stores: Vec<Store>,
    /// Where it is forwarded when all of them have it.
    pub forward: Option<Forward>,
}

/// `Err` is the end of the request: nothing more happens than this answer.
pub(crate) type Flow<T> = Result<T, Answer>;

/// What a delivery is judged by.
enum Judged {
    Verified(Box<Delivery>),
    /// Not before these keys are known.
    Keys(Box<KeysWanted>),
}

impl Gate {
    /// Judges what the head alone shows: whose the request is, whether it can be a delivery, and how long its body may
    /// be. `length` is the declared one.
    pub fn head(&self, request: &Request<'_>, length: Option<u64>, now_ms: u64) -> Head {
        if request.path() == HEALTH {
            return Head::Ended(Ended { answer: Answer::health(), log: None });
        }
        let mut entry = Entry::new(now_ms);
        let source = self.route(request, &mut entry);
        match source.and_then(|source| judge(&source, request, length, now_ms, &mut entry)) {
            Ok(wanted) => Head::Read(wanted),
            Err(answer) => Head::Ended(Ended::new(answer, &entry, now_ms)),
        }
    }

    /// Ends a request whose body cannot be had.
    pub fn unread(&self, request: &Request<'_>, problem: Problem, started_ms: u64, now_ms: u64) -> Ended {
        let mut entry = Entry::new(started_ms);
        let answer = match self.route(request, &mut entry) {
            Ok(_) => failed(problem, &mut entry),
            Err(answer) => answer,
        };
        Ended::new(answer, &entry, now_ms)
    }

    /// Verifies one delivery, and takes what can be taken of its event here. `started_ms` is when its head came.
    pub fn receive(
        &mut self,
        request: &Request<'_>,
        body: &[u8],
        hash: &impl Hash,
        started_ms: u64,
        now_ms: u64,
    ) -> Received {
        let mut entry = Entry::new(started_ms);
        match self.verified(request, &Content(body), hash, now_ms, &mut entry) {
            Ok(Judged::Verified(delivery)) => Received::Verified(delivery),
            Ok(Judged::Keys(keys)) => Received::Keys(keys),
            Err(answer) => Received::Ended(Ended::new(answer, &entry, now_ms)),
        }
    }

    /// Takes what [`Received::Keys`] of that name gave for this request: `None` where it gave nothing.
    pub fn fetched(&mut self, request: &Request<'_>, name: &str, bytes: Option<&[u8]>, now_ms: u64) {
        let Found::Source(source) = self.config.find(request.path()) else {
            return;
        };
        let keys = bytes.and_then(|bytes| Published::read(&source.provider, bytes));
        self.keyring.keep((name, source.provider.signature.algorithm), keys, now_ms);
    }

    fn verified(
        &mut self,
        request: &Request<'_>,
        body: &Content<'_>,
        hash: &impl Hash,
        now_ms: u64,
        entry: &mut Entry,
    ) -> Flow<Judged> {
        let source = self.route(request, entry)?;
        let row = source.provider.as_ref();
        if body.0.len() > source.max_body {
            return Err(failed(Problem::BODY_TOO_LARGE, entry));
        }
        let head = Seen { request, url: source.url.as_deref() };
        if let Some(answer) = shake_hands(&source, &head, body, entry) {
            return Err(answer);
        }
        let verified = match &source.keys {
            Keys::Fetched(rows) => match self.by_fetched(&source, rows, &head, body, now_ms) {
                Ok(Held::Verified(verified)) => Ok(verified),
                Ok(Held::Keys(keys)) => return Ok(Judged::Keys(keys)),
                Ok(Held::Unknown) => return Err(failed(Problem::KEYS_UNAVAILABLE, entry)),
                Err(reason) => Err(reason),
            },
            keys => keys.verify_by(row, &head, body, now_ms / 1000, source.tolerance, hash),
        };
        let verified = verified.map_err(|reason| refused(reason, request, entry))?;
        entry.event = Event::of(&verified);
        if forward::has_passed(&self.config, request, body, hash) {
            return Err(failed(Problem::LOOP_DETECTED, entry));
        }
        let ping = row.ping.as_ref();
        if let Some(ping) = ping.filter(|ping| ping.is(verified.id.as_deref(), verified.event_type.as_deref())) {
            entry.verdict = "ping";
            return Err(Answer::ping(ping.status));
        }
        let named = dedupe::Named {
            id: verified.id.as_deref(),
            event_type: verified.event_type.as_deref(),
            idempotency_key: verified.idempotency_key.as_deref(),
        };
        let keys = dedupe::keys_by(row, &source.name, named, body.0, source.by, hash);
        let delivered = routes::Delivered { source: &source, request, body: body.0, verified: &verified };
        let routes = delivered.matched(entry)?;
        let (stores, forward) = delivered.along(&routes, hash, self.is_development, now_ms, entry)?;
        let lease_ms = budget_ms(row.delivery.deadline_ms, now_ms.saturating_sub(entry.started_ms))
            .saturating_add(LEASE_MARGIN_MS);
        let taken = match source.dedupe {
            DedupeMode::Kv => self.memory.take(&keys, lease_ms, now_ms),
            DedupeMode::Strict => Taken::Ours(0),
        };
        let holder = match taken {
            Taken::Ours(holder) => holder,
            Taken::Done => {
                entry.verdict = "duplicate";
                return Err(Answer::duplicate());
            }
            Taken::InFlight { retry_after_s } => {
                entry.verdict = "in_flight";
                return Err(failed(Problem::in_flight(retry_after_s), entry));
            }
        };
        let ticket = Ticket { source: source.name.clone(), holder, keys, code: entry.code, event: entry.event.clone() };
        Ok(Judged::Verified(Box::new(Delivery { source, ticket, lease_ms, stores, forward })))
    }

    /// Verifies under keys that are fetched. What is refused for another reason than its keys is refused before any are.
    fn by_fetched(
        &mut self,
        source: &Source,
        rows: &[Provider],
        head: &Seen<'_>,
        body: &Content<'_>,
        now_ms: u64,
    ) -> Result<Held, Reject> {
        // Of several names, the first asks.
        let wanted = fetched::wanted(rows.first().unwrap_or(&source.provider), head, body)?;
        let place = (wanted.name.as_str(), source.provider.signature.algorithm);
        let known = self.keyring.named(place, wanted.id.as_deref(), now_ms);
        let verified = fetched::verify_within(rows, &known, head, body, now_ms / 1000, source.tolerance);
        let is_unheld = match &verified {
            Ok(_) => false,
            Err(Reject::SignatureMismatch) => true,
            Err(reason) => return Err(*reason),
        };
        let is_due =
            self.keyring.is_outdated(place, now_ms) || is_unheld && self.keyring.may_have_changed(place, now_ms);
        if is_due && self.keyring.may_ask(now_ms) {
            return Ok(Held::Keys(Box::new(wanted)));
        }
        if is_unheld && (is_due || self.keyring.is_silent(place)) {
            return Ok(Held::Unknown);
        }
        verified.map(Held::Verified)
    }

    fn route(&self, request: &Request<'_>, entry: &mut Entry) -> Flow<Rc<Source>> {
        match self.config.find(request.path()) {
            Found::Source(source) => {
                entry.source = Some(source.name.clone());
                Ok(source)
            }
            Found::Misconfigured(source, error) => {
                entry.source = Some(source);
                entry.detail = Some(error.to_string());
                Err(failed(Problem::MISCONFIGURED, entry))
            }
            Found::Unknown => {
                guess(request, entry);
                Err(failed(Problem::NOT_FOUND, entry))
            }
        }
    }
}

/// What fetched keys say of a delivery.
enum Held {
    Keys(Box<KeysWanted>),
    Unknown,
    Verified(Verified),
}

fn judge(source: &Source, request: &Request<'_>, length: Option<u64>, now_ms: u64, entry: &mut Entry) -> Flow<Wanted> {
    let row = source.provider.as_ref();
    let head = Seen { request, url: source.url.as_deref() };
    if request.method != "POST" {
        if !handshake::is_asked_by(row, request.method) {
            return Err(failed(Problem::method_not_allowed(handshake::allowed(row)), entry));
        }
        let answer = shake_hands(source, &head, &Content(&[]), entry);
        return Err(answer.unwrap_or_else(|| {
            entry.refused(Reject::MissingSignature);
            Problem::VERIFICATION_FAILED.into()
        }));
    }
    if length.is_some_and(|length| length > source.max_body as u64) {
        return Err(failed(Problem::BODY_TOO_LARGE, entry));
    }
    // A handshake need not look like a delivery.
    if !handshake::is_asked_by(row, "POST") {
        let judged = source.keys.judge_head(row, &head, now_ms / 1000, source.tolerance);
        judged.map_err(|reason| refused(reason, request, entry))?;
    }
    Ok(Wanted { cap: source.max_body, deadline_ms: row.delivery.deadline_ms })
}

/// The answer to a request that is a handshake.
fn shake_hands(source: &Source, head: &Seen<'_>, body: &Content<'_>, entry: &mut Entry) -> Option<Answer> {
    match handshake::answer(&source.provider, head.request.method, &|spot| read(spot, head, body), source.own()) {
        Ok(None) => None,
        Ok(Some(answer)) => {
            entry.verdict = "handshake";
            Some(Answer::handshake(answer))
        }
        Err(handshake::Refused) => {
            entry.verdict = "refused";
            Some(failed(Problem::HANDSHAKE_REFUSED, entry))
        }
    }
}

/// The one answer to every delivery that does not verify; the reason stays with the operator.
fn refused(reason: Reject, request: &Request<'_>, entry: &mut Entry) -> Answer {
    if reason == Reject::MissingSignature {
        guess(request, entry);
    }
    entry.refused(reason);
    Problem::VERIFICATION_FAILED.into()
}

pub(crate) fn failed(problem: Problem, entry: &mut Entry) -> Answer {
    entry.code(problem.code);
    problem.into()
}

/// Whose request it could be, if its headers say so.
fn guess(request: &Request<'_>, entry: &mut Entry) {
    entry.looks_like = provider::detect(providers::naming(request.headers()), request.headers());
}
