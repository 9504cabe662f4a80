//! One `[vars.sources.NAME]` table, from text to something that can be relied on.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use signpost_core::outgoing::target::is_loopback;
use signpost_core::request::keys::Keys;
use signpost_core::request::timestamp::Tolerance;
use signpost_core::request::verify::MAX_SECRETS;
use signpost_core::{Part, Provider, Secret, SecretError, provider};

use super::units::{Bytes, Seconds, ToleranceValue};
use super::{ConfigError, Given};
use crate::binding;

/// Enough for every provider whose row says nothing else, and 50 of them at once fit an isolate.
const DEFAULT_MAX_BODY: u64 = 1024 * 1024;
/// What an isolate of 128 MB can hold beside its other requests; GitHub needs 26 MiB.
const LARGEST_MAX_BODY: u64 = 32 * 1024 * 1024;
/// KV refuses to keep anything for less.
const SHORTEST_WINDOW_S: u64 = 60;
const LONGEST_WINDOW_S: u64 = 366 * 86_400;
/// The variable that holds the key towards origins, where a source names no other.
const SIGNING_SECRET: &str = "SIGNPOST_SIGNING_SECRET";
/// Keeps the key towards an origin apart from the provider's secret that it is derived from.
const ORIGIN_PURPOSE: &str = "signpost-origin-v1";
/// Paths that answer something else.
const RESERVED: [&str; 4] = ["/health", "/openapi.json", "/v1", "/portal"];

/// Where the ids of processed events are kept.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum DedupeMode {
    /// Workers KV: cheap, and best effort where copies race.
    Kv,
    /// Durable Objects: one copy wins, always.
    Strict,
}

impl DedupeMode {
    /// The binding of its store.
    pub const fn binding(self) -> &'static str {
        match self {
            Self::Kv => binding::DEDUPE,
            Self::Strict => binding::CLAIMS,
        }
    }
}

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
    /// At least one.
    pub keys: Keys,
    /// Names of those secrets that are shorter than they should be.
    pub short_secrets: Vec<String>,
    /// Where verified deliveries go.
    pub origin: String,
    /// Signs what goes there.
    pub origin_secret: Secret,
    /// Whether that secret was configured, or derived from the first of `keys`.
    pub origin_secret_is_derived: bool,
    pub dedupe: DedupeMode,
    pub forward: ForwardMode,
    pub window_s: u64,
    pub max_body: usize,
    pub tolerance: Tolerance,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    provider: Value,
    secrets: OneOrMore,
    origin: String,
    dedupe: Option<DedupeMode>,
    window: Option<Seconds>,
    #[serde(default)]
    forward: ForwardMode,
    max_body: Option<Bytes>,
    tolerance: Option<ToleranceValue>,
    path: Option<String>,
    url: Option<String>,
    signing_secret: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a name, or a list of names")]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

/// The path of a source, readable even where the rest of its table is not.
pub fn path_of(name: &str, row: &Value) -> String {
    match row.get("path").and_then(Value::as_str) {
        Some(path) => path.to_string(),
        None => format!("/in/{name}"),
    }
}

type Lookup<'l> = &'l dyn Fn(&str) -> Option<String>;

impl Source {
    /// Reads a source, or says what is wrong with it and what mends it.
    pub(super) fn read(name: &str, row: &Value, given: &Given<'_>) -> Result<Self, ConfigError> {
        let lookup = given.lookup;
        check_name(name)?;
        let row: Row =
            read(row).map_err(|problem| ConfigError::new(problem, "see the table of options in docs/gate.md"))?;
        if let Some(path) = &row.path {
            check_path(path)?;
        }
        let dedupe = row.dedupe.unwrap_or(DedupeMode::Kv);
        let queue = (row.forward == ForwardMode::Queue).then_some(binding::ENDPOINTS);
        if let Some(binding) =
            [Some(dedupe.binding()), queue].into_iter().flatten().find(|name| !(given.is_bound)(name))
        {
            return Err(ConfigError::new(
                format!("the binding `{binding}` is missing"),
                "copy it from the project's wrangler.toml",
            ));
        }
        let provider = read_provider(row.provider)?;
        let names = match row.secrets {
            OneOrMore::One(name) => vec![name],
            OneOrMore::More(names) => names,
        };
        let keys = read_keys(&names, &provider, given)?;
        let secrets = match &keys {
            Keys::Public(_) => [].as_slice(),
            Keys::Secret(secrets) => secrets,
        };
        let short_secrets = names.into_iter().zip(secrets).filter(|(_, secret)| secret.is_short());
        let short_secrets = short_secrets.map(|(name, _)| name).collect();
        let origin_secret = read_origin_secret(row.signing_secret.as_deref(), lookup)?;
        Ok(Self {
            name: name.to_string(),
            short_secrets,
            origin: read_origin(&row.origin)?,
            origin_secret_is_derived: origin_secret.is_none(),
            origin_secret: match (origin_secret, secrets.first()) {
                (Some(secret), _) => secret,
                (None, Some(first)) => first.derive(ORIGIN_PURPOSE),
                (None, None) => return Err(no_origin_secret()),
            },
            dedupe,
            forward: row.forward,
            window_s: read_window(row.window, &provider)?,
            max_body: read_max_body(row.max_body, &provider)?,
            tolerance: read_tolerance(row.tolerance, &provider)?,
            url: read_url(row.url, &provider)?,
            keys,
            provider,
        })
    }
}

