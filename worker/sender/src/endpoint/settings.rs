//! What an endpoint is: where it is, how its provider signs, and what it was asked to be.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64ct::Encoding as _;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use signpost_api::{EndpointChange, NewEndpoint, Trial};
use signpost_core::outgoing::endpoint::{Limits, MAX_CONCURRENCY, Rotation};
use signpost_core::outgoing::event_type;
use signpost_core::outgoing::target::{self, Reach, Target};
use signpost_core::provider::Algorithm;
use signpost_core::request::asymmetric::{self, SigningKey};
use signpost_core::{Provider, Secret, SecretFormat, provider};
use signpost_platform::clock;
use signpost_platform::digest::hex;
use signpost_platform::handover::Site;
use signpost_platform::json;
use signpost_platform::object::{Answer, Refusal};

/// Headers of an endpoint's own: enough for a token and a tenant, too few to fill a request.
const MAX_HEADERS: usize = 20;
const MAX_HEADER_BYTES: usize = 2048;
const MAX_DESCRIPTION_BYTES: usize = 500;
const MAX_EVENT_TYPES: usize = 100;
/// Shorter secrets can be guessed from a delivery.
const MIN_SECRET_BYTES: usize = 16;
const MAX_SECRET_BYTES: usize = 512;
/// Headers that are the connection's, the body's or ours.
const RESERVED_HEADERS: [&str; 14] = [
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

/// Everything about an endpoint that is not a delivery.
#[derive(Clone, Deserialize, Serialize)]
pub struct Settings {
    pub id: String,
    pub tenant: String,
    /// The source that it belongs to, if the gate feeds it.
    #[serde(default)]
    pub source: Option<String>,
    pub url: String,
    /// The provider's name or row.
    pub provider: Value,
    /// Replaces the row's delivery rules.
    pub delivery: Option<Value>,
    pub event_types: Vec<String>,
    pub secret: String,
    pub old_secret: Option<String>,
    pub rotating_until: Option<u64>,
    pub headers: BTreeMap<String, String>,
    pub description: String,
    pub fifo: bool,
    pub rate_per_second: Option<u32>,
    pub concurrency: u32,
    pub confirmation: Option<Trial>,
    pub created: u64,
}

impl Settings {
    /// Checks a request for an endpoint, and makes its secret where none was given.
    pub fn new(id: String, tenant: String, new: NewEndpoint, site: &Site, now: u64) -> Answer<Self> {
        let row = resolve(&new.provider, new.delivery.as_ref())?;
        row.check().map_err(|problem| Refusal::invalid(format!("`provider`: {problem}")))?;
        let secret = match new.secret {
            Some(secret) => secret,
            None => generate(row.secret, new.asymmetric)?,
        };
        let settings = Self {
            id,
            tenant,
            source: None,
            url: new.url,
            provider: new.provider,
            delivery: new.delivery,
            event_types: new.event_types,
            secret,
            old_secret: None,
            rotating_until: None,
            headers: new.headers,
            description: new.description,
            fifo: new.fifo,
            rate_per_second: new.rate_per_second,
            concurrency: new.concurrency,
            confirmation: None,
            created: now,
        };
        settings.checked(site)
    }

    /// The endpoint of a source. What matters about it is read from the configuration each time.
    pub fn of_source(id: String, tenant: String, source: &str, url: &str, now: u64) -> Self {
        Self {
            id,
            tenant,
            source: Some(source.to_string()),
            url: url.to_string(),
            provider: Value::String(provider::SIGNPOST.name.to_string()),
            delivery: None,
            event_types: Vec::new(),
            secret: String::new(),
            old_secret: None,
            rotating_until: None,
            headers: BTreeMap::new(),
            description: format!("deliveries of the source `{source}` to its origin"),
            fifo: false,
            rate_per_second: None,
            concurrency: MAX_CONCURRENCY,
            confirmation: None,
            created: now,
        }
    }

    /// The settings after a change.
    pub fn changed(&self, change: EndpointChange, site: &Site) -> Answer<Self> {
        let old = self.clone();
        let settings = Self {
            url: change.url.unwrap_or(old.url),
            event_types: change.event_types.unwrap_or(old.event_types),
            headers: change.headers.unwrap_or(old.headers),
            description: change.description.unwrap_or(old.description),
            fifo: change.fifo.unwrap_or(old.fifo),
            rate_per_second: change.rate_per_second.unwrap_or(old.rate_per_second),
            concurrency: change.concurrency.unwrap_or(old.concurrency),
            ..old
        };
        settings.checked(site)
    }

    /// A new secret in place of the old one, which signs on for a while.
    pub fn rotated(&self, now: u64) -> Answer<Self> {
        let current = self.rotating_until.map(|until| Rotation { until });
        let rotation = Rotation::begin(current, now).map_err(|open| {
            let until = signpost_core::outgoing::envelope::rfc3339(open.until);
            Refusal::conflict("rotation_in_progress", "The last rotation has not ended.")
                .detail(format!("both secrets sign until {until}"))
        })?;
        let secret = generate(self.provider_row()?.secret, SigningKey::has_prefix(&self.secret))?;
        let old_secret = Some(self.secret.clone());
        Ok(Self { secret, old_secret, rotating_until: Some(rotation.until), ..self.clone() })
    }

    fn checked(self, site: &Site) -> Answer<Self> {
        let row = self.provider_row()?;
        check_url(&self.url, site)?;
        check_secret(&self.secret, &row)?;
        check_headers(&self.headers, &row)?;
        if self.event_types.is_empty() || self.event_types.len() > MAX_EVENT_TYPES {
            return Err(Refusal::invalid(format!("`event_types` holds 1 to {MAX_EVENT_TYPES} patterns")));
        }
        for pattern in &self.event_types {
            event_type::check_pattern(pattern)
                .map_err(|error| Refusal::invalid(format!("`event_types`: `{pattern}` is not {error}")))?;
        }
        if self.description.len() > MAX_DESCRIPTION_BYTES {
            return Err(Refusal::invalid(format!("`description` is longer than {MAX_DESCRIPTION_BYTES} bytes")));
        }
        if !(1..=MAX_CONCURRENCY).contains(&self.concurrency) {
            return Err(Refusal::invalid(format!("`concurrency` is 1 to {MAX_CONCURRENCY}")));
        }
        if self.rate_per_second.is_some_and(|rate| !(1..=1000).contains(&rate)) {
            return Err(Refusal::invalid("`rate_per_second` is 1 to 1000"));
        }
        Ok(self)
    }

    /// The provider's row with the endpoint's own delivery rules in it.
    pub fn provider_row(&self) -> Answer<Cow<'static, Provider>> {
        resolve(&self.provider, self.delivery.as_ref())
    }

    pub fn limits(&self) -> Limits {
        Limits { concurrency: if self.fifo { 1 } else { self.concurrency }, per_second: self.rate_per_second }
    }

    /// What signs attempt number `attempt`, in order.
    pub fn keys(&self, row: &Provider, attempt: u32, now: u64) -> Keys {
        let old = match (&self.old_secret, self.rotating_until) {
            (Some(old), Some(until)) if (Rotation { until }).is_open(now) => Some(old),
            _ => None,
        };
        let texts = match old {
            Some(old) => Rotation::order(attempt, &self.secret, old).to_vec(),
            None => vec![&self.secret],
        };
        if SigningKey::has_prefix(&self.secret) {
            return Keys::Ed25519(texts.into_iter().filter_map(|text| SigningKey::parse(text).ok()).collect());
        }
        Keys::Hmac(texts.into_iter().filter_map(|text| Secret::parse(text, row.secret).ok()).collect())
    }

    /// What a receiver needs to verify, where it is not the secret itself.
    pub fn public_key(&self) -> Option<String> {
        SigningKey::parse(&self.secret).ok().map(|key| key.public_text())
    }
}

