//! From a request's method, path and query to a row of the table, or to what is wrong with them.

use std::borrow::Cow;

use signpost_core::outgoing::event_type;
use signpost_core::time::rfc3339_ms;

use crate::limits::{MAX_CURSOR_DIGITS, MAX_EVENT_ID_BYTES};
use crate::operations::{Kind, Method, OPERATIONS, Operation, Query};
use crate::problem::{FieldCode, FieldError};
use crate::{DeliveryState, Span};

/// What is said about a time that is none.
pub const TIME_FORM: &str = "is not a time like 2026-05-20T10:14:25Z";

/// An operation, and what stands in the path at its parameters.
#[derive(Debug)]
pub struct Found<'p> {
    pub operation: &'static Operation,
    segments: Vec<(&'static str, Cow<'p, str>)>,
}

/// Why there is none.
#[derive(Debug, Eq, PartialEq)]
pub enum Unfound {
    /// No operation has this path.
    Path,
    /// Some have, with the methods of this list for the header `Allow`.
    Method(String),
}

impl Found<'_> {
    /// What stands at the parameter; empty where the path has no such parameter.
    pub fn segment(&self, name: &str) -> &str {
        self.segments.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text)
    }
}

/// The operation of a request. One slash at the end of the path is left out of account.
///
/// # Errors
/// [`Unfound`].
pub fn find<'p>(method: &str, path: &'p str) -> Result<Found<'p>, Unfound> {
    let path = path.strip_suffix('/').unwrap_or(path);
    let method = Method::read(method);
    let mut allowed = Vec::new();
    for operation in &OPERATIONS {
        let Some(segments) = segments(operation.path, path) else {
            continue;
        };
        if Some(operation.method) == method {
            return Ok(Found { operation, segments });
        }
        allowed.push(operation.method.as_str());
    }
    allowed.sort_unstable();
    Err(if allowed.is_empty() { Unfound::Path } else { Unfound::Method(allowed.join(", ")) })
}

fn segments<'p>(pattern: &'static str, path: &'p str) -> Option<Vec<(&'static str, Cow<'p, str>)>> {
    let (mut known, mut asked) = (pattern.split('/'), path.split('/'));
    let mut segments = Vec::new();
    loop {
        match (known.next(), asked.next()) {
            (None, None) => return Some(segments),
            (Some(known), Some(asked)) => match known.strip_prefix('{') {
                Some(_) if asked.is_empty() => return None,
                Some(name) => segments.push((name.trim_end_matches('}'), decode(asked)?)),
                None if known == asked => {}
                None => return None,
            },
            _ => return None,
        }
    }
}

/// A segment without its percent-encoding. `None` where that is broken, or is no text.
fn decode(segment: &str) -> Option<Cow<'_, str>> {
    if !segment.contains('%') {
        return Some(segment.into());
    }
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        bytes.push(match byte {
            b'%' => u8::try_from(digit(rest.next())?.checked_mul(16)?.checked_add(digit(rest.next())?)?).ok()?,
            plain => plain,
        });
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

/// The query of a request, read by its operation's row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    pub cursor: Option<u64>,
    /// How an id begins.
    pub id: Option<String>,
    pub limit: Option<u32>,
    /// Unix milliseconds, as `until`.
    pub since: Option<u64>,
    pub span: Option<Span>,
    pub state: Option<DeliveryState>,
    /// An event type, or a pattern of them.
    pub event_type: Option<String>,
    pub until: Option<u64>,
}

/// Reads names and values as they came, in order.
///
/// # Errors
/// What is wrong with each parameter, the unknown and the doubled included.
pub fn read_query(
    operation: &Operation,
    pairs: impl IntoIterator<Item = (String, String)>,
) -> Result<Asked, Vec<FieldError>> {
    let (mut asked, mut errors, mut seen) = (Asked::default(), Vec::new(), Vec::new());
    for (name, value) in pairs {
        let Some(query) = operation.query.iter().find(|query| query.name == name) else {
            errors.push(FieldError::new(&name, FieldCode::Unknown, unknown(operation)));
            continue;
        };
        if seen.contains(&query.name) {
            errors.push(FieldError::new(&name, FieldCode::Duplicate, "is given twice"));
            continue;
        }
        seen.push(query.name);
        if let Err(error) = asked.take(query, value) {
            errors.push(error);
        }
    }
    if errors.is_empty() { Ok(asked) } else { Err(errors) }
}

fn unknown(operation: &Operation) -> String {
    let names: Vec<&str> = operation.query.iter().map(|query| query.name).collect();
    if names.is_empty() {
        return "is not a parameter: this operation has none".to_string();
    }
    format!("is not a parameter of this operation, which has `{}`", names.join("`, `"))
}

