//! Deliveries under keys that are fetched: what is asked for, when, and what is answered where nothing comes.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

use base64ct::{Base64, Base64UrlUnpadded, Encoding as _};
use serde_json::{Value, json};
use signpost_config::Url;
use signpost_core::provider::{Algorithm, FAL_AI};
use signpost_core::request::asymmetric::{self, SigningKey};
use signpost_core::request::fetched;
use signpost_core::request::mac::Own;
use signpost_core::request::sign::Message;
use signpost_gate::Gate;
use signpost_gate::receive::Received;
use signpost_gate::request::Request;

const NOW: u64 = 1_800_000_000_000;
const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const URL: &str = "https://rest.alpha.fal.ai/.well-known/jwks.json";
const USER: &str = "user-1";
const BODY: &[u8] = br#"{"status":"OK"}"#;

fn gate() -> Gate {
    let source = |provider: Value| json!({ "provider": provider, "secrets": ["USER", "SECOND"], "dedupe": "strict", "origin": "https://origin.example/" });
    let other = json!({ "name": "other", "signature": {
        "header": "X-Other", "encoding": "hex", "algorithm": "ecdsa_p256_sha256", "signed": "{secret}{body}",
        "keys": { "form": "jwks", "url": URL },
    } });
    let environment = json!({
        "tables": { "sources": { "fal": source(json!("fal-ai")), "other": source(other) } },
        "values": { "USER": USER, "SECOND": "user-9", "SIGNPOST_SIGNING_SECRET": "signpost-secret-0123456789abcdef" },
        "bindings": ["CLAIMS"],
    });
    let url = |text: &str| {
        let (host, path) = ("origin.example".to_string(), "/".to_string());
        Some(Url { href: text.to_string(), scheme: "https:".to_string(), host, path, ..Url::default() })
    };
    Gate::new(environment.to_string().as_bytes(), &url, NOW)
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(Algorithm::Ed25519, &[seed; 32]).unwrap()
}

/// A key set as fal publishes one.
fn set(keys: &[SigningKey]) -> Vec<u8> {
    let jwk = |key: &SigningKey| {
        let bytes = Base64::decode_vec(key.public_text().strip_prefix("whpk_").unwrap()).unwrap();
        json!({ "kty": "OKP", "crv": "Ed25519", "kid": key.public_text(), "x": Base64UrlUnpadded::encode_string(&bytes) })
    };
    json!({ "keys": keys.iter().map(jwk).collect::<Vec<_>>() }).to_string().into_bytes()
}

fn head(key: &SigningKey, user: &str, now: u64) -> String {
    let row = fetched::rows(&FAL_AI, &[user]).unwrap().remove(0);
    let message = Message { id: "request-1", timestamp: now / 1000, ..Message::default() };
    let signed = asymmetric::sign(&row, core::slice::from_ref(key), &message, BODY).unwrap();
    signed.iter().fold("POST\nhttps://gate.example/in/fal".to_string(), |text, (name, value)| {
        format!("{text}\n{}\n{value}", name.to_lowercase())
    })
}

/// What a delivery comes to: the address to ask, `verified`, or the status and the code of its end.
fn told(gate: &mut Gate, head: &str, now: u64) -> String {
    match gate.receive(&Request::read(head), BODY, &Own, now, now) {
        Received::Ended(ended) => {
            let code = ended.log.and_then(|log| log.code).unwrap_or_default();
            format!("{} {code}", ended.answer.status)
        }
        Received::Keys(keys) => keys.name,
        Received::Verified(_) => "verified".to_string(),
    }
}

/// A key of another algorithm, as it would stand in the same set.
fn p256_set() -> Vec<u8> {
    let key = SigningKey::from_seed(Algorithm::EcdsaP256Sha256, &[1; 32]).unwrap();
    let point = Base64::decode_vec(key.public_text().strip_prefix("whpk_").unwrap()).unwrap();
    let (x, y) = point[1..].split_at(32);
    let text = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
    json!({ "keys": [{ "kty": "EC", "crv": "P-256", "x": text(x), "y": text(y) }] }).to_string().into_bytes()
}

fn give(gate: &mut Gate, bytes: Option<&[u8]>, now: u64) {
    gate.fetched(&Request::read("POST\nhttps://gate.example/in/fal"), URL, bytes, now);
}

#[test]
fn keys_are_fetched_once_and_used_for_an_hour() {
    let (mut gate, key) = (gate(), key(1));
    assert_eq!(told(&mut gate, &head(&key, USER, NOW), NOW), URL);
    give(&mut gate, Some(&set(core::slice::from_ref(&key))), NOW);
    for now in [NOW, NOW + HOUR - 1] {
        assert_eq!(told(&mut gate, &head(&key, USER, now), now), "verified");
    }
    assert_eq!(told(&mut gate, &head(&key, USER, NOW + HOUR), NOW + HOUR), URL);
}

