//! What was published: an event is a row, with the list of its endpoints, once for one id or request key. From then on
//! it is accepted, and handed over behind the answer ([`super::lanes`]).

use signpost_api::Code;
use signpost_core::outgoing::event_type;
use signpost_core::outgoing::tally::{first_place, place};
use signpost_engine::{Outbox, Target};
use signpost_platform::clock::{now_ms, random_token, random_u32};
use signpost_platform::object::Answer;
use signpost_platform::object::sql::{as_number, maybe_text, number, numbers, together, values};
use worker::{Result, SqlStorageValue};

use super::content::Content;
use super::lanes::ERROR_AGAIN_MS;
use super::outbox::{Event, Held, event_id, is_listed};
use super::registry::{Registry, Subscriber};
use super::types::unknown_event_type;
use super::{Inner, Publication, Registered};
use crate::endpoint::resolve;
use crate::nearest::nearest;

/// How long a published event's id is remembered: as long as any provider's receiver does, and more.
const EVENT_MEMORY_MS: u64 = 30 * 86_400_000;
/// One publish in so many tidies old rows away, ...
const TIDY_EVERY: u32 = 64;
/// ... more than all of them have added.
const TIDY_ROWS: u32 = 4 * TIDY_EVERY;
/// Below the platform's 10 GB for one object, and within the 32 bits in which its size is told here.
const MAX_STORE_BYTES: usize = 3 << 30;
/// How an id that was made here begins; its row's place follows in so many hexadecimal digits.
const MADE_ID: &str = "evt_";
const PLACE_DIGITS: usize = 14;

/// Past this, bodies of events that all of their endpoints have are dropped before their time.
const MAX_BODIES_BYTES: usize = 1 << 30;

/// What the tenant remembers of its rows, so that a publish need not read them again.
pub(super) struct Memory {
    pub registry: Registry,
    pub outbox: Outbox,
    pub held: Held,
    /// Which reading of the rows this is: a call that began under another has its outcome nowhere.
    pub reading: u32,
    last: u64,
    /// Whether there are events of the first format.
    has_first_format: bool,
    /// Whose log this is; empty until somebody says so.
    pub name: String,
}

/// An event to be published.
pub(super) struct New {
    pub id: Option<String>,
    pub key: Option<String>,
    pub hash: String,
    pub event_type: String,
    pub timestamp: u64,
    pub notice: bool,
    /// Empty where older code asks, which hands the event over itself.
    pub data: Vec<u8>,
}

struct LogRow {
    seq: u64,
    name: Option<String>,
    id: Option<String>,
    hash: String,
    event_type: String,
    timestamp: u64,
    targets: String,
    aside: Option<String>,
    refused: Option<String>,
    is_taken: bool,
}

impl LogRow {
    fn publication(self, memory: &Memory) -> Result<Publication> {
        let targets: Vec<&str> = serde_json::from_str(&self.targets)?;
        // One that was deleted since takes no events.
        let endpoints: Vec<Registered> =
            targets.iter().filter_map(|id| Some(memory.registry.by_id(id)?.registered.clone())).collect();
        let those = |is: &dyn Fn(Target) -> bool| {
            endpoints.iter().filter(|endpoint| is(endpoint.seq)).map(|endpoint| endpoint.id.clone()).collect()
        };
        Ok(Publication {
            seq: Some(self.seq),
            id: event_id(self.name.as_deref(), self.id),
            event_type: self.event_type,
            timestamp: self.timestamp,
            is_taken: self.is_taken,
            is_known: true,
            waiting: those(&|target| memory.outbox.holds(target, self.seq) || is_listed(self.aside.as_deref(), target)),
            refused: those(&|target| is_listed(self.refused.as_deref(), target)),
            endpoints,
        })
    }
}

impl Inner {
    pub(super) fn with<T>(&self, act: impl FnOnce(&mut Memory) -> Answer<T>) -> Answer<T> {
        let mut memory = match self.memory.take() {
            Some(memory) => memory,
            None => {
                let memory = self.load()?;
                let now = now_ms();
                if memory.outbox.wake(now).is_some() {
                    // After an error, the alarm that it kept from being set: what is stored may be acknowledged next.
                    self.want(Some(now.saturating_add(ERROR_AGAIN_MS)))?;
                }
                memory
            }
        };
        let answer = act(&mut memory);
        if !answer.as_ref().is_err_and(|problem| problem.is_internal()) {
            self.memory.set(Some(memory));
        }
        answer
    }

