//! What can be done to a value on its way: a closed list of words.

use std::borrow::Cow;

use super::decimal::Decimal;
use crate::filter::read::unquoted;

/// A value that a placeholder stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'d> {
    Missing,
    /// JSON, as it was written.
    Json(Cow<'d, str>),
    Text(Cow<'d, str>),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Word {
    Base64,
    Default(String),
    /// By ten to the power of this.
    Divide(u32),
    Fixed(usize),
    Json,
    Lower,
    Slack,
    Truncate(usize),
    Upper,
    UrlEncode,
}

/// How the words are written, for whoever has written another.
pub(super) const KNOWN: &str =
    "`base64`, `default:'x'`, `divide:100`, `fixed:2`, `json`, `lower`, `slack`, `truncate:80`, `upper`, `urlencode`";
/// Digits behind a point that make sense.
const MAX_PLACES: usize = 20;

impl Word {
    /// `Err` says what is wrong with a word that is known.
    pub fn read(text: &str) -> Result<Option<Self>, &'static str> {
        let (name, given) = match text.split_once(':') {
            Some((name, given)) => (name.trim(), Some(given.trim())),
            None => (text, None),
        };
        let number =
            || given.filter(|text| text.bytes().all(|b| b.is_ascii_digit())).and_then(|text| text.parse().ok());
        Ok(Some(match (name, given) {
            ("base64", None) => Self::Base64,
            ("json", None) => Self::Json,
            ("lower", None) => Self::Lower,
            ("slack", None) => Self::Slack,
            ("upper", None) => Self::Upper,
            ("urlencode", None) => Self::UrlEncode,
            ("default", Some(text)) => {
                Self::Default(quoted(text).ok_or("`default` has a text in single quotes: `default:'unknown'`")?)
            }
            ("truncate", Some(_)) => {
                Self::Truncate(number().ok_or("`truncate` has a number of characters: `truncate:80`")?)
            }
            ("fixed", Some(_)) => {
                let places = number().filter(|places| *places <= MAX_PLACES);
                Self::Fixed(places.ok_or("`fixed` has a number of digits, 0 to 20: `fixed:2`")?)
            }
            ("divide", Some(text)) => {
                Self::Divide(power_of_ten(text).ok_or("`divide` has a power of ten: `divide:100`")?)
            }
            ("default" | "truncate" | "fixed" | "divide", None) => {
                return Err("the word lacks what stands behind its colon");
            }
            ("base64" | "json" | "lower" | "slack" | "upper" | "urlencode", Some(_)) => {
                return Err("the word has nothing behind it");
            }
            _ => return Ok(None),
        }))
    }

    pub fn apply<'d>(&self, value: Value<'d>) -> Value<'d> {
        let text = |text: String| Value::Text(text.into());
        match self {
            Self::Default(instead) => match value {
                Value::Missing => text(instead.clone()),
                Value::Json(json) if json == "null" => text(instead.clone()),
                value => value,
            },
            Self::Divide(tens) => number(value, |decimal| decimal.divided(*tens).map(Decimal::plain)),
            Self::Fixed(places) => number(value, |decimal| Some(decimal.fixed(*places))),
            _ if value == Value::Missing => value,
            Self::Base64 => text(base64(value.text().as_bytes())),
            Self::Json => match value {
                Value::Json(json) => Value::Text(json),
                value => text(quote(&value.text())),
            },
            Self::Lower => text(value.text().to_ascii_lowercase()),
            Self::Slack => text(value.text().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")),
            Self::Truncate(most) => text(value.text().chars().take(*most).collect()),
            Self::Upper => text(value.text().to_ascii_uppercase()),
            Self::UrlEncode => text(url_encoded(&value.text())),
        }
    }
}

impl<'d> Value<'d> {
    /// As it stands inside of a text.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Missing => Cow::Borrowed(""),
            Self::Json(json) if json == "null" => Cow::Borrowed(""),
            // Half a surrogate pair is no text: it stays as it was written.
            Self::Json(json) if json.starts_with('"') => unquoted(json).unwrap_or(Cow::Borrowed(json)),
            Self::Json(json) => Cow::Borrowed(json),
            Self::Text(text) => Cow::Borrowed(text),
        }
    }

    /// As a value of JSON.
    pub fn into_json(self) -> Cow<'d, str> {
        match self {
            Self::Missing => Cow::Borrowed("null"),
            Self::Json(json) => json,
            Self::Text(text) => quote(&text).into(),
        }
    }
}

