//! Publishing: one event, stored once at every endpoint that subscribes to its type.
//!
//! The tenant says to which endpoints the event goes and remembers it; then each of them is asked to
//! store it. The publisher is told "accepted" when all of them have. Until then it gets an error and
//! repeats the same event, which stores the rest and sends nothing twice: no step here needs another
//! one to be undone.

use futures_util::stream::{self, StreamExt};
use serde::de::{MapAccess, Visitor};
use serde::{Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use signpost_api::limits::MAX_EVENT_ID_BYTES;
use signpost_api::{self as api, Code, FieldCode, time};
use signpost_core::Provider;
use signpost_core::outgoing::envelope::{self, rfc3339};
use signpost_core::outgoing::event_type;
use signpost_platform::binding::{ENDPOINTS, TENANTS};
use signpost_platform::clock::{now_ms, random_token};
use signpost_platform::digest::{hex, sha256_hex};
use signpost_platform::handover::Site;
use signpost_platform::object::{Answer, ask};
use signpost_platform::problem::Problem;
use worker::Env;

use super::endpoint::{self, Question, resolve};
use super::tenant::{self, Publication, Registered};

/// The tenant whose endpoints are told about everybody's failures.
pub const OPERATOR: &str = "operator";
/// The type of a test event, where the provider has no ping of its own.
pub const TEST_TYPE: &str = "webhook.test";
/// Endpoint objects that one publish asks at the same time.
const FAN_OUT: usize = 6;

/// An event with its deliveries as their endpoints have written them.
pub type Published = api::Event<Box<RawValue>>;

/// Stores an event for every endpoint that subscribes to it.
pub async fn publish(
    env: &Env,
    site: &Site,
    tenant: &str,
    new: api::NewEvent,
    key: Option<String>,
) -> Answer<Published> {
    publish_as(env, site, tenant, new, key, false).await
}

async fn publish_as(
    env: &Env,
    site: &Site,
    tenant: &str,
    new: api::NewEvent,
    key: Option<String>,
    notice: bool,
) -> Answer<Published> {
    event_type::check(&new.event_type)
        .map_err(|error| Problem::field("type", FieldCode::WrongForm, format!("is not {error}")))?;
    if let Some(id) = &new.id {
        check_id(id)?;
    }
    let timestamp = new.timestamp.as_deref().map(|text| read_time("timestamp", text)).transpose()?;
    let data = new.data.get();
    let question = tenant::Ask::Publish {
        hash: hash(&new.event_type, timestamp, data),
        id: new.id,
        key,
        event_type: new.event_type,
        timestamp: timestamp.unwrap_or_else(now_ms),
        fresh_id: format!("evt_{}", random_token()?),
        notice,
    };
    let publication: Publication = ask(env, TENANTS, tenant, &question, &[]).await?;
    let stored = stream::iter(&publication.endpoints)
        .map(|endpoint| store(env, site, tenant, endpoint, &publication, data))
        .buffered(FAN_OUT)
        .collect::<Vec<_>>()
        .await;
    let mut deliveries = Vec::new();
    for result in stored {
        // An endpoint that has been deleted since, or is not confirmed yet, takes no events.
        deliveries.extend(result?);
    }
    Ok(api::Event {
        id: publication.id,
        event_type: publication.event_type,
        timestamp: rfc3339(publication.timestamp),
        deliveries,
    })
}

async fn store(
    env: &Env,
    site: &Site,
    tenant: &str,
    endpoint: &Registered,
    publication: &Publication,
    data: &str,
) -> Answer<Option<Box<RawValue>>> {
    let provider = resolve(&endpoint.provider, None)?;
    let event =
        OutEvent { id: &publication.id, event_type: &publication.event_type, tenant, timestamp: publication.timestamp };
    let body = body(&provider, &event, data)?;
    let question = Question {
        tenant: tenant.to_string(),
        site: site.clone(),
        ask: endpoint::Ask::Store {
            event: publication.id.clone(),
            hash: sha256_hex(&body),
            event_type: publication.event_type.clone(),
            headers: None,
        },
    };
    match ask(env, ENDPOINTS, &endpoint.id, &question, &body).await {
        Err(problem) if problem.is(Code::NotFound) => Ok(None),
        other => other,
    }
}

/// What has become of an event at each of its endpoints.
pub async fn event(env: &Env, site: &Site, tenant: &str, id: &str) -> Answer<Published> {
    let question = tenant::Ask::Event { id: id.to_string() };
    let publication: Publication = ask(env, TENANTS, tenant, &question, &[]).await?;
    let mut deliveries = Vec::new();
    let ask_one = |endpoint: &Registered| {
        let id = endpoint.id.clone();
        let question = Question {
            tenant: tenant.to_string(),
            site: site.clone(),
            ask: endpoint::Ask::OfEvent { event: publication.id.clone() },
        };
        async move { ask::<_, Option<Box<RawValue>>>(env, ENDPOINTS, &id, &question, &[]).await }
    };
    let answers = stream::iter(&publication.endpoints).map(ask_one).buffered(FAN_OUT).collect::<Vec<_>>().await;
    for answer in answers {
        match answer {
            Err(problem) if problem.is(Code::NotFound) => {}
            other => deliveries.extend(other?),
        }
    }
    Ok(api::Event {
        id: publication.id,
        event_type: publication.event_type,
        timestamp: rfc3339(publication.timestamp),
        deliveries,
    })
}

/// Tells the operator's endpoints. The notice keeps its id until it is accepted.
pub async fn notice(env: &Env, site: &Site, id: &str, event_type: &str, data: &str) -> Answer<()> {
    let data = RawValue::from_string(data.to_string())?;
    let new = api::NewEvent { id: Some(id.to_string()), event_type: event_type.to_string(), timestamp: None, data };
    publish_as(env, site, OPERATOR, new, None, true).await.map(drop)
}

/// What an envelope says.
pub type OutEvent<'e> = envelope::Event<'e>;

/// The body that is sent: the provider's envelope around the data's own bytes.
pub fn body(provider: &Provider, event: &OutEvent<'_>, data: &str) -> Answer<Vec<u8>> {
    let Some(envelope) = &provider.envelope else {
        return Ok(data.as_bytes().to_vec());
    };
    write(&envelope::fields(envelope, event), data)
}

/// The body of a registration ping.
pub fn ping_body(provider: &Provider, event_type: &str, now: u64) -> Answer<Vec<u8>> {
    // Whole seconds, as the provider's own are.
    let now = now.saturating_sub(now % 1000);
    match &provider.envelope {
        Some(envelope) => write(&envelope::ping_fields(envelope, event_type, now), "null"),
        None => Ok(serde_json::to_vec(&serde_json::json!({ "type": event_type, "timestamp": rfc3339(now) }))?),
    }
}

fn write(fields: &[(&str, envelope::Value)], data: &str) -> Answer<Vec<u8>> {
    let mut out = String::from("{");
    for (index, (name, value)) in fields.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&Value::from(*name).to_string());
        out.push(':');
        match value {
            envelope::Value::Data => out.push_str(data),
            envelope::Value::Number(number) => out.push_str(&number.to_string()),
            envelope::Value::Text(text) => out.push_str(&Value::from(text.as_str()).to_string()),
        }
    }
    out.push('}');
    Ok(out.into_bytes())
}

