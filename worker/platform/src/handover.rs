//! What the gate asks of the sender (`forward = "queue"`): to take in a delivery that was verified.
//!
//! Each source has an endpoint of its own in the sender, whose URL, key and rules are the source's configuration.

use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use worker::Env;

use crate::binding::ENDPOINTS;
use crate::config::Variables;
use crate::digest::sha256_hex;
use crate::object::{Answer, ask_with};

/// The tenant that the sources' endpoints belong to.
pub const SOURCES: &str = "sources";

/// What is asked of an endpoint, and for whom: another tenant's endpoint does not exist.
#[derive(Deserialize, Serialize)]
pub struct Question<A> {
    pub tenant: String,
    pub site: Site,
    pub ask: A,
}

/// What a URL may be in this deployment.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Site {
    pub development: bool,
    pub own_host: String,
}

impl Site {
    /// `own_host` is the host that the request came to, with its port.
    pub fn of(env: &Env, own_host: &str) -> Self {
        Self { development: Variables::of(env).is_development(), own_host: own_host.to_string() }
    }
}

/// A delivery that the gate has verified for a source. The body is in the bytes behind the question.
#[derive(Deserialize, Serialize)]
pub struct TakeIn {
    pub source: String,
    /// Its name towards the origin.
    pub event: String,
    /// The body's SHA-256, in hexadecimal.
    pub hash: String,
    pub event_type: String,
    /// The headers that travel on, as a JSON list of pairs.
    pub headers: String,
}

/// The one question that crosses, in the form in which an endpoint reads all of its questions.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Crossing {
    TakeIn(TakeIn),
}

/// Has the delivery stored with its source's endpoint, once for one name and body.
pub async fn hand_over(env: &Env, delivery: TakeIn, body: &Uint8Array) -> Answer<()> {
    let id = endpoint_id(&delivery.source);
    let question = Question { tenant: SOURCES.to_string(), site: Site::of(env, ""), ask: Crossing::TakeIn(delivery) };
    ask_with(env, ENDPOINTS, &id, &question, body).await.map(drop)
}

/// The endpoint of a source: always the same, and nobody else's.
pub fn endpoint_id(source: &str) -> String {
    let name = sha256_hex(format!("source {source}"));
    format!("ep_{}", name.get(..32).unwrap_or_default())
}
