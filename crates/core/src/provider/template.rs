//! What a provider signs: a template over the body, the id, the timestamp and the request's head.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::Reject;
use crate::text::{Text, cut};

/// One piece of what is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The body, byte for byte.
    Body,
    /// The value of a request header.
    Header(Text),
    /// The event id from its header.
    Id,
    /// Fixed text.
    Literal(Text),
    /// The request's method.
    Method,
    /// The timestamp exactly as it was sent: never parsed and printed again.
    Timestamp,
    /// The URL as the provider called it: never parsed, decoded or put together from parts.
    Url,
}

/// The pieces in order. In configuration it is one string: `"{id}.{timestamp}.{body}"`, with
/// `{header:NAME}` for another header, `{method}` and `{url}`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Template(pub Cow<'static, [Part]>);

impl Template {
    /// The body and nothing else.
    pub const BODY: Self = Self(Cow::Borrowed(&[Part::Body]));

    /// A template known at compile time.
    pub const fn new(parts: &'static [Part]) -> Self {
        Self(Cow::Borrowed(parts))
    }

    /// Whether `part` is under the signature.
    pub fn covers(&self, part: &Part) -> bool {
        self.0.contains(part)
    }

    /// The first byte of the literal behind the id: an id that contains it could move the
    /// boundary between id and timestamp, so such an id is refused.
    pub(crate) fn id_delimiter(&self) -> Option<u8> {
        let mut parts = self.0.iter().skip_while(|part| **part != Part::Id);
        match (parts.next(), parts.next()) {
            (Some(Part::Id), Some(Part::Literal(text))) => text.bytes().next(),
            _ => None,
        }
    }

    /// Reads the text of a template.
    ///
    /// # Errors
    /// What is wrong with it.
    // Inlined into the one place that calls it, it makes the npm package's wasm larger.
    #[inline(never)]
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((literal, tail)) = cut(rest, b'{') {
            if !literal.is_empty() {
                parts.push(Part::Literal(Cow::Owned(literal.to_string())));
            }
            let (name, tail) = cut(tail, b'}').ok_or(TemplateError::Open)?;
            parts.push(match (name, cut(name, b':')) {
                ("body", _) => Part::Body,
                ("id", _) => Part::Id,
                ("method", _) => Part::Method,
                ("timestamp", _) => Part::Timestamp,
                ("url", _) => Part::Url,
                (_, Some(("header", header))) if !header.is_empty() => Part::Header(Cow::Owned(header.to_string())),
                _ => return Err(TemplateError::Unknown(name.to_string())),
            });
            rest = tail;
        }
        if !rest.is_empty() {
            parts.push(Part::Literal(Cow::Owned(rest.to_string())));
        }
        if !parts.contains(&Part::Body) {
            return Err(TemplateError::NoBody);
        }
        Ok(Self(Cow::Owned(parts)))
    }
}

/// The names under which [`Part::Method`] and [`Part::Url`] are asked for: no header can have one.
pub(crate) const METHOD: &str = ":method";
pub(crate) const URL: &str = ":url";

/// The most useful to know of what `template` takes from the request itself and is not there. An empty
/// value counts as none: nobody signs it, and a URL that was forgotten must not verify.
pub(crate) fn missing_parts<'a>(template: &Template, ask: &dyn Fn(&str) -> Option<&'a str>) -> Result<(), Reject> {
    let absent = |name| ask(name).is_none_or(str::is_empty);
    let missing = template.0.iter().filter_map(|part| match part {
        Part::Method if absent(METHOD) => Some(Reject::MissingMethod),
        Part::Url if absent(URL) => Some(Reject::MissingUrl),
        _ => None,
    });
    missing.reduce(Reject::rank).map_or(Ok(()), Err)
}

/// Why a template was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateError {
    /// The body is not in it, so that anybody could change it.
    NoBody,
    /// A brace is not closed.
    Open,
    /// A name in braces that is none of ours.
    Unknown(String),
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBody => f.write_str("the body must be signed, so `{body}` must be in the template"),
            Self::Open => f.write_str("a `{` in the template is not closed"),
            Self::Unknown(name) => {
                let known = "{body}, {id}, {timestamp}, {method}, {url}, {header:NAME}";
                write!(f, "`{{{name}}}` in the template is not one of {known}")
            }
        }
    }
}

impl core::error::Error for TemplateError {}

impl TryFrom<String> for Template {
    type Error = TemplateError;

    fn try_from(text: String) -> Result<Self, TemplateError> {
        Self::parse(&text)
    }
}

impl From<Template> for String {
    fn from(template: Template) -> Self {
        template
            .0
            .iter()
            .map(|part| match part {
                Part::Body => "{body}".to_string(),
                Part::Header(name) => ["{header:", name, "}"].concat(),
                Part::Id => "{id}".to_string(),
                Part::Literal(text) => text.to_string(),
                Part::Method => "{method}".to_string(),
                Part::Timestamp => "{timestamp}".to_string(),
                Part::Url => "{url}".to_string(),
            })
            .collect()
    }
}
