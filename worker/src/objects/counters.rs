//! The counts of one source: a Durable Object with a row for each minute, verdict and code.

use std::collections::BTreeMap;

use serde::Deserialize;
use signpost_api::{SourceBucket, SourceCounts, SourceRequest};
use signpost_core::outgoing::envelope::rfc3339;
use signpost_platform::clock::now_ms;
use signpost_platform::counts::{Ask, Batch, Note};
use signpost_platform::object::sql::{maybe_text, number, rows};
use signpost_platform::object::{self, Answer, json};
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object, wasm_bindgen};

const MINUTE_MS: u64 = 60_000;
/// A week of minutes: what a person looks back on.
const KEEP_MS: u64 = 7 * 86_400_000;
/// Requests kept for people to look at.
const RECENT: u32 = 50;

const SCHEMA: [&str; 2] = [
    "CREATE TABLE IF NOT EXISTS counts (minute INTEGER NOT NULL, verdict TEXT NOT NULL, code TEXT NOT NULL, \
     n INTEGER NOT NULL, PRIMARY KEY (minute, verdict, code)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS recent (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, \
     verdict TEXT NOT NULL, code TEXT, event_id TEXT, event_type TEXT, status INTEGER NOT NULL, ms INTEGER NOT NULL)",
];

#[durable_object(fetch)]
pub struct SourceCounters {
    sql: SqlStorage,
}

impl DurableObject for SourceCounters {
    fn new(state: State, _env: Env) -> Self {
        let sql = state.storage().sql();
        for statement in SCHEMA {
            if let Err(error) = sql.exec(statement, None) {
                worker::console_error!("counters: a table cannot be created: {error}");
            }
        }
        Self { sql }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let (question, _) = object::read::<Ask>(&mut request).await?;
        match question {
            Ask::Add { batch } => object::write(self.add(&batch, now_ms()).and_then(|()| json(&()))),
            Ask::Show { since, step } => object::write(self.show(since, step).and_then(|counts| json(&counts))),
        }
    }
}

#[derive(Deserialize)]
struct Count {
    at: u64,
    verdict: String,
    code: String,
    n: u64,
}

impl SourceCounters {
    fn add(&self, batch: &Batch, now: u64) -> Answer<()> {
        let minute = now.saturating_sub(now % MINUTE_MS);
        for (verdict, code, n) in &batch.counts {
            self.sql.exec(
                "INSERT INTO counts (minute, verdict, code, n) VALUES (?, ?, ?, ?) \
                 ON CONFLICT (minute, verdict, code) DO UPDATE SET n = n + excluded.n",
                vec![number(minute), verdict.clone().into(), code.clone().unwrap_or_default().into(), number(*n)],
            )?;
        }
        for note in &batch.details {
            self.sql.exec(
                "INSERT INTO recent (at, verdict, code, event_id, event_type, status, ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
                vec![
                    number(note.at),
                    note.verdict.clone().into(),
                    maybe_text(note.code.as_deref()),
                    maybe_text(note.event_id.as_deref()),
                    maybe_text(note.event_type.as_deref()),
                    number(note.status),
                    number(note.ms),
                ],
            )?;
        }
        self.sql.exec("DELETE FROM counts WHERE minute < ?", vec![number(now.saturating_sub(KEEP_MS))])?;
        self.sql.exec("DELETE FROM recent WHERE seq <= (SELECT MAX(seq) FROM recent) - ?", vec![number(RECENT)])?;
        Ok(())
    }

    fn show(&self, since: u64, step: u64) -> Answer<SourceCounts> {
        let query = "SELECT minute - minute % ? AS at, verdict, code, SUM(n) AS n FROM counts WHERE minute >= ? \
                     GROUP BY 1, 2, 3 ORDER BY 1";
        let mut shown = SourceCounts::default();
        for row in rows::<Count>(&self.sql, query, vec![number(step), number(since)])? {
            let add = |map: &mut BTreeMap<String, u64>, key: &str| {
                let n = map.entry(key.to_string()).or_default();
                *n = n.saturating_add(row.n);
            };
            let at = rfc3339(row.at);
            if shown.buckets.last().is_none_or(|bucket| bucket.starts_at != at) {
                shown.buckets.push(SourceBucket { starts_at: at, verdicts: BTreeMap::new() });
            }
            if let Some(bucket) = shown.buckets.last_mut() {
                add(&mut bucket.verdicts, &row.verdict);
            }
            add(&mut shown.verdicts, &row.verdict);
            if !row.code.is_empty() {
                add(&mut shown.codes, &row.code);
            }
        }
        let query = "SELECT at, verdict, code, event_id, event_type, status, ms FROM recent ORDER BY seq DESC LIMIT ?";
        shown.recent_requests = rows::<Note>(&self.sql, query, vec![number(RECENT)])?.into_iter().map(event).collect();
        Ok(shown)
    }
}

fn event(note: Note) -> SourceRequest {
    SourceRequest {
        received_at: rfc3339(note.at),
        verdict: note.verdict,
        code: note.code,
        event_id: note.event_id,
        event_type: note.event_type,
        response_status: note.status,
        duration_ms: note.ms,
    }
}
