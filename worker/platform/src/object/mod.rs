//! What all Durable Objects share: how they are asked, their alarm, and their tables.

mod alarm;
mod call;
pub mod sql;

pub use alarm::{alarm, reread_alarm, set_alarm};
pub use call::{ask, ask_with, json, read, relay, write};

pub use crate::problem::Answer;
