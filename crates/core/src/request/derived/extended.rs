//! Reads these values.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use sha2::{Digest as _, Sha512};

use super::Derived;
use crate::encoding::{encode, hex_byte};
use crate::hash::Hasher;
use crate::provider::{Part, Template};
use crate::text::cut;

/// Where they come from.
pub(crate) struct Origin<'o> {
    pub(crate) url: Option<&'o str>,
    pub(crate) method: Option<&'o str>,
    pub(crate) query: &'o dyn Fn(&str) -> Option<String>,
    pub(crate) field: &'o dyn Fn(&str) -> Option<String>,
    pub(crate) body: &'o [u8],
}

/// Every value that the template asks for; nothing is allocated where it asks for none.
pub(crate) fn derive<'p>(template: &'p Template, origin: &Origin<'_>) -> Derived<'p> {
    let value = |(place, part): (usize, &Part)| match part {
        Part::BodyHash(encoding) => Some(encode(&Hasher::of(origin.body), *encoding)),
        Part::BodyHash512(encoding) => Some(encode(&Sha512::digest(origin.body), *encoding)),
        Part::BodySum => Some(crc32(origin.body).to_string()),
        Part::Field(path) => Some((origin.field)(path).unwrap_or_default()),
        Part::Form => Some(sorted_form(origin.body)),
        Part::Host => Some(origin.url.map_or("", host_of).to_string()),
        Part::Lines(names) => Some(lines(names, origin.field, place == 0)),
        Part::Path => Some(origin.url.map_or("", path_of).to_string()),
        Part::Query(name) => Some((origin.query)(name).unwrap_or_default()),
        Part::QueryLower(name) => Some((origin.query)(name).unwrap_or_default().to_ascii_lowercase()),
        Part::RequestTarget => {
            let method = origin.method.unwrap_or_default().to_ascii_lowercase();
            Some([method.as_str(), " ", origin.url.map_or("", target_of)].concat())
        }
        Part::Target => Some(origin.url.map_or("", target_of).to_string()),
        _ => None,
    };
    template.0.iter().enumerate().filter_map(|(place, part)| Some((part, value((place, part))?))).collect()
}

/// The fields that there are, each as two lines. Whoever may choose the value of several lines could otherwise have it read
/// as fields that follow, in another body with the same lines.
fn lines(names: &str, field: &dyn Fn(&str) -> Option<String>, may_break: bool) -> String {
    let mut all = String::new();
    for (place, name) in names.split(',').enumerate() {
        let value = field(name).filter(|value| (may_break && place == 0) || !value.contains('\n'));
        for line in value.iter().flat_map(|value| [name, value.as_str()]) {
            all.push_str(line);
            all.push('\n');
        }
    }
    all
}

/// CRC-32 as zlib has it (ISO 3309), bit by bit: nobody signs long bodies so.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}

/// What follows the scheme of an absolute URL.
fn behind_scheme(url: &str) -> &str {
    url.find("://").and_then(|at| url.get(at.saturating_add(3)..)).unwrap_or(url)
}

/// The path of an absolute URL, or of what begins with one.
fn path_of(url: &str) -> &str {
    until(target_of(url), b"?")
}

/// The same with its query.
fn target_of(url: &str) -> &str {
    let rest = until(behind_scheme(url), b"#");
    let path = rest.get(until(rest, b"/?").len()..).unwrap_or_default();
    if path.starts_with('/') { path } else { "/" }
}

/// What stands before the first of these bytes, which are ASCII.
#[inline(never)]
fn until<'u>(text: &'u str, ends: &[u8]) -> &'u str {
    let end = text.bytes().position(|byte| ends.contains(&byte));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The host of an absolute URL, with its port where that is written.
fn host_of(url: &str) -> &str {
    until(behind_scheme(url), b"/?#")
}

/// The value of the first parameter of that name in a URL's query.
pub(crate) fn query_of(url: &str, name: &str) -> Option<String> {
    let (_, query) = cut(url, b'?')?;
    let query = query.split('#').next()?;
    pairs(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value)
}

/// Name and value by turns, sorted by both; a pair that comes again counts once.
fn sorted_form(body: &[u8]) -> String {
    let mut all: Vec<(String, String)> = pairs(body).collect();
    all.sort();
    all.dedup();
    all.into_iter().flat_map(|(name, value)| [name, value]).collect()
}

/// The fields of `application/x-www-form-urlencoded`, decoded.
fn pairs(text: &[u8]) -> impl Iterator<Item = (String, String)> {
    text.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).map(|pair| {
        let mut halves = pair.splitn(2, |byte| *byte == b'=');
        let mut half = || decoded(halves.next().unwrap_or_default());
        (half(), half())
    })
}

/// Percent signs and plus signs decoded, as the URL standard does; what is no UTF-8 becomes U+FFFD.
fn decoded(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        let escaped = match (first, tail) {
            (b'%', [high, low, after @ ..]) => hex_byte(*high, *low).map(|byte| (byte, after)),
            _ => None,
        };
        let (byte, after) = escaped.unwrap_or((if *first == b'+' { b' ' } else { *first }, tail));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_what_stands_between_host_and_query() {
        for (url, path) in [
            ("https://example.com/a/b?c=d", "/a/b"),
            ("https://example.com", "/"),
            ("https://example.com?x=1", "/"),
            ("/a/b?c", "/a/b"),
            ("https://example.com:8443/a%2Fb#c", "/a%2Fb"),
        ] {
            assert_eq!(path_of(url), path, "{url}");
        }
    }

    #[test]
    fn a_target_is_the_path_with_its_query_and_a_host_has_its_port() {
        for (url, host, target) in [
            ("https://example.com/a/b?c=d/e#f", "example.com", "/a/b?c=d/e"),
            ("https://example.com", "example.com", "/"),
            ("https://example.com:8443/", "example.com:8443", "/"),
            ("https://example.com/a%2Fb#c?d", "example.com", "/a%2Fb"),
        ] {
            assert_eq!((host_of(url), target_of(url)), (host, target), "{url}");
        }
    }

    #[test]
    fn a_form_is_decoded_sorted_and_joined() {
        assert_eq!(sorted_form(b"b=2&a=1+1&b=2&c=%C3%A9&d"), "a1 1b2c\u{e9}d");
        assert_eq!(sorted_form(b""), "");
        assert_eq!(sorted_form(b"a=%zz&b=%4"), "a%zzb%4");
    }

    #[test]
    fn the_sum_is_that_of_zlib() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn lines_have_one_reading() {
        let names = "Message,MessageId,Subject";
        let of = |message: &'static str, id: &'static str| {
            move |name: &str| match name {
                "Message" => Some(String::from(message)),
                "MessageId" => Some(String::from(id)),
                _ => None,
            }
        };
        assert_eq!(lines(names, &of("a\nb", "1"), true), "Message\na\nb\nMessageId\n1\n");
        // What its sender chose must not be read as another id.
        assert_eq!(lines(names, &of("a", "1\nMessageId\n2"), true), "Message\na\n");
        assert_eq!(lines(names, &of("a\nb", "1"), false), "MessageId\n1\n");
    }

    #[test]
    fn the_first_parameter_of_a_name_counts() {
        assert_eq!(query_of("https://e.com/?a=1&a=2#a=3", "a").as_deref(), Some("1"));
        assert_eq!(query_of("https://e.com/?a%5Bb%5D=x%20y", "a[b]").as_deref(), Some("x y"));
        assert_eq!(query_of("https://e.com/", "a"), None);
    }
}
