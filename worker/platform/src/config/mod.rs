//! The environment, read once per isolate into what can be trusted, or refused loudly: the gate's sources
//! ([`Config`]), and the variables of the sender and the portal ([`Variables`]).
//!
//! One bad source does not take the others down: it answers 500 and its line in the log names the
//! source and the fix. The same code runs before a deployment ([`check_config`]).

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use worker::Env;

mod access;
mod check;
mod lint;
mod source;
mod variables;

pub use access::Access;
pub use check::check_config;
use lint::Warning;
use source::SIGNING_SECRET;
pub use source::{DedupeMode, ForwardMode, Source};
pub use variables::Variables;

/// What is wrong with the configuration, and what mends it. It never quotes a secret.
#[derive(Clone, Debug)]
pub struct ConfigError {
    code: &'static str,
    problem: String,
    fix: String,
    /// Nothing is wrong: something is only not set.
    absent: bool,
}

impl ConfigError {
    pub fn new(code: &'static str, problem: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { code, problem: problem.into(), fix: fix.into(), absent: false }
    }

    /// Something that is needed and was never set.
    pub fn absent(code: &'static str, problem: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { absent: true, ..Self::new(code, problem, fix) }
    }

    /// Whether something is only not set.
    pub fn is_absence(&self) -> bool {
        self.absent
    }

    /// Stable name for programs.
    pub fn code(&self) -> &'static str {
        self.code
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. Fix: {}", self.problem, self.fix)
    }
}

/// Every source by its path.
pub struct Config {
    routes: BTreeMap<String, Entry>,
    /// Where `sources` as a whole cannot be read, no path can be told from another.
    broken: Option<ConfigError>,
}

/// What the environment holds beside the sources.
struct Given<'g> {
    /// The value of a variable or secret.
    lookup: &'g dyn Fn(&str) -> Option<String>,
    /// Whether a binding of that name exists.
    is_bound: &'g dyn Fn(&str) -> bool,
    /// Whether a variable's value is a stand-in for one that is set elsewhere: only in a check.
    is_elsewhere: &'g dyn Fn(&str) -> bool,
}

type Entry = (String, Result<Rc<Source>, ConfigError>);

/// What a path leads to.
pub enum Route {
    Source(Rc<Source>),
    /// A source that cannot run; its name and why.
    Misconfigured(String, ConfigError),
    Unknown,
}

thread_local! {
    // An isolate's environment never changes, so neither does this.
    static CONFIG: OnceCell<Rc<Config>> = const { OnceCell::new() };
}

impl Config {
    /// The configuration of this isolate, read at the first request.
    pub fn of(env: &Env) -> Rc<Self> {
        let begin = || {
            let config = Self::from_env(env);
            config.log_warnings();
            Rc::new(config)
        };
        CONFIG.with(|cell| cell.get_or_init(begin).clone())
    }

    /// What should not stay as it is, once for each isolate.
    fn log_warnings(&self) {
        let sources = self.routes.values().filter_map(|(_, source)| source.as_ref().ok());
        for (source, Warning { error, .. }) in
            sources.flat_map(|own| lint::source(own).into_iter().map(move |told| (own, told)))
        {
            let (code, message) = (error.code(), error.to_string());
            let line =
                json!({ "at": "config", "source": source.name, "level": "warning", "code": code, "message": message });
            worker::console_log!("{line}");
        }
    }

    fn from_env(env: &Env) -> Self {
        let lookup = |name: &str| variable(env, name);
        let is_bound =
            |name: &str| js_sys::Reflect::get(env, &JsValue::from_str(name)).is_ok_and(|value| value.is_object());
        let given = Given { lookup: &lookup, is_bound: &is_bound, is_elsewhere: &|_| false };
        let sources = js_sys::Reflect::get(env, &JsValue::from_str("sources")).unwrap_or(JsValue::UNDEFINED);
        if sources.is_undefined() {
            return Self::read(&Value::Null, &given);
        }
        // `[vars.sources.x]` arrives as an object; a value set in the dashboard, as its JSON text.
        let json = text(&sources).or_else(|| js_sys::JSON::stringify(&sources).ok().map(String::from));
        match json.as_deref().map(serde_json::from_str) {
            Some(Ok(value)) => Self::read(&value, &given),
            _ => Self::broken("`sources` is not a table and not JSON"),
        }
    }

    /// Reads every source.
    fn read(sources: &Value, given: &Given<'_>) -> Self {
        let table = match sources {
            Value::Object(table) => table,
            Value::Null => return Self { routes: BTreeMap::new(), broken: None },
            _ => return Self::broken("`sources` is not a table"),
        };
        let mut config = Self { routes: BTreeMap::new(), broken: None };
        for (name, row) in table {
            let path = source::path_of(name, row);
            let source = Source::read(name, row, given).map(Rc::new);
            config.insert(path, name, source);
        }
        config
    }

    fn insert(&mut self, path: String, name: &str, source: Result<Rc<Source>, ConfigError>) {
        let entry = match self.routes.get(&path) {
            // Neither of two sources on one path may guess that it is the one that is meant.
            Some((other, _)) => Err(ConfigError::new(
                "path_taken",
                format!("sources `{other}` and `{name}` have the same path `{path}`"),
                "give one of them another `path`",
            )),
            None => source,
        };
        self.routes.insert(path, (name.to_string(), entry));
    }

    fn broken(problem: &str) -> Self {
        let fix = "write one `[vars.sources.NAME]` table for each source";
        Self { routes: BTreeMap::new(), broken: Some(ConfigError::new("sources_invalid", problem, fix)) }
    }

    /// What answers at `path`.
    pub fn route(&self, path: &str) -> Route {
        match (&self.broken, self.routes.get(path)) {
            (Some(error), _) => Route::Misconfigured("sources".to_string(), error.clone()),
            (None, Some((_, Ok(source)))) => Route::Source(source.clone()),
            (None, Some((name, Err(error)))) => Route::Misconfigured(name.clone(), error.clone()),
            (None, None) => Route::Unknown,
        }
    }

    /// Every source for people to look at, with what is wrong with those that cannot run.
    pub fn listed(&self) -> Vec<signpost_api::Source> {
        let list = self.routes.iter().map(|(path, (name, source))| signpost_api::Source {
            name: name.clone(),
            path: path.clone(),
            provider: source.as_ref().map(|source| source.provider.name.to_string()).unwrap_or_default(),
            provider_title: source.as_ref().map(|source| source.provider.title.to_string()).unwrap_or_default(),
            problem: source.as_ref().err().map(ToString::to_string),
        });
        list.collect()
    }

    /// The source of that name, if it can run.
    pub fn source(&self, name: &str) -> Option<Rc<Source>> {
        self.routes.values().find(|(own, _)| own == name).and_then(|(_, source)| source.as_ref().ok().cloned())
    }
}

/// A variable or secret, if it is set.
fn variable(env: &Env, name: &str) -> Option<String> {
    text(&js_sys::Reflect::get(env, &JsValue::from_str(name)).ok()?)
}

/// A variable's text. JavaScript strings may hold half a surrogate pair; such a one is no secret.
fn text(value: &JsValue) -> Option<String> {
    value.as_string()
}
