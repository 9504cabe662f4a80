//! The contract: every case of tests/vectors/filters.json, as this host reads documents.

#![allow(clippy::panic, clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use signpost_content::filter::{Head, ask_body, ask_document, ask_request, compile};
use signpost_core::filter::{Filter, Of, Outcome, Verdict};

#[derive(Deserialize)]
struct Vectors {
    cases: Vec<Case>,
    errors: Vec<Mistake>,
    limits: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    filter: Box<RawValue>,
    #[serde(default)]
    of: Kind,
    /// The value if it is there, `null` included.
    #[serde(default, deserialize_with = "there")]
    body: Option<Box<RawValue>>,
    body_text: Option<String>,
    body_build: Option<Vec<Piece>>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    query: BTreeMap<String, String>,
    #[serde(default)]
    path: String,
    event: Option<Box<RawValue>>,
    expected: Value,
    #[serde(rename = "simple_json_match")]
    _simple_json_match: Option<Value>,
}

fn there<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Box<RawValue>>, D::Error> {
    Box::<RawValue>::deserialize(from).map(Some)
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Piece {
    Text(String),
    Repeated(String, usize),
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    Body,
    Request,
    Event,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    name: String,
    filter: Option<Box<RawValue>>,
    filter_text: Option<String>,
    #[serde(default)]
    of: Kind,
    error: Expected,
}

#[derive(Deserialize)]
struct Expected {
    code: String,
    at: String,
}

fn of(kind: Kind) -> Of {
    match kind {
        Kind::Body => Of::Body,
        Kind::Request => Of::Request,
        Kind::Event => Of::Event,
    }
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../../tests/vectors/filters.json")).unwrap()
}

fn raw(text: &str) -> Box<RawValue> {
    RawValue::from_string(text.to_string()).unwrap()
}

fn compiled(filter: &str) -> Filter {
    compile(&raw(filter), Of::Body).unwrap()
}

fn asked(case: &Case) -> Outcome {
    let of = of(case.of);
    let filter = compile(&case.filter, of).unwrap_or_else(|error| panic!("{}: {error}", case.name));
    if let Some(event) = &case.event {
        return ask_document(&filter, of, event);
    }
    let text = match (&case.body, &case.body_text, &case.body_build) {
        (Some(body), _, _) => body.get().to_string(),
        (_, Some(text), _) => text.clone(),
        (_, _, Some(pieces)) => pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Repeated(text, times) => text.repeat(*times),
            })
            .collect(),
        _ => panic!("{}: no body", case.name),
    };
    match of {
        Of::Body => ask_body(&filter, text.as_bytes()),
        _ => {
            let pairs = |map: &BTreeMap<String, String>| map.clone().into_iter().collect::<Vec<_>>();
            let (headers, query) = (pairs(&case.headers), pairs(&case.query));
            ask_request(&filter, &Head { headers: &headers, query: &query, path: &case.path }, text.as_bytes())
        }
    }
}

#[test]
fn every_case_holds() {
    let vectors = vectors();
    assert!(vectors.cases.len() >= 120);
    for case in &vectors.cases {
        let outcome = asked(case);
        let expected = match &case.expected {
            Value::Bool(true) => Verdict::Match,
            Value::Bool(false) => Verdict::NoMatch,
            _ => Verdict::Undecided,
        };
        assert_eq!(outcome.verdict, expected, "{}: {outcome:?}", case.name);
        assert_eq!(outcome.failed.is_some(), expected == Verdict::NoMatch, "{}", case.name);
    }
}

#[test]
fn every_mistake_is_refused_with_its_place() {
    let vectors = vectors();
    assert!(vectors.errors.len() >= 19);
    for mistake in &vectors.errors {
        let text = mistake.filter_text.clone().or_else(|| Some(mistake.filter.as_ref()?.get().to_string())).unwrap();
        let error = compile(&raw(&text), of(mistake.of)).expect_err(&mistake.name);
        assert_eq!(
            (error.code.as_str(), error.at.as_str()),
            (mistake.error.code.as_str(), mistake.error.at.as_str()),
            "{}: {error}",
            mistake.name
        );
    }
}

#[test]
fn the_limits_are_those_of_the_contract() {
    use signpost_core::filter::*;
    let limits = [
        ("filter_bytes", MAX_BYTES),
        ("filter_depth", MAX_DEPTH),
        ("filter_values", MAX_VALUES),
        ("filter_text_bytes", MAX_TEXT_BYTES),
        ("reference_bytes", MAX_REFERENCE_BYTES),
        ("document_depth", MAX_DOCUMENT_DEPTH),
        ("document_values", MAX_DOCUMENT_VALUES),
        ("steps", MAX_STEPS as usize),
    ];
    let limits: BTreeMap<String, usize> = limits.into_iter().map(|(name, limit)| (name.to_string(), limit)).collect();
    assert_eq!(vectors().limits, limits);
}