/// A number, or a text that is exactly one, after `act`; anything else stays as it is.
fn number<'d>(value: Value<'d>, act: impl Fn(Decimal) -> Option<String>) -> Value<'d> {
    match Decimal::read(&value.text()).and_then(act) {
        Some(number) => Value::Json(number.into()),
        None => value,
    }
}

/// A text as JSON.
pub(super) fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn quoted(text: &str) -> Option<String> {
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    Some(inner.replace("''", "'"))
}

fn power_of_ten(text: &str) -> Option<u32> {
    let zeros = text.strip_prefix('1')?;
    let is_one = (1..=18).contains(&zeros.len()) && zeros.bytes().all(|digit| digit == b'0');
    is_one.then(|| u32::try_from(zeros.len()).ok()).flatten()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |value: u32| DIGITS.get((value & 63) as usize).map_or('=', |digit| char::from(*digit));
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let at = |n: usize| u32::from(chunk.get(n).copied().unwrap_or(0));
        let all = at(0) << 16 | at(1) << 8 | at(2);
        let digits = [digit(all >> 18), digit(all >> 12), digit(all >> 6), digit(all)];
        out.extend(digits.iter().enumerate().map(|(n, digit)| if n > chunk.len() { '=' } else { *digit }));
    }
    out
}

/// All but what RFC 3986 leaves alone.
fn url_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(word: &str, json: &'static str) -> String {
        let word = Word::read(word).unwrap().unwrap();
        word.apply(Value::Json(json.into())).into_json().into_owned()
    }

    #[test]
    fn each_word_does_what_it_says() {
        for (word, json, expected) in [
            ("upper", r#""eur""#, r#""EUR""#),
            ("lower", r#""ÄB""#, r#""Äb""#),
            ("truncate:3", r#""a\u00e9\"xyz""#, r#""aé\"""#),
            ("truncate:0", r#""abc""#, r#""""#),
            ("json", r#"{ "a" : 1.0 }"#, r#""{ \"a\" : 1.0 }""#),
            ("json", r#""a""#, r#""\"a\"""#),
            ("base64", r#""light w""#, r#""bGlnaHQgdw==""#),
            ("base64", r#""light wo""#, r#""bGlnaHQgd28=""#),
            ("base64", r#""light wor""#, r#""bGlnaHQgd29y""#),
            ("urlencode", r#""a b/é~""#, r#""a%20b%2F%C3%A9~""#),
            ("slack", r#""<!channel> & co""#, r#""&lt;!channel&gt; &amp; co""#),
            ("divide:100", "1999", "19.99"),
            ("divide:100", r#""1999""#, "19.99"),
            ("divide:100", r#""n/a""#, r#""n/a""#),
            ("fixed:2", "19.9", "19.90"),
            ("fixed:1", "[1]", "[1]"),
            ("default:'x'", "null", r#""x""#),
            ("default:'it''s'", "null", r#""it's""#),
            ("default:'x'", "0", "0"),
            ("upper", "null", r#""""#),
        ] {
            assert_eq!(after(word, json), expected, "{word} of {json}");
        }
        assert_eq!(Word::Upper.apply(Value::Missing), Value::Missing);
        assert_eq!(Word::Default("x".into()).apply(Value::Missing), Value::Text("x".into()));
    }

    #[test]
    fn a_word_that_is_wrong_is_told() {
        for bad in ["default:x", "default", "truncate:-1", "truncate:x", "fixed:21", "divide:3", "divide:1", "upper:1"]
        {
            assert!(Word::read(bad).is_err(), "{bad}");
        }
        for unknown in ["uper", "", "replace:'a'"] {
            assert_eq!(Word::read(unknown), Ok(None), "{unknown}");
        }
    }
}
