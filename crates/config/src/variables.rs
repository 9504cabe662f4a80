//! What the sender and the portal are told by variables and secrets, read once per isolate.
//!
//! A value that cannot be what was meant is an error that names the variable: nothing falls back to a default in
//! silence. The gate's sources do not depend on any of these.

use super::{Access, ConfigError, access};

const DEVELOPMENT: &str = "SIGNPOST_DEVELOPMENT";
const FRAME_ANCESTORS: &str = "SIGNPOST_PORTAL_FRAME_ANCESTORS";
const MAX_PENDING: &str = "SIGNPOST_MAX_PENDING";
const PUBLIC_URL: &str = "SIGNPOST_PUBLIC_URL";
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
    public_url: Value<Option<String>>,
    retention_ms: Value<u64>,
}

impl Variables {
    /// Every variable and secret that is read here. A name that begins like them and is none is a mistake.
    pub(super) const NAMES: [&'static str; 9] = [
        access::KEY,
        access::OLD_KEY,
        access::TOKEN_SECRET,
        access::OLD_TOKEN_SECRET,
        DEVELOPMENT,
        FRAME_ANCESTORS,
        MAX_PENDING,
        PUBLIC_URL,
        RETENTION_DAYS,
    ];

    /// Reads every variable; `lookup` gives the value of one that is set.
    pub fn read(lookup: &dyn Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| lookup(name).filter(|text| !text.trim().is_empty());
        Self {
            access: Access::read(&set),
            development: read_switch(DEVELOPMENT, set(DEVELOPMENT)),
            frame_ancestors: read_ancestors(set(FRAME_ANCESTORS)),
            max_pending: read_number(MAX_PENDING, set(MAX_PENDING), DEFAULT_MAX_PENDING, LARGEST_MAX_PENDING),
            public_url: read_public_url(set(PUBLIC_URL)),
            retention_ms: read_number(
                RETENTION_DAYS,
                set(RETENTION_DAYS),
                DEFAULT_RETENTION_DAYS,
                LONGEST_RETENTION_DAYS,
            )
            .map(|days| days.saturating_mul(DAY_MS)),
        }
    }

    /// Everything that is wrong or missing.
    pub(super) fn errors(&self) -> impl Iterator<Item = &ConfigError> {
        let access = self.access.as_ref();
        let wrong = [
            access.err(),
            self.development.as_ref().err(),
            self.frame_ancestors.as_ref().err(),
            self.max_pending.as_ref().err(),
            self.public_url.as_ref().err(),
            self.retention_ms.as_ref().err(),
        ];
        wrong.into_iter().flatten()
    }

