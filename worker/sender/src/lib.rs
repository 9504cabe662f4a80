//! The sender: events published once are delivered to every subscribed endpoint.
//!
//! This file is the API: who asks, for what, and which object answers. A path is read once into a
//! [`Path`]; everything behind that works on names that are known to be well formed.

mod auth;
mod endpoint;
mod overview;
mod page;
pub mod portal;
mod publish;
mod sources;
mod tenant;

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use signpost_api as api;
use signpost_core::outgoing::event_type;
use signpost_core::provider;
use signpost_core::token::is_name;
use signpost_platform::binding::{ENDPOINTS, TENANTS};
use signpost_platform::body;
use signpost_platform::clock::{now_ms, random_token};
use signpost_platform::handover::Site;
use signpost_platform::object::{Answer, Refusal, ask};
use signpost_platform::problem::plain_headers;
use worker::{Env, Method, Request, Response};

use auth::Caller;
use endpoint::{Ask, Filter, Question, Settings, read_delivery_id};
use tenant::Registered;

pub use endpoint::EndpointObject;
pub use tenant::TenantObject;

/// The largest request: an event of one mebibyte, as much as the gate takes by default.
const MAX_REQUEST_BYTES: usize = 1024 * 1024;
/// Rows of a page, where the request names no number, and the most that it may name.
const PAGE: u32 = 50;
const MAX_PAGE: u32 = 100;
/// A page of endpoints asks each of their objects.
const MAX_ENDPOINT_PAGE: u32 = 40;
const MAX_TOKEN_S: u64 = 365 * 86_400;

/// Answers everything under `/v1`.
pub async fn answer(request: Request, env: &Env) -> worker::Result<Response> {
    match respond(request, env).await {
        Ok(response) => Ok(response),
        Err(refusal) => refusal.into_response(),
    }
}

async fn respond(request: Request, env: &Env) -> Answer<Response> {
    let caller = auth::caller(&request, env).await?;
    let url = web_sys::Url::new(&request.inner().url()).map_err(|_| Refusal::not_found())?;
    let pathname = url.pathname();
    let path = Path::read(&pathname).ok_or_else(Refusal::not_found)?;
    if let Some(tenant) = path.tenant() {
        caller.may_open(tenant)?;
    }
    let site = Site::of(env, &url.host());
    let api = Api { env, site, caller, url, key: idempotency_key(&request)? };
    api.route(request, path).await
}

