//! What must hold for every input: threats T2, T4, T5, T14, T15, T28 over generated deliveries.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use base64ct::{Base64, Base64Unpadded, Base64UrlUnpadded, Encoding as _};
use proptest::prelude::*;
use signpost_core::provider::{
    self, Algorithm, BUILT_IN, CLAIMPORT, GOOCLAIM, STANDARD_WEBHOOKS, STRIPE, TimestampPlace,
};
use signpost_core::request::asymmetric::{self, SigningKey};
use signpost_core::request::dedupe::{self, By};
use signpost_core::request::handshake::signs_values;
use signpost_core::request::keys::Keys;
use signpost_core::request::shared::{self, SharedKey};
use signpost_core::request::sign::Message;
use signpost_core::request::timestamp::Tolerance;
use signpost_core::{Provider, Reject, Secret, SecretFormat, Verified, sign, verify};
use support::{Headers, Json};

const NOW: u64 = 1_779_272_065;
/// What rows that sign a URL are called under.
const URL: &str = "https://hooks.example.com/in?team=1";
const OURS: u8 = 7;
const MESSAGE: Message<'static> = Message {
    id: "evt_1",
    event_type: "a.type",
    timestamp: NOW,
    idempotency_key: None,
    headers: &[("Signpost-Source", "source")],
    method: Some("POST"),
    url: Some(URL),
    fields: &[],
};

/// A public key that Wise publishes.
const RSA: &str = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwpb91cEYuyJNQepZAVfPZIlPZfNUefH+n6w9SW3fykqKu938cR7WadQv87oF2VuT+fDt7kqeRziTmPSUhqPUys/V2Q1rlfJuXbE+Gga37t7zwd0egQ+KyOEHQOpcTwKmtZ81ieGHynAQzsn1We3jwt760MsCPJ7GMT141ByQM+yW1Bx+4SG3IGjXWyqOWrcXsxAvIXkpUD/jK/L958CgnZEgz0BSEh0QxYLITnW1lLokSx/dTianWPFEhMC9BgijempgNXHNfcVirg1lPSygz7KqoKUN0oHqWLr2U1A+7kqrl6O2nx3CKs1bj1hToT1+p4kcMoHXA7kA+VBLUpEsVwIDAQAB";

fn secret() -> Secret {
    Secret::from_key(b"a-secret-of-32-bytes-0123456789ab").unwrap()
}

/// The row's own kind of key, number `seed`.
fn keys(provider: &Provider, seed: u8) -> Keys {
    match provider.signature.algorithm {
        _ if shared::is_carried_by(provider) => Keys::Shared(vec![SharedKey::from_key(&[seed; 32]).unwrap()]),
        Algorithm::RsaSha256 => Keys::parse(provider, &[RSA]).unwrap(),
        Algorithm::HmacSha256 if seed == OURS => Keys::Secret(vec![secret()]),
        Algorithm::HmacSha256 => Keys::Secret(vec![Secret::from_key(&[seed; 32]).unwrap()]),
        algorithm => Keys::Public(vec![SigningKey::from_seed(algorithm, &[seed; 32]).unwrap().public_key()]),
    }
}

fn signed(provider: &Provider, id: &str, body: &[u8]) -> Headers {
    signed_at(provider, id, body, NOW)
}

fn signed_at(provider: &Provider, id: &str, body: &[u8], timestamp: u64) -> Headers {
    let message = Message { id, timestamp, ..MESSAGE };
    let headers = match provider.signature.algorithm {
        Algorithm::HmacSha256 => sign(provider, &[secret()], &message, body),
        algorithm if algorithm.has_public_keys() => {
            let key = SigningKey::from_seed(algorithm, &[OURS; 32]).unwrap();
            asymmetric::sign(provider, &[key], &message, body)
        }
        _ => shared::sign(provider, &[SharedKey::from_key(&[OURS; 32]).unwrap()], &message, body),
    };
    Headers::of(headers.unwrap()).with(":method", "POST").with(":url", URL)
}

