//! What a provider signs: a template over the body, the id, the timestamp and the request's head.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::Reject;
use crate::encoding::Encoding;
use crate::request::EXTENDED;
use crate::text::{Text, cut};

/// One piece of what is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The body, byte for byte.
    Body,
    /// The CRC-32 of the body, as a decimal number. It binds nothing: bodies of any sum are easily made.
    BodySum,
    /// The SHA-256 of the body, as text.
    BodyHash(Encoding),
    /// The SHA-512 of the body, as text.
    BodyHash512(Encoding),
    /// Where what [`Part::If`] begins ends.
    End,
    /// A field of the JSON body, nothing where it is absent.
    Field(Text),
    /// The fields of a form body, decoded, sorted by name, and each name directly followed by its value.
    Form,
    /// The value of a request header.
    Header(Text),
    /// The host of the URL as the provider called it, with the port that stands there.
    Host,
    /// The event id from its header.
    Id,
    /// What follows, up to [`Part::End`], is left out as a whole where a value in it is absent or empty.
    If,
    /// Of each of these fields, joined by commas, that the JSON body has, its name and its value, each on a line of its
    /// own. A value of several lines counts only as the very first of what is signed: elsewhere it could be taken for
    /// other fields.
    Lines(Text),
    /// Fixed text.
    Literal(Text),
    /// The request's method.
    Method,
    /// The path of the URL as the provider called it.
    Path,
    /// A parameter of the URL's query, decoded; nothing where it is absent.
    Query(Text),
    /// The same with its ASCII letters in lower case.
    QueryLower(Text),
    /// The method in lower case, a blank and [`Part::Target`]: `(request-target)` of HTTP signatures.
    RequestTarget,
    /// The secret itself: under plain hashes, and where it is what a provider with published keys calls this receiver.
    Secret,
    /// The path of the URL with its query, as the provider called it.
    Target,
    /// The timestamp exactly as it was sent: never parsed and printed again.
    Timestamp,
    /// The URL as the provider called it: never parsed, decoded or put together from parts.
    Url,
}

/// The pieces in order. In configuration it is one string: `"{id}.{timestamp}.{body}"`, with
/// `{header:NAME}` for another header, `{method}`, `{url}`, and the parts of `extended` below.
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

    /// The fields of the JSON body that are signed by themselves.
    #[cfg(feature = "extended")]
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter_map(|part| match part {
                // No path holds a NUL.
                Part::Field(path) => Some(path.split('\0')),
                Part::Lines(names) => Some(names.split(',')),
                _ => None,
            })
            .flatten()
    }

    /// None where such words were not compiled in.
    #[cfg(not(feature = "extended"))]
    pub fn fields(&self) -> core::iter::Empty<&str> {
        core::iter::empty()
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
                _ => extended(name).ok_or_else(|| TemplateError::Unknown(name.to_string()))?,
            });
            rest = tail;
        }
        if !rest.is_empty() {
            parts.push(Part::Literal(Cow::Owned(rest.to_string())));
        }
        if EXTENDED && !are_paired(&parts) {
            return Err(TemplateError::Unpaired);
        }
        Ok(Self(Cow::Owned(parts)))
    }
}

/// Whether each `{if}` has its `{end}`, and between them nothing but text and what may be absent: what binds the body must
/// not be left out.
fn are_paired(parts: &[Part]) -> bool {
    let mut is_open = false;
    let is_right = parts.iter().all(|part| match part {
        Part::If | Part::End => {
            let was_open = core::mem::replace(&mut is_open, *part == Part::If);
            was_open != is_open
        }
        Part::Field(_) | Part::Header(_) | Part::Literal(_) | Part::Query(_) | Part::QueryLower(_) => true,
        _ => !is_open,
    });
    is_right && !is_open
}