/// Reads a table, or says what is wrong and where.
fn read<'de, T: Deserialize<'de>>(table: impl Deserializer<'de, Error = serde_json::Error>) -> Result<T, String> {
    serde_path_to_error::deserialize(table).map_err(|error| match error.path().to_string().as_str() {
        // Of the table as a whole: a field that is missing, or one more.
        "." => error.inner().to_string(),
        path => format!("`{path}`: {}", error.inner()),
    })
}

fn check_name(name: &str) -> Result<(), ConfigError> {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if name.is_empty() || name.len() > 63 || !name.chars().all(letters) {
        return Err(ConfigError::new(
            format!("`{name}` cannot be a source's name"),
            "use 1 to 63 lower-case letters, digits, `-` and `_`",
        ));
    }
    Ok(())
}

fn check_path(path: &str) -> Result<(), ConfigError> {
    let reserved =
        RESERVED.iter().any(|own| path == *own || path.strip_prefix(own).is_some_and(|rest| rest.starts_with('/')));
    if !path.starts_with('/') || path.contains(['?', '#', '*', ' ']) {
        return Err(ConfigError::new(
            format!("`path = \"{path}\"` is not a path"),
            "start it with `/`, without query, fragment or wildcard",
        ));
    }
    // Requests come with the path that the runtime's own parser makes of theirs: no other is ever seen.
    let seen = web_sys::Url::new(&format!("http://gate{path}")).map(|url| url.pathname()).unwrap_or_default();
    if seen != path {
        return Err(ConfigError::new(
            format!("`path = \"{path}\"` is no request's path: it would arrive as `{seen}`"),
            format!("write `{seen}`, or choose another path"),
        ));
    }
    if reserved {
        return Err(ConfigError::new(
            format!("`path = \"{path}\"` is taken by the Worker itself"),
            "choose another path",
        ));
    }
    Ok(())
}

fn read_provider(value: Value) -> Result<Cow<'static, Provider>, ConfigError> {
    match value {
        Value::String(name) => provider::built_in(&name).map(Cow::Borrowed).ok_or_else(|| {
            let known: Vec<&str> = provider::BUILT_IN.iter().map(|row| row.name.as_ref()).collect();
            ConfigError::new(
                format!("unknown provider `{name}`"),
                format!("use one of {}, or write the provider's row as a table", known.join(", ")),
            )
        }),
        row @ Value::Object(_) => {
            let refused = |problem| {
                ConfigError::new(
                    format!("the provider's row cannot be used: {problem}"),
                    "see \"A provider of your own\" in docs/gate.md",
                )
            };
            let row: Provider = read(row).map_err(refused)?;
            row.check().map_err(|problem| refused(problem.to_string()))?;
            Ok(Cow::Owned(row))
        }
        _ => Err(ConfigError::new("`provider` is neither a name nor a table", "use the name of a built-in provider")),
    }
}

fn no_secrets() -> ConfigError {
    ConfigError::new("`secrets` is empty", "name at least one secret, for example secrets = [\"CLAIMPORT_SECRET\"]")
}

/// A key towards the origin can be derived from a secret, never from what everybody may know.
fn no_origin_secret() -> ConfigError {
    ConfigError::new(
        format!("`{SIGNING_SECRET}` is not set, and a public key is no secret to sign with"),
        format!("run `npx wrangler secret put {SIGNING_SECRET}`, and give the origin the same"),
    )
}

fn read_keys(names: &[String], provider: &Provider, given: &Given<'_>) -> Result<Keys, ConfigError> {
    if names.is_empty() {
        return Err(no_secrets());
    }
    if names.len() > MAX_SECRETS {
        return Err(ConfigError::new(
            format!("{} secrets are more than the {MAX_SECRETS} that are tried", names.len()),
            "remove those that the provider no longer signs with",
        ));
    }
    let mut texts = Vec::new();
    for name in names {
        let text = look_up(name, given.lookup)?;
        // What is set elsewhere is not known here; no stand-in would be a key of every algorithm.
        if !((given.is_elsewhere)(name) && Keys::wants_public_keys(provider, &text)) {
            texts.push((name, text));
        }
    }
    let (names, texts): (Vec<_>, Vec<_>) = texts.into_iter().unzip();
    if texts.is_empty() {
        return Ok(Keys::Public(Vec::new()));
    }
    Keys::parse(provider, &texts)
        .map_err(|(place, error)| unusable(names.get(place).map_or("", |name| name.as_str()), provider, error))
}

fn look_up(name: &str, lookup: Lookup<'_>) -> Result<String, ConfigError> {
    lookup(name).ok_or_else(|| {
        ConfigError::new(
            format!("the secret `{name}` is not set"),
            format!("run `npx wrangler secret put {name}`, and add `{name}=...` to .dev.vars for local runs"),
        )
    })
}