    fn load(&self) -> Result<Memory> {
        let registry = self.registry()?;
        let query = "SELECT (SELECT MAX(seq) FROM log), EXISTS (SELECT 1 FROM events)";
        let [last, old] = numbers(&self.sql, query, vec![])?;
        let name = match values(&self.sql, "SELECT tenant FROM outbox", vec![])?.pop().unwrap_or_default().as_slice() {
            [SqlStorageValue::String(name)] => name.clone(),
            _ => String::new(),
        };
        let all: Vec<Target> = registry.endpoints.iter().map(|known| known.registered.seq).collect();
        let outbox = self.recover(|id| Some(registry.by_id(id)?.registered.seq), &all)?;
        let reading = self.readings.get().wrapping_add(1);
        self.readings.set(reading);
        Ok(Memory {
            registry,
            outbox,
            held: Held::default(),
            reading,
            last: last.unwrap_or(0),
            has_first_format: old.is_some_and(|old| old != 0),
            name,
        })
    }

    /// Whose log this is, for those whom its events are handed to.
    pub(super) fn name(&self, memory: &mut Memory, tenant: &str) -> Result<()> {
        if memory.name.is_empty() && !tenant.is_empty() {
            self.sql.exec("UPDATE outbox SET tenant = ?", vec![tenant.into()])?;
            memory.name = tenant.to_string();
        }
        Ok(())
    }

