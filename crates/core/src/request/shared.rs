//! Verification under a shared secret by other algorithms than HMAC-SHA256: HMAC with SHA-1 and SHA-512, plain hashes
//! with the secret among what is hashed, and tokens, which are the secret itself.
//!
//! The same headers, lists, reasons and limits as for HMAC-SHA256, which has a way of its own because nearly every
//! delivery takes it. What is weaker is said by the row ([`Weakness`](crate::provider::Weakness)).

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use hmac::Hmac;
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::Reject;
use crate::encoding::{self, Encoding};
use crate::hash::Hasher;
use crate::host::{Body, Head};
use crate::provider::{Algorithm, Layout, Part, Provider, missing_parts};
use crate::request::jwt::{self, Token};
use crate::request::mac::Signed;
use crate::request::sign::{self, Message};
use crate::request::signature::{self, Tags};
use crate::request::timestamp::Tolerance;
use crate::request::verify::{Authentic, Claims, Verified, ask, derived};
use crate::secret::{Secret, SecretError, SecretFormat, key_bytes};

/// A key that is kept as it is. Wiped when dropped, never printed.
#[derive(Clone)]
pub struct SharedKey(Zeroizing<Vec<u8>>);

impl SharedKey {
    /// Reads a key in `format`; white space counts as in [`Secret::parse`].
    ///
    /// # Errors
    /// As [`Secret::parse`].
    pub fn parse(text: &str, format: SecretFormat) -> Result<Self, SecretError> {
        key_bytes(text, format).and_then(|key| Self::from_key(&key))
    }

    /// Takes key bytes as they are.
    ///
    /// # Errors
    /// [`SecretError::Blank`] for none.
    pub fn from_key(key: &[u8]) -> Result<Self, SecretError> {
        if key.is_empty() { Err(SecretError::Blank) } else { Ok(Self(Zeroizing::new(key.into()))) }
    }

    /// [`Secret::derive`] of it.
    #[cfg(any(feature = "ed25519", feature = "p256", feature = "rsa"))] // as `keys` has
    pub(crate) fn derive(&self, purpose: &str) -> Option<Secret> {
        Secret::from_key(&self.0).ok().map(|key| key.derive(purpose))
    }

    /// Whether it is shorter than [`Secret::SHORT_BYTES`].
    pub fn is_short(&self) -> bool {
        self.0.len() < Secret::SHORT_BYTES
    }
}

impl fmt::Debug for SharedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SharedKey([redacted])")
    }
}

/// Whether the row's algorithm is one of those here.
pub fn is_carried_by(provider: &Provider) -> bool {
    let algorithm = provider.signature.algorithm;
    let is_usual = algorithm == Algorithm::HmacSha256 && provider.signature.jwt.is_none();
    !is_usual && !algorithm.has_public_keys()
}

/// Verifies one delivery within a tolerance. At most [`MAX_SECRETS`](crate::request::verify::MAX_SECRETS) keys and 16 tags are tried, each with each.
///
/// # Errors
/// As [`crate::verify()`]; [`Reject::SecretInvalid`] also for a row of another algorithm.
pub fn verify_within(
    provider: &Provider,
    keys: &[SharedKey],
    head: &impl Head,
    body: &(impl Body + ?Sized),
    now: u64,
    tolerance: Tolerance,
) -> Result<Verified, Reject> {
    let authentic = authenticate(provider, keys, head, body, now, tolerance)?;
    Ok(Verified::of(provider, authentic, body))
}

/// [`crate::request::verify::judge_head`] for a row of these algorithms.
///
/// # Errors
/// As there.
pub fn judge_head(provider: &Provider, head: &impl Head, now: u64, tolerance: Tolerance) -> Result<(), Reject> {
    let row = &provider.signature;
    let length = tag_bytes(row.algorithm);
    Claims::judge(provider, head, now, tolerance, &|value: &str| {
        signature::parse(value, &row.layout, row.encoding, |text, encoding| tag(text, encoding, length))
    })
}

/// [`verify_within`] without a look into the body for its id and type.
///
/// # Errors
/// As [`verify_within`].
pub fn authenticate<'h>(
    provider: &Provider,
    keys: &[SharedKey],
    head: &'h impl Head,
    body: &(impl Body + ?Sized),
    now: u64,
    tolerance: Tolerance,
) -> Result<Authentic<'h>, Reject> {
    if keys.is_empty() || !is_carried_by(provider) {
        return Err(Reject::SecretInvalid);
    }
    let row = &provider.signature;
    if let Some(jwt) = &row.jwt {
        let holder = |token: &Token| {
            let tag = Tags::one(token.proof.as_slice());
            let right = |_, key| mac(row.algorithm, key, &token.signed);
            signature::holder(keys, &tag, right, |right, tag| is_same(right, tag))
        };
        return jwt::authenticate((jwt, provider), head, body, now, tolerance, &holder);
    }
    let length = tag_bytes(row.algorithm);
    let read =
        |value: &str| signature::parse(value, &row.layout, row.encoding, |text, encoding| tag(text, encoding, length));
    let claims = Claims::read(provider, head, body, &read)?;
    let (asked, values) = (|name: &str| ask(head, name), derived(provider, head, body));
    let signed = claims.signed(provider, body.bytes(), &asked, &values);
    let right = |_, key| compute(row.algorithm, key, &signed);
    let found = signature::holder(keys, &claims.tags, right, |right, tag| is_same(right, tag));
    claims.accept(provider, head, now, tolerance, found)
}

