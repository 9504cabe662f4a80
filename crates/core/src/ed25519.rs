//! Asymmetric signatures of Standard Webhooks (`v1a`): the receiver holds a key that cannot sign.
//!
//! The same template, headers and list of entries as for HMAC; an entry of version `v1a` holds the
//! ed25519 signature. Keys are base64 behind `whsk_` (the 32-byte seed) and `whpk_` (32 bytes).
//!
//! Source: the specification, "Signature scheme". Only rows whose header is a list of base64 entries
//! can carry one; HMAC entries beside it are left to [`crate::verify()`].

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::{SECRET_KEY_LENGTH, SIGNATURE_LENGTH, Signature, Signer};
use zeroize::Zeroizing;

use crate::Reject;
use crate::host::{Body, Head};
use crate::mac::{Piece, Signed};
use crate::provider::{Encoding, Layout, Provider};
use crate::secret::SecretError;
use crate::sign::{Message, headers, written_timestamp};
use crate::signature::{MAX_ENTRIES, items};
use crate::timestamp::{self, Tolerance};
use crate::verify::{MAX_SECRETS, one, read_id, read_timestamp};

/// The version of such an entry.
const VERSION: &str = "v1a";
const SECRET_PREFIX: &str = "whsk_";
const PUBLIC_PREFIX: &str = "whpk_";

/// The key that signs. Wiped when dropped, never printed.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// Whether a secret's text is meant to be such a key.
    pub fn is_one(text: &str) -> bool {
        text.starts_with(SECRET_PREFIX)
    }

    /// Reads `whsk_<base64>`: the seed of 32 bytes, or the seed and the public key, 64 bytes.
    ///
    /// # Errors
    /// [`SecretError::Blank`] for nothing behind the prefix, [`SecretError::Malformed`] for anything else.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        let encoded = text.strip_prefix(SECRET_PREFIX).ok_or(SecretError::Malformed)?;
        if encoded.is_empty() {
            return Err(SecretError::Blank);
        }
        let bytes = Zeroizing::new(Base64::decode_vec(encoded).map_err(|_| SecretError::Malformed)?);
        let (seed, rest) = bytes.split_first_chunk::<SECRET_KEY_LENGTH>().ok_or(SecretError::Malformed)?;
        let key = Self(ed25519_dalek::SigningKey::from_bytes(seed));
        // A public half that is not this seed's would make signatures that nobody can verify.
        let fits = rest.is_empty() || rest == key.0.verifying_key().as_bytes();
        if fits { Ok(key) } else { Err(SecretError::Malformed) }
    }

    /// The text of the key with this seed.
    pub fn text(seed: &[u8; SECRET_KEY_LENGTH]) -> String {
        format!("{SECRET_PREFIX}{}", Base64::encode_string(seed))
    }

    /// What the receiver is given: `whpk_<base64>`.
    pub fn public_text(&self) -> String {
        format!("{PUBLIC_PREFIX}{}", Base64::encode_string(self.0.verifying_key().as_bytes()))
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey([redacted])")
    }
}

/// The key that verifies.
#[derive(Clone, Copy, Debug)]
pub struct VerifyingKey(ed25519_dalek::VerifyingKey);

impl VerifyingKey {
    /// Reads `whpk_<base64>` of 32 bytes that are a point of the curve.
    ///
    /// # Errors
    /// As [`SigningKey::parse`].
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        let encoded = text.strip_prefix(PUBLIC_PREFIX).ok_or(SecretError::Malformed)?;
        if encoded.is_empty() {
            return Err(SecretError::Blank);
        }
        let bytes = Base64::decode_vec(encoded).map_err(|_| SecretError::Malformed)?;
        let bytes = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| SecretError::Malformed)?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(&bytes).map_err(|_| SecretError::Malformed)?;
        // Under a weak key one signature is valid for many bodies.
        if key.is_weak() { Err(SecretError::Malformed) } else { Ok(Self(key)) }
    }
}

/// The headers for `body`, with one `v1a` entry for each key.
///
/// # Errors
/// [`Reject::SecretInvalid`] without a key or for a row whose header is no list of base64 entries,
/// [`Reject::MalformedId`] as in [`crate::sign()`].
pub fn sign(
    provider: &Provider,
    keys: &[SigningKey],
    message: &Message<'_>,
    body: &[u8],
) -> Result<Vec<(String, String)>, Reject> {
    let (separator, assign) = list(provider).filter(|_| !keys.is_empty()).ok_or(Reject::SecretInvalid)?;
    let timestamp = written_timestamp(provider, message.timestamp);
    let mut headers = headers(provider, message, &timestamp)?;
    let extra = |name: &str| {
        let found = message.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| Cow::Borrowed(*value))
    };
    let content = content(&Signed { provider, id: message.id, timestamp: &timestamp, body, header: &extra });
    let mut value = String::new();
    for key in keys {
        if !value.is_empty() {
            value.push(separator);
        }
        value.push_str(VERSION);
        value.push(assign);
        value.push_str(&Base64::encode_string(&key.0.sign(&content).to_bytes()));
    }
    headers.push((provider.signature.header.canonical().to_string(), value));
    Ok(headers)
}

/// Verifies a delivery by its `v1a` entries: the index of the first key under which one is right.
///
/// # Errors
/// The most useful [`Reject`] of those that apply.
pub fn verify(
    provider: &Provider,
    keys: &[VerifyingKey],
    head: &impl Head,
    body: &(impl Body + ?Sized),
    now: u64,
    tolerance: Tolerance,
) -> Result<usize, Reject> {
    let (separator, assign) = list(provider).filter(|_| !keys.is_empty()).ok_or(Reject::SecretInvalid)?;
    let value = one(head, &provider.signature.header)?.ok_or(Reject::MissingSignature)?;
    let stamp = read_timestamp(provider, head, &value)?;
    let id = read_id(provider, head)?;
    if value.contains(", ") {
        return Err(Reject::MalformedSignature);
    }
    let signatures: Vec<Signature> = items(&value, separator, assign, VERSION)
        .take(MAX_ENTRIES)
        .filter_map(|encoded| {
            let mut bytes = [0; SIGNATURE_LENGTH];
            let length = Base64::decode(encoded, &mut bytes).ok()?.len();
            (length == SIGNATURE_LENGTH).then(|| Signature::from_bytes(&bytes))
        })
        .collect();
    if signatures.is_empty() {
        return Err(Reject::MalformedSignature);
    }
    let header = |name: &str| head.header(name);
    let content = content(&Signed {
        provider,
        id: id.as_deref().unwrap_or_default(),
        timestamp: stamp.as_ref().map_or("", |(text, _)| text),
        body: body.bytes(),
        header: &header,
    });
    let matches = |key: &VerifyingKey| signatures.iter().any(|tag| key.0.verify_strict(&content, tag).is_ok());
    let found = keys.iter().take(MAX_SECRETS).position(matches).ok_or(Reject::SignatureMismatch)?;
    if let Some((_, seconds)) = stamp {
        timestamp::check(seconds, now, tolerance)?;
    }
    Ok(found)
}

fn list(provider: &Provider) -> Option<(char, char)> {
    match (&provider.signature.layout, provider.signature.encoding) {
        (Layout::List { separator, assign, .. }, Encoding::Base64) => Some((*separator, *assign)),
        _ => None,
    }
}

/// ed25519 reads its message twice, so the pieces are put together.
fn content(signed: &Signed<'_>) -> Vec<u8> {
    let mut content = Vec::new();
    signed.each(|piece| match piece {
        Piece::Body(bytes) | Piece::Text(bytes) => content.extend_from_slice(bytes),
    });
    content
}
