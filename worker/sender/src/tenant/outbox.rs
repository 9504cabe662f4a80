//! The log as an outbox, in SQLite: what is open, what is set aside, and the mark (`signpost_engine`).
//!
//! Reading and writing only; what is handed over when is the engine's decision.

use std::rc::Rc;

use signpost_core::outgoing::event_type;
use signpost_engine::{Done, Handed, Log, Outbox, Place, Target, write_lane};
use signpost_platform::object::sql::{as_number, as_text, number, numbers, together, values};
use worker::{Result, SqlStorageValue};

use super::Inner;
use super::log::Memory;

/// Bytes of events that are kept in memory, so that what is handed over at once need not be read again.
const HELD_BYTES: usize = 4 << 20;

/// Rows whose bodies are dropped at a time.
const BARE_ROWS: u32 = 256;

/// An event on its way.
pub(super) struct Event {
    pub seq: Place,
    pub id: String,
    pub event_type: String,
    pub timestamp: u64,
    pub data: Vec<u8>,
}

impl Event {
    /// As it is told to its endpoints.
    pub fn handed<'a>(&'a self, data: &'a str) -> Handed<'a> {
        let Self { seq, id, event_type, timestamp, .. } = self;
        Handed { place: *seq, timestamp: *timestamp, id, event_type, data }
    }
}

/// Open events that are in memory, in their order.
#[derive(Default)]
pub(super) struct Held {
    events: Vec<Rc<Event>>,
    bytes: usize,
}

impl Held {
    pub fn put(&mut self, event: Event) {
        let bytes = self.bytes.saturating_add(event.data.len());
        if bytes <= HELD_BYTES {
            self.bytes = bytes;
            self.events.push(Rc::new(event));
        }
    }

    fn find(&self, place: Place) -> Option<usize> {
        self.events.binary_search_by_key(&place, |event| event.seq).ok()
    }

    fn drop(&mut self, place: Place) {
        if let Some(at) = self.find(place) {
            let event = self.events.remove(at);
            self.bytes = self.bytes.saturating_sub(event.data.len());
        }
    }
}

impl Inner {
    /// What a process has left behind: rows above the mark are open, as far as anybody knows, and there may be rows that
    /// are set aside.
    pub(super) fn recover(&self, number_of: impl Fn(&str) -> Option<Target>, all: &[Target]) -> Result<Outbox> {
        let query =
            "SELECT mark, (SELECT MAX(seq) FROM log), EXISTS (SELECT 1 FROM log WHERE aside IS NOT NULL) FROM outbox";
        let [mark, highest, aside] = numbers(&self.sql, query, vec![])?;
        let mark = mark.unwrap_or(0);
        let mut outbox = Outbox::new(mark, highest.unwrap_or(0));
        let query = "SELECT seq, LENGTH(body), targets, aside, refused FROM log WHERE seq > ? AND body IS NOT NULL \
                     ORDER BY seq";
        for row in values(&self.sql, query, vec![number(mark)])? {
            let [place, bytes, targets, aside, refused] = row.as_slice() else { continue };
            let (Some(place), Some(targets)) = (as_number(place), as_text(targets)) else { continue };
            let ids: Vec<&str> = serde_json::from_str(targets)?;
            let targets = ids.into_iter().filter_map(&number_of);
            let targets: Vec<Target> = targets.filter(|target| !is_listed(as_text(refused), *target)).collect();
            let aside: Vec<Target> =
                targets.iter().copied().filter(|target| is_listed(as_text(aside), *target)).collect();
            outbox.stored(place, as_number(bytes).unwrap_or(0), &targets, &aside);
        }
        if aside.is_some_and(|aside| aside != 0) {
            all.iter().for_each(|target| outbox.look_for(*target));
        }
        Ok(outbox)
    }

    /// No row is set aside for an endpoint that is gone.
    pub(super) fn release_all(&self, target: Target) -> Result<()> {
        let statement = "UPDATE log SET aside = NULLIF(REPLACE(aside, ?1, ','), ',') \
                         WHERE aside IS NOT NULL AND instr(aside, ?1) > 0";
        self.sql.exec(statement, vec![listed(target).into()]).map(drop)
    }

    /// Stores that an endpoint has refused an event, or takes it after all.
    pub(super) fn put_refused(&self, target: Target, place: Place, is_refused: bool) -> Result<()> {
        let (text, listed) = (format!("{target},"), listed(target));
        if is_refused {
            let statement = "UPDATE log SET refused = COALESCE(refused, ',') || ? \
                             WHERE seq = ? AND instr(COALESCE(refused, ''), ?) = 0";
            return self.sql.exec(statement, vec![text.into(), number(place), listed.into()]).map(drop);
        }
        let statement =
            "UPDATE log SET refused = NULLIF(REPLACE(refused, ?, ','), ',') WHERE seq = ? AND refused IS NOT NULL";
        self.sql.exec(statement, vec![listed.into(), number(place)]).map(drop)
    }

