//! The tenant's own event types.

use serde::Deserialize;
use signpost_api::limits::{MAX_DESCRIPTION_BYTES, MAX_EVENT_TYPES};
use signpost_api::{Code, EventType, EventTypes, FieldCode};
use signpost_core::outgoing::event_type;
use signpost_platform::object::Answer;
use signpost_platform::object::sql::{maybe_text, number, rows};
use signpost_platform::problem::Problem;
use worker::Result;

use super::Inner;

#[derive(Deserialize)]
struct TypeRow {
    name: String,
    description: String,
    closed: u32,
}

impl Inner {
    pub(super) fn event_types(&self) -> Result<EventTypes> {
        let query = "SELECT name, description, closed FROM event_types ORDER BY name";
        let rows = rows::<TypeRow>(&self.sql, query, vec![])?;
        let closed = rows.first().is_some_and(|row| row.closed != 0);
        let types = rows.into_iter().filter(|row| !row.name.is_empty());
        let types = types.map(|row| EventType { name: row.name, description: row.description }).collect();
        Ok(EventTypes { closed, types })
    }

    pub(super) fn define(&self, types: &EventTypes) -> Result<()> {
        self.sql.exec("DELETE FROM event_types", None)?;
        let closed = number(u32::from(types.closed));
        // The row without a name keeps `closed` where there are no types at all.
        let rows = types.types.iter().map(|row| (row.name.as_str(), row.description.as_str()));
        for (name, description) in rows.chain([("", "")]) {
            self.sql.exec(
                "INSERT OR REPLACE INTO event_types (name, description, closed) VALUES (?, ?, ?)",
                vec![name.into(), maybe_text(Some(description)), closed.clone()],
            )?;
        }
        Ok(())
    }
}

/// `whose` types it is not among; `near` is what may have been meant.
pub(super) fn unknown_event_type(event_type: &str, whose: &str, near: &[&str]) -> Problem {
    let meant = if near.is_empty() { String::new() } else { format!("; did you mean `{}`?", near.join("`, `")) };
    Problem::from(Code::UnknownEventType).detail(format!("`{event_type}` is not one of {whose}{meant}"))
}

/// Whether a tenant can have these types.
pub(super) fn check(types: &EventTypes) -> Answer<()> {
    if types.types.len() > MAX_EVENT_TYPES {
        return Err(Problem::field("types", FieldCode::OutOfRange, format!("holds at most {MAX_EVENT_TYPES} types")));
    }
    for (index, known) in types.types.iter().enumerate() {
        if let Err(error) = event_type::check(&known.name) {
            let message = format!("is `{}`, which is not {error}", known.name);
            return Err(Problem::field(&format!("types[{index}].name"), FieldCode::WrongForm, message));
        }
        if known.description.len() > MAX_DESCRIPTION_BYTES {
            let message = format!("is longer than {MAX_DESCRIPTION_BYTES} bytes");
            return Err(Problem::field(&format!("types[{index}].description"), FieldCode::OutOfRange, message));
        }
    }
    Ok(())
}
