//! Reads a body once, as bytes, and no further than its cap.
//!
//! The bytes stay in the runtime's memory. They are copied into ours only for the moments in which
//! something is computed over them, never across an await: an isolate that holds fifty bodies while
//! it waits for origins holds each of them once.

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ReadableStream, ReadableStreamGetReaderOptions, ReadableStreamReaderMode};
use worker::Request;
use worker::wasm_bindgen_futures::JsFuture;

use crate::outbound::member;
use crate::problem::Problem;

/// What is read at once, unless the body ends before: most bodies are one piece, and a body in chunks of
/// one byte has no more pieces than any other. (Each chunk on its own would hold 4 KB of the runtime's
/// memory: a megabyte of such chunks is more than an isolate has.)
const PIECE_BYTES: u32 = 16 * 1024;

#[wasm_bindgen]
extern "C" {
    /// `ReadableStreamBYOBReader` with the option `min`, which `web-sys` does not know yet.
    type ByteReader;

    #[wasm_bindgen(method)]
    fn read(this: &ByteReader, view: &Uint8Array, options: &Object) -> Promise;

    #[wasm_bindgen(method, js_name = releaseLock)]
    fn release_lock(this: &ByteReader);
}

/// The bytes of the body, at most `cap`. A longer one is refused as soon as that is known: from its
/// declared length, or with the byte that crosses the cap. The rest is never read.
pub async fn read(request: &Request, cap: usize) -> Result<Uint8Array, Problem> {
    let Some(stream) = request.inner().body() else {
        return Ok(Uint8Array::new_with_length(0));
    };
    let declared = request.headers().get("content-length").ok().flatten().and_then(|text| text.parse::<usize>().ok());
    if declared.is_some_and(|length| length > cap) {
        cancel(&stream);
        return Err(Problem::BODY_TOO_LARGE);
    }
    let pieces = read_pieces(&stream, u32::try_from(cap).unwrap_or(u32::MAX)).await?;
    Ok(concatenate(pieces))
}

async fn read_pieces(stream: &ReadableStream, cap: u32) -> Result<Vec<Uint8Array>, Problem> {
    let mode = ReadableStreamGetReaderOptions::new();
    mode.set_mode(ReadableStreamReaderMode::Byob);
    let reader: ByteReader = stream.get_reader_with_options(&mode).unchecked_into();
    let mut pieces = Vec::new();
    let mut left = cap;
    loop {
        // One byte past the cap is enough to know.
        let length = left.saturating_add(1).min(PIECE_BYTES);
        let next = reader.read(&Uint8Array::new_with_length(length), &whole(length));
        let next = JsFuture::from(next).await.map_err(|_| Problem::BODY_UNREADABLE)?;
        let piece: Option<Uint8Array> = member(&next, "value").dyn_into().ok();
        if let Some(piece) = piece.filter(|piece| piece.length() > 0) {
            let Some(rest) = left.checked_sub(piece.length()) else {
                reader.release_lock();
                cancel(stream);
                return Err(Problem::BODY_TOO_LARGE);
            };
            left = rest;
            pieces.push(piece);
        }
        if member(&next, "done").as_bool() != Some(false) {
            return Ok(pieces);
        }
    }
}

/// Options of a read that waits until the view is full, or the body ends.
fn whole(length: u32) -> Object {
    let options = Object::new();
    // A new object takes every property.
    let _ = Reflect::set(&options, &JsValue::from_str("min"), &length.into());
    options
}

fn concatenate(pieces: Vec<Uint8Array>) -> Uint8Array {
    if let [only] = pieces.as_slice() {
        return only.clone();
    }
    // No sum overflows: all of it together is at most the cap.
    let length = pieces.iter().map(Uint8Array::length).fold(0, u32::saturating_add);
    let bytes = Uint8Array::new_with_length(length);
    let mut offset = 0;
    for piece in pieces {
        bytes.set(&piece, offset);
        offset = offset.saturating_add(piece.length());
    }
    bytes
}

/// Tells the runtime that nobody wants the rest. Dropping the promise is enough: nobody waits.
fn cancel(stream: &ReadableStream) {
    drop(stream.cancel());
}
