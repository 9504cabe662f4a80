//! What an endpoint is: where it is, how its provider signs, and what it was asked to be.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64ct::Encoding as _;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use signpost_api::limits::{
    DEFAULT_CONCURRENCY, MAX_CONCURRENCY, MAX_DEADLINE_MS, MAX_DESCRIPTION_BYTES, MAX_METADATA, MAX_METADATA_BYTES,
    MAX_PATTERNS, MAX_RATE_PER_SECOND, MAX_WAITS, MIN_DEADLINE_MS,
};
use signpost_api::{Code, EndpointChange, FieldCode, NewEndpoint, REDACTED, RotateSecret, Trial};
use signpost_content::template::Template;
use signpost_core::filter::Of;
use signpost_core::outgoing::endpoint::{Limits, Rate, Rotation};
use signpost_core::outgoing::event_type;
use signpost_core::outgoing::schedule::LEAST_WAIT_S;
use signpost_core::provider::Algorithm;
use signpost_core::request::asymmetric::SigningKey;
use signpost_core::{Provider, Secret, SecretFormat, provider};
use signpost_platform::clock;
use signpost_platform::digest::hex;
use signpost_platform::handover::{Queue, Site};
use signpost_platform::json;
use signpost_platform::object::Answer;
use signpost_platform::problem::Problem;
use signpost_platform::providers;

use super::checks::{check_headers, check_secret, check_url, not_allowed, out_of_range, text_bytes, wrong_form};
use crate::api::filters::compiled;
use crate::api::transforms;

/// Everything about an endpoint that is not a delivery.
#[derive(Clone, Deserialize, Serialize)]
pub struct Settings {
    pub id: String,
    pub tenant: String,
    /// The source that it belongs to, if one of the gate's feeds it alone.
    #[serde(default)]
    pub source: Option<String>,
    /// The gate's queue that it is; where there is a source and nothing here, that of the source.
    #[serde(default)]
    pub queue: Option<Queue>,
    pub url: String,
    /// The provider's name or row.
    pub provider: Value,
    /// Replaces the row's delivery rules.
    pub delivery: Option<Value>,
    pub event_types: Vec<String>,
    /// Which of these, by their content. It is the tenant that asks it.
    #[serde(default)]
    pub filter: Option<Box<RawValue>>,
    /// Makes the bodies, in place of the provider's envelope.
    #[serde(default)]
    pub transform: Option<Box<RawValue>>,
    pub secret: String,
    pub old_secret: Option<String>,
    pub rotating_until: Option<u64>,
    pub headers: BTreeMap<String, String>,
    pub description: String,
    pub fifo: bool,
    pub rate_per_second: Option<u32>,
    pub concurrency: u32,
    /// The platform's own; nothing here reads it.
    #[serde(default)]
    pub metadata: BTreeMap<String, String>,
    pub confirmation: Option<Trial>,
    pub created: u64,
}

impl Settings {
    /// Checks a request for an endpoint, and makes its secret where none was given.
    pub fn new(id: String, tenant: String, new: NewEndpoint, site: &Site, now: u64) -> Answer<Self> {
        let row = usable(&new.provider, new.delivery_rules.as_ref())?;
        let secret = match new.secret {
            Some(secret) => secret,
            None => generate(row.secret, new.asymmetric)?,
        };
        if new.headers.values().any(|value| value == REDACTED) {
            return Err(not_allowed("headers", "holds the value that is shown in place of one; give the value itself"));
        }
        let settings = Self {
            id,
            tenant,
            source: None,
            queue: None,
            url: new.url,
            provider: new.provider,
            delivery: new.delivery_rules,
            event_types: new.event_types,
            filter: new.filter,
            transform: new.transform,
            secret,
            old_secret: None,
            rotating_until: None,
            headers: new.headers,
            description: new.description,
            fifo: new.fifo,
            rate_per_second: new.rate_per_second,
            concurrency: new.concurrency,
            metadata: new.metadata,
            confirmation: None,
            created: now,
        };
        settings.checked(site)
    }

