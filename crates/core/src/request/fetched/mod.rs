//! Public keys that the provider publishes: which address they are asked of, what is read there, and verification under
//! them. Fetching and keeping them is the host's.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::host::{Body, Head};
use crate::provider::{Algorithm, Claim, Fact, KeyForm, Part, Place, Provider, Text};
use crate::request::asymmetric::{self, PublicKey};
use crate::request::jwt::{self, Members};
use crate::request::timestamp::Tolerance;
use crate::request::verify::{MAX_SECRETS, Verified, the_value, token_of};
use crate::{Reject, SecretError};

mod certificate;

/// Keys of a set that are read: those in use, those on their way in and out, and room to spare.
const MAX_KEYS: usize = 16;

/// What was found at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    keys: Vec<(Option<String>, PublicKey)>,
    /// Unix seconds from which on the keys count, and up to which, where a certificate says so.
    valid: Option<(u64, u64)>,
}

impl Published {
    /// Reads what an address gave for a row that has its keys there. Keys of other algorithms are passed over.
    ///
    /// `None` where no key of the row's algorithm is in it.
    pub fn read(provider: &Provider, bytes: &[u8]) -> Option<Self> {
        let row = &provider.signature;
        let found = match row.keys.as_ref()?.form {
            KeyForm::Certificate => certificate::read(bytes, row.algorithm)?,
            KeyForm::Jwk => Self { keys: one(bytes, row.algorithm)?, valid: None },
            KeyForm::Jwks => Self { keys: set(bytes, row.algorithm)?, valid: None },
        };
        (!found.keys.is_empty()).then_some(found)
    }

    /// Those that may have made a signature which says that its key has that name.
    pub fn named(&self, id: Option<&str>, now: u64) -> Vec<PublicKey> {
        let is_valid = self.valid.is_none_or(|(from, to)| (from..=to).contains(&now));
        let may = |own: &Option<String>| match (own.as_deref(), id) {
            (Some(own), Some(id)) => own == id,
            _ => true,
        };
        let keys = self.keys.iter().filter(|(own, _)| is_valid && may(own));
        keys.map(|(_, key)| key.clone()).collect()
    }
}

/// The rows of a source, one for each name that it goes by: with that in the place of `{secret}`.
///
/// # Errors
/// [`SecretError::Blank`] for an empty text, [`SecretError::Malformed`] where it should be `CLIENT:SECRET` and is not; with
/// its place.
pub fn rows(provider: &Provider, texts: &[impl AsRef<str>]) -> Result<Vec<Provider>, (usize, SecretError)> {
    let row = |(place, text): (usize, &str)| match text.trim() {
        "" => Err((place, SecretError::Blank)),
        name => addressed(provider, name).ok_or((place, SecretError::Malformed)),
    };
    texts.iter().map(AsRef::as_ref).enumerate().map(row).collect()
}

fn addressed(provider: &Provider, name: &str) -> Option<Provider> {
    let mut row = provider.clone();
    let text = || Text::Owned(name.to_string());
    if let Some(post) = row.signature.keys.as_mut().and_then(|keys| keys.post.as_mut()) {
        let (client, secret) = name.split_once(':').filter(|(client, secret)| is_plain(client) && is_plain(secret))?;
        *post = Text::Owned(post.replace("{client}", client).replace("{secret}", secret));
    }
    for part in row.signature.signed.0.to_mut() {
        if *part == Part::Secret {
            *part = Part::Literal(text());
        }
    }
    for Claim { is, .. } in row.signature.jwt.iter_mut().flat_map(|jwt| jwt.0.to_mut()) {
        if *is == Fact::Secret {
            *is = Fact::Text(text());
        }
    }
    Some(row)
}

/// Whether a text needs no escape in JSON. Ids and keys have no other letters.
fn is_plain(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (1..=128).contains(&text.len()) && text.bytes().all(is_letter)
}

