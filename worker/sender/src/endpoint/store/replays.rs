//! Who sent what again.

use serde::Deserialize;
use signpost_platform::object::sql::{maybe_number, number, numbers, rows};
use worker::Result;

use super::Store;

/// Requests of a replay that are kept: far more than anybody looks through.
const REPLAYS_KEPT: u64 = 10_000;

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

impl Store {
    /// Keeps who sent what again. Of a token that is abused the newest are kept; the log has all.
    pub fn put_replay(&self, by: &str, delivery: Option<u64>, range: &str, n: u64, now: u64) -> Result<()> {
        let [last] = numbers(
            &self.sql,
            "INSERT INTO replays (at, by, delivery, range, n) VALUES (?, ?, ?, ?, ?) RETURNING seq AS n",
            vec![number(now), by.into(), maybe_number(delivery), range.into(), number(n)],
        )?;
        let last = last.unwrap_or(0).saturating_sub(REPLAYS_KEPT);
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
        let [at] = numbers(&self.sql, query, values)?;
        Ok(at)
    }
}
