//! Reads a request's body straight from its bytes, and says which field is wrong.
//!
//! Readers that keep the path of every field cost the Worker more code than all of its types. An error says at which
//! byte it came up, and the path to that byte is found by walking there once, when there is an error.

use serde::de::DeserializeOwned;
use serde_json::error::Category;

use crate::problem::{Code, FieldCode, FieldError};

/// Why a body was refused.
#[derive(Debug, PartialEq)]
pub struct Unread {
    /// `malformed` or `invalid`.
    pub code: Code,
    pub detail: String,
    pub errors: Vec<FieldError>,
}

/// The request that a body holds.
///
/// # Errors
/// [`Unread`].
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unread> {
    // A list of the fields' values would be read as well; the API's bodies are objects.
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    if first.is_some_and(|byte| matches!(byte, b'[' | b'"' | b'n' | b't' | b'f' | b'-' | b'0'..=b'9')) {
        let detail = "the body is not a JSON object".to_string();
        return Err(Unread { code: Code::Invalid, detail, errors: Vec::new() });
    }
    serde_json::from_slice(bytes).map_err(|error| unread(bytes, &error))
}

fn unread(bytes: &[u8], error: &serde_json::Error) -> Unread {
    let told = error.to_string();
    if error.classify() != Category::Data {
        return Unread { code: Code::Malformed, detail: format!("the body is not JSON: {told}"), errors: Vec::new() };
    }
    // Where it stands is for the path; a reader of the message has no use for line and column.
    let message = told.rsplit_once(" at line ").map_or(told.as_str(), |(message, _)| message);
    let mut path = path_to(bytes, offset(bytes, error.line(), error.column()));
    let (code, message) = if let Some(name) = named(message, "missing field `") {
        path.push(name.to_string());
        (FieldCode::Missing, "is missing".to_string())
    } else if let Some(name) = named(message, "unknown field `") {
        // The name has just been read: where the walk has taken it for the path already, it stands there.
        if path.last().is_none_or(|last| last != name) {
            path.push(name.to_string());
        }
        (FieldCode::Unknown, message.replacen(&format!("unknown field `{name}`"), "is not a field", 1))
    } else if let Some(name) = named(message, "duplicate field `") {
        if path.last().is_none_or(|last| last != name) {
            path.push(name.to_string());
        }
        (FieldCode::Duplicate, "is given twice".to_string())
    } else {
        (FieldCode::WrongForm, message.to_string())
    };
    let field = join(&path);
    let detail = if field.is_empty() { message.clone() } else { format!("`{field}`: {message}") };
    Unread { code: Code::Invalid, detail, errors: vec![FieldError { field, code, message }] }
}

/// Where in `bytes` it is wrong, as a path of names; empty for the whole.
pub fn place(bytes: &[u8], error: &serde_json::Error) -> String {
    let mut end = offset(bytes, error.line(), error.column());
    let told = error.to_string();
    let name = named(&told, "unknown field `").or_else(|| named(&told, "duplicate field `"));
    let is_whole = named(&told, "missing field `").is_some();
    let last = end.checked_sub(1).filter(|last| bytes.get(*last) == Some(&b'}'));
    if let Some(last) = last.filter(|_| !is_whole) {
        // What a type says of an object's last value comes up behind the brace.
        end = last;
    }
    let mut path = path_to(bytes, end);
    // The walk takes a name that was just read for a part of the path.
    if name.is_some() && path.last().map(String::as_str) == name {
        path.pop();
    }
    join(&path)
}

fn named<'m>(message: &'m str, before: &str) -> Option<&'m str> {
    message.strip_prefix(before)?.split('`').next()
}

/// `headers.X-Token`, `event_types[2]`.
fn join(path: &[String]) -> String {
    path.iter().fold(String::new(), |mut all, part| {
        if !all.is_empty() && !part.starts_with('[') {
            all.push('.');
        }
        all.push_str(part);
        all
    })
}

fn offset(bytes: &[u8], line: usize, column: usize) -> usize {
    let before = line.saturating_sub(1);
    let start: usize = bytes.split_inclusive(|byte| *byte == b'\n').take(before).map(<[u8]>::len).sum();
    start.saturating_add(column)
}

