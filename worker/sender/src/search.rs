//! Conditions of SQL for what lists are searched by. `LIKE` would read what is given as a pattern, and takes 50 bytes.

use signpost_platform::object::sql::number;
use worker::SqlStorageValue;

/// Rows whose `type` is this one, or like the pattern; `None` where every type is.
pub fn of_type(pattern: &str) -> Option<(&'static str, Vec<SqlStorageValue>)> {
    match pattern.strip_suffix('*') {
        Some("") => None,
        // Everything that begins with the stem and is longer.
        Some(stem) => Some(("type > ? AND substr(type, 1, ?) = ?", vec![stem.into(), length(stem), stem.into()])),
        None => Some(("type = ?", vec![pattern.into()])),
    }
}

/// How many characters a text has that is compared with the beginning of a column.
pub fn length(text: &str) -> SqlStorageValue {
    number(u32::try_from(text.chars().count()).unwrap_or(u32::MAX))
}
