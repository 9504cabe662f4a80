//! Is this delivery what its provider sent, and sent now?

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::encoding::Tag;
use crate::host::{Body, Head};
use crate::provider::{Algorithm, Layout, Names, Place, Provider, TagPlace, TimestampPlace};
use crate::provider::{METHOD, URL, missing_parts};
use crate::request::derived::Derived;
#[cfg(feature = "extended")]
use crate::request::derived::{Origin, derive};
#[cfg(feature = "extended")]
use crate::request::jwt::time_in;
use crate::request::mac::{Mac, Own, Signed};
use crate::request::signature::{self, MAX_ENTRIES, Tags};
use crate::request::timestamp::{self, Tolerance};
use crate::request::{EXTENDED, handshake};
use crate::text::cut;
use crate::{Reject, Secret};

/// Longer than any provider's id or event type; what is longer is neither. Both are written to logs, and a
/// body is not.
const MAX_NAME_BYTES: usize = 256;
/// Secrets of one source that are tried: one in use, one on its way in, one on its way out, and one
/// to spare. It bounds what a forged delivery costs.
pub const MAX_SECRETS: usize = 4;

/// What a matching signature says about a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The event id. From a signed place only if [`Provider::id_is_signed`].
    pub id: Option<String>,
    /// The event type, where it is at most 256 bytes long.
    pub event_type: Option<String>,
    /// The time of signing in Unix seconds, where the provider sends one.
    pub timestamp: Option<u64>,
    /// The provider's idempotency key, where it has one. Not signed.
    pub idempotency_key: Option<String>,
    /// Which of the secrets matched, counted from 0.
    pub secret: usize,
}

/// Verifies one delivery with the row's own tolerance.
///
/// `now` is Unix seconds. At most [`MAX_SECRETS`] secrets and 16 signatures are tried, the work does
/// not depend on which of them matches, and an invalid signature costs what a valid one costs.
///
/// # Errors
/// The most useful [`Reject`] of those that apply.
pub fn verify(
    provider: &Provider,
    secrets: &[Secret],
    head: &impl Head,
    body: &(impl Body + ?Sized),
    now: u64,
) -> Result<Verified, Reject> {
    let seconds = provider.timestamp.as_ref().map_or(0, |timestamp| timestamp.tolerance_s);
    verify_within(provider, secrets, head, body, now, Tolerance::Seconds(seconds))
}

/// [`verify()`] with another tolerance than the row's.
///
/// # Errors
/// As [`verify()`].
pub fn verify_within(
    provider: &Provider,
    secrets: &[Secret],
    head: &impl Head,
    body: &(impl Body + ?Sized),
    now: u64,
    tolerance: Tolerance,
) -> Result<Verified, Reject> {
    verify_by(provider, secrets, head, body, now, tolerance, &Own)
}

/// [`verify_within`] with tags computed by `mac`.
///
/// # Errors
/// As [`verify()`].
pub fn verify_by(
    provider: &Provider,
    secrets: &[Secret],
    head: &impl Head,
    body: &(impl Body + ?Sized),
    now: u64,
    tolerance: Tolerance,
    mac: &impl Mac,
) -> Result<Verified, Reject> {
    let authentic = authenticate(provider, secrets, head, body, now, tolerance, mac)?;
    Ok(Verified::of(provider, authentic, body))
}

impl Verified {
    /// The body is the provider's, so its fields may be looked at.
    pub(crate) fn of(provider: &Provider, authentic: Authentic<'_>, body: &(impl Body + ?Sized)) -> Self {
        Self {
            id: id_in(provider, body).or(authentic.id.map(String::from)),
            event_type: event_type_in(provider, body).or(authentic.event_type.map(String::from)),
            timestamp: authentic.timestamp,
            idempotency_key: authentic.idempotency_key.map(String::from),
            secret: authentic.secret,
        }
    }
}

/// What a matching signature says, still in the memory of the request's head: the first half of
/// [`verify()`], for hosts that look into the body later or never.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authentic<'h> {
    /// The event id, where the row names a header.
    pub id: Option<&'h str>,
    /// The event type, where the row names a header.
    pub event_type: Option<&'h str>,
    /// As in [`Verified`].
    pub timestamp: Option<u64>,
    /// As in [`Verified`].
    pub idempotency_key: Option<&'h str>,
    /// As in [`Verified`].
    pub secret: usize,
}

