//! One `[vars.sources.NAME]` table, from text to something that can be relied on.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use signpost_core::provider::Handshake;
use signpost_core::request::dedupe::By;
use signpost_core::request::handshake::Own;
use signpost_core::request::keys::Keys;
use signpost_core::request::timestamp::Tolerance;
use signpost_core::{Provider, Secret};

mod dedupe;
pub(crate) mod keys;
pub(crate) mod place;
mod routes;
pub(crate) mod units;

use dedupe::Dedupe;
pub use dedupe::DedupeMode;
pub use keys::SIGNING_SECRET;
use keys::{no_origin_secret, read_handshake_token, read_keys, read_origin_secret};
use place::{check_name, check_path, read_url};
pub use routes::{Route, Taken, Way};
use units::{Bytes, Seconds, ToleranceValue};

use super::{ConfigError, Destinations, Given};
use crate::destination::{Address, Destination};
use crate::{json, providers};

/// Enough for every provider whose row says nothing else, and 50 of them at once fit an isolate.
const DEFAULT_MAX_BODY: u64 = 1024 * 1024;
/// What an isolate of 128 MB can hold beside its other requests; GitHub needs 26 MiB.
const LARGEST_MAX_BODY: u64 = 32 * 1024 * 1024;
/// KV refuses to keep anything for less.
const SHORTEST_WINDOW_S: u64 = 60;
const LONGEST_WINDOW_S: u64 = 366 * 86_400;
/// A body of which a message holds even the base64, beside its headers: a queue takes 128 KB.
const LARGEST_MESSAGE: usize = 64 * 1024;
/// Keeps the key towards an origin apart from the provider's secret that it is derived from.
const ORIGIN_PURPOSE: &str = "signpost-origin-v1";

/// How a verified delivery gets to its origin.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ForwardMode {
    /// Stored and acknowledged; the sender's engine delivers it with retries and dead letters.
    Queue,
    /// At once; the origin's answer is the answer.
    #[default]
    Through,
}

/// A source that can run.
pub struct Source {
    /// Its name in configuration.
    pub name: String,
    /// How its webhooks behave.
    pub provider: Cow<'static, Provider>,
    /// What the provider calls, where it signs that.
    pub url: Option<String>,
    /// What handshakes are held against, where the row has such and the operator has named it.
    pub handshake_token: Option<String>,
    /// At least one.
    pub keys: Keys,
    /// Names of those secrets that are shorter than they should be.
    pub short_secrets: Vec<String>,
    /// Where verified deliveries go; at least one, and one at most that forwards at once.
    pub routes: Vec<Route>,
    /// Signs what goes there, unless the destination has a key of its own.
    pub origin_secret: Secret,
    /// Whether that secret was configured, or derived from the first of `keys`.
    pub origin_secret_is_derived: bool,
    pub dedupe: DedupeMode,
    /// Objects that share the keys of `strict`.
    pub shards: u8,
    /// What names an event whose id is not signed.
    pub by: By,
    pub window_s: u64,
    pub max_body: usize,
    pub tolerance: Tolerance,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    provider: Box<RawValue>,
    secrets: OneOrMore,
    origin: Option<String>,
    dedupe: Option<Dedupe>,
    window: Option<Seconds>,
    forward: Option<ForwardMode>,
    routes: Option<BTreeMap<String, Box<RawValue>>>,
    max_body: Option<Bytes>,
    tolerance: Option<ToleranceValue>,
    path: Option<String>,
    url: Option<String>,
    signing_secret: Option<String>,
    handshake_token: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a name, or a list of names")]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

/// The path of a source, readable even where the rest of its table is not.
pub fn path_of(name: &str, row: &str) -> String {
    let row = serde_json::from_str::<BTreeMap<String, Box<RawValue>>>(row).unwrap_or_default();
    let path = row.get("path").and_then(|path| serde_json::from_str(path.get()).ok());
    path.unwrap_or_else(|| format!("/in/{name}"))
}

impl Source {
    /// Reads a source, or says what is wrong with it and what mends it.
    pub(super) fn read(
        name: &str,
        row: &str,
        destinations: &Destinations,
        given: &Given<'_>,
    ) -> Result<Self, ConfigError> {
        let lookup = given.lookup;
        check_name(name, "source")?;
        let row: Row = json::typed_text(row).map_err(|problem| {
            ConfigError::new("source_invalid", problem, "see the table of options in docs/gate.md")
        })?;
        if let Some(path) = &row.path {
            check_path(path, given.url)?;
        }
        let asked = row.dedupe.unwrap_or_default();
        let Dedupe { mode: dedupe, by, .. } = asked;
        if !(given.is_bound)(dedupe.binding()) {
            return Err(ConfigError::binding_missing(dedupe.binding()));
        }
        let provider = read_provider(row.provider.get())?;
        let names = match row.secrets {
            OneOrMore::One(name) => vec![name],
            OneOrMore::More(names) => names,
        };
        let keys = read_keys(&names, &provider, given)?;
        let short_secrets = names.into_iter().zip(keys.shortness()).filter(|(_, is_short)| *is_short);
        let short_secrets = short_secrets.map(|(name, _)| name).collect();
        let origin_secret = read_origin_secret(row.signing_secret.as_deref(), lookup)?;
        let said = routes::Said { origin: row.origin, forward: row.forward, routes: row.routes };
        let routes = routes::read(said, name, &provider, destinations, given)?;
        let max_body = read_max_body(row.max_body, &provider)?;
        check_messages(&routes, max_body)?;
        Ok(Self {
            name: name.to_string(),
            short_secrets,
            routes,
            origin_secret_is_derived: origin_secret.is_none(),
            origin_secret: origin_secret.or_else(|| keys.derive(ORIGIN_PURPOSE)).ok_or_else(no_origin_secret)?,
            dedupe,
            by: dedupe::check_by(by, &provider)?,
            shards: dedupe::check_shards(asked)?,
            window_s: read_window(row.window, &provider)?,
            max_body,
            tolerance: read_tolerance(row.tolerance, &provider)?,
            url: read_url(row.url, &provider, given.url)?,
            handshake_token: read_handshake_token(row.handshake_token.as_deref(), lookup, &provider)?,
            keys,
            provider,
        })
    }

