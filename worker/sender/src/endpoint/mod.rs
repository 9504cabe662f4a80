//! One endpoint: its deliveries, its alarm, its health, and nobody else's.
//!
//! A Durable Object for each endpoint, so that a dead or slow receiver delays no other. The way
//! through: [`intake`] stores a delivery -> due -> sign -> attempt -> record ([`pump`]).
//!
//! Invariants:
//! - state is in rows; what is remembered of them ([`memory`]) can be read again; statements that belong together are
//!   one transaction;
//! - the intent of an attempt is stored before anything is sent (the output gate holds the fetch
//!   back until it is), at the tenant where it is the first one ([`late`]); what it comes to is stored only where the row
//!   is still as it left it;
//! - the alarm is set for the earliest thing that is to be done, and an error never leaves it;
//! - asking stores nothing, sets nothing and makes nothing.
//!
//! What it does not do: decide. What a row becomes is `signpost_core::outgoing`.

mod again;
mod answer;
mod attempt;
mod checks;
mod erase;
mod intake;
mod late;
mod loaded;
mod memory;
mod pump;
mod settings;
mod store;
mod trial;
mod upkeep;
mod view;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use signpost_core::outgoing::alarm::Alarm;
use signpost_core::outgoing::slots::Slots;
use signpost_platform::clock::now_ms;
use signpost_platform::handover::{self, TakeIn};
use signpost_platform::object;
use signpost_platform::outbound::Outbound;
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object, wasm_bindgen};

pub use settings::{Settings, is_ours_to_sign, resolve};
pub use store::Filter;
pub use view::{accepted, delivery_id, read_delivery_id};

use late::Late;
use memory::Memory;
use store::Store;

/// What is asked of an endpoint.
pub type Question = handover::Question<Ask>;

#[derive(Deserialize, Serialize)]
// Not tagged inside: that would read every field by way of a buffer, which doubles the code.
#[serde(rename_all = "snake_case")]
pub enum Ask {
    Cancel {
        seq: u64,
    },
    /// Sets the alarm again where it was lost.
    Check,
    /// The change is the bytes behind the question, as all of the caller's own bodies are.
    Change,
    Confirm,
    /// Takes the endpoint in, and asks it to confirm where its provider pings.
    Create {
        settings: Box<Settings>,
        #[serde(default)]
        disabled: bool,
    },
    Delete,
    Detail {
        seq: u64,
    },
    Disable,
    Enable,
    /// Forgets what an event said, under whatever id it was sent again. Whether there was anything.
    Erase {
        event: String,
        seq: Option<u64>,
    },
    List {
        filter: Filter,
        before: Option<u64>,
        limit: u32,
    },
    OfEvent {
        event: String,
        #[serde(default)]
        seq: Option<u64>,
    },
    /// `by` is who asks for it, and is kept.
    Replay {
        key: Option<String>,
        by: String,
    },
    ReplayOne {
        seq: u64,
        key: Option<String>,
        by: String,
    },
    Replays {
        before: Option<u64>,
        limit: u32,
    },
    Rotate {
        key: Option<String>,
    },
    /// What it signs with.
    Secrets,
    Show,
    /// What came in from a time on, in steps that long, both in milliseconds.
    Stats {
        from: u64,
        step: u64,
    },
    /// The body is in the bytes behind the question.
    Store {
        event: String,
        hash: String,
        event_type: String,
        headers: Option<String>,
        /// Its place, where the tenant gives one. Older code asks without.
        #[serde(default)]
        seq: Option<u64>,
    },
    /// Events that the tenant hands over: the bytes behind the question, as `signpost_engine::write_events` writes them.
    Take,
    /// The same, of events that nobody has begun: an attempt may begin before its row is stored. Where the answer does not
    /// come, they are handed over by `Take`.
    TakeFirst,
    /// The gate's question: its form is [`handover::Crossing`]'s.
    TakeIn(TakeIn),
    Test,
}

#[durable_object(alarm)]
pub struct EndpointObject {
    inner: Rc<Inner>,
}

struct Inner {
    state: State,
    env: Env,
    store: Store,
    memory: Cell<Option<Memory>>,
    /// Not forgotten with the rest: what is under way is under way.
    slots: RefCell<Slots>,
    /// Nor is what has no row yet.
    late: RefCell<Late>,
    /// `None` until the platform was asked.
    alarm: Cell<Option<Alarm>>,
    is_telling: Cell<bool>,
    /// What carries attempts for which the object has no connection.
    outbound: Option<Outbound>,
    /// Attempts that use the object's own connections.
    direct: Cell<u32>,
}

impl DurableObject for EndpointObject {
    fn new(state: State, env: Env) -> Self {
        let store = Store::open(state.storage());
        let outbound = Outbound::of(&state);
        let inner = Inner {
            state,
            env,
            store,
            memory: Cell::new(None),
            slots: RefCell::default(),
            late: RefCell::default(),
            alarm: Cell::new(None),
            is_telling: Cell::new(false),
            outbound,
            direct: Cell::new(0),
        };
        Self { inner: Rc::new(inner) }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let (question, bytes) = object::read::<Question>(&mut request).await?;
        object::write(self.inner.answer(question, bytes, now_ms()).await)
    }

    async fn alarm(&self) -> Result<Response> {
        self.inner.run()?;
        Response::empty()
    }
}

impl Ask {
    /// What only makes sense where somebody owns the endpoint, and not the configuration.
    const fn is_for_owners(&self) -> bool {
        matches!(self, Self::Change | Self::Confirm | Self::Delete | Self::Rotate { .. } | Self::Secrets | Self::Test)
    }

    /// What may make room, or something due.
    const fn moves_on(&self) -> bool {
        matches!(
            self,
            Self::Cancel { .. }
                | Self::Change
                | Self::Confirm
                | Self::Enable
                | Self::Replay { .. }
                | Self::ReplayOne { .. }
        )
    }
}
