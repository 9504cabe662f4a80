//! A tenant's registry: its endpoints, event types, revoked tokens, and which events it published.
//!
//! One Durable Object for each tenant. It answers *where* an event goes and *whether* it is known;
//! what becomes of it is each endpoint's own affair. Every question is one run of SQL without an
//! await in it, so that nobody gets in between.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use signpost_api::limits::{MAX_DESCRIPTION_BYTES, MAX_ENDPOINTS, MAX_EVENT_TYPES};
use signpost_api::{Code, EventType, EventTypes, FieldCode, body};
use signpost_core::outgoing::event_type;
use signpost_platform::clock::now_ms;
use signpost_platform::object;
use signpost_platform::object::sql::{first, maybe_text, migrate, number, rows};
use signpost_platform::object::{Answer, json};
use signpost_platform::problem::Problem;
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object, wasm_bindgen};

use super::endpoint::resolve;
use super::nearest::nearest;

/// How long a published event's id is remembered: as long as any provider's receiver does, and more.
const EVENT_MEMORY_MS: u64 = 30 * 86_400_000;
/// Old rows that one publish tidies away: more than it adds.
const TIDY_ROWS: u32 = 10;

/// The object that keeps the list of tenants: no tenant can have this name.
pub const DIRECTORY: &str = ".";

/// What is asked of a tenant.
#[derive(Deserialize, Serialize)]
// Not tagged inside: that would read every field by way of a buffer, which doubles the code.
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Takes an endpoint in. The id that is answered is the one to use: where the request key is
    /// known, that of the first time.
    Register {
        id: String,
        key: Option<String>,
        hash: String,
        event_types: Vec<String>,
        provider: Value,
    },
    Subscribe {
        id: String,
        event_types: Vec<String>,
    },
    Unregister {
        id: String,
    },
    Endpoints {
        after: u64,
        limit: u32,
    },
    Publish {
        id: Option<String>,
        key: Option<String>,
        hash: String,
        event_type: String,
        timestamp: u64,
        fresh_id: String,
        /// What Signpost tells the operator itself: of whatever type, whatever the types that the operator knows.
        #[serde(default)]
        notice: bool,
    },
    Event {
        id: String,
    },
    /// Asked of the directory: takes a tenant in, once.
    Admit {
        tenant: String,
    },
    /// Asked of the directory.
    Tenants {
        after: u64,
        limit: u32,
    },
    EventTypes,
    /// The types are the bytes behind the question: the caller's own body.
    DefineEventTypes,
    IsRevoked {
        token: String,
    },
    Revoke {
        token: String,
    },
}

/// An endpoint that the tenant has.
#[derive(Clone, Deserialize, Serialize)]
pub struct Registered {
    /// Its place in the list.
    pub seq: u64,
    pub id: String,
    /// The provider's name or row, as it was given.
    pub provider: Value,
}

/// A tenant in the directory.
#[derive(Deserialize, Serialize)]
pub struct Known {
    /// Its place in the list.
    pub seq: u64,
    pub id: String,
    /// When its first endpoint was added.
    pub made: u64,
}

/// An event, and the endpoints that it goes to: the same on every publish of the same event.
#[derive(Clone, Deserialize, Serialize)]
pub struct Publication {
    pub id: String,
    pub event_type: String,
    pub timestamp: u64,
    pub endpoints: Vec<Registered>,
}

#[durable_object(fetch)]
pub struct TenantObject {
    sql: SqlStorage,
}

impl DurableObject for TenantObject {
    fn new(state: State, _env: Env) -> Self {
        let sql = state.storage().sql();
        if let Err(error) = migrate(&sql, &STEPS) {
            worker::console_error!("tenant: the tables cannot be brought up to date: {error}");
        }
        Self { sql }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let (question, bytes) = object::read::<Ask>(&mut request).await?;
        object::write(self.answer(question, &bytes, now_ms()))
    }
}

/// Each is done once, in this order; see [`migrate`].
const STEPS: [&[&str]; 1] = [&FORMAT_1];

const FORMAT_1: [&str; 7] = [
    "CREATE TABLE IF NOT EXISTS tenants (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, \
     made INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS endpoints (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, \
     event_types TEXT NOT NULL, provider TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS keys (key TEXT PRIMARY KEY, hash TEXT NOT NULL, id TEXT NOT NULL, made INTEGER NOT NULL) \
     WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY, hash TEXT NOT NULL, made INTEGER NOT NULL, \
     publication TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS events_made ON events (made)",
    "CREATE TABLE IF NOT EXISTS event_types (name TEXT PRIMARY KEY, description TEXT NOT NULL, closed INTEGER NOT NULL) \
     WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS revoked (token TEXT PRIMARY KEY) WITHOUT ROWID",
];

#[derive(Deserialize)]
struct EndpointRow {
    seq: u64,
    id: String,
    event_types: String,
    provider: String,
}

