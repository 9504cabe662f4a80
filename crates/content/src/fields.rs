//! One field of a body, read as what the body is: JSON, or a form.
//!
//! What it is, the bytes say, and not a header: senders label both as either. A body that is one JSON document is
//! JSON, whatever stands in it. One that is not, and has only characters of a form with a `=` among them, is
//! `application/x-www-form-urlencoded`; a form of one field whose value is a JSON object or list is that JSON, in the
//! way in which GitHub and Slack send `payload=`. A UTF-8 byte order mark in front is skipped. `npm/src/lib/content.ts`
//! reads the same.

use crate::json;

/// Characters that a form never has as they are: it writes them as `%XX`.
const NOT_IN_FORMS: &[u8] = b"\"<>\\^`{|}";

/// The value of a field: of JSON at a path of object names (`data.id`), as [`json::field`] reads it; of a form under
/// that very name, where the form has it once. `None` for anything else.
pub fn field(bytes: &[u8], path: &str) -> Option<String> {
    match json::field(without_mark(bytes), path) {
        Ok(value) => value,
        Err(_) => form_field(bytes, path),
    }
}

/// The value of the one field of a JSON object that has no other. A form is none, nor is JSON in a form: what is
/// answered to such a body could be wanted for something else.
pub fn only_field(bytes: &[u8], name: &str) -> Option<String> {
    json::only_field(without_mark(bytes), name)
}

/// A body without the byte order mark that may be in front of it.
pub fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Whether what is not JSON is a form.
pub fn is_form(bytes: &[u8]) -> bool {
    bytes.contains(&b'=') && bytes.iter().all(|byte| byte.is_ascii_graphic() && !NOT_IN_FORMS.contains(byte))
}

/// What could be JSON in the one field of a form.
pub fn json_in_form(bytes: &[u8]) -> Option<String> {
    let mut pairs = form_urlencoded::parse(bytes);
    let (_, value) = pairs.next().filter(|_| pairs.next().is_none())?;
    let value = value.strip_prefix('\u{feff}').unwrap_or(&value);
    value.trim_start_matches([' ', '\t', '\r', '\n']).starts_with(['{', '[']).then(|| value.to_string())
}

fn form_field(bytes: &[u8], name: &str) -> Option<String> {
    let bytes = without_mark(bytes);
    if !is_form(bytes) {
        return None;
    }
    if let Some(inner) = json_in_form(bytes)
        && let Ok(found) = json::field(inner.as_bytes(), name)
    {
        return found;
    }
    let mut named = form_urlencoded::parse(bytes).filter(|(own, _)| own == name);
    let (_, value) = named.next()?;
    // Twice is two answers to one question.
    named.next().is_none().then(|| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn json_is_read_behind_a_byte_order_mark() {
        assert_eq!(field(b"\xef\xbb\xbf{\"id\":\"a\"}", "id").as_deref(), Some("a"));
        assert_eq!(field(b"\xef\xbb\xbf\xef\xbb\xbf{\"id\":\"a\"}", "id"), None);
    }

    #[test]
    fn a_form_is_read_by_its_names() {
        let body = b"id=evt+1%21&data.id=2&empty=&twice=1&twice=2&data%5Bx%5D=%C3%A4&alone";
        for (name, value) in [
            ("id", Some("evt 1!")),
            ("data.id", Some("2")),
            ("empty", Some("")),
            ("twice", None),
            ("data[x]", Some("\u{e4}")),
            ("alone", Some("")),
            ("absent", None),
        ] {
            assert_eq!(field(body, name).as_deref(), value, "{name}");
        }
        assert_eq!(field(b"\xef\xbb\xbfid=a", "id").as_deref(), Some("a"));
        assert_eq!(field(b"?id=a", "?id").as_deref(), Some("a"));
    }

    #[test]
    fn json_in_the_one_field_of_a_form_is_the_body() {
        let body = b"payload=%7B%22id%22%3A%22a%22%2C%22data%22%3A%7B%22n%22%3A7%7D%7D";
        assert_eq!(field(body, "id").as_deref(), Some("a"));
        assert_eq!(field(body, "data.n").as_deref(), Some("7"));
        assert_eq!(field(body, "payload"), None);
        let two = [body.as_slice(), b"&id=form"].concat();
        assert_eq!(field(&two, "id").as_deref(), Some("form"));
        assert_eq!(field(&two, "payload").as_deref(), Some("{\"id\":\"a\",\"data\":{\"n\":7}}"));
        assert_eq!(field(b"payload=%7Bnot", "payload").as_deref(), Some("{not"));
        assert_eq!(field(b"payload=7", "payload").as_deref(), Some("7"));
    }

    #[test]
    fn what_is_neither_has_no_fields() {
        for body in
            [&b""[..], b"null", b"id", b"id=a b", b"id=a\n", b"id=\xc3\xa4", b"{id=a}", b"{\"id\":\"a\"}x", b"\"id=a\""]
        {
            assert_eq!(field(body, "id"), None, "{body:?}");
        }
    }
}
