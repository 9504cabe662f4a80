//! The keys of a row, in the forms in which an operator can write them.

use base64ct::{Base64, Base64Unpadded, Encoding as _};
use fastrand::Rng;
use signpost_core::provider::{Algorithm, Provider, SecretFormat};
use signpost_core::request::asymmetric::{self, SigningKey};
use signpost_core::request::shared::SharedKey;
use signpost_core::{Secret, request::shared};

/// In front of a point of P-256 in a `SubjectPublicKeyInfo` (RFC 5480).
const SPKI_P256: &[u8] = &[
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
    0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// The same for ed25519 (RFC 8410).
const SPKI_ED25519: &[u8] = &[0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// A public key of RSA, which nothing here signs under: the one that Wise publishes.
const RSA: &str = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwpb91cEYuyJNQepZAVfPZIlPZfNUefH+n6w9SW3fykqKu938cR7WadQv87oF2VuT+fDt7kqeRziTmPSUhqPUys/V2Q1rlfJuXbE+Gga37t7zwd0egQ+KyOEHQOpcTwKmtZ81ieGHynAQzsn1We3jwt760MsCPJ7GMT141ByQM+yW1Bx+4SG3IGjXWyqOWrcXsxAvIXkpUD/jK/L958CgnZEgz0BSEh0QxYLITnW1lLokSx/dTianWPFEhMC9BgijempgNXHNfcVirg1lPSygz7KqoKUN0oHqWLr2U1A+7kqrl6O2nx3CKs1bj1hToT1+p4kcMoHXA7kA+VBLUpEsVwIDAQAB";

/// A key, and what its holder signs with.
pub struct Key {
    /// As the receiver has it.
    pub text: String,
    pub signer: Signer,
}

/// What signs.
pub enum Signer {
    /// Nobody here: what comes under it is forged.
    Nobody,
    Private(SigningKey),
    Secret(Secret),
    Shared(SharedKey),
}

/// How many keys of a kind a row has; the last is in no source.
pub const KEYS: usize = 5;
/// Which of them a source has. Requests are signed with the first, unless they are not.
pub const SOURCES: [&[usize]; 4] = [&[0], &[0, 1], &[1, 0], &[2, 3, 1, 0]];

/// The row's own kind of keys, and public ones where its header can carry their signatures as well.
pub fn of(row: &Provider, rng: &mut Rng) -> Vec<Vec<Key>> {
    let is_public = row.signature.algorithm.has_public_keys();
    let mut kinds =
        vec![(0..KEYS).map(|place| if is_public { public(row, rng) } else { secret(row, place, rng) }).collect()];
    if row.secret == SecretFormat::Whsec && asymmetric::is_carried_by(row) {
        kinds.push((0..KEYS).map(|_| public(row, rng)).collect());
    }
    kinds
}

fn bytes<const N: usize>(rng: &mut Rng) -> [u8; N] {
    std::array::from_fn(|_| rng.u8(..))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn public(row: &Provider, rng: &mut Rng) -> Key {
    if row.signature.algorithm == Algorithm::RsaSha256 {
        return Key { text: RSA.to_string(), signer: Signer::Nobody };
    }
    let algorithm = match row.signature.algorithm {
        Algorithm::HmacSha256 => Algorithm::Ed25519,
        own => own,
    };
    // No scalar of P-256 that begins so is out of range.
    let mut seed: [u8; 32] = bytes(rng);
    seed[0] &= 0x7f;
    let key = SigningKey::from_seed(algorithm, &seed).expect("a key");
    let text = key.public_text();
    let text = match row.secret {
        _ if row.signature.algorithm == Algorithm::HmacSha256 => text,
        SecretFormat::Hex => hex(&encoded(&text)),
        SecretFormat::Spki if algorithm == Algorithm::Ed25519 => {
            Base64::encode_string(&[SPKI_ED25519, &encoded(&text)].concat())
        }
        SecretFormat::Spki => Base64::encode_string(&[SPKI_P256, &encoded(&text)].concat()),
        SecretFormat::Sha256 | SecretFormat::Utf8 | SecretFormat::Whsec => text,
    };
    Key { text, signer: Signer::Private(key) }
}

fn encoded(text: &str) -> Vec<u8> {
    Base64::decode_vec(text.trim_start_matches("whpk_")).expect("its own base64")
}

fn secret(row: &Provider, place: usize, rng: &mut Rng) -> Key {
    // Longer than a block, shorter than is advised, behind a line break: the first is as most are.
    let key: [u8; 80] = bytes(rng);
    let key = &key[..[32, 80, 16, 12, 32][place]];
    let is_token = row.signature.algorithm == Algorithm::Token;
    let mut text = match row.secret {
        SecretFormat::Hex if place == 1 => hex(key).to_uppercase(),
        SecretFormat::Hex => hex(key),
        SecretFormat::Whsec if place == 2 => Base64Unpadded::encode_string(key),
        SecretFormat::Whsec => format!("whsec_{}", Base64::encode_string(key)),
        SecretFormat::Sha256 | SecretFormat::Spki | SecretFormat::Utf8 if place == 3 && !is_token => {
            format!("clé-{}", hex(key))
        }
        SecretFormat::Sha256 | SecretFormat::Spki | SecretFormat::Utf8 => hex(key),
    };
    if place == 2 {
        text.push('\n');
    }
    let signer = if shared::is_carried_by(row) && row.signature.jwt.is_none() {
        Signer::Shared(SharedKey::parse(&text, row.secret).expect("a key"))
    } else {
        Signer::Secret(Secret::parse(&text, row.secret).expect("a secret"))
    };
    Key { text, signer }
}
