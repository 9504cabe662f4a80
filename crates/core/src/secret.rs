//! Signing secrets: parsed once, refused when they hold nothing, never printed, wiped when dropped.

use alloc::vec::Vec;
use core::fmt;

use sha2::block_api::compress256;
use zeroize::Zeroizing;

use crate::encoding::{self, Encoding};
use crate::hash::Hasher;

/// How the text of a secret becomes key bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum SecretFormat {
    /// Pairs of hexadecimal digits.
    Hex,
    /// The key is the SHA-256 of the text.
    Sha256,
    /// A public key as `SubjectPublicKeyInfo`, in PEM or base64 (RFC 5280): never a secret.
    Spki,
    /// The text itself, as UTF-8.
    Utf8,
    /// Base64, usually behind `whsec_` (Standard Webhooks 1.0). Its padding may be missing.
    Whsec,
}

/// Why a secret was refused. The text of the secret is never part of the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretError {
    /// Nothing but white space, or a prefix with nothing behind it. An HMAC under an empty key is
    /// one that anybody can compute.
    Blank,
    /// Not in the format that the provider's row names.
    Malformed,
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blank => "the secret is blank",
            Self::Malformed => "the secret is not in its provider's format",
        })
    }
}

impl core::error::Error for SecretError {}

/// A key for HMAC-SHA256, kept as the two states after its pads (RFC 2104): hashing the key again for
/// every delivery would cost two of the four blocks that a short body takes.
///
/// The inner pad is kept as well, for hosts that hash faster than we do: see [`Secret::inner_pad`].
#[derive(Clone)]
pub struct Secret {
    inner_pad: Zeroizing<[u8; BLOCK_BYTES]>,
    /// The hash after the inner pad.
    inner: Hasher,
    /// SHA-256's state after the outer pad.
    outer: Zeroizing<[u32; 8]>,
    key_len: usize,
}

/// The block of SHA-256, to which RFC 2104 pads a key.
const BLOCK_BYTES: usize = 64;

/// H(0) of SHA-256 (FIPS 180-4, section 5.3.3).
const INITIAL_STATE: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// The outer hash's last block but for the inner hash in its first half: FIPS 180-4 pads with a one
/// bit and ends with the length of both blocks in bits.
const LAST_BLOCK: [u8; BLOCK_BYTES] = {
    let mut block = [0; BLOCK_BYTES];
    block[32] = 0x80;
    block[62] = 0x03;
    block
};

impl Secret {
    /// Keys below this many bytes deserve a warning (RFC 2104 asks for the hash's length; published
    /// test vectors of real providers go down to 8, so a shorter key is not refused).
    pub const SHORT_BYTES: usize = 16;

    /// Reads a secret in `format`. White space around it is refused rather than trimmed: it is a
    /// paste error that would otherwise show up as a signature mismatch, except that one final line
    /// break, which files and shells add, is dropped.
    pub fn parse(text: &str, format: SecretFormat) -> Result<Self, SecretError> {
        Self::from_key(&key_bytes(text, format)?)
    }

    /// Takes key bytes as they are.
    pub fn from_key(key: &[u8]) -> Result<Self, SecretError> {
        if key.is_empty() {
            return Err(SecretError::Blank);
        }
        let mut inner_pad = Zeroizing::new([0; BLOCK_BYTES]);
        if key.len() > BLOCK_BYTES {
            fill(&mut inner_pad, &Hasher::of(key));
        } else {
            fill(&mut inner_pad, key);
        }
        let mut outer_pad = inner_pad.clone();
        inner_pad.iter_mut().for_each(|byte| *byte ^= 0x36);
        outer_pad.iter_mut().for_each(|byte| *byte ^= 0x5c);
        let mut inner = Hasher::new();
        inner.update(inner_pad.as_slice());
        let mut outer = Zeroizing::new(INITIAL_STATE);
        compress256(&mut outer, core::slice::from_ref(&outer_pad));
        Ok(Self { inner_pad, inner, outer, key_len: key.len() })
    }

