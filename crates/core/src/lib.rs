//! Signpost's core: everything about webhooks that is a decision, and nothing that is a platform.
//!
//! A [`Provider`] is one row of data that says how one system signs and delivers its webhooks. The
//! same row serves both directions: [`verify()`] reads a delivery with it and [`sign()`] writes one.
//!
//! Invariants of this crate:
//! - pure: no clock, no randomness, no I/O. Time comes in: Unix seconds where a provider's own
//!   timestamps are meant, Unix milliseconds for deliveries.
//! - no panic: malformed input of any kind is an error value.
//! - no code below a row switches on a provider's name.
//! - bodies are bytes. JSON is never parsed here: where a row names a field of the body, the core
//!   asks its host through [`Body::field`], and only after the signature has matched.
//!
//! What it does not do: read configuration, store what was seen, or talk to anything.

#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod encoding;
mod hash;
mod host;
pub mod mac;
mod reject;
mod secret;
mod signature;
mod template;
pub mod text;
pub mod timestamp;

#[cfg(any(feature = "ed25519", feature = "p256"))]
pub mod asymmetric;
pub mod dedupe;
pub mod delivery;
pub mod endpoint;
pub mod envelope;
pub mod event_type;
pub mod handshake;
#[cfg(any(feature = "ed25519", feature = "p256"))]
pub mod keys;
pub mod outcome;
pub mod provider;
pub mod schedule;
pub mod sign;
pub mod target;
pub mod token;
pub mod verify;

pub use host::{Body, Head};
pub use provider::Provider;
pub use reject::Reject;
pub use secret::{Secret, SecretError, SecretFormat};
pub use sign::sign;
pub use template::{Part, Template, TemplateError};
pub use verify::{Verified, verify};
