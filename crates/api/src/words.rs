//! Enums whose values are words of the API: each word stands once, with what it means.

/// Makes an enum with `as_str`, `read`, serde and a JSON Schema from `Variant = "word"` lines.
macro_rules! words {
    (
        $(#[doc = $about:literal])*
        pub enum $name:ident { $( $(#[doc = $meaning:literal])* $variant:ident = $word:literal, )+ }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum $name { $( $(#[doc = $meaning])* $variant, )+ }

        impl $name {
            /// Every value, in the order in which they are declared.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];
            /// Their words, in the same order.
            pub const WORDS: &'static [&'static str] = &[$( $word, )+];

            /// The word.
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }

            /// What it means.
            #[cfg(feature = "openapi")]
            pub const fn about(self) -> &'static str {
                match self { $( Self::$variant => concat!($( $meaning, )*).trim_ascii(), )+ }
            }

            /// The value of that word.
            pub fn read(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::words::Word { read: Self::read, words: Self::WORDS })
            }
        }

        #[cfg(feature = "openapi")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut about = concat!($( $about, "\n", )*).trim().to_string();
                $( about.push_str(concat!("\n- `", $word, "`:", $( $meaning, )*)); )+
                schemars::json_schema!({ "type": "string", "description": about, "enum": Self::WORDS })
            }
        }
    };
}

pub(crate) use words;

/// Reads a word where it stands: an error that is made behind the reader's back has no place in the body.
pub struct Word<T> {
    pub read: fn(&str) -> Option<T>,
    pub words: &'static [&'static str],
}

impl<T> serde::de::Visitor<'_> for Word<T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a word")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<T, E> {
        (self.read)(word).ok_or_else(|| E::unknown_variant(word, self.words))
    }
}
