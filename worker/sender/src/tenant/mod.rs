//! A tenant's registry: its endpoints, event types, revoked tokens, and which events it published.
//!
//! One Durable Object for each tenant. It answers *where* an event goes and *whether* it is known;
//! what becomes of it is each endpoint's own affair. Every question is one run of SQL without an
//! await in it, so that nobody gets in between. Asking makes no tables: a tenant that nobody has made stores nothing.

mod log;
mod schema;
mod types;

use std::cell::Cell;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use signpost_api::limits::MAX_ENDPOINTS;
use signpost_api::{Code, EventTypes, body};
use signpost_platform::clock::now_ms;
use signpost_platform::object;
use signpost_platform::object::sql::{first, number, rows, together};
use signpost_platform::object::{Answer, json};
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, Storage, durable_object, wasm_bindgen};

use log::{Memory, New};
use schema::TABLES;
use types::check;

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
    /// Its place, which is that of its deliveries, too. Events of the first format have none.
    #[serde(default)]
    pub seq: Option<u64>,
    pub id: String,
    pub event_type: String,
    pub timestamp: u64,
    pub endpoints: Vec<Registered>,
}

impl Ask {
    /// The answer where there is no such tenant; `None` where the question makes one.
    fn of_nobody(&self) -> Option<Answer<Vec<u8>>> {
        match self {
            Self::Subscribe { .. } | Self::Unregister { .. } => Some(json(&())),
            Self::Endpoints { .. } | Self::Tenants { .. } => Some(json::<[(); 0]>(&[])),
            Self::Event { .. } => Some(Err(Code::NotFound.into())),
            Self::EventTypes => Some(json(&EventTypes::default())),
            Self::IsRevoked { .. } => Some(json(&false)),
            Self::Register { .. }
            | Self::Publish { .. }
            | Self::Admit { .. }
            | Self::DefineEventTypes
            | Self::Revoke { .. } => None,
        }
    }

    const fn changes_what_is_remembered(&self) -> bool {
        matches!(
            self,
            Self::Register { .. } | Self::Subscribe { .. } | Self::Unregister { .. } | Self::DefineEventTypes
        )
    }
}

#[durable_object(fetch)]
pub struct TenantObject {
    storage: Storage,
    sql: SqlStorage,
    has_tables: Cell<bool>,
    memory: Cell<Option<Memory>>,
}

impl DurableObject for TenantObject {
    fn new(state: State, _env: Env) -> Self {
        let storage = state.storage();
        Self { sql: storage.sql(), storage, has_tables: Cell::new(false), memory: Cell::new(None) }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let (question, bytes) = object::read::<Ask>(&mut request).await?;
        object::write(self.answer(question, &bytes, now_ms()))
    }
}

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
    /// Tables of an earlier format are brought over.
    fn is_made(&self) -> Result<bool> {
        if !self.has_tables.get() && TABLES.are_in(&self.sql)? {
            TABLES.update(&self.storage)?;
            self.has_tables.set(true);
        }
        Ok(self.has_tables.get())
    }

    fn answer(&self, question: Ask, bytes: &[u8], now: u64) -> Answer<Vec<u8>> {
        if !self.is_made()? {
            if let Some(nothing) = question.of_nobody() {
                return nothing;
            }
            TABLES.make(&self.storage)?;
            self.has_tables.set(true);
        }
        if question.changes_what_is_remembered() {
            self.memory.set(None);
        }
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
                together(&self.storage, || {
                    self.sql.exec("DELETE FROM endpoints WHERE id = ?", vec![id.clone().into()])?;
                    self.sql.exec("DELETE FROM keys WHERE id = ?", vec![id.into()])
                })?;
                json(&())
            }
            Ask::Endpoints { after, limit } => json(&self.endpoints(after, limit)?),
            Ask::Publish { id, key, hash, event_type, timestamp, fresh_id: _, notice } => json(
                &self.with(|memory| self.publish(memory, New { id, key, hash, event_type, timestamp, notice }, now))?,
            ),
            Ask::Event { id } => json(&self.with(|memory| self.event(memory, &id))?.ok_or(Code::NotFound)?),
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
                together(&self.storage, || self.define(&types))?;
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
        together(&self.storage, || {
            self.sql.exec(
                "INSERT OR IGNORE INTO endpoints (id, event_types, provider) VALUES (?, ?, ?)",
                vec![id.clone().into(), serde_json::to_string(event_types)?.into(), provider.to_string().into()],
            )?;
            if let (Some(key), None) = (key, known) {
                self.put_key(&key, hash, &id, now)?;
            }
            Ok(id)
        })
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
}
