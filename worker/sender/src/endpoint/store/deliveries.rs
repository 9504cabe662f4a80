//! Deliveries with their bodies: what is due, what is under way, what is listed, what is purged.

use serde::Deserialize;
use signpost_api::DeliveryState;
use signpost_core::outgoing::delivery::{Delivery, Lease, State};
use signpost_core::outgoing::endpoint::Queue;
use signpost_platform::object::sql::{first, maybe_number, maybe_text, number, rows};
use worker::{Result, SqlStorageValue};

use super::{Number, Store};

/// The largest piece of a body in one row; the platform's own limit is 2 MB.
const PART_BYTES: usize = 1 << 20;

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
    fn conditions(&self) -> (String, Vec<SqlStorageValue>) {
        let mut text = String::new();
        let mut values: Vec<SqlStorageValue> = Vec::new();
        let state = self.state.map(|state| match state {
            DeliveryState::Cancelled => State::Cancelled,
            DeliveryState::DeadLetter => State::Dead,
            DeliveryState::Delivered => State::Delivered,
            DeliveryState::Pending => State::Pending,
        });
        let given = [
            ("state = ?", state.map(|state| state.code().into())),
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
        match self.event_type.as_deref().map(|pattern| (pattern, pattern.strip_suffix('*'))) {
            None | Some((_, Some(""))) => {}
            Some((_, Some(stem))) => {
                // Everything that begins with the stem and is longer; `LIKE` would read the stem as a pattern.
                text.push_str(" AND type > ? AND substr(type, 1, ?) = ?");
                let length = u32::try_from(stem.len()).unwrap_or(u32::MAX);
                values.extend([stem.into(), number(length), stem.into()]);
            }
            Some((exact, None)) => {
                text.push_str(" AND type = ?");
                values.push(exact.into());
            }
        }
        (text, values)
    }
}

impl Store {
    /// Stores a new delivery with its body.
    pub fn insert(&self, row: &Row, body: &[u8]) -> Result<u64> {
        let d = &row.delivery;
        let stored = first::<Number>(
            &self.sql,
            "INSERT INTO deliveries (event, hash, type, replay_of, headers, state, generation, attempts, failures, \
             interruptions, due, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq AS n",
            vec![
                row.event.clone().into(),
                row.hash.clone().into(),
                row.event_type.clone().into(),
                maybe_text(row.replay_of.as_deref()),
                maybe_text(row.headers.as_deref()),
                d.state.code().into(),
                number(d.generation),
                number(d.attempts),
                number(d.failures),
                number(d.interruptions),
                number(d.due),
                number(row.created),
            ],
        )?;
        let seq =
            stored.and_then(|row| row.n).ok_or_else(|| worker::Error::RustError("no row was stored".to_string()))?;
        for (part, bytes) in body.chunks(PART_BYTES).enumerate() {
            let part = u64::try_from(part).unwrap_or(u64::MAX);
            self.sql.exec(
                "INSERT INTO bodies (delivery, part, bytes) VALUES (?, ?, ?)",
                vec![number(seq), number(part), bytes.to_vec().into()],
            )?;
        }
        Ok(seq)
    }

    /// Stores what has become of a delivery.
    pub fn update(&self, seq: u64, delivery: &Delivery, now: u64) -> Result<()> {
        let ended = (delivery.state != State::Pending).then_some(now);
        self.sql.exec(
            "UPDATE deliveries SET state = ?, generation = ?, attempts = ?, failures = ?, interruptions = ?, due = ?, \
             lease_started = ?, lease_until = ?, ended = ? WHERE seq = ?",
            vec![
                delivery.state.code().into(),
                number(delivery.generation),
                number(delivery.attempts),
                number(delivery.failures),
                number(delivery.interruptions),
                number(delivery.due),
                maybe_number(delivery.lease.map(|lease| lease.started)),
                maybe_number(delivery.lease.map(|lease| lease.until)),
                maybe_number(ended),
                number(seq),
            ],
        )?;
        Ok(())
    }

    pub fn row(&self, seq: u64) -> Result<Option<Row>> {
        first::<RawRow>(&self.sql, "SELECT * FROM deliveries WHERE seq = ?", vec![number(seq)])?
            .map(RawRow::read)
            .transpose()
    }

    pub fn row_of_event(&self, event: &str) -> Result<Option<Row>> {
        first::<RawRow>(&self.sql, "SELECT * FROM deliveries WHERE event = ?", vec![event.into()])?
            .map(RawRow::read)
            .transpose()
    }

    /// The next deliveries of which no attempt is under way: by due time, or by age alone where
    /// order matters (there the oldest one holds up the others even while it is not due).
    pub fn waiting(&self, fifo: bool, now: u64, limit: u32) -> Result<Vec<Row>> {
        let query = if fifo {
            "SELECT * FROM (SELECT * FROM deliveries WHERE state = 'pending' ORDER BY seq LIMIT 1) \
             WHERE lease_until IS NULL AND due <= ? LIMIT ?"
        } else {
            "SELECT * FROM deliveries WHERE state = 'pending' AND lease_until IS NULL AND due <= ? ORDER BY due, seq LIMIT ?"
        };
        rows::<RawRow>(&self.sql, query, vec![number(now), number(limit)])?.into_iter().map(RawRow::read).collect()
    }

