//! The border between the core and JavaScript: the file of `crates/wasm` itself, which is a library for wasm alone.

#[path = "../../wasm/src/border.rs"]
#[allow(dead_code, reason = "only the names are read here")]
mod wasm;

pub(crate) use wasm::*;
