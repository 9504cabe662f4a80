//! One request from a seed and its number: signed by the row's own keys, and about half of the time changed behind that.

use fastrand::Rng;
use signpost_core::provider::handshake::Handshake;
use signpost_core::provider::{BUILT_IN, Layout, Place, TagPlace, TimestampPlace};
use signpost_core::{Body as _, Part, Provider};

use crate::body::{self, TAG, Wanted};
use crate::handshake::{self, Asked};
use crate::head;
use crate::judge::Content;
use crate::keys::{self, KEYS, Key, SOURCES};
use crate::mutate::{changed, mutate};
use crate::request::{Request, Setup, Source, has_url};
use crate::spell::{event_type, form_text, id, json_text, one, rarely, word};
use crate::tag::{Values, tag};

/// The clock, unless another is given: the one of the vectors.
pub const NOW: u64 = 1_779_272_065;
/// What rows that sign a URL are called under.
const URL: &str = "https://hooks.example.com/in?team=1";

/// Everything that is the same for every request.
pub struct Drawer {
    pub setup: Setup,
    rows: Vec<Own>,
}

/// A row, its keys by kind, and its sources: which kind of keys each has, and which of them.
struct Own {
    row: &'static Provider,
    kinds: Vec<Vec<Key>>,
    sources: Vec<(usize, usize, &'static [usize])>,
}

impl Drawer {
    pub fn new(seed: u64, now: u64, only: Option<&str>, untimed: bool) -> Self {
        let mut rng = Rng::with_seed(seed);
        let mut setup = Setup { seed, now, untimed, sources: Vec::new() };
        let mut rows = Vec::new();
        // The gate alone has rows whose keys are fetched.
        for row in BUILT_IN.into_iter().filter(|row| row.signature.keys.is_none()) {
            let kinds = keys::of(row, &mut rng);
            if only.is_some_and(|only| only != row.name) {
                continue;
            }
            let mut sources = Vec::new();
            for (kind, keys) in kinds.iter().enumerate() {
                for (set, places) in SOURCES.iter().enumerate() {
                    sources.push((setup.sources.len(), kind, *places));
                    setup.sources.push(Source {
                        name: format!("{}-{kind}{set}", row.name),
                        provider: row.name.to_string(),
                        secrets: places.iter().map(|place| keys[*place].text.clone()).collect(),
                        url: has_url(row).then(|| URL.to_string()),
                        token: row.handshake.iter().any(Handshake::has_token).then(|| "verify-token-1".to_string()),
                        timed: row.timestamp.is_some(),
                    });
                }
            }
            rows.push(Own { row, kinds, sources });
        }
        assert!(!rows.is_empty(), "no provider is named {}", only.unwrap_or_default());
        Self { setup, rows }
    }

