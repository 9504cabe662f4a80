//! Base64 and hexadecimal digits, strictly: one text for one value, but for the case of hexadecimal ones.
//!
//! Ours, since crates that do no more than this are over 2 KB of the wasm that browsers and edge functions
//! load; the tests compare every result with theirs.

use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use crate::request::EXTENDED;

/// How a tag is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Encoding {
    /// RFC 4648 section 4: padded, canonical.
    Base64,
    /// RFC 4648 section 5: the alphabet for URLs, unpadded, canonical.
    Base64Url,
    /// Either case is read, lower case is written.
    Hex,
    /// Hexadecimal digits, and these in base64.
    HexBase64,
    /// The text itself; for tokens.
    Text,
}

/// HMAC-SHA256 is never truncated: a shorter tag is malformed (RUSTSEC-2024-0010 accepted one).
pub(crate) const TAG_BYTES: usize = 32;

pub(crate) type Tag = [u8; TAG_BYTES];

/// Base64 with its padding (RFC 4648, section 4).
pub fn to_base64(bytes: &[u8]) -> String {
    encode(bytes, Encoding::Base64)
}

/// Writes bytes as text.
pub(crate) fn encode(bytes: &[u8], encoding: Encoding) -> String {
    let mut text = String::new();
    match encoding {
        Encoding::Base64 => {
            for chunk in bytes.chunks(3) {
                let at = |place: usize| u32::from(chunk.get(place).copied().unwrap_or(0));
                let bits = at(0) << 16 | at(1) << 8 | at(2);
                for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
                    text.push(if place > chunk.len() { '=' } else { digit(BASE64_DIGITS, bits >> shift) });
                }
            }
        }
        Encoding::Base64Url | Encoding::HexBase64 | Encoding::Text if !EXTENDED => {}
        Encoding::Base64Url => text = to_url(&encode(bytes, Encoding::Base64)),
        Encoding::HexBase64 => text = encode(encode(bytes, Encoding::Hex).as_bytes(), Encoding::Base64),
        Encoding::Text => text.push_str(core::str::from_utf8(bytes).unwrap_or_default()),
        Encoding::Hex => {
            for byte in bytes {
                text.push(digit(HEX_DIGITS, u32::from(*byte) >> 4));
                text.push(digit(HEX_DIGITS, (*byte).into()));
            }
        }
    }
    text
}

/// The digit of the last bits, as many as the alphabet has places for.
fn digit<const BASE: usize>(alphabet: &[u8; BASE], bits: u32) -> char {
    let place = bits as usize & BASE.wrapping_sub(1);
    char::from(alphabet.get(place).copied().unwrap_or_default())
}

const BASE64_DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const HEX_DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Reads a secret. How long that takes depends on its length alone: no table, no branch on a digit.
pub(crate) fn secret(text: &str, encoding: Encoding) -> Option<Zeroizing<Vec<u8>>> {
    let (digits, width, ranges) = match encoding {
        Encoding::Base64 if text.len().is_multiple_of(4) => (unpadded(text), 6, BASE64_RANGES),
        Encoding::Base64 => return None,
        Encoding::Base64Url | Encoding::HexBase64 | Encoding::Text if !EXTENDED => return None,
        Encoding::Base64Url => return secret(&from_url(text)?, Encoding::Base64),
        Encoding::Hex => (text, 4, HEX_RANGES),
        Encoding::HexBase64 => {
            let digits = secret(text, Encoding::Base64)?;
            return secret(core::str::from_utf8(&digits).ok()?, Encoding::Hex);
        }
        Encoding::Text => return Some(Zeroizing::new(text.into())),
    };
    // What is left over fills no byte, and holds nothing.
    digits_of(digits, width, ranges).filter(|(_, rest)| *rest == 0).map(|(bytes, _)| bytes)
}

/// [`secret`] in base64 as people paste it: padding may be missing, and the bits of the last digit that fill no
/// byte may be anything. The libraries that such secrets are made for read the same key out of it.
pub(crate) fn pasted(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    digits_of(unpadded(text), 6, BASE64_RANGES).map(|(bytes, _)| bytes)
}

fn unpadded(text: &str) -> &str {
    text.strip_suffix("==").or(text.strip_suffix("=")).unwrap_or(text)
}

/// The bytes, and the bits left over. `None` where a digit is none, or one too many.
fn digits_of(digits: &str, width: u32, ranges: Ranges) -> Option<(Zeroizing<Vec<u8>>, u32)> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(digits.len()));
    let (mut bits, mut count, mut all) = (0_u32, 0_u32, 0);
    for digit in digits.bytes() {
        let value = in_ranges(digit, ranges);
        all |= value;
        bits = bits << width | value;
        count = count.wrapping_add(width);
        if count >= 8 {
            count = count.wrapping_sub(8);
            bytes.push((bits >> count) as u8);
        }
    }
    (all < 1 << width && count < width).then_some((bytes, bits & !(u32::MAX << count)))
}

/// The first and the last digit of each range, and the value of the first.
type Ranges = &'static [(u8, u8, u32)];
const BASE64_RANGES: Ranges =
    &[(b'A', b'Z', 0), (b'a', b'z', 26), (b'0', b'9', 52), (b'+', b'+', 62), (b'/', b'/', 63)];
