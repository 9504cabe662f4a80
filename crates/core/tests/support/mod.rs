//! A host for tests: headers in a list, JSON through serde_json, forms through `url`.
#![allow(dead_code, missing_docs)]

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use signpost_core::{Body, Head};
use url::form_urlencoded;

/// Headers by name; method and URL under `:method` and `:url`, which no header can be called.
#[derive(Clone, Debug, Default)]
pub struct Headers(pub Vec<(String, String)>);

impl Headers {
    pub fn new(pairs: &[(&str, &str)]) -> Self {
        Self::of(pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())))
    }

    /// Several lines of one name are joined, as the Fetch standard joins them.
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut all: Vec<(String, String)> = Vec::new();
        for (name, value) in pairs {
            match all.iter_mut().find(|(key, _)| key.eq_ignore_ascii_case(&name)) {
                Some((_, before)) => *before = format!("{before}, {value}"),
                None => all.push((name, value)),
            }
        }
        Self(all)
    }

    /// Replaces the value of a header.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.retain(|(key, _)| !key.eq_ignore_ascii_case(name));
        self.0.push((name.to_string(), value.to_string()));
        self
    }

    pub fn value(&self, name: &str) -> String {
        self.header(name).unwrap_or_default().to_owned()
    }
}

impl Head for Headers {
    fn header(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    fn method(&self) -> Option<&str> {
        self.header(":method")
    }

    fn url(&self) -> Option<&str> {
        self.header(":url")
    }

    fn query(&self, name: &str) -> Option<String> {
        let url = url::Url::parse(self.url()?).ok()?;
        url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }
}

pub struct Json<'a>(pub &'a [u8]);

impl Body for Json<'_> {
    fn bytes(&self) -> &[u8] {
        self.0
    }

    fn field(&self, path: &str) -> Option<String> {
        let bytes = self.0.strip_prefix(b"\xef\xbb\xbf").unwrap_or(self.0);
        if let Ok(json) = serde_json::from_slice(bytes) {
            return of_json(json, path);
        }
        let in_form = |byte: &u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(byte);
        if !bytes.contains(&b'=') || !bytes.iter().all(in_form) {
            return None;
        }
        let pairs: Vec<(String, String)> = form_urlencoded::parse(bytes).into_owned().collect();
        if let [(_, only)] = pairs.as_slice()
            && only.trim_start().starts_with(['{', '['])
            && let Ok(json) = serde_json::from_str(only)
        {
            return of_json(json, path);
        }
        match pairs.iter().filter(|(name, _)| name == path).collect::<Vec<_>>().as_slice() {
            [(_, value)] => Some(value.clone()),
            _ => None,
        }
    }
}

/// The text at a path, read from what is written there: half a surrogate pair, which serde_json takes for an error, is
/// only no text.
fn of_json(json: &RawValue, path: &str) -> Option<String> {
    let mut json = json;
    for name in path.split('.') {
        if name == "[]" {
            let [only] = serde_json::from_str::<Vec<&RawValue>>(json.get()).ok()?.try_into().ok()?;
            json = only;
            continue;
        }
        let Members(members) = serde_json::from_str(json.get()).ok()?;
        let is_it = |own: &RawValue| serde_json::from_str::<String>(own.get()).is_ok_and(|own| own == name);
        json = members.into_iter().rev().find(|(own, _)| is_it(own))?.1;
    }
    match serde_json::from_str(json.get()).ok()? {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Number(number) => {
            number.as_i64().filter(|number| number.unsigned_abs() < 1 << 53).map(|number| number.to_string())
        }
        _ => None,
    }
}

/// Names and values as they are written.
struct Members<'de>(Vec<(&'de RawValue, &'de RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;

        impl<'de> Visitor<'de> for Pairs {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Pairs)
    }
}
