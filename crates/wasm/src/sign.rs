//! The headers of a delivery.

use alloc::string::String;
use alloc::vec::Vec;

use signpost_core::request::sign::Message;
use signpost_core::text::cut;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::receiver::{Receiver, rank};
use crate::scratch::Scratch;

#[wasm_bindgen]
impl Receiver {
    /// Signs the body of `len` bytes in `scratch`, at `timestamp` in Unix seconds. The texts are the
    /// event id, the event type, the idempotency key (absent for the id), the headers that the row's
    /// template names, as lines of name and value by turns, the request's method and URL, and the fields of
    /// the body that the template names, in its order.
    ///
    /// Says lines of name and value by turns. The result is 0, or the place of the reason in
    /// [`signpost_core::Reject::RANK`], counted from 1, if it was refused.
    pub fn sign(&self, scratch: &mut Scratch, len: usize, timestamp: f64) -> u32 {
        let texts = scratch.each();
        let mut headers = Vec::new();
        let mut rest = texts.get(3).unwrap_or_default();
        while let Some((name, (value, next))) =
            cut(rest, b'\n').and_then(|(name, next)| Some((name, cut(next, b'\n')?)))
        {
            headers.push((name, value));
            rest = next;
        }
        let paths = self.provider.signature.signed.fields().zip(6..);
        let fields: Vec<_> = paths.filter_map(|(path, place)| Some((path, texts.get(place)?))).collect();
        let message = Message {
            id: texts.get(0).unwrap_or_default(),
            event_type: texts.get(1).unwrap_or_default(),
            timestamp: timestamp as u64,
            idempotency_key: texts.get(2),
            headers: &headers,
            method: texts.get(4),
            url: texts.get(5),
            fields: &fields,
        };
        let mut said = String::new();
        let mut put = |name: &str, value: &str| {
            for line in [name, value] {
                said.push_str(line);
                said.push('\n');
            }
        };
        let signed = self.keys.sign(&self.provider, &message, scratch.bytes(len), &mut put);
        let result = signed.map_or_else(rank, |()| 0);
        scratch.say(said);
        result
    }
}
