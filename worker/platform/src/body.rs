//! The body of a request to the API, read once by the shell (`worker/shell/api-body.js`), as the gate reads its own.

use js_sys::{Promise, Uint8Array};
use signpost_api::Code;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use worker::Request;
use worker::wasm_bindgen_futures::JsFuture;

use crate::problem::Problem;

/// Seconds until there may be room again.
const ROOM_AGAIN_S: u64 = 5;

#[wasm_bindgen]
extern "C" {
    /// The bytes, or as a number why not.
    #[wasm_bindgen(js_namespace = globalThis, js_name = signpostReadBody, catch)]
    fn read_body(request: &web_sys::Request, cap: u32, deadline_ms: u32) -> Result<Promise, JsValue>;
}

/// The bytes of the body, at most `cap`: the rest of a longer one is never read. Refuses what is longer, what has not
/// arrived in time, what ends early, and what finds no room beside the large bodies that are being processed.
pub async fn read(request: &Request, cap: u32, deadline_ms: u32) -> Result<Uint8Array, Problem> {
    let read = match read_body(request.inner(), cap, deadline_ms) {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    let read = read.unwrap_or(JsValue::NULL);
    match read.dyn_into::<Uint8Array>() {
        Ok(bytes) => Ok(bytes),
        Err(why) => Err(refusal(why.as_f64().unwrap_or(0.0))),
    }
}

/// As `why` of `worker/shell/body.js` counts them.
fn refusal(why: f64) -> Problem {
    match why {
        1.0 => Code::BodyTooLarge.into(),
        2.0 => Code::BodyTimeout.into(),
        3.0 => Problem::from(Code::Overloaded).retry_after(ROOM_AGAIN_S),
        _ => Problem::from(Code::Malformed).detail("the body ended before it was complete"),
    }
}