    pub(super) fn is_refused(&self, target: Target, place: Place) -> Result<bool> {
        let query = "SELECT instr(refused, ?) FROM log WHERE seq = ?";
        let [found] = numbers(&self.sql, query, vec![listed(target).into(), number(place)])?;
        Ok(found.is_some_and(|found| found > 0))
    }

    /// The events of a call. One that is gone is left out.
    pub(super) fn events(&self, memory: &Memory, places: &[Place]) -> Result<Vec<Rc<Event>>> {
        let held = &memory.held;
        let known: Option<Vec<_>> = places.iter().map(|place| held.events.get(held.find(*place)?).cloned()).collect();
        if let Some(events) = known {
            return Ok(events);
        }
        let query = "SELECT name, id, type, seq, timestamp, body FROM log \
                     WHERE seq IN (SELECT value FROM json_each(?)) AND LENGTH(body) > 0 ORDER BY seq";
        let rows = self.sql.exec(query, vec![serde_json::to_string(places)?.into()])?.raw();
        let read = rows.map(|row| Ok(read_event(row?).map(Rc::new))).collect::<Result<Vec<_>>>()?;
        Ok(read.into_iter().flatten().collect())
    }

    /// Forgets events that are open no longer.
    pub(super) fn let_go(memory: &mut Memory, places: &[Place]) {
        for place in places {
            if !memory.outbox.is_open(*place) {
                memory.held.drop(*place);
            }
        }
    }

    /// How many events wait for an endpoint, and the place of the oldest.
    pub(super) fn waiting(&self, outbox: &Outbox, target: Target) -> Result<(u64, Option<u64>)> {
        let places = outbox.waiting(target);
        let count = u64::try_from(places.len()).unwrap_or(u64::MAX);
        let oldest = places.last().copied();
        if !outbox.has_aside(target) {
            return Ok((count, oldest));
        }
        let query = "SELECT COUNT(*), MIN(seq) FROM log WHERE aside IS NOT NULL AND instr(aside, ?) > 0";
        let [aside, lowest] = numbers(&self.sql, query, vec![listed(target).into()])?;
        let both = places.iter().filter(|place| outbox.is_marked(target, **place)).count();
        let count = count.saturating_add(aside.unwrap_or(0)).saturating_sub(u64::try_from(both).unwrap_or(0));
        Ok((count, oldest.into_iter().chain(lowest).min()))
    }

    /// What waits for an endpoint, with the newest of it below a place.
    pub(super) fn lane(
        &self,
        outbox: &Outbox,
        target: Target,
        before: Option<u64>,
        pattern: Option<&str>,
        limit: u32,
    ) -> Result<Vec<u8>> {
        let (count, oldest) = self.waiting(outbox, target)?;
        if limit == 0 || count == 0 {
            return Ok(write_lane(count, oldest, []));
        }
        let before = before.unwrap_or(1 << 53);
        let mut places = outbox.waiting(target);
        if outbox.has_aside(target) {
            let query = "SELECT seq FROM log WHERE aside IS NOT NULL AND instr(aside, ?) > 0 AND seq < ? \
                         ORDER BY seq DESC LIMIT 1000";
            let aside = values(&self.sql, query, vec![listed(target).into(), number(before)])?;
            places.extend(aside.iter().filter_map(|row| as_number(row.first()?)));
        }
        places.retain(|place| *place < before);
        let query = "SELECT name, id, type, seq, timestamp, NULL FROM log WHERE seq IN (SELECT value FROM json_each(?)) \
                     ORDER BY seq DESC";
        let mut events = Vec::new();
        for row in self.sql.exec(query, vec![serde_json::to_string(&places)?.into()])?.raw() {
            let event = read_event(row?);
            events.extend(
                event.filter(|event| pattern.is_none_or(|pattern| event_type::matches(pattern, &event.event_type))),
            );
            if events.len() >= usize::try_from(limit).unwrap_or(usize::MAX) {
                break;
            }
        }
        Ok(write_lane(count, oldest, events.iter().map(|event| event.handed(""))))
    }

    /// Whether an event has still to be handed over to an endpoint.
    pub(super) fn is_waiting(&self, outbox: &Outbox, target: Target, place: Place) -> Result<bool> {
        if outbox.holds(target, place) {
            return Ok(true);
        }
        if !outbox.has_aside(target) {
            return Ok(false);
        }
        let query = "SELECT 1 FROM log WHERE aside IS NOT NULL AND seq = ? AND instr(aside, ?) > 0";
        let [found] = numbers(&self.sql, query, vec![number(place), listed(target).into()])?;
        Ok(found.is_some())
    }

