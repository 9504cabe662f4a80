//! Deliveries over time, counted from their rows: nothing is stored for it.

use signpost_core::outgoing::delivery::State;
use signpost_core::outgoing::stats::Statistics;
use signpost_core::outgoing::tally::first_place;
use signpost_platform::object::sql::{as_number, as_text, number, values};
use worker::Result;

use super::Store;

/// Deliveries whose attempts are read for their durations; of more, every n-th.
const SAMPLE: u64 = 2_000;
/// Event types with their states that are told, the most frequent ones.
const TYPES: u32 = 200;

impl Store {
    /// The deliveries that came in from a time on, by steps, both in milliseconds.
    pub fn statistics(&self, from: u64, step: u64) -> Result<Statistics> {
        let mut statistics = Statistics::default();
        // A row's place is no earlier than the time at which it was made; rows of the first formats are older than any span.
        // Numbers are bound as doubles.
        let span = || vec![number(first_place(from)), number(from), number(step.max(1))];
        let query = "SELECT CAST(MAX(created - ?2, 0) / ?3 AS INTEGER), COUNT(*), SUM(attempts), state FROM delivery WHERE seq >= ?1 \
                     GROUP BY 1, state";
        let mut all: u64 = 0;
        for row in values(&self.sql, query, span())? {
            let [at, n, attempts, state] = row.as_slice() else { continue };
            let (Some(at), Some(n), Some(attempts)) = (as_number(at), as_number(n), as_number(attempts)) else {
                continue;
            };
            all = all.saturating_add(n);
            if let (Some(step), Some(state)) = (statistics.step(at), as_text(state).and_then(State::from_code)) {
                step.attempts = step.attempts.saturating_add(attempts);
                step.outcomes.add(state, n);
            }
        }
        // Odd, since places are even where the tenant gives them.
        let every = (all / SAMPLE) | 1;
        let query = "SELECT CAST(MAX(d.created - ?2, 0) / ?3 AS INTEGER), json_extract(a.value, '$.ms') AS ms, COUNT(*) \
                     FROM delivery d, json_each('[' || d.log || ']') a \
                     WHERE d.seq >= ?1 AND d.seq % ?4 = 0 AND d.log IS NOT NULL AND ms IS NOT NULL GROUP BY 1, ms";
        let sampled = span().into_iter().chain([number(every)]).collect();
        for row in values(&self.sql, query, sampled)? {
            if let [at, ms, n] = row.as_slice()
                && let (Some(at), Some(ms), Some(n)) = (as_number(at), as_number(ms), as_number(n))
                && let Some(step) = statistics.step(at)
            {
                step.durations.add(ms, n.saturating_mul(every));
            }
        }
        let query =
            "SELECT type, COUNT(*), state FROM delivery WHERE seq >= ?1 GROUP BY type, state ORDER BY 2 DESC LIMIT ?2";
        for row in values(&self.sql, query, vec![number(first_place(from)), number(TYPES)])? {
            if let [name, n, state] = row.as_slice()
                && let (Some(name), Some(n), Some(state)) =
                    (as_text(name), as_number(n), as_text(state).and_then(State::from_code))
                && let Some(outcomes) = statistics.of_type(name)
            {
                outcomes.add(state, n);
            }
        }
        Ok(statistics)
    }
}
