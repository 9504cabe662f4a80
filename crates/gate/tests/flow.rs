//! The flow without a platform: what a request comes to, from its head to its end.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use signpost_config::Url;
use signpost_config::handover::Queue;
use signpost_core::provider::{CLAIMPORT, SIGNPOST};
use signpost_core::request::mac::Own;
use signpost_core::request::sign::Message;
use signpost_core::{Secret, sign};
use signpost_gate::Gate;
use signpost_gate::ended::Ended;
use signpost_gate::problem::Problem;
use signpost_gate::receive::{Delivery, Head, Received, Wanted};
use signpost_gate::request::Request;
use signpost_gate::routes::{Forward, Store};
use signpost_gate::settle::{Claim, Failure, Outcome, Ticket};

const NOW: u64 = 1_800_000_000_000;
const SECRET: &str = "claimport-secret-0123456789abcdef";
const SIGNING: &str = "signpost-secret-0123456789abcdef";

/// What a runtime makes of the URLs here.
fn url(text: &str) -> Option<Url> {
    let (scheme, rest) = text.split_once("://")?;
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (scheme, host) = (format!("{scheme}:"), host.split(':').next()?.to_string());
    Some(Url { href: text.to_string(), scheme, host, path: path.to_string(), ..Url::default() })
}

fn gate() -> Gate {
    let source = |more: Value| {
        let mut source =
            json!({ "provider": "claimport", "secrets": ["SECRET"], "origin": "https://origin.example/hook" });
        source.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        source
    };
    let slack = json!({ "provider": "slack", "secrets": ["SECRET"], "origin": "https://origin.example/" });
    let environment = json!({
        "tables": { "sources": {
            "kv": source(json!({})),
            "small": source(json!({ "max_body": 100 })),
            "strict": source(json!({ "dedupe": "strict" })),
            "queue": source(json!({ "forward": "queue" })),
            "wrong": source(json!({ "window": "1s" })),
            "slack": slack,
        } },
        "values": { "SECRET": SECRET, "SIGNPOST_SIGNING_SECRET": SIGNING, "SIGNPOST_DEVELOPMENT": "true" },
        "bindings": ["DEDUPE", "CLAIMS", "ENDPOINTS", "TENANTS"],
    });
    Gate::new(environment.to_string().as_bytes(), &url, NOW)
}

fn head(source: &str, body: &[u8], more: &[(&str, &str)]) -> String {
    let secrets = [Secret::from_key(SECRET.as_bytes()).unwrap()];
    let signed = sign(&CLAIMPORT, &secrets, &Message { id: "evt_1", ..Message::default() }, body).unwrap();
    let mut text = format!("POST\nhttps://gate.example/in/{source}?x=1\ncontent-type\napplication/json");
    for (name, value) in signed.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(more.iter().copied())
    {
        text.push_str(&format!("\n{}\n{value}", name.to_lowercase()));
    }
    text
}

fn body(id: &str) -> Vec<u8> {
    json!({ "id": id, "type": "claim.created" }).to_string().into_bytes()
}

fn verified(gate: &mut Gate, source: &str, body: &[u8]) -> Delivery {
    match gate.receive(&Request::read(&head(source, body, &[])), body, &Own, NOW, NOW) {
        Received::Verified(delivery) => *delivery,
        Received::Ended(ended) => panic!("{ended:?}"),
        Received::Keys(keys) => panic!("{keys:?}"),
    }
}

fn ended(received: Received) -> Ended {
    match received {
        Received::Ended(ended) => ended,
        Received::Keys(keys) => panic!("{keys:?}"),
        Received::Verified(_) => panic!("it went through"),
    }
}

/// Status, verdict and code.
fn told(ended: &Ended) -> (u16, &str, Option<&str>) {
    let log = ended.log.as_ref().unwrap();
    let line: Value = serde_json::from_str(&log.line).unwrap();
    assert_eq!(line["status"], ended.answer.status);
    assert_eq!(line["verdict"], log.verdict);
    assert_eq!(line["code"].as_str(), log.code);
    (ended.answer.status, log.verdict, log.code)
}

