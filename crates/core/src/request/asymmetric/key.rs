//! Keys and signatures of either algorithm, and the texts that they come as.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding as _};
use zeroize::Zeroizing;

#[cfg(feature = "ed25519")]
use super::ed25519;
#[cfg(feature = "p256")]
use super::p256;
#[cfg(feature = "rsa")]
use super::rsa;
use super::{Content, Scheme};
use crate::provider::{Algorithm, Encoding, Provider};
use crate::request::signature;
use crate::secret::{SecretError, SecretFormat, trimmed};

const SECRET_PREFIX: &str = "whsk_";
const PUBLIC_PREFIX: &str = "whpk_";
const SEED_BYTES: usize = 32;
/// A signature under an RSA key of 4096 bits: the longest of all.
const PROOF_BYTES: usize = 512;
/// What stands before the key in a `SubjectPublicKeyInfo`. DER has one form for each algorithm (RFC
/// 8410; RFC 5480 with the named curve and an uncompressed point), so it is compared, not parsed.
const SPKI_ED25519: &[u8] = &[0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const SPKI_P256: &[u8] = &[
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
    0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// The key that verifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(Public);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Public {
    #[cfg(feature = "ed25519")]
    Ed25519(ed25519::Public),
    #[cfg(feature = "p256")]
    P256(p256::Public),
    #[cfg(feature = "rsa")]
    Rsa(rsa::Public),
}

impl PublicKey {
    /// Whether a text is meant to be the key of `v1a` entries, where others would be secrets.
    pub fn has_prefix(text: &str) -> bool {
        text.starts_with(PUBLIC_PREFIX)
    }

    /// Reads a key of the row's algorithm, in the row's format: hexadecimal digits, `whpk_<base64>`, or
    /// a `SubjectPublicKeyInfo` as PEM or as its base64 alone. White space counts as in
    /// [`crate::Secret::parse`].
    ///
    /// # Errors
    /// [`SecretError::Blank`] for nothing, [`SecretError::Malformed`] for what is no key of this
    /// algorithm: not on the curve, not canonical, of a small order, under which one signature is
    /// valid for many bodies, or an RSA key that is not of 2048 to 4096 bits.
    pub fn parse(text: &str, provider: &Provider) -> Result<Self, SecretError> {
        let scheme = Scheme::of(provider).ok_or(SecretError::Malformed)?;
        let text = trimmed(text)?;
        let bytes = match provider.secret {
            SecretFormat::Hex => base16ct::mixed::decode_vec(text).ok(),
            SecretFormat::Spki => spki(text, scheme.algorithm),
            SecretFormat::Whsec => {
                let encoded = text.strip_prefix(PUBLIC_PREFIX).ok_or(SecretError::Malformed)?;
                if encoded.is_empty() {
                    return Err(SecretError::Blank);
                }
                Base64::decode_vec(encoded).ok()
            }
            SecretFormat::Sha256 | SecretFormat::Utf8 => None,
        };
        bytes.and_then(|bytes| Self::read(scheme.algorithm, &bytes)).ok_or(SecretError::Malformed)
    }

    /// Reads the key itself: 32 bytes of ed25519, a point of P-256 as in SEC 1, all of the `SubjectPublicKeyInfo` of RSA.
    fn read(algorithm: Algorithm, bytes: &[u8]) -> Option<Self> {
        match algorithm {
            #[cfg(feature = "ed25519")]
            Algorithm::Ed25519 => ed25519::read_public(bytes).map(Public::Ed25519).map(Self),
            #[cfg(feature = "p256")]
            Algorithm::EcdsaP256Sha256 => p256::read_public(bytes).map(Public::P256).map(Self),
            #[cfg(feature = "rsa")]
            Algorithm::RsaSha256 => rsa::read_public(bytes).map(Public::Rsa).map(Self),
            #[allow(unreachable_patterns)]
            _ => None,
        }
    }

    /// Reads a key of a JSON Web Key Set (RFC 7517, RFC 7518, RFC 8037), of which `member` says the texts. `None` for one of
    /// another algorithm, or that is for something else than signing.
    #[cfg(feature = "fetched")]
    pub(crate) fn of_jwk<'j>(algorithm: Algorithm, member: &dyn Fn(&str) -> Option<&'j str>) -> Option<Self> {
        let is = |name: &str, value| member(name).is_none_or(|own| own == value);
        let bytes = |name: &str| {
            let bytes = crate::encoding::secret(member(name)?, Encoding::Base64Url)?;
            Some(bytes.to_vec())
        };
        if !is("use", "sig") || !is("alg", crate::request::jwt::name_of(algorithm)?) {
            return None;
        }
        match (algorithm, member("kty")?, member("crv")) {
            (Algorithm::Ed25519, "OKP", Some("Ed25519")) => Self::read(algorithm, &bytes("x")?),
            (Algorithm::EcdsaP256Sha256, "EC", Some("P-256")) => {
                Self::read(algorithm, &[&[4], &*bytes("x")?, &*bytes("y")?].concat())
            }
            (Algorithm::RsaSha256, "RSA", _) => rsa::of_numbers(&bytes("n")?, &bytes("e")?).map(Public::Rsa).map(Self),
            _ => None,
        }
    }

    /// Reads a `SubjectPublicKeyInfo` as DER.
    #[cfg(feature = "fetched")]
    pub(crate) fn of_spki(algorithm: Algorithm, der: &[u8]) -> Option<Self> {
        Self::read(algorithm, without_spki(der, algorithm)?)
    }

    /// Its algorithm.
    pub fn algorithm(&self) -> Algorithm {
        match &self.0 {
            #[cfg(feature = "ed25519")]
            Public::Ed25519(_) => Algorithm::Ed25519,
            #[cfg(feature = "p256")]
            Public::P256(_) => Algorithm::EcdsaP256Sha256,
            #[cfg(feature = "rsa")]
            Public::Rsa(_) => Algorithm::RsaSha256,
        }
    }

    pub(super) fn holds(&self, content: &Content, proof: &Proof) -> bool {
        match (&self.0, content, proof) {
            #[cfg(feature = "ed25519")]
            (Public::Ed25519(key), Content::Whole(content), Proof::Ed25519(proof)) => {
                key.verify_strict(content, proof).is_ok()
            }
            #[cfg(feature = "p256")]
            (Public::P256(key), Content::Sha256(hash), Proof::P256(proof)) => p256::holds(key, hash, proof),
            #[cfg(feature = "rsa")]
            (Public::Rsa(key), Content::Sha256(hash), Proof::Rsa(proof)) => rsa::holds(key, hash, proof),
            #[allow(unreachable_patterns)]
            _ => false,
        }
    }
}

