//! Documents: few names and few texts, so that filters meet them, and every kind of value beside.

use fastrand::Rng;

use super::json::Json;
use crate::spell::{form_text, one, rarely};

const NAMES: [&str; 20] = [
    "type",
    "id",
    "data",
    "order",
    "items",
    "sku",
    "qty",
    "a",
    "b",
    "c",
    "A",
    "$ref",
    "$oid",
    "$$x",
    "",
    "é",
    "😀",
    "a/b~",
    "__proto__",
    "x.y[0]",
];
const TEXTS: [&str; 22] = [
    "order.paid",
    "order.created",
    "order.",
    "paid",
    "",
    " ",
    "7",
    "7.0",
    "007",
    " 7",
    "1e3",
    "-0",
    "true",
    "null",
    "é",
    "😀",
    "\u{e000}",
    "a\u{0}b",
    "\u{feff}x",
    "9007199254740993",
    "[1]",
    "{\"a\":1}",
];
/// Alike in value, and not in spelling; with the edges of what a double holds.
const NUMBERS: [&str; 30] = [
    "0",
    "-0",
    "1",
    "7",
    "7.0",
    "70e-1",
    "0.7e1",
    "-7",
    "1000",
    "1e3",
    "0.1",
    "0.30000000000000004",
    "409.94",
    "999999999999999",
    "1000000000000000",
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "18446744073709551616",
    "123456789012345678901234567890",
    "5e-324",
    "2.2250738585072011e-308",
    "1e-400",
    "1.7976931348623157e308",
    "1.7976931348623159e308",
    "1e400",
    "8.5",
    "1e23",
    "6.02e+23",
    "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880",
];
const HALVES: [&str; 4] = [r#""\ud800""#, r#""a\uDC00z""#, r#""\ud83d\ud83d\ude00""#, r#""\ude00\ud83d""#];

pub fn name(rng: &mut Rng) -> String {
    one(rng, &NAMES).to_string()
}

/// A number, mostly a whole one.
pub fn number(rng: &mut Rng) -> Json {
    match rng.u32(..12) {
        0..6 => Json::plain(rng.i32(-3..12)),
        6..10 => Json::plain(one(rng, &NUMBERS)),
        10 => Json::plain(rng.f64() * 10_f64.powi(rng.i32(-20..20))),
        // Every double: subnormal ones, too.
        _ => Json::plain(Some(f64::from_bits(rng.u64(..))).filter(|number| number.is_finite()).unwrap_or(0.5)),
    }
}

pub fn text(rng: &mut Rng) -> String {
    match rng.u32(..60) {
        0 => "x".repeat(rng.usize(250..1030)),
        1 => "é".repeat(rng.usize(126..520)),
        _ => one(rng, &TEXTS).to_string(),
    }
}

pub fn plain(rng: &mut Rng) -> Json {
    match rng.u32(..100) {
        0..40 => number(rng),
        40..85 => Json::Text(text(rng)),
        85..99 => Json::plain(one(rng, &["true", "false", "null"])),
        _ => Json::plain(one(rng, &HALVES)),
    }
}

/// Any value, with so many levels below it at most.
pub fn value(rng: &mut Rng, depth: u32) -> Json {
    match rng.u32(..10) {
        _ if depth == 0 => plain(rng),
        0..3 => plain(rng),
        3..5 => Json::List((0..rng.u32(..4)).map(|_| value(rng, depth - 1)).collect()),
        _ => object(rng, depth),
    }
}

fn object(rng: &mut Rng, depth: u32) -> Json {
    let mut members: Vec<(String, Json)> = Vec::new();
    for _ in 0..rng.u32(..6) {
        let own = name(rng);
        // Of a name that comes twice the last one counts.
        if !members.iter().any(|(other, _)| *other == own) || rarely(rng, 8) {
            members.push((own, value(rng, depth.saturating_sub(1))));
        }
    }
    Json::Object(members)
}

/// More levels than a document has.
fn nested(rng: &mut Rng, inner: Json) -> Json {
    (0..rng.usize(60..68)).fold(inner, |inner, _| Json::List(vec![inner]))
}

/// A document of that kind.
pub fn draw(rng: &mut Rng, of: &str) -> Json {
    if rarely(rng, 60) {
        return value(rng, 1);
    }
    match of {
        "request" => request(rng),
        "event" => event(rng),
        _ => body(rng),
    }
}

/// A body: a value, or the text of one as it came.
pub fn body(rng: &mut Rng) -> Json {
    let mut inner = if rarely(rng, 8) { value(rng, 2) } else { object(rng, 3) };
    if rarely(rng, 150) {
        let place = name(rng);
        inner = Json::Object(vec![(place, nested(rng, inner))]);
    }
    match rng.u32(..10) {
        0 | 1 => {
            let mark = if rarely(rng, 10) { "\u{feff}" } else { "" };
            Json::Text(format!("{mark}{}", inner.written(rng)))
        }
        2 => Json::Text(form(rng, &inner)),
        _ => inner,
    }
}

/// The plain members of an object as a form, or all of it in the one field of one.
fn form(rng: &mut Rng, inner: &Json) -> String {
    if rarely(rng, 4) {
        let json = inner.written(rng);
        return format!("payload={}", form_text(rng, &json));
    }
    let Json::Object(members) = inner else {
        return inner.written(rng);
    };
    let fields = members.iter().map(|(name, value)| {
        let value = match value {
            Json::Text(text) | Json::Plain(text) => text.clone(),
            other => other.written(rng),
        };
        format!("{}={}", form_text(rng, name), form_text(rng, &value))
    });
    fields.collect::<Vec<_>>().join("&")
}

fn request(rng: &mut Rng) -> Json {
    let mut members = Vec::new();
    if !rarely(rng, 12) {
        members.push(("body".to_string(), body(rng)));
    }
    if !rarely(rng, 6) {
        let mut headers = Vec::new();
        for _ in 0..rng.u32(..4) {
            let name = one(rng, &["X-Event", "x-event", "Content-Type", "x-a", "__proto__"]).to_string();
            let value = match rng.u32(..8) {
                0 => plain(rng),
                1 | 2 => Json::List((0..rng.u32(..3)).map(|_| plain(rng)).collect()),
                _ => Json::Text(text(rng)),
            };
            headers.push((name, value));
        }
        members.push(("headers".to_string(), if rarely(rng, 40) { plain(rng) } else { Json::Object(headers) }));
    }
    if rng.bool() {
        members.push(("query".to_string(), object(rng, 1)));
    }
    if rng.bool() {
        members.push(("path".to_string(), Json::text(one(rng, &["/in/a", "/in", "/", ""]))));
    }
    shuffled(rng, members)
}

fn event(rng: &mut Rng) -> Json {
    let mut members = Vec::new();
    for part in ["id", "type", "topic", "timestamp", "time"] {
        if rng.bool() {
            members.push((part.to_string(), if rarely(rng, 10) { plain(rng) } else { Json::Text(text(rng)) }));
        }
    }
    for part in ["data", "metadata", "tags"] {
        if part == "data" || rarely(rng, 3) {
            members.push((part.to_string(), value(rng, 3)));
        }
    }
    shuffled(rng, members)
}

fn shuffled(rng: &mut Rng, mut members: Vec<(String, Json)>) -> Json {
    rng.shuffle(&mut members);
    Json::Object(members)
}