fn refused_by_head(text: &str, length: Option<u64>) -> Ended {
    match gate().head(&Request::read(text), length, NOW) {
        Head::Ended(ended) => ended,
        Head::Read(_) => panic!("its body would be read"),
    }
}

#[test]
fn a_head_that_can_be_a_delivery_asks_for_a_body_up_to_the_cap() {
    let text = head("small", b"{}", &[]);
    let small = Wanted { cap: 100, deadline_ms: 30_000 };
    assert!(matches!(gate().head(&Request::read(&text), Some(100), NOW), Head::Read(wanted) if wanted == small));
    assert!(matches!(gate().head(&Request::read(&text), None, NOW), Head::Read(wanted) if wanted == small));
    assert_eq!(told(&refused_by_head(&text, Some(101))), (413, "failed", Some("body_too_large")));
}

#[test]
fn what_the_head_shows_to_be_no_delivery_is_refused_before_its_body_is_read() {
    let unsigned = "POST\nhttps://gate.example/in/kv\nx-github-delivery\n1\nx-hub-signature-256\nsha256=00";
    let ended = refused_by_head(unsigned, None);
    assert_eq!(told(&ended), (401, "refused", Some("missing_signature")));
    let line: Value = serde_json::from_str(&ended.log.unwrap().line).unwrap();
    assert_eq!(line["looks_like"][0], "github");
    for (text, expected) in [
        (
            "POST\nhttps://gate.example/in/kv\nx-claimport-signature\nsha256=xyz",
            (401, "refused", Some("malformed_signature")),
        ),
        ("POST\nhttps://gate.example/nothing", (404, "failed", Some("not_found"))),
        ("POST\nhttps://gate.example/in/wrong", (500, "failed", Some("misconfigured"))),
        ("PUT\nhttps://gate.example/in/kv", (405, "failed", Some("method_not_allowed"))),
    ] {
        assert_eq!(told(&refused_by_head(text, None)), expected, "{text}");
    }
}

#[test]
fn a_source_whose_handshake_is_a_body_has_it_read() {
    let text = "POST\nhttps://gate.example/in/slack";
    let mut gate = gate();
    assert!(matches!(gate.head(&Request::read(text), None, NOW), Head::Read(_)));
    let body = br#"{"type":"url_verification","challenge":"abc"}"#;
    let ended = ended(gate.receive(&Request::read(text), body, &Own, NOW, NOW));
    assert_eq!(told(&ended), (200, "handshake", None));
    assert_eq!(ended.answer.body, "abc");
}

#[test]
fn health_is_answered_and_not_logged() {
    let ended = refused_by_head("GET\nhttps://gate.example/health?x", None);
    assert_eq!((ended.answer.status, ended.log.is_none()), (200, true));
}

#[test]
fn a_verified_delivery_goes_to_its_origin_under_our_signature_with_few_headers() {
    let (mut gate, body) = (gate(), body("evt_1"));
    let more = [
        ("user-agent", "x"),
        ("cookie", "a=b"),
        ("signpost-id", "forged"),
        ("connection", "traceparent"),
        ("traceparent", "1"),
    ];
    let text = head("kv", &body, &more);
    let Received::Verified(delivery) = gate.receive(&Request::read(&text), &body, &Own, NOW, NOW) else {
        panic!("refused");
    };
    let Some(Forward { headers, .. }) = delivery.forward else {
        panic!("queued");
    };
    let names: Vec<_> = headers.iter().map(|(name, _)| name.to_lowercase()).collect();
    let ours = ["signpost-timestamp", "signpost-id", "signpost-source", "signpost-signature"];
    assert_eq!(names, [&["content-type", "x-claimport-signature", "user-agent"], &ours[..]].concat());
    let secrets = [Secret::from_key(SIGNING.as_bytes()).unwrap()];
    let message =
        Message { id: "evt_1", timestamp: NOW / 1000, headers: &[("Signpost-Source", "kv")], ..Message::default() };
    assert_eq!(headers[3..], sign(&SIGNPOST, &secrets, &message, &body).unwrap());
}

