//! Reads a body once, as bytes, and no further than its cap.
//!
//! The bytes stay in the runtime's memory. They are copied into ours only for the moments in which
//! something is computed over them, never across an await: an isolate that holds fifty bodies while
//! it waits for origins holds each of them once.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ReadableStream, ReadableStreamDefaultReader};
use worker::Request;
use worker::wasm_bindgen_futures::JsFuture;

use crate::problem::Problem;

/// The bytes of the body, at most `cap`. A longer one is refused as soon as that is known: from its
/// declared length, or when the chunk that crosses the cap arrives. The rest is never read.
pub async fn read(request: &Request, cap: usize) -> Result<Uint8Array, Problem> {
    let Some(stream) = request.inner().body() else {
        return Ok(Uint8Array::new_with_length(0));
    };
    let declared = request.headers().get("content-length").ok().flatten().and_then(|text| text.parse::<usize>().ok());
    if declared.is_some_and(|length| length > cap) {
        cancel(&stream);
        return Err(Problem::BODY_TOO_LARGE);
    }
    let chunks = read_chunks(&stream, cap).await?;
    Ok(concatenate(chunks))
}

async fn read_chunks(stream: &ReadableStream, cap: usize) -> Result<Vec<Uint8Array>, Problem> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut chunks = Vec::new();
    let mut left = cap;
    loop {
        let next = JsFuture::from(reader.read()).await.map_err(|_| Problem::BODY_UNREADABLE)?;
        if member(&next, "done").as_bool() != Some(false) {
            return Ok(chunks);
        }
        let chunk: Uint8Array = member(&next, "value").dyn_into().map_err(|_| Problem::BODY_UNREADABLE)?;
        match left.checked_sub(usize::try_from(chunk.length()).unwrap_or(usize::MAX)) {
            Some(rest) => left = rest,
            None => {
                reader.release_lock();
                cancel(stream);
                return Err(Problem::BODY_TOO_LARGE);
            }
        }
        chunks.push(chunk);
    }
}

fn concatenate(chunks: Vec<Uint8Array>) -> Uint8Array {
    if let [only] = chunks.as_slice() {
        return only.clone();
    }
    // No sum overflows: all of it together is at most the cap.
    let length = chunks.iter().map(Uint8Array::length).fold(0, u32::saturating_add);
    let bytes = Uint8Array::new_with_length(length);
    let mut offset = 0;
    for chunk in chunks {
        bytes.set(&chunk, offset);
        offset = offset.saturating_add(chunk.length());
    }
    bytes
}

/// Tells the runtime that nobody wants the rest. Dropping the promise is enough: nobody waits.
fn cancel(stream: &ReadableStream) {
    drop(stream.cancel());
}

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}
