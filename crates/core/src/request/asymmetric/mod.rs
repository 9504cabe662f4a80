//! Asymmetric signatures: the receiver holds a key that cannot sign.
//!
//! The same template, headers, list of entries, reasons and limits as for HMAC; only the key and the
//! primitive differ. Two kinds of rows have them:
//! - a row whose [`Algorithm`] says so (Discord, SendGrid, Wise);
//! - a row of HMAC whose header is a list of base64 entries: there an entry of version `v1a` holds an
//!   ed25519 signature (Standard Webhooks, "Signature scheme"). HMAC entries beside it are left to
//!   [`crate::verify()`].
//!
//! Which of the algorithms is verified is the row's word and the key's, never the request's. All
//! are read strictly: ed25519 as in `verify_strict` (no small-order point, no non-canonical scalar),
//! ECDSA signatures as DER and nothing that is nearly DER. A high `s` of ECDSA is accepted, since
//! providers send it; so a signature is not unique, and nothing here is ever named by one.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::Reject;
use crate::host::{Body, Head};
use crate::provider::missing_parts;
use crate::provider::{Algorithm, Encoding, Layout, Provider, Text};
#[cfg(feature = "extended")]
use crate::request::jwt::{self, Token};
use crate::request::mac::Signed;
use crate::request::sign::{self, Message};
use crate::request::signature;
#[cfg(feature = "extended")]
use crate::request::signature::Tags;
use crate::request::timestamp::Tolerance;
use crate::request::verify::{Authentic, Claims, Verified, ask, derived};

#[cfg(feature = "rsa")]
pub(crate) mod der;
#[cfg(feature = "ed25519")]
mod ed25519;
mod key;
#[cfg(feature = "p256")]
mod p256;
#[cfg(feature = "rsa")]
mod rsa;

use key::Proof;
pub use key::{PublicKey, SigningKey};

/// The version of an ed25519 entry in a list of Standard Webhooks.
const V1A: &str = "v1a";

/// How a row carries asymmetric signatures.
pub(crate) struct Scheme {
    pub(crate) algorithm: Algorithm,
    layout: Layout,
    encoding: Encoding,
}

impl Scheme {
    pub(crate) fn of(provider: &Provider) -> Option<Self> {
        let row = &provider.signature;
        let (algorithm, layout) = match (row.algorithm, &row.layout) {
            (Algorithm::HmacSha256, Layout::List { separator, assign, blanks, quoted, .. })
                if row.encoding == Encoding::Base64 =>
            {
                let version = Text::Borrowed(V1A);
                let (separator, assign, blanks, quoted) = (*separator, *assign, *blanks, *quoted);
                (Algorithm::Ed25519, Layout::List { separator, assign, version, blanks, quoted })
            }
            (Algorithm::HmacSha256, _) => return None,
            (algorithm, layout) if algorithm.has_public_keys() => (algorithm, layout.clone()),
            _ => return None,
        };
        Some(Self { algorithm, layout, encoding: row.encoding })
    }
}

/// Whether the row can carry the signatures of a [`SigningKey`].
pub fn is_carried_by(provider: &Provider) -> bool {
    Scheme::of(provider).is_some()
}

/// Verifies one delivery within a tolerance.
///
/// At most [`MAX_SECRETS`](crate::request::verify::MAX_SECRETS) keys and 16 signatures are tried, each with each.
///
/// # Errors
/// As [`crate::verify()`]; [`Reject::SecretInvalid`] also for a row that has no asymmetric signatures,
/// and for a key of another algorithm than the row's.
pub fn verify_within(
    provider: &Provider,
    keys: &[PublicKey],
    head: &impl Head,
    body: &(impl Body + ?Sized),
    now: u64,
    tolerance: Tolerance,
) -> Result<Verified, Reject> {
    let authentic = authenticate(provider, keys, head, body, now, tolerance)?;
    Ok(Verified::of(provider, authentic, body))
}

/// [`verify_within`] without a look into the body.
///
/// # Errors
/// As [`verify_within`].
pub fn authenticate<'h>(
    provider: &Provider,
    keys: &[PublicKey],
    head: &'h impl Head,
    body: &(impl Body + ?Sized),
    now: u64,
    tolerance: Tolerance,
) -> Result<Authentic<'h>, Reject> {
    if keys.is_empty() {
        return Err(Reject::SecretInvalid);
    }
    authenticate_by_any(provider, keys, head, body, now, tolerance)
}