    /// Drops the bodies of the oldest events that everybody has.
    pub(super) fn drop_bodies(&self, outbox: &Outbox) -> Result<()> {
        let [bare] = numbers(&self.sql, "SELECT bare FROM outbox", vec![])?;
        let bare = bare.unwrap_or(0);
        let query = "SELECT MAX(seq) FROM (SELECT seq FROM log WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?)";
        let [to] = numbers(&self.sql, query, vec![number(bare), number(outbox.mark()), number(BARE_ROWS)])?;
        let Some(to) = to else { return Ok(()) };
        together(&self.storage, || {
            let range = vec![number(bare), number(to)];
            self.sql.exec(
                "INSERT INTO slim SELECT seq, name, id, hash, type, timestamp, targets, refused FROM log \
                 WHERE seq > ? AND seq <= ? AND aside IS NULL AND refused IS NULL AND LENGTH(body) > 0",
                range,
            )?;
            for statement in [
                "DELETE FROM log WHERE seq IN (SELECT seq FROM slim)",
                "INSERT INTO log (seq, name, id, hash, type, timestamp, targets, refused, body) \
                 SELECT seq, name, id, hash, type, timestamp, targets, refused, x'' FROM slim",
                "DELETE FROM slim",
            ] {
                self.sql.exec(statement, None)?;
            }
            self.sql.exec("UPDATE outbox SET bare = ?", vec![number(to)]).map(drop)
        })
    }
}

/// The log's own part of the outbox.
impl Log for &Inner {
    type Error = worker::Error;

    fn store(&mut self, target: Target, done: &Done) -> Result<()> {
        together(&self.storage, || {
            if !done.released.is_empty() {
                let statement = "UPDATE log SET aside = NULLIF(REPLACE(aside, ?, ','), ',') \
                                 WHERE aside IS NOT NULL AND seq IN (SELECT value FROM json_each(?))";
                let places = serde_json::to_string(&done.released)?;
                self.sql.exec(statement, vec![listed(target).into(), places.into()])?;
            }
            if !done.aside.is_empty() {
                let statement =
                    "UPDATE log SET aside = COALESCE(aside, ',') || ? WHERE seq IN (SELECT value FROM json_each(?))";
                let places = serde_json::to_string(&done.aside)?;
                self.sql.exec(statement, vec![format!("{target},").into(), places.into()])?;
            }
            Ok(())
        })
    }

    fn store_mark(&mut self, mark: Place) -> Result<()> {
        self.sql.exec("UPDATE outbox SET mark = ?", vec![number(mark)]).map(drop)
    }

    fn read_aside(&mut self, target: Target, after: Place, most: u32) -> Result<Vec<(Place, u64)>> {
        let query = "SELECT seq, LENGTH(body) FROM log WHERE aside IS NOT NULL AND seq > ? AND instr(aside, ?) > 0 \
                     ORDER BY seq LIMIT ?";
        let rows = values(&self.sql, query, vec![number(after), listed(target).into(), number(most)])?;
        let read = |row: &Vec<SqlStorageValue>| match row.as_slice() {
            [seq, size] => Some((as_number(seq)?, as_number(size).unwrap_or(0))),
            _ => None,
        };
        Ok(rows.iter().filter_map(read).collect())
    }
}

/// The publisher's own id stands in the row's name.
pub(super) fn event_id(name: Option<&str>, id: Option<String>) -> String {
    name.and_then(|name| name.strip_prefix('i')).map(str::to_string).or(id).unwrap_or_default()
}

fn read_event(row: Vec<SqlStorageValue>) -> Option<Event> {
    let mut row = row.into_iter();
    let mut text = || match row.next() {
        Some(SqlStorageValue::String(text)) => Some(text),
        _ => None,
    };
    let (name, id, event_type) = (text(), text(), text()?);
    let (seq, timestamp) = (as_number(&row.next()?)?, as_number(&row.next()?)?);
    let data = match row.next() {
        Some(SqlStorageValue::Blob(data)) => data,
        _ => Vec::new(),
    };
    Some(Event { seq, id: event_id(name.as_deref(), id), event_type, timestamp, data })
}

/// A number as it stands in a list.
pub(super) fn listed(target: Target) -> String {
    format!(",{target},")
}

pub(super) fn is_listed(list: Option<&str>, target: Target) -> bool {
    list.is_some_and(|list| list.contains(&listed(target)))
}
