//! Claims and tables of one object, in the numbers and short texts that cross into JavaScript
//! (`worker/shell/gate/claim-shard.js`). Keys are joined by a line feed; a line of an answer has its parts separated by
//! spaces. Neither stands in a key or a token.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::flights::{Flights, Lease, Mark, Taken, Write};
use super::spans::{Span, Spans};

/// [`Shard::take`]: the claim is the caller's, unless the tables have one of the keys.
pub const OURS: f64 = 0.0;
/// [`Shard::take`]: it was processed.
pub const DONE: f64 = -1.0;
/// [`Shard::commit`]: the marks are written when it was said before.
pub const AS_PLANNED: f64 = -1.0;

/// What an object knows of its events.
#[derive(Debug, Default)]
pub struct Shard {
    flights: Flights,
    spans: Spans,
    /// The marks that are being written.
    written: Vec<Mark>,
}

impl Shard {
    /// [`Flights::take`]: [`OURS`], [`DONE`], or after how many seconds to come again.
    pub fn take(&mut self, keys: &str, token: &str, now_ms: u64, lease_ms: u64) -> f64 {
        match self.flights.take(&lines(keys), token, now_ms, lease_ms) {
            Taken::Ours => OURS,
            Taken::Done => DONE,
            Taken::InFlight { retry_after_s } => whole(retry_after_s.max(1)),
        }
    }

    /// [`Flights::release`].
    pub fn release(&mut self, keys: &str, token: &str) -> bool {
        self.flights.release(&lines(keys), token)
    }

    /// [`Flights::commit`]: in how many milliseconds to write, or [`AS_PLANNED`].
    pub fn commit(&mut self, keys: &str, token: &str, now_ms: u64, window_s: u64) -> f64 {
        match self.flights.commit(&lines(keys), token, now_ms, window_s) {
            Write::Now => 0.0,
            Write::After(ms) => whole(ms),
            Write::AsPlanned => AS_PLANNED,
        }
    }

    /// What to write now, or an empty text:
    /// - the table's number, 1 if it has to be made, when it ends and when it is dropped;
    /// - the numbers of tables to drop;
    /// - the keys whose lease rows go;
    /// - and each mark: when it ends, and its key.
    pub fn batch(&mut self, now_ms: u64) -> String {
        let (marks, leases) = self.flights.batch();
        let Some(until_ms) = marks.iter().map(|mark| mark.until_ms).max() else { return String::new() };
        let (Span { n, ends_ms, drop_ms }, is_new) = self.spans.place(now_ms, until_ms);
        let over = if is_new { self.spans.over(now_ms) } else { Vec::new() };
        let over: Vec<String> = over.iter().map(u64::to_string).collect();
        let head = format!("{n} {} {ends_ms} {drop_ms}\n{}\n{}", u8::from(is_new), over.join(" "), leases.join(" "));
        let rows = marks.iter().map(|mark| format!("{} {}", mark.until_ms, mark.key));
        let text = core::iter::once(head).chain(rows).collect::<Vec<String>>().join("\n");
        self.written = marks;
        text
    }

    /// [`Flights::settle`] of the last batch.
    pub fn settle(&mut self) {
        let marks = core::mem::take(&mut self.written);
        self.flights.settle(&marks);
    }

    /// The leases to write now: of each its end, its token and its key.
    pub fn leases(&mut self, now_ms: u64) -> String {
        let leases = self.flights.outlasting(now_ms);
        let lines: Vec<String> =
            leases.iter().map(|lease| format!("{} {} {}", lease.until_ms, lease.token, lease.key)).collect();
        lines.join("\n")
    }

    /// In how many milliseconds [`Shard::leases`] is to be asked again; -1 for never.
    pub fn next_lease(&self, now_ms: u64) -> f64 {
        self.flights.next_lease_ms().map_or(-1.0, |due_ms| whole(due_ms.saturating_sub(now_ms)))
    }

    /// Takes up a stored lease.
    pub fn restore_lease(&mut self, key: &str, token: &str, until_ms: u64) {
        self.flights.restore(Lease { key: key.into(), token: token.into(), until_ms });
    }

    /// Takes up a stored table, in the order of their numbers.
    pub fn restore_span(&mut self, n: u64, ends_ms: u64, drop_ms: u64) {
        self.spans.restore(Span { n, ends_ms, drop_ms });
    }

    /// The numbers of the tables to look into, the newest first, separated by spaces.
    pub fn tables(&self, now_ms: u64) -> String {
        let alive: Vec<String> = self.spans.alive(now_ms).map(|n| n.to_string()).collect();
        alive.join(" ")
    }

    /// Claims and marks that are not settled.
    pub fn open(&self) -> f64 {
        whole(u64::try_from(self.flights.len()).unwrap_or(u64::MAX))
    }
}

fn lines(keys: &str) -> Vec<&str> {
    keys.split('\n').collect()
}

/// Milliseconds and seconds are far below 2^53.
#[allow(clippy::cast_precision_loss)]
const fn whole(number: u64) -> f64 {
    number as f64
}