/// The parts that few providers need.
#[cfg(feature = "extended")]
fn extended(name: &str) -> Option<Part> {
    Some(match (name, cut(name, b':')) {
        ("crc32:body", _) => Part::BodySum,
        ("end", _) => Part::End,
        ("form", _) => Part::Form,
        ("host", _) => Part::Host,
        ("if", _) => Part::If,
        ("path", _) => Part::Path,
        ("secret", _) => Part::Secret,
        ("sha256:body", _) => Part::BodyHash(Encoding::Hex),
        ("sha256_base64:body", _) => Part::BodyHash(Encoding::Base64),
        ("sha512:body", _) => Part::BodyHash512(Encoding::Hex),
        ("sha512_base64:body", _) => Part::BodyHash512(Encoding::Base64),
        ("request_target", _) => Part::RequestTarget,
        ("target", _) => Part::Target,
        (_, Some(("lines", names))) if names.split(',').all(|name| !name.is_empty()) => {
            Part::Lines(Cow::Owned(names.to_string()))
        }
        (_, Some(("json", path))) if !path.is_empty() => Part::Field(Cow::Owned(path.to_string())),
        (_, Some(("query", name))) if !name.is_empty() => Part::Query(Cow::Owned(name.to_string())),
        (_, Some(("query_lower", name))) if !name.is_empty() => Part::QueryLower(Cow::Owned(name.to_string())),
        _ => return None,
    })
}

#[cfg(not(feature = "extended"))]
fn extended(_: &str) -> Option<Part> {
    None
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
        Part::RequestTarget if EXTENDED && absent(METHOD) => Some(Reject::MissingMethod),
        Part::Host | Part::RequestTarget | Part::Target if EXTENDED && absent(URL) => Some(Reject::MissingUrl),
        Part::Path | Part::Url if absent(URL) => Some(Reject::MissingUrl),
        _ => None,
    });
    missing.reduce(Reject::rank).map_or(Ok(()), Err)
}

/// Why a template was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateError {
    /// A brace is not closed.
    Open,
    /// A name in braces that is none of ours.
    Unknown(String),
    /// An `{if}` without its `{end}`, or with something between them that is always there.
    Unpaired,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str("a `{` in the template is not closed"),
            Self::Unpaired => f.write_str(
                "an `{if}` in the template needs its `{end}`, and between them only text, header, query and json",
            ),
            Self::Unknown(name) => {
                let known = "{body}, {id}, {timestamp}, {method}, {url}, {path}, {host}, {target}, {request_target}, {header:NAME}, {query:NAME}, \
                             {query_lower:NAME}, {json:PATH}, {lines:NAMES}, {form}, {sha256:body}, {sha256_base64:body}, \
                             {sha512:body}, {sha512_base64:body}, {crc32:body}, {secret}, {if}, {end}";
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
                Part::BodyHash(Encoding::Base64) => "{sha256_base64:body}".to_string(),
                Part::BodySum => "{crc32:body}".to_string(),
                Part::BodyHash(_) => "{sha256:body}".to_string(),
                Part::BodyHash512(Encoding::Base64) => "{sha512_base64:body}".to_string(),
                Part::BodyHash512(_) => "{sha512:body}".to_string(),
                Part::End => "{end}".to_string(),
                Part::Host => "{host}".to_string(),
                Part::If => "{if}".to_string(),
                Part::QueryLower(name) => ["{query_lower:", name, "}"].concat(),
                Part::RequestTarget => "{request_target}".to_string(),
                Part::Target => "{target}".to_string(),
                Part::Field(path) => ["{json:", path, "}"].concat(),
                Part::Form => "{form}".to_string(),
                Part::Header(name) => ["{header:", name, "}"].concat(),
                Part::Id => "{id}".to_string(),
                Part::Lines(names) => ["{lines:", names, "}"].concat(),
                Part::Literal(text) => text.to_string(),
                Part::Method => "{method}".to_string(),
                Part::Path => "{path}".to_string(),
                Part::Query(name) => ["{query:", name, "}"].concat(),
                Part::Secret => "{secret}".to_string(),
                Part::Timestamp => "{timestamp}".to_string(),
                Part::Url => "{url}".to_string(),
            })
            .collect()
    }
}