fn signed_with(provider: &Provider, secrets: &[Secret], id: &str, body: &[u8]) -> Headers {
    Headers::of(sign(provider, secrets, &Message { id, ..MESSAGE }, body).unwrap())
}

fn check(provider: &Provider, headers: &Headers, body: &[u8]) -> Result<usize, Reject> {
    verified(provider, headers, body, OURS, NOW).map(|verified| verified.secret)
}

fn verified(provider: &Provider, headers: &Headers, body: &[u8], seed: u8, now: u64) -> Result<Verified, Reject> {
    keys(provider, seed).verify_within(provider, headers, &Json(body), now, Tolerance::Seconds(300))
}

/// The signature header's value, and where its tag begins.
fn tag_of(provider: &Provider, headers: &Headers) -> (String, usize) {
    let value = headers.value(provider.signature.header.canonical());
    let prefix = match &provider.signature.layout {
        provider::Layout::List { assign, version, .. } => {
            // The id of a key stands where the star does.
            format!("{}{}", version.strip_prefix('*').unwrap_or(version), char::from(*assign))
        }
        provider::Layout::Value { prefix, .. } => prefix.to_string(),
        provider::Layout::Bare { separator } => match provider.timestamp.as_ref().map(|row| &row.from) {
            Some(TimestampPlace::First) => char::from(*separator).to_string(),
            _ => String::new(),
        },
    };
    let start = value.find(&prefix).map_or(0, |at| at + prefix.len());
    (value, start)
}

/// Rows of which the properties hold: see [`Provider::is_signed_in_headers`]. Nothing here signs with RSA.
fn rows() -> impl Iterator<Item = &'static Provider> {
    let is_made_here = |row: &&Provider| {
        let is_fetched = row.signature.keys.is_some();
        row.is_signed_in_headers() && row.signature.algorithm != Algorithm::RsaSha256 && !is_fetched
    };
    BUILT_IN.into_iter().filter(is_made_here)
}

fn row() -> impl Strategy<Value = &'static Provider> {
    proptest::sample::select(rows().collect::<Vec<_>>())
}