#[test]
fn what_passed_the_gate_once_is_a_loop() {
    let (mut gate, body) = (gate(), body("evt_1"));
    let Some(Forward { headers, .. }) = verified(&mut gate, "strict", &body).forward else {
        panic!("queued");
    };
    let own: Vec<_> = headers.iter().filter(|(name, _)| name.starts_with("Signpost")).collect();
    let own: Vec<_> = own.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let text = head("kv", &body, &own);
    let ended = ended(gate.receive(&Request::read(&text), &body, &Own, NOW, NOW));
    assert_eq!(told(&ended), (508, "failed", Some("loop_detected")));
}

#[test]
fn a_queued_delivery_is_a_question_to_the_sender() {
    let (mut gate, body) = (gate(), body("evt_1"));
    let delivery = verified(&mut gate, "queue", &body);
    let [Store::Sender { object, question }] = delivery.stores.as_slice() else {
        panic!("not stored");
    };
    assert_eq!((object, &delivery.forward), (&Queue::Source("queue".to_string()).endpoint_id(), &None));
    let question: Value = serde_json::from_str(question).unwrap();
    assert_eq!(question["site"], json!({ "development": true, "own_host": "" }));
    let delivery = &question["ask"]["take_in"];
    assert_eq!(
        (&delivery["source"], &delivery["event"], &delivery["event_type"]),
        (&json!("queue"), &json!("evt_1"), &json!("claim.created"))
    );
    let headers: Vec<(String, String)> = serde_json::from_str(delivery["headers"].as_str().unwrap()).unwrap();
    assert_eq!(headers[0], ("content-type".to_string(), "application/json".to_string()));
}

#[test]
fn a_kv_event_is_in_flight_until_its_end_says_more() {
    for (outcome, claim, next) in [
        (Outcome::Origin(204), Claim::Commit, "duplicate"),
        (Outcome::Unshown(200), Claim::Commit, "duplicate"),
        (Outcome::Stored, Claim::Commit, "duplicate"),
        (Outcome::Origin(404), Claim::Release, "ours"),
        (Outcome::Origin(302), Claim::Release, "ours"),
        (Outcome::Origin(500), Claim::Release, "ours"),
        (Outcome::Unshown(400), Claim::Release, "ours"),
        (Outcome::Timeout, Claim::Release, "ours"),
        (Outcome::Unreachable, Claim::Release, "ours"),
        (Outcome::NotStored, Claim::Release, "ours"),
        (Outcome::Internal, Claim::Release, "ours"),
        (Outcome::Duplicate, Claim::None, "ours"),
    ] {
        let (mut gate, body) = (gate(), body("evt_1"));
        let ticket = verified(&mut gate, "kv", &body).ticket;
        let text = head("kv", &body, &[]);
        let copy = ended(gate.receive(&Request::read(&text), &body, &Own, NOW, NOW));
        assert_eq!(told(&copy), (409, "in_flight", Some("in_flight")));
        // 30 s of the provider's, less a tenth, and 10 s more.
        assert!(copy.answer.headers.contains(&("retry-after".to_string(), "37".to_string())), "{copy:?}");
        let line = Ticket::read(&ticket.to_line()).unwrap();
        assert_eq!(line, ticket);
        // Twice: the second time is for the log alone.
        for _ in 0..2 {
            assert_eq!(gate.settle(&line, outcome, &[], NOW, NOW).claim, claim, "{outcome:?}");
        }
        let again = match gate.receive(&Request::read(&text), &body, &Own, NOW, NOW) {
            Received::Verified(_) => "ours".to_string(),
            Received::Ended(ended) => told(&ended).1.to_string(),
            Received::Keys(keys) => panic!("{keys:?}"),
        };
        assert_eq!(again, next, "{outcome:?}");
    }
}

#[test]
fn strict_is_not_claimed_here() {
    let (mut gate, body) = (gate(), body("evt_1"));
    let ticket = verified(&mut gate, "strict", &body).ticket;
    verified(&mut gate, "strict", &body);
    gate.settle(&ticket, Outcome::Origin(200), &[], NOW, NOW);
    verified(&mut gate, "strict", &body);
}

