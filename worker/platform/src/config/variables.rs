//! What the sender and the portal are told by variables and secrets, read once per isolate.
//!
//! A value that cannot be what was meant is an error that names the variable: nothing falls back to a default in
//! silence. The gate's sources do not depend on any of these.

use std::cell::OnceCell;
use std::rc::Rc;

use worker::Env;

use super::{Access, ConfigError, variable};
use crate::object::Refusal;

const DEVELOPMENT: &str = "SIGNPOST_DEVELOPMENT";
const FRAME_ANCESTORS: &str = "SIGNPOST_PORTAL_FRAME_ANCESTORS";
const MAX_PENDING: &str = "SIGNPOST_MAX_PENDING";
const RETENTION_DAYS: &str = "SIGNPOST_RETENTION_DAYS";

/// Events that may wait at one endpoint. A receiver that is gone must not fill the object's 10 GB.
const DEFAULT_MAX_PENDING: u64 = 100_000;
/// What an object of 10 GB can hold at 1 KB each.
const LARGEST_MAX_PENDING: u64 = 10_000_000;
/// How long deliveries that have ended are kept.
const DEFAULT_RETENTION_DAYS: u64 = 30;
const LONGEST_RETENTION_DAYS: u64 = 3650;
const DAY_MS: u64 = 86_400_000;

type Value<T> = Result<T, ConfigError>;

/// Every variable of the sender and the portal, or why not.
pub struct Variables {
    access: Value<Access>,
    development: Value<bool>,
    frame_ancestors: Value<String>,
    max_pending: Value<u64>,
    retention_ms: Value<u64>,
}

thread_local! {
    // An isolate's environment never changes, so neither does this.
    static VARIABLES: OnceCell<Rc<Variables>> = const { OnceCell::new() };
}

impl Variables {
    /// The variables of this isolate, read when they are first asked for.
    pub fn of(env: &Env) -> Rc<Self> {
        VARIABLES.with(|cell| cell.get_or_init(|| Rc::new(Self::read(&|name| variable(env, name)))).clone())
    }

    pub(super) fn read(lookup: &dyn Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| lookup(name).filter(|text| !text.trim().is_empty());
        Self {
            access: Access::read(&set),
            development: read_switch(DEVELOPMENT, set(DEVELOPMENT)),
            frame_ancestors: read_ancestors(set(FRAME_ANCESTORS)),
            max_pending: read_number(MAX_PENDING, set(MAX_PENDING), DEFAULT_MAX_PENDING, LARGEST_MAX_PENDING),
            retention_ms: read_number(
                RETENTION_DAYS,
                set(RETENTION_DAYS),
                DEFAULT_RETENTION_DAYS,
                LONGEST_RETENTION_DAYS,
            )
            .map(|days| days.saturating_mul(DAY_MS)),
        }
    }

    /// Everything that is wrong. What is only missing is an error where it is needed.
    pub fn errors(&self) -> impl Iterator<Item = &ConfigError> {
        [
            self.access.as_ref().err(),
            self.development.as_ref().err(),
            self.frame_ancestors.as_ref().err(),
            self.max_pending.as_ref().err(),
            self.retention_ms.as_ref().err(),
        ]
        .into_iter()
        .flatten()
    }

    /// Who may use the API. The API answers nobody while any variable of the sender is wrong: an operator hears of it
    /// with the first request, and not when the events of a month are gone.
    pub fn access(&self) -> Value<&Access> {
        let wrong =
            [self.development.as_ref().err(), self.max_pending.as_ref().err(), self.retention_ms.as_ref().err()];
        match wrong.into_iter().flatten().next() {
            Some(error) => Err(error.clone()),
            None => self.access.as_ref().map_err(Clone::clone),
        }
    }

    /// Whether endpoints on this machine may be delivered to. The stricter answer where it cannot be read.
    pub fn is_development(&self) -> bool {
        self.development.as_ref().is_ok_and(|on| *on)
    }

    /// Who may frame the portal, as the directive of a content security policy; `None` for nobody.
    pub fn frame_ancestors(&self) -> Value<Option<&str>> {
        let text = self.frame_ancestors.as_deref().map_err(ConfigError::clone)?;
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// Events that may wait at one endpoint.
    pub fn max_pending(&self) -> Value<u64> {
        self.max_pending.clone()
    }

    /// How long deliveries that have ended are kept.
    pub fn retention_ms(&self) -> Value<u64> {
        self.retention_ms.clone()
    }
}

impl From<ConfigError> for Refusal {
    fn from(error: ConfigError) -> Self {
        if error.is_absence() { Self::not_configured(error) } else { Self::misconfigured(error) }
    }
}

fn read_switch(name: &str, text: Option<String>) -> Value<bool> {
    match text.as_deref().map(str::trim) {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(other) => Err(ConfigError::new(
            format!("the variable `{name}` is `{other}`"),
            format!("set it to \"true\" or \"false\", or remove `{name}`"),
        )),
    }
}

fn read_number(name: &str, text: Option<String>, default: u64, most: u64) -> Value<u64> {
    let Some(text) = text else {
        return Ok(default);
    };
    let text = text.trim();
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    match text.parse().ok().filter(|number| digits && *number <= most) {
        Some(number) => Ok(number),
        None => Err(ConfigError::new(
            format!("the variable `{name}` is `{text}`"),
            format!("set it to a whole number up to {most}, or remove it for {default}"),
        )),
    }
}

/// Origins separated by spaces. What could end the directive, or is no origin, is refused.
fn read_ancestors(text: Option<String>) -> Value<String> {
    let text = text.unwrap_or_default();
    let origins: Vec<&str> = text.split_whitespace().collect();
    let is_origin = |origin: &str| {
        let (scheme, host) = origin.split_once("://").unwrap_or_default();
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'*' | b'[' | b']');
        matches!(scheme, "https" | "http") && !host.is_empty() && host.bytes().all(plain) || origin == "'self'"
    };
    match origins.iter().find(|origin| !is_origin(origin)) {
        Some(other) => Err(ConfigError::new(
            format!("the variable `{FRAME_ANCESTORS}` holds `{other}`, which is no origin"),
            "write origins such as https://app.example.com, separated by spaces",
        )),
        None => Ok(origins.join(" ")),
    }
}
