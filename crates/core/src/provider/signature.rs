//! The signature of a row: where it is, what it looks like and what it covers.

use super::{Encoding, Jwt, KeySource, List, Names, Part, Text};
use crate::provider::Template;
use crate::request::EXTENDED;

/// Where the signature is, what it looks like and what it covers.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Signature {
    /// The header: the first name is the one that is sent, the others are accepted too.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Names::is_empty"))]
    pub header: Names,
    /// Where the signature is, if it is in no header.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub from: Option<TagPlace>,
    /// Whether several names of the header are several signatures of which any may match, as while a secret is
    /// rotated; else two that differ are refused.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "core::ops::Not::not"))]
    pub any_header: bool,
    /// One tag or a list of them.
    #[cfg_attr(feature = "serde", serde(default))]
    pub layout: Layout,
    /// How a tag is written.
    pub encoding: Encoding,
    /// What makes a tag. The row says it, and never the request.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Algorithm::is_default"))]
    pub algorithm: Algorithm,
    /// The claims that it must have, where the signature is a JSON Web Token: then the token says what is signed, and
    /// `signed` nothing.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<alloc::collections::BTreeMap<Text, Text>>"))]
    pub jwt: Option<Jwt>,
    /// Where the public keys are, of a provider that publishes them.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub keys: Option<KeySource>,
    /// What the tag is computed over.
    #[cfg_attr(feature = "serde", serde(default = "body_alone"))]
    pub signed: Template,
    /// What is weak about the scheme, said by whoever writes the row: a row that is weak in a way that it does not
    /// name is refused.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "<[Weakness]>::is_empty"))]
    pub weak: List<Weakness>,
}

/// Where a signature is that is in no header.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum TagPlace {
    /// The whole body: a JSON Web Token.
    Body,
    /// A field of the body: of its JSON, or of its form.
    Field(Text),
    /// A parameter of the URL's query.
    Query(Text),
}

/// A way in which a scheme proves less than an HMAC-SHA256 of the body does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Weakness {
    /// A plain hash with the secret in it, open to length extension where the secret comes first.
    Digest,
    /// The body, or what matters in it, is not under the signature: it proves the sender, and not what was sent.
    NoBody,
    /// SHA-1.
    Sha1,
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
    /// HMAC-SHA1 under a shared secret.
    HmacSha1,
    /// HMAC-SHA256 under a shared secret.
    #[default]
    HmacSha256,
    /// HMAC-SHA512 under a shared secret.
    HmacSha512,
    /// RSA with SHA-256, as PKCS #1 v1.5 has it (RFC 8017, section 8.2). Cargo feature `rsa`.
    RsaSha256,
    /// A plain SHA-1 of a text with `{secret}` in it.
    Sha1,
    /// A plain SHA-256 of a text with `{secret}` in it.
    Sha256,
    /// A plain SHA-512 of a text with `{secret}` in it.
    Sha512,
    /// No signature: the secret itself is sent. It proves the sender, and not the body.
    Token,
}

impl Algorithm {
    /// Whether its keys are public ones.
    pub const fn has_public_keys(self) -> bool {
        matches!(self, Self::EcdsaP256Sha256 | Self::Ed25519 | Self::RsaSha256)
    }

    /// Whether it is a plain hash.
    pub const fn is_digest(self) -> bool {
        matches!(self, Self::Sha1 | Self::Sha256 | Self::Sha512)
    }
}

impl Signature {
    /// In which ways the scheme is weak.
    pub fn weaknesses(&self) -> impl Iterator<Item = Weakness> {
        let sha1 = matches!(self.algorithm, Algorithm::HmacSha1 | Algorithm::Sha1);
        let found = [
            (self.algorithm.is_digest(), Weakness::Digest),
            (!self.covers_body(), Weakness::NoBody),
            (sha1, Weakness::Sha1),
        ];
        found.into_iter().filter(|(is, _)| *is).map(|(_, weakness)| weakness)
    }

    /// Whether the URL that the provider calls is under the signature: itself, a part of it, or its hash.
    pub fn covers_url(&self) -> bool {
        let by_claim = || self.jwt.as_ref().is_some_and(Jwt::covers_url);
        let of_url = |part: &Part| matches!(part, Part::Host | Part::Path | Part::RequestTarget | Part::Target);
        self.signed.covers(&Part::Url) || EXTENDED && (by_claim() || self.signed.0.iter().any(of_url))
    }

    /// The fields of the body that are under the signature by themselves.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.signed.fields().chain(self.jwt.iter().flat_map(Jwt::fields))
    }

    /// Whether the body is under the signature, itself or by its hash.
    pub fn covers_body(&self) -> bool {
        if EXTENDED && let Some(jwt) = &self.jwt {
            return self.from == Some(TagPlace::Body) || jwt.covers_body();
        }
        let covers = |part: &Part| {
            matches!(part, Part::Body | Part::BodyHash(_) | Part::BodyHash512(_) | Part::Form | Part::Lines(_))
        };
        self.algorithm != Algorithm::Token && self.signed.0.iter().any(covers)
    }
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
    /// Tags alone, joined by `separator`; any one match passes.
    Bare {
        /// Between entries.
        #[cfg_attr(feature = "serde", serde(with = "ascii"))]
        #[cfg_attr(feature = "schema", schemars(with = "char"))]
        separator: u8,
    },
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
        /// The version whose tags are the row's algorithm's. Others are skipped. A `*` in it stands for the id of a key,
        /// whatever it is: every configured key is tried, and no other.
        version: Text,
        /// Whether blanks may stand around the separator, or in its place.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "core::ops::Not::not"))]
        blanks: bool,
        /// Whether a tag stands in quotation marks.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "core::ops::Not::not"))]
        quoted: bool,
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
