//! Keys of the build with the feature `asymmetric`: public ones, which verify and cannot sign.

use signpost_core::provider::Algorithm;
use signpost_core::request::asymmetric::{self, PublicKey};
use signpost_core::request::sign::Message;
use signpost_core::request::timestamp::Tolerance;
use signpost_core::request::verify::Authentic;
use signpost_core::{Provider, Reject, Secret, SecretError, SecretFormat};

use crate::place::Named;
use crate::scratch::Split;

pub(crate) type Key = PublicKey;

/// The algorithms of the rows that this build takes: HMAC too, since a list of Standard Webhooks has `v1a`
/// beside `v1`. Under no other row of HMAC is there such a thing as a key.
pub(crate) const ALGORITHMS: [(&str, Algorithm); 3] = [
    ("hmac_sha256", Algorithm::HmacSha256),
    ("ecdsa_p256_sha256", Algorithm::EcdsaP256Sha256),
    ("ed25519", Algorithm::Ed25519),
];
/// The default first.
pub(crate) const FORMATS: [(&str, SecretFormat); 4] = [
    ("utf8", SecretFormat::Utf8),
    ("hex", SecretFormat::Hex),
    ("spki", SecretFormat::Spki),
    ("whsec", SecretFormat::Whsec),
];

/// Reads text in the row's format. Bytes have no format that would say which key they are.
pub(crate) fn read(bytes: &[u8], is_text: bool, provider: &Provider) -> Result<Key, SecretError> {
    match core::str::from_utf8(bytes) {
        Ok(text) if is_text => PublicKey::parse(text, provider),
        _ => Err(SecretError::Malformed),
    }
}

/// A public key makes no HMAC.
pub(crate) fn secret(_: &Key) -> Option<&Secret> {
    None
}

/// Their length is the algorithm's.
pub(crate) fn is_short(_: &Key) -> bool {
    false
}

/// They have none.
pub(crate) fn inner_pad(_: &Key) -> usize {
    0
}

/// The plan of a body that was not copied here.
const TAG: u8 = 2;

/// `None` where the body is elsewhere; the other plans are one to us, who ask the host for no hash.
pub(crate) fn authenticate<'h>(
    provider: &Provider,
    keys: &[Key],
    head: &'h Named<'_>,
    split: &Split<'_>,
    plan: u8,
    now: u64,
    tolerance: Tolerance,
) -> Option<Result<Authentic<'h>, Reject>> {
    (plan != TAG).then(|| asymmetric::authenticate(provider, keys, head, split.body, now, tolerance))
}

/// Refuses: who holds a public key is not who signs.
pub(crate) fn sign(
    _: &Provider,
    _: &[Key],
    _: &Message<'_>,
    _: &[u8],
    _: &mut dyn FnMut(&str, &str),
) -> Result<(), Reject> {
    Err(Reject::SecretInvalid)
}
