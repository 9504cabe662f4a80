//! The inverse of verification: the headers that a provider sends with a body.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::provider::{Algorithm, Layout, Place, Provider, TimeUnit, TimestampPlace};
use crate::provider::{METHOD, URL, missing_parts};
use crate::request::derived::Derived;
#[cfg(feature = "extended")]
use crate::request::derived::{Origin, derive, query_of};
use crate::request::mac::{Mac, Own, Signed};
use crate::request::signature;
use crate::request::verify::header_id;
use crate::text::decimal;
#[cfg(feature = "extended")]
use crate::time;
use crate::{Reject, Secret};

/// What is sent, beside the body.
#[derive(Clone, Copy, Debug, Default)]
pub struct Message<'a> {
    /// The event id: the same on every attempt.
    pub id: &'a str,
    /// The event type.
    pub event_type: &'a str,
    /// Unix seconds of this attempt.
    pub timestamp: u64,
    /// The idempotency key, the same on every attempt; the event id where it is `None`.
    pub idempotency_key: Option<&'a str>,
    /// Values of the headers that the row's template names with `{header:NAME}`.
    pub headers: &'a [(&'a str, &'a str)],
    /// The method of the request; only rows that sign it need it.
    pub method: Option<&'a str>,
    /// The URL that is called, as the receiver will read it; only rows that sign it need it.
    pub url: Option<&'a str>,
    /// Fields of the JSON body by their paths; only rows that sign some ([`Template::fields`](crate::Template::fields))
    /// need them.
    pub fields: &'a [(&'a str, &'a str)],
}

impl<'a> Message<'a> {
    /// What the row signs that is no header as it stands.
    #[cfg(feature = "extended")]
    pub(crate) fn derived<'p>(&self, provider: &'p Provider, body: &[u8]) -> Derived<'p> {
        let query = |name: &str| query_of(self.url?, name);
        let known = |path: &str| self.fields.iter().find(|(own, _)| *own == path).map(|(_, value)| *value);
        let field = |path: &str| known(path).map(ToString::to_string);
        let origin = Origin { url: self.url, method: self.method, query: &query, field: &field, body };
        derive(&provider.signature.signed, &origin)
    }

    #[cfg(not(feature = "extended"))]
    pub(crate) fn derived<'p>(&self, _: &'p Provider, _: &[u8]) -> Derived<'p> {
        Derived::new()
    }

    /// What the template asks for.
    pub(crate) fn ask(&self, name: &str) -> Option<&'a str> {
        match name {
            METHOD => self.method,
            URL => self.url,
            _ => self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value),
        }
    }
}

/// The headers, by the names that the row sends, for `body` as it stands.
///
/// While a secret is rotated, several secrets give several signatures where the row's header is a
/// list; where it holds one tag, the first secret signs.
///
/// # Errors
/// [`Reject::SecretInvalid`] without a secret or for a row of another algorithm than HMAC,
/// [`Reject::MalformedId`] where an id or type could not stand in its header or would shift the boundary
/// of what is signed, [`Reject::MissingUrl`] and [`Reject::MissingMethod`] where the row signs them.
pub fn sign(
    provider: &Provider,
    secrets: &[Secret],
    message: &Message<'_>,
    body: &[u8],
) -> Result<Vec<(String, String)>, Reject> {
    let mut list = Vec::new();
    sign_to(provider, secrets, message, body, &mut |name, value| list.push((name.to_string(), value.to_string())))?;
    Ok(list)
}

/// [`sign()`] that hands the name and the value of each header to `put`, which may have had some before an
/// error.
///
/// # Errors
/// As [`sign()`].
pub fn sign_to(
    provider: &Provider,
    secrets: &[Secret],
    message: &Message<'_>,
    body: &[u8],
    put: &mut dyn FnMut(&str, &str),
) -> Result<(), Reject> {
    sign_by(provider, secrets, message, body, &Own, put)
}

