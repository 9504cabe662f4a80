//! A provider as one row of data: how one system signs, retries and gives up, in both directions.
//!
//! One file per built-in provider holds its row and says where the facts come from. A custom
//! provider is the same type, read from configuration (feature `serde`).

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::handshake::Handshake;
use crate::secret::SecretFormat;
use crate::template::{Part, Template};

mod check;
mod claimport;
mod delivery;
mod discord;
mod github;
mod gooclaim;
mod hubspot;
mod sendgrid;
mod shopify;
mod signpost;
mod slack;
mod square;
mod standard_webhooks;
mod stripe;

pub use claimport::CLAIMPORT;
pub use default::TOLERANCE_S;
pub use delivery::{Catalog, Delivery, Envelope, Exhausted, Ping, TimeFormat};
pub use discord::DISCORD;
pub use github::GITHUB;
pub use gooclaim::GOOCLAIM;
pub use hubspot::HUBSPOT;
pub use sendgrid::SENDGRID;
pub use shopify::SHOPIFY;
pub use signpost::SIGNPOST;
pub use slack::SLACK;
pub use square::SQUARE;
pub use standard_webhooks::STANDARD_WEBHOOKS;
pub use stripe::STRIPE;

/// Text that is either part of the program or read from configuration.
pub type Text = Cow<'static, str>;
/// A list that is either part of the program or read from configuration.
pub type List<T> = Cow<'static, [T]>;

/// The built-in rows. The two seed systems come first, then the standard, then the rest by name.
pub const BUILT_IN: [&Provider; 12] = [
    &CLAIMPORT,
    &GOOCLAIM,
    &STANDARD_WEBHOOKS,
    &DISCORD,
    &GITHUB,
    &HUBSPOT,
    &SENDGRID,
    &SHOPIFY,
    &SIGNPOST,
    &SLACK,
    &SQUARE,
    &STRIPE,
];

/// The built-in row of that name.
pub fn built_in(name: &str) -> Option<&'static Provider> {
    BUILT_IN.into_iter().find(|provider| provider.name == name)
}

/// Everything about how one system's webhooks behave.
///
/// Names of headers are looked up without regard to case and sent as they stand here.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Provider {
    /// The name in configuration: lower case, words joined by hyphens.
    pub name: Text,
    /// How the text of the secret becomes a key.
    #[cfg_attr(feature = "serde", serde(default = "default::secret"))]
    pub secret: SecretFormat,
    /// Where the signature is, what it looks like and what it covers.
    pub signature: Signature,
    /// The time of signing, for systems that send one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub timestamp: Option<Timestamp>,
    /// The event id. It names the event for people and, when it is signed, for deduplication.
    #[cfg_attr(feature = "serde", serde(default))]
    pub id: Option<Source>,
    /// The event type.
    #[cfg_attr(feature = "serde", serde(default))]
    pub event_type: Option<Source>,
    /// Headers that repeat what the signed part says, for receivers that route by header.
    #[cfg_attr(feature = "serde", serde(default))]
    pub extra: ExtraHeaders,
    /// Further request headers, by the start of their lower-case name, that belong to this
    /// provider and travel on to the origin. The headers that this row names always do.
    #[cfg_attr(feature = "serde", serde(default))]
    pub header_prefixes: List<Text>,
    /// A request that proves control of the URL and is answered before verification.
    #[cfg_attr(feature = "serde", serde(default))]
    pub handshake: Option<Handshake>,
    /// A signed test event that is sent when an endpoint is registered.
    #[cfg_attr(feature = "serde", serde(default))]
    pub ping: Option<Ping>,
    /// How long a receiver must remember an event, in seconds. Never shorter than
    /// [`Delivery::span_s`], or the last retry would be taken for a new event.
    #[cfg_attr(feature = "serde", serde(default = "default::window_s"))]
    pub dedupe_window_s: u32,
    /// The largest body that the provider sends, in bytes, where that is known to be large.
    #[cfg_attr(feature = "serde", serde(default))]
    pub max_body: Option<u32>,
    /// How deliveries are attempted, retried and given up.
    #[cfg_attr(feature = "serde", serde(default))]
    pub delivery: Delivery,
    /// The JSON around an event's data; `None` where the data is the whole body.
    #[cfg_attr(feature = "serde", serde(default))]
    pub envelope: Option<Envelope>,
    /// The event types.
    #[cfg_attr(feature = "serde", serde(default))]
    pub catalog: Catalog,
}

