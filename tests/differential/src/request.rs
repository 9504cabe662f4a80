//! What crosses from one process to another: the sources, and requests under them.

use serde::{Deserialize, Serialize};
use signpost_core::Provider;
use signpost_core::provider::built_in;

/// Which sources there are, and their clock.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Setup {
    pub seed: u64,
    /// Unix seconds.
    pub now: u64,
    /// Whether no time is checked, so that the requests can be sent over HTTP whenever that is.
    pub untimed: bool,
    pub sources: Vec<Source>,
}

/// A row under some of its keys.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Source {
    pub name: String,
    pub provider: String,
    pub secrets: Vec<String>,
    /// The URL that the provider calls, where the row has a use for it.
    pub url: Option<String>,
    /// What the operator gave the provider for its handshakes, where the row has a use for it.
    pub token: Option<String>,
    /// Whether its deliveries have a time.
    pub timed: bool,
}

impl Source {
    pub fn row(&self) -> &'static Provider {
        built_in(&self.provider).unwrap_or_else(|| panic!("no provider is named {}", self.provider))
    }
}

/// Whether the gate wants a `url` for sources of this row.
pub fn has_url(row: &Provider) -> bool {
    row.signature.covers_url() || row.handshake.iter().any(signpost_core::provider::Handshake::has_url)
}

/// A request as it comes off the wire: header values have no blanks around them and no line breaks.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Request {
    /// The place of its source.
    pub source: usize,
    /// Chooses among the ways in which a host can hand it over.
    pub way: u32,
    pub method: String,
    /// With its `?`, or empty.
    pub query: String,
    /// One for each line. Characters are those of Latin-1.
    pub headers: Vec<(String, String)>,
    /// The body, where it is UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Else its bytes, a character for each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<String>,
}

impl Request {
    pub fn body(&self) -> Vec<u8> {
        match (&self.text, &self.bytes) {
            (Some(text), _) => text.clone().into_bytes(),
            (None, Some(bytes)) => bytes.chars().map(|byte| u8::try_from(byte).expect("a byte")).collect(),
            (None, None) => Vec::new(),
        }
    }

    pub fn set_body(&mut self, body: Vec<u8>) {
        (self.text, self.bytes) = match String::from_utf8(body) {
            Ok(text) => (Some(text), None),
            Err(error) => (None, Some(error.into_bytes().into_iter().map(char::from).collect())),
        };
    }

    /// The URL that arrives. Its path is the source's, and nothing of it is signed.
    pub fn url(&self) -> String {
        format!("https://gate.example/in{}", self.query)
    }
}
