//! A provider's row as JavaScript hands it over: one line `PATH VALUE` for each leaf of the object
//! that configuration would hold, e.g. `signature.layout.list.separator ,`.
//!
//! What verifies and signs is read and checked; the sending side of a row (schedule, envelope,
//! catalog) only has to be there under a known name.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use signpost_core::handshake::Handshake;
use signpost_core::provider::{
    Algorithm, Encoding, Layout, Names, Signature, Source, TOLERANCE_S, Text, TimeUnit, Timestamp, TimestampSource,
};
use signpost_core::{Provider, SecretFormat, Template};

use crate::keys::{ALGORITHMS, FORMATS};

/// The starts of paths that others than this package read.
const ELSEWHERE: [&str; 8] =
    ["name", "header_prefixes", "ping.", "dedupe_window_s", "max_body", "delivery.", "envelope.", "catalog."];

/// Reads a row. The error is the line that is wrong, or the path whose value is.
pub(crate) fn read(text: &str) -> Result<Provider, &str> {
    let mut draft = Draft::default();
    for line in text.split('\n').filter(|line| !line.is_empty()) {
        let (path, value) = line.split_once(' ').unwrap_or((line, ""));
        if !ELSEWHERE.iter().any(|start| path.starts_with(start)) {
            draft.take(path, value).ok_or(line)?;
        }
    }
    draft.provider()
}

/// A row that nothing verifies under.
pub(crate) fn nothing() -> Provider {
    let header = Names::new(&[]);
    let (layout, encoding, algorithm, signed) =
        (Layout::default(), Encoding::Hex, Algorithm::HmacSha256, Template::BODY);
    Provider::verifying(Text::default(), Signature { header, layout, encoding, algorithm, signed })
}

/// What was read, the last of several lines for one path, except that header names are collected.
#[derive(Default)]
struct Draft<'t> {
    secret: Option<SecretFormat>,
    header: Vec<&'t str>,
    encoding: Option<Encoding>,
    algorithm: Option<Algorithm>,
    signed: Option<&'t str>,
    prefix: Option<&'t str>,
    prefix_optional: Option<bool>,
    separator: Option<char>,
    assign: Option<char>,
    version: Option<&'t str>,
    time_header: Vec<&'t str>,
    time_item: Option<&'t str>,
    unit: Option<TimeUnit>,
    tolerance_s: Option<u32>,
    id: Place<'t>,
    event_type: Place<'t>,
    extra_type: Option<&'t str>,
    extra_key: Option<&'t str>,
    field: Option<&'t str>,
    equals: Option<&'t str>,
    echo: Option<&'t str>,
    parameter: Option<&'t str>,
}

#[derive(Default)]
struct Place<'t> {
    field: Option<&'t str>,
    header: Vec<&'t str>,
}

impl<'t> Draft<'t> {
    /// `None` for a path that there is not, or a word that means nothing there.
    fn take(&mut self, path: &str, value: &'t str) -> Option<()> {
        let text = match path {
            "secret" => return set(&mut self.secret, choice(value, &FORMATS)),
            "signature.encoding" => {
                return set(&mut self.encoding, choice(value, &[("base64", Encoding::Base64), ("hex", Encoding::Hex)]));
            }
            "signature.algorithm" => return set(&mut self.algorithm, choice(value, &ALGORITHMS)),
            "signature.layout.value.prefix_optional" => {
                return set(&mut self.prefix_optional, choice(value, &[("true", true), ("false", false)]));
            }
            "timestamp.unit" => {
                let units = [("seconds", TimeUnit::Seconds), ("milliseconds", TimeUnit::Milliseconds)];
                return set(&mut self.unit, choice(value, &units));
            }
            "timestamp.tolerance_s" => return set(&mut self.tolerance_s, value.parse().ok()),
            "signature.layout.list.separator" => return set(&mut self.separator, character(value)),
            "signature.layout.list.assign" => return set(&mut self.assign, character(value)),
            "signature.header" => return push(&mut self.header, value),
            "timestamp.from.header" => return push(&mut self.time_header, value),
            "id.header" => return push(&mut self.id.header, value),
            "event_type.header" => return push(&mut self.event_type.header, value),
            "signature.signed" => &mut self.signed,
            "signature.layout.value.prefix" => &mut self.prefix,
            "signature.layout.list.version" => &mut self.version,
            "timestamp.from.item" => &mut self.time_item,
            "id.field" => &mut self.id.field,
            "event_type.field" => &mut self.event_type.field,
            "extra.event_type" => &mut self.extra_type,
            "extra.idempotency_key" => &mut self.extra_key,
            "handshake.echo_field.field" => &mut self.field,
            "handshake.echo_field.equals" => &mut self.equals,
            "handshake.echo_field.echo" => &mut self.echo,
            "handshake.echo_query.parameter" => &mut self.parameter,
            _ => return None,
        };
        set(text, Some(value))
    }

