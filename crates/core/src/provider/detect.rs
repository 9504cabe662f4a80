//! Whose request could this be? A hint for people, and never a verdict.
//!
//! Senders share header names: `X-Hub-Signature` is SHA-1 for one and SHA-256 for the next, `webhook-signature` belongs to
//! twenty. So nothing may verify with what is found here; only a row that somebody chose does.
//! `npm/src/detect.ts` counts in the same way, and `tests/vectors/detect.json` holds both to it.

use alloc::vec::Vec;

use super::{CREDENTIALS, Layout, Names, Place, Provider, Timestamp, TimestampPlace};

/// More names are no hint.
const MOST: usize = 5;
/// The signature's header alone is enough, and so is another of the row's headers with a prefix of it. One header that
/// anybody may send is not.
const LEAST: i32 = 3;

/// The names of the rows that the request's headers fit, the best first; among equals as `rows` has them.
pub fn detect<'r>(rows: impl IntoIterator<Item = &'r Provider>, headers: &[(&str, &str)]) -> Vec<&'r str> {
    let mut found: Vec<(i32, &str)> = Vec::new();
    for row in rows {
        let points = points(row, headers);
        if points >= LEAST {
            found.push((points, row.name.as_ref()));
        }
    }
    let mut best = Vec::new();
    while best.len() < MOST
        && let Some(first) = (0..found.len()).rev().max_by_key(|place| found.get(*place).map(|(points, _)| *points))
    {
        best.push(found.remove(first).1);
    }
    best
}

fn points(row: &Provider, headers: &[(&str, &str)]) -> i32 {
    let find = |name: &str| headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| *value);
    // Everybody sends these.
    let value = |name: &str| {
        if CREDENTIALS.iter().any(|own| own.eq_ignore_ascii_case(name)) { None } else { find(name) }
    };
    let place = |names: &Names| if names.iter().any(|name| value(name).is_some()) { 2 } else { -1 };
    let mut points = match row.signature.header.iter().find_map(value) {
        Some(tag) if looks_right(&row.signature.layout, tag) => 6,
        // The name is right, and what stands there is somebody else's.
        Some(_) => return 0,
        None => 0_i32,
    };
    if let Some(Timestamp { from: TimestampPlace::Header(names), .. }) = &row.timestamp {
        points = points.saturating_add(place(names));
    }
    for source in [&row.id, &row.event_type].into_iter().flatten() {
        if let Place::Header(names) = source {
            points = points.saturating_add(place(names));
        }
    }
    let starts = |prefix: &str| {
        let starts = |name: &str| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        headers.iter().any(|(name, _)| starts(name))
    };
    for prefix in row.header_prefixes.iter().filter(|prefix| starts(prefix)) {
        points = points.saturating_add(i32::from(!prefix.is_empty()));
    }
    points
}

/// Whether a header could hold this row's signature.
fn looks_right(layout: &Layout, value: &str) -> bool {
    match layout {
        Layout::Bare { .. } => true,
        Layout::List { assign, version, .. } => value
            .match_indices(version.as_ref())
            .any(|(at, found)| value.as_bytes().get(at.saturating_add(found.len())) == Some(assign)),
        Layout::Value { prefix, prefix_optional } => *prefix_optional || value.starts_with(prefix.as_ref()),
    }
}
