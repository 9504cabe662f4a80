//! Text of rows, and text of requests: what the standard library does for all of Unicode and every number, for
//! ASCII and whole numbers alone, which is less of the wasm that browsers and edge functions load.

use alloc::borrow::Cow;
use alloc::string::String;

/// Text that is either part of the program or read from configuration.
pub type Text = Cow<'static, str>;
/// A list that is either part of the program or read from configuration.
pub type List<T> = Cow<'static, [T]>;

/// The text before and behind the first `byte`, which must be ASCII.
pub fn cut(text: &str, byte: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|other| other == byte)?;
    Some((text.get(..at)?, text.get(at.saturating_add(1)..)?))
}

/// More digits than this are no number here: so many always fit.
const MAX_DIGITS: usize = 15;

/// The number that is written, of 1 to 15 digits and nothing else. Leading zeros are read.
pub fn number(text: &[u8]) -> Option<u64> {
    let is_one = (1..=MAX_DIGITS).contains(&text.len()) && text.iter().all(u8::is_ascii_digit);
    let add = |number: u64, digit: &u8| number.wrapping_mul(10).wrapping_add(u64::from(digit & 0x0f));
    is_one.then(|| text.iter().fold(0, add))
}

/// Milliseconds of a duration as it is written: `250ms`, `30s`, `5m`, `2h`, `7d`.
pub fn duration_ms(text: &str) -> Option<u64> {
    with_unit(text, &[("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)])
}

/// Bytes as they are written: `512KiB`, `26MiB`.
pub fn bytes(text: &str) -> Option<u64> {
    with_unit(text, &[("KiB", 1024), ("MiB", 1024 * 1024)])
}

fn with_unit(text: &str, units: &[(&str, u64)]) -> Option<u64> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit())?;
    let (digits, unit) = text.split_at_checked(end)?;
    let (_, factor) = units.iter().find(|(name, _)| *name == unit)?;
    number(digits.as_bytes())?.checked_mul(*factor)
}

/// Writes a number.
pub fn decimal(number: u64) -> String {
    let mut digits = [0; 20];
    let (mut rest, mut length) = (number, 0_usize);
    for digit in digits.iter_mut().rev() {
        *digit = b'0' | (rest % 10) as u8;
        rest /= 10;
        length = length.saturating_add(1);
        if rest == 0 {
            break;
        }
    }
    digits.iter().rev().take(length).rev().copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use proptest::prelude::*;

    #[test]
    fn only_digits_are_a_number() {
        for text in ["", "+1", "-1", " 1", "1 ", "1.0", "1e9", "0x1", "١", "1000000000000000"] {
            assert_eq!(number(text.as_bytes()), None, "{text:?}");
        }
        for (text, value) in [("0", 0), ("007", 7), ("999999999999999", 999_999_999_999_999)] {
            assert_eq!(number(text.as_bytes()), Some(value), "{text:?}");
        }
    }

    #[test]
    fn a_text_is_cut_at_the_first_of_several() {
        assert_eq!(cut("a b c", b' '), Some(("a", "b c")));
        assert_eq!(cut(" ", b' '), Some(("", "")));
        assert_eq!(cut("é b", b' '), Some(("é", "b")));
        assert_eq!(cut("abc", b' '), None);
    }

    proptest! {
        #[test]
        fn a_number_is_written_as_the_standard_library_writes_it(number: u64, shift in 0..64_u32) {
            let number = number >> shift;
            prop_assert_eq!(decimal(number), number.to_string());
        }
    }
}