/// A body under which a signature proves something: what a handshake would sign for anybody proves nothing, and no such
/// value begins like this.
fn proof(row: &Provider, body: Vec<u8>) -> Vec<u8> {
    if signs_values(row) { [b"{", body.as_slice()].concat() } else { body }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_signed_verifies_and_nothing_else_does(
        row in row(),
        id in "[a-zA-Z0-9_-]{1,40}",
        body in proptest::collection::vec(any::<u8>(), 0..600),
        flip in any::<proptest::sample::Index>(),
        bit in 0..8u8,
    ) {
        let body = proof(row, body);
        let headers = signed(row, &id, &body);
        prop_assert_eq!(check(row, &headers, &body), Ok(0));
        prop_assert_eq!(verified(row, &headers, &body, 8, NOW), Err(Reject::SignatureMismatch));
        if !body.is_empty() {
            let mut touched = body.clone();
            touched[flip.index(body.len())] ^= 1 << bit;
            prop_assert_eq!(check(row, &headers, &touched), Err(Reject::SignatureMismatch));
        }
        let mut longer = body.clone();
        longer.push(b' ');
        prop_assert_eq!(check(row, &headers, &longer), Err(Reject::SignatureMismatch));
    }

    #[test]
    fn t2_no_other_spelling_of_a_tag_is_accepted(row in row(), body in proptest::collection::vec(any::<u8>(), 0..100), cut in 0usize..64) {
        let body = proof(row, body);
        let headers = signed(row, "evt_1", &body);
        let name = row.signature.header.canonical();
        let (value, start) = tag_of(row, &headers);
        let (before, tag) = value.split_at(start);
        let refuse = |spelling: String| {
            let changed = headers.clone().with(name, &format!("{before}{spelling}"));
            check(row, &changed, &body).is_err()
        };
        for length in 0..tag.len() {
            prop_assert!(refuse(tag[..length].to_string()), "a strict prefix of {} characters", length);
        }
        let blanks = matches!(row.signature.layout, provider::Layout::List { blanks: true, .. });
        let separator = match &row.signature.layout {
            provider::Layout::Bare { separator } | provider::Layout::List { separator, .. } => {
                char::from(*separator).to_string()
            }
            provider::Layout::Value { .. } => String::new(),
        };
        // A separator behind the tag only ends its entry.
        for extension in ["0", "00", "=", "A", "\n", " ", "\0", ","].into_iter().filter(|text| *text != separator && !(blanks && *text == " ")) {
            prop_assert!(refuse(format!("{tag}{extension}")), "extended by {:?}", extension);
        }
        let cut = cut % tag.len();
        for gap in [" ", "\n", "\0"].into_iter().filter(|_| cut > 0) {
            let split = [&tag[..cut], gap, &tag[cut..]].concat();
            prop_assert!(refuse(split), "split by {:?}", gap);
        }
        let upper = tag.to_uppercase();
        match row.signature.encoding {
            provider::Encoding::Hex => prop_assert!(!refuse(upper), "hex has no case"),
            provider::Encoding::Text => {}
            provider::Encoding::Base64Url | provider::Encoding::HexBase64 => {
                prop_assert!(upper == tag || refuse(upper));
            }
            provider::Encoding::Base64 => {
                if upper != tag {
                    prop_assert!(refuse(upper));
                }
                let bytes = Base64::decode_vec(tag).unwrap();
                // A DER signature can fill its last group of characters, and then there is no padding.
                for spelling in [Base64Unpadded::encode_string(&bytes), Base64UrlUnpadded::encode_string(&bytes)] {
                    prop_assert!(spelling == tag || refuse(spelling), "without padding, url-safe");
                }
                // 32 bytes leave four unused bits in the last character before the padding.
                let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
                let last = tag.chars().rev().nth(1).unwrap();
                for other in alphabet.chars().filter(|c| *c != last) {
                    prop_assert!(refuse(format!("{}{other}=", &tag[..tag.len() - 2])), "trailing bits");
                }
            }
        }
    }

    #[test]
    fn t4_a_valid_signature_is_found_at_every_position_up_to_the_cap(position in 0usize..40, body in proptest::collection::vec(any::<u8>(), 0..50)) {
        let headers = signed(&STANDARD_WEBHOOKS, "msg_1", &body);
        let valid = headers.value("webhook-signature");
        let decoy = format!("v1,{}", Base64::encode_string(&[7; 32]));
        let mut entries = vec![decoy; 40];
        entries[position] = valid;
        let changed = headers.with("webhook-signature", &entries.join(" "));
        prop_assert_eq!(check(&STANDARD_WEBHOOKS, &changed, &body).is_ok(), position < 16);
    }

    #[test]
    fn t15_moving_a_boundary_never_verifies(id in "[a-z0-9]{2,20}", body in "[a-z0-9]{2,40}", at in 1usize..20) {
        let headers = signed(&STANDARD_WEBHOOKS, &id, body.as_bytes());
        let at = at.min(id.len() - 1);
        let shorter = headers.clone().with("webhook-id", &id[..at]);
        let longer = [&id[at..], ".", &body].concat();
        prop_assert!(check(&STANDARD_WEBHOOKS, &shorter, longer.as_bytes()).is_err());
        // The signed text `id.time.body`, cut at its dots in another way.
        let dotted = format!("{id}.{NOW}.{body}.{NOW}.tail");
        let honest = signed(&STANDARD_WEBHOOKS, &id, format!("{body}.{NOW}.tail").as_bytes());
        prop_assert_eq!(dotted.matches('.').count(), 4);
        let moved = honest.with("webhook-id", &format!("{id}.{NOW}.{body}"));
        prop_assert_eq!(check(&STANDARD_WEBHOOKS, &moved, b"tail"), Err(Reject::MalformedId));
    }

    #[test]
    fn t28_no_headers_and_no_body_make_it_panic(
        row in row(),
        names in proptest::collection::vec(0usize..21, 0..8),
        values in proptest::collection::vec("\\PC{0,80}|[ -~]{0,80}|[0-9,=v1 .]{0,60}", 8),
        body in proptest::collection::vec(any::<u8>(), 0..200),
        now in any::<u64>(),
    ) {
        let known = [
            "x-claimport-signature", "x-gooclaim-signature", "x-gooclaim-timestamp", "x-gooclaim-idempotency-key",
            "webhook-id", "webhook-timestamp", "webhook-signature", "stripe-signature", "x-hub-signature-256",
            "x-shopify-hmac-sha256", "x-slack-signature", "x-slack-request-timestamp", "x-square-hmacsha256-signature",
            "x-hubspot-signature-v3", "x-hubspot-request-timestamp", ":method", ":url", "x-signature-ed25519", "x-signature-timestamp",
            "x-twilio-email-event-webhook-signature", "x-twilio-email-event-webhook-timestamp",
        ];
        let headers = Headers::of(names.iter().zip(&values).map(|(name, value)| (known[*name].to_string(), value.clone())));
        prop_assert!(verified(row, &headers, &body, OURS, now).is_err());
    }

    #[test]
    fn t14_a_dedupe_key_never_depends_on_time_or_signature_and_by_body_on_no_unsigned_id(id in "[a-z0-9]{1,20}", header_id in "[A-Z]{1,20}") {
        let body = format!("{{\"id\":\"{id}\",\"event_id\":\"{id}\"}}").into_bytes();
        for row in rows() {
            let keys = |headers: &Headers, now, by| {
                let verified = verified(row, headers, &body, OURS, now).unwrap();
                dedupe::keys(row, "scope", &verified, &body, by)
            };
            let first = signed(row, "evt_1", &body);
            let retry = signed_at(row, "evt_1", &body, NOW + 250);
            for by in [By::Body, By::Event] {
                prop_assert_eq!(keys(&first, NOW, by), keys(&retry, NOW + 250, by), "{}", &row.name);
            }
            if !row.id_is_signed() && let Some(provider::Place::Header(names)) = &row.id {
                let other = first.clone().with(names.canonical(), &header_id);
                prop_assert_eq!(keys(&first, NOW, By::Body).event, keys(&other, NOW, By::Body).event, "{}", &row.name);
                prop_assert_ne!(keys(&first, NOW, By::Event).event, keys(&other, NOW, By::Event).event, "{}", &row.name);
            }
        }
    }
}

