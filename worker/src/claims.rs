//! What the object behind `strict` decides, for its class in the shell (`worker/shell/claim-shard.js`).

use signpost_gate::claims::shard;
use wasm_bindgen::prelude::wasm_bindgen;

/// [`shard::Shard`], whose methods say what they take and answer. Times are Unix milliseconds.
#[wasm_bindgen]
#[derive(Default)]
pub struct Shard(shard::Shard);

#[wasm_bindgen]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // times and spans: whole, and not below 0
impl Shard {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn take(&mut self, keys: &str, token: &str, now_ms: f64, lease_ms: f64) -> f64 {
        #[cfg(feature = "planted")]
        signpost_worker_gate::planted::trip(token);
        self.0.take(keys, token, now_ms as u64, lease_ms as u64)
    }

    pub fn release(&mut self, keys: &str, token: &str) -> bool {
        self.0.release(keys, token)
    }

    pub fn commit(&mut self, keys: &str, token: &str, now_ms: f64, window_s: f64) -> f64 {
        self.0.commit(keys, token, now_ms as u64, window_s as u64)
    }

    pub fn batch(&mut self, now_ms: f64) -> String {
        self.0.batch(now_ms as u64)
    }

    pub fn settle(&mut self) {
        self.0.settle();
    }

    pub fn leases(&mut self, now_ms: f64) -> String {
        self.0.leases(now_ms as u64)
    }

    #[wasm_bindgen(js_name = nextLease)]
    pub fn next_lease(&self, now_ms: f64) -> f64 {
        self.0.next_lease(now_ms as u64)
    }

    #[wasm_bindgen(js_name = restoreLease)]
    pub fn restore_lease(&mut self, key: &str, token: &str, until_ms: f64) {
        self.0.restore_lease(key, token, until_ms as u64);
    }

    #[wasm_bindgen(js_name = restoreSpan)]
    pub fn restore_span(&mut self, n: f64, ends_ms: f64, drop_ms: f64) {
        self.0.restore_span(n as u64, ends_ms as u64, drop_ms as u64);
    }

    pub fn tables(&self, now_ms: f64) -> String {
        self.0.tables(now_ms as u64)
    }

    pub fn open(&self) -> f64 {
        self.0.open()
    }
}
