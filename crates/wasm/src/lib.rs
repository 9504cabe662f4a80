//! The core for JavaScript: translation only, no decision is made here.
//!
//! `border` has the numbers that both sides know. One file per thing of the core: `row` reads a provider, `place` lists what it asks of a request,
//! [`scratch`] is where JavaScript leaves that, `given` is a secret that it brings, `host` is what it computes for us, `keys` is what
//! signatures are verified under, [`receiver`] verifies, [`sign`] signs, [`dedupe`] names events.
//!
//! Only numbers cross the boundary: JavaScript writes texts and body into the memory of a
//! [`scratch::Scratch`], calls, and reads text from there. Passing a string would
//! cost a call, an allocation and a copy, each way.
//!
//! With the feature `asymmetric` the crate is another module with the same exports, whose keys are public
//! ones: it asks the host for no hash, and signs nothing. It is more than twice the size, so it is loaded
//! by those alone who need it.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(not(target_arch = "wasm32"))]
extern crate std;

mod border;
pub mod dedupe;
mod given;
#[cfg(not(feature = "asymmetric"))]
pub mod host;
#[cfg_attr(feature = "asymmetric", path = "public_keys.rs")]
#[cfg_attr(not(feature = "asymmetric"), path = "secrets.rs")]
mod keys;
mod place;
pub mod receiver;
mod row;
pub mod scratch;
pub mod sign;

/// A free list of 1 KB of code where the standard library's allocator has 8 KB: there are a handful
/// of small allocations per request, and all of them are given back.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// Nothing here panics; if the compiler disagrees, the instance stops without a message.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
