//! JSON as it may be written: names that come twice, numbers in any spelling, blanks and escapes.

use fastrand::Rng;

use crate::spell::{json_text, rarely};

#[derive(Clone, Debug)]
pub enum Json {
    /// As it is written: a number, `true`, `false`, `null`, or a text with halves of surrogate pairs.
    Plain(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub fn plain(text: impl ToString) -> Self {
        Self::Plain(text.to_string())
    }

    pub fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    pub fn object<const N: usize>(members: [(&str, Json); N]) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.to_string(), value)).collect())
    }

    /// The value of a member, the last one of that name.
    pub fn member(&self, name: &str) -> Option<&Json> {
        let Self::Object(members) = self else {
            return None;
        };
        members.iter().rev().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// In one of many spellings.
    pub fn written(&self, rng: &mut Rng) -> String {
        let is_spaced = rarely(rng, 6);
        let mut out = String::new();
        self.write(rng, is_spaced, &mut out);
        out
    }

    fn write(&self, rng: &mut Rng, is_spaced: bool, out: &mut String) {
        let mut first = true;
        let mut between = |rng: &mut Rng, out: &mut String, open: char| {
            out.push(if first { open } else { ',' });
            first = false;
            blank(rng, is_spaced, out);
        };
        match self {
            Self::Plain(text) => out.push_str(text),
            Self::Text(text) => out.push_str(&json_text(rng, text)),
            Self::List(items) => {
                for item in items {
                    between(rng, out, '[');
                    item.write(rng, is_spaced, out);
                    blank(rng, is_spaced, out);
                }
                out.push_str(if items.is_empty() { "[]" } else { "]" });
            }
            Self::Object(members) => {
                for (name, value) in members {
                    between(rng, out, '{');
                    out.push_str(&json_text(rng, name));
                    blank(rng, is_spaced, out);
                    out.push(':');
                    blank(rng, is_spaced, out);
                    value.write(rng, is_spaced, out);
                }
                out.push_str(if members.is_empty() { "{}" } else { "}" });
            }
        }
    }
}

fn blank(rng: &mut Rng, is_spaced: bool, out: &mut String) {
    if is_spaced {
        out.push_str(["", " ", "\n", "\t\r\n"][rng.usize(..4)]);
    }
}
