//! A provider's row as JavaScript hands it over: one line `PATH VALUE` for each leaf of the object
//! that configuration would hold, e.g. `signature.layout.list.separator ,`.
//!
//! What verifies and signs is read and checked; the sending side of a row (schedule, envelope,
//! catalog) only has to be there under a known name.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use signpost_core::handshake::Handshake;
use signpost_core::provider::{
    Encoding, Layout, Names, Signature, Source, TOLERANCE_S, Text, TimeUnit, Timestamp, TimestampSource,
};
use signpost_core::{Provider, SecretFormat, Template};

/// Read by others than this package.
const ELSEWHERE: [&str; 7] =
    ["name", "header_prefixes", "ping.", "dedupe_window_s", "max_body", "delivery.", "envelope."];

/// Reads a row. The error is the line that is wrong, or the path that is missing.
pub(crate) fn read(text: &str) -> Result<Provider, &str> {
    let mut row = Row::default();
    for line in text.split('\n').filter(|line| !line.is_empty()) {
        let (path, value) = line.split_once(' ').unwrap_or((line, ""));
        row.take(path, value).ok_or(line)?;
    }
    row.finish()
}

#[derive(Default)]
struct Row {
    secret: Option<SecretFormat>,
    header: Vec<Text>,
    encoding: Option<Encoding>,
    signed: Option<Template>,
    prefix: Option<Text>,
    prefix_optional: bool,
    separator: Option<char>,
    assign: Option<char>,
    version: Option<Text>,
    time_header: Vec<Text>,
    time_item: Option<Text>,
    unit: TimeUnit,
    tolerance_s: Option<u32>,
    id_field: Option<Text>,
    id_header: Vec<Text>,
    type_field: Option<Text>,
    type_header: Vec<Text>,
    extra_type: Option<Text>,
    extra_key: Option<Text>,
    echo_field: Option<Text>,
    echo_equals: Option<Text>,
    echo: Option<Text>,
    echo_query: Option<Text>,
}

impl Row {
    /// `None` where the path is unknown or the value is not what belongs there.
    fn take(&mut self, path: &str, value: &str) -> Option<()> {
        let text = || Some(Cow::Owned(value.into()));
        match path {
            "secret" => {
                self.secret = Some(match value {
                    "hex" => SecretFormat::Hex,
                    "utf8" => SecretFormat::Utf8,
                    "whsec" => SecretFormat::Whsec,
                    _ => return None,
                });
            }
            "signature.header" => self.header.push(text()?),
            "signature.encoding" => {
                self.encoding = Some(match value {
                    "base64" => Encoding::Base64,
                    "hex" => Encoding::Hex,
                    _ => return None,
                });
            }
            "signature.signed" => self.signed = Some(Template::parse(value).ok()?),
            "signature.layout.value.prefix" => self.prefix = text(),
            "signature.layout.value.prefix_optional" => self.prefix_optional = flag(value)?,
            "signature.layout.list.separator" => self.separator = Some(character(value)?),
            "signature.layout.list.assign" => self.assign = Some(character(value)?),
            "signature.layout.list.version" => self.version = text(),
            "timestamp.from.header" => self.time_header.push(text()?),
            "timestamp.from.item" => self.time_item = text(),
            "timestamp.unit" => {
                self.unit = match value {
                    "milliseconds" => TimeUnit::Milliseconds,
                    "seconds" => TimeUnit::Seconds,
                    _ => return None,
                };
            }
            "timestamp.tolerance_s" => self.tolerance_s = Some(value.parse().ok()?),
            "id.field" => self.id_field = text(),
            "id.header" => self.id_header.push(text()?),
            "event_type.field" => self.type_field = text(),
            "event_type.header" => self.type_header.push(text()?),
            "extra.event_type" => self.extra_type = text(),
            "extra.idempotency_key" => self.extra_key = text(),
            "handshake.echo_field.field" => self.echo_field = text(),
            "handshake.echo_field.equals" => self.echo_equals = text(),
            "handshake.echo_field.echo" => self.echo = text(),
            "handshake.echo_query.parameter" => self.echo_query = text(),
            _ if ELSEWHERE.iter().any(|start| path.starts_with(start)) || path.starts_with("catalog.") => {}
            _ => return None,
        }
        Some(())
    }

    fn finish(self) -> Result<Provider, &'static str> {
        let layout = match (self.separator, self.assign, self.version, self.prefix) {
            (Some(separator), Some(assign), Some(version), None) => Layout::List { separator, assign, version },
            (None, None, None, prefix) => {
                Layout::Value { prefix: prefix.unwrap_or_default(), prefix_optional: self.prefix_optional }
            }
            _ => return Err("signature.layout"),
        };
        let signature = Signature {
            header: Names::parse(self.header).map_err(|_| "signature.header")?,
            layout,
            encoding: self.encoding.ok_or("signature.encoding")?,
            signed: self.signed.unwrap_or(Template::BODY),
        };
        let mut provider = Provider::verifying(Text::default(), signature);
        provider.secret = self.secret.unwrap_or(SecretFormat::Utf8);
        let from = match (self.time_item, self.time_header.is_empty()) {
            (Some(item), true) => Some(TimestampSource::Item(item)),
            (None, false) => {
                Some(TimestampSource::Header(Names::parse(self.time_header).map_err(|_| "timestamp.from.header")?))
            }
            (None, true) => None,
            (Some(_), false) => return Err("timestamp.from"),
        };
        let tolerance_s = self.tolerance_s.unwrap_or(TOLERANCE_S);
        provider.timestamp = from.map(|from| Timestamp { from, unit: self.unit, tolerance_s });
        provider.id = source(self.id_field, self.id_header).ok_or("id.header")?;
        provider.event_type = source(self.type_field, self.type_header).ok_or("event_type.header")?;
        provider.extra.event_type = self.extra_type;
        provider.extra.idempotency_key = self.extra_key;
        provider.handshake = match (self.echo_field, self.echo_equals, self.echo, self.echo_query) {
            (Some(field), Some(equals), Some(echo), None) => Some(Handshake::EchoField { field, equals, echo }),
            (None, None, None, Some(parameter)) => Some(Handshake::EchoQuery { parameter }),
            (None, None, None, None) => None,
            _ => return Err("handshake"),
        };
        Ok(provider)
    }
}

/// `None` where both places are named or a header's name is not one.
fn source(field: Option<Text>, header: Vec<Text>) -> Option<Option<Source>> {
    match (field, header.is_empty()) {
        (None, true) => Some(None),
        (Some(path), true) => Some(Some(Source::Field(path))),
        (None, false) => Names::parse(header).ok().map(|names| Some(Source::Header(names))),
        (Some(_), false) => None,
    }
}

fn flag(value: &str) -> Option<bool> {
    match value {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

fn character(value: &str) -> Option<char> {
    let mut characters = value.chars();
    characters.next().filter(|_| characters.next().is_none())
}
