//! What makes two deliveries the same event: a pure function of the row, the head and the body.
//!
//! Keys come from signed material. An id in an unsigned header says nothing, since whoever captured
//! a delivery can send it again under another one: there the body itself is the event, and its hash
//! the key. Neither timestamp nor signature is ever part of a key, because a retry is signed anew.
//!
//! One row ([`crate::provider::ExtraHeaders::idempotency_key`]) adds an unsigned key *beside* the
//! signed id: its provider asks for that, and the event then counts as seen when either was.

use alloc::string::String;
use core::fmt;

use crate::encoding::encode;
use crate::hash::Hasher;
use crate::provider::{Encoding, Provider};
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
    /// The signed id, or else the body.
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

/// The keys of a verified delivery. `scope` keeps sources and tenants apart: the same id under two
/// scopes is two events.
pub fn keys(provider: &Provider, scope: &str, verified: &Verified, body: &[u8]) -> Keys {
    keys_of(provider, scope, verified.id.as_deref(), verified.idempotency_key.as_deref(), body)
}

/// [`keys`], from the parts of a verified delivery that matter here.
pub fn keys_of(provider: &Provider, scope: &str, id: Option<&str>, idempotency_key: Option<&str>, body: &[u8]) -> Keys {
    let event = match id {
        Some(id) if provider.id_is_signed() => key(scope, Kind::Id, id.as_bytes()),
        _ => key(scope, Kind::Body, body),
    };
    let idempotency = idempotency_key.map(|text| key(scope, Kind::Idempotency, text.as_bytes()));
    Keys { event, idempotency }
}

/// A name for the event that fits into a header: its id where that is plain, else the hash of the
/// body. Never empty, never without a body to stand for.
pub fn event_name(verified: &Verified, body: &[u8]) -> String {
    let plain = |id: &&String| {
        id.len() <= 200 && id.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'.' && byte != b',')
    };
    verified.id.as_ref().filter(plain).cloned().unwrap_or_else(|| {
        let mut name = String::from("sha256-");
        name.push_str(&encode(&Hasher::of(body), Encoding::Hex));
        name
    })
}

#[derive(Clone, Copy)]
enum Kind {
    Body = 0,
    Id = 1,
    Idempotency = 2,
}

fn key(scope: &str, kind: Kind, value: &[u8]) -> Key {
    let mut hash = Hasher::new();
    // No scope holds a NUL, so no scope and kind can be mistaken for another's value.
    hash.update(scope.as_bytes());
    hash.update(&[0, kind as u8]);
    hash.update(value);
    Key(hash.finish())
}
