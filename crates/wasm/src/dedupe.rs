//! The names under which a dedupe store remembers an event.

use alloc::string::String;

use signpost_core::Verified;
use signpost_core::dedupe;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::receiver::Receiver;
use crate::scratch::Scratch;

#[wasm_bindgen]
impl Receiver {
    /// The keys of a verified delivery, each with a space behind it, in the order in
    /// which they must be claimed. The body of `len` bytes in `scratch` counts only where no signed
    /// id does.
    pub fn keys(&self, scratch: &Scratch, len: usize, scope: &str, id: Option<String>, key: Option<String>) -> String {
        let verified = Verified { id, event_type: None, timestamp: None, idempotency_key: key, secret: 0 };
        let keys = dedupe::keys(&self.provider, scope, &verified, scratch.bytes(len));
        let mut names = String::new();
        keys.iter().for_each(|key| names.extend([key.to_hex().as_str(), " "]));
        names
    }
}
