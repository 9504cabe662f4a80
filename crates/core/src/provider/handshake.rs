//! Requests that only ask whether somebody is there: answered before verification, marking nothing.
//!
//! An answer repeats text that anybody may have sent. So it is short, plain and visible ASCII, and
//! the host sends it as `text/plain` with `nosniff`: a page cannot be made out of it.

use alloc::string::String;

use crate::host::{Body, Head};
use crate::text::Text;

/// Longer than any provider's challenge, too short to be worth reflecting.
const MAX_ECHO_BYTES: usize = 1024;

/// How a provider asks.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", deny_unknown_fields))]
pub enum Handshake {
    /// A POST whose JSON field has a certain value; another field is to be echoed.
    EchoField {
        /// The field that marks a handshake.
        field: Text,
        /// Its value.
        equals: Text,
        /// The field to echo.
        echo: Text,
    },
    /// A GET with a query parameter that is to be echoed.
    EchoQuery {
        /// The parameter.
        parameter: Text,
    },
}

impl Handshake {
    /// Whether a GET can be one.
    pub fn is_get(&self) -> bool {
        matches!(self, Self::EchoQuery { .. })
    }
}

/// The text to answer a POST with, if it is a handshake.
pub fn answer_post(handshake: &Handshake, body: &(impl Body + ?Sized)) -> Option<String> {
    let Handshake::EchoField { field, equals, echo } = handshake else {
        return None;
    };
    if body.field(field)? != equals.as_ref() {
        return None;
    }
    body.field(echo).filter(|text| is_plain(text))
}

/// The text to answer a GET with, if it is a handshake.
pub fn answer_get(handshake: &Handshake, head: &impl Head) -> Option<String> {
    let Handshake::EchoQuery { parameter } = handshake else {
        return None;
    };
    head.query(parameter).filter(|text| is_plain(text))
}

fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.len() <= MAX_ECHO_BYTES && text.bytes().all(|byte| byte.is_ascii_graphic())
}
