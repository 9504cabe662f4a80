//! A tenant's registry: its endpoints, event types, revoked tokens, and which events it published.
//!
//! One Durable Object for each tenant. It answers *where* an event goes and *whether* it is known, and hands it over to
//! each of its endpoints behind the answer ([`lanes`]); what becomes of it then is each endpoint's own affair. Every
//! question is one run of SQL without an await in it, so that nobody gets in between. Asking makes no tables: a tenant
//! that nobody has made stores nothing.

mod batch;
mod content;
mod erase;
mod events;
mod lanes;
mod log;
mod outbox;
mod registry;
mod schema;
mod sweep;
mod types;

use std::cell::Cell;
use std::rc::Rc;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use signpost_api::{Code, EventTypes, LoggedEvent, Page, body, given};
use signpost_core::outgoing::alarm::Alarm;
use signpost_platform::clock::now_ms;
use signpost_platform::object;
use signpost_platform::object::sql::{first, number, rows, together};
use signpost_platform::object::{Answer, json};
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, Storage, durable_object, wasm_bindgen};

pub use erase::Erased;
pub use sweep::sweep;

use events::Looked;
use log::{Memory, New};
use registry::Wanted;
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
        #[serde(default)]
        filter: Option<Box<RawValue>>,
        provider: Value,
    },
    /// What an endpoint wants from now on. Older code says nothing of a filter, which then stays.
    Subscribe {
        id: String,
        event_types: Vec<String>,
        #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
        filter: Option<Option<Box<RawValue>>>,
        #[serde(default)]
        provider: Option<Value>,
    },
    Unregister {
        id: String,
    },
    /// An endpoint takes events from now on.
    Confirm {
        id: String,
    },
    Endpoints {
        after: u64,
        limit: u32,
    },
    /// What waits for an endpoint, as `signpost_engine::write_lane` writes it: all of it, and the newest events below a
    /// place.
    Lane {
        id: String,
        before: Option<u64>,
        /// A type, or a pattern of types.
        event_type: Option<String>,
        limit: u32,
    },
    /// Hands an event over to an endpoint now, if it waits for it; or `again`, if the endpoint had no room for it.
    HandOver {
        id: String,
        seq: u64,
        again: bool,
    },
    /// The event's data is the bytes behind the question. Where there are none, older code asks, which hands the event over
    /// itself.
    Publish {
        /// Whose log this is.
        #[serde(default)]
        tenant: String,
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
    /// The events are the bytes behind the question: the caller's own body.
    PublishBatch {
        tenant: String,
        key: Option<String>,
    },
    Event {
        id: String,
    },
    /// Forgets what an event said; `null` where there is no such event.
    EraseEvent {
        id: String,
    },
    /// Forgets everything but which tokens are revoked. `last` is the place of the last endpoint that was deleted before.
    /// Whether there was anything.
    Erase {
        last: u64,
    },
    /// The newest events below a place.
    Events {
        id: Option<String>,
        event_type: Option<String>,
        since: Option<u64>,
        until: Option<u64>,
        before: Option<u64>,
        limit: u32,
    },
    /// Asked of the directory: takes a tenant in, once.
    Admit {
        tenant: String,
    },
    /// Asked of the directory: forgets a tenant. Whether it was known.
    Dismiss {
        tenant: String,
    },
    /// Asked of the directory.
    Tenants {
        after: u64,
        limit: u32,
    },
    /// Asked of the directory: sees to it that every tenant is asked to `Check`.
    Sweep,
    /// Sets alarms again that were lost: the tenant's, and those of its endpoints.
    Check {
        tenant: String,
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
    /// How many events wait for it at the tenant, where a list was asked for, ...
    #[serde(default)]
    pub waiting: u64,
    /// ... and the place of the oldest.
    #[serde(default)]
    pub oldest: Option<u64>,
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
    /// Whether the tenant hands it over. Otherwise whoever asks does, as older code did.
    #[serde(default)]
    pub is_taken: bool,
    /// Whether it was published before.
    #[serde(default)]
    pub is_known: bool,
    /// Endpoints that have still to be handed it.
    #[serde(default)]
    pub waiting: Vec<String>,
    /// Endpoints that have no room for it.
    #[serde(default)]
    pub refused: Vec<String>,
}

impl Ask {
    /// The answer where there is no such tenant; `None` where the question makes one.
    fn of_nobody(&self) -> Option<Answer<Vec<u8>>> {
        match self {
            Self::Subscribe { .. }
            | Self::Unregister { .. }
            | Self::Confirm { .. }
            | Self::Sweep
            | Self::Check { .. } => Some(json(&())),
            Self::Lane { .. } => Some(Ok(Vec::new())),
            Self::HandOver { .. } | Self::Erase { .. } | Self::Dismiss { .. } => Some(json(&false)),
            Self::EraseEvent { .. } => Some(json(&None::<()>)),
            Self::Endpoints { .. } | Self::Tenants { .. } => Some(json::<[(); 0]>(&[])),
            Self::Event { .. } => Some(Err(Code::NotFound.into())),
            Self::Events { .. } => Some(json(&Page::<LoggedEvent> { data: Vec::new(), next_cursor: None })),
            Self::EventTypes => Some(json(&EventTypes::default())),
            Self::IsRevoked { .. } => Some(json(&false)),
            Self::Register { .. }
            | Self::Publish { .. }
            | Self::PublishBatch { .. }
            | Self::Admit { .. }
            | Self::DefineEventTypes
            | Self::Revoke { .. } => None,
        }
    }

    const fn changes_the_registry(&self) -> bool {
        matches!(
            self,
            Self::Register { .. }
                | Self::Subscribe { .. }
                | Self::Unregister { .. }
                | Self::Confirm { .. }
                | Self::DefineEventTypes
        )
    }

    /// What is remembered, and with it what an earlier process has left behind.
    const fn needs_the_log(&self) -> bool {
        matches!(
            self,
            Self::Publish { .. }
                | Self::PublishBatch { .. }
                | Self::Event { .. }
                | Self::EraseEvent { .. }
                | Self::Check { .. }
                | Self::Endpoints { .. }
                | Self::Lane { .. }
                | Self::HandOver { .. }
        )
    }
}

#[durable_object(alarm)]
pub struct TenantObject {
    inner: Rc<Inner>,
}

struct Inner {
    state: State,
    env: Env,
    storage: Storage,
    sql: SqlStorage,
    has_tables: Cell<bool>,
    memory: Cell<Option<Memory>>,
    readings: Cell<u32>,
    /// `None` until the platform was asked.
    alarm: Cell<Option<Alarm>>,
    /// Whether lanes are about to begin calls.
    is_starting: Cell<bool>,
    /// Of the directory: whether tenants are being asked.
    is_sweeping: Cell<bool>,
}

impl DurableObject for TenantObject {
    fn new(state: State, env: Env) -> Self {
        let storage = state.storage();
        let inner = Inner {
            state,
            env,
            sql: storage.sql(),
            storage,
            has_tables: Cell::new(false),
            memory: Cell::new(None),
            readings: Cell::new(0),
            alarm: Cell::new(None),
            is_starting: Cell::new(false),
            is_sweeping: Cell::new(false),
        };
        Self { inner: Rc::new(inner) }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let (question, bytes) = object::read::<Ask>(&mut request).await?;
        object::write(self.inner.answer(question, bytes, now_ms()).await)
    }

    async fn alarm(&self) -> Result<Response> {
        self.inner.run()?;
        Response::empty()
    }
}

#[derive(Deserialize)]
struct KnownKey {
    hash: String,
    id: String,
}

impl Inner {
    /// Tables of an earlier format are brought over.
    fn is_made(&self) -> Result<bool> {
        if !self.has_tables.get() && TABLES.are_in(&self.sql)? {
            TABLES.update(&self.storage)?;
            self.has_tables.set(true);
        }
        Ok(self.has_tables.get())
    }

    async fn answer(self: &Rc<Self>, question: Ask, bytes: Vec<u8>, now: u64) -> Answer<Vec<u8>> {
        if !self.is_made()? {
            if let Some(nothing) = question.of_nobody() {
                return nothing;
            }
            TABLES.make(&self.storage)?;
            self.has_tables.set(true);
        }
        if question.needs_the_log() {
            self.wake().await?;
        }
        if let Ask::HandOver { id, seq, again } = question {
            return json(&self.hand_over_one(&id, seq, again).await?);
        }
        if let Ask::Erase { last } = question {
            return json(&self.erase(last).await?);
        }
        if let Ask::Check { tenant } = &question {
            return json(&self.check(tenant).await?);
        }
        let changes = question.changes_the_registry();
        let answer = self.answer_at_once(question, bytes, now);
        if changes {
            self.reread()?;
        }
        answer
    }

    fn answer_at_once(self: &Rc<Self>, question: Ask, bytes: Vec<u8>, now: u64) -> Answer<Vec<u8>> {
        match question {
            Ask::Register { id, key, hash, event_types, filter, provider } => {
                let wanted = Wanted { event_types: &event_types, filter: filter.as_deref() };
                json(&self.register(id, key, &hash, &wanted, &provider, now)?)
            }
            Ask::Subscribe { id, event_types, filter, provider } => {
                json(&self.subscribe(&id, &event_types, filter.as_ref(), provider.as_ref())?)
            }
            Ask::Unregister { id } => json(&self.unregister(&id)?),
            Ask::Confirm { id } => json(&self.put_confirmed(&id, true)?),
            Ask::Endpoints { after, limit } => json(&self.with(|memory| Ok(self.endpoints(memory, after, limit)?))?),
            Ask::Lane { id, before, event_type, limit } => self.with(|memory| {
                let Some(known) = memory.registry.by_id(&id) else { return Ok(Vec::new()) };
                let target = known.registered.seq;
                Ok(self.lane(&memory.outbox, target, before, event_type.as_deref(), limit)?)
            }),
            Ask::Check { .. } | Ask::HandOver { .. } | Ask::Erase { .. } => Err(Code::NotFound.into()),
            Ask::Sweep => json(&self.begin_round()?),
            Ask::Publish { tenant, id, key, hash, event_type, timestamp, fresh_id: _, notice } => {
                let new = New { id, key, hash, event_type, timestamp, notice, data: bytes };
                let (publication, is_idle) = self.with(|memory| {
                    self.name(memory, &tenant)?;
                    Ok((self.publish(memory, new, now)?, !memory.outbox.is_calling()))
                })?;
                if publication.is_taken && !publication.is_known {
                    self.start(is_idle && publication.endpoints.len() <= 1);
                }
                json(&publication)
            }
            Ask::PublishBatch { tenant, key } => {
                let (batch, is_new) = self.with(|memory| {
                    self.name(memory, &tenant)?;
                    self.publish_batch(memory, &bytes, key.as_deref(), now)
                })?;
                if is_new {
                    self.start(false);
                }
                json(&batch)
            }
            Ask::Events { id, event_type, since, until, before, limit } => {
                let looked = Looked { id: id.as_deref(), event_type: event_type.as_deref(), since, until };
                json(&self.logged(&looked, before, limit)?)
            }
            Ask::Event { id } => json(&self.with(|memory| self.event(memory, &id))?.ok_or(Code::NotFound)?),
            Ask::EraseEvent { id } => json(&self.with(|memory| self.erase_event(memory, &id))?),
            Ask::Dismiss { tenant } => {
                let dismissed = self.sql.exec("DELETE FROM tenants WHERE id = ?", vec![tenant.into()])?;
                json(&(dismissed.rows_written() > 0))
            }
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
                let types = body::read(&bytes)?;
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
