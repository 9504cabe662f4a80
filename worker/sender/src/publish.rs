//! Publishing: one event, stored once at every endpoint that subscribes to its type.
//!
//! The tenant says to which endpoints the event goes and remembers it; then each of them is asked to
//! store it. The publisher is told "accepted" when all of them have. Until then it gets an error and
//! repeats the same event, which stores the rest and sends nothing twice: no step here needs another
//! one to be undone.

use futures_util::stream::{self, StreamExt};
use serde_json::value::RawValue;
use signpost_api::{self as api, Code, FieldCode};
use signpost_core::outgoing::envelope::rfc3339;
use signpost_core::outgoing::event_type;
use signpost_platform::binding::{ENDPOINTS, TENANTS};
use signpost_platform::clock::{now_ms, random_token};
use signpost_platform::digest::{sha256_hex, sha256_hex_joined};
use signpost_platform::handover::Site;
use signpost_platform::object::{Answer, ask};
use signpost_platform::problem::Problem;
use worker::Env;

use super::api::request::{check_id, read_time};
use super::endpoint::{self, Question, resolve};
use super::envelope::{OutEvent, body};
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
    let stated = timestamp.map(|ms| ms.to_string()).unwrap_or_default();
    let question = tenant::Ask::Publish {
        // What makes two publishes the same event.
        hash: sha256_hex_joined([&new.event_type, &stated, data]),
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
            seq: publication.seq,
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
            ask: endpoint::Ask::OfEvent { event: publication.id.clone(), seq: publication.seq },
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
