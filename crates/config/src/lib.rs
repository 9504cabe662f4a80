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
pub mod destination;
pub mod digest;
mod fields;
pub mod handover;
pub mod json;
mod lint;
pub mod providers;
mod source;
pub mod tables;
mod variables;

pub use access::Access;
pub use check::check_config;
use destination::Destination;
use lint::Warning;
use source::SIGNING_SECRET;
pub use source::{DedupeMode, ForwardMode, Route, Source, Taken, Way};
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

    /// A binding that is needed and not there.
    fn binding_missing(name: &str) -> Self {
        let fix = "copy it from the project's wrangler.toml";
        Self::new("binding_missing", format!("the binding `{name}` is missing"), fix)
    }

    /// The same, with its place.
    fn within(self, place: &str) -> Self {
        Self { problem: format!("{place}: {}", self.problem), ..self }
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

/// Every source by its path, and every destination by its name.
pub struct Config {
    paths: BTreeMap<String, Entry>,
    destinations: Destinations,
    /// Where a table of sources cannot be read, no path is known to be nobody's.
    broken: Option<ConfigError>,
}

/// Every destination by its name.
pub struct Destinations {
    rows: Vec<(String, Result<Rc<Destination>, ConfigError>)>,
    broken: Option<ConfigError>,
}

impl Destinations {
    fn read(variables: &tables::Variables, given: &Given<'_>) -> Self {
        let tables::Table { rows, broken } = tables::read(variables, tables::DESTINATIONS);
        let read = |(name, row): (String, Result<Box<RawValue>, ConfigError>)| {
            let read = row.and_then(|row| Destination::read(&name, row.get(), given).map(Rc::new));
            (name, read)
        };
        Self { rows: rows.into_iter().map(read).collect(), broken }
    }

    /// The destination of that name, or why it cannot be used.
    fn named(&self, name: &str) -> Result<Rc<Destination>, ConfigError> {
        let known = self.rows.iter().find(|(own, _)| own == name).map(|(_, read)| read);
        match (known, &self.broken) {
            (Some(Ok(known)), _) => Ok(known.clone()),
            (Some(Err(error)), _) => Err(error.clone().within(&format!("destination `{name}`"))),
            (None, Some(error)) => Err(error.clone()),
            (None, None) => Err(ConfigError::new(
                "destination_unknown",
                format!("there is no destination `{name}`"),
                format!("write [vars.destinations.{name}], or an address such as https://..."),
            )),
        }
    }
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
    /// What is wrong with a `transform`. The gate does not ask: bodies are made behind it.
    pub transform: &'g dyn Fn(&RawValue) -> Result<(), String>,
}

/// Reads a `transform` as whoever makes bodies of it does.
///
/// # Errors
/// Its first mistake, in words.
pub fn check_transform(transform: &RawValue) -> Result<(), String> {
    signpost_content::template::transform(transform)
        .map(drop)
        .map_err(|error| format!("`transform{}` {}: {}", error.at, error.code, error.message))
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
    /// Those that are tables of sources or destinations.
    #[serde(default)]
    tables: tables::Variables,
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

type Entry = (String, Result<Rc<Source>, ConfigError>);

/// What a path leads to.
pub enum Found {
    Source(Rc<Source>),
    /// A source that cannot run; its name and why.
    Misconfigured(String, ConfigError),
    Unknown,
}

impl Config {
    /// Reads the environment, given as JSON: `{ tables, values, bindings }`. And whether the deployment is one for
    /// development ([`Variables::is_development`]).
    pub fn from_json(environment: &[u8], url: UrlParser<'_>) -> (Self, bool) {
        let Ok(Environment { tables, values, bindings }) = serde_json::from_slice(environment) else {
            return (Self::unreadable(), false);
        };
        let given = Given {
            lookup: &|name| values.get(name).cloned(),
            is_bound: &|name| bindings.iter().any(|own| own == name),
            is_elsewhere: &|_| false,
            url,
            transform: &|_| Ok(()),
        };
        (Self::read(&tables, &given), variables::is_development(given.lookup))
    }

    /// What is not even JSON, or no text.
    pub fn unreadable() -> Self {
        let fix = "write one `[vars.sources.NAME]` table for each source";
        let broken = Some(ConfigError::new("sources_invalid", "`sources` is not a table and not JSON", fix));
        Self { paths: BTreeMap::new(), destinations: Destinations { rows: Vec::new(), broken: None }, broken }
    }

    /// What should not stay as it is, as lines for the log.
    pub fn warnings(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for source in self.paths.values().filter_map(|(_, source)| source.as_ref().ok()) {
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

    /// Reads every source and destination of the tables.
    pub fn read(variables: &tables::Variables, given: &Given<'_>) -> Self {
        let tables::Table { rows, broken } = tables::read(variables, tables::SOURCES);
        let destinations = Destinations::read(variables, given);
        let mut config = Self { paths: BTreeMap::new(), destinations, broken };
        for (name, row) in rows {
            let path = source::path_of(&name, row.as_ref().map_or("", |row| row.get()));
            let source = row.and_then(|row| Source::read(&name, row.get(), &config.destinations, given).map(Rc::new));
            config.insert(path, &name, source);
        }
        config
    }

    fn insert(&mut self, path: String, name: &str, source: Result<Rc<Source>, ConfigError>) {
        let entry = match self.paths.get(&path) {
            // Neither of two sources on one path may guess that it is the one that is meant.
            Some((other, _)) => Err(ConfigError::new(
                "path_taken",
                format!("sources `{other}` and `{name}` have the same path `{path}`"),
                "give one of them another `path`",
            )),
            None => source,
        };
        self.paths.insert(path, (name.to_string(), entry));
    }

    /// What answers at `path`.
    pub fn find(&self, path: &str) -> Found {
        match (self.paths.get(path), &self.broken) {
            (Some((_, Ok(source))), _) => Found::Source(source.clone()),
            (Some((name, Err(error))), _) => Found::Misconfigured(name.clone(), error.clone()),
            (None, Some(error)) => Found::Misconfigured("sources".to_string(), error.clone()),
            (None, None) => Found::Unknown,
        }
    }

    /// The destination of that name, if it can be used.
    pub fn destination(&self, name: &str) -> Option<Rc<Destination>> {
        self.destinations.named(name).ok()
    }

    /// Every source for people to look at, with what is wrong with those that cannot run.
    pub fn listed(&self) -> Vec<signpost_api::Source> {
        let list = self.paths.iter().map(|(path, (name, source))| signpost_api::Source {
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
        self.paths.values().find(|(own, _)| own == name).and_then(|(_, source)| source.as_ref().ok().cloned())
    }
}
