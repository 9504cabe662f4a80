//! Hints at whose a request is: tests/vectors/detect.json, which the npm package reads as well.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use serde::Deserialize;
use signpost_core::provider::{self, BUILT_IN};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    headers: BTreeMap<String, String>,
    /// The names that come first.
    first: Vec<String>,
    /// Whether no others follow.
    #[serde(default)]
    only: bool,
}

#[test]
fn the_likely_rows_of_a_request_come_first() {
    let text = include_str!("../../../tests/vectors/detect.json");
    let cases: Vec<Case> = serde_json::from_str(text).unwrap();
    for case in cases {
        let headers: Vec<(&str, &str)> =
            case.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let found = provider::detect(BUILT_IN, &headers);
        assert!(found.len() <= 5, "{}: {found:?}", case.name);
        let first = found.get(..case.first.len()).unwrap_or_default();
        assert_eq!(first, case.first, "{}: {found:?}", case.name);
        assert!(!case.only || found.len() == case.first.len(), "{}: {found:?}", case.name);
    }
}
