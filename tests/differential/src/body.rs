//! Bodies: JSON, forms, and what is neither, with what the row looks for at its places.

use fastrand::Rng;

use crate::spell::{form_text, id, json, json_text, odd_form, odd_json, one, rarely, space, word};

/// Stands for a signature that is not known yet.
pub const TAG: &str = "@@tag@@";

/// What a body is to hold: paths, and the texts there.
pub struct Wanted {
    pub fields: Vec<(String, String)>,
    /// Fields whose texts stay as they are: without them nothing verifies.
    pub fixed: Vec<(String, String)>,
    /// Whether nothing may stand beside them.
    pub only: bool,
    pub prefers_form: bool,
}

/// A body, in which [`TAG`] may stand.
pub fn draw(rng: &mut Rng, wanted: &Wanted) -> Vec<u8> {
    let is_form = rarely(rng, if wanted.prefers_form { 2 } else { 12 });
    match rng.u32(..60) {
        _ if wanted.only => document(rng, wanted).into_bytes(),
        0 => Vec::new(),
        1 => (0..rng.usize(1..80)).map(|_| rng.u8(..)).collect(),
        2 => {
            one(rng, &["null", "7", "\"id\"", "[]", "{}", " ", "\u{feff}", "[{\"id\":\"a\"}]", "id", "=", "&", "?a=b"])
                .as_bytes()
                .to_vec()
        }
        3..6 => {
            let document = document(rng, wanted);
            format!("payload={}", form_text(rng, &document)).into_bytes()
        }
        6 => {
            let document = document(rng, wanted);
            spoilt(rng, document.into_bytes())
        }
        7 => [b"\xef\xbb\xbf", document(rng, wanted).as_bytes()].concat(),
        8 => {
            // Long enough for every way in which a host hashes.
            let long = [200, 1100, 2100, 33_000][rng.usize(..4)];
            let document = document(rng, wanted);
            match document.strip_prefix('{') {
                Some(rest) if !rest.trim_start().starts_with('}') => {
                    format!("{{\"pad\":\"{}\",{rest}", "é".repeat(long / 2))
                }
                _ => document,
            }
            .into_bytes()
        }
        _ if is_form => form(rng, wanted).into_bytes(),
        _ => document(rng, wanted).into_bytes(),
    }
}

/// A body with something wrong about it.
fn spoilt(rng: &mut Rng, mut body: Vec<u8>) -> Vec<u8> {
    let at = rng.usize(..=body.len());
    match rng.u32(..6) {
        0 => body.truncate(at),
        1 => body.insert(at, rng.u8(..)),
        2 => body.extend_from_slice(b"x"),
        3 => body.extend_from_slice(b"\xef\xbb\xbf"),
        4 => body.insert(at, 0xff),
        _ => body = [b"\xef\xbb\xbf\xef\xbb\xbf", body.as_slice()].concat(),
    }
    body
}

enum Node {
    Raw(String),
    Object(Vec<(String, Node)>),
}

fn document(rng: &mut Rng, wanted: &Wanted) -> String {
    let mut members = Vec::new();
    for (path, text) in &wanted.fields {
        // Absent now and then.
        if wanted.only || !rarely(rng, 15) {
            let value = if wanted.only { json_text(rng, text) } else { json(rng, text) };
            put(rng, &mut members, path, value);
        }
    }
    for (path, text) in &wanted.fixed {
        let is_number = !text.is_empty()
            && text.len() < 15
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && !text.starts_with('0');
        let value = if is_number && rng.bool() { text.clone() } else { json_text(rng, text) };
        put(rng, &mut members, path, value);
    }
    if !wanted.only {
        noise(rng, &mut members, &wanted.fields);
    }
    let mut out = String::new();
    let is_spaced = rarely(rng, 3);
    write(rng, &Node::Object(members), is_spaced, &mut out);
    out
}

