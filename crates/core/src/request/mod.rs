//! One request under its row, in both directions: read a delivery with [`verify`], write one with [`sign`].
//!
//! In the order of the flow: [`handshake`] answers what is no delivery, `signature` and [`timestamp`] read what the head
//! claims, [`mac`] computes what must have been signed, [`verify`] decides, [`dedupe`] names the event; [`sign`] is the
//! inverse. `shared` is verification by the other algorithms under a shared secret, `asymmetric` by public keys,
//! `jwt` by a token under either, `fetched` by public keys that the provider publishes, and `keys` picks.

/// Whether the words of a row that few providers need were compiled in. Rows with such words are read where they were.
pub(crate) const EXTENDED: bool = cfg!(feature = "extended");

pub(crate) mod derived;
pub(crate) mod signature;
pub mod timestamp;

pub mod mac;
pub mod verify;

pub mod dedupe;
pub mod handshake;
pub mod sign;

#[cfg(feature = "extended")]
pub(crate) mod jwt;
#[cfg(feature = "extended")]
pub mod shared;

#[cfg(any(feature = "ed25519", feature = "p256", feature = "rsa"))]
pub mod asymmetric;
#[cfg(feature = "fetched")]
pub mod fetched;
#[cfg(all(feature = "extended", any(feature = "ed25519", feature = "p256", feature = "rsa")))]
pub mod keys;
