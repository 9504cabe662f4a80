//! ed25519 (RFC 8032), read strictly: what one library accepts and another refuses is refused.

use alloc::vec::Vec;

use ed25519_dalek::Signer as _;

pub(super) use ed25519_dalek::{Signature as Proof, SigningKey as Private, VerifyingKey as Public};

/// A point in its one spelling, and not one of the eight of small order.
pub(super) fn read_public(bytes: &[u8]) -> Option<Public> {
    let bytes = <[u8; 32]>::try_from(bytes).ok()?;
    let key = Public::from_bytes(&bytes).ok()?;
    let canonical = key.to_edwards().compress().as_bytes() == &bytes;
    (canonical && !key.is_weak()).then_some(key)
}

pub(super) fn sign(key: &Private, content: &[u8]) -> Vec<u8> {
    key.sign(content).to_bytes().to_vec()
}
