//! An object's alarm.

use std::cell::Cell;

use signpost_core::outgoing::alarm::Alarm;
use wasm_bindgen::JsValue;
use worker::{Result, Storage};

/// When the platform will wake the object.
pub async fn alarm(storage: &Storage) -> Result<Option<u64>> {
    Ok(storage.get_alarm().await?.and_then(|at| u64::try_from(at).ok()))
}

/// What is known of an alarm, after the platform was asked once more: it may have lost what is remembered here.
pub async fn reread_alarm(storage: &Storage, known: &Cell<Option<Alarm>>) -> Result<()> {
    let believed = known.get();
    let at = alarm(storage).await?;
    // Whoever has set it meanwhile knows better.
    if known.get() == believed {
        known.set(Some(Alarm::armed(at)));
    }
    Ok(())
}

/// Sets the alarm. It is not waited for: a wait would hold up everybody who asks this object, and what is answered
/// meanwhile is held back until it is stored all the same.
#[allow(clippy::cast_precision_loss)]
pub fn set_alarm(storage: &Storage, at: u64) -> Result<()> {
    let date = js_sys::Date::new(&JsValue::from_f64(at as f64));
    drop(storage.as_raw().set_alarm(date, js_sys::Object::new())?);
    Ok(())
}
