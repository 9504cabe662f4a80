//! A provider as one row of data: how one system signs, retries and gives up, in both directions.
//!
//! The built-in rows are the files of `providers/`, which `crates/rows` writes into `built_in`. A custom provider is
//! the same type, read from configuration (feature `serde`).

use alloc::borrow::Cow;

pub use crate::secret::SecretFormat;

#[cfg(feature = "built-in")]
mod built_in;
mod check;
mod detect;
pub mod handshake;
#[cfg(feature = "extended")]
mod jwt;
#[cfg(feature = "extended")]
mod key_source;
mod names;
mod place;
mod policy;
#[cfg(feature = "schema")]
mod schema;
mod signature;
mod template;
#[cfg(feature = "serde")]
mod units;

pub use crate::encoding::Encoding;
pub use crate::text::{List, Text};
#[cfg(feature = "built-in")]
pub use built_in::*;
pub use detect::detect;
pub use handshake::Handshake;
#[cfg(feature = "extended")]
pub use jwt::{Claim, Fact, FactError, Jwt};
#[cfg(feature = "extended")]
pub use key_source::{KeyForm, KeySource};
pub use names::Names;
pub use place::{ExtraHeaders, Place, TOLERANCE_S, TimeUnit, Timestamp, TimestampPlace};
pub use policy::{Catalog, Envelope, Exhausted, Ping, Policy, TimeFormat};
pub use signature::{Algorithm, Layout, Signature, TagPlace, Weakness};
pub(crate) use template::{METHOD, URL, missing_parts};
pub use template::{Part, Template, TemplateError};

/// No row has one where such words were not compiled in.
#[cfg(not(feature = "extended"))]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Jwt {}

/// No row has one where such words were not compiled in.
#[cfg(not(feature = "extended"))]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum KeySource {}

#[cfg(not(feature = "extended"))]
impl KeySource {
    pub(crate) fn is_usable(&self) -> bool {
        match *self {}
    }
}

#[cfg(not(feature = "extended"))]
#[expect(missing_docs, reason = "as where there are some")]
impl Jwt {
    pub fn covers_body(&self) -> bool {
        match *self {}
    }

    pub fn covers_url(&self) -> bool {
        match *self {}
    }

    pub fn names_receiver(&self) -> bool {
        match *self {}
    }

    pub fn fields(&self) -> core::iter::Empty<&str> {
        match *self {}
    }
}

/// Seven days: what both seed providers need (their retries outlast the usual 24 hours).
pub(crate) const WINDOW_S: u32 = 7 * 86_400;

/// Headers that carry credentials, whatever a row signs.
const CREDENTIALS: [&str; 3] = ["authorization", "cookie", "proxy-authorization"];

/// The built-in row of that name.
#[cfg(feature = "built-in")]
pub fn built_in(name: &str) -> Option<&'static Provider> {
    BUILT_IN.into_iter().find(|provider| provider.name == name)
}

/// Everything about how one system's webhooks behave.
///
/// Names of headers are looked up without regard to case and sent as they stand here.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Provider {
    /// The name in configuration: lower case, words joined by hyphens.
    pub name: Text,
    /// The name as its owner writes it, for people.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_default"))]
    pub title: Text,
    /// How the text of the secret becomes a key.
    #[cfg_attr(feature = "serde", serde(default = "usual_secret"))]
    pub secret: SecretFormat,
    /// Where the signature is, what it looks like and what it covers.
    pub signature: Signature,
    /// The time of signing, for systems that send one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub timestamp: Option<Timestamp>,
    /// The event id. It names the event for people and, when it is signed, for deduplication.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub id: Option<Place>,
    /// The event type.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub event_type: Option<Place>,
    /// Headers that repeat what the signed part says, for receivers that route by header.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_default"))]
    pub extra: ExtraHeaders,
    /// Further request headers, by the start of their lower-case name, that belong to this
    /// provider and travel on to the origin. The headers that this row names always do.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_default"))]
    pub header_prefixes: List<Text>,
    /// Requests that prove control of the URL and are answered before verification: one, or a list.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            deserialize_with = "handshake::read",
            serialize_with = "handshake::write",
            skip_serializing_if = "is_default"
        )
    )]
    #[cfg_attr(feature = "schema", schemars(with = "handshake::Handshakes"))]
    pub handshake: List<Handshake>,
    /// A signed test event that is sent when an endpoint is registered.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub ping: Option<Ping>,
    /// How long a receiver must remember an event. Never shorter than [`Policy::span_s`], or the last retry would
    /// be taken for a new event. In configuration `dedupe_window = "7d"`.
    #[cfg_attr(
        feature = "serde",
        serde(
            default = "usual_window_s",
            alias = "dedupe_window",
            deserialize_with = "units::seconds",
            skip_serializing_if = "is_usual_window"
        )
    )]
    #[cfg_attr(feature = "schema", schemars(rename = "dedupe_window", with = "schema::Duration"))]
    pub dedupe_window_s: u32,
    /// The largest body that the provider sends, where that is known to be large. In configuration
    /// `max_body = "26MiB"`, or a number of bytes.
    #[cfg_attr(
        feature = "serde",
        serde(default, deserialize_with = "units::maybe_bytes", skip_serializing_if = "Option::is_none")
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<schema::Bytes>"))]
    pub max_body: Option<u32>,
    /// How deliveries are attempted, retried and given up.
    #[cfg_attr(feature = "serde", serde(default))]
    pub delivery: Policy,
    /// The JSON around an event's data; `None` where the data is the whole body.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub envelope: Option<Envelope>,
    /// The event types.
    #[cfg_attr(feature = "serde", serde(default))]
    pub catalog: Catalog,
}

