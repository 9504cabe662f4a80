//! Tags out of the text of a signature header.
//!
//! With tables, where the crates that decode our secrets take care to have none: who sent a signature
//! knows it, and decoding it in constant time took most of the time that the core spends on a short delivery.

use crate::provider::Encoding;
use crate::signature::Tag;

/// Writes the tag that `encoded` is to `tag`. `None` for any other text; `tag` then holds anything.
pub(crate) fn tag(encoded: &[u8], encoding: Encoding, tag: &mut Tag) -> Option<()> {
    match encoding {
        Encoding::Base64 => base64(encoded, tag),
        Encoding::Hex => hex(encoded, tag),
    }
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

/// What is no digit: larger than any of them.
const NONE: u8 = 0xff;
static BASE64: [u8; 256] = table::<64>(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
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
        let bytes = match encoding {
            Encoding::Base64 => Base64::decode_vec(text).ok()?,
            Encoding::Hex => base16ct::mixed::decode_vec(text).ok()?,
        };
        (bytes.len() == 32).then_some(bytes)
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

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

        #[test]
        fn what_is_a_tag_is_what_the_strict_crates_say(bytes: [u8; 32]) {
            for text in [Base64::encode_string(&bytes), base16ct::lower::encode_string(&bytes), base16ct::upper::encode_string(&bytes)] {
                for text in neighbours(&text) {
                    for encoding in [Encoding::Base64, Encoding::Hex] {
                        prop_assert_eq!(ours(&text, encoding), theirs(&text, encoding), "{}", text);
                    }
                }
            }
        }
    }
}
