//! What the gate and the sender both need of the platform: clock and randomness, bodies, requests as the core's
//! host, the configuration, one way to ask a Durable Object and one way out to other servers.
//!
//! What crosses the wall between them is here too, as types: [`handover`] is a verified delivery that the sender
//! is to store, [`counts`] is what the gate counted and the API shows. It decides nothing about deliveries.

pub mod binding;
pub mod body;
pub mod clock;
pub mod config;
pub mod content;
pub mod counts;
pub mod digest;
pub mod filter;
pub mod handover;
pub mod host;
pub mod json;
pub mod object;
pub mod outbound;
pub mod problem;
pub mod providers;
