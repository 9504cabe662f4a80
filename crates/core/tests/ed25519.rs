//! `v1a`: signed with one key, verified with another that cannot sign.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
#![allow(missing_docs)]

mod support;

use signpost_core::ed25519::{SigningKey, VerifyingKey, sign, verify};
use signpost_core::provider::{CLAIMPORT, STANDARD_WEBHOOKS};
use signpost_core::sign::Message;
use signpost_core::timestamp::Tolerance;
use signpost_core::{Reject, SecretError};
use support::Headers;

const NOW: u64 = 1_780_000_000;
const BODY: &[u8] = b"{\"type\":\"a.b\"}";

fn key(byte: u8) -> SigningKey {
    SigningKey::parse(&SigningKey::text(&[byte; 32])).unwrap()
}

fn public(key: &SigningKey) -> VerifyingKey {
    VerifyingKey::parse(&key.public_text()).unwrap()
}

fn message() -> Message<'static> {
    Message { id: "msg_1", event_type: "a.b", timestamp: NOW, ..Message::default() }
}

fn signed(keys: &[SigningKey]) -> Headers {
    Headers(sign(&STANDARD_WEBHOOKS, keys, &message(), BODY).unwrap())
}

fn check(head: &Headers, keys: &[VerifyingKey], body: &[u8], now: u64) -> Result<usize, Reject> {
    verify(&STANDARD_WEBHOOKS, keys, head, body, now, Tolerance::Seconds(300))
}

#[test]
fn the_first_test_vector_of_rfc_8032_gives_its_public_key() {
    let seed = base16ct::lower::decode_vec("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").unwrap();
    let key = SigningKey::parse(&SigningKey::text(&seed.try_into().unwrap())).unwrap();
    let point =
        base16ct::lower::decode_vec("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a").unwrap();
    use base64ct::Encoding as _;
    assert_eq!(key.public_text(), format!("whpk_{}", base64ct::Base64::encode_string(&point)));
}

#[test]
fn what_one_key_signs_its_public_key_verifies_and_no_other() {
    let (one, other) = (key(1), key(2));
    let head = signed(std::slice::from_ref(&one));
    assert!(head.value("webhook-signature").starts_with("v1a,"));
    assert_eq!(check(&head, &[public(&one)], BODY, NOW), Ok(0));
    assert_eq!(check(&head, &[public(&other), public(&one)], BODY, NOW), Ok(1));
    assert_eq!(check(&head, &[public(&other)], BODY, NOW), Err(Reject::SignatureMismatch));
    assert_eq!(check(&head, &[public(&one)], b"{}", NOW), Err(Reject::SignatureMismatch));
    for (name, value) in [("webhook-id", "msg_2"), ("webhook-timestamp", "1780000001")] {
        assert_eq!(check(&head.clone().with(name, value), &[public(&one)], BODY, NOW), Err(Reject::SignatureMismatch));
    }
}

#[test]
fn t27_old_and_new_key_sign_side_by_side() {
    let (old, new) = (key(1), key(2));
    let head = signed(&[new.clone(), old.clone()]);
    for key in [&old, &new] {
        assert_eq!(check(&head, &[public(key)], BODY, NOW), Ok(0));
    }
}

#[test]
fn t13_the_time_is_checked_after_the_signature() {
    let one = key(1);
    let head = signed(std::slice::from_ref(&one));
    assert_eq!(check(&head, &[public(&one)], BODY, NOW + 301), Err(Reject::TimestampTooOld));
    assert_eq!(check(&head, &[public(&one)], BODY, NOW - 301), Err(Reject::TimestampTooNew));
    assert_eq!(check(&head, &[public(&key(2))], BODY, NOW + 301), Err(Reject::SignatureMismatch));
}

#[test]
fn t5_an_entry_of_another_version_is_no_v1a() {
    let one = key(1);
    let head = signed(std::slice::from_ref(&one));
    let value = head.value("webhook-signature");
    for other in [value.replace("v1a,", "v1,"), value.replace("v1a,", "v2,"), "v1a,".into(), String::from("v1a,AAAA")] {
        let got = check(&head.clone().with("webhook-signature", &other), &[public(&one)], BODY, NOW);
        assert_eq!(got, Err(Reject::MalformedSignature), "{other}");
    }
    let doubled = format!("{value}, {value}");
    let got = check(&head.with("webhook-signature", &doubled), &[public(&one)], BODY, NOW);
    assert_eq!(got, Err(Reject::MalformedSignature));
}

#[test]
fn t2_no_changed_signature_is_accepted() {
    let one = key(1);
    let head = signed(std::slice::from_ref(&one));
    let value = head.value("webhook-signature");
    for at in 4..value.len() {
        for byte in ["A", "b", "/", "="] {
            if &value[at..=at] != byte {
                let changed = format!("{}{byte}{}", &value[..at], &value[at + 1..]);
                let got = check(&head.clone().with("webhook-signature", &changed), &[public(&one)], BODY, NOW);
                assert!(got.is_err(), "{changed}");
            }
        }
    }
}

#[test]
fn t6_a_key_that_is_none_is_refused() {
    for text in ["whsk_", "whpk_"] {
        let refused = [SigningKey::parse(text).err(), VerifyingKey::parse(text).err()];
        assert!(refused.contains(&Some(SecretError::Blank)) && refused.contains(&Some(SecretError::Malformed)));
    }
    for text in ["", "whsec_AAAA", "whsk_AAAA", "whsk_!", "whpk_AAAA"] {
        assert_eq!(SigningKey::parse(text).unwrap_err(), SecretError::Malformed, "{text}");
        assert_eq!(VerifyingKey::parse(text).unwrap_err(), SecretError::Malformed, "{text}");
    }
    // The neutral element: under it anybody's signature could be made to fit.
    let weak = format!("whpk_AQ{}=", "A".repeat(41));
    assert_eq!(VerifyingKey::parse(&weak).unwrap_err(), SecretError::Malformed);
    assert_eq!(format!("{:?}", key(1)), "SigningKey([redacted])");
}

#[test]
fn only_a_list_of_base64_entries_can_carry_it() {
    assert_eq!(sign(&CLAIMPORT, &[key(1)], &message(), BODY), Err(Reject::SecretInvalid));
    assert_eq!(sign(&STANDARD_WEBHOOKS, &[], &message(), BODY), Err(Reject::SecretInvalid));
}
