//! A provider as one row of data: how one system signs, retries and gives up, in both directions.
//!
//! One file per built-in provider holds its row and says where the facts come from. A custom
//! provider is the same type, read from configuration (feature `serde`).

use alloc::borrow::Cow;

use crate::secret::SecretFormat;

mod check;
mod claimport;
mod discord;
mod github;
mod gooclaim;
pub mod handshake;
mod hubspot;
mod names;
mod place;
mod policy;
mod sendgrid;
mod shopify;
mod signature;
mod signpost;
mod slack;
mod square;
mod standard_webhooks;
mod stripe;
mod template;

pub use crate::encoding::Encoding;
pub use crate::text::{List, Text};
pub use claimport::CLAIMPORT;
pub use discord::DISCORD;
pub use github::GITHUB;
pub use gooclaim::GOOCLAIM;
pub use handshake::Handshake;
pub use hubspot::HUBSPOT;
pub use names::Names;
pub use place::{ExtraHeaders, Place, TOLERANCE_S, TimeUnit, Timestamp, TimestampPlace};
pub use policy::{Catalog, Envelope, Exhausted, Ping, Policy, TimeFormat};
pub use sendgrid::SENDGRID;
pub use shopify::SHOPIFY;
pub use signature::{Algorithm, Layout, Signature};
pub use signpost::SIGNPOST;
pub use slack::SLACK;
pub use square::SQUARE;
pub use standard_webhooks::STANDARD_WEBHOOKS;
pub use stripe::STRIPE;
pub(crate) use template::{METHOD, URL, missing_parts};
pub use template::{Part, Template, TemplateError};

/// Seven days: what both seed providers need (their retries outlast the usual 24 hours).
pub(crate) const WINDOW_S: u32 = 7 * 86_400;

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
    #[cfg_attr(feature = "serde", serde(default = "usual_secret"))]
    pub secret: SecretFormat,
    /// Where the signature is, what it looks like and what it covers.
    pub signature: Signature,
    /// The time of signing, for systems that send one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub timestamp: Option<Timestamp>,
    /// The event id. It names the event for people and, when it is signed, for deduplication.
    #[cfg_attr(feature = "serde", serde(default))]
    pub id: Option<Place>,
    /// The event type.
    #[cfg_attr(feature = "serde", serde(default))]
    pub event_type: Option<Place>,
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
    /// [`Policy::span_s`], or the last retry would be taken for a new event.
    #[cfg_attr(feature = "serde", serde(default = "usual_window_s"))]
    pub dedupe_window_s: u32,
    /// The largest body that the provider sends, in bytes, where that is known to be large.
    #[cfg_attr(feature = "serde", serde(default))]
    pub max_body: Option<u32>,
    /// How deliveries are attempted, retried and given up.
    #[cfg_attr(feature = "serde", serde(default))]
    pub delivery: Policy,
    /// The JSON around an event's data; `None` where the data is the whole body.
    #[cfg_attr(feature = "serde", serde(default))]
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
            secret: SecretFormat::Utf8,
            signature,
            timestamp: None,
            id: None,
            event_type: None,
            extra: ExtraHeaders::default(),
            header_prefixes: Cow::Borrowed(&[]),
            handshake: None,
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
