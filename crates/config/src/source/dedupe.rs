//! `dedupe` of a source: a mode, or a table of mode and `by`.

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use signpost_core::Provider;
use signpost_core::request::dedupe::By;

use super::ConfigError;
use crate::binding;
use crate::json::message;

/// Where the ids of processed events are kept.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum DedupeMode {
    /// Workers KV: cheap, and best effort where copies race.
    #[default]
    Kv,
    /// Durable Objects: one copy wins, always.
    Strict,
}

impl DedupeMode {
    /// The binding of its store.
    pub const fn binding(self) -> &'static str {
        match self {
            Self::Kv => binding::DEDUPE,
            Self::Strict => binding::CLAIMS,
        }
    }
}

/// `"strict"`, or `{ mode = "strict", by = "body", shards = 4 }`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dedupe {
    pub mode: DedupeMode,
    /// `None` where nothing was said.
    pub by: Option<By>,
    /// Objects that share the keys of `strict`; `None` where nothing was said.
    pub shards: Option<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    mode: DedupeMode,
    by: Option<By>,
    shards: Option<u8>,
}

impl<'de> Deserialize<'de> for Dedupe {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Not an untagged enum: its error would name neither the word nor the option that is wrong.
        let given = Box::<RawValue>::deserialize(deserializer)?;
        let read = if given.get().starts_with('{') {
            serde_json::from_str(given.get()).map(|Table { mode, by, shards }| Self { mode, by, shards })
        } else {
            serde_json::from_str(given.get()).map(|mode| Self { mode, by: None, shards: None })
        };
        read.map_err(|error| serde::de::Error::custom(message(&error)))
    }
}

/// Refuses a choice between two things that are one.
pub(super) fn check_by(by: Option<By>, provider: &Provider) -> Result<By, ConfigError> {
    if by == Some(By::Body) && provider.id_is_signed() {
        return Err(ConfigError::new(
            "dedupe_invalid",
            format!("`by = \"body\"` has no meaning here: {} signs its event id, which names the event", provider.name),
            "remove `by`",
        ));
    }
    Ok(by.unwrap_or_default())
}

/// How many objects share the keys of a source. One takes about 1,000 claims a second.
pub(super) fn check_shards(dedupe: Dedupe) -> Result<u8, ConfigError> {
    const MOST_SHARDS: u8 = 16;
    match (dedupe.mode, dedupe.shards) {
        (_, None) => Ok(1),
        (DedupeMode::Kv, Some(_)) => Err(ConfigError::new(
            "dedupe_invalid",
            "`shards` has no meaning with `kv`",
            "remove `shards`, or use `mode = \"strict\"`",
        )),
        (DedupeMode::Strict, Some(shards)) if (1..=MOST_SHARDS).contains(&shards) => Ok(shards),
        (DedupeMode::Strict, Some(shards)) => Err(ConfigError::new(
            "dedupe_invalid",
            format!("`shards` of {shards} is out of range"),
            format!("use 1 to {MOST_SHARDS} objects of about 1,000 deliveries a second each"),
        )),
    }
}
