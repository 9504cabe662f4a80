//! What the core says of a request on this machine.

use serde_json::{Value, json};
use signpost_content::fields;
use signpost_core::provider::handshake::{ReplyForm, Spot, SpotKind};
use signpost_core::request::dedupe::{self, By, Keys as Names};
use signpost_core::request::handshake::{self, Own};
use signpost_core::request::keys::Keys;
use signpost_core::request::timestamp::Tolerance;
use signpost_core::{Body, Head, Provider};

use crate::request::{Request, Setup, Source};

/// Every source with its keys.
pub struct Judge {
    setup: Setup,
    keys: Vec<(&'static Provider, Keys)>,
}

impl Judge {
    pub fn new(setup: Setup) -> Self {
        let parse = |source: &Source| {
            let row = source.row();
            (row, Keys::parse(row, &source.secrets).unwrap_or_else(|error| panic!("{}: {error:?}", source.name)))
        };
        Self { keys: setup.sources.iter().map(parse).collect(), setup }
    }

    /// What it is as a handshake, and as a delivery. The first is nothing, a refusal, or status, header, whether it is
    /// JSON, and text; the other is a code, or the place of the secret, time, id, type, idempotency key, dedupe keys, these
    /// by the body alone, and the event's name.
    pub fn judge(&self, request: &Request) -> Value {
        let (source, (row, keys)) = (&self.setup.sources[request.source], &self.keys[request.source]);
        let head = Incoming::new(request, source.url.as_deref());
        let body = Content(request.body());
        json!([shake(source, row, keys, &head, &body), self.verify(source, row, keys, &head, &body)])
    }

    fn verify(&self, source: &Source, row: &Provider, keys: &Keys, head: &Incoming<'_>, body: &Content) -> Value {
        let tolerance = match &row.timestamp {
            Some(timestamp) if !self.setup.untimed => Tolerance::Seconds(timestamp.tolerance_s),
            _ => Tolerance::Off,
        };
        let verified = match keys.verify_within(row, head, body, self.setup.now, tolerance) {
            Ok(verified) => verified,
            Err(reject) => return json!(reject.code()),
        };
        let names = |by| dedupe::keys(row, &source.name, &verified, body.bytes(), by);
        let hex = |names: Names| names.iter().map(dedupe::Key::to_hex).collect::<Vec<_>>();
        json!([
            verified.secret,
            verified.timestamp.unwrap_or(0),
            verified.id,
            verified.event_type,
            verified.idempotency_key,
            hex(names(By::Event)),
            (!row.id_is_signed()).then(|| hex(names(By::Body))),
            dedupe::event_name(row, &verified, body.bytes()),
        ])
    }
}

fn shake(source: &Source, row: &Provider, keys: &Keys, head: &Incoming<'_>, body: &Content) -> Value {
    let secret = match keys {
        Keys::Secret(secrets) => secrets.first(),
        Keys::Fetched(_) | Keys::Public(_) | Keys::Shared(_) => None,
    };
    let own = Own { secret, token: source.token.as_deref(), url: source.url.as_deref() };
    let read = |Spot { kind, name }: &Spot| match kind {
        SpotKind::Field => body.field(name),
        SpotKind::Header => head.header(name).map(str::to_string),
        SpotKind::OnlyField => fields::only_field(&body.0, name),
        SpotKind::Query => head.query(name),
    };
    match handshake::answer(row, &head.request.method, &read, own) {
        Ok(None) => Value::Null,
        Err(handshake::Refused) => json!("refused"),
        Ok(Some(answer)) => {
            let (header, is_json) = match &answer.handshake.answer.form {
                ReplyForm::Header(name) => (Some(name.as_ref()), false),
                ReplyForm::Json => (None, true),
                ReplyForm::Text => (None, false),
            };
            json!([answer.handshake.status, header, is_json, answer.text])
        }
    }
}

/// Lines of one name joined, as the Fetch standard joins them.
struct Incoming<'r> {
    request: &'r Request,
    url: Option<&'r str>,
    headers: Vec<(&'r str, String)>,
}

impl<'r> Incoming<'r> {
    fn new(request: &'r Request, url: Option<&'r str>) -> Self {
        let mut headers: Vec<(&str, String)> = Vec::new();
        for (name, value) in &request.headers {
            match headers.iter_mut().find(|(own, _)| own.eq_ignore_ascii_case(name)) {
                Some((_, before)) => *before = format!("{before}, {value}"),
                None => headers.push((name, value.clone())),
            }
        }
        Self { request, url, headers }
    }
}

impl Head for Incoming<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    fn method(&self) -> Option<&str> {
        Some(&self.request.method)
    }

    fn url(&self) -> Option<&str> {
        self.url
    }

    fn query(&self, name: &str) -> Option<String> {
        let url = url::Url::parse(&self.request.url()).ok()?;
        url.query_pairs().find(|(own, _)| own == name).map(|(_, value)| value.into_owned())
    }
}

/// A body as the Worker looks into it.
pub struct Content(pub Vec<u8>);

impl Body for Content {
    fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn field(&self, path: &str) -> Option<String> {
        fields::field(&self.0, path)
    }
}
