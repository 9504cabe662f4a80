//! Tables of the environment. A variable holds 5 KB, so that a table may be spread over several: `sources`, and every
//! variable whose name begins with `sources_`; `destinations` likewise.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::ConfigError;

/// Variables that are tables by their names, each as it is written.
pub type Variables = BTreeMap<String, Box<RawValue>>;

/// Rows by their names. A name that is there twice is an error: neither may guess that it is the one that is meant.
pub struct Table {
    pub rows: Vec<(String, Result<Box<RawValue>, ConfigError>)>,
    /// Where one of the variables cannot be read, no name can be said to be absent.
    pub broken: Option<ConfigError>,
}

/// Whether a variable of that name is part of the table `kind`.
pub fn is_part(variable: &str, kind: &str) -> bool {
    variable.strip_prefix(kind).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

/// Whether a variable of that name is part of a table.
pub fn is_table(variable: &str) -> bool {
    [SOURCES, DESTINATIONS].into_iter().any(|kind| is_part(variable, kind))
}

pub const SOURCES: &str = "sources";
pub const DESTINATIONS: &str = "destinations";

/// All rows of a table.
pub fn read(variables: &Variables, kind: &'static str) -> Table {
    let mut table = Table { rows: Vec::new(), broken: None };
    for (variable, json) in variables.iter().filter(|(name, _)| is_part(name, kind)) {
        match rows(variable, json.get(), kind) {
            Ok(rows) => rows.into_iter().for_each(|(name, row)| insert(&mut table, name, row)),
            Err(error) => table.broken = table.broken.or(Some(error)),
        }
    }
    table
}

fn insert(table: &mut Table, name: String, row: Box<RawValue>) {
    let Some((_, known)) = table.rows.iter_mut().find(|(own, _)| *own == name) else {
        table.rows.push((name, Ok(row)));
        return;
    };
    let problem = format!("two variables have a table `{name}`");
    *known = Err(ConfigError::new("name_taken", problem, "give one of them another name"));
}

/// A value that was set in the dashboard is a table's JSON as text.
fn rows(variable: &str, json: &str, kind: &str) -> Result<BTreeMap<String, Box<RawValue>>, ConfigError> {
    let text = serde_json::from_str::<String>(json).ok();
    let json = text.as_deref().unwrap_or(json);
    if json == "null" {
        return Ok(BTreeMap::new());
    }
    serde_json::from_str(json).map_err(|error| {
        let problem = if error.is_data() { "a table" } else { "a table and not JSON" };
        let one = kind.trim_end_matches('s');
        let code = if kind == SOURCES { "sources_invalid" } else { "destinations_invalid" };
        ConfigError::new(
            code,
            format!("`{variable}` is not {problem}"),
            format!("write one `[vars.{variable}.NAME]` table for each {one}"),
        )
    })
}
