//! Signed with one key, verified with another that cannot sign: `v1a`, Discord, SendGrid.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
#![allow(missing_docs)]

mod support;

use signpost_core::provider::{Algorithm, CLAIMPORT, DISCORD, GITHUB, SENDGRID, SLACK, STANDARD_WEBHOOKS};
use signpost_core::request::asymmetric::{PublicKey, SigningKey, sign, verify_within};
use signpost_core::request::keys::Keys;
use signpost_core::request::sign::Message;
use signpost_core::request::timestamp::Tolerance;
use signpost_core::{Provider, Reject, Secret, SecretError, SecretFormat, verify};
use support::{Headers, Json};

const NOW: u64 = 1_780_000_000;
const BODY: &[u8] = b"{\"type\":\"a.b\"}";

fn key(byte: u8) -> SigningKey {
    SigningKey::parse(&SigningKey::text(&[byte; 32])).unwrap()
}

fn public(key: &SigningKey) -> PublicKey {
    PublicKey::parse(&key.public_text(), &STANDARD_WEBHOOKS).unwrap()
}

fn message() -> Message<'static> {
    Message { id: "msg_1", event_type: "a.b", timestamp: NOW, ..Message::default() }
}

fn signed(keys: &[SigningKey]) -> Headers {
    Headers::of(sign(&STANDARD_WEBHOOKS, keys, &message(), BODY).unwrap())
}

fn check(head: &Headers, keys: &[PublicKey], body: &[u8], now: u64) -> Result<usize, Reject> {
    check_row(&STANDARD_WEBHOOKS, head, keys, body, now)
}

fn check_row(row: &Provider, head: &Headers, keys: &[PublicKey], body: &[u8], now: u64) -> Result<usize, Reject> {
    verify_within(row, keys, head, body, now, Tolerance::Seconds(300)).map(|verified| verified.secret)
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
        let refused = [SigningKey::parse(text).err(), PublicKey::parse(text, &STANDARD_WEBHOOKS).err()];
        assert!(refused.contains(&Some(SecretError::Blank)) && refused.contains(&Some(SecretError::Malformed)));
    }
    assert_eq!(SigningKey::parse("").unwrap_err(), SecretError::Malformed);
    for text in ["whsec_AAAA", "whsk_AAAA", "whsk_!", "whpk_AAAA"] {
        assert_eq!(SigningKey::parse(text).unwrap_err(), SecretError::Malformed, "{text}");
        assert_eq!(PublicKey::parse(text, &STANDARD_WEBHOOKS).unwrap_err(), SecretError::Malformed, "{text}");
    }
    // The neutral element: under it anybody's signature could be made to fit.
    let weak = format!("whpk_AQ{}=", "A".repeat(41));
    assert_eq!(PublicKey::parse(&weak, &STANDARD_WEBHOOKS).unwrap_err(), SecretError::Malformed);
    assert_eq!(format!("{:?}", key(1)), "SigningKey([redacted])");
}

#[test]
fn only_a_list_of_base64_entries_can_carry_it() {
    assert_eq!(sign(&CLAIMPORT, &[key(1)], &message(), BODY), Err(Reject::SecretInvalid));
    assert_eq!(sign(&STANDARD_WEBHOOKS, &[], &message(), BODY), Err(Reject::SecretInvalid));
}

/// A key of the row's algorithm.
fn key_of(row: &Provider, seed: u8) -> SigningKey {
    SigningKey::from_seed(row.signature.algorithm, &[seed; 32]).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(bytes)
}

fn base64(bytes: &[u8]) -> String {
    use base64ct::Encoding as _;
    base64ct::Base64::encode_string(bytes)
}

#[test]
fn t13_discord_and_sendgrid_in_time_and_out_of_it() {
    for row in [&DISCORD, &SENDGRID] {
        let (one, other) = (key_of(row, 1), key_of(row, 2));
        let head = Headers::of(sign(row, std::slice::from_ref(&one), &message(), BODY).unwrap());
        let keys = [other.public_key(), one.public_key()];
        assert_eq!(check_row(row, &head, &keys, BODY, NOW + 300), Ok(1));
        assert_eq!(check_row(row, &head, &keys, BODY, NOW + 301), Err(Reject::TimestampTooOld));
        assert_eq!(check_row(row, &head, &keys, BODY, NOW - 301), Err(Reject::TimestampTooNew));
        assert_eq!(check_row(row, &head, &keys[..1], BODY, NOW + 301), Err(Reject::SignatureMismatch));
        assert_eq!(check_row(row, &head, &[], BODY, NOW), Err(Reject::SecretInvalid));
    }
}

