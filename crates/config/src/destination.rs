//! One `[vars.destinations.NAME]` table: a place, with its own queue, rate and key.

use serde_json::value::RawValue;
use signpost_api::limits::{MAX_CONCURRENCY, MAX_DEADLINE_MS, MAX_WAITS, MIN_DEADLINE_MS};
use signpost_core::Secret;
use signpost_core::outgoing::endpoint::Rate;
use signpost_core::outgoing::schedule::LEAST_WAIT_S;
use signpost_core::provider::Exhausted;

use crate::fields::Fields;
use crate::source::keys::read_origin_secret;
use crate::source::place::{check_name, read_origin};
use crate::source::units::{RateValue, Seconds};
use crate::{ConfigError, Given, json};

/// What is tried is answered by nobody as long as this: longer waits cost nothing.
const LONGEST_WAIT_S: u64 = 30 * 86_400;

/// A place that events go to.
pub struct Destination {
    /// Its name; empty for an address that one route alone has.
    pub name: String,
    pub address: Address,
    /// Whether it is this machine: of no use on Cloudflare's network.
    pub is_local: bool,
    /// Signs what goes there; where there is none, the source's own does.
    pub secret: Option<Secret>,
    /// Makes the bodies of what is queued, in place of the provider's.
    pub transform: Option<Box<RawValue>>,
    /// Whether nothing may go there now. What is queued waits.
    pub is_paused: bool,
    pub rules: Rules,
}

/// Where a destination is.
#[derive(Clone, Debug, PartialEq)]
pub enum Address {
    /// A queue of the platform, by the name of its binding: a message there is stored.
    Queue(String),
    /// A Worker behind a service binding of that name; the URL says no more than its path.
    Service {
        binding: String,
        url: String,
    },
    Url(String),
}

impl Address {
    /// As it is written.
    pub fn shown(&self) -> String {
        match self {
            Self::Queue(binding) => format!("queue:{binding}"),
            Self::Service { binding, url } => {
                let path = url.strip_prefix(SERVICE_URL).filter(|path| *path != "/").unwrap_or_default();
                format!("service:{binding}{path}")
            }
            Self::Url(url) => url.clone(),
        }
    }
}

/// How what is queued is delivered. `None`: as the provider of its source would.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    pub concurrency: Option<u32>,
    pub deadline_ms: Option<u32>,
    pub exhausted: Option<Exhausted>,
    /// Answers after which no attempt follows.
    pub give_up_on: Vec<u16>,
    pub rate: Option<Rate>,
    pub schedule_s: Option<Vec<u32>>,
}

/// The host of a URL behind a binding, which nobody resolves.
const SERVICE_URL: &str = "https://service.invalid";

const FIELDS: [&str; 10] = [
    "to",
    "signing_secret",
    "paused",
    "concurrency",
    "deadline",
    "exhausted",
    "give_up_on",
    "rate",
    "schedule",
    "transform",
];

impl Destination {
    pub(super) fn read(name: &str, row: &str, given: &Given<'_>) -> Result<Self, ConfigError> {
        check_name(name, "destination")?;
        let wrong = |problem| ConfigError::new("destination_invalid", problem, "see docs/routes.md");
        let row = Fields::read(row, &FIELDS).map_err(wrong)?;
        let to: String = row.value("to").map_err(wrong)?.ok_or_else(|| wrong("missing field `to`".to_string()))?;
        let secret: Option<String> = row.value("signing_secret").map_err(wrong)?;
        let is_paused = row.value("paused").map_err(wrong)?.unwrap_or_default();
        let rules = Rules::read(&row)?;
        let transform = row.raw("transform").map(|raw| read_transform(raw, given)).transpose()?;
        let destination = Self::at("to", &to, given)?;
        let says_more = is_paused || transform.is_some() || secret.is_some() || rules != Rules::default();
        if matches!(destination.address, Address::Queue(_)) && says_more {
            return Err(ConfigError::new(
                "destination_invalid",
                "a queue's messages are delivered by its consumer, not from here",
                "leave `to` alone here, and set the rest at the consumer",
            ));
        }
        let secret = secret.map(|named| read_origin_secret(Some(&named), given.lookup)).transpose()?.flatten();
        Ok(Self { name: name.to_string(), secret, transform, is_paused, rules, ..destination })
    }

