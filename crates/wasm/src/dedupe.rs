//! The names under which a dedupe store remembers an event.

use alloc::string::String;

use signpost_core::Verified;
use signpost_core::dedupe;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::receiver::Receiver;
use crate::scratch::Scratch;

#[wasm_bindgen]
impl Receiver {
    /// Says the keys of a verified delivery, each with a space behind it, in the order in which they
    /// must be claimed. The texts are the scope, the event id and the idempotency key; the body of
    /// `len` bytes in `scratch` counts only where no signed id does.
    pub fn keys(&self, scratch: &mut Scratch, len: usize) {
        let texts = scratch.each();
        let [scope, id, idempotency_key] = [0, 1, 2].map(|place| texts.get(place));
        let verified = Verified {
            id: id.map(String::from),
            event_type: None,
            timestamp: None,
            idempotency_key: idempotency_key.map(String::from),
            secret: 0,
        };
        let keys = dedupe::keys(&self.provider, scope.unwrap_or_default(), &verified, scratch.bytes(len));
        let mut names = String::new();
        keys.iter().for_each(|key| names.extend([key.to_hex().as_str(), " "]));
        scratch.say(names);
    }
}
