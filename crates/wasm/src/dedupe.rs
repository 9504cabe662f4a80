//! The names under which a dedupe store remembers an event.

use alloc::string::String;

use signpost_core::request::dedupe;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::receiver::Receiver;
use crate::scratch::Scratch;

#[wasm_bindgen]
impl Receiver {
    /// Says the keys of a verified delivery, each with a space behind it, in the order in which they
    /// must be claimed. The texts are the scope, the event id, the event type and the idempotency key; the body of
    /// `len` bytes in `scratch` counts only where no signed id does, `by_body` where the headers are not to.
    pub fn keys(&self, scratch: &mut Scratch, len: usize, by_body: bool) {
        let texts = scratch.each();
        let [scope, id, event_type, idempotency_key] = [0, 1, 2, 3].map(|place| texts.get(place));
        let named = dedupe::Named { id, event_type, idempotency_key };
        let by = if by_body { dedupe::By::Body } else { dedupe::By::Event };
        let keys = dedupe::keys_of(&self.provider, scope.unwrap_or_default(), named, scratch.bytes(len), by);
        let mut names = String::new();
        for key in keys.iter() {
            names.push_str(&key.to_hex());
            names.push(' ');
        }
        scratch.say(names);
    }
}