    /// Request number `index`.
    pub fn draw(&self, index: u64) -> Request {
        // Two numbers that differ by little must not begin two streams that do.
        let mut rng = Rng::with_seed(self.setup.seed ^ index.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let rng = &mut rng;
        let own = &self.rows[rng.usize(..self.rows.len())];
        // Public keys are slow to verify under, and seldom used where a secret can be.
        let first_kind = own.sources.iter().filter(|(_, kind, _)| *kind == 0).count();
        let among = if rarely(rng, 10) { own.sources.len() } else { first_kind };
        let (source, kind, places) = own.sources[rng.usize(..among)];
        let keys = &own.kinds[kind];
        let signer = if rarely(rng, 14) { KEYS - 1 } else { 0 };
        let mut signers = vec![&keys[signer]];
        if matches!(own.row.signature.layout, Layout::List { .. } | Layout::Bare { .. }) && rarely(rng, 8) {
            signers.push(&keys[places[rng.usize(..places.len())]]);
        }
        let mut request = signed(rng, own.row, &self.setup, source, &signers);
        let mut headers_of_row: Vec<String> = own.row.headers().map(str::to_string).collect();
        headers_of_row.extend(own.row.handshake_headers().map(str::to_string));
        if rng.u32(..5) < 2 {
            mutate(rng, &mut request, &headers_of_row);
            if rarely(rng, 4) {
                mutate(rng, &mut request, &headers_of_row);
            }
        }
        head::others(rng, &mut request.headers);
        finish(rng, &mut request);
        request
    }
}

/// A request that its provider could have sent.
fn signed(rng: &mut Rng, row: &Provider, setup: &Setup, source: usize, signers: &[&Key]) -> Request {
    let own = &setup.sources[source];
    let asked = (!row.handshake.is_empty() && rarely(rng, 3)).then(|| {
        let handshake = &row.handshake[rng.usize(..row.handshake.len())];
        handshake::draw(rng, handshake, own.token.as_deref())
    });
    let mut asked =
        asked.unwrap_or_else(|| Asked { method: "POST", query: vec![], headers: vec![], fields: vec![], only: false });
    for part in row.signature.signed.0.iter() {
        if let Part::Query(name) | Part::QueryLower(name) = part
            && !rarely(rng, 8)
        {
            asked.query.push((name.to_string(), id(rng)));
        }
    }
    let timestamp =
        row.timestamp.as_ref().map(|timestamp| head::timestamp(rng, timestamp, setup.now)).unwrap_or_default();
    let event_id = id(rng);
    let mut headers = asked.headers.clone();
    head_of(rng, row, &mut headers, &event_id, &timestamp);
    let wanted = wanted(rng, row, &asked, &timestamp);
    let body = if asked.method == "POST" { body::draw(rng, &wanted) } else { Vec::new() };

    let values = Values {
        id: &event_id,
        timestamp: &timestamp,
        method: asked.method,
        url: own.url.as_deref(),
        header: &|name| joined(&headers, name),
        query: &|name| asked.query.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone()),
        field: &|path| Content(body.clone()).field(path),
        twist: rng.u32(..30),
    };
    let tag = tag(row, signers, &values, &body);
    // What is wrong with a tag in a header, `mutate` sees to.
    let is_elsewhere = row.signature.from.is_some();
    let tag = if is_elsewhere && rarely(rng, 6) { changed(rng, &tag) } else { tag };
    let mut query = asked.query.clone();
    let mut request = Request {
        source,
        way: rng.u32(..840),
        method: asked.method.to_string(),
        query: String::new(),
        headers: headers.clone(),
        text: None,
        bytes: None,
    };
    match &row.signature.from {
        None => place(rng, row, &mut request.headers, &tag),
        Some(TagPlace::Query(name)) => query.push((name.to_string(), tag.clone())),
        Some(TagPlace::Body | TagPlace::Field(_)) => {}
    }
    request.query = head::query(rng, &query);
    let is_form = !body.first().is_some_and(|byte| b"{ \n\t\r\xef".contains(byte));
    let written = if is_form { form_text(rng, &tag) } else { json_text(rng, &tag).trim_matches('"').to_string() };
    if matches!(row.signature.from, Some(TagPlace::Body)) {
        request.set_body(tag.into_bytes());
        return request;
    }
    request.set_body(replaced(&body, TAG.as_bytes(), written.as_bytes()));
    request
}

/// The headers beside the signature.
fn head_of(rng: &mut Rng, row: &Provider, headers: &mut Vec<(String, String)>, event_id: &str, timestamp: &str) {
    if let Some(TimestampPlace::Header(names)) = row.timestamp.as_ref().map(|own| &own.from) {
        head::put(rng, headers, names, timestamp);
    }
    if let Some(Place::Header(names)) = &row.id
        && (row.id_is_signed() || !rarely(rng, 10))
    {
        head::put(rng, headers, names, event_id);
    }
    if let Some(Place::Header(names)) = &row.event_type
        && !rarely(rng, 10)
    {
        let text = event_type(rng);
        head::put(rng, headers, names, &text);
    }
    if let Some(name) = &row.extra.event_type {
        headers.push((name.to_string(), event_type(rng)));
    }
    if let Some(name) = &row.extra.idempotency_key
        && !rarely(rng, 5)
    {
        headers.push((name.to_string(), id(rng)));
    }
    for part in row.signature.signed.0.iter() {
        if let Part::Header(name) = part
            && !headers.iter().any(|(own, _)| own.eq_ignore_ascii_case(name))
            && !rarely(rng, 12)
        {
            let value = if rarely(rng, 4) { id(rng) } else { word(rng, 8) };
            headers.push((name.to_string(), value));
        }
    }
}

/// Puts the signature into its header.
fn place(rng: &mut Rng, row: &Provider, headers: &mut Vec<(String, String)>, tag: &str) {
    let names: Vec<&str> = row.signature.header.iter().collect();
    if row.signature.any_header && names.len() > 1 {
        // Any of them may hold the one that matches.
        let right = rng.usize(..names.len());
        for (place, name) in names.iter().enumerate() {
            if place == right {
                headers.push((name.to_string(), tag.to_string()));
            } else if rng.bool() {
                headers.push((name.to_string(), if rng.bool() { tag.replace(['0', 'A'], "1") } else { word(rng, 9) }));
            }
        }
    } else {
        head::put(rng, headers, &row.signature.header, tag);
    }
}

/// What the row looks for in the body.
fn wanted(rng: &mut Rng, row: &Provider, asked: &Asked, timestamp: &str) -> Wanted {
    let mut fields = asked.fields.clone();
    if !asked.only {
        for part in row.signature.signed.fields() {
            fields.push((part.to_string(), id(rng)));
        }
        if let Some(Place::Field(path)) = &row.id {
            fields.push((path.to_string(), id(rng)));
        }
        if let Some(Place::Field(path)) = &row.event_type {
            let ping = row.ping.as_ref().filter(|_| rarely(rng, 20)).map(|ping| ping.event_type.to_string());
            fields.push((path.to_string(), ping.unwrap_or_else(|| event_type(rng))));
        }
        if rarely(rng, 4) {
            fields.push((one(rng, &["id", "data.id", "type", "object.id"]).to_string(), id(rng)));
        }
    }
    // One text under each path: the signature would else be over another than the one that is read.
    let mut paths = Vec::new();
    fields.retain(|(path, _)| {
        !paths.contains(path) && {
            paths.push(path.clone());
            true
        }
    });
    let mut fixed = Vec::new();
    if let Some(TimestampPlace::Field(path)) = row.timestamp.as_ref().map(|own| &own.from) {
        fixed.push((path.to_string(), timestamp.to_string()));
    }
    if let Some(TagPlace::Field(path)) = &row.signature.from {
        fixed.push((path.to_string(), TAG.to_string()));
    }
    fields.retain(|(path, _)| !fixed.iter().any(|(own, _)| own == path));
    let prefers_form = row.signature.signed.covers(&Part::Form);
    Wanted { fields, fixed, only: asked.only, prefers_form }
}

fn joined(headers: &[(String, String)], name: &str) -> Option<String> {
    let values: Vec<&str> =
        headers.iter().filter(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str()).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

fn replaced(body: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    match body.windows(from.len()).position(|window| window == from) {
        Some(at) => [&body[..at], to, &body[at + from.len()..]].concat(),
        None => body.to_vec(),
    }
}

/// As it comes off the wire: no blanks around a value, no line breaks, nothing beyond Latin-1, in any order and case.
fn finish(rng: &mut Rng, request: &mut Request) {
    if request.method != "POST" && ["GET", "HEAD", "OPTIONS"].contains(&request.method.as_str()) {
        request.set_body(Vec::new());
    }
    for (name, value) in &mut request.headers {
        *name = head::cased(rng, name);
        let sent: String = value.chars().filter(|letter| *letter <= '\u{ff}' && !"\0\r\n".contains(*letter)).collect();
        *value = sent.trim_matches([' ', '\t']).to_string();
    }
    if rarely(rng, 2) {
        // Lines of one name keep their order.
        request.headers.sort_by_key(|(name, _)| name.to_ascii_lowercase());
    }
}