/// [`sign_to`] with tags computed by `mac`.
///
/// # Errors
/// As [`sign()`].
pub fn sign_by(
    provider: &Provider,
    secrets: &[Secret],
    message: &Message<'_>,
    body: &[u8],
    mac: &impl Mac,
    put: &mut dyn FnMut(&str, &str),
) -> Result<(), Reject> {
    let row = &provider.signature;
    // A signature that is not in a header is part of what the caller writes.
    let is_ours = row.algorithm == Algorithm::HmacSha256 && row.from.is_none() && row.jwt.is_none();
    let Some(first) = secrets.first().filter(|_| is_ours) else {
        return Err(Reject::SecretInvalid);
    };
    let timestamp = timestamp_text(provider, message.timestamp);
    let ask = |name: &str| message.ask(name);
    missing_parts(&provider.signature.signed, &ask)?;
    let values = message.derived(provider, body);
    let signed =
        Signed { provider, id: message.id, timestamp: timestamp.as_bytes(), body, header: &ask, derived: &values };
    headers(provider, message, &timestamp, put)?;

    let mut value = begin(provider, &timestamp);
    let signers = match provider.signature.layout {
        Layout::Bare { .. } | Layout::List { .. } => secrets,
        Layout::Value { .. } => core::slice::from_ref(first),
    };
    for secret in signers {
        let tag = mac.tag(0, secret, &signed);
        signature::write(&mut value, &tag, &provider.signature.layout, provider.signature.encoding);
    }
    put(provider.signature.header.canonical(), &value);
    Ok(())
}

/// What stands in the signature's header before the signatures: the time, where it is an item there.
pub(crate) fn begin(provider: &Provider, timestamp: &str) -> String {
    let mut value = String::new();
    match (provider.timestamp.as_ref().map(|row| &row.from), &provider.signature.layout) {
        (Some(TimestampPlace::Item(item)), Layout::List { assign, .. }) => {
            value.push_str(item);
            value.push(char::from(*assign));
            value.push_str(timestamp);
        }
        (Some(TimestampPlace::First), Layout::Bare { .. }) => value.push_str(timestamp),
        _ => {}
    }
    value
}

/// The headers beside the signature.
pub(crate) fn headers(
    provider: &Provider,
    message: &Message<'_>,
    timestamp: &str,
    put: &mut dyn FnMut(&str, &str),
) -> Result<(), Reject> {
    if let Some(row) = &provider.timestamp
        && let TimestampPlace::Header(names) = &row.from
    {
        put(names.canonical(), timestamp);
    }
    if let Some(Place::Header(names)) = &provider.id {
        put(names.canonical(), header_id(message.id, provider.signature.signed.id_delimiter())?);
    }
    if let Some(Place::Header(names)) = &provider.event_type {
        put(names.canonical(), header_type(message.event_type)?);
    }
    if let Some(name) = &provider.extra.event_type {
        put(name, header_type(message.event_type)?);
    }
    let mut put = |name: &str, value: &str, delimiter| header_id(value, delimiter).map(|value| put(name, value));
    if let Some(name) = &provider.extra.idempotency_key {
        put(name, message.idempotency_key.unwrap_or(message.id), None)?;
    }
    for (name, value) in message.headers {
        put(name, value, None)?;
    }
    Ok(())
}

/// A type as it may stand in a header: as an id, and with single blanks between its words, as GitLab's `Push Hook`.
fn header_type(text: &str) -> Result<&str, Reject> {
    text.split(' ').try_for_each(|word| header_id(word, None).map(|_| ())).map(|()| text)
}

pub(crate) fn timestamp_text(provider: &Provider, seconds: u64) -> String {
    match provider.timestamp.as_ref().map(|row| row.unit) {
        #[cfg(feature = "extended")]
        Some(TimeUnit::HttpDate) => time::http_date_of(seconds),
        #[cfg(feature = "extended")]
        Some(TimeUnit::Iso8601) => crate::outgoing::envelope::rfc3339(seconds.saturating_mul(1000)),
        Some(TimeUnit::Milliseconds) => decimal(seconds.saturating_mul(1000)),
        _ => decimal(seconds),
    }
}
