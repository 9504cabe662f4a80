//! Keys of the build with the feature `asymmetric`: public ones, which verify and cannot sign, and secrets for every
//! algorithm that the usual build leaves out.

use alloc::vec::Vec;

use signpost_core::provider::{Algorithm, TimeUnit};
use signpost_core::request::asymmetric::{self, PublicKey};
use signpost_core::request::keys;
use signpost_core::request::mac::Own;
use signpost_core::request::shared::{self, SharedKey};
use signpost_core::request::sign::{Message, sign_to};
use signpost_core::request::timestamp::Tolerance;
use signpost_core::request::verify::{self, Authentic};
use signpost_core::{Provider, Reject, Secret, SecretError, SecretFormat};

use crate::given::Given;
use crate::place::{Content, Named};
use crate::scratch::Split;

/// The algorithms of the rows that this build takes, the default first.
pub(crate) const ALGORITHMS: [(&str, Algorithm); 10] = [
    ("hmac_sha256", Algorithm::HmacSha256),
    ("ecdsa_p256_sha256", Algorithm::EcdsaP256Sha256),
    ("ed25519", Algorithm::Ed25519),
    ("hmac_sha1", Algorithm::HmacSha1),
    ("hmac_sha512", Algorithm::HmacSha512),
    ("rsa_sha256", Algorithm::RsaSha256),
    ("sha1", Algorithm::Sha1),
    ("sha256", Algorithm::Sha256),
    ("sha512", Algorithm::Sha512),
    ("token", Algorithm::Token),
];
/// The default first.
pub(crate) const FORMATS: [(&str, SecretFormat); 5] = [
    ("utf8", SecretFormat::Utf8),
    ("hex", SecretFormat::Hex),
    ("sha256", SecretFormat::Sha256),
    ("spki", SecretFormat::Spki),
    ("whsec", SecretFormat::Whsec),
];
/// The default first.
pub(crate) const UNITS: [(&str, TimeUnit); 5] = [
    ("seconds", TimeUnit::Seconds),
    ("milliseconds", TimeUnit::Milliseconds),
    ("iso8601", TimeUnit::Iso8601),
    ("http_date", TimeUnit::HttpDate),
    ("seconds_or_milliseconds", TimeUnit::SecondsOrMilliseconds),
];

/// Keys of one kind: the row says which, and under a list of Standard Webhooks the first key does.
pub(crate) enum Keys {
    None,
    Hmac(Vec<Secret>),
    Other(Vec<SharedKey>),
    Public(Vec<PublicKey>),
}

impl Keys {
    pub(crate) fn of(_: &Provider) -> Self {
        Self::None
    }

    /// What HMACs are made with.
    pub(crate) fn secret(&self) -> Option<&Secret> {
        match self {
            Self::Hmac(keys) => keys.first(),
            _ => None,
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Hmac(keys) => keys.len(),
            Self::Other(keys) => keys.len(),
            Self::Public(keys) => keys.len(),
        }
    }

    /// Whether the key is short.
    pub(crate) fn add(&mut self, given: &Given<'_>, provider: &Provider) -> Result<bool, SecretError> {
        if matches!(self, Self::None) {
            let text = if let Given::Text(text) = given { text } else { "" };
            *self = if keys::Keys::wants_public_keys(provider, text) {
                Self::Public(Vec::new())
            } else if shared::is_carried_by(provider) {
                Self::Other(Vec::new())
            } else {
                Self::Hmac(Vec::new())
            };
        }
        match self {
            Self::None => Err(SecretError::Malformed),
            Self::Public(keys) => {
                // Bytes have no format that would say which public key they are.
                keys.push(given.read(|text| PublicKey::parse(text, provider), |_| Err(SecretError::Malformed))?);
                Ok(false)
            }
            Self::Hmac(keys) => {
                let key = given.read(|text| Secret::parse(text, provider.secret), Secret::from_key)?;
                let is_short = key.is_short();
                keys.push(key);
                Ok(is_short)
            }
            Self::Other(keys) => {
                let key = given.read(|text| SharedKey::parse(text, provider.secret), SharedKey::from_key)?;
                let is_short = key.is_short();
                keys.push(key);
                Ok(is_short)
            }
        }
    }

    /// The host hashes nothing for these.
    #[expect(clippy::unused_self, reason = "the other build needs its keys")]
    pub(crate) fn inner_pad(&self, _: usize) -> usize {
        0
    }

    /// `None` where the body is elsewhere; the other plans are one to us, who ask the host for no hash.
    pub(crate) fn authenticate<'h, 's>(
        &self,
        provider: &Provider,
        head: &'h Named<'h>,
        split: &'s Split<'s>,
        plan: u8,
        now: u64,
        tolerance: Tolerance,
    ) -> Option<Result<Authentic<'h>, Reject>> {
        let body = Content { named: head, bytes: split.body };
        (plan != TAG).then(|| match self {
            Self::None => Err(Reject::SecretInvalid),
            Self::Public(keys) => asymmetric::authenticate(provider, keys, head, &body, now, tolerance),
            Self::Hmac(keys) => verify::authenticate(provider, keys, head, &body, now, tolerance, &Own),
            Self::Other(keys) => shared::authenticate(provider, keys, head, &body, now, tolerance),
        })
    }

    /// Refuses under public keys: who holds one is not who signs.
    pub(crate) fn sign(
        &self,
        provider: &Provider,
        message: &Message<'_>,
        body: &[u8],
        put: &mut dyn FnMut(&str, &str),
    ) -> Result<(), Reject> {
        match self {
            Self::Hmac(keys) => sign_to(provider, keys, message, body, put),
            Self::Other(keys) => shared::sign_to(provider, keys, message, body, put),
            Self::None | Self::Public(_) => Err(Reject::SecretInvalid),
        }
    }
}

/// The plan of a body that was not copied here.
const TAG: u8 = 2;
