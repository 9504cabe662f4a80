//! What the sender needs of the platform: clock and randomness, bodies, the configuration as its environment has it, one
//! way to ask a Durable Object and one way out to other servers. It decides nothing about deliveries.

pub mod body;
pub mod clock;
pub mod config;
pub mod counts;
pub mod handover;
pub mod object;
pub mod outbound;
pub mod problem;

pub use signpost_config::{binding, digest, json, providers};