/// The names and places that lead to the value at, or just before, `end`. The bytes before it are well-formed JSON.
fn path_to(bytes: &[u8], end: usize) -> Vec<String> {
    enum Level {
        Object(String),
        List(usize),
    }
    let mut levels: Vec<Level> = Vec::new();
    let mut text: Option<usize> = None;
    let mut last = String::new();
    let mut escaped = false;
    let mut closed = None;
    for (at, byte) in bytes.iter().copied().enumerate().take(end) {
        if let Some(from) = text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    last = serde_json::from_slice(bytes.get(from..=at).unwrap_or_default()).unwrap_or_default();
                    text = None;
                }
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => text = Some(at),
            b':' => {
                if let Some(Level::Object(name)) = levels.last_mut() {
                    *name = std::mem::take(&mut last);
                }
            }
            b'{' => levels.push(Level::Object(String::new())),
            b'[' => levels.push(Level::List(0)),
            b',' => match levels.last_mut() {
                Some(Level::Object(name)) => name.clear(),
                Some(Level::List(index)) => *index = index.saturating_add(1),
                None => {}
            },
            b'}' | b']' => closed = levels.pop(),
            _ => {}
        }
    }
    drop(closed);
    let part = |level: Level| match level {
        Level::Object(name) if name.is_empty() => None,
        Level::Object(name) => Some(name),
        Level::List(index) => Some(format!("[{index}]")),
    };
    levels.into_iter().filter_map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EndpointChange, EventTypes, NewEndpoint, NewEvent, NewToken, ReplayRange};

    fn wrong<T: DeserializeOwned + std::fmt::Debug>(body: &str) -> (String, FieldCode) {
        let unread = read::<T>(body.as_bytes()).unwrap_err();
        assert_eq!(unread.code, Code::Invalid, "{body}");
        let error = unread.errors.first().unwrap();
        assert!(unread.detail.contains(&error.message) && unread.detail.contains(&error.field), "{unread:?}");
        assert!(!unread.detail.contains(" at line "), "{unread:?}");
        (error.field.clone(), error.code)
    }

    #[test]
    fn the_field_that_is_wrong_is_named() {
        use FieldCode::{Duplicate, Missing, Unknown, WrongForm};
        let field = |name: &str, code| (name.to_string(), code);
        assert_eq!(wrong::<NewEvent>("{}"), field("type", Missing));
        assert_eq!(wrong::<NewEvent>(r#"{"type":"a"}"#), field("data", Missing));
        assert_eq!(wrong::<NewEvent>(r#"{"type":"a","data":1,"x":2}"#), field("x", Unknown));
        assert_eq!(wrong::<NewEvent>(r#"{"type":"a","data":1,"type":"b"}"#), field("type", Duplicate));
        assert_eq!(wrong::<NewEvent>(r#"{"type":7,"data":1}"#), field("type", WrongForm));
        let lines = "{\n  \"data\": {\"type\": 1},\n  \"type\": 7\n}";
        assert_eq!(wrong::<NewEvent>(lines), field("type", WrongForm));
        assert_eq!(wrong::<NewEndpoint>(r#"{"url":"u","event_types":["a", 7]}"#), field("event_types[1]", WrongForm));
        assert_eq!(wrong::<NewEndpoint>(r#"{"url":"u","headers":{"X-\"A":7}}"#), field("headers.X-\"A", WrongForm));
        assert_eq!(wrong::<EndpointChange>(r#"{"fifo":"yes"}"#), field("fifo", WrongForm));
        assert_eq!(wrong::<EndpointChange>(r#"{"rate_per_second":-1}"#), field("rate_per_second", WrongForm));
        assert_eq!(wrong::<NewToken>(r#"{"scopes":["root"]}"#), field("scopes[0]", WrongForm));
        assert_eq!(wrong::<ReplayRange>(r#"{"state":"waiting"}"#), field("state", WrongForm));
        assert_eq!(wrong::<EventTypes>(r#"{"types":[{"name":"a"},{"nam":"b"}]}"#), field("types[1].nam", Unknown));
        assert_eq!(wrong::<EventTypes>(r#"{"types":[{"name":"a"},{}]}"#), field("types[1].name", Missing));
    }

    #[test]
    fn what_is_no_json_object_is_said_so() {
        for body in ["[]", "null", "7", "\"a\"", " true"] {
            assert_eq!(read::<ReplayRange>(body.as_bytes()).unwrap_err().code, Code::Invalid, "{body}");
        }
        for body in ["", "{", "{]", "{\"type\":}", "{}x", "\u{feff}{}"] {
            assert_eq!(read::<ReplayRange>(body.as_bytes()).unwrap_err().code, Code::Malformed, "{body}");
        }
    }
}
