//! A table by its fields. Rows that are derived bring a reader of their own each: 10 KB of the module for two of them.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::json::{message, typed_text};

/// The fields of a table, as they are written.
pub struct Fields(BTreeMap<String, Box<RawValue>>);

impl Fields {
    /// # Errors
    /// What is no table, or a field that is none of `known`, in words.
    pub fn read(table: &str, known: &[&str]) -> Result<Self, String> {
        let fields: BTreeMap<String, _> = serde_json::from_str(table).map_err(|error| message(&error))?;
        match fields.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(format!("unknown field `{name}`, expected one of `{}`", known.join("`, `"))),
            None => Ok(Self(fields)),
        }
    }

    /// The value of a field, if it is there.
    ///
    /// # Errors
    /// What is wrong with it, with its place.
    pub fn value<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, String> {
        self.raw(name).map(|value| typed_text(value.get())).transpose().map_err(|problem| {
            match problem.strip_prefix('`') {
                Some(place) => format!("`{name}.{place}"),
                None => format!("`{name}`: {problem}"),
            }
        })
    }

    /// The value of a field as it is written.
    pub fn raw(&self, name: &str) -> Option<&RawValue> {
        self.0.get(name).map(|value| &**value).filter(|value| value.get() != "null")
    }
}
