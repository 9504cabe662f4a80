//! Which table a mark goes into, which are looked into, and which are dropped.
//!
//! A table takes marks for a quarter of the window, and is dropped when the last of them is forgotten. So no mark is
//! ever deleted by itself, which would be a second paid write. A mark has its own end, so that an event is forgotten
//! when its window is over, not when its table goes.

use alloc::vec::Vec;

use super::SPANS_A_WINDOW;

/// One table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its number: part of the table's name, and never used again.
    pub n: u64,
    /// From then on another table takes the marks, in Unix milliseconds.
    pub ends_ms: u64,
    /// All of its marks are forgotten by then.
    pub drop_ms: u64,
}

/// The tables that there are, the oldest first.
#[derive(Debug, Default)]
pub struct Spans(Vec<Span>);

impl Spans {
    /// Takes up a table that is stored, in the order of their numbers.
    pub fn restore(&mut self, span: Span) {
        self.0.push(span);
    }

    /// The table for marks that end at `until_ms` or before, and whether it has to be made first. A window that has
    /// become longer begins a table of its own; one that has become shorter does not.
    pub fn place(&mut self, now_ms: u64, until_ms: u64) -> (Span, bool) {
        let last = self.0.last().copied();
        if let Some(span) = last.filter(|span| now_ms < span.ends_ms && until_ms <= span.drop_ms) {
            return (span, false);
        }
        let window_ms = until_ms.saturating_sub(now_ms);
        let ends_ms = now_ms.saturating_add(window_ms.div_ceil(SPANS_A_WINDOW).max(1));
        let n = last.map_or(1, |span| span.n.saturating_add(1));
        let span = Span { n, ends_ms, drop_ms: ends_ms.saturating_add(window_ms) };
        self.0.push(span);
        (span, true)
    }

    /// The tables in which a mark may still count, the newest first: copies mostly come soon.
    pub fn alive(&self, now_ms: u64) -> impl Iterator<Item = u64> {
        self.0.iter().rev().filter(move |span| span.drop_ms > now_ms).map(|span| span.n)
    }

    /// The tables in which nothing counts any more. They are forgotten here.
    pub fn over(&mut self, now_ms: u64) -> Vec<u64> {
        let newest = self.0.last().map(|span| span.n);
        // The newest stays, so that no number comes twice.
        let is_over = |span: &Span| span.drop_ms <= now_ms && Some(span.n) != newest;
        let over = self.0.iter().filter(|span| is_over(span)).map(|span| span.n).collect();
        self.0.retain(|span| !is_over(span));
        over
    }
}
