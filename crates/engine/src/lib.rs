//! A tenant's log as an outbox: what was published is handed over to each of its endpoints, whatever becomes of the others.
//!
//! The way of an event: [`Outbox::accept`] stores it, [`Outbox::begin`] says which calls may be made, [`Outbox::end`] stores
//! what a call has come to. Over numbers alone: no clock, no SQL, no I/O. An event is its place in the log, an endpoint
//! its number in the registry, and storage is a [`Log`].
//!
//! What is stored, and by whom: the host stores an event's row with the list of its endpoints, which is the intent of all
//! that follows. A row is *open* while an endpoint of it has not been handed it. After a start, open rows are found in two
//! places: above the [mark](Outbox::mark), and in an index over rows that are set aside for
//! endpoints that take nothing.
//!
//! Invariants, at every moment at which anything is stored:
//! - every open pair of an event and an endpoint is above the mark, or its row is set aside for that endpoint;
//! - a pair is owned by one call at most; what a call has not handed over is open again when it ends;
//! - while anything is open, [`Outbox::wake`] says when to look again.
//!
//! What it does not do: see to it that an endpoint stores an event once. The endpoint does, by the event's place, since
//! a process that ends forgets which calls had come back.

mod flow;
mod frame;
mod lane;
mod outbox;

pub use flow::Log;
pub use frame::{Handed, Kept, read_events, read_kept, read_lane, write_events, write_kept, write_lane};
pub use lane::{Call, FIRST_WAIT_MS, LONGEST_WAIT_MS};
pub use outbox::{Done, Outbox};

/// An event's place in the log: later events have higher ones.
pub type Place = u64;

/// An endpoint's number in the tenant's registry, which no other endpoint ever gets.
pub type Target = u64;

/// Calls to one endpoint at once: the next one is on its way while one is being answered.
pub const WINDOW: u32 = 2;

/// Calls of one tenant at once. More gain nothing: the calling object has one thread.
pub const CALLS: u32 = 16;

/// Events of one call.
pub const BATCH_EVENTS: usize = 64;

/// Bytes of one call, unless one event alone has more.
pub const BATCH_BYTES: u64 = 1 << 20;

/// Events of one endpoint that wait in memory; what is beyond is set aside.
pub const LANE_EVENTS: usize = 1_000;

/// Rows set aside that are read at a time.
pub const PAGE: u32 = 256;

/// Calls to an endpoint that fail in a row before what waits for it is set aside. Then the mark can move on, and whatever
/// starts anew does not begin with it.
pub const ASIDE_AFTER: u32 = 2;

/// Pairs of an event and an endpoint that are closed before the mark moves. After a start, no more of them are handed over
/// once more, beside those that are open.
pub const MARK_EVERY: u32 = 256;

/// How long after a publish somebody looks whether all was handed over, in case that the process has ended.
pub const LOOK_AFTER_MS: u64 = 60_000;

/// What a call has made of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was not handed over, or it cannot be told whether it was. It is open again.
    Again,
    /// The endpoint has it, does not want it, or the operator was told why it has not: the pair is closed.
    Closed,
}
