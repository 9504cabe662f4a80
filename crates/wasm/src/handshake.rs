//! Answers to requests that only ask whether somebody is there.

use signpost_core::handshake::{answer_get, answer_post};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::receiver::{Receiver, say};
use crate::scratch::Scratch;

#[wasm_bindgen]
impl Receiver {
    /// Says what to answer, if the request is a handshake: the fields or the parameter that the row
    /// asks for are among the texts.
    pub fn handshake(&self, scratch: &mut Scratch, is_get: bool) -> bool {
        let Some(handshake) = &self.provider.handshake else {
            return false;
        };
        let named = self.named(scratch);
        let answer = if is_get { answer_get(handshake, &named) } else { answer_post(handshake, &named) };
        say(scratch, answer)
    }
}