    /// The 64 bytes in front of what is signed in the inner hash of RFC 2104. They are as secret as
    /// the key: whoever hands them to a host wipes them afterwards.
    pub fn inner_pad(&self) -> &[u8; BLOCK_BYTES] {
        &self.inner_pad
    }

    /// The hash after [`Secret::inner_pad`]: update it with everything that is signed, then
    /// [`Secret::finish`].
    pub(crate) fn inner(&self) -> Hasher {
        self.inner.clone()
    }

    /// The tag, from the SHA-256 of [`Secret::inner_pad`] and everything that is signed.
    pub fn finish(&self, inner: &[u8; 32]) -> [u8; 32] {
        let mut block = LAST_BLOCK;
        if let Some(hash) = block.first_chunk_mut() {
            *hash = *inner;
        }
        let mut state = *self.outer;
        compress256(&mut state, core::slice::from_ref(&block));
        let mut tag = [0; 32];
        tag.as_chunks_mut::<4>().0.iter_mut().zip(state).for_each(|(to, word)| *to = word.to_be_bytes());
        tag
    }

    /// HMAC-SHA256 of a message.
    pub fn tag(&self, message: &[u8]) -> [u8; 32] {
        let mut inner = self.inner();
        inner.update(message);
        self.finish(&inner.finish())
    }

    /// A key of its own for another purpose, so that a signature made for one is worth nothing for
    /// the other: HMAC of the purpose under this key. The purpose begins with `signpost`: no handshake
    /// makes an HMAC of such a text.
    pub fn derive(&self, purpose: &str) -> Self {
        // Keys of any length are taken; a 32-byte one always is.
        let key = Zeroizing::new(self.tag(purpose.as_bytes()));
        Self::from_key(key.as_slice()).unwrap_or_else(|_| self.clone())
    }

    /// Whether the key is shorter than [`Secret::SHORT_BYTES`].
    pub fn is_short(&self) -> bool {
        self.key_len < Self::SHORT_BYTES
    }
}

/// The key bytes that a secret's text stands for.
pub(crate) fn key_bytes(text: &str, format: SecretFormat) -> Result<Zeroizing<Vec<u8>>, SecretError> {
    let text = trimmed(text)?;
    match format {
        // Whoever reads a public key could sign with it.
        _ if text.starts_with("whpk_") => Err(SecretError::Malformed),
        SecretFormat::Utf8 => Ok(Zeroizing::new(Vec::from(text.as_bytes()))),
        SecretFormat::Hex => encoding::secret(text, Encoding::Hex).ok_or(SecretError::Malformed),
        SecretFormat::Sha256 => Ok(Zeroizing::new(Hasher::of(text.as_bytes()).into())),
        SecretFormat::Spki => Err(SecretError::Malformed),
        SecretFormat::Whsec => {
            let encoded = text.strip_prefix("whsec_").unwrap_or(text);
            encoding::pasted(encoded).ok_or(SecretError::Malformed)
        }
    }
}

/// A secret's text without a file's last line break. Other white space around it, or nothing else,
/// is refused.
pub(crate) fn trimmed(text: &str) -> Result<&str, SecretError> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    if text.chars().all(char::is_whitespace) {
        return Err(SecretError::Blank);
    }
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        return Err(SecretError::Malformed);
    }
    Ok(text)
}

