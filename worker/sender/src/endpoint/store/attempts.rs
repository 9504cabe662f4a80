//! Attempts: in the row of their delivery, appended when they end.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use signpost_core::outgoing::delivery::Delivery;
use signpost_platform::object::sql::{number, rows, values};
use worker::{Result, SqlStorageValue};

use super::Store;

/// An attempt as it is kept: names are short, since every attempt repeats them.
#[derive(Clone, Deserialize)]
pub struct AttemptRow {
    #[serde(rename = "n")]
    pub number: u32,
    #[serde(rename = "g")]
    pub generation: u32,
    #[serde(rename = "t")]
    pub started: u64,
    pub ms: Option<u64>,
    #[serde(rename = "s")]
    pub status: Option<u16>,
    #[serde(rename = "e")]
    pub error: Option<String>,
    #[serde(rename = "a")]
    pub answer: String,
    /// The headers that were sent. Attempts of the first formats have none.
    #[serde(default, rename = "h")]
    pub headers: BTreeMap<String, String>,
}

/// An attempt that has ended.
pub struct Attempted<'a> {
    pub number: u32,
    pub generation: u32,
    pub started: u64,
    pub ms: Option<u64>,
    pub status: Option<u16>,
    pub error: Option<&'static str>,
    pub answer: &'a str,
    pub headers: &'a BTreeMap<String, String>,
}

impl Attempted<'_> {
    /// An attempt of which nothing is known but that it was, or may have been, begun.
    pub const fn cut_off(delivery: &Delivery, started: u64) -> Self {
        const NO_HEADERS: &BTreeMap<String, String> = &BTreeMap::new();
        Self {
            number: delivery.attempts,
            generation: delivery.generation,
            started,
            ms: None,
            status: None,
            error: Some("interrupted"),
            answer: "",
            headers: NO_HEADERS,
        }
    }

    pub fn json(&self) -> Result<String> {
        #[derive(Serialize)]
        struct Kept<'a> {
            n: u32,
            g: u32,
            t: u64,
            ms: Option<u64>,
            s: Option<u16>,
            e: Option<&'a str>,
            a: &'a str,
            h: &'a BTreeMap<String, String>,
        }
        Ok(serde_json::to_string(&Kept {
            n: self.number,
            g: self.generation,
            t: self.started,
            ms: self.ms,
            s: self.status,
            e: self.error,
            a: self.answer,
            h: self.headers,
        })?)
    }
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

/// An attempt in the table of those that are set aside.
#[derive(Deserialize)]
struct Aside {
    number: u32,
    generation: u32,
    started: u64,
    ms: Option<u64>,
    status: Option<u16>,
    error: Option<String>,
    answer: String,
    headers: Option<String>,
}

impl Store {
    /// Keeps an attempt whose outcome changes nothing any more.
    pub fn note(&self, seq: u64, attempt: &Attempted) -> Result<()> {
        let statement = "UPDATE delivery SET log = COALESCE(log || ',', '') || ? WHERE seq = ?";
        self.sql.exec(statement, vec![attempt.json()?.into(), number(seq)]).map(drop)
    }

    /// Moves the attempts out of their row, which may not grow without end.
    pub fn set_aside(&self, seq: u64) -> Result<()> {
        let fields = ["n", "g", "t", "ms", "s", "e", "a", "h"].map(|name| format!("json_extract(value, '$.{name}')"));
        let statement = format!(
            "INSERT OR REPLACE INTO attempts (delivery, number, generation, started, ms, status, error, answer, headers) \
             SELECT seq, {} FROM delivery, json_each('[' || log || ']') WHERE seq = ?",
            fields.join(", ")
        );
        self.sql.exec(&statement, vec![number(seq)])?;
        self.sql.exec("UPDATE delivery SET log = NULL WHERE seq = ?", vec![number(seq)]).map(drop)
    }

    /// The last 200 attempts of a delivery that have ended, the oldest first.
    pub fn attempts(&self, seq: u64) -> Result<Vec<AttemptRow>> {
        let query = "SELECT number, generation, started, ms, status, error, answer, headers FROM attempts \
                     WHERE delivery = ? ORDER BY number DESC LIMIT 200";
        let aside = rows::<Aside>(&self.sql, query, vec![number(seq)])?.into_iter().map(|row| AttemptRow {
            number: row.number,
            generation: row.generation,
            started: row.started,
            ms: row.ms,
            status: row.status,
            error: row.error,
            answer: row.answer,
            headers: row.headers.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default(),
        });
        let mut all: BTreeMap<u32, AttemptRow> = aside.map(|row| (row.number, row)).collect();
        let log = values(&self.sql, "SELECT log FROM delivery WHERE seq = ?", vec![number(seq)])?;
        if let Some([SqlStorageValue::String(log)]) = log.first().map(Vec::as_slice) {
            // An outcome that came after all is the last of its number.
            let kept: Vec<AttemptRow> = serde_json::from_str(&format!("[{log}]"))?;
            all.extend(kept.into_iter().map(|row| (row.number, row)));
        }
        let excess = all.len().saturating_sub(200);
        Ok(all.into_values().skip(excess).collect())
    }

    /// When the last attempts began, of the newest deliveries that have any and of those that wait for another.
    pub fn last_begun(&self, limit: u32) -> Result<Vec<u64>> {
        #[derive(Deserialize)]
        struct Begun {
            started: u64,
        }
        let query = "SELECT json_extract(a.value, '$.t') AS started FROM delivery d, json_each('[' || d.log || ']') a \
                     WHERE d.log IS NOT NULL AND d.seq IN ( \
                     SELECT seq FROM (SELECT seq FROM delivery WHERE log IS NOT NULL ORDER BY seq DESC LIMIT ?1) UNION \
                     SELECT seq FROM (SELECT seq FROM delivery WHERE next_at IS NOT NULL ORDER BY next_at LIMIT ?1)) \
                     ORDER BY started DESC LIMIT ?1";
        let rows = rows::<Begun>(&self.sql, query, vec![number(limit)])?;
        Ok(rows.into_iter().map(|row| row.started).collect())
    }

    /// The last attempts of the newest deliveries and of those that wait, the newest first.
    pub fn recent_attempts(&self, limit: u32) -> Result<Vec<RecentRow>> {
        let query = "SELECT d.seq AS delivery, json_extract(a.value, '$.t') AS started, \
                     json_extract(a.value, '$.ms') AS ms, json_extract(a.value, '$.s') AS status, \
                     json_extract(a.value, '$.e') AS error \
                     FROM delivery d, json_each('[' || d.log || ']') a WHERE d.log IS NOT NULL AND d.seq IN ( \
                     SELECT seq FROM (SELECT seq FROM delivery ORDER BY seq DESC LIMIT ?1) UNION \
                     SELECT seq FROM (SELECT seq FROM delivery WHERE next_at IS NOT NULL ORDER BY next_at LIMIT ?1)) \
                     UNION ALL SELECT * FROM (SELECT delivery, started, ms, status, error FROM attempts \
                     ORDER BY delivery DESC, number DESC LIMIT ?1) \
                     ORDER BY started DESC LIMIT ?1";
        rows(&self.sql, query, vec![number(limit)])
    }
}