#[test]
fn rows_of_two_algorithms_have_keys_at_one_address() {
    let (mut gate, key) = (gate(), key(1));
    gate.fetched(&Request::read("POST\nhttps://gate.example/in/other"), URL, Some(&p256_set()), NOW);
    assert_eq!(told(&mut gate, &head(&key, USER, NOW), NOW), URL);
    give(&mut gate, Some(&set(core::slice::from_ref(&key))), NOW);
    assert_eq!(told(&mut gate, &head(&key, USER, NOW), NOW), "verified");
}

#[test]
fn what_is_no_delivery_has_nothing_fetched() {
    let mut gate = gate();
    for (head, code) in [
        ("POST\nhttps://gate.example/in/fal".to_string(), "401 missing_signature"),
        (head(&key(1), USER, NOW).replace("signature\n", "signature\nx"), "401 malformed_signature"),
    ] {
        assert_eq!(told(&mut gate, &head, NOW), code);
    }
}

#[test]
fn what_the_provider_signs_for_somebody_else_is_refused() {
    let (mut gate, key) = (gate(), key(1));
    give(&mut gate, Some(&set(core::slice::from_ref(&key))), NOW);
    assert_eq!(told(&mut gate, &head(&key, "user-2", NOW), NOW), "401 signature_mismatch");
}

#[test]
fn what_is_ours_and_too_old_is_told_so_whatever_other_names_we_have() {
    let (mut gate, key) = (gate(), key(1));
    give(&mut gate, Some(&set(core::slice::from_ref(&key))), NOW);
    for user in [USER, "user-9"] {
        let now = NOW + 2 * MINUTE;
        assert_eq!(told(&mut gate, &head(&key, user, now), now), "verified");
        let old = head(&key, user, NOW - 10 * MINUTE);
        assert_eq!(told(&mut gate, &old, now), "401 timestamp_too_old");
    }
}

#[test]
fn a_new_key_is_found_within_a_minute_and_forgeries_ask_no_more_often() {
    let (mut gate, old, new) = (gate(), key(1), key(2));
    give(&mut gate, Some(&set(core::slice::from_ref(&old))), NOW);
    let soon = NOW + MINUTE - 1;
    assert_eq!(told(&mut gate, &head(&new, USER, soon), soon), "401 signature_mismatch");
    let now = NOW + MINUTE;
    assert_eq!(told(&mut gate, &head(&new, USER, now), now), URL);
    give(&mut gate, Some(&set(&[old.clone(), new.clone()])), now);
    assert_eq!(told(&mut gate, &head(&new, USER, now), now), "verified");
    assert_eq!(told(&mut gate, &head(&old, USER, now), now), "verified");
    assert_eq!(told(&mut gate, &head(&key(3), USER, now), now), "401 signature_mismatch");
}

#[test]
fn a_key_that_is_withdrawn_counts_no_longer() {
    let (mut gate, old, new) = (gate(), key(1), key(2));
    give(&mut gate, Some(&set(core::slice::from_ref(&old))), NOW);
    give(&mut gate, Some(&set(core::slice::from_ref(&new))), NOW + HOUR);
    assert_eq!(told(&mut gate, &head(&old, USER, NOW + HOUR), NOW + HOUR), "401 signature_mismatch");
}

#[test]
fn keys_that_cannot_be_had_lose_no_delivery() {
    let (mut gate, key) = (gate(), key(1));
    let forged = head(&key, "user-2", NOW);
    for bytes in [None, Some(&b"<html>"[..]), Some(br#"{"keys":[]}"#)] {
        give(&mut gate, bytes, NOW);
        assert_eq!(told(&mut gate, &head(&key, USER, NOW), NOW), "503 keys_unavailable");
        assert_eq!(told(&mut gate, &forged, NOW), "503 keys_unavailable");
    }
    // Asked for again, but not by each delivery.
    assert_eq!(told(&mut gate, &head(&key, USER, NOW), NOW + 4_999), "503 keys_unavailable");
    assert_eq!(told(&mut gate, &head(&key, USER, NOW), NOW + 5_000), URL);
}

#[test]
fn keys_outlast_their_address_for_a_day() {
    let (mut gate, key) = (gate(), key(1));
    give(&mut gate, Some(&set(core::slice::from_ref(&key))), NOW);
    for hours in [1, 12, 23] {
        let now = NOW + hours * HOUR;
        assert_eq!(told(&mut gate, &head(&key, USER, now), now), URL);
        give(&mut gate, None, now);
        assert_eq!(told(&mut gate, &head(&key, USER, now), now), "verified");
    }
    let now = NOW + 24 * HOUR;
    give(&mut gate, None, now);
    assert_eq!(told(&mut gate, &head(&key, USER, now), now), "503 keys_unavailable");
}

#[test]
fn t41_no_flood_has_the_provider_asked_more_than_once_a_second() {
    let (mut gate, key) = (gate(), key(1));
    let mut fetches = 0;
    for n in 0..10_000 {
        let now = NOW + n;
        fetches += usize::from(told(&mut gate, &head(&key, USER, NOW), now) == URL);
    }
    // 16 at once, then one each second.
    assert_eq!(fetches, 16 + 9);
}
