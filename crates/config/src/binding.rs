//! The names of the bindings in wrangler.toml.

/// The portal's files and the API's document.
pub const ASSETS: &str = "ASSETS";
/// Counts refused keys by address. Without this binding nothing is limited.
pub const AUTH_FAILURES: &str = "AUTH_FAILURES";
/// The shards of `dedupe = "strict"`.
pub const CLAIMS: &str = "CLAIMS";
/// The counters of the gate's sources. Without this binding nothing is counted.
pub const COUNTERS: &str = "COUNTERS";
/// The ids of `dedupe = "kv"`.
pub const DEDUPE: &str = "DEDUPE";
/// The endpoint objects.
pub const ENDPOINTS: &str = "ENDPOINTS";
/// The tenant objects.
pub const TENANTS: &str = "TENANTS";
