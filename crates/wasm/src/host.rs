//! What JavaScript computes for us: the long part of an HMAC (`signpost_scratch::shared`).

use signpost_scratch::shared::Hashes;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "../lib/host.js")]
extern "C" {
    #[wasm_bindgen(js_name = hashInto)]
    fn hash_into(start: usize, len: usize, out: usize);

    #[wasm_bindgen(js_name = macInto)]
    fn mac_into(index: usize, start: usize, before: usize, end: usize, after: usize, out: usize);
}

/// JavaScript's hashes.
pub(crate) struct Host;

impl Hashes for Host {
    fn hash_into(&self, start: usize, len: usize, out: usize) {
        hash_into(start, len, out);
    }

    fn mac_into(&self, index: usize, start: usize, before: usize, end: usize, after: usize, out: usize) {
        mac_into(index, start, before, end, after, out);
    }
}
