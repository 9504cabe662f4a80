//! The gate's Durable Objects.

mod shard;

pub use shard::ClaimShard;
