//! The `strict` store, seen from the gate: `worker/shell/gate/claims.js`, which holds a session with the source's object.

use js_sys::{Array, Promise, Reflect};
use signpost_core::request::dedupe::Keys;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use worker::wasm_bindgen_futures::JsFuture;
use worker::{Env, Error, Result};

use super::{Claim, Held};

#[wasm_bindgen(raw_module = "./gate/claims.js")]
extern "C" {
    fn take(env: &Env, source: &str, keys: Array, lease_ms: f64, window_s: f64, shards: u8) -> Promise;

    /// A claim that is held in its object.
    #[derive(Debug, PartialEq)]
    pub type Session;

    #[wasm_bindgen(method)]
    fn commit(this: &Session) -> Promise;

    #[wasm_bindgen(method)]
    fn release(this: &Session) -> Promise;
}

pub struct StrictClaims {
    env: Env,
    source: String,
    lease_ms: u64,
    window_s: u64,
    shards: u8,
}

impl StrictClaims {
    pub fn open(env: &Env, source: &str, lease_ms: u64, window_s: u64, shards: u8) -> Self {
        Self { env: env.clone(), source: source.to_string(), lease_ms, window_s, shards }
    }

    #[allow(clippy::cast_precision_loss)] // far below 2^53
    pub async fn claim(&self, keys: &Keys) -> Result<Claim> {
        let keys: Array = keys.iter().map(|key| JsValue::from(key.to_hex())).collect();
        let taken = take(&self.env, &self.source, keys, self.lease_ms as f64, self.window_s as f64, self.shards);
        let taken = JsFuture::from(taken).await.map_err(Error::from)?;
        let state = Reflect::get(&taken, &"state".into())?.as_string().unwrap_or_default();
        Ok(match state.as_str() {
            "held" => Claim::Ours(Held::Session(taken.unchecked_into())),
            "done" => Claim::Done,
            _ => {
                let seconds = Reflect::get(&taken, &"retryAfterS".into())?.as_f64().unwrap_or(1.0);
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole, and at least 1
                Claim::InFlight { retry_after_s: seconds as u64 }
            }
        })
    }

    pub async fn commit(&self, session: &Session) -> Result<()> {
        JsFuture::from(session.commit()).await.map_err(Error::from).map(drop)
    }

    pub async fn release(&self, session: &Session) -> Result<()> {
        JsFuture::from(session.release()).await.map_err(Error::from).map(drop)
    }
}
