//! The log as a list: what was published, the newest first.

use signpost_api::{LoggedEvent, Page};
use signpost_core::outgoing::envelope::rfc3339;
use signpost_core::outgoing::tally::{first_place, place_made};
use signpost_platform::object::sql::{as_number, as_text, number, numbers, values};
use worker::{Result, SqlStorageValue};

use super::Inner;
use super::outbox::event_id;
use crate::page;
use crate::search::{length, of_type};

/// Rows that one page looks at. A log has any number of them, and reading is paid for.
const WINDOW: u32 = 2_000;

/// Which events are looked for. All that are given must hold.
pub(super) struct Looked<'a> {
    /// How the id begins.
    pub id: Option<&'a str>,
    /// A type, or a pattern of types.
    pub event_type: Option<&'a str>,
    pub since: Option<u64>,
    pub until: Option<u64>,
}

impl Looked<'_> {
    /// What is asked of each row of the window.
    fn conditions(&self) -> (String, Vec<SqlStorageValue>) {
        let (mut conditions, mut given) = (vec!["1"], Vec::new());
        if let Some((condition, values)) = self.event_type.and_then(of_type) {
            conditions.push(condition);
            given.extend(values);
        }
        if let Some(id) = self.id {
            conditions.push("(substr(name, 1, ?) = ? OR substr(id, 1, ?) = ?)");
            let name = format!("i{id}");
            given.extend([length(&name), name.as_str().into(), length(id), id.into()]);
        }
        (conditions.join(" AND "), given)
    }
}

impl Inner {
    /// A page, and where the next one goes on: behind its last row, or behind the last that was looked at.
    pub(super) fn logged(&self, looked: &Looked<'_>, before: Option<u64>, limit: u32) -> Result<Page<LoggedEvent>> {
        let until = looked.until.map(first_place);
        let below = before.into_iter().chain(until).min().unwrap_or(u64::MAX);
        let window = "FROM log WHERE seq < ? AND seq >= ? ORDER BY seq DESC LIMIT ?";
        let within = || vec![number(below), number(looked.since.map_or(0, first_place)), number(WINDOW)];
        let (conditions, given) = looked.conditions();
        let query = format!(
            "SELECT seq, timestamp, name, id, type, json_array_length(targets) \
             FROM (SELECT seq, timestamp, name, id, type, targets {window}) \
             WHERE {conditions} ORDER BY seq DESC LIMIT ?"
        );
        let given = within().into_iter().chain(given).chain([number(limit.saturating_add(1))]).collect();
        let rows = values(&self.sql, &query, given)?;
        let (rows, mut next_cursor) = page::cut(rows, limit, |row| row.first().and_then(as_number).unwrap_or(0));
        if next_cursor.is_none() {
            let query = format!("SELECT MIN(seq), COUNT(*) FROM (SELECT seq {window})");
            let [last, count] = numbers(&self.sql, &query, within())?;
            next_cursor = last.filter(|_| count == Some(u64::from(WINDOW))).map(|last| last.to_string());
        }
        Ok(Page { data: rows.iter().filter_map(|row| read(row)).collect(), next_cursor })
    }
}

fn read(row: &[SqlStorageValue]) -> Option<LoggedEvent> {
    let [seq, timestamp, name, id, event_type, count] = row else { return None };
    Some(LoggedEvent {
        id: event_id(as_text(name), as_text(id).map(str::to_string)),
        event_type: as_text(event_type)?.to_string(),
        timestamp: rfc3339(as_number(timestamp)?),
        created_at: rfc3339(place_made(as_number(seq)?)),
        endpoint_count: as_number(count).and_then(|count| u32::try_from(count).ok()).unwrap_or(0),
    })
}
