//! Deliveries: stored, begun, ended, found again, listed, purged.

use serde::Deserialize;
use signpost_api::DeliveryState;
use signpost_core::outgoing::delivery::{Delivery, Lease, State};
use signpost_core::outgoing::tally::place_made;
use signpost_platform::object::sql::{
    as_number, first, maybe_number, maybe_text, number, numbers, rows, together, values,
};
use worker::{Result, SqlStorageValue};

use super::Store;
use super::attempts::Attempted;
use crate::search;

/// Everything of a row but its attempts and its body, which may be large.
const COLUMNS: &str = "seq, event, hash, type, replay_of, headers, state, generation, attempts, failures, interruptions, \
                       due, lease_started, lease_until, created, ended, last_status, last_error, size";

/// The largest body, or piece of one, in a row; the platform's own limit is 2 MB for all of a row.
pub const PART_BYTES: usize = 1 << 20;

/// A delivery with what is known about its event.
#[derive(Clone)]
pub struct Row {
    pub seq: u64,
    pub event: String,
    pub hash: String,
    pub event_type: String,
    pub replay_of: Option<String>,
    /// Headers to send as they came, for deliveries that the gate took in.
    pub headers: Option<String>,
    pub delivery: Delivery,
    pub created: u64,
    pub ended: Option<u64>,
    pub last_status: Option<u16>,
    pub last_error: Option<String>,
    /// Its body's bytes, where the row says so.
    pub size: Option<usize>,
}

#[derive(Deserialize)]
struct RawRow {
    seq: u64,
    event: String,
    hash: String,
    #[serde(rename = "type")]
    event_type: String,
    replay_of: Option<String>,
    headers: Option<String>,
    state: String,
    generation: u32,
    attempts: u32,
    failures: u32,
    interruptions: u32,
    due: u64,
    lease_started: Option<u64>,
    lease_until: Option<u64>,
    created: u64,
    ended: Option<u64>,
    last_status: Option<u16>,
    last_error: Option<String>,
    size: Option<usize>,
}

impl RawRow {
    fn read(self) -> Result<Row> {
        let state = State::from_code(&self.state)
            .ok_or_else(|| worker::Error::RustError(format!("`{}` is no state", self.state)))?;
        let lease = self.lease_started.zip(self.lease_until).map(|(started, until)| Lease { started, until });
        Ok(Row {
            seq: self.seq,
            event: self.event,
            hash: self.hash,
            event_type: self.event_type,
            replay_of: self.replay_of,
            headers: self.headers,
            delivery: Delivery {
                state,
                generation: self.generation,
                attempts: self.attempts,
                failures: self.failures,
                interruptions: self.interruptions,
                due: self.due,
                lease,
            },
            created: self.created,
            ended: self.ended,
            last_status: self.last_status,
            last_error: self.last_error,
            size: self.size,
        })
    }
}

/// Which deliveries a list shows. All that are given must hold.
#[derive(Clone, Debug, Default, serde::Serialize, Deserialize)]
pub struct Filter {
    pub state: Option<DeliveryState>,
    /// A type, or a pattern of types.
    pub event_type: Option<String>,
    pub since: Option<u64>,
    pub until: Option<u64>,
}

impl Filter {
    /// Whether a list shows what waits at the tenant since that place, which has asked for the type there.
    pub fn shows_accepted(&self, seq: u64) -> bool {
        let made = place_made(seq);
        self.state.is_none_or(|state| state == DeliveryState::Pending)
            && self.since.is_none_or(|since| made >= since)
            && self.until.is_none_or(|until| made < until)
    }

    /// `low` is a place below which nothing waits.
    fn conditions(&self, low: u64) -> (String, Vec<SqlStorageValue>) {
        let mut text = String::new();
        let mut values: Vec<SqlStorageValue> = Vec::new();
        let state = self.state.map(|state| match state {
            DeliveryState::Cancelled => State::Cancelled,
            DeliveryState::DeadLetter => State::Dead,
            DeliveryState::Delivered => State::Delivered,
            DeliveryState::Pending => State::Pending,
        });
        if let Some(state) = state {
            // In the text: an index over one state is used for no other.
            text = format!(" AND state = '{}'", state.code());
        }
        let given = [
            ("seq >= ?", (state == Some(State::Pending)).then(|| number(low))),
            ("created >= ?", self.since.map(number)),
            ("created < ?", self.until.map(number)),
        ];
        for (condition, value) in given {
            if let Some(value) = value {
                text.push_str(" AND ");
                text.push_str(condition);
                values.push(value);
            }
        }
        if let Some((condition, given)) = self.event_type.as_deref().and_then(search::of_type) {
            text.push_str(" AND ");
            text.push_str(condition);
            values.extend(given);
        }
        (text, values)
    }
}

