//! What all Durable Objects share: how they are asked, and their tables.

mod call;
pub mod sql;

pub use call::{ask, ask_with, json, read, relay, write};

pub use crate::problem::Answer;
