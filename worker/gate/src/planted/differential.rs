//! One request, judged as the gate judges its own, under the sources of the configuration and with the time that the test
//! gives. `tests/differential` asks.

use std::cell::Cell;

use serde_json::{Value, json};
use signpost_config::{Found, Source};
use signpost_core::provider::handshake::ReplyForm;
use signpost_core::request::dedupe::{self, By, Key, Keys};
use signpost_core::request::handshake;
use signpost_gate::request::{Content, Request, Seen, read};
use signpost_scratch::shared::{Plan, Shared};

use crate::host::Host;
use crate::with;

/// Says what the request is whose head is the first text and whose body has `len` bytes, as a handshake and as a delivery:
/// `tests/differential/src/judge.rs` has the form.
#[unsafe(no_mangle)]
pub extern "C" fn planted_judge(plan: u8, len: usize, now_s: f64) {
    with(|scratch, gate| {
        let said = match scratch.split(len) {
            None => Value::Null,
            Some((texts, split)) => {
                let request = Request::read(texts.get(0).unwrap_or_default());
                match gate.config.find(request.path()) {
                    Found::Source(source) => {
                        let head = Seen { request: &request, url: source.url.as_deref() };
                        let body = Content(split.body);
                        let hash = Shared {
                            host: Host,
                            plan: Plan::from_number(plan),
                            split: &split,
                            unable: Cell::new(false),
                        };
                        let row = source.provider.as_ref();
                        let shaken =
                            handshake::answer(row, request.method, &|spot| read(spot, &head, &body), source.own());
                        let now = now_s as u64;
                        let verified = source.keys.verify_by(row, &head, &body, now, source.tolerance, &hash);
                        json!([shake(shaken), verdict(&source, verified, split.body)])
                    }
                    Found::Misconfigured(_, error) => json!(error.to_string()),
                    Found::Unknown => json!("there is no such source"),
                }
            }
        };
        scratch.say(said.to_string());
    });
}

fn shake(answer: Result<Option<handshake::Answer<'_>>, handshake::Refused>) -> Value {
    let handshake::Answer { handshake, text, .. } = match answer {
        Ok(None) => return Value::Null,
        Err(handshake::Refused) => return json!("refused"),
        Ok(Some(answer)) => answer,
    };
    let (header, is_json) = match &handshake.answer.form {
        ReplyForm::Header(name) => (Some(name.as_ref()), false),
        ReplyForm::Json => (None, true),
        ReplyForm::Text => (None, false),
    };
    json!([handshake.status, header, is_json, text])
}

fn verdict(source: &Source, verified: Result<signpost_core::Verified, signpost_core::Reject>, body: &[u8]) -> Value {
    let verified = match verified {
        Ok(verified) => verified,
        Err(reject) => return json!(reject.code()),
    };
    let row = source.provider.as_ref();
    let names = |by| dedupe::keys(row, &source.name, &verified, body, by);
    let hex = |names: Keys| names.iter().map(Key::to_hex).collect::<Vec<_>>();
    json!([
        verified.secret,
        verified.timestamp.unwrap_or(0),
        verified.id,
        verified.event_type,
        verified.idempotency_key,
        hex(names(By::Event)),
        (!row.id_is_signed()).then(|| hex(names(By::Body))),
        dedupe::event_name(row, &verified, body),
    ])
}