    /// The endpoint of a queue. What matters about it is read from the configuration each time.
    pub fn of_queue(queue: Queue, tenant: String, url: &str, now: u64) -> Self {
        let (source, description) = match &queue {
            Queue::Destination(name) => (None, format!("deliveries to the destination `{name}`")),
            Queue::Route(source, route) => {
                (Some(source.clone()), format!("deliveries of the source `{source}` on its route `{route}`"))
            }
            Queue::Source(name) => (Some(name.clone()), format!("deliveries of the source `{name}` to its origin")),
        };
        Self {
            id: queue.endpoint_id(),
            tenant,
            source,
            queue: Some(queue),
            url: url.to_string(),
            provider: Value::String(provider::SIGNPOST.name.to_string()),
            delivery: None,
            event_types: Vec::new(),
            filter: None,
            transform: None,
            secret: String::new(),
            old_secret: None,
            rotating_until: None,
            headers: BTreeMap::new(),
            description,
            fifo: false,
            rate_per_second: None,
            concurrency: DEFAULT_CONCURRENCY,
            metadata: BTreeMap::new(),
            confirmation: None,
            created: now,
        }
    }

    /// The settings after a change.
    pub fn changed(&self, change: EndpointChange, site: &Site) -> Answer<Self> {
        let old = self.clone();
        let has_other_rules = change.provider.is_some() || change.delivery_rules.is_some();
        let settings = Self {
            provider: change.provider.unwrap_or(old.provider),
            delivery: change.delivery_rules.unwrap_or(old.delivery),
            metadata: change.metadata.unwrap_or(old.metadata),
            url: change.url.unwrap_or(old.url),
            event_types: change.event_types.unwrap_or(old.event_types),
            filter: change.filter.unwrap_or(old.filter),
            transform: change.transform.unwrap_or(old.transform),
            headers: change.headers.map_or(Ok(old.headers.clone()), |headers| kept(headers, &old.headers))?,
            description: change.description.unwrap_or(old.description),
            fifo: change.fifo.unwrap_or(old.fifo),
            rate_per_second: change.rate_per_second.unwrap_or(old.rate_per_second),
            concurrency: change.concurrency.unwrap_or(old.concurrency),
            ..old
        };
        if has_other_rules {
            usable(&settings.provider, settings.delivery.as_ref())?;
        }
        settings.checked(site)
    }

    /// A new secret in place of the old one, which signs on for a while.
    pub fn rotated(&self, how: &RotateSecret, now: u64) -> Answer<Self> {
        let current = self.rotating_until.map(|until| Rotation { until });
        let is_open = current.is_some_and(|rotation| rotation.is_open(now));
        if how.replace_new && is_open {
            // What the last rotation made is nobody's: the old secret goes on as it was told.
            let secret = generate(self.provider_row()?.secret, SigningKey::has_prefix(&self.secret))?;
            return Ok(Self { secret, ..self.clone() });
        }
        let rotation = Rotation::begin(current, now).map_err(|open| {
            let until = signpost_core::outgoing::envelope::rfc3339(open.until);
            Problem::from(Code::RotationInProgress).detail(format!("both secrets sign until {until}"))
        })?;
        let secret = generate(self.provider_row()?.secret, SigningKey::has_prefix(&self.secret))?;
        let old_secret = Some(self.secret.clone());
        Ok(Self { secret, old_secret, rotating_until: Some(rotation.until), ..self.clone() })
    }

    /// What makes its bodies, if not the provider's envelope.
    pub fn template(&self) -> Answer<Option<Template>> {
        self.transform.as_deref().map(transforms::compiled).transpose()
    }

    fn checked(self, site: &Site) -> Answer<Self> {
        let row = self.provider_row()?;
        check_url(&self.url, site)?;
        check_secret(&self.secret, &row)?;
        check_headers(&self.headers, &row)?;
        if let Some(filter) = &self.filter {
            compiled(filter, Of::Event)?;
        }
        self.template()?;
        if self.event_types.is_empty() || self.event_types.len() > MAX_PATTERNS {
            return Err(out_of_range("event_types", format!("holds 1 to {MAX_PATTERNS} patterns")));
        }
        for (index, pattern) in self.event_types.iter().enumerate() {
            if let Err(error) = event_type::check_pattern(pattern) {
                let message = format!("is `{pattern}`, which is not {error}");
                return Err(Problem::field(&format!("event_types[{index}]"), FieldCode::WrongForm, message));
            }
        }
        if self.description.len() > MAX_DESCRIPTION_BYTES {
            return Err(out_of_range("description", format!("is longer than {MAX_DESCRIPTION_BYTES} bytes")));
        }
        let bytes = text_bytes(&self.metadata);
        if self.metadata.len() > MAX_METADATA || bytes > MAX_METADATA_BYTES {
            let message = format!("holds at most {MAX_METADATA}, and {MAX_METADATA_BYTES} bytes in all");
            return Err(out_of_range("metadata", message));
        }
        if !(1..=MAX_CONCURRENCY).contains(&self.concurrency) {
            return Err(out_of_range("concurrency", format!("is 1 to {MAX_CONCURRENCY}")));
        }
        if self.rate_per_second.is_some_and(|rate| !(1..=MAX_RATE_PER_SECOND).contains(&rate)) {
            return Err(out_of_range("rate_per_second", format!("is 1 to {MAX_RATE_PER_SECOND}")));
        }
        Ok(self)
    }

