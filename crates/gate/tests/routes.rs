//! Routes: which take a delivery, and what is stored and forwarded for each.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use signpost_config::Url;
use signpost_config::handover::Queue;
use signpost_core::provider::CLAIMPORT;
use signpost_core::request::mac::Own;
use signpost_core::request::sign::Message;
use signpost_core::{Secret, sign};
use signpost_gate::Gate;
use signpost_gate::ended::Ended;
use signpost_gate::receive::{Delivery, Received};
use signpost_gate::request::Request;
use signpost_gate::routes::Store;
use signpost_gate::settle::{Outcome, Ticket};

const NOW: u64 = 1_800_000_000_000;
const SECRET: &str = "claimport-secret-0123456789abcdef";

/// What a runtime makes of the URLs here.
fn url(text: &str) -> Option<Url> {
    let (scheme, rest) = text.split_once("://")?;
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.split(':').next()?.to_string();
    Some(Url { href: text.to_string(), scheme: format!("{scheme}:"), host, path: path.to_string(), ..Url::default() })
}

/// A gate with one source `s`, of these routes.
fn gate(routes: &Value, more: Value) -> Gate {
    let mut source = json!({ "provider": "claimport", "secrets": ["SECRET"], "routes": routes });
    source.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let destinations = json!({
        "crm": { "to": "https://crm.example/" },
        "off": { "to": "https://off.example/", "paused": true },
    });
    let environment = json!({
        "tables": { "sources": { "s": source }, "destinations": destinations },
        "values": { "SECRET": SECRET },
        "bindings": ["DEDUPE", "ENDPOINTS", "TENANTS", "EVENTS", "API"],
    });
    Gate::new(environment.to_string().as_bytes(), &url, NOW)
}

fn received(gate: &mut Gate, query: &str, body: &Value) -> Received {
    let body = body.to_string().into_bytes();
    let secrets = [Secret::from_key(SECRET.as_bytes()).unwrap()];
    let signed = sign(&CLAIMPORT, &secrets, &Message { id: "evt_1", ..Message::default() }, &body).unwrap();
    let mut text = format!("POST\nhttps://gate.example/in/s{query}\ncontent-type\napplication/json");
    for (name, value) in signed {
        text.push_str(&format!("\n{}\n{value}", name.to_lowercase()));
    }
    gate.receive(&Request::read(&text), &body, &Own, NOW, NOW)
}