/// The key in a `SubjectPublicKeyInfo`: PEM, its base64 alone as SendGrid shows it, or what Freshchat shows, a PEM in one
/// line that calls itself another.
fn spki(text: &str, algorithm: Algorithm) -> Option<Vec<u8>> {
    const LINES: [(&str, &str); 2] = [
        ("-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----"),
        ("-----BEGIN RSA PUBLIC KEY-----", "-----END RSA PUBLIC KEY-----"),
    ];
    let begun = LINES.into_iter().find_map(|(begin, end)| Some((text.strip_prefix(begin)?, end)));
    let inner = begun.map_or(Some(text), |(rest, end)| rest.strip_suffix(end).map(|inner| inner.trim_matches(' ')));
    let encoded: String = inner?.split(['\r', '\n']).collect();
    without_spki(&Base64::decode_vec(&encoded).ok()?, algorithm).map(Vec::from)
}

/// The key as [`PublicKey::read`] takes it.
fn without_spki(der: &[u8], algorithm: Algorithm) -> Option<&[u8]> {
    let prefix = match algorithm {
        Algorithm::EcdsaP256Sha256 => SPKI_P256,
        Algorithm::Ed25519 => SPKI_ED25519,
        // Its keys are of several lengths, which takes a parser.
        Algorithm::RsaSha256 => &[],
        _ => return None,
    };
    der.strip_prefix(prefix)
}

/// A signature that has the form of one.
pub(super) enum Proof {
    #[cfg(feature = "ed25519")]
    Ed25519(ed25519::Proof),
    #[cfg(feature = "p256")]
    P256(p256::Proof),
    #[cfg(feature = "rsa")]
    Rsa(Vec<u8>),
}

impl Proof {
    /// As a token has it: P-256 as two numbers of 32 bytes (RFC 7518, section 3.4), and not as DER.
    #[cfg(feature = "extended")]
    pub(super) fn of_token(algorithm: Algorithm, bytes: &[u8]) -> Option<Self> {
        match algorithm {
            #[cfg(feature = "p256")]
            Algorithm::EcdsaP256Sha256 => p256::Proof::from_slice(bytes).ok().map(Self::P256),
            _ => Self::of(algorithm, bytes),
        }
    }

    pub(super) fn read(algorithm: Algorithm, encoded: &[u8], encoding: Encoding) -> Option<Self> {
        let mut bytes = [0; PROOF_BYTES];
        Self::of(algorithm, signature::decode(encoded, encoding, &mut bytes)?)
    }

