//! Keys of the usual build: secrets, which verify and sign by HMAC.

use core::cell::Cell;

use signpost_core::provider::Algorithm;
use signpost_core::request::handshake;
use signpost_core::request::timestamp::Tolerance;
use signpost_core::request::verify::{self, Authentic};
use signpost_core::{Provider, Reject, Secret, SecretError, SecretFormat};

use crate::host::{Plan, Shared};
use crate::place::Named;
use crate::scratch::Split;

pub(crate) type Key = Secret;

/// The algorithms that this build can verify, the default first; another one is an error of the row.
pub(crate) const ALGORITHMS: [(&str, Algorithm); 1] = [("hmac_sha256", Algorithm::HmacSha256)];
/// The default first.
pub(crate) const FORMATS: [(&str, SecretFormat); 3] =
    [("utf8", SecretFormat::Utf8), ("hex", SecretFormat::Hex), ("whsec", SecretFormat::Whsec)];

/// Reads text in the row's format, or takes key bytes.
pub(crate) fn read(bytes: &[u8], is_text: bool, provider: &Provider) -> Result<Key, SecretError> {
    match core::str::from_utf8(bytes) {
        Ok(text) if is_text => Secret::parse(text, provider.secret),
        _ => Secret::from_key(bytes),
    }
}

/// What HMACs are made with.
pub(crate) fn secret(key: &Key) -> Option<&Secret> {
    Some(key)
}

pub(crate) fn is_short(key: &Key) -> bool {
    key.is_short()
}

/// Where the key's inner pad is.
pub(crate) fn inner_pad(key: &Key) -> usize {
    key.inner_pad().as_ptr() as usize
}

/// `None` where the plan cannot be followed.
pub(crate) fn authenticate<'h, 's>(
    provider: &Provider,
    keys: &[Key],
    head: &'h Named<'_>,
    split: &'s Split<'s>,
    plan: u8,
    now: u64,
    tolerance: Tolerance,
) -> Option<Result<Authentic<'h>, Reject>> {
    let plan = Plan::from_number(plan);
    if plan == Plan::Tag && handshake::signs_values(provider) {
        return None;
    }
    let mac = Shared { plan, split, unable: Cell::new(false) };
    let result = verify::authenticate(provider, keys, head, split.body, now, tolerance, &mac);
    (!mac.unable.get()).then_some(result)
}

pub(crate) use signpost_core::request::sign::sign_to as sign;