/// [`verify_within`] without a look into the body for its id and type, and with tags computed by `mac`: for hosts
/// that hash faster than this crate can. `body` is asked for the fields that the row itself signs, and no others.
///
/// # Errors
/// As [`verify()`].
pub fn authenticate<'h>(
    provider: &Provider,
    secrets: &[Secret],
    head: &'h impl Head,
    body: &(impl Body + ?Sized),
    now: u64,
    tolerance: Tolerance,
    mac: &impl Mac,
) -> Result<Authentic<'h>, Reject> {
    // A row of another algorithm has public keys, and whoever reads one could make an HMAC with it.
    let is_ours = provider.signature.algorithm == Algorithm::HmacSha256 && provider.signature.jwt.is_none();
    if secrets.is_empty() || !is_ours {
        return Err(Reject::SecretInvalid);
    }
    let row = &provider.signature;
    let read = |value: &str| signature::parse(value, &row.layout, row.encoding, signature::tag);
    let claims = Claims::read(provider, head, body, &read)?;
    let secret = matching(provider, secrets, &claims, head, body, mac);
    claims.accept(provider, head, now, tolerance, secret)
}

/// Refuses what its head alone shows to be no delivery: what is missing or malformed there, and a time that is too far
/// off. Nothing is said of the signature.
///
/// # Errors
/// The reason that verification would give if the signature were right.
pub fn judge_head(provider: &Provider, head: &impl Head, now: u64, tolerance: Tolerance) -> Result<(), Reject> {
    let row = &provider.signature;
    Claims::judge(provider, head, now, tolerance, &|value: &str| {
        signature::parse(value, &row.layout, row.encoding, signature::tag)
    })
}

/// The event id in the body, where that is the place that the row names. The body must be verified.
pub fn id_in(provider: &Provider, body: &(impl Body + ?Sized)) -> Option<String> {
    name_in(&provider.id, body)
}

/// The event type in the body, where that is the place that the row names. The body must be verified.
pub fn event_type_in(provider: &Provider, body: &(impl Body + ?Sized)) -> Option<String> {
    name_in(&provider.event_type, body)
}

fn name_in(source: &Option<Place>, body: &(impl Body + ?Sized)) -> Option<String> {
    match source {
        Some(Place::Field(path)) => body.field(path).filter(|name| is_name(name)),
        _ => None,
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= MAX_NAME_BYTES
}

/// What the head of a request says of itself, in the provider's form but not yet believed.
pub(crate) struct Claims<'h, T> {
    pub(crate) tags: Tags<T>,
    /// As it was sent, and in Unix seconds.
    timestamp: Option<(Cow<'h, str>, u64)>,
    id: Option<&'h str>,
    idempotency_key: Option<&'h str>,
}

impl<'h, T> Claims<'h, T> {
    /// Reads all of it before judging, so that the most useful failure can be named.
    pub(crate) fn read(
        provider: &Provider,
        head: &'h impl Head,
        body: &(impl Body + ?Sized),
        parse: &dyn Fn(&str) -> Result<Tags<T>, Reject>,
    ) -> Result<Self, Reject> {
        let value = the_signature(provider, head, body);
        let tags = match &value {
            Ok(values) => tags(values, parse),
            Err(reject) => Err(*reject),
        };
        // The time of a token that is none is not a second thing that is wrong.
        if EXTENDED
            && provider.signature.jwt.is_some()
            && let Err(reject) = tags
        {
            return Err(reject);
        }
        let time = match (&value, provider.timestamp.as_ref().map(|row| &row.from)) {
            (Ok(Found::Header(token)), Some(TimestampPlace::Claim(name))) if EXTENDED => time_in(token, name),
            (Ok(Found::Elsewhere(token)), Some(TimestampPlace::Claim(name))) if EXTENDED => time_in(token, name),
            _ => None,
        };
        let in_header = value.ok().and_then(|value| match value {
            Found::Header(value) => Some(value),
            Found::Elsewhere(_) | Found::Several(_) => None,
        });
        let timestamp = read_timestamp(provider, head, body, in_header, time);
        let id = read_id(provider, head);
        let key = match &provider.extra.idempotency_key {
            Some(name) => head.header(name).map(|key| header_id(key, None)).transpose(),
            None => Ok(None),
        };
        let said = missing_parts(&provider.signature.signed, &|name| ask(head, name));
        match (tags, timestamp, id, key, said) {
            (Ok(tags), Ok(timestamp), Ok(id), Ok(idempotency_key), Ok(())) => {
                Ok(Self { tags, timestamp, id, idempotency_key })
            }
            (tags, timestamp, id, key, said) => Err([tags.err(), timestamp.err(), id.err(), key.err(), said.err()]
                .into_iter()
                .flatten()
                .reduce(Reject::rank)
                .unwrap_or(Reject::MalformedSignature)),
        }
    }

    /// [`judge_head`] under a way to read tags. A row that has something of it in the body, or all of it in a
    /// token, is not judged.
    pub(crate) fn judge(
        provider: &Provider,
        head: &'h impl Head,
        now: u64,
        tolerance: Tolerance,
        parse: &dyn Fn(&str) -> Result<Tags<T>, Reject>,
    ) -> Result<(), Reject> {
        let in_body = matches!(provider.signature.from, Some(TagPlace::Field(_) | TagPlace::Body))
            || matches!(provider.timestamp.as_ref().map(|row| &row.from), Some(TimestampPlace::Field(_)));
        if in_body || provider.signature.jwt.is_some() {
            return Ok(());
        }
        let nothing: &[u8] = &[];
        let claims = Self::read(provider, head, nothing, parse)?;
        claims.timestamp.map_or(Ok(()), |(_, seconds)| timestamp::check(seconds, now, tolerance))
    }

    /// What must have been signed for the claims to be true.
    pub(crate) fn signed<'a>(
        &'a self,
        provider: &'a Provider,
        body: &'a [u8],
        header: &'a dyn Fn(&str) -> Option<&'a str>,
        derived: &'a Derived<'a>,
    ) -> Signed<'a> {
        let id = self.id.unwrap_or_default();
        let timestamp = self.timestamp.as_ref().map_or(&[][..], |(text, _)| text.as_bytes());
        Signed { provider, id, timestamp, body, header, derived }
    }

    /// Believes the claims if key number `matched` made one of the signatures, and made it in time.
    pub(crate) fn accept(
        self,
        provider: &Provider,
        head: &'h impl Head,
        now: u64,
        tolerance: Tolerance,
        matched: Option<usize>,
    ) -> Result<Authentic<'h>, Reject> {
        let secret = matched.ok_or(Reject::SignatureMismatch)?;
        let timestamp = self.timestamp.map(|(_, seconds)| seconds);
        if let Some(seconds) = timestamp {
            timestamp::check(seconds, now, tolerance)?;
        }
        let event_type = match &provider.event_type {
            Some(Place::Header(names)) => the_value(head, names)?.filter(|name| is_name(name)),
            _ => None,
        };
        Ok(Authentic { id: self.id, event_type, timestamp, idempotency_key: self.idempotency_key, secret })
    }
}

