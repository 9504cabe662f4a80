//! Pings: every case of tests/vectors/pings.json.

#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod support;

use std::collections::{BTreeMap, HashMap};
use std::fs;

use serde::Deserialize;
use signpost_core::{Provider, Secret, provider, verify};
use support::{Headers, Json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vectors {
    #[serde(rename = "about")]
    _about: String,
    secret: String,
    rows: HashMap<String, Provider>,
    deliveries: Vec<Delivery>,
    answers: Vec<Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Delivery {
    name: String,
    provider: String,
    headers: BTreeMap<String, String>,
    body: String,
    status: Option<u16>,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    provider: String,
    confirmed_by: Vec<u16>,
}

impl Vectors {
    fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/pings.json");
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    }

    fn row(&self, name: &str) -> Provider {
        self.rows.get(name).cloned().unwrap_or_else(|| provider::built_in(name).unwrap().clone())
    }
}

#[test]
fn a_verified_delivery_is_a_ping_by_its_id_and_type() {
    let vectors = Vectors::read();
    let secret = Secret::from_key(vectors.secret.as_bytes()).unwrap();
    for case in &vectors.deliveries {
        let row = vectors.row(&case.provider);
        let head = Headers::of(case.headers.clone());
        let verified = verify(&row, std::slice::from_ref(&secret), &head, &Json(case.body.as_bytes()), 0).unwrap();
        let (id, event_type) = (verified.id.as_deref(), verified.event_type.as_deref());
        let status = row.ping.as_ref().filter(|ping| ping.is(id, event_type)).map(|ping| ping.status);
        assert_eq!(status, case.status, "{}: {}", case.name, case.reason);
    }
}

#[test]
fn one_status_confirms_a_ping_and_no_other_does() {
    let vectors = Vectors::read();
    for answer in &vectors.answers {
        let ping = vectors.row(&answer.provider).ping.unwrap();
        assert!(!ping.is_confirmed_by(None), "{}: no answer", answer.provider);
        let confirming: Vec<u16> = (0..=999).filter(|status| ping.is_confirmed_by(Some(*status))).collect();
        assert_eq!(confirming, answer.confirmed_by, "{}", answer.provider);
    }
}