fn unusable(name: &str, provider: &Provider, error: SecretError) -> ConfigError {
    ConfigError::new(
        format!("the secret `{name}` cannot be used: {error}"),
        format!("set it again, exactly as {} shows it", provider.name),
    )
}

fn read_secret(name: &str, lookup: Lookup<'_>, provider: &Provider) -> Result<Secret, ConfigError> {
    Secret::parse(&look_up(name, lookup)?, provider.secret).map_err(|error| unusable(name, provider, error))
}

fn read_origin_secret(named: Option<&str>, lookup: Lookup<'_>) -> Result<Option<Secret>, ConfigError> {
    match (named, lookup(SIGNING_SECRET)) {
        (Some(name), _) => read_secret(name, lookup, &provider::SIGNPOST).map(Some),
        (None, Some(_)) => read_secret(SIGNING_SECRET, lookup, &provider::SIGNPOST).map(Some),
        (None, None) => Ok(None),
    }
}

/// Parses with the runtime's own URL parser, which is the one that will fetch: it sees through every
/// other spelling of a host.
fn read_origin(text: &str) -> Result<String, ConfigError> {
    let bad = |problem: &str| {
        let fix = "use https://, or http:// for an origin on this machine";
        Err(ConfigError::new(format!("`origin = \"{text}\"` {problem}"), fix))
    };
    let Ok(url) = web_sys::Url::new(text) else {
        return bad("is not a URL");
    };
    let host = url.hostname();
    let loopback = is_loopback(&host) || host.ends_with(".localhost");
    match url.protocol().as_str() {
        "https:" => {}
        "http:" if loopback => {}
        "http:" => return bad("would send deliveries unencrypted"),
        _ => return bad("is not an http URL"),
    }
    if !url.username().is_empty() || !url.password().is_empty() {
        return bad("contains credentials, which would show up in logs");
    }
    if !url.hash().is_empty() {
        return bad("has a fragment, which is never sent");
    }
    Ok(url.href())
}

/// What the provider calls and signs. It cannot be seen from here: behind another host name or path the
/// gate's own requests show another URL. Kept as it was written, since a provider signs its text.
fn read_url(url: Option<String>, provider: &Provider) -> Result<Option<String>, ConfigError> {
    let bad = |problem: String, fix: &str| Err(ConfigError::new(problem, fix));
    let exactly = "write the URL exactly as it is registered with the provider";
    let text = match (provider.signature.signed.covers(&Part::Url), url) {
        (false, None) => return Ok(None),
        (false, Some(_)) => {
            return bad(format!("`url` has no meaning here: {} does not sign it", provider.name), "remove `url`");
        }
        (true, None) => {
            return bad(format!("`url` is missing: {} signs the URL that it calls", provider.name), exactly);
        }
        (true, Some(text)) => text,
    };
    let known = web_sys::Url::new(&text).is_ok_and(|url| {
        let http = ["https:", "http:"].contains(&url.protocol().as_str());
        http && url.username().is_empty() && url.password().is_empty() && url.hash().is_empty()
    });
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
    if known && plain {
        Ok(Some(text))
    } else {
        bad(format!("`url = \"{text}\"` is not what a provider can call"), exactly)
    }
}

fn read_window(window: Option<Seconds>, provider: &Provider) -> Result<u64, ConfigError> {
    let span = provider.delivery.span_s();
    let default = u64::from(provider.dedupe_window_s);
    let seconds = window.map_or(default, |Seconds(seconds)| seconds);
    if seconds < span {
        let or_default = if default < span { String::new() } else { format!(", or leave it out for {default}") };
        return Err(ConfigError::new(
            format!("`window` of {seconds} s is shorter than the {span} s over which {} retries", provider.name),
            format!("use at least {span}{or_default}"),
        ));
    }
    if !(SHORTEST_WINDOW_S..=LONGEST_WINDOW_S).contains(&seconds) {
        return Err(ConfigError::new(
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
            format!("`max_body` of {bytes} bytes is out of range"),
            format!("use 1 to {LARGEST_MAX_BODY} bytes (an isolate has 128 MB for all of its requests)"),
        ));
    }
    usize::try_from(bytes).map_err(|_| ConfigError::new("`max_body` is too large", "use \"32MiB\" or less"))
}

fn read_tolerance(tolerance: Option<ToleranceValue>, provider: &Provider) -> Result<Tolerance, ConfigError> {
    match (&provider.timestamp, tolerance) {
        (None, Some(_)) => Err(ConfigError::new(
            format!("`tolerance` has no meaning here: {} sends no timestamp", provider.name),
            "remove `tolerance`; deduplication is the defence against replays",
        )),
        (None, None) => Ok(Tolerance::Off),
        (Some(row), None) => Ok(Tolerance::Seconds(row.tolerance_s)),
        (Some(_), Some(ToleranceValue(tolerance))) => Ok(tolerance),
    }
}
