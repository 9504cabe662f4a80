//! SHA-256, with its block buffer compiled once: inlined into every caller, it is 4 KB of wasm.

use sha2::{Digest, Sha256};

/// A hash under way. `sha2` wipes it when it is dropped.
#[derive(Clone)]
pub(crate) struct Hasher(Sha256);

impl Hasher {
    #[inline(never)]
    pub(crate) fn new() -> Self {
        Self(Sha256::new())
    }

    #[inline(never)]
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    #[inline(never)]
    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }

    /// The hash of some bytes in one go.
    pub(crate) fn of(bytes: &[u8]) -> [u8; 32] {
        let mut hash = Self::new();
        hash.update(bytes);
        hash.finish()
    }
}