    /// Fixes to which endpoints the event goes. The same event again goes to the same ones.
    pub(super) fn publish(&self, memory: &mut Memory, new: New, now: u64) -> Answer<Publication> {
        if let Some(known) = self.known_under_key(memory, &new)? {
            return Ok(known);
        }
        let name = new.id.as_ref().map(|id| format!("i{id}")).or_else(|| Some(format!("k{}", new.key.as_ref()?)));
        if let (Some(id), true) = (&new.id, memory.has_first_format)
            && let Some((hash, publication)) = self.of_first_format(id)?
        {
            return if hash == new.hash { Ok(publication) } else { Err(Code::EventIdReused.into()) };
        }
        if self.sql.database_size() >= MAX_STORE_BYTES {
            self.tidy(memory, now)?;
            // What is known takes up no room.
            return Ok(self.known(memory, name.as_deref(), &new)?.ok_or(Code::StoreFull)?);
        }
        let seq = place(memory.last, now, false);
        let made_id = if new.id.is_none() { Some(made_id(seq)?) } else { None };
        let id = new.id.as_deref().or(made_id.as_deref()).unwrap_or_default();
        let mut endpoints = match self.subscribed(memory, &new, id) {
            Ok(endpoints) => endpoints,
            // What was published before stays the same event, whatever the types are now.
            Err(refusal) => return self.known(memory, name.as_deref(), &new)?.ok_or(refusal),
        };
        let ids: Vec<&str> = endpoints.iter().map(|endpoint| endpoint.id.as_str()).collect();
        let is_taken = !new.data.is_empty();
        let (numbers, bytes) = (endpoints.iter().map(|endpoint| endpoint.seq), new.data.len());
        let targets: Vec<Target> = numbers.filter(|_| is_taken).collect();
        let insert = |aside: &[Target]| {
            let aside = aside.iter().fold(String::from(","), |list, target| format!("{list}{target},"));
            let stored = self.sql.exec(
                "INSERT INTO log (seq, name, id, hash, type, timestamp, targets, aside, body) \
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                vec![
                    number(seq),
                    maybe_text(name.as_deref()),
                    maybe_text(made_id.as_deref()),
                    new.hash.as_str().into(),
                    new.event_type.as_str().into(),
                    number(new.timestamp),
                    serde_json::to_string(&ids)?.into(),
                    maybe_text(Some(aside.as_str()).filter(|aside| aside.len() > 1)),
                    if is_taken { new.data.clone().into() } else { SqlStorageValue::Null },
                ],
            )?;
            Ok::<_, worker::Error>(stored.rows_written() > 0)
        };
        let insert = |aside: &[Target]| match (&new.id, &new.key) {
            // The row has the id's name, so the key has a row of its own.
            (Some(id), Some(key)) => together(&self.storage, || {
                let stored = insert(aside)?;
                if stored {
                    self.put_key(&format!("event/{key}"), &new.hash, id, now)?;
                }
                Ok::<_, worker::Error>(stored)
            }),
            _ => insert(aside),
        };
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let stored = memory.outbox.accept(&mut &*self, seq, bytes, &targets, |_, aside| insert(aside))?;
        if !stored {
            return Ok(self.known(memory, name.as_deref(), &new)?.ok_or(Code::Internal)?);
        }
        memory.last = seq;
        let id = new.id.or(made_id).unwrap_or_default();
        let (event_type, timestamp) = (new.event_type, new.timestamp);
        if is_taken {
            if memory.outbox.is_open(seq) {
                let (id, event_type) = (id.clone(), event_type.clone());
                memory.held.put(Event { seq, id, event_type, timestamp, data: new.data });
            }
            self.want(memory.outbox.wake(now))?;
            endpoints.retain(|endpoint| !memory.registry.by_id(&endpoint.id).is_some_and(|known| known.is_unconfirmed));
        }
        if random_u32().is_multiple_of(TIDY_EVERY) {
            self.tidy(memory, now)?;
        }
        let (waiting, refused) = (Vec::new(), Vec::new());
        let seq = Some(seq);
        Ok(Publication { seq, id, event_type, timestamp, endpoints, is_taken, is_known: false, waiting, refused })
    }

    /// The event of that name, if it is the same.
    fn known(&self, memory: &Memory, name: Option<&str>, new: &New) -> Answer<Option<Publication>> {
        let Some(name) = name else { return Ok(None) };
        let Some(row) = self.row("name = ?", vec![name.into()])? else { return Ok(None) };
        if row.hash != new.hash {
            let reused = if new.id.is_some() { Code::EventIdReused } else { Code::IdempotencyKeyReused };
            return Err(reused.into());
        }
        Ok(Some(row.publication(memory)?))
    }

    /// The event under the request key, where the row's name does not say it: an id of the publisher's is part of the
    /// request, and its row has that name.
    fn known_under_key(&self, memory: &Memory, new: &New) -> Answer<Option<Publication>> {
        let Some(key) = new.key.as_deref().filter(|_| new.id.is_some() || memory.has_first_format) else {
            return Ok(None);
        };
        let kept = self.known_key(&format!("event/{key}"), &new.hash)?;
        let keyed = if new.id.is_some() { self.row("name = ?", vec![format!("k{key}").into()])? } else { None };
        let other = kept.as_ref().is_some_and(|kept| new.id.as_ref().is_some_and(|id| id != kept));
        if keyed.is_some() || other {
            return Err(Code::IdempotencyKeyReused.into());
        }
        match kept {
            Some(id) => self.event(memory, &id),
            None => Ok(None),
        }
    }

    fn row(&self, condition: &str, given: Vec<SqlStorageValue>) -> Result<Option<LogRow>> {
        let query = format!(
            "SELECT seq, timestamp, body IS NOT NULL, name, id, hash, type, targets, aside, refused FROM log \
             WHERE {condition}"
        );
        let Some(row) = values(&self.sql, &query, given)?.into_iter().next() else { return Ok(None) };
        let mut row = row.into_iter();
        let mut next = || row.next().unwrap_or(SqlStorageValue::Null);
        let (seq, timestamp, taken) = (as_number(&next()), as_number(&next()), as_number(&next()));
        let mut text = || match next() {
            SqlStorageValue::String(text) => Some(text),
            _ => None,
        };
        Ok(Some(LogRow {
            seq: seq.unwrap_or(0),
            timestamp: timestamp.unwrap_or(0),
            is_taken: taken == Some(1),
            name: text(),
            id: text(),
            hash: text().unwrap_or_default(),
            event_type: text().unwrap_or_default(),
            targets: text().unwrap_or_default(),
            aside: text(),
            refused: text(),
        }))
    }

    pub(super) fn event(&self, memory: &Memory, id: &str) -> Answer<Option<Publication>> {
        let mut row = self.row("name = ?", vec![format!("i{id}").into()])?;
        if let (None, Some(seq)) = (&row, place_of(id)) {
            row = self.row("seq = ? AND id = ?", vec![number(seq), id.into()])?;
        }
        match row {
            Some(row) => Ok(Some(row.publication(memory)?)),
            None => Ok(self.of_first_format(id)?.map(|(_, publication)| publication)),
        }
    }

    fn of_first_format(&self, id: &str) -> Result<Option<(String, Publication)>> {
        let query = "SELECT hash, publication FROM events WHERE id = ?";
        let mut rows = values(&self.sql, query, vec![id.into()])?;
        match rows.pop().unwrap_or_default().as_slice() {
            [SqlStorageValue::String(hash), SqlStorageValue::String(publication)] => {
                Ok(Some((hash.clone(), serde_json::from_str(publication)?)))
            }
            _ => Ok(None),
        }
    }

    fn tidy(&self, memory: &mut Memory, now: u64) -> Result<()> {
        let old = now.saturating_sub(EVENT_MEMORY_MS);
        let (made, limit) = (number(old), number(TIDY_ROWS));
        let below = first_place(old).min(memory.outbox.mark().saturating_add(1));
        self.sql.exec(
            "DELETE FROM log WHERE seq IN (SELECT seq FROM log WHERE seq < ? AND aside IS NULL ORDER BY seq LIMIT ?)",
            vec![number(below), limit.clone()],
        )?;
        for (table, key) in [("events", "id"), ("keys", "key")] {
            let statement =
                format!("DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table} WHERE made < ? LIMIT ?)");
            self.sql.exec(&statement, vec![made.clone(), limit.clone()])?;
        }
        if self.sql.database_size() >= MAX_BODIES_BYTES {
            self.drop_bodies(&memory.outbox)?;
        }
        if memory.has_first_format {
            let [old] = numbers(&self.sql, "SELECT EXISTS (SELECT 1 FROM events)", vec![])?;
            memory.has_first_format = old != Some(0);
        }
        Ok(())
    }

    /// Where events of a type go. A provider whose catalog is closed has no other types than those and the tenant's own:
    /// its endpoints are not sent what is neither. Where that leaves nobody of those who subscribe, the type is a mistake;
    /// where others take it, no owner's choice of a provider may come between them and the event.
    fn subscribed(&self, memory: &Memory, new: &New, id: &str) -> Answer<Vec<Registered>> {
        let New { event_type, notice, .. } = new;
        let own = &memory.registry.types;
        let names = || own.types.iter().map(|known| known.name.as_str());
        let known = *notice || names().any(|name| name == event_type);
        let mut content = Content::new(new, id);
        if own.closed && !known {
            let near = nearest(event_type, names());
            return Err(unknown_event_type(event_type, "the tenant's, and its list is closed", &near));
        }
        let (mut endpoints, mut refusal, mut is_filtered) = (Vec::new(), None, false);
        for Subscriber { registered: endpoint, patterns, filter, .. } in &memory.registry.endpoints {
            if !patterns.iter().any(|pattern| event_type::matches(pattern, event_type)) {
                continue;
            }
            match resolve(&endpoint.provider, None) {
                Ok(row) if !known && !row.catalog.allows(event_type) => {
                    let mut all: Vec<&str> = row.catalog.types.iter().map(AsRef::as_ref).collect();
                    all.extend(own.types.iter().map(|known| known.name.as_str()));
                    let near = nearest(event_type, all);
                    let whose = format!("{}'s, nor of the tenant's own", row.name);
                    refusal = Some(unknown_event_type(event_type, &whose, &near));
                }
                _ if !content.passes(filter.as_ref(), &endpoint.id) => is_filtered = true,
                _ => endpoints.push(endpoint.clone()),
            }
        }
        match refusal {
            Some(refusal) if endpoints.is_empty() && !is_filtered => Err(refusal),
            _ => Ok(endpoints),
        }
    }
}

fn made_id(seq: u64) -> Result<String> {
    let random = random_token()?;
    Ok(format!("{MADE_ID}{seq:0PLACE_DIGITS$x}{}", random.get(PLACE_DIGITS..).unwrap_or_default()))
}

fn place_of(id: &str) -> Option<u64> {
    u64::from_str_radix(id.strip_prefix(MADE_ID)?.get(..PLACE_DIGITS)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_was_made_here_names_its_row() {
        let id = format!("{MADE_ID}{:0PLACE_DIGITS$x}0123456789abcdef01", 455_680_000_000_256_u64);
        assert_eq!(place_of(&id), Some(455_680_000_000_256));
        assert_eq!(id.len(), MADE_ID.len() + 32, "as long as all ids");
        for other in ["evt_", "evt_1", "order:42", "evt_zzzzzzzzzzzzzz"] {
            assert_eq!(place_of(other), None, "{other}");
        }
    }
}
