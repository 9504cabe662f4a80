//! Attempts: kept when they begin, and again when they end.

use serde::Deserialize;
use signpost_core::outgoing::delivery::Delivery;
use signpost_platform::object::sql::{maybe_number, maybe_text, number, rows};
use worker::Result;

use super::Store;

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

/// The end of an attempt, as it is shown.
pub struct AttemptEnd {
    pub status: Option<u16>,
    pub error: Option<&'static str>,
    pub answer: String,
    pub headers: Option<String>,
}

impl Store {
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
}