#[test]
fn t4_ten_thousand_entries_are_bounded_work() {
    let decoy = format!("v1,{} ", Base64::encode_string(&[7; 32]));
    let headers = signed(&STANDARD_WEBHOOKS, "msg_1", b"{}");
    let valid = headers.value("webhook-signature");
    let flooded = headers.with("webhook-signature", &(decoy.repeat(10_000) + &valid));
    assert_eq!(check(&STANDARD_WEBHOOKS, &flooded, b"{}"), Err(Reject::SignatureMismatch));
    let empty = flooded.with("webhook-signature", &"v1, ".repeat(10_000));
    assert_eq!(check(&STANDARD_WEBHOOKS, &empty, b"{}"), Err(Reject::MalformedSignature));
}

#[test]
fn t5_the_algorithm_is_never_taken_from_the_request() {
    let body = br#"{"id":"evt_1"}"#;
    let claimport = signed(&CLAIMPORT, "evt_1", body).value("X-ClaimPort-Signature");
    let tag = claimport.trim_start_matches("sha256=");
    for value in [
        format!("sha1={tag}"),
        format!("sha512={tag}"),
        format!("none={tag}"),
        format!("SHA256={tag}"),
        tag.to_string(),
    ] {
        let headers = Headers::new(&[("x-claimport-signature", &value)]);
        assert_eq!(check(&CLAIMPORT, &headers, body), Err(Reject::MalformedSignature), "{value}");
    }
    let standard = signed(&STANDARD_WEBHOOKS, "msg_1", body);
    let value = standard.value("webhook-signature");
    for version in ["v0,", "v1a,", "v2,", "V1,", "v1:", "v1=", ""] {
        let changed = standard.clone().with("webhook-signature", &value.replace("v1,", version));
        assert_eq!(check(&STANDARD_WEBHOOKS, &changed, body), Err(Reject::MalformedSignature), "{version}");
    }
    let stripe = signed(&STRIPE, "evt_1", body);
    let changed = stripe.clone().with("stripe-signature", &stripe.value("stripe-signature").replace("v1=", "v0="));
    assert_eq!(check(&STRIPE, &changed, body), Err(Reject::MalformedSignature));
}