fn delivery(received: Received) -> Delivery {
    match received {
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

fn line(ended: &Ended) -> Value {
    serde_json::from_str(&ended.log.as_ref().unwrap().line).unwrap()
}

/// The objects and bindings that store it, and where it is forwarded.
fn ways(delivery: &Delivery) -> (Vec<String>, Option<String>) {
    let store = |store: &Store| match store {
        Store::Queue { binding, .. } => format!("queue {binding}"),
        Store::Sender { object, .. } => object.clone(),
    };
    (delivery.stores.iter().map(store).collect(), delivery.forward.as_ref().map(|to| to.binding.clone() + &to.url))
}

#[test]
fn every_route_that_takes_a_delivery_is_one_of_its_ways() {
    let routes = json!({
        "a": { "to": "https://a.example/", "forward": "through", "filter": { "query": { "tier": "gold" } } },
        "b": { "to": "https://b.example/", "types": ["claim.*"] },
        "c": { "to": "crm", "filter": { "$not": { "path": "/in/other" } } },
        "d": { "to": "queue:EVENTS", "filter": "{\"body\":{\"gone\":null}}" },
    });
    let (mut one, own) =
        (gate(&routes, json!({ "max_body": 1000 })), |id: &str| json!({ "id": id, "type": "claim.created" }));
    let (b, crm) = (Queue::Route("s".into(), "b".into()).endpoint_id(), Queue::Destination("crm".into()).endpoint_id());
    let all = delivery(received(&mut one, "?tier=gold", &json!({ "id": "1", "type": "claim.created", "gone": null })));
    assert_eq!(
        ways(&all),
        (vec![b.clone(), crm.clone(), "queue EVENTS".to_string()], Some("https://a.example/".into()))
    );
    assert_eq!(ways(&delivery(received(&mut one, "", &own("2")))), (vec![b, crm.clone()], None));
    let other = delivery(received(&mut one, "?tier=iron", &json!({ "id": "3", "type": "order.paid" })));
    assert_eq!(ways(&other), (vec![crm], None));
    let settled = one.settle(&Ticket::read(&other.ticket.to_line()).unwrap(), Outcome::Stored, &[], NOW, NOW).ended;
    assert_eq!((settled.answer.status, &line(&settled)["routes"]), (202, &json!(["c"])));
}

#[test]
fn what_no_route_takes_ends_before_it_is_claimed() {
    let mut gate = gate(&json!({ "a": { "to": "https://a.example/", "types": ["order.*"] } }), json!({}));
    for _ in 0..2 {
        let ended = ended(received(&mut gate, "", &json!({ "id": "evt_1", "type": "claim.created" })));
        assert_eq!((ended.answer.status, ended.answer.body.as_str()), (200, r#"{"filtered":true}"#));
        let line = line(&ended);
        assert_eq!((&line["verdict"], &line["event_id"]), (&json!("filtered"), &json!("evt_1")), "and no duplicate");
        assert_eq!(ended.log.unwrap().source.as_deref(), Some("s"), "it is counted");
    }
    let untyped = ended(received(&mut gate, "", &json!({ "id": "evt_2" })));
    assert_eq!(line(&untyped)["verdict"], "filtered", "no type matches no pattern");
}

#[test]
fn a_filter_that_cannot_be_decided_passes_and_is_told() {
    let filter = json!({ "body": { "list": { "a": 1 } } });
    let mut gate =
        gate(&json!({ "a": { "to": "https://a.example/", "filter": filter } }), json!({ "max_body": "8MiB" }));
    let list = vec![json!({ "a": 2 }); 60_000];
    let passed = delivery(received(&mut gate, "", &json!({ "id": "evt_1", "list": list })));
    let ticket = Ticket::read(&passed.ticket.to_line()).unwrap();
    let settled = gate.settle(&ticket, Outcome::Origin(200), &[], NOW, NOW);
    assert_eq!((settled.ended.answer.status, settled.ended.log.unwrap().code), (200, Some("filter_undecided")));
}

#[test]
fn two_sources_of_one_destination_share_a_queue_and_no_name() {
    let queue = Queue::Destination("crm".to_string());
    let mut gate = gate(&json!({ "a": { "to": "crm", "forward": "queue" } }), json!({}));
    let stored = delivery(received(&mut gate, "", &json!({ "id": "evt_1" })));
    let [Store::Sender { question, .. }] = stored.stores.as_slice() else { panic!("not stored") };
    let question: Value = serde_json::from_str(question).unwrap();
    let taken = &question["ask"]["take_in"];
    assert_eq!(taken["queue"], json!({ "destination": "crm" }));
    assert!(taken["headers"].as_str().unwrap().contains(r#"["signpost-source","s"]"#));
    for (source, event) in [("s", "evt_1"), ("s", "s/evt_1"), ("a", "b/c")] {
        let name = queue.name_of(source, event);
        assert_eq!((name.as_str(), queue.id_of(source, &name)), (format!("{source}/{event}").as_str(), event));
    }
    assert_eq!(queue.id_of("s", "evt_of_a_replay"), "evt_of_a_replay");
    assert_eq!(Queue::Source("s".to_string()).id_of("s", "s/evt_1"), "s/evt_1");
}

#[test]
fn a_paused_destination_stores_or_asks_to_come_again() {
    let routes = json!({ "a": { "to": "off", "forward": "through" } });
    let mut with = gate(&routes, json!({}));
    let stored = delivery(received(&mut with, "", &json!({ "id": "evt_1" })));
    assert_eq!(ways(&stored), (vec![Queue::Destination("off".to_string()).endpoint_id()], None));
    let environment = json!({
        "tables": {
            "sources": { "s": { "provider": "claimport", "secrets": ["SECRET"], "routes": routes } },
            "destinations": { "off": { "to": "https://off.example/", "paused": true } },
        },
        "values": { "SECRET": SECRET },
        "bindings": ["DEDUPE"],
    });
    let mut without = Gate::new(environment.to_string().as_bytes(), &url, NOW);
    for _ in 0..2 {
        let ended = ended(received(&mut without, "", &json!({ "id": "evt_1" })));
        assert_eq!((ended.answer.status, line(&ended)["code"].as_str()), (503, Some("destination_paused")));
        assert!(ended.answer.headers.contains(&("retry-after".to_string(), "60".to_string())));
    }
}

#[test]
fn what_routes_cannot_mean_is_refused_with_its_place() {
    let to = "https://a.example/";
    for (routes, problem) in [
        (json!({}), "nothing says where events go|short form"),
        (json!({ "a": { "to": "nowhere" } }), "route `a`: there is no destination `nowhere`"),
        (json!({ "a": {} }), "route `a`: missing field `to`"),
        (json!({ "a": { "to": to, "type": ["x"] } }), "route `a`: unknown field `type`"),
        (json!({ "A": { "to": to } }), "`A` cannot be a route's name"),
        (json!({ "a": { "to": to, "types": ["x*"] } }), "route `a`: `types`: `x*` is not"),
        (json!({ "a": { "to": to, "types": [1] } }), "route `a`: `types"),
        (json!({ "a": { "to": to, "filter": { "type": "x" } } }), "`filter/type` unknown_part"),
        (
            json!({ "a": { "to": to, "filter": { "body": { "x": { "$ne": 1 } } } } }),
            "`filter/body/x/$ne` unknown_operator",
        ),
        (json!({ "a": { "to": to, "filter": "{" } }), "`filter` is no JSON"),
        (json!({ "a": { "to": "vpc:X" } }), "`to = \"vpc:X\"` is not"),
        (json!({ "a": { "to": "queue:NOPE" } }), "queue binding `NOPE` is missing"),
        (json!({ "a": { "to": "queue:EVENTS", "forward": "queue" } }), "`forward` has no meaning towards a queue"),
        (
            json!({ "a": { "to": to, "forward": "through" }, "b": { "to": "crm", "forward": "through" } }),
            "the routes `a` and `b` are both `through`",
        ),
    ] {
        let ended = ended(received(&mut gate(&routes, json!({})), "", &json!({ "id": "evt_1" })));
        let line = line(&ended);
        let detail = line["detail"].as_str().unwrap();
        assert_eq!((ended.answer.status, line["code"].as_str()), (500, Some("misconfigured")));
        assert!(problem.split('|').any(|part| detail.contains(part)), "{detail}");
    }
    let both = ended(received(
        &mut gate(&json!({ "a": { "to": to } }), json!({ "origin": to })),
        "",
        &json!({ "id": "evt_1" }),
    ));
    assert!(line(&both)["detail"].as_str().unwrap().contains("short form of one route"));
}
