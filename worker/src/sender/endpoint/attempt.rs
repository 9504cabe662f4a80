//! One attempt: sign, send, and see what comes of it.
//!
//! The deadline covers everything, a body that trickles in included. Of an answer 4 KB are read and
//! the rest is cancelled, so that neither a huge nor a never-ending one costs more. A redirect is an
//! answer like any other and is not followed.

use js_sys::{Reflect, Uint8Array};
use signpost_core::outcome::{Failure, Outcome, excerpt, retry_after_s};
use signpost_core::sign::Message;
use signpost_core::{Provider, asymmetric, sign};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortSignal, ReadableStreamDefaultReader, RequestRedirect};
use worker::wasm_bindgen_futures::JsFuture;

use super::settings::{Keys, Settings, Where, check_url};
use super::store::AttemptEnd;
use crate::platform::now_ms;

/// How much of an answer is kept.
pub const ANSWER_BYTES: usize = 4096;
/// The method of every delivery.
const METHOD: &str = "POST";
const USER_AGENT: &str = concat!("Signpost/", env!("CARGO_PKG_VERSION"));

/// What is to be sent.
pub struct Sending<'a> {
    pub settings: &'a Settings,
    pub row: &'a Provider,
    pub site: &'a Where,
    pub event: &'a str,
    pub event_type: &'a str,
    pub replay_of: Option<&'a str>,
    pub body: &'a [u8],
    pub keys: Keys,
    /// Headers that came with it, for deliveries that the gate took in.
    pub headers: Option<Vec<(String, String)>>,
}

/// What came of it.
pub struct Sent {
    pub outcome: Outcome,
    pub answer: String,
    pub ms: u64,
}

impl Sent {
    fn failed(failure: Failure, started: u64) -> Self {
        let ms = now_ms().saturating_sub(started);
        Self { outcome: Outcome::Failed(failure), answer: String::new(), ms }
    }

    pub fn status(&self) -> Option<u16> {
        match self.outcome {
            Outcome::Answered { status, .. } => Some(status),
            Outcome::Failed(_) => None,
        }
    }

    pub fn end(self) -> AttemptEnd {
        AttemptEnd { status: self.status(), error: self.outcome.error(), answer: self.answer }
    }
}

/// Sends it once.
pub async fn send(sending: &Sending<'_>) -> Sent {
    let started = now_ms();
    // The rules may have become stricter since the URL was taken in.
    // A source's origin is the operator's own word.
    if sending.settings.source.is_none() && check_url(&sending.settings.url, sending.site).is_err() {
        return Sent::failed(Failure::Blocked, started);
    }
    let Some(headers) = headers(sending, started) else {
        return Sent::failed(Failure::Signing, started);
    };
    let signal = AbortSignal::timeout_with_u32(sending.row.delivery.deadline_ms);
    let init = web_sys::RequestInit::new();
    init.set_method(METHOD);
    init.set_headers(&headers);
    init.set_body(&Uint8Array::from(sending.body));
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&signal));

    let scope: web_sys::WorkerGlobalScope = js_sys::global().unchecked_into();
    let answer = JsFuture::from(scope.fetch_with_str_and_init(&sending.settings.url, &init)).await;
    let answer: web_sys::Response = match answer.map(JsCast::dyn_into) {
        Ok(Ok(answer)) => answer,
        _ if signal.aborted() => return Sent::failed(Failure::Timeout, started),
        Ok(Err(_)) => return Sent::failed(Failure::Connection, started),
        Err(error) => return Sent::failed(kind(&error), started),
    };
    let status = answer.status();
    let wait = answer.headers().get("retry-after").ok().flatten();
    let text = match read(&answer).await {
        Ok(bytes) => excerpt(&bytes, ANSWER_BYTES),
        // What was promised is an answer within the deadline, and its body is part of it.
        Err(()) if signal.aborted() => return Sent::failed(Failure::Timeout, started),
        Err(()) => return Sent::failed(Failure::Connection, started),
    };
    let retry_after_s = wait.and_then(|text| retry_after_s(&text, now_ms(), date));
    Sent { outcome: Outcome::Answered { status, retry_after_s }, answer: text, ms: now_ms().saturating_sub(started) }
}

fn headers(sending: &Sending<'_>, now: u64) -> Option<web_sys::Headers> {
    let headers = web_sys::Headers::new().ok()?;
    let set = |name: &str, value: &str| headers.set(name, value).ok();
    set("user-agent", USER_AGENT)?;
    if sending.headers.is_none() {
        set("content-type", "application/json")?;
    }
    for (name, value) in &sending.settings.headers {
        set(name, value)?;
    }
    if let Some(original) = sending.replay_of {
        set("replay-of", original)?;
    }
    if let Some(kept) = &sending.headers {
        for (name, value) in kept {
            set(name, value)?;
        }
    }
    let source = sending.settings.source.as_deref().map(|name| ("Signpost-Source", name));
    let message = Message {
        id: sending.event,
        event_type: sending.event_type,
        timestamp: now / 1000,
        idempotency_key: None,
        headers: source.as_slice(),
        method: Some(METHOD),
        url: Some(&sending.settings.url),
    };
    let signed = match &sending.keys {
        Keys::Ed25519(keys) => asymmetric::sign(sending.row, keys, &message, sending.body),
        Keys::Hmac(secrets) => sign(sending.row, secrets, &message, sending.body),
    };
    for (name, value) in signed.ok()? {
        set(&name, &value)?;
    }
    Some(headers)
}

/// The runtime has no codes for why a fetch failed, only messages.
fn kind(error: &JsValue) -> Failure {
    let message = Reflect::get(error, &JsValue::from_str("message")).ok().and_then(|text| text.as_string());
    let message = message.unwrap_or_default().to_ascii_lowercase();
    let tls = ["tls", "ssl", "certificate", "handshake"].iter().any(|word| message.contains(word));
    if tls { Failure::Tls } else { Failure::Connection }
}

/// At most [`ANSWER_BYTES`] and a little; the rest is cancelled, which frees the connection.
async fn read(answer: &web_sys::Response) -> Result<Vec<u8>, ()> {
    let Some(stream) = answer.body() else {
        return Ok(Vec::new());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let next = JsFuture::from(reader.read()).await.map_err(drop)?;
        if member(&next, "done").as_bool() != Some(false) {
            return Ok(bytes);
        }
        let chunk: Uint8Array = member(&next, "value").dyn_into().map_err(drop)?;
        // One byte more than is kept tells that something was cut off.
        let room = ANSWER_BYTES.saturating_add(1).saturating_sub(bytes.len());
        let take = chunk.length().min(u32::try_from(room).unwrap_or(u32::MAX));
        bytes.extend_from_slice(&chunk.subarray(0, take).to_vec());
        if bytes.len() > ANSWER_BYTES {
            drop(reader.cancel());
            return Ok(bytes);
        }
    }
}

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn date(text: &str) -> Option<u64> {
    let ms = js_sys::Date::parse(text);
    (ms.is_finite() && ms >= 0.0).then_some(ms as u64)
}
