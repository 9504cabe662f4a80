//! The contract: every case of tests/vectors/verify.json, with its verdict *and* its code.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::collections::BTreeMap;

use base64ct::{Base64, Encoding as _};
use serde::Deserialize;
use signpost_core::{Provider, Reject, Secret, provider, verify};
use support::{Headers, Json};

#[derive(Deserialize)]
struct File {
    codes: Vec<String>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    provider: Named,
    secrets: Vec<String>,
    headers: BTreeMap<String, String>,
    body_base64: String,
    now: u64,
    verdict: String,
    code: Option<String>,
    id: Option<String>,
    #[serde(rename = "type")]
    event_type: Option<String>,
    reason: String,
    #[serde(default)]
    method: Option<String>,
    #[serde(default)]
    url: Option<String>,
}

/// A built-in row by name, or a custom row inline.
#[derive(Deserialize)]
#[serde(untagged)]
enum Named {
    BuiltIn(String),
    Custom(Box<Provider>),
}

#[test]
fn every_vector_holds() {
    let file: File = serde_json::from_str(include_str!("../../../tests/vectors/verify.json")).unwrap();
    let codes: Vec<_> = Reject::RANK.iter().map(|reason| reason.code().to_string()).collect();
    assert!(file.codes.iter().all(|code| codes.contains(code)), "a code of the file is not one of ours");
    assert!(file.cases.len() >= 37, "the list is a floor");
    for case in &file.cases {
        let row = match &case.provider {
            Named::BuiltIn(name) => provider::built_in(name).unwrap_or_else(|| panic!("no provider {name}")),
            Named::Custom(row) => row,
        };
        let body = Base64::decode_vec(&case.body_base64).unwrap();
        let asked = [(":method", &case.method), (":url", &case.url)];
        let asked = asked.into_iter().filter_map(|(name, value)| Some((name.to_string(), value.clone()?)));
        let headers = Headers(case.headers.clone().into_iter().chain(asked).collect());
        let secrets: Result<Vec<_>, _> = case.secrets.iter().map(|text| Secret::parse(text, row.secret)).collect();
        let result = secrets
            .map_err(|_| Reject::SecretInvalid)
            .and_then(|secrets| verify(row, &secrets, &headers, &Json(&body), case.now));
        let got = match &result {
            Ok(verified) => ("accept", None, verified.id.as_deref(), verified.event_type.as_deref()),
            Err(reject) => ("reject", Some(reject.code()), None, None),
        };
        let want = (case.verdict.as_str(), case.code.as_deref(), case.id.as_deref(), case.event_type.as_deref());
        assert_eq!(got, want, "{}: {}", case.name, case.reason);
    }
}
