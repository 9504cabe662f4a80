//! The configuration (`signpost-config`), read from the environment of this isolate.

use std::cell::OnceCell;
use std::rc::Rc;

use serde_json::value::RawValue;
use signpost_api::Code;
pub use signpost_config::*;
use wasm_bindgen::{JsCast, JsValue};
use worker::Env;

use crate::problem::Problem;

thread_local! {
    // An isolate's environment never changes, so neither do these.
    static CONFIG: OnceCell<Rc<Config>> = const { OnceCell::new() };
    static VARIABLES: OnceCell<Rc<Variables>> = const { OnceCell::new() };
}

/// What is read once for each isolate, when it is first asked for.
pub trait OfEnv {
    /// The one of this isolate.
    fn of(env: &Env) -> Rc<Self>;
}

impl OfEnv for Config {
    fn of(env: &Env) -> Rc<Self> {
        CONFIG.with(|cell| cell.get_or_init(|| Rc::new(read(env))).clone())
    }
}

impl OfEnv for Variables {
    fn of(env: &Env) -> Rc<Self> {
        VARIABLES.with(|cell| cell.get_or_init(|| Rc::new(Self::read(&|name| variable(env, name)))).clone())
    }
}

fn read(env: &Env) -> Config {
    let lookup = |name: &str| variable(env, name);
    let is_bound = |name: &str| member(env, name).is_object();
    let given = Given {
        lookup: &lookup,
        is_bound: &is_bound,
        is_elsewhere: &|_| false,
        url: &url,
        transform: &check_transform,
    };
    let names = js_sys::Object::keys(env.unchecked_ref::<js_sys::Object>());
    let mut variables = tables::Variables::new();
    for name in names.iter().filter_map(|name| name.as_string()).filter(|name| tables::is_table(name)) {
        // `[vars.sources.x]` arrives as an object; a value set in the dashboard, as its JSON text.
        let json = js_sys::JSON::stringify(&member(env, &name)).ok().map(String::from);
        let Some(json) = json.and_then(|json| RawValue::from_string(json).ok()) else {
            return Config::unreadable();
        };
        variables.insert(name, json);
    }
    Config::read(&variables, &given)
}

/// A variable or secret, if it is set. JavaScript strings may hold half a surrogate pair; such a one is no secret.
fn variable(env: &Env, name: &str) -> Option<String> {
    member(env, name).as_string()
}

fn member(env: &Env, name: &str) -> JsValue {
    js_sys::Reflect::get(env, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// The runtime's own reading of a URL.
pub fn url(text: &str) -> Option<Url> {
    let url = web_sys::Url::new(text).ok()?;
    Some(Url {
        href: url.href(),
        scheme: url.protocol(),
        host: url.hostname(),
        path: url.pathname(),
        has_credentials: !url.username().is_empty() || !url.password().is_empty(),
        has_fragment: !url.hash().is_empty(),
    })
}

impl From<ConfigError> for Problem {
    fn from(error: ConfigError) -> Self {
        let code = if error.is_absence() { Code::NotConfigured } else { Code::Misconfigured };
        Self::from(code).detail(error)
    }
}
