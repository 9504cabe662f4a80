//! What this module asks of JavaScript, in the middle of a call: numbers.
#![expect(unsafe_code, reason = "declares what the package gives; the call itself is safe")]

/// Below 10^15 every integer is a double, so that nobody has to be asked.
const OWN_DIGITS: usize = 15;

#[link(wasm_import_module = "host")]
unsafe extern "C" {
    safe fn read_number(start: usize, len: usize) -> f64;
}

/// The double nearest to a number by JSON's grammar, as the runtime's `JSON.parse` has it.
pub fn number(text: &str) -> f64 {
    if text.len() <= OWN_DIGITS
        && let Ok(number) = text.parse::<u64>()
    {
        return number as f64;
    }
    read_number(text.as_ptr() as usize, text.len())
}