/// What signs a delivery. A rotation keeps the kind, so both are never needed at once.
pub enum Keys {
    Ed25519(Vec<SigningKey>),
    Hmac(Vec<Secret>),
}

/// The row that a name or a table stands for.
pub fn resolve(named: &Value, delivery: Option<&Value>) -> Answer<Cow<'static, Provider>> {
    let mut row = match named {
        Value::String(name) => provider::built_in(name).map(Cow::Borrowed).ok_or_else(|| {
            let known: Vec<&str> = provider::BUILT_IN.iter().map(|row| row.name.as_ref()).collect();
            Refusal::invalid(format!("`provider`: `{name}` is not one of {}", known.join(", ")))
        })?,
        Value::Object(_) => json::typed::<Provider>(named)
            .map(Cow::Owned)
            .map_err(|error| Refusal::invalid(format!("`provider`: the row cannot be read: {error}")))?,
        _ => return Err(Refusal::invalid("`provider` is neither a name nor a row")),
    };
    if let Some(delivery) = delivery {
        row.to_mut().delivery =
            json::typed(delivery).map_err(|error| Refusal::invalid(format!("`delivery` cannot be read: {error}")))?;
    }
    if !is_ours_to_sign(&row) {
        let name = &row.name;
        return Err(Refusal::invalid(format!(
            "`provider`: {name} is for sources alone: its deliveries cannot be signed here"
        )));
    }
    let rules = &row.delivery;
    // Two minutes is what a receiver is ever given; thirty attempts outlast every built-in schedule.
    if !(100..=120_000).contains(&rules.deadline_ms) || rules.schedule_s.len() > 30 {
        return Err(Refusal::invalid("`delivery`: a deadline of 100 to 120000 ms and at most 30 waits"));
    }
    Ok(row)
}