/// [`authenticate`] under keys of which there may be none: then no signature is right.
// Its callers share it: inlined, it would be in the gate twice.
#[inline(never)]
pub(crate) fn authenticate_by_any<'h>(
    provider: &Provider,
    keys: &[PublicKey],
    head: &'h impl Head,
    body: &(impl Body + ?Sized),
    now: u64,
    tolerance: Tolerance,
) -> Result<Authentic<'h>, Reject> {
    let usable = |scheme: &Scheme| keys.iter().all(|key| key.algorithm() == scheme.algorithm);
    let scheme = Scheme::of(provider).filter(usable).ok_or(Reject::SecretInvalid)?;
    #[cfg(feature = "extended")]
    if let Some(jwt) = &provider.signature.jwt {
        let holder = |token: &Token| {
            let content = Content::of(scheme.algorithm, &|take| take(&token.signed))?;
            let proof = Tags::one(Proof::of_token(scheme.algorithm, &token.proof)?);
            signature::holder(keys, &proof, |_, key| key, |key, proof| key.holds(&content, proof))
        };
        return jwt::authenticate((jwt, provider), head, body, now, tolerance, &holder);
    }
    let read = |value: &str| {
        signature::parse(value, &scheme.layout, scheme.encoding, |encoded, encoding| {
            Proof::read(scheme.algorithm, encoded, encoding)
        })
    };
    let claims = Claims::read(provider, head, body, &read)?;
    let (asked, values) = (|name: &str| ask(head, name), derived(provider, head, body));
    let signed = claims.signed(provider, body.bytes(), &asked, &values);
    let content = Content::of(scheme.algorithm, &|take| signed.each(take)).ok_or(Reject::SecretInvalid)?;
    let found = signature::holder(keys, &claims.tags, |_, key| key, |key, proof| key.holds(&content, proof));
    claims.accept(provider, head, now, tolerance, found)
}

/// [`crate::request::verify::judge_head`] for a row of these algorithms.
///
/// # Errors
/// As there.
pub fn judge_head(provider: &Provider, head: &impl Head, now: u64, tolerance: Tolerance) -> Result<(), Reject> {
    let scheme = Scheme::of(provider).ok_or(Reject::SecretInvalid)?;
    Claims::judge(provider, head, now, tolerance, &|value: &str| {
        signature::parse(value, &scheme.layout, scheme.encoding, |encoded, encoding| {
            Proof::read(scheme.algorithm, encoded, encoding)
        })
    })
}

/// The headers for `body`, signed with each key where the row's header is a list, else with the first.
///
/// # Errors
/// [`Reject::SecretInvalid`] without a key, for a key of another algorithm or for a row that has no
/// asymmetric signatures; otherwise as [`crate::sign()`].
pub fn sign(
    provider: &Provider,
    keys: &[SigningKey],
    message: &Message<'_>,
    body: &[u8],
) -> Result<Vec<(String, String)>, Reject> {
    let usable = |scheme: &Scheme| !keys.is_empty() && keys.iter().all(|key| key.algorithm() == scheme.algorithm);
    let scheme = Scheme::of(provider).filter(usable).ok_or(Reject::SecretInvalid)?;
    if provider.signature.jwt.is_some() {
        return Err(Reject::SecretInvalid);
    }
    let ask = |name: &str| message.ask(name);
    missing_parts(&provider.signature.signed, &ask)?;
    let timestamp = sign::timestamp_text(provider, message.timestamp);
    let mut headers = Vec::new();
    let mut put = |name: &str, value: &str| headers.push((name.to_string(), value.to_string()));
    sign::headers(provider, message, &timestamp, &mut put)?;
    let values = message.derived(provider, body);
    let signed =
        Signed { provider, id: message.id, timestamp: timestamp.as_bytes(), body, header: &ask, derived: &values };
    let content = Content::of(scheme.algorithm, &|take| signed.each(take)).ok_or(Reject::SecretInvalid)?;
    let mut value = sign::begin(provider, &timestamp);
    let signers = match scheme.layout {
        Layout::Bare { .. } | Layout::List { .. } => keys.len(),
        Layout::Value { .. } => 1,
    };
    for key in keys.iter().take(signers) {
        let proof = key.sign(&content).ok_or(Reject::SecretInvalid)?;
        signature::write(&mut value, &proof, &scheme.layout, scheme.encoding);
    }
    put(provider.signature.header.canonical(), &value);
    Ok(headers)
}

/// Hands out what is signed, piece by piece.
type Pieces<'p> = &'p dyn Fn(&mut dyn FnMut(&[u8]));

/// What is signed, as the primitive wants it.
enum Content {
    /// ed25519 reads its message twice, so the pieces are put together.
    #[cfg(feature = "ed25519")]
    Whole(Vec<u8>),
    #[cfg(any(feature = "p256", feature = "rsa"))]
    Sha256([u8; 32]),
}

impl Content {
    /// `None` for an algorithm that was not compiled in, of which no key can exist.
    fn of(algorithm: Algorithm, each: Pieces<'_>) -> Option<Self> {
        match algorithm {
            #[cfg(feature = "ed25519")]
            Algorithm::Ed25519 => {
                let mut content = Vec::new();
                each(&mut |bytes| content.extend_from_slice(bytes));
                Some(Self::Whole(content))
            }
            #[cfg(any(feature = "p256", feature = "rsa"))]
            Algorithm::EcdsaP256Sha256 | Algorithm::RsaSha256 => {
                use sha2::Digest as _;
                let mut hash = sha2::Sha256::new();
                each(&mut |bytes| hash.update(bytes));
                Some(Self::Sha256(hash.finalize().into()))
            }
            _ => None,
        }
    }
}