/// Where the signature is, what it looks like and what it covers.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
    #[cfg_attr(feature = "serde", serde(default = "default::signed"))]
    pub signed: Template,
}

/// What makes a tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", deny_unknown_fields))]
pub enum Layout {
    /// Entries `version` `assign` tag, joined by `separator`; any one match passes.
    List {
        /// Between entries: a space, a comma, a semicolon. ASCII, as all of the header is.
        #[cfg_attr(feature = "serde", serde(with = "ascii"))]
        separator: u8,
        /// Between version and tag.
        #[cfg_attr(feature = "serde", serde(with = "ascii"))]
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

/// How a tag is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Encoding {
    /// RFC 4648 section 4: padded, canonical.
    Base64,
    /// Either case is read, lower case is written.
    Hex,
}

/// The time of signing and how far from the clock it may be.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Timestamp {
    /// Where it is.
    pub from: TimestampSource,
    /// Seconds for most, milliseconds for some.
    #[cfg_attr(feature = "serde", serde(default))]
    pub unit: TimeUnit,
    /// How many seconds it may be from the clock, behind or ahead.
    #[cfg_attr(feature = "serde", serde(default = "default::tolerance_s"))]
    pub tolerance_s: u32,
}

/// Where a timestamp is.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum TimestampSource {
    /// In a header of its own.
    Header(Names),
    /// An entry of that name in the signature's list.
    Item(Text),
}

/// The unit of a timestamp since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum TimeUnit {
    /// 13 digits today.
    Milliseconds,
    /// 10 digits today.
    #[default]
    Seconds,
}

/// Where a value of the delivery is.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Source {
    /// A field of the JSON body, `data.id` for a nested one. Signed, as the body is.
    Field(Text),
    /// A header. Signed only if the template covers it.
    Header(Names),
}

/// Headers beside the signature that repeat or add to what is signed.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ExtraHeaders {
    /// Repeats the event type. Sent; never believed over the signed one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub event_type: Option<Text>,
    /// An idempotency key that is the same on every attempt. Where a row has one, a delivery is a
    /// duplicate when this key *or* the signed id was processed in the window.
    #[cfg_attr(feature = "serde", serde(default))]
    pub idempotency_key: Option<Text>,
}

/// A header's name and its aliases. In configuration: one string, or a list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names(pub List<Text>);

impl Names {
    /// Names known at compile time.
    pub const fn new(names: &'static [Text]) -> Self {
        Self(Cow::Borrowed(names))
    }

    /// Names from configuration.
    ///
    /// # Errors
    /// What is expected instead, for the person who wrote them.
    pub fn parse(names: Vec<Text>) -> Result<Self, &'static str> {
        if names.is_empty() || !names.iter().all(|name| Self::is_name(name)) {
            return Err("a header name is letters, digits and hyphens, and at least one is needed");
        }
        Ok(Self(Cow::Owned(names)))
    }

    /// Whether it can be one: letters, digits and hyphens.
    pub fn is_name(text: &str) -> bool {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    }

    /// The name that is sent.
    pub fn canonical(&self) -> &str {
        self.0.first().map_or("", |name| name.as_ref())
    }

    /// Every name that is accepted.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }
}

impl Provider {
    /// A row that says how to verify and leaves everything else at its default.
    pub fn verifying(name: Text, signature: Signature) -> Self {
        Self {
            name,
            secret: SecretFormat::Utf8,
            signature,
            timestamp: None,
            id: None,
            event_type: None,
            extra: ExtraHeaders::default(),
            header_prefixes: Cow::Borrowed(&[]),
            handshake: None,
            ping: None,
            dedupe_window_s: default::WINDOW_S,
            max_body: None,
            delivery: Delivery::default(),
            envelope: None,
            catalog: Catalog::default(),
        }
    }

    /// Whether the event id is under the signature, so that it can name the event to a dedupe store.
    pub fn id_is_signed(&self) -> bool {
        match &self.id {
            Some(Source::Field(_)) => true,
            Some(Source::Header(_)) => self.signature.signed.covers(&Part::Id),
            None => false,
        }
    }

