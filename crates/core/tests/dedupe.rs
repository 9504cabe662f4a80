//! The contract: every case of tests/vectors/dedupe.json, with the keys and the name of each delivery.

#![allow(clippy::panic, clippy::unwrap_used)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use base64ct::{Base64, Encoding as _};
use serde::Deserialize;
use signpost_core::request::dedupe::{By, event_name, keys};
use signpost_core::{Secret, provider, verify};
use support::{Headers, Json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    provider: String,
    secrets: Vec<String>,
    scope: String,
    by: By,
    now: u64,
    deliveries: Vec<Delivery>,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Delivery {
    headers: BTreeMap<String, String>,
    body_base64: String,
    keys: Vec<String>,
    name: String,
    duplicate: bool,
}

#[test]
fn every_case_holds() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../../../tests/vectors/dedupe.json")).unwrap();
    for case in &cases {
        let row = provider::built_in(&case.provider).unwrap();
        let secrets: Vec<Secret> = case.secrets.iter().map(|text| Secret::parse(text, row.secret).unwrap()).collect();
        let mut seen = BTreeSet::new();
        for (place, delivery) in case.deliveries.iter().enumerate() {
            let what = format!("{} {place}: {}", case.name, case.reason);
            let body = Base64::decode_vec(&delivery.body_base64).unwrap();
            let headers = Headers::of(delivery.headers.clone());
            let verified = verify(row, &secrets, &headers, &Json(&body), case.now).unwrap();
            let got: Vec<String> =
                keys(row, &case.scope, &verified, &body, case.by).iter().map(|key| key.to_hex()).collect();
            assert_eq!(got, delivery.keys, "{what}");
            assert_eq!(event_name(row, &verified, &body), delivery.name, "{what}");
            let is_duplicate = got.iter().any(|key| seen.contains(key));
            assert_eq!(is_duplicate, delivery.duplicate, "{what}");
            if !is_duplicate {
                seen.extend(got);
            }
        }
    }
    assert!(cases.len() >= 8, "the list is a floor");
}