#[test]
fn an_end_says_what_is_answered_and_logged() {
    let (mut gate, body) = (gate(), body("evt_\"1\""));
    let ticket = verified(&mut gate, "kv", &body).ticket;
    let mut settle = |outcome, failures: &[_]| {
        let settled = gate.settle(&ticket, outcome, failures, NOW, NOW + 12);
        let log = settled.ended.log.as_ref().unwrap();
        let line: Value = serde_json::from_str(&log.line).unwrap();
        assert_eq!((line["event_id"].as_str(), line["ms"].as_u64()), (Some("evt_\"1\""), Some(12)));
        if let Some(note) = &log.note {
            let note: Value = serde_json::from_str(note).unwrap();
            assert_eq!((&note["event_type"], &note["at"]), (&json!("claim.created"), &json!(NOW + 12)));
        }
        let (status, verdict, code) = told(&settled.ended);
        (
            status,
            verdict.to_string(),
            code.map(str::to_string),
            line["detail"].as_str().map(str::to_string),
            settled.is_passed_back,
            log.note.is_some(),
        )
    };
    let text = |text: &str| Some(text.to_string());
    let is = |status: u16, verdict: &str, code: Option<&str>, detail: Option<&str>, back, noted| {
        (status, verdict.to_string(), code.map(str::to_string), detail.and_then(text), back, noted)
    };
    assert_eq!(settle(Outcome::Origin(201), &[]), is(201, "accepted", None, None, true, false));
    let failed = [(Failure::Commit, "KV PUT failed")];
    assert_eq!(
        settle(Outcome::Origin(200), &failed),
        is(200, "accepted", Some("commit_failed"), Some("KV PUT failed"), true, false)
    );
    let two = [(Failure::Read, "a"), (Failure::Commit, "b")];
    assert_eq!(
        settle(Outcome::Origin(200), &two),
        is(200, "accepted", Some("dedupe_read_failed"), Some("b"), true, false)
    );
    assert_eq!(settle(Outcome::Origin(422), &[]), is(422, "origin_refused", None, None, true, true));
    assert_eq!(settle(Outcome::Origin(500), &[]), is(502, "failed", Some("origin_failed"), None, false, true));
    assert_eq!(settle(Outcome::Timeout, &[]), is(504, "failed", Some("origin_timeout"), None, false, true));
    assert_eq!(settle(Outcome::InFlight(3), &[]), is(409, "in_flight", Some("in_flight"), None, false, true));
    let unclaimed = [(Failure::Claim, "overloaded")];
    assert_eq!(
        settle(Outcome::Unclaimed, &unclaimed),
        is(503, "failed", Some("dedupe_unavailable"), Some("overloaded"), false, true)
    );
}

#[test]
fn a_body_that_cannot_be_had_is_an_end_of_its_own() {
    let text = head("kv", b"{}", &[]);
    let ended = |problem| gate().unread(&Request::read(&text), problem, NOW, NOW);
    assert_eq!(told(&ended(Problem::BODY_TOO_LARGE)), (413, "failed", Some("body_too_large")));
    assert_eq!(told(&ended(Problem::BODY_UNREADABLE)), (400, "failed", Some("body_unreadable")));
    assert_eq!(told(&ended(Problem::BODY_TIMEOUT)), (408, "failed", Some("body_timeout")));
    assert_eq!(told(&ended(Problem::OVERLOADED)), (503, "failed", Some("overloaded")));
    let retry_after = ("retry-after".to_string(), "5".to_string());
    assert!(ended(Problem::OVERLOADED).answer.headers.contains(&retry_after));
}

#[test]
fn the_lines_of_an_end_can_be_told_apart() {
    let ended = refused_by_head("PUT\nhttps://gate.example/in/kv", None);
    let said = ended.lines();
    let lines: Vec<&str> = said.split('\n').collect();
    assert_eq!((lines[0], lines[2], lines[3], lines[4]), ("405", "kv", "failed", "method_not_allowed"));
    let count: usize = lines[6].parse().unwrap();
    assert_eq!(lines[7..7 + 2 * count].chunks(2).last().unwrap(), ["allow", "POST"]);
    let document: Value = serde_json::from_str(&lines[7 + 2 * count..].join("\n")).unwrap();
    assert_eq!(document["code"], "method_not_allowed");
}
