//! JSON: one field of a body without building the document.
//!
//! A body may be 26 MiB of which two strings are wanted: everything else is skipped in place.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The first integer that JavaScript cannot tell from its neighbour.
const UNSAFE: u64 = 1 << 53;

/// The value at a path of object names (`data.id`) if it is a string, or an integer that JavaScript reads exactly,
/// written in decimal. The last of several equal names counts. `None` for anything else.
///
/// # Errors
/// The bytes are not one JSON document in UTF-8.
pub fn field(bytes: &[u8], path: &str) -> serde_json::Result<Option<String>> {
    let text = std::str::from_utf8(bytes).map_err(serde_json::Error::custom)?;
    let names: Vec<&str> = path.split('.').collect();
    let mut json = serde_json::Deserializer::from_str(text);
    let value = Pick { path: &names }.deserialize(&mut json)?;
    json.end()?;
    Ok(value)
}

/// The value of `name`, as [`field`] reads it, in an object that has no member of another name.
pub fn only_field(bytes: &[u8], name: &str) -> Option<String> {
    let members: Members = serde_json::from_slice(bytes).ok()?;
    members.0.iter().all(|own| own == name).then(|| field(bytes, name).ok().flatten()).flatten()
}

/// The names of an object's members.
struct Members(Vec<String>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;

        impl<'de> Visitor<'de> for Names {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut names: Vec<String> = Vec::new();
                while let Some((name, _)) = map.next_entry::<String, IgnoredAny>()? {
                    // Two are enough to know that it is not the only one.
                    if names.len() < 2 && !names.contains(&name) {
                        names.push(name);
                    }
                }
                Ok(Members(names))
            }
        }

        deserializer.deserialize_map(Names)
    }
}

#[derive(Clone, Copy)]
struct Pick<'p> {
    path: &'p [&'p str],
}

impl<'de> DeserializeSeed<'de> for Pick<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Pick<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        let first_and_rest = self.path.split_first();
        while let Some(name) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            match first_and_rest {
                Some((first, path)) if *first == name => found = map.next_value_seed(Pick { path })?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(self.path.is_empty().then(|| text.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok((self.path.is_empty() && number < UNSAFE).then(|| number.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok((self.path.is_empty() && number.unsigned_abs() < UNSAFE).then(|| number.to_string()))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::only_field;

    fn field(bytes: &[u8], path: &str) -> Option<String> {
        super::field(bytes, path).ok().flatten()
    }

    #[test]
    fn a_field_is_found_at_any_depth() {
        let body = br#"{"skip":{"id":"no"},"id":"evt_1","data":{"id":7,"x":[1,{"id":2}]},"type":"t"}"#;
        assert_eq!(field(body, "id").as_deref(), Some("evt_1"));
        assert_eq!(field(body, "data.id").as_deref(), Some("7"));
        assert_eq!(field(body, "data.x"), None);
        assert_eq!(field(body, "absent"), None);
        assert_eq!(field(body, "id.deeper"), None);
    }

    #[test]
    fn the_last_of_equal_names_counts_as_in_javascript() {
        assert_eq!(field(br#"{"id":"a","id":"b"}"#, "id").as_deref(), Some("b"));
        assert_eq!(field(br#"{"id":"a","id":null}"#, "id"), None);
    }

    #[test]
    fn the_only_field_has_no_other_beside_it() {
        for (body, value) in [
            (r#"{"challenge":"a"}"#, Some("a")),
            (r#"{"challenge":"a","challenge":"b"}"#, Some("b")),
            (r#"{"challenge":"a","x":1}"#, None),
            (r#"{"x":1,"challenge":"a"}"#, None),
            (r#"["challenge"]"#, None),
            (r#"{}"#, None),
            ("", None),
        ] {
            assert_eq!(only_field(body.as_bytes(), "challenge").as_deref(), value, "{body}");
        }
    }

    #[test]
    fn what_is_no_object_has_no_fields_and_what_is_no_json_is_an_error() {
        for body in [&b"null"[..], b"[]", b"7", b"\"id\""] {
            assert_eq!(super::field(body, "id").ok(), Some(None), "{body:?}");
        }
        for body in [&b""[..], b"{\"id\":\"a\"", b"{\"id\":\"a\"}x", b"{\"id\":\"\xff\"}", b"id=a"] {
            assert!(super::field(body, "id").is_err(), "{body:?}");
        }
    }

    #[test]
    fn only_strings_and_exact_integers_are_values() {
        assert_eq!(field(br#"{"id":9007199254740993}"#, "id"), None);
        assert_eq!(field(br#"{"id":-3}"#, "id").as_deref(), Some("-3"));
        for body in [r#"{"id":1.5}"#, r#"{"id":true}"#, r#"{"id":{}}"#, r#"{"id":"\ud800"}"#] {
            assert_eq!(field(body.as_bytes(), "id"), None, "{body}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_not_a_stack_overflow() {
        let body = format!("{{\"a\":{}{},\"id\":\"x\"}}", "[".repeat(100_000), "]".repeat(100_000));
        let _ = field(body.as_bytes(), "id");
    }
}