    /// Deliveries of which an attempt is under way, or was when its process ended.
    pub fn leased(&self) -> Result<Vec<Row>> {
        let query = "SELECT * FROM deliveries WHERE lease_until IS NOT NULL ORDER BY lease_until";
        rows::<RawRow>(&self.sql, query, vec![])?.into_iter().map(RawRow::read).collect()
    }

    pub fn queue(&self, fifo: bool, rated: bool, now: u64) -> Result<Queue> {
        #[derive(Deserialize)]
        struct Leases {
            first: Option<u64>,
            n: u32,
        }
        let due = if fifo {
            "SELECT CASE WHEN lease_until IS NULL THEN due END AS n FROM deliveries WHERE state = 'pending' ORDER BY seq LIMIT 1"
        } else {
            "SELECT MIN(due) AS n FROM deliveries WHERE state = 'pending' AND lease_until IS NULL"
        };
        let due = first::<Number>(&self.sql, due, vec![])?.and_then(|row| row.n);
        let leases = "SELECT MIN(lease_until) AS first, COUNT(*) AS n FROM deliveries WHERE lease_until IS NOT NULL";
        let leases = first::<Leases>(&self.sql, leases, vec![])?;
        let recent = if rated {
            let query = "SELECT COUNT(*) AS n FROM attempts WHERE started > ?";
            first::<Number>(&self.sql, query, vec![number(now.saturating_sub(1000))])?
                .and_then(|row| row.n)
                .unwrap_or(0)
        } else {
            0
        };
        Ok(Queue {
            due,
            lease: leases.as_ref().and_then(|row| row.first),
            running: leases.map_or(0, |row| row.n),
            recent: u32::try_from(recent).unwrap_or(u32::MAX),
        })
    }

    pub fn list(&self, filter: &Filter, before: Option<u64>, limit: u32) -> Result<Vec<Row>> {
        let (conditions, mut values) = filter.conditions();
        values.insert(0, number(before.unwrap_or(1 << 53)));
        values.push(number(limit));
        let query = format!("SELECT * FROM deliveries WHERE seq < ?{conditions} ORDER BY seq DESC LIMIT ?");
        rows::<RawRow>(&self.sql, &query, values)?.into_iter().map(RawRow::read).collect()
    }

    /// The oldest deliveries first, those behind `after`.
    pub fn oldest(&self, filter: &Filter, after: u64, limit: u32) -> Result<Vec<Row>> {
        let (conditions, mut values) = filter.conditions();
        values.insert(0, number(after));
        values.push(number(limit));
        let query = format!("SELECT * FROM deliveries WHERE seq > ?{conditions} ORDER BY seq LIMIT ?");
        rows::<RawRow>(&self.sql, &query, values)?.into_iter().map(RawRow::read).collect()
    }

    pub fn body(&self, seq: u64) -> Result<Vec<u8>> {
        let length = "SELECT SUM(LENGTH(bytes)) AS n FROM bodies WHERE delivery = ?";
        let length = first::<Number>(&self.sql, length, vec![number(seq)])?.and_then(|row| row.n);
        let cursor = self.sql.exec("SELECT bytes FROM bodies WHERE delivery = ? ORDER BY part", vec![number(seq)])?;
        // A vector that grows part by part takes twice the room, and the wasm's memory never shrinks.
        let mut body = Vec::with_capacity(length.and_then(|length| usize::try_from(length).ok()).unwrap_or(0));
        for row in cursor.raw() {
            if let Some(SqlStorageValue::Blob(bytes)) = row?.into_iter().next() {
                body.extend_from_slice(&bytes);
            }
        }
        Ok(body)
    }

    /// When the oldest pending delivery was stored.
    pub fn oldest_pending(&self) -> Result<Option<u64>> {
        let query = "SELECT created AS n FROM deliveries WHERE state = 'pending' ORDER BY seq LIMIT 1";
        Ok(first::<Number>(&self.sql, query, vec![])?.and_then(|row| row.n))
    }

    pub fn count(&self, state: State) -> Result<u64> {
        let query = "SELECT n FROM counts WHERE state = ?";
        Ok(first::<Number>(&self.sql, query, vec![state.code().into()])?.and_then(|row| row.n).unwrap_or(0))
    }

    /// When the oldest row that may be purged ended.
    pub fn oldest_end(&self) -> Result<Option<u64>> {
        let query = "SELECT MIN(ended) AS n FROM deliveries WHERE ended IS NOT NULL";
        Ok(first::<Number>(&self.sql, query, vec![])?.and_then(|row| row.n))
    }

    /// Deletes deliveries that ended before a time. Pending ones have not ended and stay.
    pub fn purge(&self, ended_before: u64, limit: u32) -> Result<()> {
        let old = "SELECT seq FROM deliveries WHERE ended < ? ORDER BY ended LIMIT ?";
        let values = vec![number(ended_before), number(limit)];
        for statement in [
            format!("DELETE FROM bodies WHERE delivery IN ({old})"),
            format!("DELETE FROM attempts WHERE delivery IN ({old})"),
            format!("DELETE FROM deliveries WHERE seq IN ({old})"),
        ] {
            self.sql.exec(&statement, values.clone())?;
        }
        self.sql.exec("DELETE FROM answers WHERE made < ?", vec![number(ended_before)])?;
        self.sql.exec("DELETE FROM replays WHERE at < ?", vec![number(ended_before)])?;
        Ok(())
    }
}
