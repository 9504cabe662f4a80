//! A host for tests: headers in a list, JSON through serde_json.
#![allow(dead_code, missing_docs)]

use signpost_core::{Body, Head};

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
        let value: serde_json::Value = serde_json::from_slice(self.0).ok()?;
        match path.split('.').try_fold(&value, |value, name| value.get(name))? {
            serde_json::Value::String(text) => Some(text.clone()),
            serde_json::Value::Number(number) => {
                number.as_i64().filter(|number| number.unsigned_abs() < 1 << 53).map(|number| number.to_string())
            }
            _ => None,
        }
    }
}