    /// Who may use the API. The API answers nobody while any variable of the sender is wrong: an operator hears of it
    /// with the first request, and not when the events of a month are gone.
    pub fn access(&self) -> Value<&Access> {
        let wrong = [
            self.development.as_ref().err(),
            self.max_pending.as_ref().err(),
            self.public_url.as_ref().err(),
            self.retention_ms.as_ref().err(),
        ];
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

    /// Where the Worker is for people's browsers, without a slash at its end; `None` where requests come by that name.
    pub fn public_url(&self) -> Option<&str> {
        self.public_url.as_ref().ok().and_then(Option::as_deref)
    }

    /// How long deliveries that have ended are kept.
    pub fn retention_ms(&self) -> Value<u64> {
        self.retention_ms.clone()
    }
}

/// As [`Variables::is_development`], without reading the others.
pub(super) fn is_development(lookup: &dyn Fn(&str) -> Option<String>) -> bool {
    read_switch(DEVELOPMENT, lookup(DEVELOPMENT).filter(|text| !text.trim().is_empty())).is_ok_and(|on| on)
}

fn read_switch(name: &str, text: Option<String>) -> Value<bool> {
    match text.as_deref().map(str::trim) {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(other) => Err(ConfigError::new(
            "variable_invalid",
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
            "variable_invalid",
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
            "variable_invalid",
            format!("the variable `{FRAME_ANCESTORS}` holds `{other}`, which is no origin"),
            "write origins such as https://app.example.com, separated by spaces",
        )),
        None => Ok(origins.join(" ")),
    }
}

/// An origin, or a path under one. Portal links hold a token, so plain HTTP is for this machine alone.
fn read_public_url(text: Option<String>) -> Value<Option<String>> {
    let Some(text) = text else {
        return Ok(None);
    };
    let url = text.trim().trim_end_matches('/');
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let name = host.rsplit_once(':').map_or(host, |(name, port)| match port.parse::<u16>() {
        Ok(_) => name,
        Err(_) => host,
    });
    let is_here = matches!(name, "localhost" | "127.0.0.1" | "[::1]");
    let in_host = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']');
    let in_path = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'~' | b'/' | b'%');
    let can_be = (scheme == "https" || scheme == "http" && is_here)
        && !name.is_empty()
        && host.bytes().all(in_host)
        && path.bytes().all(in_path);
    if can_be {
        return Ok(Some(url.to_string()));
    }
    Err(ConfigError::new(
        "variable_invalid",
        format!("the variable `{PUBLIC_URL}` is `{text}`"),
        "write the address that browsers open, such as https://hooks.example.com or https://example.com/hooks",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "operator-key-0123456789abcdef0123456789abcdef";

    fn read(set: &[(&str, &str)]) -> Variables {
        let all: Vec<_> = set.iter().chain(&[(access::KEY, KEY)]).copied().collect();
        Variables::read(&|name| all.iter().find(|(own, _)| *own == name).map(|(_, text)| text.to_string()))
    }

    #[test]
    fn what_is_not_set_has_its_default() {
        let variables = read(&[]);
        assert!(variables.access().is_ok());
        assert!(!variables.is_development());
        assert_eq!(variables.frame_ancestors().unwrap(), None);
        assert_eq!(variables.max_pending().unwrap(), 100_000);
        assert_eq!(variables.public_url(), None);
        assert_eq!(variables.retention_ms().unwrap(), 30 * DAY_MS);
    }

    #[test]
    fn what_is_set_counts() {
        let variables = read(&[
            (DEVELOPMENT, "true"),
            (FRAME_ANCESTORS, " https://a.example  'self' "),
            (MAX_PENDING, "3"),
            (PUBLIC_URL, " https://example.com/hooks/ "),
            (RETENTION_DAYS, "7"),
        ]);
        assert!(variables.is_development());
        assert_eq!(variables.frame_ancestors().unwrap(), Some("https://a.example 'self'"));
        assert_eq!(variables.max_pending().unwrap(), 3);
        assert_eq!(variables.public_url(), Some("https://example.com/hooks"));
        assert_eq!(variables.retention_ms().unwrap(), 7 * DAY_MS);
    }

    #[test]
    fn a_value_that_cannot_be_meant_is_refused_by_name_and_nothing_stands_in_for_it() {
        for (name, text) in [
            (DEVELOPMENT, "yes"),
            (DEVELOPMENT, "TRUE"),
            (MAX_PENDING, "100k"),
            (MAX_PENDING, "-1"),
            (MAX_PENDING, "99999999999"),
            (PUBLIC_URL, "hooks.example.com"),
            (PUBLIC_URL, "http://hooks.example.com"),
            (PUBLIC_URL, "https://"),
            (PUBLIC_URL, "https://user@hooks.example.com"),
            (PUBLIC_URL, "https://hooks.example.com/?a=b"),
            (PUBLIC_URL, "https://hooks.example.com/#"),
            (RETENTION_DAYS, "7d"),
            (RETENTION_DAYS, "thirty"),
            (RETENTION_DAYS, "+7"),
        ] {
            let variables = read(&[(name, text)]);
            let error = variables.access().err().unwrap();
            assert_eq!(error.code(), "variable_invalid", "{name}={text}");
            assert!(error.to_string().contains(name) && error.to_string().contains(text), "{error}");
        }
        assert!(read(&[(MAX_PENDING, "100k")]).max_pending().is_err());
        assert_eq!(read(&[(PUBLIC_URL, "http://localhost:8787")]).public_url(), Some("http://localhost:8787"));
        assert!(read(&[(RETENTION_DAYS, "7d")]).retention_ms().is_err());
    }

    #[test]
    fn t33_what_could_end_the_policys_directive_frames_nothing() {
        for text in ["https://a.example; script-src *", "a.example", "javascript://a", "https://", "*", "'none'"] {
            let variables = read(&[(FRAME_ANCESTORS, text)]);
            assert_eq!(variables.frame_ancestors().unwrap_err().code(), "variable_invalid", "{text}");
            assert!(variables.access().is_ok(), "the API does not depend on it");
        }
    }
}
