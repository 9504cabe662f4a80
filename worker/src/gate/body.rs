//! Reads a body once, as bytes, and no further than its cap.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ReadableStreamDefaultReader;
use worker::Request;
use worker::wasm_bindgen_futures::JsFuture;

use crate::problem::Problem;

/// The bytes of the body, at most `cap`. A longer one is refused as soon as that is known: from its
/// declared length, or when the chunk that crosses the cap arrives. The rest is never read.
pub async fn read(request: &Request, cap: usize) -> Result<Vec<u8>, Problem> {
    let declared = request.headers().get("content-length").ok().flatten().and_then(|text| text.parse::<usize>().ok());
    if declared.is_some_and(|length| length > cap) {
        return Err(Problem::BODY_TOO_LARGE);
    }
    let Some(stream) = request.inner().body() else {
        return Ok(Vec::new());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    // The declared length is only a hint: it was checked against the cap, not against the body.
    let mut bytes = Vec::with_capacity(declared.unwrap_or(0));
    loop {
        let next = JsFuture::from(reader.read()).await.map_err(|_| Problem::BODY_UNREADABLE)?;
        if member(&next, "done").as_bool() != Some(false) {
            return Ok(bytes);
        }
        let chunk: Uint8Array = member(&next, "value").dyn_into().map_err(|_| Problem::BODY_UNREADABLE)?;
        let start = bytes.len();
        let end = start.saturating_add(usize::try_from(chunk.length()).unwrap_or(usize::MAX));
        if end > cap {
            // Dropping the promise is enough: nobody waits for the rest to be thrown away.
            drop(reader.cancel());
            return Err(Problem::BODY_TOO_LARGE);
        }
        bytes.resize(end, 0);
        if let Some(free) = bytes.get_mut(start..) {
            chunk.copy_to(free);
        }
    }
}

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}