    fn of(algorithm: Algorithm, bytes: &[u8]) -> Option<Self> {
        match algorithm {
            #[cfg(feature = "ed25519")]
            Algorithm::Ed25519 => ed25519::Proof::from_slice(bytes).ok().map(Self::Ed25519),
            #[cfg(feature = "p256")]
            Algorithm::EcdsaP256Sha256 => p256::Proof::from_der(bytes).ok().map(Self::P256),
            #[cfg(feature = "rsa")]
            Algorithm::RsaSha256 => (bytes.len() >= rsa::LEAST_BYTES).then(|| Self::Rsa(bytes.into())),
            #[allow(unreachable_patterns)]
            _ => None,
        }
    }
}

/// The key that signs. Wiped when dropped, never printed.
#[derive(Clone)]
pub struct SigningKey(Private);

#[derive(Clone)]
enum Private {
    #[cfg(feature = "ed25519")]
    Ed25519(ed25519::Private),
    #[cfg(feature = "p256")]
    P256(p256::Private),
}

impl SigningKey {
    /// Whether a secret's text is meant to be such a key.
    pub fn has_prefix(text: &str) -> bool {
        text.starts_with(SECRET_PREFIX)
    }

    /// Reads `whsk_<base64>`, a key of ed25519: the seed of 32 bytes, or the seed and the public key,
    /// 64 bytes.
    ///
    /// # Errors
    /// [`SecretError::Blank`] for nothing behind the prefix, [`SecretError::Malformed`] for anything else.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        let encoded = text.strip_prefix(SECRET_PREFIX).ok_or(SecretError::Malformed)?;
        if encoded.is_empty() {
            return Err(SecretError::Blank);
        }
        let bytes = Zeroizing::new(Base64::decode_vec(encoded).map_err(|_| SecretError::Malformed)?);
        let (seed, rest) = bytes.split_first_chunk::<SEED_BYTES>().ok_or(SecretError::Malformed)?;
        let key = Self::from_seed(Algorithm::Ed25519, seed)?;
        // A public half that is not this seed's would make signatures that nobody can verify.
        let fits = rest.is_empty() || rest == key.public_bytes();
        if fits { Ok(key) } else { Err(SecretError::Malformed) }
    }

    /// The text of the ed25519 key with this seed.
    pub fn text(seed: &[u8; SEED_BYTES]) -> String {
        format!("{SECRET_PREFIX}{}", Base64::encode_string(seed))
    }

    /// The key of 32 bytes: the seed of ed25519, the scalar of P-256.
    ///
    /// # Errors
    /// [`SecretError::Malformed`] for a scalar that is 0 or not below the group's order, and for an
    /// algorithm that was not compiled in.
    pub fn from_seed(algorithm: Algorithm, seed: &[u8; SEED_BYTES]) -> Result<Self, SecretError> {
        match algorithm {
            #[cfg(feature = "ed25519")]
            Algorithm::Ed25519 => Ok(Self(Private::Ed25519(ed25519::Private::from_bytes(seed)))),
            #[cfg(feature = "p256")]
            Algorithm::EcdsaP256Sha256 => {
                let key = p256::Private::from_slice(seed).map_err(|_| SecretError::Malformed)?;
                Ok(Self(Private::P256(key)))
            }
            #[allow(unreachable_patterns)]
            _ => Err(SecretError::Malformed),
        }
    }

    /// What the receiver of `v1a` entries is given: `whpk_<base64>`.
    pub fn public_text(&self) -> String {
        format!("{PUBLIC_PREFIX}{}", Base64::encode_string(&self.public_bytes()))
    }

    /// The key that verifies what this one signs.
    pub fn public_key(&self) -> PublicKey {
        PublicKey(match &self.0 {
            #[cfg(feature = "ed25519")]
            Private::Ed25519(key) => Public::Ed25519(key.verifying_key()),
            #[cfg(feature = "p256")]
            Private::P256(key) => Public::P256(*key.verifying_key()),
        })
    }

    /// Its algorithm.
    pub fn algorithm(&self) -> Algorithm {
        self.public_key().algorithm()
    }

    /// The public key as it is written behind [`PUBLIC_PREFIX`] or in a `SubjectPublicKeyInfo`.
    fn public_bytes(&self) -> Vec<u8> {
        match &self.0 {
            #[cfg(feature = "ed25519")]
            Private::Ed25519(key) => key.verifying_key().as_bytes().to_vec(),
            #[cfg(feature = "p256")]
            Private::P256(key) => key.verifying_key().to_sec1_point(false).as_bytes().to_vec(),
        }
    }

    pub(super) fn sign(&self, content: &Content) -> Option<Vec<u8>> {
        match (&self.0, content) {
            #[cfg(feature = "ed25519")]
            (Private::Ed25519(key), Content::Whole(content)) => Some(ed25519::sign(key, content)),
            #[cfg(feature = "p256")]
            (Private::P256(key), Content::Sha256(hash)) => p256::sign(key, hash),
            #[allow(unreachable_patterns)]
            _ => None,
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey([redacted])")
    }
}
