//! Filters, mostly taken from the document that they are asked of: a part of it, with operators in places, and one in
//! twelve with a mistake.

use fastrand::Rng;

use super::document::{name, number, plain, text, value};
use super::json::Json;
use crate::spell::{one, rarely};

/// A filter for a document of that kind.
pub fn draw(rng: &mut Rng, of: &str, document: &Json) -> Json {
    let mistake = rarely(rng, 12);
    let mut filter = if of == "body" {
        let inner = inner_of(document);
        pattern(rng, &inner, &inner, 3)
    } else {
        parts(rng, of, document, 2)
    };
    if mistake {
        filter = spoilt(rng, filter);
    }
    filter
}

/// What a body that came as text holds, where that is easily said.
fn inner_of(body: &Json) -> Json {
    let Json::Text(text) = body else {
        return body.clone();
    };
    match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(value) => read(&value),
        Err(_) => {
            let pairs = form_urlencoded::parse(text.as_bytes());
            Json::Object(pairs.map(|(name, value)| (name.into_owned(), Json::text(value))).collect())
        }
    }
}

fn read(value: &serde_json::Value) -> Json {
    use serde_json::Value;
    match value {
        Value::String(text) => Json::text(text),
        Value::Array(items) => Json::List(items.iter().map(read).collect()),
        Value::Object(members) => {
            Json::Object(members.iter().map(|(name, value)| (name.clone(), read(value))).collect())
        }
        other => Json::plain(other),
    }
}

fn parts(rng: &mut Rng, of: &str, document: &Json, depth: u32) -> Json {
    if depth > 0 && rarely(rng, 8) {
        let operator = one(rng, &["$and", "$or", "$not"]);
        let inner = match operator {
            "$not" => parts(rng, of, document, depth - 1),
            _ => Json::List((0..rng.u32(..3)).map(|_| parts(rng, of, document, depth - 1)).collect()),
        };
        return Json::object([(operator, inner)]);
    }
    let names: &[&str] = match of {
        "request" => &["body", "body", "headers", "query", "path"],
        _ => &["data", "data", "type", "topic", "id", "time", "timestamp", "metadata", "tags"],
    };
    let mut members: Vec<(String, Json)> = Vec::new();
    for _ in 0..rng.u32(1..4) {
        let part = one(rng, names);
        if members.iter().any(|(own, _)| own == part) {
            continue;
        }
        let own = document.member(part).map(inner_of).unwrap_or(Json::plain("null"));
        // References begin at the root of an event, and at that of the part of a request.
        let root = if of == "event" { document.clone() } else { own.clone() };
        members.push((part.to_string(), pattern(rng, &own, &root, 3)));
    }
    if rarely(rng, 60) {
        members.push((name(rng), plain(rng)));
    }
    Json::Object(members)
}

fn pattern(rng: &mut Rng, own: &Json, root: &Json, depth: u32) -> Json {
    if depth > 0 && rarely(rng, 4) {
        return Json::Object((0..rng.u32(1..3)).map(|_| operator(rng, own, root, depth - 1)).collect());
    }
    if rarely(rng, 30) {
        return reference(rng, root);
    }
    match own {
        Json::Object(members) => {
            let mut conditions: Vec<(String, Json)> = Vec::new();
            for (name, value) in members {
                if rng.bool() || conditions.iter().any(|(own, _)| own.trim_start_matches('$') == name) {
                    continue;
                }
                let dollar = if name.starts_with('$') { "$" } else { "" };
                conditions.push((format!("{dollar}{name}"), pattern(rng, value, root, depth.saturating_sub(1))));
            }
            if rarely(rng, 10) {
                let missing = name(rng);
                conditions.push((format!("{missing}x"), Json::object([("$exist", Json::plain("false"))])));
            }
            if rarely(rng, 12) {
                conditions.push((name(rng), plain(rng)));
            }
            if rarely(rng, 10) && depth > 0 {
                conditions.push(operator(rng, own, root, depth - 1));
            }
            Json::Object(conditions)
        }
        Json::List(items) => {
            // Of an element, as the list's own pattern, or each of its patterns of some element.
            let each: Vec<_> = items.iter().filter(|_| rng.bool()).cloned().collect();
            let mut each: Vec<_> = each.iter().map(|item| pattern(rng, item, root, depth.saturating_sub(1))).collect();
            rng.shuffle(&mut each);
            match each.pop() {
                Some(first) if rng.bool() => first,
                Some(last) => Json::List([each, vec![last]].concat()),
                None => Json::List(each),
            }
        }
        plain => near(rng, plain),
    }
}

