//! One endpoint: its deliveries, its alarm, its health, and nobody else's.
//!
//! A Durable Object for each endpoint, so that a dead or slow receiver delays no other. The way
//! through: store -> due -> sign -> attempt -> record -> arm ([`pump`]).
//!
//! Invariants:
//! - state is in rows; between two awaits what is stored is stored as one;
//! - the intent of an attempt is stored before anything is sent (the output gate holds the fetch
//!   back until it is), and the row is read again when the attempt has ended;
//! - the alarm is armed anew after everything that may have changed when it is needed, and an error
//!   never leaves the alarm.
//!
//! What it does not do: decide. What a row becomes is `signpost_core::outgoing`.

mod answer;
mod attempt;
mod loaded;
mod pump;
mod settings;
mod store;
mod view;

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use signpost_platform::clock::now_ms;
use signpost_platform::handover::{self, TakeIn};
use signpost_platform::object;
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object, wasm_bindgen};

pub use settings::{Settings, is_ours_to_sign, resolve};
pub use store::Filter;
pub use view::read_delivery_id;

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
    /// The change is the bytes behind the question, as all of the caller's own bodies are.
    Change,
    Confirm,
    /// Takes the endpoint in, and asks it to confirm where its provider pings.
    Create {
        settings: Box<Settings>,
    },
    Delete,
    Detail {
        seq: u64,
    },
    Disable,
    Enable,
    List {
        filter: Filter,
        before: Option<u64>,
        limit: u32,
    },
    OfEvent {
        event: String,
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
    Show,
    /// The body is in the bytes behind the question.
    Store {
        event: String,
        hash: String,
        event_type: String,
        headers: Option<String>,
    },
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
}

impl DurableObject for EndpointObject {
    fn new(state: State, env: Env) -> Self {
        let store = Store::open(state.storage().sql());
        Self { inner: Rc::new(Inner { state, env, store }) }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let (question, bytes) = object::read::<Question>(&mut request).await?;
        let answer = self.inner.answer(question, &bytes, now_ms()).await;
        // Armed before anything is answered: should the process end here, the alarm still comes.
        self.inner.arm().await?;
        let inner = self.inner.clone();
        self.inner.state.wait_until(async move {
            // Armed above: a run that ends badly is repeated by that alarm.
            if let Err(error) = inner.pump().await {
                worker::console_error!("endpoint: the alarm cannot be armed again: {error}");
            }
        });
        object::write(answer)
    }

    async fn alarm(&self) -> Result<Response> {
        self.inner.pump().await?;
        Response::empty()
    }
}
