//! What the gate asks of the sender (`forward = "queue"`): to take in a delivery that was verified.
//!
//! Each source has an endpoint of its own in the sender, whose URL, key and rules are the source's configuration.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

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
    /// The host that the request came to, with its port.
    pub own_host: String,
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

impl Question<Crossing> {
    /// Has a delivery stored with its source's endpoint, once for one name and body.
    pub fn take_in(delivery: TakeIn, development: bool) -> Self {
        let site = Site { development, own_host: String::new() };
        Self { tenant: SOURCES.to_string(), site, ask: Crossing::TakeIn(delivery) }
    }
}

/// The endpoint of a source: always the same, and nobody else's.
pub fn endpoint_id(source: &str) -> String {
    let digest = Sha256::digest(format!("source {source}"));
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("ep_{hex}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_sources_endpoint_keeps_its_id() {
        assert_eq!(super::endpoint_id("github"), "ep_a82713be7d885ef00b079a49f772e291");
    }
}
