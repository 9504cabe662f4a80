//! What stands where: how many deliveries wait and have ended, what a start finds again, and what is old enough to go.

use signpost_core::outgoing::delivery::State;
use signpost_core::outgoing::tally::{Ended, Mark};
use signpost_platform::object::sql::{as_number, number, numbers, values};
use worker::{Result, SqlStorageValue};

use super::Store;

/// Ended rows that are looked at for the time of the next purge.
const PURGE_LOOK: u32 = 1_000;
/// Pending ones have not ended and stay.
const OLD: &str = "FROM delivery WHERE seq < ? AND ended < ? ORDER BY seq LIMIT ?";

impl Store {
    /// After a start: first attempts whose process has ended go into the index, to be taken back in time.
    pub fn adopt(&self, mark: u64) -> Result<()> {
        let statement = "UPDATE delivery SET next_at = COALESCE(lease_until, due) \
                         WHERE seq > ? AND state = 'pending' AND next_at IS NULL";
        self.sql.exec(statement, vec![number(mark)]).map(drop)
    }

    /// How many deliveries are in the index, the place of the first of them, and that of the last row of all.
    pub fn waiting(&self) -> Result<(u64, Option<u64>, u64)> {
        let query = "SELECT COUNT(*) AS n, MIN(seq) AS low, (SELECT MAX(seq) FROM delivery) AS high FROM delivery \
                     WHERE next_at IS NOT NULL";
        let [n, low, high] = numbers(&self.sql, query, vec![])?;
        Ok((n.unwrap_or(0), low, high.unwrap_or(0)))
    }

    /// How the rows behind `after`, up to `to`, have ended.
    pub fn ended(&self, after: u64, to: u64) -> Result<Ended> {
        let query = "SELECT state, COUNT(*) AS n FROM delivery WHERE seq > ? AND seq <= ? GROUP BY state";
        let mut ended = Ended::default();
        for row in values(&self.sql, query, vec![number(after), number(to)])? {
            if let [SqlStorageValue::String(state), n] = row.as_slice()
                && let (Some(state), Some(n)) = (State::from_code(state), as_number(n))
            {
                ended.add(state, n);
            }
        }
        Ok(ended)
    }

    pub fn mark(&self) -> Result<Mark> {
        let query = "SELECT seq, cancelled, dead, delivered FROM mark";
        let [seq, cancelled, dead, delivered] = numbers(&self.sql, query, vec![])?.map(|n| n.unwrap_or(0));
        Ok(Mark { seq, ended: Ended { cancelled, dead, delivered } })
    }

    pub fn put_mark(&self, mark: &Mark) -> Result<()> {
        let Ended { cancelled, dead, delivered } = mark.ended;
        self.sql.exec(
            "UPDATE mark SET seq = ?, cancelled = ?, dead = ?, delivered = ?",
            vec![number(mark.seq), number(cancelled), number(dead), number(delivered)],
        )?;
        Ok(())
    }

    /// When the first of the oldest rows that may be purged ended.
    pub fn oldest_end(&self) -> Result<Option<u64>> {
        let query = "SELECT MIN(ended) AS n FROM \
                     (SELECT ended FROM delivery WHERE ended IS NOT NULL ORDER BY seq LIMIT ?)";
        let [ended] = numbers(&self.sql, query, vec![number(PURGE_LOOK)])?;
        Ok(ended)
    }

    /// Deliveries that were made below a place and ended before a time.
    pub fn purgeable(&self, below: u64, ended_before: u64, limit: u32) -> Result<Vec<(u64, State)>> {
        let query = format!("SELECT seq, state {OLD}");
        let rows = values(&self.sql, &query, vec![number(below), number(ended_before), number(limit)])?;
        let read = |row: &Vec<SqlStorageValue>| match row.as_slice() {
            [seq, SqlStorageValue::String(state)] => Some((as_number(seq)?, State::from_code(state)?)),
            _ => None,
        };
        Ok(rows.iter().filter_map(read).collect())
    }

    /// Deletes those that [`purgeable`](Self::purgeable) has named.
    pub fn purge(&self, below: u64, ended_before: u64, limit: u32) -> Result<()> {
        for (table, key) in [("bodies", "delivery"), ("attempts", "delivery"), ("delivery", "seq")] {
            let statement = format!("DELETE FROM {table} WHERE {key} IN (SELECT seq {OLD})");
            self.sql.exec(&statement, vec![number(below), number(ended_before), number(limit)])?;
        }
        Ok(())
    }

    /// Deletes what was remembered of requests before a time.
    pub fn forget(&self, before: u64) -> Result<()> {
        self.sql.exec("DELETE FROM answers WHERE made < ?", vec![number(before)])?;
        self.sql.exec("DELETE FROM replays WHERE at < ?", vec![number(before)])?;
        Ok(())
    }
}
