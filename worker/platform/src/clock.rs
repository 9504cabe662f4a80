//! Clock and randomness.

use crate::digest::hex;

/// Milliseconds since 1970. On Workers it moves only when I/O happens.
pub fn now_ms() -> u64 {
    worker::Date::now().as_millis()
}

/// 128 random bits in hexadecimal.
pub fn random_token() -> worker::Result<String> {
    Ok(hex(&random_bytes::<16>()?))
}

/// Random bytes.
pub fn random_bytes<const N: usize>() -> worker::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| worker::Error::RustError(error.to_string()))?;
    Ok(bytes)
}

/// A random number, evenly spread.
pub fn random_u32() -> u32 {
    // Without randomness there is no jitter, which is still within every schedule.
    random_bytes::<4>().map_or(0, u32::from_le_bytes)
}
