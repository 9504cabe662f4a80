//! The gate's Durable Objects.

mod counters;
mod shard;

pub use counters::SourceCounters;
pub use shard::ClaimShard;
