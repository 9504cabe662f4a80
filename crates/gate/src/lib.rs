//! The gate as decisions: one delivery from the wire to its origin, or refused.
//!
//! Pure: no I/O, no clock, no randomness. The shell (`worker/shell/gate`) reads, claims, forwards and answers, and asks
//! here what to do: [`Gate::head`], then [`Gate::receive`] with the body, then [`Gate::settle`] with what became of it.
//!
//! Invariants:
//! - the origin gets exactly the bytes that were verified, and nothing that was not;
//! - an event is marked as done only after the origin's 2xx; whatever else happens, the provider's next retry goes
//!   through (at least once, never a loss);
//! - towards the outside every refusal is the same answer.
//!
//! What it does not do: inflate or re-serialise a body, retry, or follow a redirect.
#![forbid(unsafe_code)]

extern crate alloc;

pub mod answer;
pub mod claims;
pub mod ended;
mod forward;
pub mod hash;
pub mod keyring;
mod log;
pub mod memory;
pub mod problem;
pub mod receive;
pub mod request;
pub mod routes;
pub mod settle;

use signpost_config::{Config, UrlParser};

pub use forward::budget_ms;
use keyring::Keyring;
use memory::Memory;

/// The gate of one isolate: its configuration, and what it remembers.
pub struct Gate {
    pub config: Config,
    pub memory: Memory,
    keyring: Keyring,
    /// Whether origins on this machine may be delivered to, by way of the sender.
    is_development: bool,
}

impl Gate {
    /// Reads the environment, given as JSON: `{ tables, values, bindings }`.
    pub fn new(environment: &[u8], url: UrlParser<'_>, now_ms: u64) -> Self {
        let (config, is_development) = Config::from_json(environment, url);
        Self { config, memory: Memory::new(now_ms), keyring: Keyring::default(), is_development }
    }
}
