//! Header names of a row.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::{List, Text};

/// A header's name and its aliases. In configuration: one string, or a list of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(pub List<Text>);

impl Names {
    /// Names known at compile time.
    pub const fn new(names: &'static [Text]) -> Self {
        Self(Cow::Borrowed(names))
    }

    /// Names from configuration.
    ///
    /// # Errors
    /// What is expected instead, for the person who wrote them.
    pub fn parse(names: Vec<Text>) -> Result<Self, &'static str> {
        if names.is_empty() || !names.iter().all(|name| Self::is_name(name)) {
            return Err("a header name is letters, digits and hyphens, and at least one is needed");
        }
        Ok(Self(Cow::Owned(names)))
    }

    /// Whether it can be one: letters, digits and hyphens.
    pub fn is_name(text: &str) -> bool {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    }

    /// Whether there is none, as where a signature is in no header.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The name that is sent.
    pub fn canonical(&self) -> &str {
        self.0.first().map_or("", |name| name.as_ref())
    }

    /// Every name that is accepted.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }
}

#[cfg(feature = "serde")]
mod serde {
    use super::{Names, Text};
    use alloc::vec;
    use alloc::vec::Vec;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected a header's name, or a list of names")]
    enum OneOrMore {
        One(Text),
        More(Vec<Text>),
    }

    impl<'de> Deserialize<'de> for Names {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let names = match OneOrMore::deserialize(deserializer)? {
                OneOrMore::One(name) => vec![name],
                OneOrMore::More(names) => names,
            };
            Self::parse(names).map_err(de::Error::custom)
        }
    }

    impl Serialize for Names {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self.0.as_ref() {
                [only] => only.serialize(serializer),
                names => names.serialize(serializer),
            }
        }
    }
}
