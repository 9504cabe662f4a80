//! Why a filter was refused.

use alloc::format;
use alloc::string::String;
use core::fmt;

use super::Of;

/// The kinds of mistakes. [`Code::as_str`] is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// An operator's operand has the wrong type.
    BadOperand,
    /// A reference is no path.
    BadReference,
    /// An integer that a double may not hold exactly.
    InexactNumber,
    /// A filter over parts that is no object.
    NotAnObject,
    /// Deeper than [`super::MAX_DEPTH`].
    TooDeep,
    /// Longer than [`super::MAX_BYTES`].
    TooLarge,
    /// More than [`super::MAX_VALUES`].
    TooManyValues,
    /// Longer than [`super::MAX_TEXT_BYTES`], or [`super::MAX_REFERENCE_BYTES`] of a reference.
    TextTooLong,
    /// There is no such operator.
    UnknownOperator,
    /// There is no such part.
    UnknownPart,
}

impl Code {
    /// The code in the API, in npm and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BadOperand => "bad_operand",
            Self::BadReference => "bad_reference",
            Self::InexactNumber => "inexact_number",
            Self::NotAnObject => "not_an_object",
            Self::TooDeep => "too_deep",
            Self::TooLarge => "too_large",
            Self::TooManyValues => "too_many_values",
            Self::TextTooLong => "text_too_long",
            Self::UnknownOperator => "unknown_operator",
            Self::UnknownPart => "unknown_part",
        }
    }
}

/// A mistake in a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterError {
    /// Its kind.
    pub code: Code,
    /// Its place in the filter, as a JSON Pointer (RFC 6901).
    pub at: String,
    /// What is wrong, for people; may change.
    pub message: String,
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = if self.at.is_empty() { "the filter" } else { &self.at };
        write!(f, "{at}: {}", self.message)
    }
}

impl core::error::Error for FilterError {}

/// What other dialects call our operators, without the dollar and in lower case.
const MEANT: [(&[&str], &str); 9] = [
    (&["ne", "noteq", "anything-but"], "$neq"),
    (&["exists"], "$exist"),
    (&["notin", "notcontains"], "$nin"),
    (&["contains", "includes", "any", "oneof"], "$in"),
    (&["prefix", "startswith", "beginswith", "starts_with"], "$startsWith"),
    (&["suffix", "endswith", "ends_with"], "$endsWith"),
    (&["nor", "none"], "$not"),
    (&["all", "every"], "$and"),
    (&["equals", "is"], "$eq"),
];

/// Words for an operator that there is not.
pub(super) fn unknown_operator(name: &str) -> String {
    let word = name.trim_start_matches('$').to_ascii_lowercase();
    let known = MEANT.iter().find(|(names, _)| names.contains(&&*word)).map(|(_, meant)| *meant);
    let known = known.or_else(|| super::compile::OPERATORS.iter().find(|own| own.eq_ignore_ascii_case(name)).copied());
    match known {
        Some(meant) => format!("there is no such operator; did you mean `{meant}`?"),
        None if matches!(&*word, "regex" | "wildcard" | "like" | "match" | "matches") => {
            "there is none; `$startsWith`, `$endsWith` and `$in` ask for a part of a text".into()
        }
        None => format!("there is no such operator; a name that begins with `$` is written `${name}`"),
    }
}

/// Words for a part that there is not.
pub(super) fn unknown_part(of: Of, name: &str) -> String {
    let near = of.parts().iter().find(|part| {
        let shorter = part.len().min(name.len());
        part.len().abs_diff(name.len()) <= 2 && shorter > 2 && part.get(..3) == name.get(..3)
    });
    let inner = if of == Of::Request { "body" } else { "data" };
    match near {
        Some(part) => format!("there is no such part; did you mean `{part}`?"),
        None => {
            format!("there is no such part; did you mean `{inner}.{name}`? The parts are {}", of.parts().join(", "))
        }
    }
}