    /// What signs what goes to a destination.
    pub fn secret_for<'s>(&'s self, to: &'s Destination) -> &'s Secret {
        to.secret.as_ref().unwrap_or(&self.origin_secret)
    }

    /// The route of that name.
    pub fn route(&self, name: &str) -> Option<&Route> {
        self.routes.iter().find(|route| route.name == name)
    }

    /// What the operator configured for handshakes.
    pub fn own(&self) -> Own<'_> {
        let secret = match &self.keys {
            Keys::Secret(secrets) => secrets.first(),
            Keys::Fetched(_) | Keys::Public(_) | Keys::Shared(_) => None,
        };
        Own { secret, token: self.handshake_token.as_deref(), url: self.url.as_deref() }
    }

    /// Whether there are handshakes that are refused for want of the token.
    pub fn lacks_handshake_token(&self) -> bool {
        self.handshake_token.is_none() && self.provider.handshake.iter().any(Handshake::has_token)
    }
}

fn check_messages(routes: &[Route], max_body: usize) -> Result<(), ConfigError> {
    let sends = routes.iter().any(|route| matches!(route.to.address, Address::Queue(_)));
    if sends && max_body > LARGEST_MESSAGE {
        return Err(ConfigError::new(
            "max_body_invalid",
            format!("`max_body` of {max_body} bytes is more than a queue's message holds"),
            "set max_body = \"64KiB\"; a larger body is then refused with 413",
        ));
    }
    Ok(())
}

fn read_provider(json: &str) -> Result<Cow<'static, Provider>, ConfigError> {
    if let Ok(name) = serde_json::from_str::<String>(json) {
        return providers::built_in(&name).map(Cow::Borrowed).ok_or_else(|| {
            let known: Vec<&str> = providers::names().collect();
            ConfigError::new(
                "provider_invalid",
                format!("unknown provider `{name}`"),
                format!("use one of {}, or write the provider's row as a table", known.join(", ")),
            )
        });
    }
    if !json.starts_with('{') {
        return Err(ConfigError::new(
            "provider_invalid",
            "`provider` is neither a name nor a table",
            "use the name of a built-in provider",
        ));
    }
    let refused = |problem| {
        ConfigError::new(
            "provider_invalid",
            format!("the provider's row cannot be used: {problem}"),
            "see \"A provider of your own\" in docs/gate.md",
        )
    };
    let row: Provider = json::typed_text(json).map_err(refused)?;
    row.check().map_err(|problem| refused(problem.to_string()))?;
    Ok(Cow::Owned(row))
}

fn read_window(window: Option<Seconds>, provider: &Provider) -> Result<u64, ConfigError> {
    let span = provider.delivery.span_s();
    let default = u64::from(provider.dedupe_window_s);
    let seconds = window.map_or(default, |Seconds(seconds)| seconds);
    if seconds < span {
        let or_default = if default < span { String::new() } else { format!(", or leave it out for {default}") };
        return Err(ConfigError::new(
            "window_invalid",
            format!("`window` of {seconds} s is shorter than the {span} s over which {} retries", provider.name),
            format!("use at least {span}{or_default}"),
        ));
    }
    if !(SHORTEST_WINDOW_S..=LONGEST_WINDOW_S).contains(&seconds) {
        return Err(ConfigError::new(
            "window_invalid",
            format!("`window` of {seconds} s is out of range"),
            format!("use {SHORTEST_WINDOW_S} to {LONGEST_WINDOW_S} seconds"),
        ));
    }
    Ok(seconds)
}

fn read_max_body(max_body: Option<Bytes>, provider: &Provider) -> Result<usize, ConfigError> {
    let default = provider.max_body.map_or(DEFAULT_MAX_BODY, u64::from);
    let bytes = max_body.map_or(default, |Bytes(bytes)| bytes);
    if !(1..=LARGEST_MAX_BODY).contains(&bytes) {
        return Err(ConfigError::new(
            "max_body_invalid",
            format!("`max_body` of {bytes} bytes is out of range"),
            format!("use 1 to {LARGEST_MAX_BODY} bytes (an isolate has 128 MB for all of its requests)"),
        ));
    }
    usize::try_from(bytes)
        .map_err(|_| ConfigError::new("max_body_invalid", "`max_body` is too large", "use \"32MiB\" or less"))
}

fn read_tolerance(tolerance: Option<ToleranceValue>, provider: &Provider) -> Result<Tolerance, ConfigError> {
    match (&provider.timestamp, tolerance) {
        (None, Some(_)) => Err(ConfigError::new(
            "tolerance_invalid",
            format!("`tolerance` has no meaning here: {} sends no timestamp", provider.name),
            "remove `tolerance`; deduplication is the defence against replays",
        )),
        (None, None) => Ok(Tolerance::Off),
        (Some(row), None) => Ok(Tolerance::Seconds(row.tolerance_s)),
        (Some(_), Some(ToleranceValue(tolerance))) => Ok(tolerance),
    }
}
