//! Clock and randomness.

/// Milliseconds since 1970. On Workers it moves only when I/O happens.
pub fn now_ms() -> u64 {
    worker::Date::now().as_millis()
}

/// 128 random bits in hexadecimal.
pub fn random_token() -> worker::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| worker::Error::RustError(error.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
