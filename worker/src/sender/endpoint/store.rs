//! An endpoint's rows: settings, health, deliveries, attempts and notices, in SQLite.
//!
//! Reading and writing only; what a row may become is the core's decision. No method awaits, so
//! whatever one caller does between two awaits is stored as one.

use serde::Deserialize;
use signpost_core::delivery::{Delivery, Lease, State};
use signpost_core::endpoint::{Health, Queue, Reason, Status};
use worker::{Result, SqlStorage, SqlStorageValue};

use super::settings::Settings;
use crate::sender::sql::{first, maybe_number, maybe_text, migrate, number, rows};

/// The largest piece of a body in one row; the platform's own limit is 2 MB.
const PART_BYTES: usize = 1 << 20;
/// Requests of a replay that are kept: far more than anybody looks through.
const REPLAYS_KEPT: u64 = 10_000;

/// Each is done once, in this order; see [`migrate`].
const STEPS: [&[&str]; 4] = [&FORMAT_1, &TRIGGERS, &["ALTER TABLE attempts ADD COLUMN headers TEXT"], &REPLAYS];

const REPLAYS: [&str; 2] = [
    "CREATE TABLE IF NOT EXISTS replays (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, by TEXT NOT NULL, \
     delivery INTEGER, range TEXT NOT NULL, n INTEGER NOT NULL)",
    "CREATE INDEX IF NOT EXISTS replays_at ON replays (at)",
];

const FORMAT_1: [&str; 14] = [
    "CREATE TABLE IF NOT EXISTS settings (one INTEGER PRIMARY KEY CHECK (one = 1), json TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS health (one INTEGER PRIMARY KEY CHECK (one = 1), status TEXT NOT NULL, reason TEXT, \
     failures INTEGER NOT NULL, failing_since INTEGER)",
    "CREATE TABLE IF NOT EXISTS deliveries (seq INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT UNIQUE NOT NULL, \
     hash TEXT NOT NULL, type TEXT NOT NULL, replay_of TEXT, headers TEXT, state TEXT NOT NULL, generation INTEGER NOT NULL, \
     attempts INTEGER NOT NULL, failures INTEGER NOT NULL, interruptions INTEGER NOT NULL, due INTEGER NOT NULL, \
     lease_started INTEGER, lease_until INTEGER, created INTEGER NOT NULL, ended INTEGER, last_status INTEGER, last_error TEXT)",
    "CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (due) WHERE state = 'pending' AND lease_until IS NULL",
    "CREATE INDEX IF NOT EXISTS deliveries_lease ON deliveries (lease_until) WHERE lease_until IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS deliveries_state ON deliveries (state, seq)",
    "CREATE INDEX IF NOT EXISTS deliveries_ended ON deliveries (ended) WHERE ended IS NOT NULL",
    "CREATE TABLE IF NOT EXISTS bodies (delivery INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, \
     PRIMARY KEY (delivery, part)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS attempts (delivery INTEGER NOT NULL, number INTEGER NOT NULL, generation INTEGER NOT NULL, \
     started INTEGER NOT NULL, ms INTEGER, status INTEGER, error TEXT, answer TEXT NOT NULL DEFAULT '', \
     PRIMARY KEY (delivery, number)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS attempts_started ON attempts (started)",
    "CREATE TABLE IF NOT EXISTS notices (id TEXT PRIMARY KEY, type TEXT NOT NULL, data TEXT NOT NULL, made INTEGER NOT NULL) \
     WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, asked TEXT NOT NULL, answer TEXT NOT NULL, \
     made INTEGER NOT NULL) WITHOUT ROWID",
    // Counting a hundred thousand rows for every publish would cost more than the publish.
    "CREATE TABLE IF NOT EXISTS counts (state TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS answers_made ON answers (made)",
];

/// Keep `counts` true whatever statement changes a delivery.
const TRIGGERS: [&str; 3] = [
    "CREATE TRIGGER IF NOT EXISTS counted_in AFTER INSERT ON deliveries BEGIN \
     INSERT INTO counts (state, n) VALUES (NEW.state, 1) ON CONFLICT (state) DO UPDATE SET n = n + 1; END",
    "CREATE TRIGGER IF NOT EXISTS counted_over AFTER UPDATE OF state ON deliveries WHEN OLD.state <> NEW.state BEGIN \
     UPDATE counts SET n = n - 1 WHERE state = OLD.state; \
     INSERT INTO counts (state, n) VALUES (NEW.state, 1) ON CONFLICT (state) DO UPDATE SET n = n + 1; END",
    "CREATE TRIGGER IF NOT EXISTS counted_out AFTER DELETE ON deliveries BEGIN \
     UPDATE counts SET n = n - 1 WHERE state = OLD.state; END",
];

pub struct Store {
    sql: SqlStorage,
}

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

