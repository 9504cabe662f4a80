//! What is wrong with an endpoint's fields, if anything.

use std::collections::{BTreeMap, BTreeSet};

use signpost_api::FieldCode;
use signpost_api::limits::{MAX_HEADER_BYTES, MAX_HEADERS, MAX_SECRET_BYTES, MAX_URL_BYTES, MIN_SECRET_BYTES};
use signpost_core::outgoing::target::{self, Reach, Target};
use signpost_core::request::asymmetric::{self, SigningKey};
use signpost_core::{Provider, Secret};
use signpost_platform::handover::Site;
use signpost_platform::object::Answer;
use signpost_platform::problem::Problem;

/// Headers that are the connection's, the body's or ours.
const RESERVED_HEADERS: [&str; 15] = [
    "cdn-loop",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

pub fn not_allowed(field: &str, message: impl ToString) -> Problem {
    Problem::field(field, FieldCode::NotAllowed, message)
}

pub fn out_of_range(field: &str, message: impl ToString) -> Problem {
    Problem::field(field, FieldCode::OutOfRange, message)
}

pub fn wrong_form(field: &str, message: impl ToString) -> Problem {
    Problem::field(field, FieldCode::WrongForm, message)
}

/// Decided on what the runtime's own parser makes of the URL: that is the one that will fetch.
pub fn check_url(text: &str, site: &Site) -> Answer<()> {
    if text.len() > MAX_URL_BYTES {
        return Err(out_of_range("url", format!("is longer than {MAX_URL_BYTES} bytes")));
    }
    let blocked = |error: target::Blocked| not_allowed("url", format!("is not allowed: {error}"));
    let url = web_sys::Url::new(text).map_err(|_| blocked(target::Blocked::Url))?;
    let (href, protocol, hostname, port) = (url.href(), url.protocol(), url.hostname(), url.port());
    let target = Target {
        text,
        href: &href,
        protocol: &protocol,
        hostname: &hostname,
        port: &port,
        has_credentials: !url.username().is_empty() || !url.password().is_empty(),
    };
    let reach = Reach { development: site.development, own_hosts: &[&site.own_host] };
    target::check(&target, &reach).map_err(blocked)
}

pub fn check_secret(text: &str, row: &Provider) -> Answer<()> {
    if !(MIN_SECRET_BYTES..=MAX_SECRET_BYTES).contains(&text.len()) {
        return Err(out_of_range("secret", format!("is {MIN_SECRET_BYTES} to {MAX_SECRET_BYTES} bytes")));
    }
    let parsed = if SigningKey::has_prefix(text) {
        if !asymmetric::is_carried_by(row) {
            return Err(not_allowed("secret", format!("is an ed25519 key, and {} has no such signatures", row.name)));
        }
        SigningKey::parse(text).map(drop)
    } else {
        Secret::parse(text, row.secret).map(drop)
    };
    parsed.map_err(|error| wrong_form("secret", format!("cannot be read: {error}")))
}

/// Names and values together.
pub fn text_bytes(texts: &BTreeMap<String, String>) -> usize {
    texts.iter().map(|(name, value)| name.len().saturating_add(value.len())).fold(0, usize::saturating_add)
}

pub fn check_headers(headers: &BTreeMap<String, String>, row: &Provider) -> Answer<()> {
    if headers.len() > MAX_HEADERS || text_bytes(headers) > MAX_HEADER_BYTES {
        return Err(out_of_range(
            "headers",
            format!("holds at most {MAX_HEADERS}, and {MAX_HEADER_BYTES} bytes in all"),
        ));
    }
    let mut seen = BTreeSet::new();
    for (name, value) in headers {
        let field = format!("headers.{name}");
        if !seen.insert(name.to_ascii_lowercase()) {
            return Err(Problem::field(&field, FieldCode::Duplicate, "is given twice: names differ by more than case"));
        }
        let token =
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.!#$%&'*+^`|~".contains(&b));
        let lower = name.to_ascii_lowercase();
        let reserved = RESERVED_HEADERS.contains(&lower.as_str())
            || ["cf-", "signpost-", "x-forwarded-"].iter().any(|prefix| lower.starts_with(prefix))
            || lower == "replay-of"
            || row.owns_header(name);
        let plain = value.bytes().all(|b| (0x20..0x7f).contains(&b)) && value.trim() == value;
        if !token || !plain {
            return Err(wrong_form(&field, "is not a header's name with a value of plain text"));
        }
        if reserved {
            return Err(not_allowed(&field, "cannot be set: it is the connection's, the provider's or Signpost's"));
        }
    }
    Ok(())
}
