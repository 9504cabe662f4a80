//! What all Durable Objects share: how they are asked, why they refuse, and their tables.

mod call;
mod refusal;
pub mod sql;

pub use call::{ask, ask_with, read, write};
pub use refusal::{Answer, Refusal};
