//! RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2), verified and never made: nothing here is secret.
//!
//! The numbers are crypto-bigint's, which P-256 stands on as well. The crate `rsa` would bring its private keys' arithmetic
//! and three parsers with it: 24 KB (gz) of the Worker, where this file is 14 with its numbers.

use alloc::vec::Vec;

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd};

use super::der::{BIT_STRING, SEQUENCE, element, integer};

/// Shorter keys can be factored with effort; longer ones nobody sends, and they cost the receiver.
const BITS: core::ops::RangeInclusive<u32> = 2048..=4096;
/// A signature is as long as its key.
pub(super) const LEAST_BYTES: usize = 256;
/// `rsaEncryption` with its parameters, NULL (RFC 8017, appendix A.1).
const RSA: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
/// A `DigestInfo` of SHA-256 up to the hash (RFC 8017, section 9.2, note 1).
const SHA256: &[u8] =
    &[0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

/// Modulus and public exponent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Public {
    modulus: BoxedMontyParams,
    exponent: u32,
}

/// A `SubjectPublicKeyInfo`, as DER and nothing that is nearly DER.
pub(super) fn read_public(der: &[u8]) -> Option<Public> {
    let (info, []) = element(der, SEQUENCE)? else { return None };
    let (algorithm, rest) = element(info, SEQUENCE)?;
    let (bits, []) = element(rest, BIT_STRING)? else { return None };
    let (key, []) = element(bits.strip_prefix(&[0])?, SEQUENCE)? else { return None };
    let (modulus, rest) = integer(key)?;
    let (exponent, []) = integer(rest)? else { return None };
    (algorithm == RSA).then(|| of_numbers(modulus, exponent))?
}

/// Modulus and exponent without zeros before them.
pub(super) fn of_numbers(modulus: &[u8], exponent: &[u8]) -> Option<Public> {
    let mut wide = [0; 4];
    wide.get_mut(4_usize.checked_sub(exponent.len())?..)?.copy_from_slice(exponent);
    let exponent = u32::from_be_bytes(wide);
    let bits = u32::try_from(modulus.len()).ok()?.checked_mul(8)?.checked_sub(modulus.first()?.leading_zeros())?;
    // With an exponent of 1 everybody signs; an even one has no inverse.
    if !BITS.contains(&bits) || exponent < 3 || exponent.is_multiple_of(2) {
        return None;
    }
    let modulus = BoxedUint::from_be_slice(modulus, bits.next_multiple_of(64)).ok()?;
    let modulus = BoxedMontyParams::new_vartime(Odd::new(modulus).into_option()?);
    Some(Public { modulus, exponent })
}

/// Whether the signature, raised to the exponent, is the one text that a hash is encoded as: that text is made and
/// compared, since parsers of it have let others pass.
pub(super) fn holds(key: &Public, hash: &[u8; 32], proof: &[u8]) -> bool {
    power(key, proof).is_some_and(|text| *text == *encoded(hash, proof.len()))
}

fn power(Public { modulus, exponent }: &Public, proof: &[u8]) -> Option<Vec<u8>> {
    let number = modulus.modulus().as_ref();
    let bytes = number.bits_vartime().div_ceil(8) as usize;
    let proof = BoxedUint::from_be_slice(proof, number.bits_precision()).ok().filter(|_| proof.len() == bytes)?;
    if proof >= *number {
        return None;
    }
    let base = BoxedMontyForm::new(proof, modulus);
    // From the bit behind the exponent's first.
    let bits = exponent.checked_ilog2()?;
    let raised = (0..bits).rev().fold(base.clone(), |power, bit| {
        let square = power.square();
        if exponent >> bit & 1 == 1 { square.mul(&base) } else { square }
    });
    let all = raised.retrieve().to_be_bytes();
    all.get(all.len().checked_sub(bytes)?..).map(Vec::from)
}

/// EMSA-PKCS1-v1_5 (RFC 8017, section 9.2).
fn encoded(hash: &[u8; 32], length: usize) -> Vec<u8> {
    let filled = length.saturating_sub(3).saturating_sub(SHA256.len()).saturating_sub(hash.len());
    [&[0, 1], &*alloc::vec![0xff; filled], &[0], SHA256, hash].concat()
}