/// Whether an endpoint can have this row: HMAC-SHA256 of the body under a secret, or `v1a` beside it. Deliveries of other
/// rows can be verified here and come from that provider alone.
pub fn is_ours_to_sign(row: &Provider) -> bool {
    row.signature.algorithm == Algorithm::HmacSha256 && row.secret != SecretFormat::Spki && row.is_signed_in_headers()
}

/// Decided on what the runtime's own parser makes of the URL: that is the one that will fetch.
pub fn check_url(text: &str, site: &Site) -> Answer<()> {
    let blocked = |error: target::Blocked| Refusal::invalid(format!("`url`: {error}"));
    let url = web_sys::Url::new(text).map_err(|_| blocked(target::Blocked::Url))?;
    let (href, protocol, hostname, port) = (url.href(), url.protocol(), url.hostname(), url.port());
    let target = Target {
        text,
        href: &href,
        protocol: &protocol,
        hostname: &hostname,
        port: &port,
        has_credentials: !url.username().is_empty() || !url.password().is_empty(),
    };
    let reach = Reach { development: site.development, own_hosts: &[&site.own_host] };
    target::check(&target, &reach).map_err(blocked)
}

fn check_secret(text: &str, row: &Provider) -> Answer<()> {
    if !(MIN_SECRET_BYTES..=MAX_SECRET_BYTES).contains(&text.len()) {
        return Err(Refusal::invalid(format!("`secret` is {MIN_SECRET_BYTES} to {MAX_SECRET_BYTES} bytes")));
    }
    let parsed = if SigningKey::has_prefix(text) {
        if !asymmetric::is_carried_by(row) {
            return Err(Refusal::invalid(format!("`secret`: {} has no ed25519 signatures", row.name)));
        }
        SigningKey::parse(text).map(drop)
    } else {
        Secret::parse(text, row.secret).map(drop)
    };
    parsed.map_err(|error| Refusal::invalid(format!("`secret`: {error}")))
}

fn check_headers(headers: &BTreeMap<String, String>, row: &Provider) -> Answer<()> {
    let total: usize =
        headers.iter().map(|(name, value)| name.len().saturating_add(value.len())).fold(0, usize::saturating_add);
    if headers.len() > MAX_HEADERS || total > MAX_HEADER_BYTES {
        return Err(Refusal::invalid(format!("`headers`: at most {MAX_HEADERS}, and {MAX_HEADER_BYTES} bytes in all")));
    }
    for (name, value) in headers {
        let token =
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.!#$%&'*+^`|~".contains(&b));
        let lower = name.to_ascii_lowercase();
        let reserved = RESERVED_HEADERS.contains(&lower.as_str())
            || ["cf-", "signpost-", "x-forwarded-"].iter().any(|prefix| lower.starts_with(prefix))
            || lower == "replay-of"
            || row.owns_header(name);
        let plain = value.bytes().all(|b| (0x20..0x7f).contains(&b)) && value.trim() == value;
        if !token || reserved || !plain {
            return Err(Refusal::invalid(format!("`headers`: `{name}` cannot be set, or its value is not plain text")));
        }
    }
    Ok(())
}

/// 256 random bits in the provider's format.
fn generate(format: SecretFormat, asymmetric: bool) -> Answer<String> {
    let bytes = clock::random_bytes::<32>()?;
    if asymmetric {
        return Ok(SigningKey::text(&bytes));
    }
    Ok(match format {
        SecretFormat::Hex | SecretFormat::Spki | SecretFormat::Sha256 | SecretFormat::Utf8 => hex(&bytes),
        SecretFormat::Whsec => format!("whsec_{}", base64ct::Base64::encode_string(&bytes)),
    })
}