/// The value, mostly; or a text for a number, a number for a text, another one.
fn near(rng: &mut Rng, own: &Json) -> Json {
    match (own, rng.u32(..12)) {
        (_, 0) => plain(rng),
        (Json::Plain(text), 1..3) if !text.starts_with('"') => Json::text(text),
        (Json::Text(text), 1..3) if text.parse::<f64>().is_ok_and(f64::is_finite) && is_number(text) => {
            Json::plain(text)
        }
        (Json::Plain(_), 3) => number(rng),
        (Json::Plain(text), _) if is_large(text) && !rarely(rng, 6) => Json::text(text),
        _ => own.clone(),
    }
}

fn is_number(text: &str) -> bool {
    serde_json::from_str::<serde_json::Number>(text).is_ok()
}

fn is_large(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|number| number.abs() >= 9_007_199_254_740_992.0)
}

fn operator(rng: &mut Rng, own: &Json, root: &Json, depth: u32) -> (String, Json) {
    let operators = [
        "$and",
        "$endsWith",
        "$eq",
        "$exist",
        "$gt",
        "$gte",
        "$in",
        "$lt",
        "$lte",
        "$neq",
        "$nin",
        "$not",
        "$or",
        "$startsWith",
    ];
    let name = one(rng, &operators);
    let inner = |rng: &mut Rng| pattern(rng, own, root, depth);
    let operand = match name {
        _ if rarely(rng, 60) => value(rng, 1),
        "$and" | "$or" => Json::List((0..rng.u32(..4)).map(|_| inner(rng)).collect()),
        "$not" => inner(rng),
        "$exist" => Json::plain(rng.bool()),
        _ if rarely(rng, 12) => reference(rng, root),
        "$eq" | "$neq" => whole(rng, own),
        "$in" | "$nin" if rng.bool() => {
            let mut among: Vec<_> = (0..rng.u32(..3)).map(|_| plain(rng)).collect();
            among.extend(leaf(rng, own).filter(|_| !rarely(rng, 3)));
            rng.shuffle(&mut among);
            Json::List(among)
        }
        "$startsWith" | "$endsWith" | "$in" | "$nin" => {
            let piece = Json::Text(piece(rng, own));
            if rarely(rng, 4) && name.ends_with("With") {
                Json::List(vec![Json::Text(text(rng)), piece])
            } else {
                piece
            }
        }
        _ => match leaf(rng, own) {
            Some(Json::Plain(text)) if is_number(&text) => near(rng, &Json::Plain(text)),
            Some(Json::Text(own)) => near(rng, &Json::Text(own)),
            _ => number(rng),
        },
    };
    (name.to_string(), operand)
}

/// A plain value of it.
fn leaf(rng: &mut Rng, own: &Json) -> Option<Json> {
    match own {
        Json::List(items) => items.get(rng.usize(..items.len().max(1))).and_then(|item| leaf(rng, item)),
        Json::Object(_) => None,
        plain => Some(near(rng, plain)),
    }
}

/// The same JSON with its names in another order, mostly.
fn whole(rng: &mut Rng, own: &Json) -> Json {
    match own {
        _ if rarely(rng, 20) => value(rng, 1),
        Json::List(items) => Json::List(items.iter().map(|item| whole(rng, item)).collect()),
        Json::Object(members) => {
            let mut members: Vec<_> = members.iter().map(|(name, value)| (name.clone(), whole(rng, value))).collect();
            rng.shuffle(&mut members);
            Json::Object(members)
        }
        plain => near(rng, plain),
    }
}

