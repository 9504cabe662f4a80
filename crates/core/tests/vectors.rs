//! The contract: every case of tests/vectors/verify, with its verdict *and* its code.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use base64ct::{Base64, Encoding as _};
use serde::Deserialize;
use signpost_core::provider::Algorithm;
use signpost_core::request::asymmetric::PublicKey;
use signpost_core::request::keys::Keys;
use signpost_core::request::timestamp::Tolerance;
use signpost_core::{Provider, Reject, provider};
use support::{Headers, Json};

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
    /// Where it is not HMAC.
    #[serde(default)]
    algorithm: Option<String>,
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

/// All cases. A file that has a provider's name holds that provider's and no other; the proofs of all rows are in one.
fn read() -> Vec<Case> {
    let mut all = Vec::new();
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/verify")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let cases: Vec<Case> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let is_here = |case: &Case| matches!(&case.provider, Named::BuiltIn(provider) if provider == name);
        let is_proofs = name == "proofs";
        assert!(is_proofs || cases.iter().all(|case| is_here(case) == provider::built_in(name).is_some()), "{name}");
        all.extend(cases);
    }
    all
}

#[test]
fn every_reason_to_refuse_has_a_case_and_every_provider_a_file() {
    let cases = read();
    let codes: BTreeSet<_> = cases.iter().filter_map(|case| case.code.as_deref()).collect();
    assert_eq!(codes, Reject::RANK.iter().map(|reason| reason.code()).collect());
    // Keys that are fetched are no part of a case: `crates/rows` proves those rows.
    for row in provider::BUILT_IN.into_iter().filter(|row| row.signature.keys.is_none()) {
        let is_its = |case: &Case| matches!(&case.provider, Named::BuiltIn(name) if *name == row.name);
        assert!(cases.iter().any(is_its), "{} has no case", row.name);
    }
    assert!(cases.len() >= 255, "the list is a floor");
}

#[test]
fn every_vector_holds() {
    let mut wrong = Vec::new();
    for case in &read() {
        let row = match &case.provider {
            Named::BuiltIn(name) => provider::built_in(name).unwrap_or_else(|| panic!("no provider {name}")),
            Named::Custom(row) => row,
        };
        let body = Base64::decode_vec(&case.body_base64).unwrap();
        let asked = [(":method", &case.method), (":url", &case.url)];
        let asked = asked.into_iter().filter_map(|(name, value)| Some((name.to_string(), value.clone()?)));
        let headers = Headers::of(case.headers.clone().into_iter().chain(asked));
        assert_eq!(case.algorithm, algorithm_of(row, &case.secrets), "{}", case.name);
        // Where a row has no time of its own, there is none to leave unchecked: not even a token's end.
        let own = row.timestamp.as_ref().map(|timestamp| Tolerance::Seconds(timestamp.tolerance_s));
        let tolerance = own.unwrap_or(Tolerance::Off);
        let result = Keys::parse(row, &case.secrets)
            .map_err(|_| Reject::SecretInvalid)
            .and_then(|keys| keys.verify_within(row, &headers, &Json(&body), case.now, tolerance));
        let got = match &result {
            Ok(verified) => ("accept", None, verified.id.as_deref(), verified.event_type.as_deref()),
            Err(reject) => ("reject", Some(reject.code()), None, None),
        };
        let want = (case.verdict.as_str(), case.code.as_deref(), case.id.as_deref(), case.event_type.as_deref());
        if got != want {
            wrong.push(format!("{}: {got:?}, not {want:?}: {}", case.name, case.reason));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a runner needs for the case, as the file says it.
fn algorithm_of(row: &Provider, secrets: &[String]) -> Option<String> {
    let v1a = secrets.first().is_some_and(|text| PublicKey::has_prefix(text));
    match row.signature.algorithm {
        Algorithm::HmacSha256 => v1a.then(|| "ed25519".to_string()),
        algorithm => Some(serde_json::to_value(algorithm).unwrap().as_str().unwrap().to_string()),
    }
}
