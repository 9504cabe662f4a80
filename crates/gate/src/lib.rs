//! What the gate decides, as pure functions and state: no clock, no randomness, no I/O. Time comes in as Unix
//! milliseconds. The shell around it (`worker/shell/gate`) does the I/O and decides nothing.

#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod claims;
