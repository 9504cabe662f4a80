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
//! - bodies are bytes, and no JSON of theirs is parsed here: where a row names a field of the body, the core
//!   asks its host through [`Body::field`], and only after the signature has matched; a filter asks of values that the
//!   host has read ([`filter::Json`]).
//!
//! What it does not do: read configuration, store what was seen, or talk to anything.

#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;
#[cfg(test)]
extern crate std;

// The ground: what everything below stands on.
mod encoding;
mod hash;
mod host;
mod reject;
mod secret;
pub mod text;
pub mod time;

// The flow: a row, a request under that row in both directions, what of it is wanted, and an event on its way out.
pub mod provider;
pub mod request;

pub mod filter;
pub mod outgoing;

pub use encoding::to_base64;
pub use host::{Body, Head};
pub use provider::{Part, Provider, Template, TemplateError};
pub use reject::Reject;
pub use request::sign::sign;
pub use request::verify::{Verified, verify};
pub use secret::{Secret, SecretError, SecretFormat};