#[test]
fn of_several_failures_the_most_useful_is_named() {
    let keys = [key_of(&DISCORD, 1).public_key()];
    let head = Headers::of(sign(&DISCORD, &[key_of(&DISCORD, 1)], &message(), BODY).unwrap());
    for (head, reason) in [
        (Headers::default(), Reject::MissingSignature),
        (Headers::new(&[("X-Signature-Ed25519", "00")]), Reject::MissingTimestamp),
        (
            head.clone().with("X-Signature-Ed25519", "00").with("X-Signature-Timestamp", "soon"),
            Reject::MalformedSignature,
        ),
        (head.clone().with("X-Signature-Timestamp", "soon"), Reject::MalformedTimestamp),
        (head.with("X-Signature-Timestamp", "1"), Reject::SignatureMismatch),
    ] {
        assert_eq!(check_row(&DISCORD, &head, &keys, BODY, NOW), Err(reason));
    }
}

#[test]
fn t5_an_hmac_under_the_public_key_is_worth_nothing() {
    let key = key_of(&DISCORD, 1);
    let text = key.public_text();
    let bytes = base64ct_decode(text.strip_prefix("whpk_").unwrap());
    // The operator's text as a shared secret, in every spelling of it.
    for secret in [bytes.as_slice(), hex(&bytes).as_bytes(), text.as_bytes()] {
        let secret = Secret::from_key(secret).unwrap();
        let mut as_hmac = DISCORD.clone();
        as_hmac.signature.algorithm = Algorithm::HmacSha256;
        let head = Headers::of(signpost_core::sign(&as_hmac, std::slice::from_ref(&secret), &message(), BODY).unwrap());
        let keys = [key.public_key()];
        assert_eq!(check_row(&DISCORD, &head, &keys, BODY, NOW), Err(Reject::MalformedSignature));
        // Nor does the way of HMAC take such a row.
        assert_eq!(
            verify(&DISCORD, std::slice::from_ref(&secret), &head, &Json(BODY), NOW),
            Err(Reject::SecretInvalid)
        );
        assert_eq!(signpost_core::sign(&DISCORD, &[secret], &message(), BODY), Err(Reject::SecretInvalid));
    }
    assert!(matches!(Keys::parse(&DISCORD, &[hex(&bytes)]), Ok(Keys::Public(_))));
    assert_eq!(
        Secret::parse(&spki(&SENDGRID, &key_of(&SENDGRID, 1)), SecretFormat::Spki).unwrap_err(),
        SecretError::Malformed
    );
    // A row of HMAC has no public keys, unless its list can carry `v1a`; and there, one is no secret either.
    assert!(matches!(Keys::parse(&STANDARD_WEBHOOKS, &[&text]), Ok(Keys::Public(_))));
    assert_eq!(Keys::parse(&SLACK, &[&text]).unwrap_err(), (0, SecretError::Malformed));
    let mixed = [text.as_str(), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"];
    assert_eq!(Keys::parse(&STANDARD_WEBHOOKS, &mixed).unwrap_err(), (1, SecretError::Malformed));
    assert_eq!(Keys::parse(&GITHUB, &["fine", " "]).unwrap_err(), (1, SecretError::Blank));
}

#[test]
fn t5_a_key_of_another_algorithm_is_no_key() {
    let (discord, sendgrid) = (key_of(&DISCORD, 1), key_of(&SENDGRID, 1));
    let head = Headers::of(sign(&SENDGRID, std::slice::from_ref(&sendgrid), &message(), BODY).unwrap());
    let keys = [discord.public_key(), sendgrid.public_key()];
    assert_eq!(check_row(&SENDGRID, &head, &keys, BODY, NOW), Err(Reject::SecretInvalid));
    assert_eq!(sign(&DISCORD, &[sendgrid], &message(), BODY), Err(Reject::SecretInvalid));
    assert_eq!(check_row(&CLAIMPORT, &head, &[discord.public_key()], BODY, NOW), Err(Reject::SecretInvalid));
}

fn base64ct_decode(text: &str) -> Vec<u8> {
    use base64ct::Encoding as _;
    base64ct::Base64::decode_vec(text).unwrap()
}

/// The key's `SubjectPublicKeyInfo` in base64.
fn spki(row: &Provider, key: &SigningKey) -> String {
    let prefix = match row.signature.algorithm {
        Algorithm::Ed25519 => "302a300506032b6570032100",
        _ => "3059301306072a8648ce3d020106082a8648ce3d030107034200",
    };
    let point = base64ct_decode(key.public_text().strip_prefix("whpk_").unwrap());
    base64(&[base16ct::lower::decode_vec(prefix).unwrap(), point].concat())
}

#[test]
fn t6_a_public_key_is_read_in_the_rows_format_and_no_other() {
    let (discord, sendgrid) = (key_of(&DISCORD, 1), key_of(&SENDGRID, 1));
    let point = |key: &SigningKey| base64ct_decode(key.public_text().strip_prefix("whpk_").unwrap());
    let read = |text: &str, row: &Provider| PublicKey::parse(text, row);
    assert_eq!(read(&hex(&point(&discord)), &DISCORD), Ok(discord.public_key()));
    assert_eq!(read(&hex(&point(&discord)).to_uppercase(), &DISCORD), Ok(discord.public_key()));
    let bare = spki(&SENDGRID, &sendgrid);
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n{}\n-----END PUBLIC KEY-----\n", &bare[..64], &bare[64..]);
    for text in [&bare, &format!("{bare}\n"), &pem, &pem.replace('\n', "\r\n")] {
        assert_eq!(read(text, &SENDGRID), Ok(sendgrid.public_key()), "{text}");
    }
    // The same format, the other algorithm.
    let edwards = Provider { secret: SecretFormat::Spki, ..DISCORD.clone() };
    assert_eq!(read(&spki(&DISCORD, &discord), &edwards), Ok(discord.public_key()));
    assert_eq!(read(&bare, &edwards).unwrap_err(), SecretError::Malformed);
    assert_eq!(read(&spki(&DISCORD, &discord), &SENDGRID).unwrap_err(), SecretError::Malformed);
    for (row, text) in [
        (&DISCORD, point(&discord)[..31].to_vec()),
        (&DISCORD, [point(&discord).as_slice(), &[0]].concat()),
        (&DISCORD, vec![0xff; 32]),
    ] {
        assert_eq!(read(&hex(&text), row).unwrap_err(), SecretError::Malformed);
    }
    let der = base64ct_decode(&bare);
    let mut off_curve = der.clone();
    *off_curve.last_mut().unwrap() ^= 1;
    for der in [&der[..90], &der[26..], &off_curve, &[der.as_slice(), &[0]].concat(), &[]] {
        assert!(read(&base64(der), &SENDGRID).is_err(), "{}", hex(der));
    }
    for text in ["", " ", "\n"] {
        assert_eq!(read(text, &SENDGRID).unwrap_err(), SecretError::Blank);
    }
    for text in [format!(" {bare}"), bare.replace('=', ""), format!("-----BEGIN PUBLIC KEY-----{bare}"), "0x00".into()]
    {
        assert_eq!(read(&text, &SENDGRID).unwrap_err(), SecretError::Malformed, "{text}");
    }
}

#[test]
fn t6_no_point_of_small_order_and_no_second_spelling_is_a_key() {
    // The eight points of small order, and spellings of them with y not below the prime.
    let small = [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ];
    for text in small {
        assert_eq!(PublicKey::parse(text, &DISCORD).unwrap_err(), SecretError::Malformed, "{text}");
    }
    // y = 2^255 - 16 is 3 modulo the prime, a point of full order, and must be written as 3.
    for (text, is_key) in [("f0", false), ("03", true)] {
        let rest = if is_key { format!("{}00", "00".repeat(30)) } else { format!("{}7f", "ff".repeat(30)) };
        assert_eq!(PublicKey::parse(&format!("{text}{rest}"), &DISCORD).is_ok(), is_key, "{text}");
    }
}

#[test]
fn t4_a_flood_of_signatures_is_bounded_work() {
    let one = key(1);
    let head = signed(std::slice::from_ref(&one));
    let valid = head.value("webhook-signature");
    let decoy = format!("v1a,{} ", base64(&[7; 64]));
    for (decoys, expected) in
        [(15, Ok(0)), (16, Err(Reject::SignatureMismatch)), (10_000, Err(Reject::SignatureMismatch))]
    {
        let flooded = head.clone().with("webhook-signature", &(decoy.repeat(decoys) + &valid));
        assert_eq!(check(&flooded, &[public(&one)], BODY, NOW), expected, "{decoys}");
    }
    // A fifth key is not tried.
    let five: Vec<_> = (2..6).map(|seed| public(&key(seed))).chain([public(&one)]).collect();
    assert_eq!(check(&head, &five, BODY, NOW), Err(Reject::SignatureMismatch));
}

#[test]
fn t15_digits_moved_between_time_and_body_are_out_of_time() {
    // `{timestamp}{body}` has no separator: the signature still fits, and the time is another century's.
    let key = key_of(&DISCORD, 1);
    let head = Headers::of(sign(&DISCORD, std::slice::from_ref(&key), &message(), BODY).unwrap());
    let stamp = head.value("X-Signature-Timestamp");
    let moved = head.with("X-Signature-Timestamp", &stamp[..9]);
    let longer = [&stamp.as_bytes()[9..], BODY].concat();
    assert_eq!(check_row(&DISCORD, &moved, &[key.public_key()], &longer, NOW), Err(Reject::TimestampTooOld));
}