/// Where the signature was found.
enum Found<'h> {
    /// In the one header that the row names.
    Header(&'h str),
    /// In headers of which any may hold the one that matches.
    Several(Vec<&'h str>),
    /// In the body or the query.
    Elsewhere(String),
}

fn the_signature<'h>(
    provider: &Provider,
    head: &'h impl Head,
    body: &(impl Body + ?Sized),
) -> Result<Found<'h>, Reject> {
    let row = &provider.signature;
    if !EXTENDED {
        return the_value(head, &row.header)?.map(Found::Header).ok_or(Reject::MissingSignature);
    }
    let elsewhere = match &row.from {
        Some(TagPlace::Body) => core::str::from_utf8(body.bytes()).ok().map(String::from),
        Some(TagPlace::Field(path)) => body.field(path),
        Some(TagPlace::Query(name)) => head.query(name),
        None if row.any_header => {
            let values: Vec<&str> = row.header.iter().filter_map(|name| head.header(name)).collect();
            return if values.is_empty() { Err(Reject::MissingSignature) } else { Ok(Found::Several(values)) };
        }
        None => return the_value(head, &row.header)?.map(Found::Header).ok_or(Reject::MissingSignature),
    };
    elsewhere.map(Found::Elsewhere).ok_or(Reject::MissingSignature)
}

/// The text that a token of the row is in, without what stands before it.
#[cfg(feature = "fetched")]
pub(crate) fn token_of(provider: &Provider, head: &impl Head, body: &(impl Body + ?Sized)) -> Option<String> {
    let value = match the_signature(provider, head, body).ok()? {
        Found::Header(value) => String::from(value),
        Found::Elsewhere(value) => value,
        Found::Several(_) => return None,
    };
    match &provider.signature.layout {
        Layout::Value { prefix, .. } => Some(String::from(value.strip_prefix(prefix.as_ref()).unwrap_or(&value))),
        _ => None,
    }
}

fn tags<T>(found: &Found<'_>, parse: &dyn Fn(&str) -> Result<Tags<T>, Reject>) -> Result<Tags<T>, Reject> {
    match found {
        Found::Header(value) => parse(value),
        Found::Elsewhere(_) | Found::Several(_) if !EXTENDED => Err(Reject::MalformedSignature),
        Found::Elsewhere(value) => parse(value),
        Found::Several(values) => {
            let read = values.iter().take(MAX_ENTRIES).filter_map(|value| parse(value).ok());
            read.reduce(Tags::and).ok_or(Reject::MalformedSignature)
        }
    }
}