#[test]
fn of_several_failures_the_most_useful_is_named() {
    let body = br#"{"event_id":"evt_1"}"#;
    let good = signed(&GOOCLAIM, "evt_1", body);
    let expect = |headers: Headers, body: &[u8], reason| assert_eq!(check(&GOOCLAIM, &headers, body), Err(reason));
    expect(Headers::default(), body, Reject::MissingSignature);
    expect(
        good.clone().with("x-gooclaim-timestamp", "soon").with("x-gooclaim-signature", "sha256="),
        body,
        Reject::MalformedSignature,
    );
    expect(good.clone().with("x-gooclaim-timestamp", "1"), b"{}", Reject::SignatureMismatch);
    expect(good.clone().with("x-gooclaim-timestamp", "1"), body, Reject::TimestampTooOld);
    assert_eq!(verify(&GOOCLAIM, &[], &Headers::default(), &Json(b""), NOW), Err(Reject::SecretInvalid));
}

#[test]
fn while_a_secret_is_rotated_a_list_carries_a_signature_of_each() {
    let old = Secret::parse("old-secret-0123456789abcdef", SecretFormat::Utf8).unwrap();
    let body = b"{}";
    let headers = signed_with(&STANDARD_WEBHOOKS, &[secret(), old.clone()], "msg_1", body);
    for holder in [secret(), old] {
        assert!(verify(&STANDARD_WEBHOOKS, &[holder], &headers, &Json(body), NOW).is_ok());
    }
}

#[test]
fn t27_which_secret_matched_is_told() {
    let old = Secret::parse("old-secret-0123456789abcdef", SecretFormat::Utf8).unwrap();
    let headers = signed_with(&CLAIMPORT, std::slice::from_ref(&old), "evt_1", b"{}");
    let verified = verify(&CLAIMPORT, &[secret(), old], &headers, &Json(b"{}"), NOW).unwrap();
    assert_eq!(verified.secret, 1);
}

#[test]
fn signing_refuses_what_verifying_would_refuse() {
    for id in ["", "a.b", "a b", "a,b", "a\r\nx: y", "é", &"x".repeat(257)] {
        let message = Message { id, event_type: "t", timestamp: NOW, ..Message::default() };
        assert_eq!(sign(&STANDARD_WEBHOOKS, &[secret()], &message, b""), Err(Reject::MalformedId), "{id:?}");
    }
    let message = Message { id: "a", event_type: "t", timestamp: NOW, ..Message::default() };
    assert_eq!(sign(&STANDARD_WEBHOOKS, &[], &message, b""), Err(Reject::SecretInvalid));
}

#[test]
fn t19_keys_of_two_scopes_never_meet() {
    let body = br#"{"id":"evt_1"}"#;
    let headers = signed(&CLAIMPORT, "evt_1", body);
    let verified = verify(&CLAIMPORT, &[secret()], &headers, &Json(body), NOW).unwrap();
    let one = dedupe::keys(&CLAIMPORT, "one", &verified, body, By::Event);
    assert_ne!(one, dedupe::keys(&CLAIMPORT, "two", &verified, body, By::Event));
    assert_eq!(one, dedupe::keys(&CLAIMPORT, "one", &verified, b"another body, the same signed id", By::Event));
}
