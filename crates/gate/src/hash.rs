//! What is computed over a body: by us, or by the host where it lies in the scratch.

use signpost_core::request::dedupe::BodyHash;
use signpost_core::request::mac::Mac;

/// Tags and hashes of one delivery's body.
pub trait Hash: Mac + BodyHash {}

impl<H: Mac + BodyHash> Hash for H {}