const HEX_RANGES: Ranges = &[(b'0', b'9', 0), (b'a', b'f', 10), (b'A', b'F', 10)];

/// The value of a digit, all bits set for what is none.
fn in_ranges(digit: u8, ranges: Ranges) -> u32 {
    let digit = u32::from(digit);
    let sum = ranges.iter().fold(0, |sum, (first, last, value)| {
        let (above, below) = (digit.wrapping_sub((*first).into()), u32::from(*last).wrapping_sub(digit));
        // All bits where neither difference is below zero.
        let inside = ((above | below) >> 31).wrapping_sub(1);
        sum | (above.wrapping_add(*value).wrapping_add(1) & inside)
    });
    sum.wrapping_sub(1)
}

/// Writes the tag that `encoded` is to `tag`. `None` for any other text; `tag` then holds anything.
///
/// With tables, where [`secret`] takes care to have none: who sent a signature knows it, and decoding it in
/// constant time took most of the time that the core spends on a short delivery.
pub(crate) fn tag(encoded: &[u8], encoding: Encoding, tag: &mut Tag) -> Option<()> {
    match encoding {
        Encoding::Base64 => base64(encoded, tag),
        Encoding::Base64Url | Encoding::HexBase64 if !EXTENDED => None,
        Encoding::Base64Url => base64(from_url(core::str::from_utf8(encoded).ok()?)?.as_bytes(), tag),
        Encoding::Hex => hex(encoded, tag),
        Encoding::HexBase64 => hex(&secret(core::str::from_utf8(encoded).ok()?, Encoding::Base64)?, tag),
        Encoding::Text => None,
    }
}

/// Base64 in the alphabet for URLs, without padding.
fn to_url(text: &str) -> String {
    let digit = |digit| match digit {
        '+' => '-',
        '/' => '_',
        other => other,
    };
    text.trim_end_matches('=').chars().map(digit).collect()
}

/// The inverse of [`to_url`]. `None` for what has a digit of the other alphabet, or padding.
fn from_url(text: &str) -> Option<String> {
    let digit = |digit| match digit {
        '-' => Some('+'),
        '_' => Some('/'),
        '+' | '/' | '=' => None,
        other => Some(other),
    };
    let mut text = text.chars().map(digit).collect::<Option<String>>()?;
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    Some(text)
}

/// RFC 4648 section 4, canonical: padded, and no bit set in what the padding cuts off.
fn base64(encoded: &[u8], tag: &mut Tag) -> Option<()> {
    let (groups, [x, y, z]) = encoded.strip_suffix(b"=")?.as_chunks::<4>() else { return None };
    let (triples, [first, second]) = tag.as_chunks_mut::<3>() else { return None };
    if groups.len() != triples.len() {
        return None;
    }
    let mut all = 0;
    for (bytes, [a, b, c, d]) in triples.iter_mut().zip(groups) {
        let [a, b, c, d] = [value(&BASE64, *a), value(&BASE64, *b), value(&BASE64, *c), value(&BASE64, *d)];
        all |= a | b | c | d;
        *bytes = [a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d];
    }
    let [x, y, z] = [value(&BASE64, *x), value(&BASE64, *y), value(&BASE64, *z)];
    (*first, *second) = (x << 2 | y >> 4, y << 4 | z >> 2);
    (all | x | y | z < 64 && z & 3 == 0).then_some(())
}

/// Either case.
fn hex(encoded: &[u8], tag: &mut Tag) -> Option<()> {
    let (pairs, []) = encoded.as_chunks::<2>() else { return None };
    if pairs.len() != tag.len() {
        return None;
    }
    let mut all = 0;
    for (byte, [high, low]) in tag.iter_mut().zip(pairs) {
        let (high, low) = (value(&HEX, *high), value(&HEX, *low));
        all |= high | low;
        *byte = high << 4 | low;
    }
    (all < 16).then_some(())
}

/// The byte that two hexadecimal digits are.
#[cfg(feature = "extended")]
pub(crate) fn hex_byte(high: u8, low: u8) -> Option<u8> {
    let (high, low) = (value(&HEX, high), value(&HEX, low));
    (high | low < 16).then_some(high << 4 | low)
}

/// What is no digit: larger than any of them.
const NONE: u8 = 0xff;
static BASE64: [u8; 256] = table::<64>(BASE64_DIGITS);
static HEX: [u8; 256] = table::<16>(b"0123456789abcdef0123456789ABCDEF");

/// The value of every byte: its place in the alphabet, which may be there more than once.
#[expect(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "runs in the compiler")]
const fn table<const BASE: usize>(alphabet: &[u8]) -> [u8; 256] {
    let mut values = [NONE; 256];
    let mut place = 0;
    while place < alphabet.len() {
        values[alphabet[place] as usize] = (place % BASE) as u8;
        place += 1;
    }
    values
}

