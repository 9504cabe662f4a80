//! What the gate hands over (`forward = "queue"`): each source has an endpoint of its own, whose URL,
//! key and rules are the source's configuration.

use std::borrow::Cow;
use std::rc::Rc;

use js_sys::Uint8Array;
use serde_json::Value;
use sha2::{Digest, Sha256};
use signpost_core::Provider;
use signpost_core::provider::{Exhausted, Policy, SIGNPOST};
use worker::Env;

use super::call::{ENDPOINTS, ask_with};
use super::endpoint::{Ask, Question, Where};
use super::publish::hex;
use super::refusal::Answer;
use crate::config::Source;

/// The tenant that the sources' endpoints belong to.
pub const SOURCES: &str = "sources";
/// An origin behind a queue need not keep to its provider's deadline: nobody waits for it.
const LEAST_DEADLINE_MS: u32 = 30_000;
/// What is copied into the wasm's memory at once, to be hashed.
const PIECE_BYTES: u32 = 64 * 1024;

/// A delivery that the gate has verified.
pub struct Queued<'q> {
    pub source: &'q str,
    /// Its name towards the origin.
    pub event: &'q str,
    pub event_type: &'q str,
    /// The headers that travel on, as a JSON list of pairs.
    pub headers: String,
}

/// Stores it with its source's endpoint, once for one name and body.
pub async fn enqueue(env: &Env, queued: Queued<'_>, body: &Uint8Array) -> Answer<()> {
    let question = Question {
        tenant: SOURCES.to_string(),
        site: Where::of(env, ""),
        ask: Ask::TakeIn {
            source: queued.source.to_string(),
            event: queued.event.to_string(),
            hash: hex(&sha256(body)),
            event_type: queued.event_type.to_string(),
            headers: queued.headers,
        },
    };
    ask_with::<_, Value>(env, ENDPOINTS, &endpoint_id(queued.source), &question, body).await.map(drop)
}

/// Piece by piece: the wasm's memory never shrinks, and a body may be 26 MiB.
fn sha256(body: &Uint8Array) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut rest = body.clone();
    while rest.length() > 0 {
        hash.update(rest.subarray(0, PIECE_BYTES).to_vec());
        rest = rest.subarray(PIECE_BYTES, rest.length());
    }
    hash.finalize().into()
}

/// The endpoint of a source: always the same, and nobody else's.
pub fn endpoint_id(source: &str) -> String {
    let name = hex(&Sha256::digest(format!("source {source}")));
    format!("ep_{}", name.get(..32).unwrap_or_default())
}

/// How a source's deliveries go on to its origin: signed as the gate signs, on the provider's own
/// schedule, and kept as dead letters when that runs out, since there is nobody to be asked to
/// enable an origin.
pub fn rules(source: &Rc<Source>) -> Cow<'static, Provider> {
    let own = &source.provider.delivery;
    let delivery = Policy {
        deadline_ms: own.deadline_ms.max(LEAST_DEADLINE_MS),
        exhausted: Exhausted::DeadLetter,
        gone_disables: false,
        failing_disables_s: None,
        ..own.clone()
    };
    Cow::Owned(Provider { delivery, ..SIGNPOST.clone() })
}
