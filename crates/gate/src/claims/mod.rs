//! Who processes an event, as the object behind `strict` decides it.
//!
//! A claim is in memory while its event is forwarded: [`flights`]. Only a claim that outlasts [`LEASE_AFTER_MS`] gets
//! a row, so that it survives a restart of its object. What is done is marked behind the answer, in batches, in tables
//! that each take the marks of one span of time and are dropped whole: [`spans`]. [`shard`] is both together, in the
//! numbers and short texts that cross into JavaScript.
//!
//! Invariants:
//! - while a claim is open, every other copy of its event is told that it is in flight;
//! - from the commit on, every copy is told that it is done, whether the mark is written yet or not;
//! - a claim that ends in any other way leaves nothing behind: the next copy goes through.

pub mod flights;
pub mod shard;
pub mod spans;

/// A claim that is open for longer than this gets a row. Most origins answer sooner, and their events cost one row.
pub const LEASE_AFTER_MS: u64 = 2_000;
/// Marks wait for others this long: nobody waits for them.
pub const BATCH_MS: u64 = 5;
/// Marks that are written at once, however short they have waited.
pub const BATCH_MOST: usize = 50;
/// A window is so many spans long: the fewer, the longer a mark stays behind its window; the more, the more tables
/// each claim looks into.
pub const SPANS_A_WINDOW: u64 = 4;