    /// The provider's row with the endpoint's own delivery rules in it.
    pub fn provider_row(&self) -> Answer<Cow<'static, Provider>> {
        resolve(&self.provider, self.delivery.as_ref())
    }

    /// The gate's queue that it is.
    pub fn queue(&self) -> Option<Queue> {
        self.queue.clone().or_else(|| self.source.clone().map(Queue::Source))
    }

    pub fn limits(&self) -> Limits {
        let rate = self.rate_per_second.map(Rate::per_second);
        Limits { concurrency: if self.fifo { 1 } else { self.concurrency }, rate }
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

/// The headers of a change, with the stored values where those that are shown in their place came back.
fn kept(headers: BTreeMap<String, String>, stored: &BTreeMap<String, String>) -> Answer<BTreeMap<String, String>> {
    let value = |name: String, value: String| match stored.get(&name) {
        _ if value != REDACTED => Ok((name, value)),
        Some(stored) => Ok((name, stored.clone())),
        None => Err(not_allowed(&format!("headers.{name}"), "is not stored: give its value")),
    };
    headers.into_iter().map(|(name, given)| value(name, given)).collect()
}

/// The row that a name or a table stands for.
pub fn resolve(named: &Value, delivery: Option<&Value>) -> Answer<Cow<'static, Provider>> {
    let mut row = match named {
        Value::String(name) => providers::built_in(name).map(Cow::Borrowed).ok_or_else(|| {
            let known: Vec<&str> = providers::names().collect();
            not_allowed("provider", format!("is `{name}`, which is not one of {}", known.join(", ")))
        })?,
        Value::Object(_) => json::typed::<Provider>(named)
            .map(Cow::Owned)
            .map_err(|error| wrong_form("provider", format!("is a row that cannot be read: {error}")))?,
        _ => return Err(wrong_form("provider", "is neither a name nor a row")),
    };
    if let Some(delivery) = delivery {
        // A list would be read as the fields in their order.
        if !delivery.is_object() {
            return Err(wrong_form("delivery_rules", "is no object"));
        }
        row.to_mut().delivery =
            json::typed(delivery).map_err(|error| wrong_form("delivery_rules", format!("cannot be read: {error}")))?;
    }
    if !is_ours_to_sign(&row) {
        let message = format!("is {}, which is for sources alone: its deliveries cannot be signed here", row.name);
        return Err(not_allowed("provider", message));
    }
    let rules = &row.delivery;
    if !(MIN_DEADLINE_MS..=MAX_DEADLINE_MS).contains(&rules.deadline_ms) || rules.schedule_s.len() > MAX_WAITS {
        let message =
            format!("has a deadline of {MIN_DEADLINE_MS} to {MAX_DEADLINE_MS} ms and at most {MAX_WAITS} waits");
        let field = if delivery.is_some() { "delivery_rules" } else { "provider" };
        return Err(out_of_range(field, message));
    }
    Ok(row)
}

/// The same, for an endpoint that is to have it from now on.
fn usable(named: &Value, delivery: Option<&Value>) -> Answer<Cow<'static, Provider>> {
    let row = resolve(named, delivery)?;
    row.check().map_err(|problem| not_allowed("provider", problem))?;
    if row.delivery.schedule_s.iter().any(|wait| *wait < LEAST_WAIT_S) {
        let field = if delivery.is_some() { "delivery_rules" } else { "provider" };
        return Err(out_of_range(field, format!("has a wait shorter than {LEAST_WAIT_S} s")));
    }
    Ok(row)
}

/// Whether an endpoint can have this row: HMAC-SHA256 of the body under a secret, or `v1a` beside it. Deliveries of other
/// rows can be verified here and come from that provider alone.
pub fn is_ours_to_sign(row: &Provider) -> bool {
    row.signature.algorithm == Algorithm::HmacSha256 && row.secret != SecretFormat::Spki && row.is_signed_in_headers()
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
