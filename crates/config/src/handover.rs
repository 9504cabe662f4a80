//! What the gate asks of the sender (`forward = "queue"`): to take in a delivery that was verified.
//!
//! Each [queue](Queue) is an endpoint of its own in the sender, whose URL, key and rules are the configuration's.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The tenant that these endpoints belong to.
pub const SOURCES: &str = "sources";

/// Under which the gate tells the source, among the headers of a delivery to a queue that sources share.
pub const SOURCE_HEADER: &str = "signpost-source";

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

/// Whose events wait in line together.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Queue {
    /// Those of a destination: of every source that has a route there.
    Destination(String),
    /// Those of a source's route to an address of its own.
    Route(String, String),
    /// Those of a source to its `origin`.
    Source(String),
}

impl Queue {
    /// Its endpoint: always the same, and nobody else's. No name holds a space or a slash.
    pub fn endpoint_id(&self) -> String {
        let digest = Sha256::digest(match self {
            Self::Destination(name) => format!("destination {name}"),
            Self::Route(source, route) => format!("source {source}/{route}"),
            Self::Source(name) => format!("source {name}"),
        });
        let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        format!("ep_{hex}")
    }

    /// What an event of a source is called here. Sources share the queue of a destination, and two may use one id.
    pub fn name_of(&self, source: &str, event: &str) -> String {
        match self {
            Self::Destination(_) => format!("{source}/{event}"),
            Self::Route(..) | Self::Source(_) => event.to_string(),
        }
    }

    /// The event of that name as the origin gets it.
    pub fn id_of<'e>(&self, source: &str, name: &'e str) -> &'e str {
        let own = name.strip_prefix(source).and_then(|rest| rest.strip_prefix('/'));
        own.filter(|_| matches!(self, Self::Destination(_))).unwrap_or(name)
    }
}

/// A delivery that the gate has verified for a source. The body is in the bytes behind the question.
#[derive(Deserialize, Serialize)]
pub struct TakeIn {
    pub source: String,
    /// Where it waits; its source's own queue where nothing is said, as older code did.
    #[serde(default)]
    pub queue: Option<Queue>,
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

#[cfg(test)]
mod tests {
    use super::Queue;

    #[test]
    fn every_queue_keeps_its_endpoint() {
        let of = |queue: Queue| queue.endpoint_id();
        assert_eq!(of(Queue::Source("github".into())), "ep_a82713be7d885ef00b079a49f772e291");
        assert_eq!(of(Queue::Route("github".into(), "ci".into())), "ep_255720c8dd29cde63ab6a27091e18be4");
        assert_eq!(of(Queue::Destination("github".into())), "ep_529e532adcb9438c6e2392fba5f6b7f1");
    }
}
