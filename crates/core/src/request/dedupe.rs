//! What makes two deliveries the same event: a pure function of the row, the head and the body.
//!
//! Keys come from signed material: the signed id, or else the body. One body can be two events, though (an order
//! under the topics "created" and "paid"), so where the id travels in an unsigned header, the key is the body
//! **with** the id and type headers that came: a true retry is a duplicate, and nothing that differs is merged.
//! Whoever captured such a delivery can have it taken once more under invented headers; [`By::Body`] is for those
//! who fear that more than a lost event. Neither timestamp nor signature is ever part of a key, because a retry is
//! signed anew.
//!
//! One row ([`crate::provider::ExtraHeaders::idempotency_key`]) adds an unsigned key *beside* the
//! signed id: its provider asks for that, and the event then counts as seen when either was.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::encoding::encode;
use crate::hash::Hasher;
use crate::provider::{Encoding, Place, Provider};
use crate::request::mac::Own;
use crate::request::verify::Verified;

/// The name of an event in a dedupe store: 64 hexadecimal digits, whatever the provider's id is.
/// Evenly spread, so that a part of it can choose a shard.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// A number below `shards` (at least 1), the same for the same key.
    pub fn shard(&self, shards: u8) -> u8 {
        let [first, ..] = self.0;
        first.checked_rem(shards).unwrap_or(0)
    }

    /// Reads the 64 digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut key = [0; 32];
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != key.len() || !rest.is_empty() {
            return None;
        }
        for (byte, [high, low]) in key.iter_mut().zip(pairs) {
            let digit = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
            *byte = digit(*high)?.wrapping_shl(4) | digit(*low)?;
        }
        Some(Self(key))
    }

    /// The 64 digits.
    pub fn to_hex(&self) -> String {
        encode(&self.0, Encoding::Hex)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({self})")
    }
}

/// The keys of one delivery. It is a duplicate when any of them was processed in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// The signed id, or else the body with the headers that came.
    pub event: Key,
    /// The idempotency key, where the row has one and the delivery brought it.
    pub idempotency: Option<Key>,
}

impl Keys {
    /// Every key, in the one order in which they must be claimed.
    pub fn iter(&self) -> impl Iterator<Item = &Key> {
        core::iter::once(&self.event).chain(&self.idempotency)
    }
}

/// What names an event whose id is not signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum By {
    /// The body alone: nobody can have a captured delivery taken twice, and of two events with one body the
    /// second is lost.
    Body,
    /// The body with the id and type headers that came.
    #[default]
    Event,
}

/// What of a verified delivery names its event, beside the body.
#[derive(Clone, Copy, Debug, Default)]
pub struct Named<'v> {
    /// As in [`Verified`].
    pub id: Option<&'v str>,
    /// As in [`Verified`].
    pub event_type: Option<&'v str>,
    /// As in [`Verified`].
    pub idempotency_key: Option<&'v str>,
}

/// Computes the SHA-256 of a body behind a few short texts: here, or by a host that is faster.
pub trait BodyHash {
    /// Of every piece of `before`, in order, and then `body`.
    fn sha256(&self, before: &[&[u8]], body: &[u8]) -> [u8; 32];
}

impl BodyHash for Own {
    fn sha256(&self, before: &[&[u8]], body: &[u8]) -> [u8; 32] {
        let mut hash = Hasher::new();
        before.iter().for_each(|part| hash.update(part));
        hash.update(body);
        hash.finish()
    }
}

/// The keys of a verified delivery. `scope` keeps sources and tenants apart: the same id under two
/// scopes is two events.
pub fn keys(provider: &Provider, scope: &str, verified: &Verified, body: &[u8], by: By) -> Keys {
    let named = Named {
        id: verified.id.as_deref(),
        event_type: verified.event_type.as_deref(),
        idempotency_key: verified.idempotency_key.as_deref(),
    };
    keys_of(provider, scope, named, body, by)
}

/// [`keys`], from the parts of a verified delivery that matter here.
pub fn keys_of(provider: &Provider, scope: &str, named: Named<'_>, body: &[u8], by: By) -> Keys {
    keys_by(provider, scope, named, body, by, &Own)
}

/// [`keys_of`] with hashes of the body by `hash`.
pub fn keys_by(provider: &Provider, scope: &str, named: Named<'_>, body: &[u8], by: By, hash: &dyn BodyHash) -> Keys {
    let event = match named.id {
        Some(id) if provider.id_is_signed() => key(scope, Kind::Id, &[], id.as_bytes(), &Own),
        _ => match Headers::of(provider, named.id, named.event_type) {
            Some(headers) if by == By::Event => headers.key(scope, body, hash),
            _ => key(scope, Kind::Body, &[], body, hash),
        },
    };
    let idempotency = named.idempotency_key.map(|text| key(scope, Kind::Idempotency, &[], text.as_bytes(), &Own));
    Keys { event, idempotency }
}

/// A name for the event that fits into a header: its id where that is plain, else a hash of what names it: the
/// body, with the headers that came. Never empty, never without a body to stand for.
pub fn event_name(provider: &Provider, verified: &Verified, body: &[u8]) -> String {
    event_name_by(provider, verified, body, &Own)
}

/// [`event_name`] with hashes of the body by `hash`.
pub fn event_name_by(provider: &Provider, verified: &Verified, body: &[u8], hash: &dyn BodyHash) -> String {
    let plain = |id: &&String| {
        id.len() <= 200 && id.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'.' && byte != b',')
    };
    verified.id.as_ref().filter(plain).cloned().unwrap_or_else(|| {
        let mut name = String::from("sha256-");
        let headers = Headers::of(provider, verified.id.as_deref(), verified.event_type.as_deref());
        let digest = headers.map_or_else(|| hash.sha256(&[], body), |headers| headers.key("", body, hash).0);
        name.push_str(&encode(&digest, Encoding::Hex));
        name
    })
}

/// The unsigned headers that tell events of one body apart, where at least one came.
struct Headers<'v>([Option<&'v str>; 2]);

impl<'v> Headers<'v> {
    fn of(provider: &Provider, id: Option<&'v str>, event_type: Option<&'v str>) -> Option<Self> {
        let in_header = |place: &Option<Place>| matches!(place, Some(Place::Header(_)));
        let id = id.filter(|_| in_header(&provider.id) && !provider.id_is_signed());
        let event_type = event_type.filter(|_| in_header(&provider.event_type));
        (id.is_some() || event_type.is_some()).then_some(Self([id, event_type]))
    }

    /// Each header under its length, so that no two of them and a body can be cut in another way.
    fn key(&self, scope: &str, body: &[u8], hash: &dyn BodyHash) -> Key {
        let [id, event_type] = self.0.map(|text| text.map_or(&[][..], str::as_bytes));
        let [id_len, type_len] = self.0.map(|text| text.map_or(u64::MAX, |text| text.len() as u64).to_be_bytes());
        key(scope, Kind::Headers, &[&id_len, id, &type_len, event_type], body, hash)
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Body = 0,
    Id = 1,
    Idempotency = 2,
    Headers = 3,
}

fn key(scope: &str, kind: Kind, headers: &[&[u8]], last: &[u8], hash: &dyn BodyHash) -> Key {
    // No scope holds a NUL, so no scope and kind can be mistaken for another's value.
    let begin: [&[u8]; 2] = [scope.as_bytes(), &[0, kind as u8]];
    let before: Vec<&[u8]> = begin.into_iter().chain(headers.iter().copied()).collect();
    Key(hash.sha256(&before, last))
}