fn fill(block: &mut [u8; BLOCK_BYTES], bytes: &[u8]) {
    block.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, vec};
    use hmac::{Hmac, KeyInit as _, Mac as _};
    use sha2::{Digest as _, Sha256};

    #[test]
    fn t5_a_public_key_is_no_secret_in_any_format() {
        for format in [SecretFormat::Utf8, SecretFormat::Hex, SecretFormat::Sha256, SecretFormat::Whsec] {
            let key = Secret::parse("whpk_y9V907CroaoNPL+lu4Crj9gbuCg6JaXwuLVOcJ4qzg8=", format);
            assert_eq!(key.err(), Some(SecretError::Malformed), "{format:?}");
        }
    }

    #[test]
    fn t6_a_secret_that_holds_nothing_is_refused() {
        for (text, format) in [
            ("", SecretFormat::Utf8),
            (" ", SecretFormat::Utf8),
            ("\t\r\n", SecretFormat::Utf8),
            ("\u{a0}", SecretFormat::Utf8),
            ("whsec_", SecretFormat::Whsec),
            ("", SecretFormat::Whsec),
            ("", SecretFormat::Hex),
        ] {
            assert_eq!(Secret::parse(text, format).unwrap_err(), SecretError::Blank, "{text:?}");
        }
    }

    #[test]
    fn a_secret_outside_its_format_is_refused() {
        for (text, format) in [
            ("whsec_not base64", SecretFormat::Whsec),
            ("whsec_AAAAA", SecretFormat::Whsec),
            ("abc", SecretFormat::Hex),
            ("zz", SecretFormat::Hex),
            (" padded-secret-0123456789", SecretFormat::Utf8),
        ] {
            assert_eq!(Secret::parse(text, format).unwrap_err(), SecretError::Malformed, "{text:?}");
        }
    }

    #[test]
    fn a_trailing_line_break_from_a_file_is_not_part_of_the_secret() {
        for end in ["\n", "\r\n"] {
            let a = Secret::parse(&format!("secret-0123456789abcdef{end}"), SecretFormat::Utf8).unwrap();
            let b = Secret::parse("secret-0123456789abcdef", SecretFormat::Utf8).unwrap();
            assert_eq!(a.inner_pad(), b.inner_pad());
        }
    }

    #[test]
    fn a_whsec_secret_is_the_same_without_its_padding_and_under_any_spare_bits() {
        let canonical = Secret::parse("whsec_c2VjcmV0LTAxMjM0NTY3ODlhYg==", SecretFormat::Whsec).unwrap();
        for text in
            ["whsec_c2VjcmV0LTAxMjM0NTY3ODlhYg", "c2VjcmV0LTAxMjM0NTY3ODlhYg=", "whsec_c2VjcmV0LTAxMjM0NTY3ODlhYn=="]
        {
            assert_eq!(Secret::parse(text, SecretFormat::Whsec).unwrap().inner_pad(), canonical.inner_pad(), "{text}");
        }
    }

    #[test]
    fn t25_debug_shows_no_secret() {
        let secret = Secret::parse("canary-0123456789abcdef", SecretFormat::Utf8).unwrap();
        assert_eq!(format!("{secret:?}"), "Secret([redacted])");
    }

    #[test]
    fn t6_a_short_secret_is_marked() {
        assert!(Secret::parse("8bytes!!", SecretFormat::Utf8).unwrap().is_short());
        assert!(!Secret::parse("0123456789abcdef", SecretFormat::Utf8).unwrap().is_short());
    }

    #[test]
    fn a_tag_is_the_one_of_the_hmac_crate() {
        for key_len in [1, 32, 63, 64, 65, 200] {
            let key = vec![0xa5; key_len];
            for len in [0, 1, 55, 56, 63, 64, 65, 1000] {
                let body = vec![0x5a; len];
                let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
                mac.update(&body);
                let right: [u8; 32] = mac.finalize().into_bytes().into();
                let secret = Secret::from_key(&key).unwrap();
                let mut inner = secret.inner();
                inner.update(&body);
                assert_eq!(secret.finish(&inner.finish()), right, "{key_len} {len}");
                let elsewhere = Sha256::new_with_prefix(secret.inner_pad()).chain_update(&body).finalize();
                assert_eq!(secret.finish(&elsewhere.into()), right, "{key_len} {len}");
            }
        }
    }

    #[test]
    fn a_derived_key_is_another_key() {
        let secret = Secret::parse("secret-0123456789abcdef", SecretFormat::Utf8).unwrap();
        let derived = secret.derive("origin");
        assert_ne!(secret.inner_pad(), derived.inner_pad());
        assert_ne!(secret.derive("other").inner_pad(), derived.inner_pad());
    }
}
