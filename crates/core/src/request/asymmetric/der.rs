//! DER (X.690): as much of it as a public key and a certificate take, and nothing that is nearly DER.

pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const BIT_STRING: u8 = 0x03;
const INTEGER: u8 = 0x02;

/// The content of the first element, which has that tag, and what follows it.
pub(crate) fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (length, rest) = match der.strip_prefix(&[tag])? {
        [length @ 0..=0x7f, rest @ ..] => (usize::from(*length), rest),
        [0x81, length @ 0x80..=0xff, rest @ ..] => (usize::from(*length), rest),
        [0x82, high @ 1..=0xff, low, rest @ ..] => (usize::from(u16::from_be_bytes([*high, *low])), rest),
        _ => return None,
    };
    rest.split_at_checked(length)
}

/// A positive number without the zero that keeps its first bit from being a sign.
pub(crate) fn integer(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (bytes, rest) = element(der, INTEGER)?;
    match bytes {
        [0, number @ ..] => number.first().is_some_and(|first| *first >= 0x80).then_some((number, rest)),
        [1..=0x7f, ..] => Some((bytes, rest)),
        _ => None,
    }
}
