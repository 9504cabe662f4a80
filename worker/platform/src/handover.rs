//! What the gate asks of the sender (`signpost_config::handover`), on this platform.

pub use signpost_config::handover::*;
use worker::Env;

use crate::config::{OfEnv as _, Variables};

/// The site of this deployment. `own_host` is the host that the request came to, with its port.
pub fn site(env: &Env, own_host: &str) -> Site {
    Site { development: Variables::of(env).is_development(), own_host: own_host.to_string() }
}
