//! ECDSA over P-256 with SHA-256 (FIPS 186-5), over a hash that was computed piece by piece.

use alloc::vec::Vec;

use ::p256::ecdsa::signature::hazmat::{PrehashSigner as _, PrehashVerifier as _};

pub(super) use ::p256::ecdsa::{Signature as Proof, SigningKey as Private, VerifyingKey as Public};

/// A point of the curve, as in SEC 1, and not the one at infinity.
pub(super) fn read_public(bytes: &[u8]) -> Option<Public> {
    Public::from_sec1_bytes(bytes).ok()
}

pub(super) fn holds(key: &Public, hash: &[u8; 32], proof: &Proof) -> bool {
    key.verify_prehash(hash, proof).is_ok()
}

/// Deterministic (RFC 6979): a nonce that repeats would give the key away.
pub(super) fn sign(key: &Private, hash: &[u8; 32]) -> Option<Vec<u8>> {
    let proof: Proof = key.sign_prehash(hash).ok()?;
    Some(proof.to_der().as_bytes().to_vec())
}