/// What is to be asked for the keys of a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The address, and with it what is asked for there: keys are kept under this.
    pub name: String,
    /// The address.
    pub url: String,
    /// The JSON to be posted; a GET where there is none.
    pub post: Option<String>,
    /// The name of the key that signed, where the delivery says it.
    pub id: Option<String>,
}

/// Where the keys for a delivery are, by one of a source's [`rows`]. Nothing of the delivery is believed yet, but that the row
/// allows the address.
///
/// # Errors
/// [`Reject::MalformedSignature`] for an address that the row does not allow, or none where it wants one, and for a
/// key without a proper name where it has to be asked for by that.
pub fn wanted(row: &Provider, head: &impl Head, body: &(impl Body + ?Sized)) -> Result<Wanted, Reject> {
    let source = row.signature.keys.as_ref().ok_or(Reject::SecretInvalid)?;
    let named = match &source.named_by {
        None => Some(source.url.to_string()),
        Some(Place::Field(path)) => body.field(path),
        Some(Place::Header(names)) => the_value(head, names)?.map(String::from),
    };
    let url = named.filter(|url| source.allows(url)).ok_or(Reject::MalformedSignature)?;
    let token = row.signature.jwt.as_ref().and_then(|_| token_of(row, head, body));
    let id = token.as_deref().and_then(jwt::key_id);
    let Some(post) = &source.post else {
        return Ok(Wanted { name: url.clone(), url, post: None, id });
    };
    let kid = match &id {
        Some(id) if is_plain(id) => id.as_str(),
        _ if token.is_none() => return Err(Reject::MissingSignature),
        _ => return Err(Reject::MalformedSignature),
    };
    Ok(Wanted { name: [&url, "#", kid].concat(), post: Some(post.replace("{kid}", kid)), url, id })
}

/// Verifies a delivery of one of the source's [`rows`] under keys that were published, of which there may be none.
///
/// # Errors
/// As [`asymmetric::verify_within`]; without a key that fits, [`Reject::SignatureMismatch`].
pub fn verify_within(
    rows: &[Provider],
    keys: &[PublicKey],
    head: &impl Head,
    body: &(impl Body + ?Sized),
    now: u64,
    tolerance: Tolerance,
) -> Result<Verified, Reject> {
    for (secret, row) in rows.iter().take(MAX_SECRETS).enumerate() {
        // As many at once as others are given secrets.
        for some in keys.chunks(MAX_SECRETS).chain(keys.is_empty().then_some(keys)) {
            match asymmetric::authenticate_by_any(row, some, head, body, now, tolerance) {
                Ok(authentic) => return Ok(Verified { secret, ..Verified::of(row, authentic, body) }),
                Err(Reject::SignatureMismatch) => {}
                // Another row or key would find the same, or this one holds and the time is wrong.
                Err(reject) => return Err(reject),
            }
        }
    }
    Err(if rows.is_empty() { Reject::SecretInvalid } else { Reject::SignatureMismatch })
}

fn one(json: &[u8], algorithm: Algorithm) -> Option<Vec<(Option<String>, PublicKey)>> {
    let jwk = Members::read_member(core::str::from_utf8(json).ok()?, "key")?;
    let is_current = jwk.time("expired_at").is_none_or(str::is_empty);
    let key = PublicKey::of_jwk(algorithm, &|name| jwk.text(name)).filter(|_| is_current)?;
    Some([(jwk.text("kid").map(String::from), key)].into())
}

fn set(json: &[u8], algorithm: Algorithm) -> Option<Vec<(Option<String>, PublicKey)>> {
    let keys = Members::read_list(core::str::from_utf8(json).ok()?, "keys")?;
    let read = |jwk: &Members| {
        let key = PublicKey::of_jwk(algorithm, &|name| jwk.text(name))?;
        Some((jwk.text("kid").map(String::from), key))
    };
    Some(keys.iter().take(MAX_KEYS).filter_map(read).collect())
}
