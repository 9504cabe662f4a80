//! One request under its row, in both directions: read a delivery with [`verify`], write one with [`sign`].
//!
//! In the order of the flow: [`handshake`] answers what is no delivery, [`signature`] and [`timestamp`] read what the head claims, [`mac`] computes what must
//! have been signed, [`verify`] decides, [`dedupe`] names the event; [`sign`] is the inverse. [`keys`] and
//! [`asymmetric`] are the same for public keys.

pub(crate) mod signature;
pub mod timestamp;

pub mod mac;
pub mod verify;

pub mod dedupe;
pub mod handshake;
pub mod sign;

#[cfg(any(feature = "ed25519", feature = "p256"))]
pub mod asymmetric;
#[cfg(any(feature = "ed25519", feature = "p256"))]
pub mod keys;
