//! The head of a request: times, headers, the query.

use fastrand::Rng;
use signpost_core::outgoing::envelope::rfc3339;
use signpost_core::provider::{Names, TimeUnit, Timestamp};

use crate::spell::{form_text, odd_form, one, rarely, word};

/// A time as the row writes it: mostly one that the receiver's clock allows.
pub fn timestamp(rng: &mut Rng, row: &Timestamp, now: u64) -> String {
    let tolerance = u64::from(row.tolerance_s);
    let seconds = match rng.u32(..24) {
        0 => now - tolerance - 1,
        1 => now - tolerance,
        2 => now + tolerance,
        3 => now + tolerance + 1,
        4 => now - rng.u64(..10_000_000),
        5 => now + rng.u64(..10_000_000),
        6 => 1,
        _ => now - rng.u64(..=tolerance.min(200)),
    };
    match row.unit {
        TimeUnit::HttpDate => http_date(rng, seconds),
        TimeUnit::Iso8601 => iso8601(rng, seconds),
        TimeUnit::Milliseconds => {
            let ms = seconds * 1000 + rng.u64(..1000);
            spelled(rng, ms.to_string())
        }
        TimeUnit::SecondsOrMilliseconds if rng.bool() => {
            let ms = seconds * 1000 + rng.u64(..1000);
            spelled(rng, ms.to_string())
        }
        TimeUnit::Seconds | TimeUnit::SecondsOrMilliseconds => spelled(rng, seconds.to_string()),
    }
}

fn spelled(rng: &mut Rng, text: String) -> String {
    if text.len() < 5 || !rarely(rng, 14) {
        return text;
    }
    match rng.u32(..15) {
        0 => format!("0{text}"),
        1 => format!("+{text}"),
        2 => format!("-{text}"),
        3 => format!("{text}.0"),
        4 => format!("{text}, {text}"),
        5 => format!("{text}000"),
        6 => text[..text.len() - 3].to_string(),
        7 => format!("{text}é"),
        8 => format!("1{}", "0".repeat(rng.usize(10..22))),
        9 => "0".to_string(),
        10 => String::new(),
        11 => format!("0x{text}"),
        12 => format!("{}e3", &text[..text.len() - 3]),
        13 => "2026-05-20T10:14:25Z".to_string(),
        _ => format!("{} {}", &text[..4], &text[4..]),
    }
}

fn iso8601(rng: &mut Rng, seconds: u64) -> String {
    let text = rfc3339(seconds * 1000);
    let (date, time) = text.split_at(10);
    let time = time[1..9].to_string();
    match rng.u32(..24) {
        0 => format!("{date}t{time}z"),
        1 => format!("{date} {time}Z"),
        2 => format!("{date}T{time}+00:00"),
        3 => format!("{date}T{time}-00:00"),
        4 => format!("{date}T{time}+0000"),
        5 => format!("{date}T{time}"),
        6 => format!("{date}T{time}.{}Z", "123456789012".get(..rng.usize(1..12)).unwrap_or_default()),
        7 => format!("{date}T{time},5Z"),
        8 => date.to_string(),
        9 => format!("{date}T{}:60Z", &time[..5]),
        10 => format!("{date}T24:00:00Z"),
        11 => format!("2026-02-30T{time}Z"),
        12 => format!("{date}T{time}+24:00"),
        13 => {
            let away = rfc3339((seconds + 5400) * 1000);
            format!("{}+01:30", &away[..19])
        }
        14 => seconds.to_string(),
        15 => format!("{date}T{time}Z, {date}T{time}Z"),
        _ => text,
    }
}

fn http_date(rng: &mut Rng, seconds: u64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let text = rfc3339(seconds * 1000);
    let (year, day, time) = (&text[..4], &text[8..10], &text[11..19]);
    let month = MONTHS[text[5..7].parse::<usize>().unwrap_or(1) - 1];
    let name = DAYS[usize::try_from(seconds / 86_400 % 7).unwrap_or_default()];
    match rng.u32(..24) {
        0 => format!("{name}, {day} {month} {year} {time} UTC"),
        1 => format!("{name}, {day} {month} {year} {time} +0000"),
        2 => format!("{day} {month} {year} {time} GMT"),
        3 => format!("{}, {day} {month} {year} {time} GMT", one(rng, &DAYS)),
        4 => format!("{name} {month} {day} {time} {year}"),
        5 => format!("{name}, {day}-{month}-{} {time} GMT", &year[2..]),
        6 => format!("{}, {day} {month} {year} {time} GMT", name.to_lowercase()),
        7 => format!("{name}, {day} {month} {year} {time}"),
        8 => seconds.to_string(),
        9 => text.clone(),
        _ => format!("{name}, {day} {month} {year} {time} GMT"),
    }
}

/// Puts a value under one of its names, sometimes under several.
pub fn put(rng: &mut Rng, headers: &mut Vec<(String, String)>, names: &Names, value: &str) {
    let all: Vec<&str> = names.iter().collect();
    let Some(name) = all.get(if rarely(rng, 4) { rng.usize(..all.len()) } else { 0 }) else { return };
    headers.push((name.to_string(), value.to_string()));
    if all.len() > 1 && rarely(rng, 6) {
        let other = if rng.bool() { value.to_string() } else { word(rng, 8) };
        headers.push((all[rng.usize(..all.len())].to_string(), other));
    }
}

/// A query that has these parameters.
pub fn query(rng: &mut Rng, parameters: &[(String, String)]) -> String {
    let mut pairs: Vec<String> = Vec::new();
    for (name, value) in parameters {
        pairs.push(format!("{}={}", form_text(rng, name), form_text(rng, value)));
        if rarely(rng, 10) {
            pairs.insert(
                rng.usize(..=pairs.len()),
                format!("{}={}", form_text(rng, name), odd_form(rng).replace('#', "")),
            );
        }
    }
    if rarely(rng, 5) {
        let odd = odd_form(rng).replace('#', "");
        pairs.insert(rng.usize(..=pairs.len()), format!("{}={odd}", word(rng, 2)));
    }
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// A name in another case.
pub fn cased(rng: &mut Rng, name: &str) -> String {
    match rng.u32(..4) {
        0 => name.to_ascii_uppercase(),
        1 => name.to_ascii_lowercase(),
        2 => name
            .chars()
            .map(|letter| if rng.bool() { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() })
            .collect(),
        _ => name.to_string(),
    }
}

/// Headers that say nothing to anybody here.
pub fn others(rng: &mut Rng, headers: &mut Vec<(String, String)>) {
    let types = [
        "application/json",
        "application/x-www-form-urlencoded",
        "text/plain; charset=latin1",
        "",
        "application/json; charset=utf-16",
    ];
    if !rarely(rng, 6) {
        headers.push(("Content-Type".to_string(), one(rng, &types).to_string()));
    }
    if rarely(rng, 3) {
        headers.push(("User-Agent".to_string(), "provider/1.0".to_string()));
    }
    if rarely(rng, 8) {
        headers.push(("X-Forwarded-For".to_string(), "203.0.113.7".to_string()));
    }
}