impl Store {
    /// Stores a new delivery with its body and what was attempted of it already, once: `false` where a row of that place or
    /// name is known.
    pub fn insert(&self, row: &Row, in_index: bool, body: &[u8], attempt: Option<&Attempted>) -> Result<bool> {
        let log = attempt.map(Attempted::json).transpose()?;
        if body.len() <= PART_BYTES {
            return self.insert_row(row, in_index, body.len(), body.to_vec().into(), log);
        }
        together(&self.storage, || {
            let stored = self.insert_row(row, in_index, body.len(), SqlStorageValue::Null, log)?;
            for (part, bytes) in body.chunks(PART_BYTES).enumerate().take_while(|_| stored) {
                let part = u64::try_from(part).unwrap_or(u64::MAX);
                self.sql.exec(
                    "INSERT INTO bodies (delivery, part, bytes) VALUES (?, ?, ?)",
                    vec![number(row.seq), number(part), bytes.to_vec().into()],
                )?;
            }
            Ok(stored)
        })
    }

    fn insert_row(
        &self,
        row: &Row,
        in_index: bool,
        size: usize,
        body: SqlStorageValue,
        log: Option<String>,
    ) -> Result<bool> {
        let d = &row.delivery;
        let cursor = self.sql.exec(
            "INSERT INTO delivery (seq, event, hash, type, replay_of, headers, state, generation, attempts, failures, \
             interruptions, due, lease_started, lease_until, created, next_at, size, body, ended, last_status, \
             last_error, log) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            vec![
                number(row.seq),
                row.event.as_str().into(),
                row.hash.as_str().into(),
                row.event_type.as_str().into(),
                maybe_text(row.replay_of.as_deref()),
                maybe_text(row.headers.as_deref()),
                d.state.code().into(),
                number(d.generation),
                number(d.attempts),
                number(d.failures),
                number(d.interruptions),
                number(d.due),
                maybe_number(d.lease.map(|lease| lease.started)),
                maybe_number(d.lease.map(|lease| lease.until)),
                number(row.created),
                maybe_number(d.wake().filter(|_| in_index)),
                number(u64::try_from(size).unwrap_or(u64::MAX)),
                body,
                maybe_number(row.ended),
                maybe_number(row.last_status),
                maybe_text(row.last_error.as_deref()),
                maybe_text(log.as_deref()),
            ],
        )?;
        Ok(cursor.rows_written() > 0)
    }

    /// Stores what has become of a delivery, other than by an attempt.
    pub fn update(&self, seq: u64, delivery: &Delivery, now: u64) -> Result<()> {
        let ended = (delivery.state != State::Pending).then_some(now);
        self.sql.exec(
            "UPDATE delivery SET state = ?, generation = ?, attempts = ?, failures = ?, interruptions = ?, due = ?, \
             lease_started = ?, lease_until = ?, next_at = ?, ended = ? WHERE seq = ?",
            vec![
                delivery.state.code().into(),
                number(delivery.generation),
                number(delivery.attempts),
                number(delivery.failures),
                number(delivery.interruptions),
                number(delivery.due),
                maybe_number(delivery.lease.map(|lease| lease.started)),
                maybe_number(delivery.lease.map(|lease| lease.until)),
                maybe_number(delivery.wake()),
                maybe_number(ended),
                number(seq),
            ],
        )?;
        Ok(())
    }

    /// Stores why a delivery is where it is, without an attempt.
    pub fn put_error(&self, seq: u64, error: &str) -> Result<()> {
        self.sql.exec("UPDATE delivery SET last_error = ? WHERE seq = ?", vec![error.into(), number(seq)]).map(drop)
    }

    /// Stores that an attempt has begun: `false` where the row is no longer as it was read.
    pub fn begin(&self, seq: u64, before: &Delivery, started: &Delivery, in_index: bool) -> Result<bool> {
        let cursor = self.sql.exec(
            "UPDATE delivery SET attempts = ?, lease_started = ?, lease_until = ?, next_at = ? \
             WHERE seq = ? AND state = 'pending' AND attempts = ? AND lease_until IS NULL",
            vec![
                number(started.attempts),
                maybe_number(started.lease.map(|lease| lease.started)),
                maybe_number(started.lease.map(|lease| lease.until)),
                maybe_number(started.wake().filter(|_| in_index)),
                number(seq),
                number(before.attempts),
            ],
        )?;
        Ok(cursor.rows_written() > 0)
    }

    /// Stores what an attempt has made of a delivery, with the attempt itself: `false` where the row is no longer
    /// as the attempt has left it, and stays.
    pub fn end(&self, seq: u64, before: &Delivery, next: &Delivery, now: u64, attempt: &Attempted) -> Result<bool> {
        let ended = (next.state != State::Pending).then_some(now);
        let cursor = self.sql.exec(
            "UPDATE delivery SET state = ?, generation = ?, failures = ?, interruptions = ?, due = ?, \
             lease_started = NULL, lease_until = NULL, next_at = ?, ended = ?, last_status = ?, last_error = ?, \
             log = COALESCE(log || ',', '') || ? \
             WHERE seq = ? AND state = 'pending' AND attempts = ? AND lease_started = ?",
            vec![
                next.state.code().into(),
                number(next.generation),
                number(next.failures),
                number(next.interruptions),
                number(next.due),
                maybe_number(next.wake()),
                maybe_number(ended),
                maybe_number(attempt.status),
                maybe_text(attempt.error),
                attempt.json()?.into(),
                number(seq),
                number(before.attempts),
                maybe_number(before.lease.map(|lease| lease.started)),
            ],
        )?;
        let stored = cursor.rows_written() > 0;
        if stored && before.attempts.is_multiple_of(ATTEMPTS_PER_ROW) {
            self.set_aside(seq)?;
        }
        Ok(stored)
    }

    pub fn row(&self, seq: u64) -> Result<Option<Row>> {
        self.one("seq = ?", vec![number(seq)])
    }

    /// The delivery of an event that the gate took in, or that came before events had places.
    pub fn row_of_event(&self, event: &str) -> Result<Option<Row>> {
        let taken_in = self.one("event = ? AND headers IS NOT NULL", vec![event.into()])?;
        if taken_in.is_some() { Ok(taken_in) } else { self.one("event = ?", vec![event.into()]) }
    }

    fn one(&self, condition: &str, values: Vec<SqlStorageValue>) -> Result<Option<Row>> {
        let query = format!("SELECT {COLUMNS} FROM delivery WHERE {condition}");
        first::<RawRow>(&self.sql, &query, values)?.map(RawRow::read).transpose()
    }

    fn several(&self, rest: &str, values: Vec<SqlStorageValue>) -> Result<Vec<Row>> {
        let query = format!("SELECT {COLUMNS} FROM delivery WHERE {rest}");
        rows::<RawRow>(&self.sql, &query, values)?.into_iter().map(RawRow::read).collect()
    }

    /// The deliveries of an event, and of all that were made of them under new ids: every row is looked at.
    pub fn of_event(&self, event: &str, seq: Option<u64>) -> Result<Vec<Row>> {
        // Of one name there may be another event, from before events had places or from the gate.
        let named = "WITH RECURSIVE named (id) AS (SELECT ?1 UNION \
                     SELECT d.event FROM delivery d JOIN named ON d.replay_of = named.id) \
                     SELECT seq FROM delivery WHERE event IN (SELECT id FROM named) \
                     AND (?2 IS NULL OR seq = ?2 OR replay_of IS NOT NULL)";
        let mut found = Vec::new();
        for row in values(&self.sql, named, vec![event.into(), maybe_number(seq)])? {
            if let Some(seq) = row.first().and_then(as_number) {
                found.extend(self.row(seq)?);
            }
        }
        Ok(found)
    }

    /// Everything that a delivery says but its event's id and type, what became of it, and when.
    pub fn erase(&self, seq: u64, error: &str) -> Result<()> {
        for table in ["bodies", "attempts"] {
            self.sql.exec(&format!("DELETE FROM {table} WHERE delivery = ?"), vec![number(seq)])?;
        }
        let statement = "UPDATE delivery SET body = x'', size = 0, log = NULL, last_error = ?, \
                         headers = CASE WHEN headers IS NULL THEN NULL ELSE '[]' END WHERE seq = ?";
        self.sql.exec(statement, vec![error.into(), number(seq)]).map(drop)
    }

    /// Deliveries with which something is to be done: an attempt is due, or nobody works on it any more.
    pub fn due(&self, now: u64, limit: u32) -> Result<Vec<Row>> {
        self.several("next_at <= ? ORDER BY next_at, seq LIMIT ?", vec![number(now), number(limit)])
    }

    /// The oldest delivery that waits, looked for from a place below which none does.
    pub fn oldest_pending(&self, low: u64) -> Result<Option<Row>> {
        self.one("seq >= ? AND state = 'pending' ORDER BY seq LIMIT 1", vec![number(low)])
    }

    /// When something is to be done next about a delivery that is in the index.
    pub fn next_at(&self) -> Result<Option<u64>> {
        let query = "SELECT MIN(next_at) AS n FROM delivery WHERE next_at IS NOT NULL";
        let [at] = numbers(&self.sql, query, vec![])?;
        Ok(at)
    }

    /// When the next attempt of a delivery is due of which none is under way.
    pub fn next_due(&self) -> Result<Option<u64>> {
        let query = "SELECT next_at AS n FROM delivery WHERE next_at IS NOT NULL AND lease_until IS NULL \
                     ORDER BY next_at LIMIT 1";
        let [at] = numbers(&self.sql, query, vec![])?;
        Ok(at)
    }

    pub fn list(&self, filter: &Filter, low: u64, before: Option<u64>, limit: u32) -> Result<Vec<Row>> {
        let (conditions, mut values) = filter.conditions(low);
        values.insert(0, number(before.unwrap_or(1 << 53)));
        values.push(number(limit));
        self.several(&format!("seq < ?{conditions} ORDER BY seq DESC LIMIT ?"), values)
    }

    /// The oldest deliveries first, those behind `after`.
    pub fn oldest(&self, filter: &Filter, low: u64, after: u64, limit: u32) -> Result<Vec<Row>> {
        let (conditions, mut values) = filter.conditions(low);
        values.insert(0, number(after));
        values.push(number(limit));
        self.several(&format!("seq > ?{conditions} ORDER BY seq LIMIT ?"), values)
    }

    /// The body, whole: what does not add up is an error, and nobody is sent it.
    pub fn body(&self, seq: u64) -> Result<Vec<u8>> {
        let cursor = self.sql.exec("SELECT size, body FROM delivery WHERE seq = ?", vec![number(seq)])?;
        let mut row = cursor.raw().next().transpose()?.unwrap_or_default().into_iter();
        let (size, inline) = (row.next(), row.next());
        if let Some(SqlStorageValue::Blob(body)) = inline {
            return Ok(body);
        }
        // Rows of the first formats say nothing of their size.
        let size = match size {
            Some(SqlStorageValue::Integer(size)) => usize::try_from(size).ok(),
            _ => None,
        };
        // A vector that grows part by part takes twice the room, and the wasm's memory never shrinks.
        let mut body = Vec::with_capacity(size.unwrap_or(0));
        let parts = "SELECT bytes FROM bodies WHERE delivery = ? ORDER BY part";
        for row in self.sql.exec(parts, vec![number(seq)])?.raw() {
            if let Some(SqlStorageValue::Blob(bytes)) = row?.into_iter().next() {
                body.extend_from_slice(&bytes);
            }
        }
        if size.is_some_and(|size| size != body.len()) {
            return Err(worker::Error::RustError(format!("the body of {seq} has {} bytes of {size:?}", body.len())));
        }
        Ok(body)
    }
}

/// Attempts in a row before they are set aside: at 8 KB each a tenth of what a row may hold.
const ATTEMPTS_PER_ROW: u32 = 16;