/// The same body under another event id, where the envelope has one; every other byte stays.
pub fn with_id(provider: &Provider, body: &[u8], id: &str) -> Vec<u8> {
    let named = provider.envelope.as_ref().and_then(|envelope| envelope.id.as_deref());
    let replaced = named.and_then(|name| {
        let mut json = serde_json::Deserializer::from_slice(body);
        let fields = json.deserialize_map(Fields).ok()?;
        let mut out = String::from("{");
        for (index, (key, value)) in fields.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            out.push_str(&Value::from(key.as_str()).to_string());
            out.push(':');
            if key == name {
                out.push_str(&Value::from(id).to_string());
            } else {
                out.push_str(value.get());
            }
        }
        out.push('}');
        Some(out.into_bytes())
    });
    replaced.unwrap_or_else(|| body.to_vec())
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Vec<(String, Box<RawValue>)>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(fields)
    }
}

/// What makes two publishes the same event.
fn hash(event_type: &str, timestamp: Option<u64>, data: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(event_type);
    hash.update([0]);
    hash.update(timestamp.map(|ms| ms.to_string()).unwrap_or_default());
    hash.update([0]);
    hash.update(data);
    hex(&hash.finalize())
}

/// The hash of a request, by which a request key that comes with another one is told.
pub fn request_hash(request: &impl Serialize) -> Answer<String> {
    Ok(sha256_hex(serde_json::to_vec(request)?))
}