impl Provider {
    /// A row that says how to verify and leaves everything else at its default.
    pub fn verifying(name: Text, signature: Signature) -> Self {
        Self {
            name,
            title: Text::default(),
            secret: SecretFormat::Utf8,
            signature,
            timestamp: None,
            id: None,
            event_type: None,
            extra: ExtraHeaders::default(),
            header_prefixes: Cow::Borrowed(&[]),
            handshake: Cow::Borrowed(&[]),
            ping: None,
            dedupe_window_s: WINDOW_S,
            max_body: None,
            delivery: Policy::default(),
            envelope: None,
            catalog: Catalog::default(),
        }
    }

    /// Whether the event id is under the signature, so that it can name the event to a dedupe store.
    pub fn id_is_signed(&self) -> bool {
        match &self.id {
            Some(Place::Field(_)) => true,
            Some(Place::Header(_)) => self.signature.signed.covers(&Part::Id),
            None => false,
        }
    }

    /// Whether headers alone carry the signature, over all of the body and nothing else in it: such a row signs any
    /// body, and each change to one is seen.
    pub fn is_signed_in_headers(&self) -> bool {
        let time_in_body = matches!(self.timestamp.as_ref().map(|row| &row.from), Some(TimestampPlace::Field(_)));
        let Signature { from, jwt, signed, .. } = &self.signature;
        let is_whole = signed.covers(&Part::Body) && self.signature.covers_body();
        from.is_none() && jwt.is_none() && is_whole && !time_in_body && signed.fields().count() == 0
    }

    /// The request headers that the row names: all that verification asks for, and those that repeat
    /// what is signed.
    pub fn headers(&self) -> impl Iterator<Item = &str> {
        let timestamp = match &self.timestamp {
            Some(Timestamp { from: TimestampPlace::Header(names), .. }) => Some(names),
            _ => None,
        };
        let sources = [&self.id, &self.event_type].into_iter().filter_map(|source| match source {
            Some(Place::Header(names)) => Some(names),
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

    /// Further request headers that a handshake looks at. They do not travel.
    pub fn handshake_headers(&self) -> impl Iterator<Item = &str> {
        self.handshake
            .iter()
            .flat_map(Handshake::spots)
            .filter_map(|spot| (spot.kind == handshake::SpotKind::Header).then_some(spot.name.as_ref()))
    }

    /// Whether a request header belongs to this provider: named by the row, or under one of its
    /// prefixes. Only such headers travel on to the origin; one that carries a credential never does.
    pub fn owns_header(&self, name: &str) -> bool {
        let is_token = self.signature.algorithm == Algorithm::Token
            && self.signature.header.iter().any(|own| own.eq_ignore_ascii_case(name));
        if is_token || CREDENTIALS.iter().any(|own| own.eq_ignore_ascii_case(name)) {
            return false;
        }
        self.headers().any(|own| own.eq_ignore_ascii_case(name))
            || self
                .header_prefixes
                .iter()
                .any(|prefix| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)))
    }
}

#[cfg(feature = "serde")]
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(feature = "serde")]
#[expect(clippy::trivially_copy_pass_by_ref, reason = "called by what serde derives")]
fn is_usual_window(seconds: &u32) -> bool {
    *seconds == WINDOW_S
}

#[cfg(feature = "serde")]
fn usual_secret() -> SecretFormat {
    SecretFormat::Utf8
}

#[cfg(feature = "serde")]
fn usual_window_s() -> u32 {
    WINDOW_S
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::Template;

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