/// An attempt as it is kept.
#[derive(Clone, Deserialize)]
pub struct AttemptRow {
    pub number: u32,
    pub generation: u32,
    pub started: u64,
    pub ms: Option<u64>,
    pub status: Option<u16>,
    pub error: Option<String>,
    pub answer: String,
    /// The headers that were sent, as a JSON object. Attempts of older code have none.
    pub headers: Option<String>,
}

/// An attempt among the last ones of all deliveries.
#[derive(Deserialize)]
pub struct RecentRow {
    pub delivery: u64,
    pub started: u64,
    pub ms: Option<u64>,
    pub status: Option<u16>,
    pub error: Option<String>,
}

/// A request that sent deliveries again.
#[derive(Deserialize)]
pub struct ReplayRow {
    pub seq: u64,
    pub at: u64,
    pub by: String,
    pub delivery: Option<u64>,
    pub range: String,
    pub n: u64,
}

/// What is to be told to the operator.
#[derive(Clone, Deserialize)]
pub struct NoticeRow {
    pub id: String,
    #[serde(rename = "type")]
    pub event_type: String,
    pub data: String,
}

/// Which deliveries a list shows. All that are given must hold.
#[derive(Clone, Debug, Default, serde::Serialize, Deserialize)]
pub struct Filter {
    pub state: Option<String>,
    pub event_type: Option<String>,
    pub since: Option<u64>,
    pub until: Option<u64>,
}

impl Filter {
    fn conditions(&self) -> (String, Vec<SqlStorageValue>) {
        let mut text = String::new();
        let mut values = Vec::new();
        let given = [
            ("state = ?", self.state.clone().map(SqlStorageValue::from)),
            ("type = ?", self.event_type.clone().map(SqlStorageValue::from)),
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
        (text, values)
    }
}

#[derive(Deserialize)]
struct Number {
    n: Option<u64>,
}

impl Store {
    pub fn open(sql: SqlStorage) -> Self {
        if let Err(error) = migrate(&sql, &STEPS) {
            worker::console_error!("endpoint: the tables cannot be brought up to date: {error}");
        }
        Self { sql }
    }

    pub fn settings(&self) -> Result<Option<Settings>> {
        #[derive(Deserialize)]
        struct Json {
            json: String,
        }
        let row = first::<Json>(&self.sql, "SELECT json FROM settings", vec![])?;
        Ok(row.map(|row| serde_json::from_str(&row.json)).transpose()?)
    }

    pub fn put_settings(&self, settings: &Settings) -> Result<()> {
        let json = serde_json::to_string(settings)?;
        self.sql.exec("INSERT OR REPLACE INTO settings (one, json) VALUES (1, ?)", vec![json.into()])?;
        Ok(())
    }

    pub fn health(&self) -> Result<Health> {
        #[derive(Deserialize)]
        struct Raw {
            status: String,
            reason: Option<String>,
            failures: u32,
            failing_since: Option<u64>,
        }
        let row = first::<Raw>(&self.sql, "SELECT status, reason, failures, failing_since FROM health", vec![])?;
        let Some(row) = row else {
            return Ok(Health::new(false));
        };
        let status = Status::from_codes(&row.status, row.reason.as_deref())
            .ok_or_else(|| worker::Error::RustError(format!("`{}` is no status", row.status)))?;
        Ok(Health { status, failures: row.failures, failing_since: row.failing_since })
    }

    pub fn put_health(&self, health: &Health) -> Result<()> {
        self.sql.exec(
            "INSERT OR REPLACE INTO health (one, status, reason, failures, failing_since) VALUES (1, ?, ?, ?, ?)",
            vec![
                health.status.code().into(),
                maybe_text(health.status.reason().map(Reason::code)),
                number(health.failures),
                maybe_number(health.failing_since),
            ],
        )?;
        Ok(())
    }

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

    /// Keeps that an attempt has begun.
    pub fn begin_attempt(&self, seq: u64, delivery: &Delivery, now: u64) -> Result<()> {
        self.sql.exec(
            "INSERT OR REPLACE INTO attempts (delivery, number, generation, started) VALUES (?, ?, ?, ?)",
            vec![number(seq), number(delivery.attempts), number(delivery.generation), number(now)],
        )?;
        Ok(())
    }

    /// Keeps what came of it, with the delivery's latest word.
    pub fn end_attempt(&self, seq: u64, number_: u32, ms: Option<u64>, end: &AttemptEnd) -> Result<()> {
        let (status, error) = (maybe_number(end.status), maybe_text(end.error));
        self.sql.exec(
            "UPDATE attempts SET ms = ?, status = ?, error = ?, answer = ?, headers = ? WHERE delivery = ? AND number = ?",
            vec![
                maybe_number(ms),
                status.clone(),
                error.clone(),
                end.answer.clone().into(),
                maybe_text(end.headers.as_deref()),
                number(seq),
                number(number_),
            ],
        )?;
        self.sql.exec(
            "UPDATE deliveries SET last_status = ?, last_error = ? WHERE seq = ?",
            vec![status, error, number(seq)],
        )?;
        Ok(())
    }

