//! What a provider signs: a template over the id, the timestamp and the body.

use alloc::borrow::Cow;

use crate::provider::Text;

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
    /// The timestamp exactly as it was sent: never parsed and printed again.
    Timestamp,
}

/// The pieces in order. In configuration it is one string: `"{id}.{timestamp}.{body}"`, with
/// `{header:NAME}` for another header.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "alloc::string::String", into = "alloc::string::String"))]
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

    /// The first character of the literal behind the id: an id that contains it could move the
    /// boundary between id and timestamp, so such an id is refused.
    pub(crate) fn id_delimiter(&self) -> Option<char> {
        let mut parts = self.0.iter().skip_while(|part| **part != Part::Id);
        match (parts.next(), parts.next()) {
            (Some(Part::Id), Some(Part::Literal(text))) => text.chars().next(),
            _ => None,
        }
    }
}

#[cfg(feature = "serde")]
mod text {
    use super::{Cow, Part, Template};
    use alloc::format;
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    impl TryFrom<String> for Template {
        type Error = String;

        fn try_from(text: String) -> Result<Self, String> {
            let mut parts = Vec::new();
            let mut rest = text.as_str();
            while let Some((literal, tail)) = rest.split_once('{') {
                if !literal.is_empty() {
                    parts.push(Part::Literal(Cow::Owned(literal.to_string())));
                }
                let (name, tail) = tail.split_once('}').ok_or_else(|| format!("`{text}`: a `{{` is not closed"))?;
                parts.push(match (name, name.split_once(':')) {
                    ("body", _) => Part::Body,
                    ("id", _) => Part::Id,
                    ("timestamp", _) => Part::Timestamp,
                    (_, Some(("header", header))) if !header.is_empty() => Part::Header(Cow::Owned(header.to_string())),
                    _ => {
                        return Err(format!(
                            "`{text}`: `{{{name}}}` is not one of {{body}}, {{id}}, {{timestamp}}, {{header:NAME}}"
                        ));
                    }
                });
                rest = tail;
            }
            if !rest.is_empty() {
                parts.push(Part::Literal(Cow::Owned(rest.to_string())));
            }
            if !parts.contains(&Part::Body) {
                return Err(format!("`{text}`: the body must be signed, so `{{body}}` must be in it"));
            }
            Ok(Self(Cow::Owned(parts)))
        }
    }

    impl From<Template> for String {
        fn from(template: Template) -> Self {
            template
                .0
                .iter()
                .map(|part| match part {
                    Part::Body => "{body}".to_string(),
                    Part::Header(name) => format!("{{header:{name}}}"),
                    Part::Id => "{id}".to_string(),
                    Part::Literal(text) => text.to_string(),
                    Part::Timestamp => "{timestamp}".to_string(),
                })
                .collect()
        }
    }
}
