//! The public key of a certificate (RFC 5280). Who vouches for it is whoever served it: the row fixes the host, TLS proves
//! it, and no chain is looked at.

use alloc::format;
use alloc::string::String;

use base64ct::{Base64, Encoding as _};

use super::Published;
use crate::provider::Algorithm;
use crate::request::asymmetric::PublicKey;
use crate::request::asymmetric::der::{SEQUENCE, element, integer};
use crate::time::rfc3339_ms;

const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
const LINES: (&str, &str) = ("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----");

/// Reads the first certificate of a PEM file.
pub(super) fn read(pem: &[u8], algorithm: Algorithm) -> Option<Published> {
    let (_, rest) = core::str::from_utf8(pem).ok()?.split_once(LINES.0)?;
    let (encoded, _) = rest.split_once(LINES.1)?;
    let encoded: String = encoded.split_ascii_whitespace().collect();
    let der = Base64::decode_vec(&encoded).ok()?;
    let (spki, from, to) = parts(&der)?;
    let key = PublicKey::of_spki(algorithm, spki)?;
    Some(Published { keys: [(None, key)].into(), valid: Some((from, to)) })
}

/// The `SubjectPublicKeyInfo`, and the Unix seconds between which the certificate is valid.
fn parts(der: &[u8]) -> Option<(&[u8], u64, u64)> {
    let (certificate, []) = element(der, SEQUENCE)? else { return None };
    let (content, _) = element(certificate, SEQUENCE)?;
    let rest = element(content, VERSION).map_or(content, |(_, rest)| rest);
    let (_, rest) = integer(rest)?;
    let (_, rest) = element(rest, SEQUENCE)?; // algorithm
    let (_, rest) = element(rest, SEQUENCE)?; // issuer
    let (validity, rest) = element(rest, SEQUENCE)?;
    let (_, rest) = element(rest, SEQUENCE)?; // subject
    let (_, after) = element(rest, SEQUENCE)?;
    let spki = rest.get(..rest.len().checked_sub(after.len())?)?;
    let (from, validity) = time(validity)?;
    let (to, []) = time(validity)? else { return None };
    Some((spki, from, to))
}

/// A time as RFC 5280 (section 4.1.2.5) has it: in UTC, with seconds, two digits of the year up to 2049.
fn time(der: &[u8]) -> Option<(u64, &[u8])> {
    let (is_short, (text, rest)) = match element(der, UTC_TIME) {
        Some(found) => (true, found),
        None => (false, element(der, GENERALIZED_TIME)?),
    };
    let text = core::str::from_utf8(text).ok()?;
    let century = if text < "5" { "20" } else { "19" };
    let text = if is_short { format!("{century}{text}") } else { String::from(text) };
    let part = |at: usize, length: usize| text.get(at..at.checked_add(length)?);
    let (year, month, day) = (part(0, 4)?, part(4, 2)?, part(6, 2)?);
    let (hour, minute, second) = (part(8, 2)?, part(10, 2)?, part(12, 3)?);
    let ms = rfc3339_ms(&format!("{year}-{month}-{day}T{hour}:{minute}:{second}"))?;
    (text.len() == 15).then_some((ms.checked_div(1000)?, rest))
}