    /// The error is the path whose value is wrong.
    fn provider(self) -> Result<Provider, &'static str> {
        let mut provider = nothing();
        let signature = &mut provider.signature;
        signature.header = names(self.header).ok_or("signature.header")?;
        signature.encoding = self.encoding.ok_or("signature.encoding")?;
        signature.algorithm = self.algorithm.unwrap_or_default();
        if let Some(text) = self.signed {
            signature.signed = Template::parse(text).map_err(|_| "signature.signed")?;
        }
        signature.layout = match (self.version, self.separator, self.assign, self.prefix, self.prefix_optional) {
            (Some(version), Some(separator), Some(assign), None, None) => {
                Layout::List { separator, assign, version: owned(version) }
            }
            (None, None, None, prefix, optional) => {
                Layout::Value { prefix: owned(prefix.unwrap_or_default()), prefix_optional: optional == Some(true) }
            }
            _ => return Err("signature.layout"),
        };
        let from = match (self.time_item, self.time_header.is_empty()) {
            (None, true) => None,
            (Some(item), true) => Some(TimestampSource::Item(owned(item))),
            (None, false) => Some(TimestampSource::Header(names(self.time_header).ok_or("timestamp.from.header")?)),
            (Some(_), false) => return Err("timestamp.from"),
        };
        let tolerance_s = self.tolerance_s.unwrap_or(TOLERANCE_S);
        provider.timestamp = from.map(|from| Timestamp { from, unit: self.unit.unwrap_or_default(), tolerance_s });
        provider.secret = self.secret.unwrap_or(SecretFormat::Utf8);
        provider.id = source(self.id).map_err(|()| "id.header")?;
        provider.event_type = source(self.event_type).map_err(|()| "event_type.header")?;
        provider.extra.event_type = self.extra_type.map(owned);
        provider.extra.idempotency_key = self.extra_key.map(owned);
        provider.handshake = match (self.field, self.equals, self.echo, self.parameter) {
            (Some(field), Some(equals), Some(echo), None) => {
                Some(Handshake::EchoField { field: owned(field), equals: owned(equals), echo: owned(echo) })
            }
            (None, None, None, Some(parameter)) => Some(Handshake::EchoQuery { parameter: owned(parameter) }),
            (None, None, None, None) => None,
            _ => return Err("handshake"),
        };
        Ok(provider)
    }
}

/// Takes what is something.
fn set<T>(place: &mut Option<T>, value: Option<T>) -> Option<()> {
    *place = Some(value?);
    Some(())
}

fn push<'t>(list: &mut Vec<&'t str>, value: &'t str) -> Option<()> {
    list.push(value);
    Some(())
}

fn source(place: Place<'_>) -> Result<Option<Source>, ()> {
    match (place.field, place.header.is_empty()) {
        (None, true) => Ok(None),
        (Some(path), true) => Ok(Some(Source::Field(owned(path)))),
        (None, false) => names(place.header).map(|names| Some(Source::Header(names))).ok_or(()),
        (Some(_), false) => Err(()),
    }
}

fn names(list: Vec<&str>) -> Option<Names> {
    Names::parse(list.into_iter().map(owned).collect()).ok()
}

fn owned(text: &str) -> Text {
    Cow::Owned(text.into())
}

/// What the word means.
fn choice<T: Copy>(value: &str, words: &[(&str, T)]) -> Option<T> {
    words.iter().find(|(word, _)| *word == value).map(|(_, meaning)| *meaning)
}

fn character(value: &str) -> Option<char> {
    let mut characters = value.chars();
    characters.next().filter(|_| characters.next().is_none())
}