/// The headers for `body`; several keys give several tags where the row's header is a list.
///
/// # Errors
/// [`Reject::SecretInvalid`] without a key or for a row of another algorithm; otherwise as [`crate::sign()`].
pub fn sign(
    provider: &Provider,
    keys: &[SharedKey],
    message: &Message<'_>,
    body: &[u8],
) -> Result<Vec<(String, String)>, Reject> {
    let mut list = Vec::new();
    sign_to(provider, keys, message, body, &mut |name, value| list.push((name.to_string(), value.to_string())))?;
    Ok(list)
}

/// [`sign`] that hands the name and the value of each header to `put`.
///
/// # Errors
/// As [`sign`].
pub fn sign_to(
    provider: &Provider,
    keys: &[SharedKey],
    message: &Message<'_>,
    body: &[u8],
    put: &mut dyn FnMut(&str, &str),
) -> Result<(), Reject> {
    let row = &provider.signature;
    let Some(first) = keys.first().filter(|_| is_carried_by(provider) && row.from.is_none() && row.jwt.is_none())
    else {
        return Err(Reject::SecretInvalid);
    };
    let timestamp = sign::timestamp_text(provider, message.timestamp);
    let ask = |name: &str| message.ask(name);
    missing_parts(&row.signed, &ask)?;
    let values = message.derived(provider, body);
    let signed =
        Signed { provider, id: message.id, timestamp: timestamp.as_bytes(), body, header: &ask, derived: &values };
    sign::headers(provider, message, &timestamp, put)?;
    let mut value = sign::begin(provider, &timestamp);
    let signers = match row.layout {
        Layout::Bare { .. } | Layout::List { .. } => keys,
        Layout::Value { .. } => core::slice::from_ref(first),
    };
    for key in signers {
        signature::write(&mut value, &compute(row.algorithm, key, &signed), &row.layout, row.encoding);
    }
    put(row.header.canonical(), &value);
    Ok(())
}

/// Hashes of both are compared, so that not even a token's length shows in how long it takes.
fn is_same(right: &[u8], tag: &[u8]) -> bool {
    Hasher::of(right).ct_eq(&Hasher::of(tag)).into()
}

/// How many bytes a tag has; a token may have any number.
const fn tag_bytes(algorithm: Algorithm) -> Option<usize> {
    match algorithm {
        Algorithm::HmacSha1 | Algorithm::Sha1 => Some(20),
        Algorithm::HmacSha512 | Algorithm::Sha512 => Some(64),
        Algorithm::Sha256 | Algorithm::HmacSha256 => Some(32),
        Algorithm::EcdsaP256Sha256 | Algorithm::Ed25519 | Algorithm::RsaSha256 | Algorithm::Token => None,
    }
}

/// Reads a tag of that length.
fn tag(text: &[u8], encoding: Encoding, length: Option<usize>) -> Option<Vec<u8>> {
    let bytes = encoding::secret(core::str::from_utf8(text).ok()?, encoding)?.to_vec();
    (!bytes.is_empty() && length.is_none_or(|length| bytes.len() == length)).then_some(bytes)
}

fn compute(algorithm: Algorithm, key: &SharedKey, signed: &Signed<'_>) -> Zeroizing<Vec<u8>> {
    let key = key.0.as_slice();
    Zeroizing::new(match algorithm {
        Algorithm::HmacSha1 => keyed::<Hmac<Sha1>>(key, |take| signed.each(take)),
        Algorithm::HmacSha512 => keyed::<Hmac<Sha512>>(key, |take| signed.each(take)),
        Algorithm::Sha1 => plain::<Sha1>(key, signed),
        Algorithm::Sha256 => plain::<Sha256>(key, signed),
        Algorithm::Sha512 => plain::<Sha512>(key, signed),
        Algorithm::Token => key.into(),
        Algorithm::EcdsaP256Sha256 | Algorithm::Ed25519 | Algorithm::HmacSha256 | Algorithm::RsaSha256 => Vec::new(),
    })
}

/// The HMAC of a token.
fn mac(algorithm: Algorithm, SharedKey(key): &SharedKey, signed: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(match (algorithm, Secret::from_key(key)) {
        (Algorithm::HmacSha256, Ok(key)) => key.tag(signed).to_vec(),
        (Algorithm::HmacSha512, _) => keyed::<Hmac<Sha512>>(key, |take| take(signed)),
        _ => Vec::new(),
    })
}

fn keyed<M: hmac::Mac + hmac::KeyInit>(key: &[u8], each: impl Fn(&mut dyn FnMut(&[u8]))) -> Vec<u8> {
    // HMAC takes a key of any length.
    let Ok(mut mac) = <M as hmac::KeyInit>::new_from_slice(key) else {
        return Vec::new();
    };
    each(&mut |bytes| mac.update(bytes));
    mac.finalize().into_bytes().to_vec()
}

fn plain<H: sha2::Digest>(key: &[u8], signed: &Signed<'_>) -> Vec<u8> {
    let mut hash = H::new();
    for part in signed.parts() {
        hash.update(if *part == Part::Secret { key } else { signed.text(part).unwrap_or(signed.body) });
    }
    hash.finalize().to_vec()
}
