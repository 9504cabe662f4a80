//! Answers to requests that only ask whether somebody is there.

use alloc::borrow::Cow;
use alloc::string::String;

use signpost_core::Head;
use signpost_core::handshake::{answer_get, answer_post};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::host::Json;
use crate::receiver::Receiver;

#[wasm_bindgen(raw_module = "../lib/host.js")]
extern "C" {
    /// The decoded value of a query parameter of the request that JavaScript holds.
    #[wasm_bindgen(js_name = queryParameter)]
    fn query_parameter(name: &str) -> Option<String>;
}

struct Query;

impl Head for Query {
    fn header(&self, _name: &str) -> Option<Cow<'_, str>> {
        None
    }

    fn query(&self, name: &str) -> Option<String> {
        query_parameter(name)
    }
}

#[wasm_bindgen]
impl Receiver {
    /// Whether the row has a handshake at all.
    #[wasm_bindgen(js_name = hasHandshake)]
    pub fn has_handshake(&self) -> bool {
        self.provider.handshake.is_some()
    }

    /// The text to answer with, if the request that JavaScript holds is a handshake.
    pub fn handshake(&self, get: bool) -> Option<String> {
        let handshake = self.provider.handshake.as_ref()?;
        if get { answer_get(handshake, &Query) } else { answer_post(handshake, &Json(&[])) }
    }
}
