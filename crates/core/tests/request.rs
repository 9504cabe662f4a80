//! Rows that sign the request itself: its method and the URL that the provider called.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
#![allow(missing_docs)]

mod support;

use signpost_core::provider::{HUBSPOT, SHOPIFY, SQUARE};
use signpost_core::request::sign::Message;
use signpost_core::{Provider, Reject, Secret, sign, verify};
use support::{Headers, Json};

const NOW: u64 = 1_779_272_065;
const URL: &str = "https://hooks.example.com/in/square?team=1";
const BODY: &[u8] = br#"{"event_id":"evt_1","type":"payment.updated"}"#;

fn secret() -> Secret {
    Secret::from_key(b"a-secret-of-32-bytes-0123456789ab").unwrap()
}

fn message() -> Message<'static> {
    Message {
        id: "evt_1",
        event_type: "a.type",
        timestamp: NOW,
        method: Some("POST"),
        url: Some(URL),
        ..Message::default()
    }
}

fn signed(provider: &Provider) -> Headers {
    let headers = Headers::of(sign(provider, &[secret()], &message(), BODY).unwrap());
    headers.with(":method", "POST").with(":url", URL)
}

fn check(provider: &Provider, head: &Headers, body: &[u8]) -> Result<(), Reject> {
    verify(provider, &[secret()], head, &Json(body), NOW).map(drop)
}

#[test]
fn t37_a_delivery_to_one_url_is_none_to_another() {
    for row in [&SQUARE, &HUBSPOT] {
        let head = signed(row);
        assert_eq!(check(row, &head, BODY), Ok(()));
        let others =
            ["https://hooks.example.com/in/square", "http://hooks.example.com/in/square?team=1", &URL.to_uppercase()];
        for url in others {
            assert_eq!(check(row, &head.clone().with(":url", url), BODY), Err(Reject::SignatureMismatch), "{url}");
        }
    }
    let other_method = signed(&HUBSPOT).with(":method", "PUT");
    assert_eq!(check(&HUBSPOT, &other_method, BODY), Err(Reject::SignatureMismatch));
    // Square does not sign it.
    assert_eq!(check(&SQUARE, &signed(&SQUARE).with(":method", "PUT"), BODY), Ok(()));
}

#[test]
fn a_receiver_that_was_not_told_its_url_is_told_so_first() {
    let bare = Headers::of(signed(&HUBSPOT).0.into_iter().filter(|(name, _)| !name.starts_with(':')));
    assert_eq!(check(&HUBSPOT, &bare, BODY), Err(Reject::MissingUrl));
    assert_eq!(check(&HUBSPOT, &bare.clone().with(":url", URL), BODY), Err(Reject::MissingMethod));
    assert_eq!(check(&HUBSPOT, &bare.clone().with(":url", ""), BODY), Err(Reject::MissingUrl), "an empty one is none");
    // More useful than anything about the delivery, less than having no secret.
    assert_eq!(check(&HUBSPOT, &Headers::default(), BODY), Err(Reject::MissingUrl));
    assert_eq!(verify(&HUBSPOT, &[], &bare, &Json(BODY), NOW), Err(Reject::SecretInvalid));
    // Where it is not signed nobody asks.
    assert_eq!(check(&SHOPIFY, &Headers::of(sign(&SHOPIFY, &[secret()], &message(), BODY).unwrap()), BODY), Ok(()));
}

#[test]
fn signing_needs_what_verifying_needs() {
    for (row, message, reason) in [
        (&SQUARE, Message { url: None, ..message() }, Reject::MissingUrl),
        (&SQUARE, Message { url: Some(""), ..message() }, Reject::MissingUrl),
        (&HUBSPOT, Message { method: None, ..message() }, Reject::MissingMethod),
    ] {
        assert_eq!(sign(row, &[secret()], &message, BODY), Err(reason));
    }
}

#[test]
fn t15_digits_moved_between_body_and_time_are_out_of_time() {
    // `{body}{timestamp}` has no separator: the tag still fits, and the time is another century's.
    let head = signed(&HUBSPOT);
    let stamp = head.value("X-HubSpot-Request-Timestamp");
    let longer = [BODY, &stamp.as_bytes()[..1]].concat();
    let moved = head.with("X-HubSpot-Request-Timestamp", &stamp[1..]);
    assert_eq!(check(&HUBSPOT, &moved, &longer), Err(Reject::TimestampTooOld));
}
