//! The signature of a row: where it is, what it looks like and what it covers.

use super::{Encoding, Names, Text};
use crate::provider::Template;

/// Where the signature is, what it looks like and what it covers.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Signature {
    /// The header: the first name is the one that is sent, the others are accepted too.
    pub header: Names,
    /// One tag or a list of them.
    #[cfg_attr(feature = "serde", serde(default))]
    pub layout: Layout,
    /// How a tag is written.
    pub encoding: Encoding,
    /// What makes a tag. The row says it, and never the request.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Algorithm::is_default"))]
    pub algorithm: Algorithm,
    /// What the tag is computed over.
    #[cfg_attr(feature = "serde", serde(default = "body_alone"))]
    pub signed: Template,
}

/// What makes a tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Algorithm {
    /// ECDSA over P-256 with SHA-256, as DER. Cargo feature `p256`.
    EcdsaP256Sha256,
    /// ed25519. Cargo feature `ed25519`.
    Ed25519,
    /// HMAC-SHA256 under a shared secret.
    #[default]
    HmacSha256,
}

#[cfg(feature = "serde")]
impl Algorithm {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// The form of the signature header's value.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", deny_unknown_fields))]
pub enum Layout {
    /// Entries `version` `assign` tag, joined by `separator`; any one match passes.
    List {
        /// Between entries: a space, a comma, a semicolon. ASCII, as all of the header is.
        #[cfg_attr(feature = "serde", serde(with = "ascii"))]
        #[cfg_attr(feature = "schema", schemars(with = "char"))]
        separator: u8,
        /// Between version and tag.
        #[cfg_attr(feature = "serde", serde(with = "ascii"))]
        #[cfg_attr(feature = "schema", schemars(with = "char"))]
        assign: u8,
        /// The version whose tags are the row's algorithm's. Others are skipped.
        version: Text,
    },
    /// One tag behind a prefix such as `sha256=`, which may be empty.
    Value {
        /// What stands before the tag.
        #[cfg_attr(feature = "serde", serde(default))]
        prefix: Text,
        /// Whether a tag without the prefix is accepted as well. It is always sent.
        #[cfg_attr(feature = "serde", serde(default))]
        prefix_optional: bool,
    },
}

impl Default for Layout {
    fn default() -> Self {
        Self::Value { prefix: Text::Borrowed(""), prefix_optional: false }
    }
}

#[cfg(feature = "serde")]
fn body_alone() -> Template {
    Template::BODY
}

/// One character of ASCII, in configuration a string of that length.
#[cfg(feature = "serde")]
mod ascii {
    use serde::{Deserialize as _, Deserializer, Serializer, de};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "called by what serde derives")]
    pub(super) fn serialize<S: Serializer>(byte: &u8, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_char(char::from(*byte))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        let character = char::deserialize(deserializer)?;
        u8::try_from(character)
            .ok()
            .filter(u8::is_ascii)
            .ok_or_else(|| de::Error::custom("a header is ASCII, so what separates its parts is, too"))
    }
}
