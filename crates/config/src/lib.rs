//! The environment, read once per isolate into what can be trusted, or refused loudly: the gate's sources
//! ([`Config`]), and the variables of the sender and the portal ([`Variables`]).
//!
//! One bad source does not take the others down: it answers 500 and its line in the log names the
//! source and the fix. The same code runs before a deployment ([`check_config`]).
//!
//! Pure: what is set, what is bound and how the runtime reads a URL comes in ([`Given`]).

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

mod access;
pub mod binding;
mod check;
pub mod digest;
pub mod handover;
pub mod json;
mod lint;
pub mod providers;
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
pub struct Given<'g> {
    /// The value of a variable or secret.
    pub lookup: &'g dyn Fn(&str) -> Option<String>,
    /// Whether a binding of that name exists.
    pub is_bound: &'g dyn Fn(&str) -> bool,
    /// Whether a variable's value is a stand-in for one that is set elsewhere: only in a check.
    pub is_elsewhere: &'g dyn Fn(&str) -> bool,
    /// The runtime's own parser, which is the one that will fetch.
    pub url: UrlParser<'g>,
}

/// Reads a URL as the runtime does; `None` where it is none.
pub type UrlParser<'u> = &'u dyn Fn(&str) -> Option<Url>;

/// A URL by its parts, as the WHATWG's standard names them.
#[derive(Clone, Debug, Default)]
pub struct Url {
    pub href: String,
    /// With the colon.
    pub scheme: String,
    pub host: String,
    pub path: String,
    /// A user name, or a password.
    pub has_credentials: bool,
    pub has_fragment: bool,
}

/// The environment as one document.
#[derive(Deserialize)]
struct Environment {
    /// A table, or a table's JSON as text: a value that was set in the dashboard.
    sources: Option<Box<RawValue>>,
    /// Variables and secrets.
    #[serde(default)]
    values: BTreeMap<String, String>,
    /// Names of what is bound.
    #[serde(default)]
    bindings: Vec<String>,
}

/// A line of the log.
#[derive(Serialize)]
struct Line<'l> {
    at: &'static str,
    code: &'static str,
    level: &'static str,
    message: String,
    source: &'l str,
}

/// Sources by their names, each as it is written.
type Table = BTreeMap<String, Box<RawValue>>;

type Entry = (String, Result<Rc<Source>, ConfigError>);

/// What a path leads to.
pub enum Route {
    Source(Rc<Source>),
    /// A source that cannot run; its name and why.
    Misconfigured(String, ConfigError),
    Unknown,
}

impl Config {
    /// Reads the environment, given as JSON: `{ sources, values, bindings }`. And whether the deployment is one for
    /// development ([`Variables::is_development`]).
    pub fn from_json(environment: &[u8], url: UrlParser<'_>) -> (Self, bool) {
        let Ok(Environment { sources, values, bindings }) = serde_json::from_slice(environment) else {
            return (Self::unreadable(), false);
        };
        let given = Given {
            lookup: &|name| values.get(name).cloned(),
            is_bound: &|name| bindings.iter().any(|own| own == name),
            is_elsewhere: &|_| false,
            url,
        };
        let sources = sources.as_deref().map_or("null", RawValue::get);
        let config = match serde_json::from_str::<String>(sources) {
            Ok(text) => Self::read(&text, &given),
            Err(_) => Self::read(sources, &given),
        };
        (config, variables::is_development(given.lookup))
    }

    /// What is not even JSON, or no text.
    pub fn unreadable() -> Self {
        Self::broken("`sources` is not a table and not JSON")
    }

    /// What should not stay as it is, as lines for the log.
    pub fn warnings(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for source in self.routes.values().filter_map(|(_, source)| source.as_ref().ok()) {
            for Warning { error, .. } in lint::source(source) {
                let line = Line {
                    at: "config",
                    source: &source.name,
                    level: "warning",
                    code: error.code(),
                    message: error.to_string(),
                };
                lines.extend(serde_json::to_string(&line));
            }
        }
        lines
    }

    /// Reads every source of a table that is JSON; `null` has none.
    pub fn read(sources: &str, given: &Given<'_>) -> Self {
        let table = match serde_json::from_str::<Option<Table>>(sources) {
            Ok(table) => table.unwrap_or_default(),
            Err(error) if error.is_data() => return Self::broken("`sources` is not a table"),
            Err(_) => return Self::unreadable(),
        };
        let mut config = Self { routes: BTreeMap::new(), broken: None };
        for (name, row) in table {
            let path = source::path_of(&name, row.get());
            let source = Source::read(&name, row.get(), given).map(Rc::new);
            config.insert(path, &name, source);
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