impl Asked {
    fn take(&mut self, query: &Query, value: String) -> Result<(), FieldError> {
        let wrong = |code, message: String| Err(FieldError::new(query.name, code, message));
        match query.kind {
            Kind::Beginning if (1..=MAX_EVENT_ID_BYTES).contains(&value.len()) => self.id = Some(value),
            Kind::Beginning => {
                return wrong(FieldCode::OutOfRange, format!("is 1 to {MAX_EVENT_ID_BYTES} bytes"));
            }
            Kind::Cursor => match read_cursor(&value) {
                Some(place) => self.cursor = Some(place),
                None => return wrong(FieldCode::WrongForm, "is not one that a list answered".to_string()),
            },
            Kind::Limit(most) => match value.parse() {
                Ok(limit) if (1..=most).contains(&limit) && !value.starts_with('+') => self.limit = Some(limit),
                _ => return wrong(FieldCode::OutOfRange, format!("is 1 to {most}")),
            },
            Kind::OneOf(words) if !words.contains(&value.as_str()) => {
                return wrong(FieldCode::WrongForm, format!("is one of `{}`", words.join("`, `")));
            }
            // Each of the two reads its own words alone.
            Kind::OneOf(_) if query.name == "span" => self.span = Span::read(&value),
            Kind::OneOf(_) => self.state = DeliveryState::read(&value),
            Kind::Pattern => match event_type::check_pattern(&value) {
                Ok(()) => self.event_type = Some(value),
                Err(error) => return wrong(FieldCode::WrongForm, format!("is not {error}")),
            },
            Kind::Time => match rfc3339_ms(&value) {
                Some(ms) if query.name == "since" => self.since = Some(ms),
                Some(ms) => self.until = Some(ms),
                None => return wrong(FieldCode::WrongForm, TIME_FORM.to_string()),
            },
        }
        Ok(())
    }
}

/// A place in a list.
pub fn read_cursor(text: &str) -> Option<u64> {
    let plain = (1..=MAX_CURSOR_DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operations::Id;

    fn query(path: &str, pairs: &[(&str, &str)]) -> Result<Asked, Vec<FieldError>> {
        let found = find("GET", path).unwrap();
        read_query(found.operation, pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())))
    }

    #[test]
    fn every_operation_is_found_by_its_own_path_and_no_other() {
        for operation in &OPERATIONS {
            let found = find(operation.method.as_str(), operation.path).unwrap();
            assert_eq!(found.operation.id, operation.id);
            let slash = format!("{}/", operation.path);
            assert_eq!(find(operation.method.as_str(), &slash).unwrap().operation.id, operation.id);
            assert_eq!(find("GET", &format!("{slash}/")).unwrap_err(), Unfound::Path);
        }
        for nothing in
            ["", "/", "/v1", "/v1/", "/v1/nothing", "/v1/tenants/a/endpoints/b/c", "/v1//tenants", "/V1/tenants"]
        {
            assert_eq!(find("GET", nothing).unwrap_err(), Unfound::Path, "{nothing}");
        }
    }

    #[test]
    fn a_method_that_a_path_does_not_have_is_told_which_it_has() {
        let methods = |path| match find("BREW", path) {
            Err(Unfound::Method(allow)) => allow,
            other => format!("{other:?}"),
        };
        assert_eq!(methods("/v1/tenants/a/endpoints"), "GET, POST");
        assert_eq!(methods("/v1/tenants/a/endpoints/b"), "DELETE, GET, PATCH");
        assert_eq!(methods("/v1/providers"), "GET");
        assert!(matches!(find("get", "/v1/providers"), Err(Unfound::Method(_))), "methods are case-sensitive");
    }

    #[test]
    fn what_stands_in_a_path_is_decoded_once() {
        let found = find("GET", "/v1/tenants/a%2Fb/events/evt%3a1%253A").unwrap();
        assert_eq!(found.operation.id, Id::ShowEvent);
        assert_eq!(found.segment("tenant_id"), "a/b");
        assert_eq!(found.segment("event_id"), "evt:1%3A");
        assert_eq!(found.segment("token_id"), "");
        for broken in ["%", "%4", "%zz", "%ff"] {
            assert!(find("GET", &format!("/v1/tenants/{broken}")).is_err(), "{broken}");
        }
    }

    #[test]
    fn a_query_is_read_by_its_row() {
        let list = "/v1/tenants/a/endpoints/b/deliveries";
        let asked = query(
            list,
            &[
                ("limit", "7"),
                ("cursor", "12"),
                ("state", "dead_letter"),
                ("type", "fl.*"),
                ("since", "1970-01-01T00:00:01Z"),
            ],
        );
        let expected = Asked {
            cursor: Some(12),
            limit: Some(7),
            since: Some(1000),
            state: Some(DeliveryState::DeadLetter),
            event_type: Some("fl.*".to_string()),
            ..Asked::default()
        };
        assert_eq!(asked, Ok(expected));
        assert_eq!(query(list, &[]), Ok(Asked::default()));
    }

    #[test]
    fn every_parameter_that_is_wrong_is_named() {
        let list = "/v1/tenants/a/endpoints/b/deliveries";
        for (name, value, code) in [
            ("Limit", "1", FieldCode::Unknown),
            ("limit", "0", FieldCode::OutOfRange),
            ("limit", "101", FieldCode::OutOfRange),
            ("limit", "+1", FieldCode::OutOfRange),
            ("cursor", "-1", FieldCode::WrongForm),
            ("cursor", "1234567890123456", FieldCode::WrongForm),
            ("state", "dead", FieldCode::WrongForm),
            ("type", "a*", FieldCode::WrongForm),
            ("until", "yesterday", FieldCode::WrongForm),
        ] {
            let errors = query(list, &[(name, value)]).unwrap_err();
            assert_eq!((errors[0].field.as_str(), errors[0].code), (name, code), "{name}={value}");
        }
        let errors = query("/v1/providers", &[("a", "1"), ("b", "2")]).unwrap_err();
        assert_eq!(errors.len(), 2);
        assert_eq!(query(list, &[("limit", "1"), ("limit", "1")]).unwrap_err()[0].code, FieldCode::Duplicate);
        assert!(query("/v1/tenants/a/endpoints", &[("limit", "41")]).is_err());
    }
}