/// A piece of a text.
fn piece(rng: &mut Rng, own: &Json) -> String {
    let Some(Json::Text(own)) = leaf(rng, own) else {
        return text(rng);
    };
    let letters: Vec<char> = own.chars().take(1000).collect();
    let (from, to) = (rng.usize(..=letters.len()), rng.usize(..=letters.len()));
    match rng.u32(..3) {
        0 => letters[..to].iter().collect(),
        1 => letters[from..].iter().collect(),
        _ => letters[from.min(to)..to].iter().collect(),
    }
}

/// A path of the document, and rarely none.
fn reference(rng: &mut Rng, root: &Json) -> Json {
    let mut path = String::new();
    let mut at = root;
    while !rarely(rng, 4) {
        match at {
            Json::Object(members) if !members.is_empty() => {
                let (name, value) = &members[rng.usize(..members.len())];
                path.push_str(if path.is_empty() { "" } else { "." });
                path.push_str(name);
                at = value;
            }
            Json::List(items) if !items.is_empty() => {
                let index = rng.usize(..items.len());
                path.push_str(&if rarely(rng, 3) { "[$index]".to_string() } else { format!("[{index}]") });
                at = &items[index];
            }
            _ => break,
        }
    }
    if rarely(rng, 8) {
        path = format!("$.{path}");
    }
    if rarely(rng, 12) {
        path.push_str(one(rng, &[".", "[x]", "[01]", "..a", "[-1]", "]", ".gone", "[9]"]));
    }
    Json::object([("$ref", Json::Text(path))])
}

/// Makes a mistake somewhere; the place is the root, mostly.
fn spoilt(rng: &mut Rng, filter: Json) -> Json {
    if let (Json::Object(members), false) = (&filter, rarely(rng, 3))
        && !members.is_empty()
    {
        let place = rng.usize(..members.len());
        let mut members = members.clone();
        let (_, value) = &mut members[place];
        *value = spoilt(rng, value.clone());
        return Json::Object(members);
    }
    let mut members = match filter {
        Json::Object(members) => members,
        other => vec![("a".to_string(), other)],
    };
    let operators = ["$ne", "$regex", "$exists", "$contains", "$", "$Eq", "$elemMatch", "$ref"];
    let added = match rng.u32(..16) {
        0..5 => (one(rng, &operators).to_string(), plain(rng)),
        5 => (one(rng, &["$gt", "$in", "$and", "$startsWith", "$exist", "$not"]).to_string(), value(rng, 1)),
        6 => ("a".to_string(), Json::plain(one(rng, &["9007199254740992", "-1e300", "12345678901234567890"]))),
        7 => (name(rng), Json::Text("x".repeat(rng.usize(1000..1100)))),
        8 => ("x".repeat(rng.usize(1000..1100)), plain(rng)),
        9 => ("a".to_string(), Json::object([("$ref", Json::Text("x".repeat(rng.usize(250..262))))])),
        10 => ("a".to_string(), (0..rng.u32(12..18)).fold(plain(rng), |inner, _| Json::object([("b", inner)]))),
        11 => ("a".to_string(), Json::List((0..rng.u32(990..1004)).map(|_| Json::plain("1")).collect())),
        12 => ("a".to_string(), Json::List((0..rng.u32(14..18)).map(|_| Json::Text("y".repeat(1000))).collect())),
        13 => return plain(rng),
        14 => ("typ".to_string(), plain(rng)),
        _ => ("a".to_string(), Json::object([("$ref", plain(rng))])),
    };
    members.push(added);
    Json::Object(members)
}

/// More than a filter may look at, or just not: values, and steps.
pub fn heavy(rng: &mut Rng) -> (String, String) {
    if rng.bool() {
        let count = rng.usize(99_990..100_004);
        let items = vec!["7"; count].join(",");
        return (r#"{"a":{"$exist":true}}"#.into(), format!("{{\"b\":[1],\"a\":[{items}]}}"));
    }
    // A step for each 256 bytes of the text, for each of the patterns and once more for the operator.
    let patterns = rng.usize(95..105);
    let text = "z".repeat(256 * rng.usize(480..520));
    let each = vec![r#"{"$in":"y"}"#; patterns].join(",");
    (format!("{{\"$or\":[{each}]}}"), format!("\"{text}\""))
}
