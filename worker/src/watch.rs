//! Tells the shell when this wasm instance has died.
//!
//! A panic or a trap leaves every call of the instance hanging: in a Durable Object the callers wait
//! for ever, and an alarm is lost. The shell (`worker/shell/guard.js`) therefore waits for each call
//! *or* for this signal, and the glue starts a fresh instance for the next call.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = globalThis, js_name = signpostInstanceDied)]
    fn instance_died(reason: &str);
}

#[wasm_bindgen(start)]
fn watch() {
    let previous = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        previous(info);
        // The place, not the message: a message could quote a body or a secret.
        let place = info.location().map(|location| format!("{}:{}", location.file(), location.line()));
        instance_died(&place.unwrap_or_default());
    }));
}
