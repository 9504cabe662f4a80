//! One attempt: sign, send, and see what comes of it.
//!
//! The deadline covers everything, a body that trickles in included. Of an answer 4 KB are read and
//! the rest is cancelled, so that neither a huge nor a never-ending one costs more. A redirect is an
//! answer like any other and is not followed.

use std::collections::BTreeMap;

use js_sys::Uint8Array;
use signpost_api::REDACTED;
use signpost_core::outgoing::outcome::{Failure, Outcome, excerpt, retry_after_s};
use signpost_core::request::asymmetric;
use signpost_core::request::sign::Message;
use signpost_core::{Provider, sign};
use signpost_platform::clock::now_ms;
use signpost_platform::handover::{self, Site};
use signpost_platform::outbound::{self, Outbound, member};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ReadableStreamDefaultReader;
use worker::wasm_bindgen_futures::JsFuture;

use super::checks::check_url;
use super::settings::{Keys, Settings};

/// How much of an answer is kept.
pub const ANSWER_BYTES: usize = 4096;
/// How much of the headers that were sent is kept: what signs fits many times over; of a source's provider, who may
/// send more, the rest is left out.
const HEADERS_BYTES: usize = 4096;
/// The method of every delivery.
const METHOD: &str = "POST";
const USER_AGENT: &str = concat!("Signpost/", env!("CARGO_PKG_VERSION"));

/// What is to be sent.
pub struct Sending<'a> {
    pub settings: &'a Settings,
    pub row: &'a Provider,
    pub site: &'a Site,
    /// Goes into `CDN-Loop`.
    pub loop_mark: Option<&'a str>,
    pub event: &'a str,
    pub event_type: &'a str,
    pub replay_of: Option<&'a str>,
    pub body: &'a [u8],
    pub keys: Keys,
    /// Headers that came with it, for deliveries that the gate took in.
    pub headers: Option<Vec<(String, String)>>,
    /// What carries it, where the object's own connections are taken.
    pub through: Option<&'a Outbound>,
    /// A service binding to ask in place of the network.
    pub service: Option<&'a JsValue>,
}

/// The source of a delivery that the gate took in. Of a destination's queue it is told with each.
pub fn source_of<'s>(settings: &'s Settings, headers: Option<&'s [(String, String)]>) -> Option<&'s str> {
    let told = || headers?.iter().find(|(name, _)| name == handover::SOURCE_HEADER).map(|(_, value)| value.as_str());
    settings.source.as_deref().or_else(told)
}

/// What came of it.
pub struct Sent {
    pub outcome: Outcome,
    pub answer: String,
    pub ms: u64,
    /// The headers as they may be shown; none where nothing was sent.
    pub headers: BTreeMap<String, String>,
}

impl Sent {
    fn failed(failure: Failure, started: u64) -> Self {
        let ms = now_ms().saturating_sub(started);
        Self { outcome: Outcome::Failed(failure), answer: String::new(), ms, headers: BTreeMap::new() }
    }

    pub fn status(&self) -> Option<u16> {
        match self.outcome {
            Outcome::Answered { status, .. } => Some(status),
            Outcome::Failed(_) => None,
        }
    }
}

/// Sends it once.
pub async fn send(sending: &Sending<'_>) -> Sent {
    let started = now_ms();
    // The rules may have become stricter since the URL was taken in.
    // A source's origin is the operator's own word.
    if sending.settings.queue().is_none() && check_url(&sending.settings.url, sending.site).is_err() {
        return Sent::failed(Failure::Blocked, started);
    }
    let prepared = headers(sending, started).and_then(|headers| Some((set_all(&headers)?, headers)));
    let Some((request_headers, headers)) = prepared else {
        return Sent::failed(Failure::Signing, started);
    };
    let mut sent = exchange(sending, &request_headers, started).await;
    sent.headers = shown(&headers, &sending.settings.headers);
    sent
}

async fn exchange(sending: &Sending<'_>, headers: &web_sys::Headers, started: u64) -> Sent {
    let body = Uint8Array::from(sending.body);
    let (url, deadline_ms) = (&sending.settings.url, sending.row.delivery.deadline_ms);
    let exchange = outbound::post(sending.service, url, headers, &body, deadline_ms, sending.through).await;
    let answer = match &exchange.answer {
        Ok(answer) => answer,
        Err(outbound::Failure::Timeout) => return Sent::failed(Failure::Timeout, started),
        Err(outbound::Failure::Strange) => return Sent::failed(Failure::Connection, started),
        Err(outbound::Failure::Unreachable(error)) => return Sent::failed(kind(error), started),
    };
    let status = answer.status();
    let wait = answer.headers().get("retry-after").ok().flatten();
    // The status is the answer: it came within the deadline, whatever becomes of the body.
    let mut bytes = Vec::new();
    read(answer, &mut bytes).await;
    let text = excerpt(&bytes, ANSWER_BYTES);
    let retry_after_s = wait.and_then(|text| retry_after_s(&text, now_ms()));
    let ms = now_ms().saturating_sub(started);
    Sent { outcome: Outcome::Answered { status, retry_after_s }, answer: text, ms, headers: BTreeMap::new() }
}