impl EndpointRow {
    fn registered(self) -> Result<Registered> {
        Ok(Registered { seq: self.seq, id: self.id, provider: serde_json::from_str(&self.provider)? })
    }
}

#[derive(Deserialize)]
struct KnownKey {
    hash: String,
    id: String,
}

impl TenantObject {
    fn answer(&self, question: Ask, bytes: &[u8], now: u64) -> Answer<Vec<u8>> {
        match question {
            Ask::Register { id, key, hash, event_types, provider } => {
                json(&self.register(id, key, &hash, &event_types, &provider, now)?)
            }
            Ask::Subscribe { id, event_types } => {
                let types = serde_json::to_string(&event_types)?;
                self.sql.exec("UPDATE endpoints SET event_types = ? WHERE id = ?", vec![types.into(), id.into()])?;
                json(&())
            }
            Ask::Unregister { id } => {
                self.sql.exec("DELETE FROM endpoints WHERE id = ?", vec![id.clone().into()])?;
                self.sql.exec("DELETE FROM keys WHERE id = ?", vec![id.into()])?;
                json(&())
            }
            Ask::Endpoints { after, limit } => json(&self.endpoints(after, limit)?),
            Ask::Publish { id, key, hash, event_type, timestamp, fresh_id, notice } => {
                let key = key.map(|key| format!("event/{key}"));
                let known = key.as_deref().map(|key| self.known_key(key, &hash)).transpose()?.flatten();
                let event = id.or_else(|| known.clone()).unwrap_or(fresh_id);
                let publication = self.publish(event, &hash, event_type, timestamp, notice, now)?;
                // Only now: what was refused may be mended and sent under the same key.
                if let (Some(key), None) = (key, known) {
                    self.put_key(&key, &hash, &publication.id, now)?;
                }
                json(&publication)
            }
            Ask::Event { id } => Ok(self.event(&id)?.ok_or(Code::NotFound)?.publication.into_bytes()),
            Ask::Admit { tenant } => {
                let statement = "INSERT OR IGNORE INTO tenants (id, made) VALUES (?, ?)";
                self.sql.exec(statement, vec![tenant.into(), number(now)])?;
                json(&())
            }
            Ask::Tenants { after, limit } => {
                let query = "SELECT seq, id, made FROM tenants WHERE seq > ? ORDER BY seq LIMIT ?";
                json(&rows::<Known>(&self.sql, query, vec![number(after), number(limit)])?)
            }
            Ask::EventTypes => json(&self.event_types()?),
            Ask::DefineEventTypes => {
                let types = body::read(bytes)?;
                check(&types)?;
                self.define(&types)?;
                json(&types)
            }
            Ask::IsRevoked { token } => {
                let query = "SELECT token FROM revoked WHERE token = ?";
                json(&first::<IgnoredAny>(&self.sql, query, vec![token.into()])?.is_some())
            }
            Ask::Revoke { token } => {
                self.sql.exec("INSERT OR IGNORE INTO revoked (token) VALUES (?)", vec![token.into()])?;
                json(&())
            }
        }
    }

    fn register(
        &self,
        id: String,
        key: Option<String>,
        hash: &str,
        event_types: &[String],
        provider: &Value,
        now: u64,
    ) -> Answer<String> {
        let key = key.map(|key| format!("endpoint/{key}"));
        let known = key.as_deref().map(|key| self.known_key(key, hash)).transpose()?.flatten();
        let id = known.clone().unwrap_or(id);
        #[derive(Deserialize)]
        struct Count {
            n: u64,
        }
        let count =
            first::<Count>(&self.sql, "SELECT COUNT(*) AS n FROM endpoints WHERE id <> ?", vec![id.clone().into()])?;
        if count.is_some_and(|count| count.n >= MAX_ENDPOINTS) {
            return Err(Code::TooManyEndpoints.into());
        }
        self.sql.exec(
            "INSERT OR IGNORE INTO endpoints (id, event_types, provider) VALUES (?, ?, ?)",
            vec![id.clone().into(), serde_json::to_string(event_types)?.into(), provider.to_string().into()],
        )?;
        if let (Some(key), None) = (key, known) {
            self.put_key(&key, hash, &id, now)?;
        }
        Ok(id)
    }

    fn endpoints(&self, after: u64, limit: u32) -> Result<Vec<Registered>> {
        let query = "SELECT seq, id, event_types, provider FROM endpoints WHERE seq > ? ORDER BY seq LIMIT ?";
        let rows = rows::<EndpointRow>(&self.sql, query, vec![number(after), number(limit)])?;
        rows.into_iter().map(EndpointRow::registered).collect()
    }

    /// The id behind a request key, if it came before with the same request.
    fn known_key(&self, key: &str, hash: &str) -> Answer<Option<String>> {
        let known = first::<KnownKey>(&self.sql, "SELECT hash, id FROM keys WHERE key = ?", vec![key.into()])?;
        match known {
            Some(known) if known.hash != hash => Err(Code::IdempotencyKeyReused.into()),
            known => Ok(known.map(|known| known.id)),
        }
    }

