//! Plain values against plain values.

use core::cmp::Ordering;

use super::{Json, Value};

/// A plain value of the document against a plain operand: as JSON, but that a number equals the text that is exactly it.
pub(super) fn equal<'d, J: Json<'d>>(value: Value<'_>, operand: Value<'_>) -> bool {
    match (value, operand) {
        (Value::Null, Value::Null) => true,
        (Value::Boolean(one), Value::Boolean(other)) => one == other,
        (Value::Number(number), Value::Text(text)) | (Value::Text(text), Value::Number(number)) => {
            number_of::<J>(text) == Some(number)
        }
        _ => strictly_equal(value, operand),
    }
}

/// The same where no text is a number.
pub(super) fn strictly_equal(value: Value<'_>, operand: Value<'_>) -> bool {
    match (value, operand) {
        (Value::Null, Value::Null) => true,
        (Value::Boolean(one), Value::Boolean(other)) => one == other,
        (Value::Number(one), Value::Number(other)) => one == other,
        (Value::Text(one), Value::Text(other)) => one == other,
        _ => false,
    }
}

/// Numbers and texts that are exactly numbers by number, two texts by code point. `None` for everything else.
pub(super) fn order<'d, J: Json<'d>>(value: Value<'_>, operand: Value<'_>) -> Option<Ordering> {
    let number = |value| match value {
        Value::Number(number) => Some(number),
        Value::Text(text) => number_of::<J>(text),
        _ => None,
    };
    match (value, operand) {
        (Value::Text(one), Value::Text(other)) => Some(one.cmp(other)),
        _ => number(value)?.partial_cmp(&number(operand)?),
    }
}

/// The number that the whole text is by JSON's grammar, where a double is so large.
fn number_of<'d, J: Json<'d>>(text: &str) -> Option<f64> {
    is_number(text.as_bytes()).then(|| J::number(text)).filter(|number| number.is_finite())
}

fn is_number(text: &[u8]) -> bool {
    fn digits(text: &[u8]) -> Option<&[u8]> {
        let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
        text.split_at_checked(end).filter(|_| end > 0).map(|(_, rest)| rest)
    }
    fn parts(text: &[u8]) -> Option<&[u8]> {
        let text = text.strip_prefix(b"-").unwrap_or(text);
        let mut rest = match text.strip_prefix(b"0") {
            Some(rest) => rest,
            None => digits(text)?,
        };
        if let Some(fraction) = rest.strip_prefix(b".") {
            rest = digits(fraction)?;
        }
        if let Some(exponent) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) {
            rest = digits(exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent))?;
        }
        Some(rest)
    }
    parts(text).is_some_and(<[u8]>::is_empty)
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_those_of_json() {
        for text in ["0", "-0", "7", "10.50", "1e5", "1E+05", "-1.5e-3", "409.94"] {
            assert!(super::is_number(text.as_bytes()), "{text}");
        }
        for text in
            ["", "-", "00", "01", "+1", " 1", "1 ", "1.", ".5", "1e", "1e+", "0x10", "1_0", "NaN", "1.5.2", "\u{661}"]
        {
            assert!(!super::is_number(text.as_bytes()), "{text}");
        }
    }
}
