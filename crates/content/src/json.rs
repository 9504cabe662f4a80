//! JSON: one field of a body without building the document.
//!
//! A body may be 26 MiB of which two strings are wanted: everything else is skipped in place.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// The first integer that JavaScript cannot tell from its neighbour.
const UNSAFE: u64 = 1 << 53;

/// The value at a path of object names (`data.id`) if it is a string, or an integer that JavaScript reads exactly,
/// written in decimal. `[]` in a path is the one element of a list that has no other (`items.[].id`). The last of several equal names counts. `None` for anything else, such as half a surrogate pair,
/// which JSON can write and which is no text.
///
/// # Errors
/// The bytes are not one JSON document in UTF-8.
pub fn field(bytes: &[u8], path: &str) -> serde_json::Result<Option<String>> {
    let mut text = std::str::from_utf8(bytes).map_err(serde_json::Error::custom)?;
    for name in path.split('.') {
        if name == "[]" {
            let Some(element) = only_element(text)? else { return Ok(None) };
            text = element;
            continue;
        }
        let mut json = serde_json::Deserializer::from_str(text);
        let member = Member { name }.deserialize(&mut json)?;
        json.end()?;
        let Some(member) = member else { return Ok(None) };
        text = member.get();
    }
    Ok(scalar(text))
}

fn only_element(json: &str) -> serde_json::Result<Option<&str>> {
    if !json.trim_start().starts_with('[') {
        return serde_json::from_str(json).map(|IgnoredAny| None);
    }
    let elements: Vec<&RawValue> = serde_json::from_str(json)?;
    Ok(match elements.as_slice() {
        [only] => Some(only.get()),
        _ => None,
    })
}

/// A string's text, or a number that is written as it reads.
fn scalar(json: &str) -> Option<String> {
    if json.starts_with('"') {
        return serde_json::from_str(json).ok();
    }
    let number: i64 = json.parse().ok()?;
    (number.unsigned_abs() < UNSAFE && number.to_string() == json).then(|| json.to_string())
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

/// The text of one member of an object; what it is not is skipped, however deep.
struct Member<'n> {
    name: &'n str,
}

impl<'de> DeserializeSeed<'de> for Member<'_> {
    type Value = Option<&'de RawValue>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Member<'_> {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(own) = map.next_key::<&RawValue>()? {
            if is(own, self.name) {
                found = Some(map.next_value()?);
            } else {
                let _: IgnoredAny = map.next_value()?;
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
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

/// Whether a quoted name is this one. One that is no text is another name, and no error.
fn is(quoted: &RawValue, name: &str) -> bool {
    match quoted.get().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(plain) if !plain.contains('\\') => plain == name,
        _ => serde_json::from_str::<String>(quoted.get()).is_ok_and(|own| own == name),
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
    fn the_one_element_of_a_list_is_reached() {
        for (body, value) in [
            (r#"{"items":[{"id":"a"}]}"#, Some("a")),
            (r#" { "items" : [ { "id" : 7 } ] } "#, Some("7")),
            (r#"{"items":[{"id":"a"},{"id":"a"}]}"#, None),
            (r#"{"items":[]}"#, None),
            (r#"{"items":{"id":"a"}}"#, None),
            (r#"{"items":{"[]":{"id":"a"}}}"#, None),
            (r#"{"items":[[{"id":"a"}]]}"#, None),
            (r#"{"items":"[]"}"#, None),
        ] {
            assert_eq!(field(body.as_bytes(), "items.[].id").as_deref(), value, "{body}");
        }
        assert_eq!(field(br#"[["a"]]"#, "[].[]").as_deref(), Some("a"));
        assert_eq!(super::field(br#"[{"id":"a"}"#, "[].id").ok(), None);
        assert_eq!(super::field(br#"{"id":"a""#, "[].id").ok(), None);
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
        for body in [&b""[..], b"{\"id\":\"a\"", b"{\"id\":\"a\"}x", b"{\"id\":\"\xff\"}", b"{\"\n\":1}", b"id=a"] {
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
    fn a_document_may_be_as_deep_as_it_likes() {
        let body = format!("{{\"a\":{}{},\"id\":\"x\"}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(field(body.as_bytes(), "id").as_deref(), Some("x"));
        let body = format!("{}7{}", "{\"a\":".repeat(300), "}".repeat(300));
        assert_eq!(field(body.as_bytes(), &["a"; 300].join(".")).as_deref(), Some("7"));
    }

    #[test]
    fn half_a_surrogate_pair_is_no_text_and_spoils_nothing_else() {
        for (body, value) in [
            (r#"{"\ud800":1,"id":"a"}"#, Some("a")),
            (r#"{"x":"\ud800","id":"a"}"#, Some("a")),
            (r#"{"id":"\ude00\ud83d","id":"a"}"#, Some("a")),
            (r#"{"id":"a","id":"\ud800"}"#, None),
            (r#"{"\u0069d":"\ud83d\ude00"}"#, Some("\u{1f600}")),
            (r#"{"id":1e999,"id":"a"}"#, Some("a")),
            (r#"{"id":-0}"#, None),
            (r#"{"id":1.0,"x":{"id":1}}"#, None),
            (r#"{"id":9007199254740992}"#, None),
            (r#"{"id":-9007199254740991}"#, Some("-9007199254740991")),
        ] {
            assert_eq!(field(body.as_bytes(), "id").as_deref(), value, "{body}");
        }
    }
}