pub fn base64(bytes: &[u8]) -> String {
    use base64ct::Encoding as _;
    base64ct::Base64::encode_string(bytes)
}

/// An id that every provider's header and signature can carry.
fn check_id(id: &str) -> Answer<()> {
    let plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b':'));
    if id.is_empty() || id.len() > MAX_EVENT_ID_BYTES || !plain {
        let message = format!("is 1 to {MAX_EVENT_ID_BYTES} letters, digits, `_`, `-` and `:`");
        return Err(Problem::field("id", FieldCode::WrongForm, message));
    }
    Ok(())
}

/// Unix milliseconds of the time in a field.
pub fn read_time(field: &str, text: &str) -> Answer<u64> {
    time::read(text).ok_or_else(|| Problem::field(field, FieldCode::WrongForm, time::FORM))
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_core::provider::{CLAIMPORT, GOOCLAIM, STANDARD_WEBHOOKS};

    const EVENT: OutEvent<'_> =
        OutEvent { id: "evt_1", event_type: "claim.created", tenant: "acme", timestamp: 1_779_272_065_000 };

    #[test]
    fn i5_the_data_keeps_its_bytes_in_every_envelope() {
        let data = "{ \"b\" : 1.0,\"a\":\"\\u00e9\" }";
        let claimport = body(&CLAIMPORT, &EVENT, data).unwrap();
        let text =
            format!(r#"{{"id":"evt_1","type":"claim.created","timestamp":"2026-05-20T10:14:25Z","data":{data}}}"#);
        assert_eq!(String::from_utf8(claimport).unwrap(), text);
        let gooclaim = String::from_utf8(body(&GOOCLAIM, &EVENT, data).unwrap()).unwrap();
        assert!(
            gooclaim.contains(r#""tenant_id":"acme","occurred_at":"2026-05-20T10:14:25Z""#) && gooclaim.contains(data)
        );
    }

    #[test]
    fn i10_a_new_id_changes_the_id_and_nothing_else() {
        let data = "{ \"id\" : \"evt_1\" , \"n\" : 1.00 }";
        let sent = body(&CLAIMPORT, &EVENT, data).unwrap();
        let again = String::from_utf8(with_id(&CLAIMPORT, &sent, "evt_2")).unwrap();
        assert_eq!(again, String::from_utf8(sent).unwrap().replacen("evt_1", "evt_2", 1));
        let standard = body(&STANDARD_WEBHOOKS, &EVENT, data).unwrap();
        assert_eq!(with_id(&STANDARD_WEBHOOKS, &standard, "evt_2"), standard, "its id is in a header");
        assert_eq!(with_id(&CLAIMPORT, b"not json", "evt_2"), b"not json");
    }

    #[test]
    fn a_ping_is_what_claimport_sends() {
        let ping = ping_body(&CLAIMPORT, "webhook.test", 1_705_312_800_123).unwrap();
        assert_eq!(ping, br#"{"type":"webhook.test","timestamp":"2024-01-15T10:00:00Z"}"#);
    }
}