    /// An address that is all of it. `option` is what it is written under.
    pub(super) fn at(option: &str, to: &str, given: &Given<'_>) -> Result<Self, ConfigError> {
        let bound = |binding: &str, kind: &str| {
            if (given.is_bound)(binding) {
                return Ok(binding.to_string());
            }
            Err(ConfigError::new(
                "binding_missing",
                format!("`{option} = \"{to}\"`: the {kind} binding `{binding}` is missing"),
                format!("add it to the file, with `binding = \"{binding}\"`"),
            ))
        };
        let (address, is_local) = match to.split_once(':') {
            Some(("queue", binding)) => (Address::Queue(bound(binding, "queue")?), false),
            Some(("service", rest)) => {
                let (binding, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                let text = format!("{SERVICE_URL}{path}");
                let url = (given.url)(&text).filter(|url| !url.has_fragment).map(|url| url.href);
                let url = url.ok_or_else(|| {
                    ConfigError::new(
                        "origin_invalid",
                        format!("`{option} = \"{to}\"` has no path of a URL"),
                        "write service:NAME/path",
                    )
                })?;
                (Address::Service { binding: bound(binding, "service")?, url }, false)
            }
            _ => {
                let (url, is_local) = read_origin(option, to, given.url)?;
                (Address::Url(url), is_local)
            }
        };
        Ok(Self {
            name: String::new(),
            address,
            is_local,
            secret: None,
            transform: None,
            is_paused: false,
            rules: Rules::default(),
        })
    }

    /// What people call it: its name, or its address.
    pub fn shown(&self) -> String {
        if self.name.is_empty() { self.address.shown() } else { self.name.clone() }
    }
}

/// A preset's name, a table, or its JSON as text: TOML has no null.
fn read_transform(raw: &RawValue, given: &Given<'_>) -> Result<Box<RawValue>, ConfigError> {
    let wrong = |problem: String| ConfigError::new("transform_invalid", problem, "see docs/transforms.md");
    let text = serde_json::from_str::<String>(raw.get()).ok().filter(|text| text.starts_with('{'));
    let transform = match text {
        Some(text) => RawValue::from_string(text)
            .map_err(|error| wrong(format!("`transform` is no JSON: {}", json::message(&error))))?,
        None => raw.to_owned(),
    };
    (given.transform)(&transform).map_err(wrong)?;
    Ok(transform)
}

impl Rules {
    fn read(row: &Fields) -> Result<Self, ConfigError> {
        let wrong = |problem| ConfigError::new("destination_invalid", problem, "see docs/routes.md");
        let bad = |problem: String, fix: String| Err(ConfigError::new("destination_invalid", problem, fix));
        let concurrency = row.value("concurrency").map_err(wrong)?;
        if concurrency.is_some_and(|n| !(1..=MAX_CONCURRENCY).contains(&n)) {
            return bad("`concurrency` is out of range".to_string(), format!("use 1 to {MAX_CONCURRENCY}"));
        }
        let deadline: Option<Seconds> = row.value("deadline").map_err(wrong)?;
        let deadline_ms = deadline.map(|Seconds(s)| u32::try_from(s.saturating_mul(1000)).unwrap_or(u32::MAX));
        if deadline_ms.is_some_and(|ms| !(MIN_DEADLINE_MS..=MAX_DEADLINE_MS).contains(&ms)) {
            return bad("`deadline` is out of range".to_string(), format!("use 1 to {} s", MAX_DEADLINE_MS / 1000));
        }
        let give_up_on: Vec<u16> = row.value("give_up_on").map_err(wrong)?.unwrap_or_default();
        if let Some(status) = give_up_on.iter().find(|status| !(300..=599).contains(*status)) {
            return bad(format!("`give_up_on` has {status}, which is no failure"), "use 300 to 599".to_string());
        }
        let schedule: Option<Vec<Seconds>> = row.value("schedule").map_err(wrong)?;
        let waits = schedule.as_deref().unwrap_or_default();
        let is_wait = |Seconds(s): &Seconds| (u64::from(LEAST_WAIT_S)..=LONGEST_WAIT_S).contains(s);
        if waits.len() > MAX_WAITS || !waits.iter().all(is_wait) {
            let fix = format!("use up to {MAX_WAITS} waits of {LEAST_WAIT_S} s to 30 days");
            return bad("`schedule` has a wait that is out of range, or too many".to_string(), fix);
        }
        let seconds = |Seconds(s): &Seconds| u32::try_from(*s).unwrap_or(u32::MAX);
        Ok(Self {
            concurrency,
            deadline_ms,
            exhausted: row.value("exhausted").map_err(wrong)?,
            give_up_on,
            rate: row.value("rate").map_err(wrong)?.map(|RateValue(rate)| rate),
            schedule_s: schedule.map(|waits| waits.iter().map(seconds).collect()),
        })
    }
}