/// The headers in the order in which they are set: of one name the last one counts. `None` where nothing can sign.
fn headers(sending: &Sending<'_>, now: u64) -> Option<Vec<(String, String)>> {
    let mut headers = Vec::new();
    let mut set = |name: &str, value: &str| headers.push((name.to_ascii_lowercase(), value.to_string()));
    set("user-agent", USER_AGENT);
    if sending.headers.is_none() {
        set("content-type", "application/json");
    }
    for (name, value) in &sending.settings.headers {
        set(name, value);
    }
    if let Some(mark) = sending.loop_mark {
        set("cdn-loop", mark);
    }
    let source = source_of(sending.settings, sending.headers.as_deref());
    let queue = sending.settings.queue();
    let own_id = |event| queue.as_ref().zip(source).map_or(event, |(queue, source)| queue.id_of(source, event));
    if let Some(original) = sending.replay_of {
        set("replay-of", own_id(original));
    }
    for (name, value) in sending.headers.iter().flatten() {
        set(name, value);
    }
    let source = source.map(|name| ("Signpost-Source", name));
    let message = Message {
        id: own_id(sending.event),
        event_type: sending.event_type,
        timestamp: now / 1000,
        idempotency_key: None,
        headers: source.as_slice(),
        method: Some(METHOD),
        url: Some(&sending.settings.url),
        fields: &[],
    };
    let signed = match &sending.keys {
        Keys::Ed25519(keys) => asymmetric::sign(sending.row, keys, &message, sending.body),
        Keys::Hmac(secrets) => sign(sending.row, secrets, &message, sending.body),
    };
    for (name, value) in signed.ok()? {
        set(&name, &value);
    }
    Some(headers)
}

fn set_all(headers: &[(String, String)]) -> Option<web_sys::Headers> {
    let all = web_sys::Headers::new().ok()?;
    for (name, value) in headers {
        all.set(name, value).ok()?;
    }
    Some(all)
}

/// What of the headers may be kept and shown: no value that the owner set, and no more than fits. The signature is set
/// last and so goes first.
fn shown(headers: &[(String, String)], own: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut shown = BTreeMap::new();
    let mut room = HEADERS_BYTES;
    for (name, value) in headers.iter().rev() {
        let is_own = own.iter().any(|(own, secret)| own.eq_ignore_ascii_case(name) && secret == value);
        let value = if is_own { REDACTED } else { value };
        let Some(left) = room.checked_sub(name.len().saturating_add(value.len())) else {
            continue;
        };
        if !shown.contains_key(name) {
            room = left;
            shown.insert(name.clone(), value.to_string());
        }
    }
    shown
}

/// The runtime has no codes for why a fetch failed, only messages.
fn kind(error: &JsValue) -> Failure {
    let message = member(error, "message").as_string();
    let message = message.unwrap_or_default().to_ascii_lowercase();
    let tls = ["tls", "ssl", "certificate", "handshake"].iter().any(|word| message.contains(word));
    if tls { Failure::Tls } else { Failure::Connection }
}

/// At most [`ANSWER_BYTES`] and a little; the rest is cancelled, which frees the connection. What breaks off, or takes
/// longer than the deadline, is kept as far as it came.
async fn read(answer: &web_sys::Response, bytes: &mut Vec<u8>) {
    let Some(stream) = answer.body() else {
        return;
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    while let Ok(next) = JsFuture::from(reader.read()).await {
        if member(&next, "done").as_bool() != Some(false) {
            return;
        }
        let Ok(chunk) = member(&next, "value").dyn_into::<Uint8Array>() else {
            return;
        };
        // One byte more than is kept tells that something was cut off.
        let room = ANSWER_BYTES.saturating_add(1).saturating_sub(bytes.len());
        let take = chunk.length().min(u32::try_from(room).unwrap_or(u32::MAX));
        bytes.extend_from_slice(&chunk.subarray(0, take).to_vec());
        if bytes.len() > ANSWER_BYTES {
            drop(reader.cancel());
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(headers: &[(&str, &str)]) -> Vec<(String, String)> {
        headers.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
    }

    #[test]
    fn t25_what_the_owner_set_is_kept_by_name_alone() {
        let own = BTreeMap::from([("Authorization".to_string(), "Bearer canary".to_string())]);
        let sent = pairs(&[("user-agent", "Signpost"), ("authorization", "Bearer canary"), ("webhook-id", "evt_1")]);
        let shown = shown(&sent, &own);
        assert_eq!(shown["authorization"], REDACTED);
        assert_eq!(shown["webhook-id"], "evt_1");
        assert_eq!(shown.len(), 3);
    }

    #[test]
    fn i18_headers_are_kept_up_to_a_limit_and_the_signature_first() {
        let long = "x".repeat(HEADERS_BYTES);
        let sent = pairs(&[("a", "1"), ("x-large", &long), ("x-twice", "old"), ("x-twice", "new"), ("signature", "s")]);
        let shown = shown(&sent, &BTreeMap::new());
        assert_eq!(shown.keys().collect::<Vec<_>>(), ["a", "signature", "x-twice"]);
        assert_eq!(shown["x-twice"], "new", "the one that was sent");
    }
}
