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

/// The paths that are read here. Each one's values are collected under its place in this list.
const PATHS: [&str; 24] = [
    "secret",
    "signature.header",
    "signature.encoding",
    "signature.algorithm",
    "signature.signed",
    "signature.layout.value.prefix",
    "signature.layout.value.prefix_optional",
    "signature.layout.list.separator",
    "signature.layout.list.assign",
    "signature.layout.list.version",
    "timestamp.from.header",
    "timestamp.from.item",
    "timestamp.unit",
    "timestamp.tolerance_s",
    "id.field",
    "id.header",
    "event_type.field",
    "event_type.header",
    "extra.event_type",
    "extra.idempotency_key",
    "handshake.echo_field.field",
    "handshake.echo_field.equals",
    "handshake.echo_field.echo",
    "handshake.echo_query.parameter",
];

/// The algorithms that this build can verify; another one is an error of the row.
const ALGORITHMS: [(&str, Algorithm); 1] = [("hmac_sha256", Algorithm::HmacSha256)];

/// The starts of paths that others than this package read.
const ELSEWHERE: [&str; 8] =
    ["name", "header_prefixes", "ping.", "dedupe_window_s", "max_body", "delivery.", "envelope.", "catalog."];

/// Reads a row. The error is the line that is wrong, or the path whose value is.
pub(crate) fn read(text: &str) -> Result<Provider, &str> {
    let mut row = Row::default();
    for line in text.split('\n').filter(|line| !line.is_empty()) {
        let (path, value) = line.split_once(' ').unwrap_or((line, ""));
        match PATHS.iter().position(|known| *known == path) {
            Some(place) => row.0.push((place, value)),
            None if ELSEWHERE.iter().any(|start| path.starts_with(start)) => {}
            None => return Err(line),
        }
    }
    row.provider()
}

/// What was read, in the order of the lines.
#[derive(Default)]
struct Row<'t>(Vec<(usize, &'t str)>);

impl<'t> Row<'t> {
    fn all(&self, path: &str) -> Vec<Text> {
        self.find(path).map(|value| Cow::Owned(value.into())).collect()
    }

    fn one(&self, path: &str) -> Option<&'t str> {
        self.find(path).last()
    }

    fn text(&self, path: &str) -> Option<Text> {
        self.one(path).map(|value| Cow::Owned(value.into()))
    }

    fn find(&self, path: &str) -> impl Iterator<Item = &'t str> {
        let place = PATHS.iter().position(|known| *known == path);
        self.0.iter().filter(move |(at, _)| Some(*at) == place).map(|(_, value)| *value)
    }

    /// What the value's word means.
    fn choice<T: Copy>(&self, path: &'static str, words: &[(&str, T)]) -> Result<Option<T>, &'static str> {
        let Some(value) = self.one(path) else {
            return Ok(None);
        };
        words.iter().find(|(word, _)| *word == value).map(|(_, meaning)| Some(*meaning)).ok_or(path)
    }

    fn character(&self, path: &'static str) -> Result<char, &'static str> {
        let mut characters = self.one(path).unwrap_or_default().chars();
        characters.next().filter(|_| characters.next().is_none()).ok_or(path)
    }

    fn layout(&self) -> Result<Layout, &'static str> {
        let optional = "signature.layout.value.prefix_optional";
        let prefix = self.text("signature.layout.value.prefix");
        let prefix_optional = self.choice(optional, &[("true", true), ("false", false)])?;
        let Some(version) = self.text("signature.layout.list.version") else {
            let prefix_optional = prefix_optional.unwrap_or(false);
            return Ok(Layout::Value { prefix: prefix.unwrap_or_default(), prefix_optional });
        };
        if prefix.is_some() || prefix_optional.is_some() {
            return Err("signature.layout");
        }
        let separator = self.character("signature.layout.list.separator")?;
        Ok(Layout::List { separator, assign: self.character("signature.layout.list.assign")?, version })
    }

    fn timestamp(&self) -> Result<Option<Timestamp>, &'static str> {
        let from = match (self.text("timestamp.from.item"), self.all("timestamp.from.header")) {
            (None, names) if names.is_empty() => return Ok(None),
            (Some(item), names) if names.is_empty() => TimestampSource::Item(item),
            (None, names) => TimestampSource::Header(Names::parse(names).map_err(|_| "timestamp.from.header")?),
            (Some(_), _) => return Err("timestamp.from"),
        };
        let units = [("seconds", TimeUnit::Seconds), ("milliseconds", TimeUnit::Milliseconds)];
        let tolerance_s = match self.one("timestamp.tolerance_s") {
            Some(text) => text.parse().map_err(|_| "timestamp.tolerance_s")?,
            None => TOLERANCE_S,
        };
        Ok(Some(Timestamp { from, unit: self.choice("timestamp.unit", &units)?.unwrap_or_default(), tolerance_s }))
    }

    fn source(&self, field: &str, header: &'static str) -> Result<Option<Source>, &'static str> {
        match (self.text(field), self.all(header)) {
            (None, names) if names.is_empty() => Ok(None),
            (Some(path), names) if names.is_empty() => Ok(Some(Source::Field(path))),
            (None, names) => Names::parse(names).map(|names| Some(Source::Header(names))).map_err(|_| header),
            (Some(_), _) => Err(header),
        }
    }

    fn handshake(&self) -> Result<Option<Handshake>, &'static str> {
        let [field, equals, echo] =
            ["handshake.echo_field.field", "handshake.echo_field.equals", "handshake.echo_field.echo"]
                .map(|path| self.text(path));
        match (field, equals, echo, self.text("handshake.echo_query.parameter")) {
            (Some(field), Some(equals), Some(echo), None) => Ok(Some(Handshake::EchoField { field, equals, echo })),
            (None, None, None, Some(parameter)) => Ok(Some(Handshake::EchoQuery { parameter })),
            (None, None, None, None) => Ok(None),
            _ => Err("handshake"),
        }
    }

    fn provider(&self) -> Result<Provider, &'static str> {
        let encodings = [("base64", Encoding::Base64), ("hex", Encoding::Hex)];
        let formats = [("hex", SecretFormat::Hex), ("utf8", SecretFormat::Utf8), ("whsec", SecretFormat::Whsec)];
        let signature = Signature {
            header: Names::parse(self.all("signature.header")).map_err(|_| "signature.header")?,
            layout: self.layout()?,
            encoding: self.choice("signature.encoding", &encodings)?.ok_or("signature.encoding")?,
            algorithm: self.choice("signature.algorithm", &ALGORITHMS)?.unwrap_or_default(),
            signed: match self.one("signature.signed") {
                Some(text) => Template::parse(text).map_err(|_| "signature.signed")?,
                None => Template::BODY,
            },
        };
        let mut provider = Provider::verifying(Text::default(), signature);
        provider.secret = self.choice("secret", &formats)?.unwrap_or(SecretFormat::Utf8);
        provider.timestamp = self.timestamp()?;
        provider.id = self.source("id.field", "id.header")?;
        provider.event_type = self.source("event_type.field", "event_type.header")?;
        provider.extra.event_type = self.text("extra.event_type");
        provider.extra.idempotency_key = self.text("extra.idempotency_key");
        provider.handshake = self.handshake()?;
        Ok(provider)
    }
}