    /// The request headers that the row names: all that verification asks for, and those that repeat
    /// what is signed.
    pub fn headers(&self) -> impl Iterator<Item = &str> {
        let timestamp = match &self.timestamp {
            Some(Timestamp { from: TimestampSource::Header(names), .. }) => Some(names),
            _ => None,
        };
        let sources = [&self.id, &self.event_type].into_iter().filter_map(|source| match source {
            Some(Source::Header(names)) => Some(names),
            _ => None,
        });
        let extra = [&self.extra.event_type, &self.extra.idempotency_key].into_iter().flatten();
        let signed = self.signature.signed.0.iter().filter_map(|part| match part {
            Part::Header(name) => Some(name),
            _ => None,
        });
        core::iter::once(&self.signature.header)
            .chain(timestamp)
            .chain(sources)
            .flat_map(Names::iter)
            .chain(extra.chain(signed).map(AsRef::as_ref))
    }

    /// Whether a request header belongs to this provider: named by the row, or under one of its
    /// prefixes. Only such headers travel on to the origin.
    pub fn owns_header(&self, name: &str) -> bool {
        self.headers().any(|own| own.eq_ignore_ascii_case(name))
            || self
                .header_prefixes
                .iter()
                .any(|prefix| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)))
    }
}

pub(crate) mod default {
    /// Five minutes: what Standard Webhooks, Stripe, Slack and Gooclaim ask for.
    pub const TOLERANCE_S: u32 = 300;
    /// Seven days: what both seed providers need (their retries outlast the usual 24 hours).
    pub(crate) const WINDOW_S: u32 = 7 * 86_400;

    #[cfg(feature = "serde")]
    pub(crate) fn secret() -> super::SecretFormat {
        super::SecretFormat::Utf8
    }

    #[cfg(feature = "serde")]
    pub(crate) fn signed() -> super::Template {
        super::Template::BODY
    }

    #[cfg(feature = "serde")]
    pub(crate) fn tolerance_s() -> u32 {
        TOLERANCE_S
    }

    #[cfg(feature = "serde")]
    pub(crate) fn window_s() -> u32 {
        WINDOW_S
    }
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

#[cfg(feature = "serde")]
mod names {
    use super::{Names, Text};
    use alloc::vec;
    use alloc::vec::Vec;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected a header's name, or a list of names")]
    enum OneOrMore {
        One(Text),
        More(Vec<Text>),
    }

    impl<'de> Deserialize<'de> for Names {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let names = match OneOrMore::deserialize(deserializer)? {
                OneOrMore::One(name) => vec![name],
                OneOrMore::More(names) => names,
            };
            Self::parse(names).map_err(de::Error::custom)
        }
    }

    impl Serialize for Names {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.serialize(serializer)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dedupe_window_outlasts_its_providers_retries() {
        for provider in BUILT_IN {
            assert!(u64::from(provider.dedupe_window_s) > provider.delivery.span_s(), "{}", provider.name);
        }
    }

    #[test]
    fn a_built_in_row_is_found_by_its_name() {
        for provider in BUILT_IN {
            assert_eq!(built_in(&provider.name), Some(provider));
        }
        assert_eq!(built_in("ClaimPort"), None);
    }

    #[test]
    fn a_row_owns_its_headers_and_no_others() {
        assert!(GOOCLAIM.owns_header("x-gooclaim-idempotency-key"));
        assert!(STANDARD_WEBHOOKS.owns_header("svix-id"));
        assert!(GITHUB.owns_header("X-GitHub-Hook-ID"));
        let signed = Template::parse("{header:X-Tenant}.{body}").unwrap();
        let row = Provider { signature: Signature { signed, ..GITHUB.signature.clone() }, ..GITHUB.clone() };
        assert!(row.owns_header("x-tenant"));
        for foreign in ["x-forwarded-for", "authorization", "proxy-authorization", "cookie", "x-secret", ""] {
            assert!(BUILT_IN.into_iter().all(|provider| !provider.owns_header(foreign)), "{foreign}");
        }
    }

    #[test]
    fn every_built_in_row_survives_being_written_as_configuration() {
        for provider in BUILT_IN {
            let text = serde_json::to_string(provider).unwrap();
            assert_eq!(&serde_json::from_str::<Provider>(&text).unwrap(), provider, "{text}");
        }
    }
}
