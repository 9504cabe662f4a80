//! The headers of a delivery.

use alloc::string::String;
use alloc::vec::Vec;

use signpost_core::sign::{Message, sign};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::receiver::{Receiver, rank};
use crate::scratch::{METHOD, Scratch, URL};

#[wasm_bindgen]
impl Receiver {
    /// Signs the body of `len` bytes in `scratch`. `timestamp` is Unix seconds; `extra` holds the
    /// headers that the row's template names, as lines of name and value by turns, and `:method` and
    /// `:url` where the row signs them.
    ///
    /// The result is lines of name and value by turns; or nothing but a tab for each place of the
    /// reason in [`signpost_core::Reject::RANK`], counted from 1, if it was refused.
    #[expect(clippy::too_many_arguments, reason = "one call across the boundary")]
    pub fn sign(
        &self,
        scratch: &Scratch,
        len: usize,
        id: &str,
        event_type: &str,
        timestamp: f64,
        key: Option<String>,
        extra: &str,
    ) -> String {
        let mut lines = extra.lines();
        let mut headers = Vec::new();
        let (mut method, mut url) = (None, None);
        while let (Some(name), Some(value)) = (lines.next(), lines.next()) {
            match name {
                METHOD => method = Some(value),
                URL => url = Some(value),
                _ => headers.push((name, value)),
            }
        }
        let message = Message {
            id,
            event_type,
            timestamp: timestamp as u64,
            idempotency_key: key.as_deref(),
            headers: &headers,
            method,
            url,
        };
        let mut text = String::new();
        match sign(&self.provider, &self.secrets, &message, scratch.bytes(len)) {
            Ok(headers) => headers.iter().for_each(|(name, value)| text.extend([name, "\n", value, "\n"])),
            Err(reject) => (0..rank(reject)).for_each(|_| text.push('\t')),
        }
        text
    }
}
