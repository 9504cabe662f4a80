//! Publishing: one event, stored once with its tenant, which hands it over to every endpoint that subscribes to its type.
//!
//! The publisher is told "accepted" when the tenant has stored the event and the list of its endpoints. What becomes of
//! it at each of them, and how long that takes, is not waited for.
//!
//! An event that older code has published was handed over by whoever published it: so it is here, when it comes again.

use std::pin::Pin;
use std::time::Duration;

use futures_util::future::{Either, select};
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
use worker::{Delay, Env};

use super::api::request::{check_id, read_time};
use super::endpoint::{self, Question, accepted, resolve};
use super::envelope::{OutEvent, body};
use super::tenant::{self, Publication, Registered};

/// The tenant whose endpoints are told about everybody's failures.
pub const OPERATOR: &str = "operator";
/// The type of a test event, where the provider has no ping of its own.
pub const TEST_TYPE: &str = "webhook.test";
/// Endpoint objects that are asked at the same time what has become of an event.
const FAN_OUT: usize = 6;
/// How long the operator's objects may take for one notice.
const NOTICE_DEADLINE: Duration = Duration::from_secs(10);
/// How long the endpoints may take to say what has become of an event that is published again.
const KNOWN_DEADLINE: Duration = Duration::from_secs(1);

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

/// Boxed, and so compiled once for all who publish.
fn publish_as<'a>(
    env: &'a Env,
    site: &'a Site,
    tenant: &'a str,
    new: api::NewEvent,
    key: Option<String>,
    notice: bool,
) -> Pin<Box<dyn Future<Output = Answer<Published>> + 'a>> {
    Box::pin(accept(env, site, tenant, new, key, notice))
}

async fn accept(
    env: &Env,
    site: &Site,
    tenant: &str,
    new: api::NewEvent,
    key: Option<String>,
    notice: bool,
) -> Answer<Published> {
    let Checked { hash, timestamp } = check(&new, now_ms())?;
    let data = new.data.get();
    let question = tenant::Ask::Publish {
        tenant: tenant.to_string(),
        hash,
        id: new.id,
        key,
        event_type: new.event_type,
        timestamp,
        fresh_id: format!("evt_{}", random_token()?),
        notice,
    };
    let publication: Publication = ask(env, TENANTS, tenant, &question, data.as_bytes()).await?;
    if !publication.is_taken {
        return store_all(env, site, tenant, publication, data).await;
    }
    if publication.is_known {
        let asked = Box::pin(standing(env, site, tenant, &publication));
        let said = match select(asked, Delay::from(KNOWN_DEADLINE)).await {
            Either::Left((said, _)) => said.ok(),
            Either::Right(_) => None,
        };
        if let Some(deliveries) = said {
            return Ok(published(publication, deliveries));
        }
    }
    let deliveries =
        publication.endpoints.iter().map(|endpoint| shown(endpoint, &publication)).collect::<Answer<_>>()?;
    Ok(published(publication, deliveries))
}

/// What an event is known by, once its fields are as they must be.
pub(crate) struct Checked {
    /// What makes two publishes the same event.
    pub hash: String,
    /// Unix milliseconds.
    pub timestamp: u64,
}

pub(crate) fn check(new: &api::NewEvent, now: u64) -> Answer<Checked> {
    event_type::check(&new.event_type)
        .map_err(|error| Problem::field("type", FieldCode::WrongForm, format!("is not {error}")))?;
    if let Some(id) = &new.id {
        check_id(id)?;
    }
    let timestamp = new.timestamp.as_deref().map(|text| read_time("timestamp", text)).transpose()?;
    let stated = timestamp.map(|ms| ms.to_string()).unwrap_or_default();
    let hash = sha256_hex_joined([&new.event_type, &stated, new.data.get()]);
    Ok(Checked { hash, timestamp: timestamp.unwrap_or(now) })
}

fn published(publication: Publication, deliveries: Vec<Box<RawValue>>) -> Published {
    let Publication { id, event_type, timestamp, .. } = publication;
    api::Event { id, event_type, timestamp: rfc3339(timestamp), deliveries }
}

/// A delivery of which its endpoint has said nothing.
fn shown(endpoint: &Registered, publication: &Publication) -> Answer<Box<RawValue>> {
    let Publication { seq, id, event_type, refused, .. } = publication;
    let mut delivery = accepted(&endpoint.id, seq.unwrap_or_default(), id, event_type);
    if refused.contains(&endpoint.id) {
        delivery.state = api::DeliveryState::DeadLetter;
        delivery.last_error = Some(api::Failure::Full);
        delivery.next_attempt_at = None;
        delivery.ended_at = Some(delivery.created_at.clone());
    }
    Ok(serde_json::value::to_raw_value(&delivery)?)
}

/// Stores an event with each of its endpoints, as older code has begun to.
async fn store_all(env: &Env, site: &Site, tenant: &str, publication: Publication, data: &str) -> Answer<Published> {
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
    Ok(published(publication, deliveries))
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
    let deliveries = standing(env, site, tenant, &publication).await?;
    Ok(published(publication, deliveries))
}

/// Where an event stands with each endpoint that it goes to, and that has not been deleted since.
async fn standing(env: &Env, site: &Site, tenant: &str, publication: &Publication) -> Answer<Vec<Box<RawValue>>> {
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
    let mut deliveries = Vec::new();
    for (endpoint, answer) in publication.endpoints.iter().zip(answers) {
        let is_ours = publication.waiting.contains(&endpoint.id) || publication.refused.contains(&endpoint.id);
        match answer {
            Ok(Some(delivery)) => deliveries.push(delivery),
            Ok(None) if is_ours => deliveries.push(shown(endpoint, publication)?),
            Ok(None) => {}
            Err(problem) if problem.is(Code::NotFound) => {}
            // Its object does not answer: what is known is that it has not been handed over.
            Err(_) if is_ours => deliveries.push(shown(endpoint, publication)?),
            Err(problem) => return Err(problem),
        }
    }
    Ok(deliveries)
}

/// Tells the operator's endpoints. The notice keeps its id until it is accepted.
///
/// # Errors
/// [`Code::Unavailable`] where the operator's objects take too long; or theirs.
pub async fn notice(env: &Env, site: &Site, id: &str, event_type: &str, data: &str) -> Answer<()> {
    let data = RawValue::from_string(data.to_string())?;
    let new = api::NewEvent { id: Some(id.to_string()), event_type: event_type.to_string(), timestamp: None, data };
    match select(publish_as(env, site, OPERATOR, new, None, true), Delay::from(NOTICE_DEADLINE)).await {
        Either::Left((published, _)) => published.map(drop),
        Either::Right(_) => Err(Problem::unavailable()),
    }
}