#[test]
fn what_failed_first_is_named_with_its_place() {
    for (filter, body, at, found) in [
        (
            r#"{"type":"a","order":{"currency":"USD"}}"#,
            r#"{"type":"a","order":{"currency":"EUR"}}"#,
            "/order/currency",
            "text",
        ),
        (r#"{"a":{"b":1}}"#, "{}", "/a", "missing"),
        (r#"{"a":{"b":{"$gte":1}}}"#, r#"{"a":{"b":null}}"#, "/a/b/$gte", "null"),
        (r#"{"a":{"$or":[1,2]}}"#, r#"{"a":3}"#, "/a/$or", "number"),
        (r#"{"a":{"$not":{"b":1}}}"#, r#"{"a":{"b":1}}"#, "/a/$not", "object"),
        (r#"{"a":[1,{"$gt":5}]}"#, r#"{"a":[1,2]}"#, "/a/1", "list"),
        (r#"{"a":{"$and":[1,2]}}"#, r#"{"a":1}"#, "/a/$and/1", "number"),
        (r#"{"a/b~":1}"#, r#"{"a/b~":true}"#, "/a~1b~0", "boolean"),
        (r#"{"$exist":true,"a":1}"#, "{}", "/a", "missing"),
    ] {
        let failed = ask_body(&compiled(filter), body.as_bytes()).failed.unwrap();
        assert_eq!((failed.at.as_str(), failed.found), (at, found), "{filter}");
    }
}

#[test]
fn a_body_is_json_or_a_form_or_a_text_or_nothing() {
    let exists = compiled(r#"{"$exist":true}"#);
    assert_eq!(ask_body(&exists, b"\xff").verdict, Verdict::NoMatch);
    assert_eq!(ask_body(&exists, b"").verdict, Verdict::Match, "an empty text");
    for (filter, body) in [
        (r#"{"a":1}"#, "\u{feff}{\"a\":1}"),
        (r#"{"a":1}"#, " {\"a\" : 1 , \"b\":[{}, \"]}\\\"\"]}\r\n"),
        (r#"{"a":["x","y"],"b":"z w"}"#, "a=x&a=y&b=z+w"),
        (r#"{"action":"opened"}"#, "payload=%7B%22action%22%3A%22opened%22%7D"),
        (r#"{"payload":{"$startsWith":"{"}}"#, "payload=%7B%22action%22"),
        (r#""{a=1}""#, "{a=1}"),
        (r#"{"\u00e4":"\ud83d\ude00"}"#, r#"{"\u00E4":"\uD83D\uDE00"}"#),
        (r#"{"a":{"b":2}}"#, r#"{"a":{"b":1},"a":{"x":7,"b":2}}"#),
        (r#"{"a":{"$eq":{"b":2}}}"#, r#"{"a":{"b":1,"b":2}}"#),
        (r#"{"a":1}"#, r#"{"a":"\ud800","a":1}"#),
    ] {
        let outcome = ask_body(&compiled(filter), body.as_bytes());
        assert_eq!(outcome.verdict, Verdict::Match, "{filter} {body}: {outcome:?}");
    }
}

#[test]
fn what_cannot_be_read_alike_everywhere_makes_the_body_a_text() {
    let names = compiled(r#"{"a":{"b":{"$exist":false}}}"#);
    assert_eq!(ask_body(&names, br#"{"a":{"c":1}}"#).verdict, Verdict::Match);
    // A neighbour of a name that is looked at, and one of a name that is not.
    assert_eq!(ask_body(&names, br#"{"a":{"\udc00":1}}"#).verdict, Verdict::NoMatch);
    assert_eq!(ask_body(&names, br#"{"x":{"\udc00":1},"a":{}}"#).verdict, Verdict::Match);
    let text = compiled(r#"{"$in":"1e4"}"#);
    assert_eq!(ask_body(&text, b"1e400").verdict, Verdict::Match);
}

#[test]
fn nothing_below_64_levels_is_there() {
    let filter = compiled(r#"{"a":7}"#);
    let nested = |depth: usize| format!("{{\"a\":{}7{}}}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(ask_body(&filter, nested(63).as_bytes()).verdict, Verdict::Match);
    assert_eq!(ask_body(&filter, nested(64).as_bytes()).verdict, Verdict::NoMatch);
    assert_eq!(ask_body(&filter, nested(100_000).as_bytes()).verdict, Verdict::NoMatch);
}

#[test]
fn a_text_is_paid_for_by_its_length() {
    let filter = compiled(r#"{"$or":[{"$in":"x"},{"$in":"y"}]}"#);
    let body = serde_json::to_vec(&json!("a".repeat(1024))).unwrap();
    // Of the `$or`, each of its two patterns and each `$in`: once, and four times more.
    assert_eq!(ask_body(&filter, &body).steps, 6 * 5);
    let body = serde_json::to_vec(&json!("a".repeat(26 * 1024 * 1024))).unwrap();
    assert_eq!(ask_body(&filter, &body).verdict, Verdict::Undecided);
}