/// Puts a value at a path.
fn put(rng: &mut Rng, members: &mut Vec<(String, Node)>, path: &str, value: String) {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let quoted = json_text(rng, first);
    let Some(rest) = rest else {
        return members.push((quoted, Node::Raw(value)));
    };
    let plain = format!("\"{first}\"");
    for (name, node) in members.iter_mut() {
        if let Node::Object(inner) = node
            && *name == plain
        {
            return put(rng, inner, rest, value);
        }
    }
    let mut inner = Vec::new();
    put(rng, &mut inner, rest, value);
    // Under one spelling, so that the next path finds it.
    members.push((plain, Node::Object(inner)));
}

/// Members that nobody asked for, among them others of the same names.
fn noise(rng: &mut Rng, members: &mut Vec<(String, Node)>, fields: &[(String, String)]) {
    for _ in 0..rng.usize(..4) {
        let name = match rng.u32(..8) {
            0 => one(
                rng,
                &["\"__proto__\"", "\"\"", r#""\ud800""#, "\"constructor\"", r#""\u0000""#, "\"toString\"", "\"0\""],
            )
            .to_string(),
            1 if !fields.is_empty() => {
                let (path, _) = &fields[rng.usize(..fields.len())];
                let name = path.split('.').next().unwrap_or(path);
                json_text(rng, name)
            }
            _ => format!("\"{}\"", word(rng, 4)),
        };
        let value = match rng.u32(..4) {
            0 => odd_json(rng),
            // The last name of a path, somewhere else.
            1 if !fields.is_empty() => {
                let (path, _) = &fields[rng.usize(..fields.len())];
                let value = odd_json(rng);
                format!("{{\"{}\":{value}}}", path.rsplit('.').next().unwrap_or(path))
            }
            _ => {
                let text = id(rng);
                json_text(rng, &text)
            }
        };
        members.insert(rng.usize(..=members.len()), (name, Node::Raw(value)));
    }
}

fn write(rng: &mut Rng, node: &Node, is_spaced: bool, out: &mut String) {
    let blank = |rng: &mut Rng| if is_spaced && rng.bool() { space(rng) } else { "" };
    match node {
        Node::Raw(text) => out.push_str(text),
        Node::Object(members) if matches!(members.as_slice(), [(name, _)] if name == "\"[]\"") => {
            let count = if rarely(rng, 8) { rng.usize(..3) } else { 1 };
            out.push_str(blank(rng));
            out.push('[');
            for place in 0..count {
                out.push_str(if place == 0 { "" } else { "," });
                members.iter().for_each(|(_, value)| write(rng, value, is_spaced, out));
            }
            out.push(']');
            out.push_str(blank(rng));
        }
        Node::Object(members) => {
            out.push_str(blank(rng));
            out.push('{');
            for (place, (name, value)) in members.iter().enumerate() {
                out.push_str(if place == 0 { "" } else { "," });
                out.push_str(blank(rng));
                out.push_str(name);
                out.push_str(blank(rng));
                out.push(':');
                out.push_str(blank(rng));
                write(rng, value, is_spaced, out);
            }
            out.push_str(blank(rng));
            out.push('}');
            out.push_str(blank(rng));
        }
    }
}

fn form(rng: &mut Rng, wanted: &Wanted) -> String {
    let mut pairs = Vec::new();
    for (path, text) in &wanted.fields {
        let value = if rarely(rng, 8) { odd_form(rng) } else { form_text(rng, text) };
        pairs.push(format!("{}={value}", form_text(rng, path)));
        if rarely(rng, 12) {
            pairs.push(format!("{path}={}", odd_form(rng)));
        }
    }
    for _ in 0..rng.usize(..3) {
        let text = id(rng);
        pairs.push(if rarely(rng, 6) { odd_form(rng) } else { format!("{}={}", word(rng, 3), form_text(rng, &text)) });
    }
    rng.shuffle(&mut pairs);
    for (path, text) in &wanted.fixed {
        // It is put in its place when the form is done, and must not be looked through.
        let value = if text == TAG { TAG.to_string() } else { form_text(rng, text) };
        pairs.push(format!("{}={value}", form_text(rng, path)));
    }
    pairs.join("&")
}
