//! Hashes of bytes, wherever they are, as text.

use js_sys::Uint8Array;
use sha2::{Digest, Sha256};

/// What is copied into the wasm's memory at once, to be hashed.
const PIECE_BYTES: u32 = 64 * 1024;

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

/// [`sha256_hex`] of bytes in the runtime's memory. Piece by piece: the wasm's memory never shrinks, and a
/// body may be 26 MiB.
pub fn sha256_hex_of(body: &Uint8Array) -> String {
    let mut hash = Sha256::new();
    let mut rest = body.clone();
    while rest.length() > 0 {
        hash.update(rest.subarray(0, PIECE_BYTES).to_vec());
        rest = rest.subarray(PIECE_BYTES, rest.length());
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