    pub fn attempts(&self, seq: u64) -> Result<Vec<AttemptRow>> {
        let query = "SELECT number, generation, started, ms, status, error, answer, headers FROM attempts \
                     WHERE delivery = ? ORDER BY number DESC LIMIT 200";
        let mut rows = rows::<AttemptRow>(&self.sql, query, vec![number(seq)])?;
        rows.reverse();
        Ok(rows)
    }

    /// The last attempts of all deliveries, the newest first.
    pub fn recent_attempts(&self, limit: u32) -> Result<Vec<RecentRow>> {
        let query = "SELECT delivery, started, ms, status, error FROM attempts ORDER BY started DESC LIMIT ?";
        rows(&self.sql, query, vec![number(limit)])
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

    pub fn bytes(&self) -> usize {
        self.sql.database_size()
    }

    pub fn put_notice(&self, id: &str, event_type: &str, data: &str, now: u64) -> Result<()> {
        self.sql.exec(
            "INSERT OR IGNORE INTO notices (id, type, data, made) VALUES (?, ?, ?, ?)",
            vec![id.into(), event_type.into(), data.into(), number(now)],
        )?;
        Ok(())
    }

    pub fn notices(&self) -> Result<Vec<NoticeRow>> {
        rows(&self.sql, "SELECT id, type, data FROM notices ORDER BY made LIMIT 20", vec![])
    }

    pub fn drop_notice(&self, id: &str) -> Result<()> {
        self.sql.exec("DELETE FROM notices WHERE id = ?", vec![id.into()])?;
        Ok(())
    }

    /// What was answered to this request key, if it came before, and what was asked then.
    pub fn answer(&self, key: &str) -> Result<Option<(String, String)>> {
        #[derive(Deserialize)]
        struct Known {
            asked: String,
            answer: String,
        }
        let known = first::<Known>(&self.sql, "SELECT asked, answer FROM answers WHERE key = ?", vec![key.into()])?;
        Ok(known.map(|known| (known.asked, known.answer)))
    }

    pub fn put_answer(&self, key: &str, asked: &str, answer: &str, now: u64) -> Result<()> {
        self.sql.exec(
            "INSERT OR REPLACE INTO answers (key, asked, answer, made) VALUES (?, ?, ?, ?)",
            vec![key.into(), asked.into(), answer.into(), number(now)],
        )?;
        Ok(())
    }

    /// Keeps who sent what again. Of a token that is abused the newest are kept; the log has all.
    pub fn put_replay(&self, by: &str, delivery: Option<u64>, range: &str, n: u64, now: u64) -> Result<()> {
        let row = first::<Number>(
            &self.sql,
            "INSERT INTO replays (at, by, delivery, range, n) VALUES (?, ?, ?, ?, ?) RETURNING seq AS n",
            vec![number(now), by.into(), maybe_number(delivery), range.into(), number(n)],
        )?;
        let last = row.and_then(|row| row.n).unwrap_or(0).saturating_sub(REPLAYS_KEPT);
        self.sql.exec("DELETE FROM replays WHERE seq <= ?", vec![number(last)])?;
        Ok(())
    }

    pub fn replays(&self, before: Option<u64>, limit: u32) -> Result<Vec<ReplayRow>> {
        let query = "SELECT seq, at, by, delivery, range, n FROM replays WHERE seq < ? ORDER BY seq DESC LIMIT ?";
        rows(&self.sql, query, vec![number(before.unwrap_or(1 << 53)), number(limit)])
    }

    /// When the `nth` latest replay was asked for, if there were that many up to now.
    pub fn replayed_at(&self, nth: u32, now: u64) -> Result<Option<u64>> {
        let query = "SELECT at AS n FROM replays WHERE at <= ? ORDER BY at DESC LIMIT 1 OFFSET ?";
        let values = vec![number(now), number(nth.saturating_sub(1))];
        Ok(first::<Number>(&self.sql, query, values)?.and_then(|row| row.n))
    }

    /// Deletes everything: the endpoint is gone, and with it every payload.
    pub fn clear(&self) -> Result<()> {
        for table in
            ["settings", "health", "deliveries", "bodies", "attempts", "notices", "answers", "counts", "replays"]
        {
            self.sql.exec(&format!("DELETE FROM {table}"), None)?;
        }
        Ok(())
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

/// The end of an attempt, as it is shown.
pub struct AttemptEnd {
    pub status: Option<u16>,
    pub error: Option<&'static str>,
    pub answer: String,
    pub headers: Option<String>,
}
