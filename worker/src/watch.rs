//! Tells the shell when this wasm instance has died.
//!
//! A panic or a trap leaves every call of the instance hanging: in a Durable Object the callers wait
//! for ever, and an alarm is lost. The shell (`worker/shell/guard.js`) therefore waits for each call
//! *or* for this signal, and starts a fresh instance for the next call.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = globalThis, js_name = signpostInstanceDied)]
    fn instance_died(place: &str);

    #[wasm_bindgen(js_namespace = globalThis, js_name = signpostInstanceBegan)]
    fn instance_began();
}

/// Makes a panic tell the shell, which calls this once for every new instance: what runs by itself
/// at an instance's start has no fixed order, and `worker` sets a hook of its own there.
#[wasm_bindgen(js_name = watchPanics)]
pub fn watch_panics() {
    crate::read_numbers();
    // Called from inside, so that the shell sees how this module is named on a stack.
    instance_began();
    // The place and never the message, which could quote a body or a secret; for that reason the
    // previous hook, which prints it, is not called.
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|location| format!("{}:{}", location.file(), location.line()));
        instance_died(&place.unwrap_or_default());
    }));
}
