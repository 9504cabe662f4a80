//! A tenant's endpoints: who is registered, and what they have asked for.

use serde_json::Value;
use serde_json::value::RawValue;
use signpost_api::limits::MAX_ENDPOINTS;
use signpost_api::{Code, EventTypes};
use signpost_content::filter::compile;
use signpost_core::filter::{Filter, Of};
use signpost_engine::Target;
use signpost_platform::object::Answer;
use signpost_platform::object::sql::{as_number, as_text, maybe_text, number, numbers, together, values};
use worker::Result;

use super::log::Memory;
use super::{Inner, Registered};
use crate::endpoint::resolve;

/// To whom events can go.
pub(super) struct Registry {
    pub endpoints: Vec<Subscriber>,
    pub types: EventTypes,
}

/// An endpoint, and what it has asked for.
pub(super) struct Subscriber {
    pub registered: Registered,
    pub patterns: Vec<String>,
    /// Asked of events of these types.
    pub filter: Option<Filter>,
    /// Whether it takes no events yet, as far as is known here. The endpoint decides.
    pub is_unconfirmed: bool,
}

/// What an endpoint asks for.
pub(super) struct Wanted<'a> {
    pub event_types: &'a [String],
    pub filter: Option<&'a RawValue>,
}

impl Registry {
    pub fn by_id(&self, id: &str) -> Option<&Subscriber> {
        self.endpoints.iter().find(|known| known.registered.id == id)
    }

    pub fn by_number(&self, target: Target) -> Option<&Subscriber> {
        self.endpoints.iter().find(|known| known.registered.seq == target)
    }
}

impl Inner {
    pub(super) fn registry(&self) -> Result<Registry> {
        let mut endpoints = Vec::new();
        let query = "SELECT seq, unconfirmed, id, event_types, provider, filter FROM endpoints ORDER BY seq";
        for row in values(&self.sql, query, vec![])? {
            let [seq, unconfirmed, id, patterns, provider, filter] = row.as_slice() else { continue };
            let id = as_text(id).unwrap_or_default().to_string();
            let provider = serde_json::from_str(as_text(provider).unwrap_or_default())?;
            let seq = as_number(seq).unwrap_or(0);
            endpoints.push(Subscriber {
                registered: Registered { seq, id, provider, waiting: 0, oldest: None },
                patterns: serde_json::from_str(as_text(patterns).unwrap_or_default())?,
                filter: as_text(filter).map(read_filter).transpose()?.flatten(),
                is_unconfirmed: as_number(unconfirmed) == Some(1),
            });
        }
        Ok(Registry { endpoints, types: self.event_types()? })
    }

    /// The registry has changed: what is on its way goes on.
    pub(super) fn reread(&self) -> Result<()> {
        if let Some(mut memory) = self.memory.take() {
            memory.registry = self.registry()?;
            self.memory.set(Some(memory));
        }
        Ok(())
    }

    pub(super) fn register(
        &self,
        id: String,
        key: Option<String>,
        hash: &str,
        wanted: &Wanted<'_>,
        provider: &Value,
        now: u64,
    ) -> Answer<String> {
        let key = key.map(|key| format!("endpoint/{key}"));
        let known = key.as_deref().map(|key| self.known_key(key, hash)).transpose()?.flatten();
        let id = known.clone().unwrap_or(id);
        let query = "SELECT COUNT(*) FROM endpoints WHERE id <> ?";
        let [count] = numbers(&self.sql, query, vec![id.clone().into()])?;
        if count.is_some_and(|count| count >= MAX_ENDPOINTS) {
            return Err(Code::TooManyEndpoints.into());
        }
        // Where the provider pings, it takes events when it has answered.
        let is_unconfirmed = resolve(provider, None)?.ping.is_some();
        together(&self.storage, || {
            self.sql.exec(
                "INSERT OR IGNORE INTO endpoints (id, event_types, provider, unconfirmed, filter) VALUES (?, ?, ?, ?, ?)",
                vec![
                    id.clone().into(),
                    serde_json::to_string(wanted.event_types)?.into(),
                    provider.to_string().into(),
                    number(u32::from(is_unconfirmed)),
                    maybe_text(wanted.filter.map(RawValue::get)),
                ],
            )?;
            if let (Some(key), None) = (key, known) {
                self.put_key(&key, hash, &id, now)?;
            }
            Ok(id)
        })
    }

    pub(super) fn subscribe(
        &self,
        id: &str,
        event_types: &[String],
        filter: Option<&Option<Box<RawValue>>>,
        provider: Option<&Value>,
    ) -> Result<()> {
        let types = serde_json::to_string(event_types)?;
        let provider = maybe_text(provider.map(ToString::to_string).as_deref());
        let Some(filter) = filter else {
            let statement = "UPDATE endpoints SET event_types = ?, provider = COALESCE(?, provider) WHERE id = ?";
            return self.sql.exec(statement, vec![types.into(), provider, id.into()]).map(drop);
        };
        let filter = maybe_text(filter.as_deref().map(RawValue::get));
        let statement =
            "UPDATE endpoints SET event_types = ?, provider = COALESCE(?, provider), filter = ? WHERE id = ?";
        self.sql.exec(statement, vec![types.into(), provider, filter, id.into()]).map(drop)
    }

    pub(super) fn unregister(&self, id: &str) -> Result<()> {
        let [target] = numbers(&self.sql, "SELECT seq FROM endpoints WHERE id = ?", vec![id.into()])?;
        together(&self.storage, || {
            self.sql.exec("DELETE FROM endpoints WHERE id = ?", vec![id.into()])?;
            target.map_or(Ok(()), |target| self.release_all(target))?;
            self.sql.exec("DELETE FROM keys WHERE id = ?", vec![id.into()]).map(drop)
        })?;
        if let (Some(target), Some(mut memory)) = (target, self.memory.take()) {
            memory.outbox.remove(target);
            self.memory.set(Some(memory));
        }
        Ok(())
    }

    /// An endpoint takes events, or does not yet.
    pub(super) fn put_confirmed(&self, id: &str, is_confirmed: bool) -> Result<()> {
        let statement = "UPDATE endpoints SET unconfirmed = ? WHERE id = ?";
        self.sql.exec(statement, vec![number(u32::from(!is_confirmed)), id.into()]).map(drop)
    }

    /// The endpoints behind a place in the list, with what waits for them.
    pub(super) fn endpoints(&self, memory: &Memory, after: u64, limit: u32) -> Result<Vec<Registered>> {
        let most = usize::try_from(limit).unwrap_or(usize::MAX);
        let known = memory.registry.endpoints.iter().map(|known| &known.registered);
        known
            .filter(|endpoint| endpoint.seq > after)
            .take(most)
            .map(|endpoint| {
                let (waiting, oldest) = self.waiting(&memory.outbox, endpoint.seq)?;
                Ok(Registered { waiting, oldest, ..endpoint.clone() })
            })
            .collect()
    }
}

/// A filter was checked before it was stored. One that this code does not take all the same lets every event pass.
fn read_filter(text: &str) -> Result<Option<Filter>> {
    let filter: &RawValue = serde_json::from_str(text)?;
    let compiled = compile(filter, Of::Event);
    if let Err(error) = &compiled {
        let detail = format!("{} at `{}`: {}", error.code.as_str(), error.at, error.message);
        worker::console_error!("{}", serde_json::json!({ "at": "tenant", "code": "filter_invalid", "detail": detail }));
    }
    Ok(compiled.ok())
}
