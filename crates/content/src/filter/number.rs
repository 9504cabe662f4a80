//! Numbers of documents as doubles, correctly rounded, which serde_json's own are not.
//!
//! The standard library's parser is 13 KB of a wasm module, whose host has one. So a module says what reads its numbers
//! ([`read_by`]); natively it is the standard library.

use std::sync::OnceLock;

/// The double nearest to a number by JSON's grammar.
pub type Reader = fn(&str) -> f64;

static READER: OnceLock<Reader> = OnceLock::new();

/// Says what reads numbers from now on. The first word counts. Without any, a number of a wasm module is one that no
/// double holds.
pub fn read_by(reader: Reader) {
    READER.get_or_init(|| reader);
}

pub(super) fn number(text: &str) -> f64 {
    match READER.get() {
        Some(reader) => reader(text),
        #[cfg(target_arch = "wasm32")]
        None => f64::INFINITY,
        #[cfg(not(target_arch = "wasm32"))]
        None => text.parse().unwrap_or(f64::INFINITY),
    }
}
