//! The headers of a delivery.

use alloc::string::String;
use alloc::vec::Vec;

use signpost_core::sign::Message;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::keys;
use crate::receiver::{Receiver, rank};
use crate::scratch::Scratch;

#[wasm_bindgen]
impl Receiver {
    /// Signs the body of `len` bytes in `scratch`, at `timestamp` in Unix seconds. The texts are the
    /// event id, the event type, the idempotency key (absent for the id), the headers that the row's
    /// template names, as lines of name and value by turns, and the request's method and URL.
    ///
    /// Says lines of name and value by turns. The result is 0, or the place of the reason in
    /// [`signpost_core::Reject::RANK`], counted from 1, if it was refused.
    pub fn sign(&self, scratch: &mut Scratch, len: usize, timestamp: f64) -> u32 {
        let texts = scratch.each();
        let mut lines = texts.get(3).unwrap_or_default().split('\n');
        let mut headers = Vec::new();
        while let (Some(name), Some(value)) = (lines.next(), lines.next()) {
            headers.push((name, value));
        }
        let message = Message {
            id: texts.get(0).unwrap_or_default(),
            event_type: texts.get(1).unwrap_or_default(),
            timestamp: timestamp as u64,
            idempotency_key: texts.get(2),
            headers: &headers,
            method: texts.get(4),
            url: texts.get(5),
        };
        let mut said = String::new();
        let result = match keys::sign(&self.provider, &self.secrets, &message, scratch.bytes(len)) {
            Ok(headers) => {
                headers.iter().for_each(|(name, value)| said.extend([name, "\n", value, "\n"]));
                0
            }
            Err(reject) => rank(reject),
        };
        scratch.say(said);
        result
    }
}
