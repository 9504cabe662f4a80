//! What the gate asks of the sender (`signpost_config::handover`), on this platform.

use js_sys::Uint8Array;
pub use signpost_config::handover::*;
use worker::Env;

use crate::binding::ENDPOINTS;
use crate::config::{OfEnv as _, Variables};
use crate::object::{Answer, ask_with};

/// The site of this deployment. `own_host` is the host that the request came to, with its port.
pub fn site(env: &Env, own_host: &str) -> Site {
    Site { development: Variables::of(env).is_development(), own_host: own_host.to_string() }
}

/// Has the delivery stored with its source's endpoint, once for one name and body.
pub async fn hand_over(env: &Env, delivery: TakeIn, body: &Uint8Array) -> Answer<()> {
    let id = endpoint_id(&delivery.source);
    let question = Question::take_in(delivery, Variables::of(env).is_development());
    ask_with(env, ENDPOINTS, &id, &question, body).await.map(drop)
}
