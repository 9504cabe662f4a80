//! The built-in providers as the Worker has them: text that is read when a row is asked for.
//!
//! As statics of Rust, two hundred rows are 11 KB gz more of the module that every isolate loads, and it needs two or three
//! of them. `crates/rows` writes the text; the test below reads each of its lines back.

use std::cell::RefCell;
use std::collections::BTreeMap;

use signpost_core::Provider;

use crate::json::typed_text;

/// A line for each: the name, a tab, the row's JSON.
const LINES: &str = include_str!("providers.txt");

thread_local! {
    /// Rows that were asked for. They stay: there are no more than there are lines.
    static READ: RefCell<BTreeMap<&'static str, &'static Provider>> = const { RefCell::new(BTreeMap::new()) };
}

/// The names, in the order in which people read them.
pub fn names() -> impl Iterator<Item = &'static str> {
    lines().map(|(name, _)| name)
}

/// The row of that name.
pub fn built_in(name: &str) -> Option<&'static Provider> {
    if let Some(known) = READ.with_borrow(|read| read.get(name).copied()) {
        return Some(known);
    }
    let (name, json) = lines().find(|(own, _)| *own == name)?;
    let row: &'static Provider = Box::leak(Box::new(typed_text(json).ok()?));
    READ.with_borrow_mut(|read| read.insert(name, row));
    Some(row)
}

/// Rows that name one of these headers. The others are not read for it: anybody can ask.
pub fn naming(headers: &[(&str, &str)]) -> Vec<&'static Provider> {
    let quoted: Vec<String> = headers.iter().map(|(name, _)| format!("\"{}\"", name.to_ascii_lowercase())).collect();
    let names = |json: &str| {
        let json = json.to_ascii_lowercase();
        quoted.iter().any(|name| json.contains(name.as_str()))
    };
    lines().filter(|(_, json)| names(json)).filter_map(|(name, _)| built_in(name)).collect()
}

/// Every row.
pub fn all() -> impl Iterator<Item = &'static Provider> {
    names().filter_map(built_in)
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    LINES.lines().filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::{built_in, names, naming};
    use signpost_core::provider::BUILT_IN;

    #[test]
    fn rows_are_found_by_the_headers_that_they_name() {
        let found =
            |name| naming(&[("accept", "*/*"), (name, "x")]).iter().map(|row| row.name.as_ref()).collect::<Vec<_>>();
        assert_eq!(found("X-GitHub-Delivery"), ["github"]);
        assert!(found("x-hub-signature").contains(&"bitbucket"));
        assert!(found("hub-signature").is_empty());
    }

    #[test]
    fn the_text_holds_the_rows_of_the_core() {
        assert!(names().eq(BUILT_IN.iter().map(|row| row.name.as_ref())));
        for row in BUILT_IN {
            assert_eq!(built_in(&row.name), Some(row), "{}", row.name);
        }
        assert_eq!(built_in("ClaimPort"), None);
    }
}
