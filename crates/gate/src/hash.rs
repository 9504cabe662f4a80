//! Hashes of bodies: ours, or the host's where they lie in our memory.

use sha2::{Digest as _, Sha256};
use signpost_core::request::mac::{Mac, Own};
use signpost_scratch::shared::{Hashes, Plan, Shared};

/// What is computed over a body.
pub trait Hash: Mac {
    fn sha256(&self, body: &[u8]) -> [u8; 32];
}

impl Hash for Own {
    fn sha256(&self, body: &[u8]) -> [u8; 32] {
        Sha256::digest(body).into()
    }
}

impl<H: Hashes> Hash for Shared<'_, H> {
    fn sha256(&self, body: &[u8]) -> [u8; 32] {
        if self.plan == Plan::Own {
            return Own.sha256(body);
        }
        let mut out = [0; 32];
        self.host.hash_into(body.as_ptr() as usize, body.len(), out.as_mut_ptr() as usize);
        out
    }
}
