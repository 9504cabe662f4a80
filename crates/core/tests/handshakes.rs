//! Handshakes: every case of tests/vectors/handshakes.json, and that none of them tells a signature.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::collections::{BTreeMap, HashMap};
use std::fs;

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use signpost_core::provider::handshake::{ReplyForm, Spot, SpotKind};
use signpost_core::request::handshake::{Own, allowed, answer, is_asked_by};
use signpost_core::{Body as _, Provider, Reject, Secret, SecretFormat, provider, verify};
use support::{Headers, Json};
use url::Url;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vectors {
    #[serde(rename = "about")]
    _about: String,
    rows: HashMap<String, Provider>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    provider: String,
    secret: String,
    token: Option<String>,
    public_url: Option<String>,
    request: Request,
    answer: Expected,
    reason: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Request {
    method: String,
    url: String,
    headers: BTreeMap<String, String>,
    body: String,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    status: u16,
    #[serde(rename = "type")]
    content_type: String,
    body: String,
    headers: BTreeMap<String, String>,
    allow: String,
}

fn read_all() -> Vectors {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/handshakes.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn read(spot: &Spot, request: &Request) -> Option<String> {
    let name = spot.name.as_ref();
    match spot.kind {
        SpotKind::Header => {
            request.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.clone())
        }
        SpotKind::Field => Json(request.body.as_bytes()).field(name),
        SpotKind::OnlyField => {
            let members: BTreeMap<String, Value> = serde_json::from_str(&request.body).ok()?;
            (members.len() == 1).then(|| Json(request.body.as_bytes()).field(name)).flatten()
        }
        SpotKind::Query => {
            let url = Url::parse("http://localhost").unwrap().join(&request.url).unwrap();
            url.query_pairs().find(|(own, _)| own == name).map(|(_, value)| value.into_owned())
        }
    }
}

fn outcome(row: &Provider, case: &Case) -> Expected {
    let request = &case.request;
    if request.method != "POST" && !is_asked_by(row, &request.method) {
        return Expected { status: 405, allow: allowed(row).to_string(), ..Expected::default() };
    }
    let secret = Secret::parse(&case.secret, row.secret).unwrap();
    let own = Own { secret: Some(&secret), token: case.token.as_deref(), url: case.public_url.as_deref() };
    let answer = match answer(row, &request.method, &|spot| read(spot, request), own) {
        Err(_) => return Expected { status: 403, ..Expected::default() },
        Ok(None) => return Expected { status: 401, ..Expected::default() },
        Ok(Some(answer)) => answer,
    };
    let mut said = Expected {
        status: answer.handshake.status,
        content_type: "text/plain; charset=utf-8".to_string(),
        ..Expected::default()
    };
    match &answer.handshake.answer.form {
        ReplyForm::Header(name) => drop(said.headers.insert(name.to_string(), answer.text)),
        ReplyForm::Json => (said.content_type, said.body) = ("application/json".to_string(), answer.text),
        ReplyForm::Text => said.body = answer.text,
    }
    said
}

#[test]
fn every_handshake_is_answered_as_its_case_says() {
    let vectors = read_all();
    assert!(vectors.cases.len() >= 62, "the list is a floor");
    for case in &vectors.cases {
        let row = vectors.rows.get(&case.provider).or_else(|| provider::built_in(&case.provider)).unwrap();
        assert_eq!(row.check(), Ok(()), "{}", case.name);
        assert_eq!(outcome(row, case), case.answer, "{}: {}", case.name, case.reason);
    }
}

#[test]
fn every_row_survives_being_written_as_configuration() {
    for (name, row) in read_all().rows {
        let text = serde_json::to_string(&row).unwrap();
        assert_eq!(serde_json::from_str::<Provider>(&text).unwrap(), row, "{name}: {text}");
    }
}

/// Rows and stored JSON of before there was more than an echo, and code of then that reads what is written now.
#[test]
fn a_short_form_is_read_and_written_as_it_was() {
    for short in [
        json!({ "echo_field": { "field": "type", "equals": "url_verification", "echo": "challenge" } }),
        json!({ "echo_query": { "parameter": "hub.challenge" } }),
    ] {
        let row = json!({ "name": "x", "signature": { "header": "X", "encoding": "hex" }, "handshake": short });
        let row: Provider = serde_json::from_value(row).unwrap();
        assert_eq!(row.handshake.len(), 1);
        assert_eq!(serde_json::to_value(&row).unwrap()["handshake"], short);
    }
    let none = json!({ "name": "x", "signature": { "header": "X", "encoding": "hex" }, "handshake": null });
    assert!(serde_json::from_value::<Provider>(none).unwrap().handshake.is_empty());
}

/// Rows whose handshake makes an HMAC, by what a delivery signs.
fn oracles() -> impl Strategy<Value = Provider> {
    let signed = prop::sample::select(vec![
        "{body}",
        "hmacsha256={body}",
        "v0:{timestamp}:{body}",
        "{timestamp}{body}",
        "{body}{url}",
    ]);
    let alphabet = prop::sample::select(vec!["hex", "token"]);
    (signed, alphabet, 1..=256_u16).prop_map(|(signed, alphabet, length)| {
        let mut row = json!({
            "name": "x",
            "signature": { "header": "X-Signature", "encoding": "hex", "signed": signed },
            "handshake": {
                "ask": { "method": "GET" },
                "take": { "query": "c", "alphabet": alphabet, "max_length": length },
                "make": { "hmac": "hex" },
                "answer": { "text": "{made}" },
            },
        });
        if signed.contains("timestamp") {
            row["timestamp"] = json!({ "from": { "header": "X-Time" } });
        }
        let row: Provider = serde_json::from_value(row).unwrap();
        assert_eq!(row.check(), Ok(()));
        row
    })
}

fn told(row: &Provider, secret: &Secret, value: &str) -> Option<String> {
    let own = Own { secret: Some(secret), token: None, url: None };
    answer(row, "GET", &|_| Some(value.to_string()), own).unwrap().map(|answer| answer.text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    /// Whoever asks chooses the value, then sends what is signed by it as a delivery, cut in any way.
    #[test]
    fn what_a_handshake_tells_signs_no_delivery(
        row in oracles(),
        body in "[0-9a-fA-F]{0,40}|[A-Za-z0-9._~+/=-]{0,300}|\\{\"a\":[0-9]{1,9}\\}|.{0,20}",
        url in "[a-f0-9]{1,12}|https://h\\.example/[a-z]{1,5}",
    ) {
        const NOW: u64 = 1_700_000_000;
        let secret = Secret::parse("handshake-secret-0123456789", SecretFormat::Utf8).unwrap();
        let signed = String::from(row.signature.signed.clone());
        let text = signed.replace("{timestamp}", &NOW.to_string()).replace("{url}", &url).replace("{body}", &body);
        if let Some(tag) = told(&row, &secret, &text) {
            let head = Headers::new(&[("X-Signature", &tag), ("X-Time", "1700000000"), (":url", &url)]);
            let verdict = verify(&row, &[secret], &head, body.as_bytes(), NOW);
            prop_assert_eq!(verdict, Err(Reject::SignatureMismatch), "{}", text);
        }
    }

    /// A delivery that is no such value verifies as ever.
    #[test]
    fn a_delivery_of_json_is_untouched(row in oracles(), number: u32) {
        let secret = Secret::parse("handshake-secret-0123456789", SecretFormat::Utf8).unwrap();
        let body = format!("{{\"id\":{number}}}");
        let url = "https://h.example/";
        let message = signpost_core::request::sign::Message {
            id: "", event_type: "", timestamp: 1_700_000_000, idempotency_key: None, headers: &[], method: Some("POST"),
            url: Some(url), fields: &[],
        };
        let signed = signpost_core::sign(&row, std::slice::from_ref(&secret), &message, body.as_bytes()).unwrap();
        let head = Headers::of(signed).with(":url", url);
        prop_assert!(verify(&row, &[secret], &head, body.as_bytes(), 1_700_000_000).is_ok());
    }
}

#[test]
fn no_key_of_another_purpose_can_be_had() {
    let row = read_all().rows.remove("x").unwrap();
    let secret = Secret::parse("handshake-secret-0123456789", SecretFormat::Utf8).unwrap();
    assert_eq!(told(&row, &secret, "signpost-origin-v1"), None);
    assert!(told(&row, &secret, "sign").is_some());
}

#[test]
fn a_handshake_that_contradicts_itself_is_refused_with_its_field() {
    let get = json!({ "method": "GET" });
    let take = json!({ "query": "c", "alphabet": "token", "max_length": 256 });
    for (handshake, problem) in [
        (json!({}), "`ask`"),
        (json!({ "ask": {} }), "`method`"),
        (json!({ "ask": { "method": "PUT" } }), "PUT"),
        (json!({ "ask": { "method": "GET", "query": "a", "header": "b" } }), "one of"),
        (json!({ "ask": { "method": "GET", "equals": "a" } }), "equals"),
        (json!({ "ask": { "method": "GET", "header": "X Y" } }), "name"),
        (json!({ "ask": { "method": "GET", "field": "a" } }), "body"),
        (json!({ "ask": { "method": "POST" } }), "every delivery"),
        (json!({ "ask": get, "take": {} }), "`take`"),
        (json!({ "ask": get, "check": {} }), "`check`"),
        (json!({ "ask": get, "take": { "query": "c", "max_length": 1025 } }), "max_length"),
        (json!({ "ask": get, "take": { "query": "c", "max_length": 0 } }), "max_length"),
        (json!({ "ask": get, "take": { "query": "c", "alphabet": "any" } }), "any"),
        (json!({ "ask": get, "status": 302 }), "status"),
        (json!({ "ask": get, "status": 204, "take": take }), "204"),
        (json!({ "ask": get, "answer": { "text": "{value}" } }), "{value}"),
        (json!({ "ask": get, "answer": { "text": "{made}" } }), "{made}"),
        (json!({ "ask": get, "answer": { "text": "é" } }), "ASCII"),
        (json!({ "ask": get, "answer": { "text": "a", "json": "b" } }), "`json`"),
        (json!({ "ask": get, "answer": { "header": "Set-Cookie", "text": "a" } }), "header"),
        (json!({ "ask": get, "answer": { "header": "Access-Control-Allow-Origin", "text": "a" } }), "header"),
        (json!({ "ask": get, "take": take, "make": { "hmac": "hex" } }), "{made}"),
        (
            json!({ "ask": get, "take": { "query": "c" }, "make": { "hmac": "hex" }, "answer": { "text": "{made}" } }),
            "hmac",
        ),
        (
            json!({ "ask": get, "take": { "query": "c", "alphabet": "token" }, "make": { "hmac": "hex" }, "answer": { "text": "{made}" } }),
            "hmac",
        ),
        (json!({ "ask": get, "make": { "hmac": "hex" }, "answer": { "text": "{made}" } }), "hmac"),
        (json!({ "ask": get, "echo_query": { "parameter": "c" } }), "short form"),
        (json!({ "tell": "me" }), "tell"),
    ] {
        let row = json!({ "name": "x", "signature": { "header": "X", "encoding": "hex" }, "handshake": handshake });
        let told = match serde_json::from_value::<Provider>(row) {
            Ok(row) => row.check().expect_err(&handshake.to_string()).to_string(),
            Err(error) => error.to_string(),
        };
        assert!(told.contains(problem), "{handshake}: {told}");
    }
}