/// What a path names. Names that cannot exist are not read.
enum Path<'p> {
    Deliveries(&'p str, &'p str),
    Delivery(&'p str, (String, u64)),
    DeliveryAction(&'p str, (String, u64), &'p str),
    Endpoint(&'p str, &'p str),
    EndpointAction(&'p str, &'p str, &'p str),
    Endpoints(&'p str),
    Event(&'p str, Cow<'p, str>),
    EventTypes,
    Events(&'p str),
    TenantEventTypes(&'p str),
    Token(&'p str, &'p str),
    Tokens(&'p str),
    PortalLinks(&'p str),
    Providers,
    Replays(&'p str, &'p str),
    SourceCounts(&'p str),
    Sources,
    Tenant(&'p str),
    Tenants,
}

impl<'p> Path<'p> {
    fn read(pathname: &'p str) -> Option<Self> {
        let parts: Vec<&str> = pathname.strip_prefix("/v1/")?.split('/').collect();
        let path = match parts.as_slice() {
            ["event-types"] => return Some(Self::EventTypes),
            ["providers"] => return Some(Self::Providers),
            ["sources"] => return Some(Self::Sources),
            ["sources", name, "counts"] => return Some(Self::SourceCounts(name)),
            ["tenants"] => return Some(Self::Tenants),
            ["tenants", tenant, rest @ ..] if is_name(tenant) => match rest {
                [] => Self::Tenant(tenant),
                ["endpoints"] => Self::Endpoints(tenant),
                ["portal-links"] => Self::PortalLinks(tenant),
                ["endpoints", id] => Self::Endpoint(tenant, id),
                ["endpoints", id, "deliveries"] => Self::Deliveries(tenant, id),
                ["endpoints", id, "replays"] => Self::Replays(tenant, id),
                ["endpoints", id, action] => Self::EndpointAction(tenant, id, action),
                ["events"] => Self::Events(tenant),
                ["events", id] => Self::Event(tenant, event_id(id)),
                ["deliveries", id] => Self::Delivery(tenant, read_delivery_id(id)?),
                ["deliveries", id, action] => Self::DeliveryAction(tenant, read_delivery_id(id)?, action),
                ["event-types"] => Self::TenantEventTypes(tenant),
                ["tokens"] => Self::Tokens(tenant),
                ["tokens", id] if is_name(id) => Self::Token(tenant, id),
                _ => return None,
            },
            _ => return None,
        };
        Some(path)
    }

    fn tenant(&self) -> Option<&'p str> {
        match self {
            Self::EventTypes | Self::Providers | Self::SourceCounts(_) | Self::Sources | Self::Tenants => None,
            Self::Deliveries(tenant, ..)
            | Self::Delivery(tenant, ..)
            | Self::DeliveryAction(tenant, ..)
            | Self::Endpoint(tenant, ..)
            | Self::EndpointAction(tenant, ..)
            | Self::Endpoints(tenant)
            | Self::Event(tenant, ..)
            | Self::Events(tenant)
            | Self::PortalLinks(tenant)
            | Self::Replays(tenant, ..)
            | Self::Tenant(tenant)
            | Self::TenantEventTypes(tenant)
            | Self::Token(tenant, ..)
            | Self::Tokens(tenant) => Some(tenant),
        }
    }
}

struct Api<'a> {
    env: &'a Env,
    site: Site,
    caller: Caller,
    url: web_sys::Url,
    key: Option<String>,
}

impl Api<'_> {
    async fn route(&self, request: Request, path: Path<'_>) -> Answer<Response> {
        use Method::{Delete, Get, Patch, Post, Put};
        // A method that the platform's crate has no name for is taken for GET there.
        let known = request.method().as_ref() == request.inner().method();
        let method = if known { request.method() } else { Method::Connect };
        match (path, method) {
            (Path::EventTypes, Get) => ok(&catalogs()),
            (Path::EventTypes, _) => Err(Refusal::method_not_allowed("GET")),

            (Path::Providers, Get) => ok(&overview::providers()?),
            (Path::Providers, _) => Err(Refusal::method_not_allowed("GET")),

            (Path::Sources, Get) => {
                self.caller.must_be_operator()?;
                ok(&overview::sources(self.env))
            }
            (Path::Sources, _) => Err(Refusal::method_not_allowed("GET")),

            (Path::SourceCounts(name), Get) => {
                self.caller.must_be_operator()?;
                ok(&overview::source_counts(self.env, name, self.query("span").as_deref()).await?)
            }
            (Path::SourceCounts(_), _) => Err(Refusal::method_not_allowed("GET")),

            (Path::Tenants, Get) => {
                self.caller.must_be_operator()?;
                ok(&overview::tenants(self.env, self.cursor()?, self.limit(MAX_PAGE)?).await?)
            }
            (Path::Tenants, _) => Err(Refusal::method_not_allowed("GET")),

            (Path::Tenant(tenant), Get) => ok(&overview::summary(self.env, &self.site, tenant).await?),
            (Path::Tenant(_), _) => Err(Refusal::method_not_allowed("GET")),

            (Path::PortalLinks(tenant), Post) => {
                self.caller.must_be_operator()?;
                let new: api::NewPortalLink = optional_body(&request).await?;
                created(&overview::portal_link(self.env, &self.url.origin(), tenant, &new)?)
            }
            (Path::PortalLinks(_), _) => Err(Refusal::method_not_allowed("POST")),

            (Path::Endpoints(tenant), Get) => ok(&self.endpoints(tenant).await?),
            (Path::Endpoints(tenant), Post) => created(&self.add_endpoint(tenant, body(&request).await?).await?),
            (Path::Endpoints(_), _) => Err(Refusal::method_not_allowed("GET, POST")),

            (Path::Endpoint(tenant, id), Get) => ok(&self.endpoint::<api::Endpoint>(tenant, id, Ask::Show).await?),
            (Path::Endpoint(tenant, id), Patch) => ok(&self.change_endpoint(tenant, id, body(&request).await?).await?),
            (Path::Endpoint(tenant, id), Delete) => self.delete_endpoint(tenant, id).await,
            (Path::Endpoint(..), _) => Err(Refusal::method_not_allowed("GET, PATCH, DELETE")),

            (Path::EndpointAction(tenant, id, action), method) => {
                let post = method == Post;
                let key = self.key.clone();
                let question = match action {
                    "verify" => Ask::Confirm,
                    "test" => Ask::Test,
                    "enable" => Ask::Enable,
                    "disable" => Ask::Disable,
                    "rotate" => Ask::Rotate { key },
                    "replay" if post => Ask::Replay { range: optional_body(&request).await?, key, by: self.by() },
                    "replay" => return Err(Refusal::method_not_allowed("POST")),
                    _ => return Err(Refusal::not_found()),
                };
                if !post {
                    return Err(Refusal::method_not_allowed("POST"));
                }
                ok(&self.endpoint::<Value>(tenant, id, question).await?)
            }

            (Path::Deliveries(tenant, id), Get) => {
                let question = self.list_question()?;
                ok(&self.endpoint::<api::Page<api::Delivery>>(tenant, id, question).await?)
            }
            (Path::Deliveries(..), _) => Err(Refusal::method_not_allowed("GET")),

            (Path::Replays(tenant, id), Get) => {
                let question = Ask::Replays { before: self.before()?, limit: self.limit(MAX_PAGE)? };
                ok(&self.endpoint::<api::Page<api::ReplayRecord>>(tenant, id, question).await?)
            }
            (Path::Replays(..), _) => Err(Refusal::method_not_allowed("GET")),

            (Path::Delivery(tenant, (id, seq)), Get) => {
                ok(&self.endpoint::<api::DeliveryDetail>(tenant, &id, Ask::Detail { seq }).await?)
            }
            (Path::Delivery(..), _) => Err(Refusal::method_not_allowed("GET")),

            (Path::DeliveryAction(tenant, (id, seq), action), Post) => {
                let question = match action {
                    "cancel" => Ask::Cancel { seq },
                    "replay" => {
                        let replay: api::Replay = optional_body(&request).await?;
                        Ask::ReplayOne { seq, new_id: replay.new_id, key: self.key.clone(), by: self.by() }
                    }
                    _ => return Err(Refusal::not_found()),
                };
                ok(&self.endpoint::<api::Delivery>(tenant, &id, question).await?)
            }
            (Path::DeliveryAction(_, _, "cancel" | "replay"), _) => Err(Refusal::method_not_allowed("POST")),
            (Path::DeliveryAction(..), _) => Err(Refusal::not_found()),

            (Path::Events(tenant), Post) => {
                let event = body(&request).await?;
                let event = publish::publish(self.env, &self.site, tenant, event, self.key.clone()).await?;
                answer_json(202, &event)
            }
            (Path::Events(_), _) => Err(Refusal::method_not_allowed("POST")),

            (Path::Event(tenant, id), Get) => ok(&publish::event(self.env, &self.site, tenant, &id).await?),
            (Path::Event(..), _) => Err(Refusal::method_not_allowed("GET")),

            (Path::TenantEventTypes(tenant), Get) => {
                ok(&self.tenant::<Value>(tenant, &tenant::Ask::EventTypes).await?)
            }
            (Path::TenantEventTypes(tenant), Put) => {
                let types: api::EventTypes = body(&request).await?;
                for known in &types.types {
                    event_type::check(&known.name)
                        .map_err(|error| Refusal::invalid(format!("`types`: `{}` is not {error}", known.name)))?;
                }
                if types.types.len() > 1000 || types.types.iter().any(|known| known.description.len() > 500) {
                    return Err(Refusal::invalid("`types`: at most 1000, each described in at most 500 bytes"));
                }
                ok(&self.tenant::<Value>(tenant, &tenant::Ask::DefineEventTypes { types }).await?)
            }
            (Path::TenantEventTypes(_), _) => Err(Refusal::method_not_allowed("GET, PUT")),

            (Path::Tokens(tenant), Post) => {
                self.caller.must_be_operator()?;
                created(&self.token(tenant, optional_body(&request).await?)?)
            }
            (Path::Tokens(_), _) => Err(Refusal::method_not_allowed("POST")),

            (Path::Token(tenant, id), Delete) => {
                self.caller.must_be_operator()?;
                let _: Value = self.tenant(tenant, &tenant::Ask::Revoke { token: id.to_string() }).await?;
                no_content()
            }
            (Path::Token(..), _) => Err(Refusal::method_not_allowed("DELETE")),
        }
    }

    async fn tenant<T: DeserializeOwned>(&self, tenant: &str, question: &tenant::Ask) -> Answer<T> {
        ask(self.env, TENANTS, tenant, question, &[]).await
    }

    /// Asks an endpoint's object. One that was never created has no settings and answers 404.
    async fn endpoint<T: DeserializeOwned>(&self, tenant: &str, id: &str, question: Ask) -> Answer<T> {
        let known =
            id.strip_prefix("ep_").is_some_and(|hex| hex.len() == 32 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
        if !known {
            return Err(Refusal::not_found());
        }
        let question = Question { tenant: tenant.to_string(), site: self.site.clone(), ask: question };
        ask(self.env, ENDPOINTS, id, &question, &[]).await
    }

    async fn endpoints(&self, tenant: &str) -> Answer<api::Page<api::Endpoint>> {
        let limit = self.limit(MAX_ENDPOINT_PAGE)?;
        let after = self.cursor()?;
        let question = tenant::Ask::Endpoints { after, limit: limit.saturating_add(1) };
        let rows: Vec<Registered> = self.tenant(tenant, &question).await?;
        let (rows, next_cursor) = page::cut(rows, limit, |row| row.seq);
        let mut data = Vec::new();
        for row in &rows {
            match self.endpoint::<api::Endpoint>(tenant, &row.id, Ask::Show).await {
                Ok(endpoint) => data.push(endpoint),
                // Registered, and its object not yet written or already cleared.
                Err(refusal) if refusal.status == 404 => {}
                Err(refusal) => return Err(refusal),
            }
        }
        Ok(api::Page { data, next_cursor })
    }

    async fn add_endpoint(&self, tenant: &str, new: api::NewEndpoint) -> Answer<api::Endpoint> {
        let hash = publish::request_hash(&new)?;
        let id = format!("ep_{}", random_token()?);
        // Checked before anything is stored anywhere.
        let mut settings = Settings::new(id.clone(), tenant.to_string(), new, &self.site, now_ms())?;
        let question = tenant::Ask::Register {
            id,
            key: self.key.clone(),
            hash,
            event_types: settings.event_types.clone(),
            provider: settings.provider.clone(),
        };
        let id: String = self.tenant(tenant, &question).await?;
        let admit = tenant::Ask::Admit { tenant: tenant.to_string() };
        let _: Value = ask(self.env, TENANTS, tenant::DIRECTORY, &admit, &[]).await?;
        settings.id.clone_from(&id);
        let create = Ask::Create { settings: Box::new(settings) };
        let endpoint: api::Endpoint = self.endpoint(tenant, &id, create).await?;
        if endpoint.status != "unconfirmed" {
            return Ok(endpoint);
        }
        let secret = endpoint.secret;
        let endpoint: api::Endpoint = self.endpoint(tenant, &id, Ask::Confirm).await?;
        Ok(api::Endpoint { secret, ..endpoint })
    }

    async fn change_endpoint(&self, tenant: &str, id: &str, change: api::EndpointChange) -> Answer<api::Endpoint> {
        let types = change.event_types.clone();
        let endpoint: api::Endpoint = self.endpoint(tenant, id, Ask::Change { change }).await?;
        if let Some(event_types) = types {
            let question = tenant::Ask::Subscribe { id: id.to_string(), event_types };
            let _: Value = self.tenant(tenant, &question).await?;
        }
        Ok(endpoint)
    }

    async fn delete_endpoint(&self, tenant: &str, id: &str) -> Answer<Response> {
        let deleted = self.endpoint::<Value>(tenant, id, Ask::Delete).await;
        // Of a delete that got half-way the object is gone already, and the tenant has still to hear of it.
        if deleted.as_ref().err().is_none_or(|refusal| refusal.status == 404) {
            let _: Value = self.tenant(tenant, &tenant::Ask::Unregister { id: id.to_string() }).await?;
        }
        deleted?;
        no_content()
    }

    fn token(&self, tenant: &str, new: api::NewToken) -> Answer<api::Token> {
        overview::token(self.env, tenant, new.expires_in_s, MAX_TOKEN_S)
    }

    fn list_question(&self) -> Answer<Ask> {
        let state = self.query("state");
        let known = |state: &str| signpost_core::outgoing::delivery::State::from_code(state).is_some();
        if state.as_deref().is_some_and(|state| !known(state)) {
            return Err(Refusal::invalid("`state` is `pending`, `delivered`, `dead` or `cancelled`"));
        }
        let time = |name: &str| self.query(name).map(|text| publish::read_time(&text)).transpose();
        Ok(Ask::List {
            filter: Filter { state, event_type: self.query("type"), since: time("since")?, until: time("until")? },
            before: self.before()?,
            limit: self.limit(MAX_PAGE)?,
        })
    }

    /// Who asks, as it is kept with what they did.
    fn by(&self) -> String {
        self.caller.name().to_string()
    }

    fn before(&self) -> Answer<Option<u64>> {
        self.query("cursor").map(|text| publish::read_cursor(&text)).transpose()
    }

    fn cursor(&self) -> Answer<u64> {
        Ok(self.before()?.unwrap_or(0))
    }

    fn limit(&self, most: u32) -> Answer<u32> {
        match self.query("limit") {
            None => Ok(PAGE.min(most)),
            Some(text) => match text.parse() {
                Ok(limit) if (1..=most).contains(&limit) && !text.starts_with('+') => Ok(limit),
                _ => Err(Refusal::invalid(format!("`limit` is 1 to {most}"))),
            },
        }
    }

    fn query(&self, name: &str) -> Option<String> {
        self.url.search_params().get(name)
    }
}

fn catalogs() -> api::Page<api::Catalog> {
    let catalog = |row: &&provider::Provider| api::Catalog {
        provider: row.name.to_string(),
        open: row.catalog.open,
        types: row.catalog.types.iter().map(ToString::to_string).collect(),
    };
    let known = provider::BUILT_IN.iter().filter(|row| !row.catalog.types.is_empty());
    api::Page { data: known.map(catalog).collect(), next_cursor: None }
}

/// An event's id as it stands in a path: of what it may hold, clients escape the colon.
fn event_id(segment: &str) -> Cow<'_, str> {
    if segment.contains('%') { segment.replace("%3A", ":").replace("%3a", ":").into() } else { segment.into() }
}

fn idempotency_key(request: &Request) -> Answer<Option<String>> {
    let key = request.headers().get("idempotency-key")?;
    let fits = |key: &String| (1..=200).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic());
    match key {
        Some(key) if !fits(&key) => Err(Refusal::malformed("`Idempotency-Key` is 1 to 200 visible ASCII characters")),
        key => Ok(key),
    }
}

async fn body<T: DeserializeOwned>(request: &Request) -> Answer<T> {
    let bytes = read_bytes(request).await?;
    parse(&bytes)
}

/// A body that may be left out.
async fn optional_body<T: DeserializeOwned + Default>(request: &Request) -> Answer<T> {
    let bytes = read_bytes(request).await?;
    if bytes.is_empty() { Ok(T::default()) } else { parse(&bytes) }
}

async fn read_bytes(request: &Request) -> Answer<Vec<u8>> {
    let bytes = body::read(request, MAX_REQUEST_BYTES).await.map_err(|problem| match problem.status() {
        413 => Refusal::too_large(),
        _ => Refusal::malformed("the body ended before it was complete"),
    })?;
    Ok(bytes.to_vec())
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Answer<T> {
    // A list of the fields' values would be read as well; the API's bodies are objects.
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    if first.is_some_and(|byte| matches!(byte, b'[' | b'"' | b'n' | b't' | b'f' | b'-' | b'0'..=b'9')) {
        return Err(Refusal::invalid("the body is not a JSON object"));
    }
    serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => Refusal::invalid(error),
        _ => Refusal::malformed(format!("the body is not JSON: {error}")),
    })
}

fn ok<T: Serialize>(value: &T) -> Answer<Response> {
    answer_json(200, value)
}

fn created<T: Serialize>(value: &T) -> Answer<Response> {
    answer_json(201, value)
}

fn no_content() -> Answer<Response> {
    Ok(Response::empty()?.with_status(204).with_headers(plain_headers("text/plain")?))
}

fn answer_json<T: Serialize>(status: u16, value: &T) -> Answer<Response> {
    let bytes: Cow<'_, [u8]> = serde_json::to_vec(value)?.into();
    let headers = plain_headers("application/json")?;
    Ok(Response::from_bytes(bytes.into_owned())?.with_status(status).with_headers(headers))
}