fn read_timestamp<'h>(
    provider: &Provider,
    head: &'h impl Head,
    body: &(impl Body + ?Sized),
    signature: Option<&'h str>,
    claim: Option<String>,
) -> Result<Option<(Cow<'h, str>, u64)>, Reject> {
    let Some(row) = &provider.timestamp else {
        return Ok(None);
    };
    let text = match (&row.from, &provider.signature.layout) {
        (TimestampPlace::Header(names), _) => {
            the_value(head, names).map_err(|_| Reject::MalformedTimestamp)?.map(Cow::Borrowed)
        }
        (TimestampPlace::Claim(_), _) if EXTENDED => claim.map(Cow::Owned),
        (TimestampPlace::Field(path), _) if EXTENDED => body.field(path).map(Cow::Owned),
        (TimestampPlace::Item(name), Layout::List { separator, assign, blanks, .. }) => match signature {
            Some(value) => timestamp_item(value, (*separator, *assign, *blanks), name)?.map(Cow::Borrowed),
            None => None,
        },
        (TimestampPlace::First, Layout::Bare { separator }) if EXTENDED => {
            signature.and_then(|value| Some(Cow::Borrowed(cut(value, *separator)?.0)))
        }
        (TimestampPlace::Claim(_) | TimestampPlace::Field(_) | TimestampPlace::First | TimestampPlace::Item(_), _) => {
            None
        }
    };
    let text = text.ok_or(Reject::MissingTimestamp)?;
    let seconds = timestamp::parse(text.as_bytes(), row.unit)?;
    Ok(Some((text, seconds)))
}

#[cfg(not(feature = "extended"))]
fn time_in(_: &str, _: &str) -> Option<String> {
    None
}

/// The one item of that name: two that differ are two answers to one question.
fn timestamp_item<'v>(value: &'v str, form: signature::Form, name: &str) -> Result<Option<&'v str>, Reject> {
    let mut items = signature::items(value, form, name);
    let first = items.next();
    if items.any(|other| !form.2 || Some(other) != first) {
        return Err(Reject::MalformedTimestamp);
    }
    Ok(first)
}

fn read_id<'h>(provider: &Provider, head: &'h impl Head) -> Result<Option<&'h str>, Reject> {
    let Some(Place::Header(names)) = &provider.id else {
        return Ok(None);
    };
    let delimiter = provider.signature.signed.id_delimiter();
    match the_value(head, names).map_err(|_| Reject::MalformedId)? {
        Some(id) => header_id(id, delimiter).map(Some),
        None if provider.id_is_signed() => Err(Reject::MissingId),
        None => Ok(None),
    }
}

/// What the template asks for: a header, or the request's method or URL.
pub(crate) fn ask<'h>(head: &'h impl Head, name: &str) -> Option<&'h str> {
    match name {
        METHOD => head.method(),
        URL => head.url(),
        _ => head.header(name),
    }
}

/// The value under the first of the names that is present. Two names with different values are two
/// answers to one question, and refused: the origin might read the one that was not verified.
pub(crate) fn the_value<'h>(head: &'h impl Head, names: &Names) -> Result<Option<&'h str>, Reject> {
    let mut found = None;
    for name in names.iter() {
        let value = head.header(name);
        if value.is_some() && found.is_some() && value != found {
            return Err(Reject::MalformedSignature);
        }
        found = found.or(value);
    }
    Ok(found)
}

/// An id as it may stand in a header: visible ASCII, no comma (two headers of one name arrive joined
/// by one) and not the character that follows it under the signature. What is signed and sent is held to
/// the same.
pub(crate) fn header_id(id: &str, delimiter: Option<u8>) -> Result<&str, Reject> {
    let visible = id.bytes().all(|b| b.is_ascii_graphic() && b != b',' && Some(b) != delimiter);
    if is_name(id) && visible { Ok(id) } else { Err(Reject::MalformedId) }
}

/// What the row signs of this request that is no header as it stands.
#[cfg(feature = "extended")]
pub(crate) fn derived<'p>(provider: &'p Provider, head: &impl Head, body: &(impl Body + ?Sized)) -> Derived<'p> {
    let (query, field) = (|name: &str| head.query(name), |path: &str| body.field(path));
    let origin = Origin { url: head.url(), method: head.method(), query: &query, field: &field, body: body.bytes() };
    derive(&provider.signature.signed, &origin)
}

#[cfg(not(feature = "extended"))]
pub(crate) fn derived<'p>(_: &'p Provider, _: &impl Head, _: &(impl Body + ?Sized)) -> Derived<'p> {
    Derived::new()
}

/// The first secret under which one of the tags is right, compared in constant time.
fn matching(
    provider: &Provider,
    secrets: &[Secret],
    claims: &Claims<'_, Tag>,
    head: &impl Head,
    body: &(impl Body + ?Sized),
    mac: &impl Mac,
) -> Option<usize> {
    let asked = |name: &str| ask(head, name);
    let derived = derived(provider, head, body);
    let signed = claims.signed(provider, body.bytes(), &asked, &derived);
    let right = |index, secret| mac.tag(index, secret, &signed);
    signature::holder(secrets, &claims.tags, right, signature::ct_eq)
        .filter(|_| !handshake::is_value(provider, &signed))
}
