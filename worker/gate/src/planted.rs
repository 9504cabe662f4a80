//! Test builds only (`--features planted`): faults on purpose, the memory of `kv` driven directly, and requests judged with a
//! time of the test's.
//!
//! `npm run build` never compiles this file, and a test looks for its exports in the product's wasm.

mod differential;

use signpost_core::request::dedupe::{self, Keys};
use signpost_core::{Verified, provider};
use signpost_gate::memory::Taken;

use crate::with;

/// Panics.
#[unsafe(no_mangle)]
pub extern "C" fn planted_panic() {
    #[allow(clippy::panic)]
    {
        panic!("planted: canary-never-logged");
    }
}

/// Needs more stack than there is.
#[unsafe(no_mangle)]
pub extern "C" fn planted_overflow() -> u64 {
    overflow(1)
}

#[allow(unconditional_recursion)]
fn overflow(depth: u64) -> u64 {
    let room = [depth; 512];
    std::hint::black_box(&room);
    overflow(depth.wrapping_add(1)).wrapping_add(depth)
}

/// Says the keys of the event whose id is the first text and whose idempotency key the second.
#[unsafe(no_mangle)]
pub extern "C" fn planted_keys() {
    with(|scratch, _| {
        let texts = scratch.each();
        let verified = Verified {
            id: texts.get(0).map(str::to_string),
            event_type: None,
            timestamp: None,
            idempotency_key: texts.get(1).map(str::to_string),
            secret: 0,
        };
        let keys = dedupe::keys(&provider::CLAIMPORT, "planted", &verified, b"", dedupe::By::Event);
        scratch.say(keys.iter().map(|key| key.to_hex()).collect::<Vec<_>>().join(" "));
    });
}

fn keys(text: &str) -> Option<Keys> {
    let mut keys = text.split(' ').map(dedupe::Key::from_hex);
    Some(Keys { event: keys.next()??, idempotency: keys.next().flatten() })
}

/// Takes the keys that are the first text: the holder, 0 where the event is done, or minus the seconds for which it is
/// in flight.
#[unsafe(no_mangle)]
pub extern "C" fn planted_take(lease_ms: f64, now_ms: f64) -> f64 {
    with(|scratch, gate| {
        let Some(keys) = scratch.each().get(0).and_then(keys) else {
            return 0.0;
        };
        match gate.memory.take(&keys, lease_ms as u64, now_ms as u64) {
            Taken::Ours(holder) => holder as f64,
            Taken::Done => 0.0,
            Taken::InFlight { retry_after_s } => -(retry_after_s as f64),
        }
    })
}

/// Commits the keys that are the first text for a window, or releases them for a holder where that is 0.
#[unsafe(no_mangle)]
pub extern "C" fn planted_end(window_s: f64, holder: f64, now_ms: f64) {
    with(|scratch, gate| {
        let Some(keys) = scratch.each().get(0).and_then(keys) else {
            return;
        };
        if window_s > 0.0 {
            gate.memory.commit(&keys, window_s as u64, now_ms as u64);
        } else {
            gate.memory.release(&keys, holder as u64);
        }
    });
}