    fn put_key(&self, key: &str, hash: &str, id: &str, now: u64) -> Result<()> {
        self.sql.exec(
            "INSERT INTO keys (key, hash, id, made) VALUES (?, ?, ?, ?)",
            vec![key.into(), hash.into(), id.into(), number(now)],
        )?;
        Ok(())
    }

    /// Fixes to which endpoints the event goes. The same event again goes to the same ones.
    fn publish(
        &self,
        id: String,
        hash: &str,
        event_type: String,
        timestamp: u64,
        notice: bool,
        now: u64,
    ) -> Answer<Publication> {
        if let Some(known) = self.event(&id)? {
            if known.hash != hash {
                return Err(Code::EventIdReused.into());
            }
            return Ok(serde_json::from_str(&known.publication)?);
        }
        let endpoints = self.subscribed(&event_type, notice)?;
        let publication = Publication { id, event_type, timestamp, endpoints };
        self.sql.exec(
            "INSERT INTO events (id, hash, made, publication) VALUES (?, ?, ?, ?)",
            vec![publication.id.clone().into(), hash.into(), number(now), serde_json::to_string(&publication)?.into()],
        )?;
        self.tidy(now)?;
        Ok(publication)
    }

    fn event(&self, id: &str) -> Result<Option<EventRow>> {
        first(&self.sql, "SELECT hash, publication FROM events WHERE id = ?", vec![id.into()])
    }

    fn tidy(&self, now: u64) -> Result<()> {
        let old = number(now.saturating_sub(EVENT_MEMORY_MS));
        for table in ["events", "keys"] {
            let key = if table == "events" { "id" } else { "key" };
            let statement = format!(
                "DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table} WHERE made < ? LIMIT {TIDY_ROWS})"
            );
            self.sql.exec(&statement, vec![old.clone()])?;
        }
        Ok(())
    }

    fn event_types(&self) -> Result<EventTypes> {
        let query = "SELECT name, description, closed FROM event_types ORDER BY name";
        let rows = rows::<TypeRow>(&self.sql, query, vec![])?;
        let closed = rows.first().is_some_and(|row| row.closed != 0);
        let types = rows.into_iter().filter(|row| !row.name.is_empty());
        let types = types.map(|row| EventType { name: row.name, description: row.description }).collect();
        Ok(EventTypes { closed, types })
    }

    fn define(&self, types: &EventTypes) -> Result<()> {
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

    /// Where events of a type go. A provider whose catalog is closed has no other types than those and the tenant's own:
    /// its endpoints are not sent what is neither. Where that leaves nobody of those who subscribe, the type is a mistake;
    /// where others take it, no owner's choice of a provider may come between them and the event.
    fn subscribed(&self, event_type: &str, notice: bool) -> Answer<Vec<Registered>> {
        let own = self.event_types()?;
        let names = || own.types.iter().map(|known| known.name.as_str());
        let known = notice || names().any(|name| name == event_type);
        if own.closed && !known {
            let near = nearest(event_type, names());
            return Err(unknown_event_type(event_type, "the tenant's, and its list is closed", &near));
        }
        let query = "SELECT seq, id, event_types, provider FROM endpoints ORDER BY seq";
        let (mut endpoints, mut refusal) = (Vec::new(), None);
        for row in rows::<EndpointRow>(&self.sql, query, vec![])? {
            let patterns: Vec<String> = serde_json::from_str(&row.event_types)?;
            if !patterns.iter().any(|pattern| event_type::matches(pattern, event_type)) {
                continue;
            }
            let endpoint = row.registered()?;
            match resolve(&endpoint.provider, None) {
                Ok(row) if !known && !row.catalog.allows(event_type) => {
                    let mut all: Vec<&str> = row.catalog.types.iter().map(AsRef::as_ref).collect();
                    all.extend(own.types.iter().map(|known| known.name.as_str()));
                    let near = nearest(event_type, all);
                    let whose = format!("{}'s, nor of the tenant's own", row.name);
                    refusal = Some(unknown_event_type(event_type, &whose, &near));
                }
                _ => endpoints.push(endpoint),
            }
        }
        match refusal {
            Some(refusal) if endpoints.is_empty() => Err(refusal),
            _ => Ok(endpoints),
        }
    }
}

/// `whose` types it is not among; `near` is what may have been meant.
fn unknown_event_type(event_type: &str, whose: &str, near: &[&str]) -> Problem {
    let meant = if near.is_empty() { String::new() } else { format!("; did you mean `{}`?", near.join("`, `")) };
    Problem::from(Code::UnknownEventType).detail(format!("`{event_type}` is not one of {whose}{meant}"))
}

/// Whether a tenant can have these types.
fn check(types: &EventTypes) -> Answer<()> {
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

#[derive(Deserialize)]
struct EventRow {
    hash: String,
    publication: String,
}

#[derive(Deserialize)]
struct TypeRow {
    name: String,
    description: String,
    closed: u32,
}