fn value(table: &[u8; 256], digit: u8) -> u8 {
    table.get(usize::from(digit)).copied().unwrap_or(NONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;
    use base64ct::{Base64, Encoding as _};
    use proptest::prelude::*;

    fn ours(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
        let mut out = [0; 32];
        tag(text.as_bytes(), encoding, &mut out).map(|()| out.to_vec())
    }

    fn theirs(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
        strict(text, encoding).filter(|bytes| bytes.len() == 32)
    }

    proptest! {
        #[test]
        fn bytes_are_written_as_the_strict_crates_write_them(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
            prop_assert_eq!(encode(&bytes, Encoding::Base64), Base64::encode_string(&bytes));
            prop_assert_eq!(encode(&bytes, Encoding::Base64Url), base64ct::Base64UrlUnpadded::encode_string(&bytes));
            prop_assert_eq!(encode(&bytes, Encoding::Hex), base16ct::lower::encode_string(&bytes));
            prop_assert_eq!(encode(&bytes, Encoding::HexBase64), Base64::encode_string(base16ct::lower::encode_string(&bytes).as_bytes()));
        }
    }

    #[test]
    fn a_pasted_secret_is_the_same_key_without_its_padding_and_under_any_spare_bits() {
        for length in 1..40 {
            let bytes: Vec<u8> = (0..length).map(|byte: u8| byte.wrapping_mul(7)).collect();
            let text = encode(&bytes, Encoding::Base64);
            let digits = text.trim_end_matches('=');
            let spare = [1, 16, 4][bytes.len() % 3];
            let last = BASE64_DIGITS.iter().position(|digit| digits.ends_with(char::from(*digit))).unwrap();
            for bits in 0..spare {
                let other = char::from(BASE64_DIGITS[last | bits]);
                for end in ["", "=", "=="] {
                    let pasted = pasted(&(String::from(&digits[..digits.len() - 1]) + &String::from(other) + end));
                    assert_eq!(pasted.unwrap().to_vec(), bytes, "{text} {other}{end}");
                }
            }
        }
        for wrong in ["A", "AAAAA", "AAAAA===", "AA===", "AA A", "AA-_", "AA=A"] {
            assert!(pasted(wrong).is_none(), "{wrong}");
        }
    }

    fn strict(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
        match encoding {
            Encoding::Base64 => Base64::decode_vec(text).ok(),
            Encoding::Base64Url => base64ct::Base64UrlUnpadded::decode_vec(text).ok(),
            Encoding::Hex => base16ct::mixed::decode_vec(text).ok(),
            Encoding::HexBase64 => base16ct::mixed::decode_vec(Base64::decode_vec(text).ok()?).ok(),
            Encoding::Text => Some(text.into()),
        }
    }

    /// Every text that differs from `text` in one byte, is one shorter, or one longer.
    fn neighbours(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        for at in 0..=text.len() {
            let (before, after) = text.split_at(at);
            let rest = after.get(1..).unwrap_or("");
            all.push([before, rest].concat());
            for byte in 0..128_u8 {
                let byte = char::from(byte).to_string();
                all.push([before, &byte, rest].concat());
                all.push([before, &byte, after].concat());
            }
        }
        all
    }

    #[test]
    fn digits_in_base64_are_what_the_strict_crates_say() {
        let bytes: Vec<u8> = (0..32).map(|byte: u8| byte.wrapping_mul(37)).collect();
        for text in neighbours(&encode(&bytes, Encoding::HexBase64)) {
            assert_eq!(ours(&text, Encoding::HexBase64), theirs(&text, Encoding::HexBase64), "{text}");
            let read = secret(&text, Encoding::HexBase64).map(|bytes| bytes.to_vec());
            assert_eq!(read, strict(&text, Encoding::HexBase64), "{text}");
        }
        for bytes in [&b"zz"[..], b"0", b"00 ", b"\xff\xff"] {
            assert!(secret(&Base64::encode_string(bytes), Encoding::HexBase64).is_none(), "{bytes:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

        #[test]
        fn what_is_a_secret_is_what_the_strict_crates_say(bytes in proptest::collection::vec(any::<u8>(), 0..24)) {
            for text in [Base64::encode_string(&bytes), base64ct::Base64UrlUnpadded::encode_string(&bytes), base16ct::lower::encode_string(&bytes), base16ct::upper::encode_string(&bytes)] {
                for text in neighbours(&text) {
                    for encoding in [Encoding::Base64, Encoding::Base64Url, Encoding::Hex] {
                        let read = secret(&text, encoding).map(|bytes| bytes.to_vec());
                        prop_assert_eq!(read, strict(&text, encoding), "{}", text);
                    }
                }
            }
        }

        #[test]
        fn what_is_a_tag_is_what_the_strict_crates_say(bytes: [u8; 32]) {
            for text in [Base64::encode_string(&bytes), base64ct::Base64UrlUnpadded::encode_string(&bytes), base16ct::lower::encode_string(&bytes), base16ct::upper::encode_string(&bytes)] {
                for text in neighbours(&text) {
                    for encoding in [Encoding::Base64, Encoding::Base64Url, Encoding::Hex] {
                        prop_assert_eq!(ours(&text, encoding), theirs(&text, encoding), "{}", text);
                    }
                }
            }
        }
    }
}
