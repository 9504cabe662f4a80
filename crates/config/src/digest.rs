//! Hashes of bytes, wherever they are, as text.

use sha2::{Digest, Sha256};

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of bytes, in hexadecimal.
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(bytes))
}

/// [`sha256_hex`] of texts with a zero byte between each two of them.
pub fn sha256_hex_joined<const N: usize>(texts: [&str; N]) -> String {
    let mut hash = Sha256::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            hash.update([0]);
        }
        hash.update(text);
    }
    hex(&hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_texts_cannot_be_shifted() {
        assert_eq!(sha256_hex_joined(["a", "", "b"]), sha256_hex(b"a\0\0b"));
        assert_ne!(sha256_hex_joined(["ab", ""]), sha256_hex_joined(["a", "b"]));
    }
}
