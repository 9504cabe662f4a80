//! An event on its way to its endpoints: pure transitions of stored rows.
//!
//! In the order of the flow: [`event_type`] and [`envelope`] make the event, [`target`] says where it may go,
//! [`delivery`] is its row, [`outcome`] reads what an attempt came to, [`schedule`] says when the next one is,
//! [`endpoint`] is the health of the place that it goes to, [`slots`] what is under way there, [`tally`] what stands
//! where, [`alarm`] when to look again, and [`stats`] what it all came to, with [`durations`].

pub mod event_type;

pub mod envelope;
pub mod target;

pub mod delivery;
pub mod outcome;
pub mod schedule;

pub mod endpoint;
pub mod slots;

pub mod alarm;
pub mod tally;

pub mod durations;
pub mod stats;
