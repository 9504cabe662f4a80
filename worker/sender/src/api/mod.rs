//! The HTTP API: from a request to a row of the table, and from there to the object that answers.
//!
//! What a row says is done here, once for all operations: who may, which parameters, whether there is a body, whether a
//! key counts. A handler then is one line, and most of what objects answer is passed on as the bytes that came.

mod auth;
mod erase;
pub mod filters;
mod overview;
pub mod request;
mod stats;
pub mod transforms;

use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use serde_json::value::RawValue;
use signpost_api::limits::{DEFAULT_PAGE, MAX_ENDPOINT_PAGE, MAX_PAGE};
use signpost_api::operations::{Id, Operation};
use signpost_api::route::{self, Asked, Found, Unfound};
use signpost_api::tenant_token::is_name;
use signpost_api::{self as api, Code};
use signpost_engine::write_lane;
use signpost_platform::binding::{ENDPOINTS, TENANTS};
use signpost_platform::clock::{now_ms, random_token};
use signpost_platform::config::{OfEnv as _, Variables};
use signpost_platform::handover::{Site, site};
use signpost_platform::object::{Answer, ask, relay};
use signpost_platform::problem::{Problem, plain_headers};
use worker::{Env, Request, Response};

use crate::endpoint::{Ask, Filter, Question, Settings, read_delivery_id};
use crate::tenant::{self, Registered};
use crate::{page, publish};
use auth::Caller;

/// Names an answer, in the log and in a problem's `request_id`.
const REQUEST_ID: &str = "signpost-request-id";

/// Answers everything under `/v1`.
pub async fn answer(request: Request, env: &Env) -> worker::Result<Response> {
    let id = format!("req_{}", random_token()?);
    let url = web_sys::Url::new(&request.inner().url())?;
    let variables = Variables::of(env);
    // Behind a mount or a service binding, the name that a request comes by is nothing that a browser could open.
    let public_url = variables.public_url().map_or_else(|| url.origin(), ToString::to_string);
    let response = match respond(&request, env, &url, &public_url).await {
        Ok((operation, json)) => succeed(operation, json)?,
        Err(problem) => {
            if problem.status() >= 500 {
                let method = request.inner().method();
                let line = serde_json::json!({
                    "at": "api", "code": problem.code, "request_id": id, "method": method, "path": url.pathname(),
                });
                worker::console_error!("{line}");
            }
            problem.answer(&public_url, &id)?
        }
    };
    response.headers().set(REQUEST_ID, &id)?;
    Ok(response)
}

fn succeed(operation: &Operation, json: Vec<u8>) -> worker::Result<Response> {
    if operation.status == 204 {
        return Ok(Response::empty()?.with_status(204).with_headers(plain_headers("text/plain")?));
    }
    let headers = plain_headers("application/json")?;
    Ok(Response::from_bytes(json)?.with_status(operation.status).with_headers(headers))
}

async fn respond(
    request: &Request,
    env: &Env,
    url: &web_sys::Url,
    public_url: &str,
) -> Answer<(&'static Operation, Vec<u8>)> {
    auth::refuse_loops(request, env)?;
    let caller = auth::caller(request, env).await?;
    let pathname = url.pathname();
    let found = route::find(&request.inner().method(), &pathname).map_err(|unfound| match unfound {
        Unfound::Path => Problem::from(Code::NotFound),
        Unfound::Method(allow) => Problem::method_not_allowed(allow),
    })?;
    let operation = found.operation;
    if operation.path.contains("{tenant_id}") {
        request::check_tenant(found.segment("tenant_id"))?;
        caller.may_open(found.segment("tenant_id"))?;
    }
    caller.may(operation.access)?;
    let asked = route::read_query(operation, request::query(url)).map_err(Problem::fields)?;
    let key = request::key(request, operation)?;
    let body = request::body(request, operation.body).await?;
    let call = Call { env, site: site(env, &url.host()), public_url, caller, found, asked, key, body };
    Ok((operation, call.answer(operation.id).await?))
}

/// A request that has passed its row.
struct Call<'a> {
    env: &'a Env,
    site: Site,
    /// Where a browser finds the Worker.
    public_url: &'a str,
    caller: Caller,
    found: Found<'a>,
    asked: Asked,
    key: Option<String>,
    /// The caller's own; `{}` where it may be left out and was.
    body: Vec<u8>,
}

impl Call<'_> {
    async fn answer(&self, id: Id) -> Answer<Vec<u8>> {
        let by = || self.caller.name().to_string();
        let key = || self.key.clone();
        match id {
            Id::AddEndpoint => self.add_endpoint(self.read()?).await,
            Id::CancelDelivery => self.delivery(|seq| Ask::Cancel { seq }).await,
            Id::ChangeEndpoint => self.change_endpoint().await,
            Id::CreatePortalLink => json(&overview::portal_link(self, &self.read()?)?),
            Id::DefineEventTypes => self.tenant(&tenant::Ask::DefineEventTypes).await,
            Id::DeleteEndpoint => self.delete_endpoint().await,
            Id::DeleteEvent => erase::event(self).await,
            Id::DeleteTenant => erase::tenant(self).await,
            Id::DisableEndpoint => self.endpoint(Ask::Disable).await,
            Id::EnableEndpoint => self.endpoint(Ask::Enable).await,
            Id::IssueToken => json(&overview::token(self, &self.read()?)?),
            Id::ListCatalogs => json(&overview::catalogs()),
            Id::ListDeliveries => self.endpoint_with_lane(self.listed(), self.limit().saturating_add(1)).await,
            Id::ListEndpoints => json(&self.endpoints().await?),
            Id::ListEvents => {
                let Asked { id, event_type, since, until, .. } = self.asked.clone();
                let (before, limit) = (self.asked.cursor, self.limit());
                self.tenant(&tenant::Ask::Events { id, event_type, since, until, before, limit }).await
            }
            Id::ListProviders => json(&overview::providers()),
            Id::ListReplays => self.endpoint(Ask::Replays { before: self.asked.cursor, limit: self.limit() }).await,
            Id::ListSources => json(&overview::sources(self.env)),
            Id::ListTenants => json(&overview::tenants(self.env, self.after(), self.limit()).await?),
            Id::PreviewTransform => json(&transforms::preview(&self.read()?)?),
            Id::PublishBatch => {
                self.tenant(&tenant::Ask::PublishBatch { tenant: self.tenant_id().to_string(), key: key() }).await
            }
            Id::PublishEvent => {
                json(&publish::publish(self.env, &self.site, self.tenant_id(), self.read()?, key()).await?)
            }
            Id::ReplayDeliveries => self.endpoint(Ask::Replay { key: key(), by: by() }).await,
            Id::ReplayDelivery => self.replay_delivery(key(), by()).await,
            Id::RevokeToken => self.revoke().await,
            Id::RotateSecret => self.endpoint(Ask::Rotate { key: key() }).await,
            Id::ShowDelivery => self.delivery(|seq| Ask::Detail { seq }).await,
            Id::ShowEndpoint => self.endpoint_with_lane(Ask::Show, 0).await,
            Id::ShowEndpointSecrets => self.endpoint(Ask::Secrets).await,
            Id::ShowEvent => {
                let event_id = self.found.segment("event_id");
                json(&publish::event(self.env, &self.site, self.tenant_id(), event_id).await?)
            }
            Id::ShowEventTypes => self.tenant(&tenant::Ask::EventTypes).await,
            Id::ShowSourceCounts => {
                overview::source_counts(self.env, self.found.segment("source"), self.asked.span).await
            }
            Id::ShowEndpointStats => json(&stats::of_endpoint(self).await?),
            Id::ShowStats => json(&stats::of_tenant(self).await?),
            Id::ShowTenant => json(&overview::summary(self.env, &self.site, self.tenant_id()).await?),
            Id::TestFilter => json(&filters::test(&self.read()?)?),
            Id::TestEndpoint => self.endpoint(Ask::Test).await,
            Id::VerifyEndpoint => self.verify().await,
        }
    }

    fn tenant_id(&self) -> &str {
        self.found.segment("tenant_id")
    }

    fn read<T: DeserializeOwned>(&self) -> Answer<T> {
        Ok(api::body::read(&self.body)?)
    }

    fn after(&self) -> u64 {
        self.asked.cursor.unwrap_or(0)
    }

    fn limit(&self) -> u32 {
        self.asked.limit.unwrap_or(DEFAULT_PAGE).min(MAX_PAGE)
    }

    fn listed(&self) -> Ask {
        let Asked { state, event_type, since, until, .. } = &self.asked;
        let filter = Filter { state: *state, event_type: event_type.clone(), since: *since, until: *until };
        Ask::List { filter, before: self.asked.cursor, limit: self.limit() }
    }

    /// Asks the tenant's object, with the caller's own body.
    async fn tenant(&self, question: &tenant::Ask) -> Answer<Vec<u8>> {
        relay(self.env, TENANTS, self.tenant_id(), question, &self.body).await
    }

    /// Asks the object of the path's endpoint, with the caller's own body.
    async fn endpoint(&self, question: Ask) -> Answer<Vec<u8>> {
        self.endpoint_of(self.found.segment("endpoint_id"), question).await
    }

    /// Asks the object of the path's endpoint, which adds what still waits for it at the tenant: all of it counted, and the
    /// newest ones.
    async fn endpoint_with_lane(&self, question: Ask, limit: u32) -> Answer<Vec<u8>> {
        let id = self.found.segment("endpoint_id").to_string();
        let (before, event_type) = (self.asked.cursor, self.asked.event_type.clone());
        let lane = tenant::Ask::Lane { id: id.clone(), before, event_type, limit };
        // Where the tenant does not answer, the endpoint says what it has.
        let lane = relay(self.env, TENANTS, self.tenant_id(), &lane, &[]).await.unwrap_or_default();
        self.endpoint_with(&id, question, &lane).await
    }

    /// Asks the object that has the path's delivery. One that still waits at the tenant is handed over first.
    async fn delivery(&self, question: impl Fn(u64) -> Ask) -> Answer<Vec<u8>> {
        let (endpoint, seq) = read_delivery_id(self.found.segment("delivery_id")).ok_or(Code::NotFound)?;
        let answer = self.endpoint_of(&endpoint, question(seq)).await;
        if !answer.as_ref().is_err_and(|problem| problem.is(Code::NotFound)) {
            return answer;
        }
        if self.hand_over(&endpoint, seq, false).await? {
            self.endpoint_of(&endpoint, question(seq)).await
        } else {
            answer
        }
    }

    /// Has the tenant hand an event over. Whether it did.
    async fn hand_over(&self, endpoint: &str, seq: u64, again: bool) -> Answer<bool> {
        let question = tenant::Ask::HandOver { id: endpoint.to_string(), seq, again };
        ask(self.env, TENANTS, self.tenant_id(), &question, &[]).await
    }

    /// One that the endpoint had no room for is handed over again, which sends it.
    async fn replay_delivery(&self, key: Option<String>, by: String) -> Answer<Vec<u8>> {
        #[derive(serde::Deserialize)]
        struct Detail {
            delivery: Box<RawValue>,
        }
        let answer = self.delivery(|seq| Ask::ReplayOne { seq, key: key.clone(), by: by.clone() }).await;
        if !answer.as_ref().is_err_and(|problem| problem.is(Code::NotFound)) {
            return answer;
        }
        let (endpoint, seq) = read_delivery_id(self.found.segment("delivery_id")).ok_or(Code::NotFound)?;
        if !self.hand_over(&endpoint, seq, true).await? {
            return answer;
        }
        let detail = self.endpoint_of(&endpoint, Ask::Detail { seq }).await?;
        Ok(serde_json::from_slice::<Detail>(&detail)?.delivery.get().as_bytes().to_vec())
    }

    /// An endpoint that was never created has no settings and answers 404.
    async fn endpoint_of(&self, id: &str, question: Ask) -> Answer<Vec<u8>> {
        self.endpoint_with(id, question, &self.body).await
    }

    async fn endpoint_with(&self, id: &str, question: Ask, bytes: &[u8]) -> Answer<Vec<u8>> {
        let known =
            id.strip_prefix("ep_").is_some_and(|hex| hex.len() == 32 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
        if !known {
            return Err(Code::NotFound.into());
        }
        let question = Question { tenant: self.tenant_id().to_string(), site: self.site.clone(), ask: question };
        relay(self.env, ENDPOINTS, id, &question, bytes).await
    }

    /// The endpoint as it is after a ping. Where it takes events, its tenant has to hear of it.
    async fn confirmed(&self, id: &str, answer: Vec<u8>) -> Answer<Vec<u8>> {
        #[derive(serde::Deserialize)]
        struct Confirmed {
            status: api::EndpointStatus,
            confirmation: Option<IgnoredAny>,
        }
        let endpoint = serde_json::from_slice::<Confirmed>(&answer)?;
        if endpoint.confirmation.is_some() && endpoint.status != api::EndpointStatus::Unconfirmed {
            self.tenant(&tenant::Ask::Confirm { id: id.to_string() }).await?;
        }
        Ok(answer)
    }

    async fn verify(&self) -> Answer<Vec<u8>> {
        let answer = self.endpoint(Ask::Confirm).await?;
        self.confirmed(self.found.segment("endpoint_id"), answer).await
    }

    async fn endpoints(&self) -> Answer<api::Page<Box<RawValue>>> {
        let limit = self.asked.limit.unwrap_or(MAX_ENDPOINT_PAGE);
        let question = tenant::Ask::Endpoints { after: self.after(), limit: limit.saturating_add(1) };
        let rows: Vec<Registered> = ask(self.env, TENANTS, self.tenant_id(), &question, &[]).await?;
        let (rows, next_cursor) = page::cut(rows, limit, |row| row.seq);
        let mut data = Vec::new();
        for row in &rows {
            let lane = write_lane(row.waiting, row.oldest, []);
            match self.endpoint_with(&row.id, Ask::Show, &lane).await {
                Ok(endpoint) => data.push(serde_json::from_slice(&endpoint)?),
                // Registered, and its object not yet written or already cleared.
                Err(problem) if problem.is(Code::NotFound) => {}
                Err(problem) => return Err(problem),
            }
        }
        Ok(api::Page { data, next_cursor })
    }

    async fn add_endpoint(&self, new: api::NewEndpoint) -> Answer<Vec<u8>> {
        let tenant = self.tenant_id();
        let hash = request::request_hash(&new)?;
        let id = format!("ep_{}", random_token()?);
        let disabled = !new.enabled;
        // Checked before anything is stored anywhere.
        let mut settings = Settings::new(id.clone(), tenant.to_string(), new, &self.site, now_ms())?;
        let question = tenant::Ask::Register {
            id,
            key: self.key.clone(),
            hash,
            event_types: settings.event_types.clone(),
            filter: settings.filter.clone(),
            provider: settings.provider.clone(),
        };
        settings.id = ask(self.env, TENANTS, tenant, &question, &[]).await?;
        let admit = tenant::Ask::Admit { tenant: tenant.to_string() };
        relay(self.env, TENANTS, tenant::DIRECTORY, &admit, &[]).await?;
        let id = settings.id.clone();
        let answer = self.endpoint_of(&id, Ask::Create { settings: Box::new(settings), disabled }).await?;
        self.confirmed(&id, answer).await
    }

    async fn change_endpoint(&self) -> Answer<Vec<u8>> {
        /// As much of the change, and of the endpoint after it, as the tenant has to hear of.
        #[derive(serde::Deserialize)]
        struct Wanted<T> {
            event_types: Option<T>,
            #[serde(default, deserialize_with = "api::given")]
            filter: Option<Option<Box<RawValue>>>,
            provider: Option<Value>,
        }
        let endpoint = self.endpoint(Ask::Change).await?;
        let change = self.read::<Wanted<IgnoredAny>>()?;
        if change.event_types.is_some() || change.filter.is_some() || change.provider.is_some() {
            let Wanted { event_types, filter, .. } = serde_json::from_slice::<Wanted<Vec<String>>>(&endpoint)?;
            let (id, event_types) = (self.found.segment("endpoint_id").to_string(), event_types.unwrap_or_default());
            // The answer has no more than its name.
            let provider = change.provider;
            self.tenant(&tenant::Ask::Subscribe { id, event_types, filter, provider }).await?;
        }
        Ok(endpoint)
    }

    async fn delete_endpoint(&self) -> Answer<Vec<u8>> {
        let deleted = self.endpoint(Ask::Delete).await;
        // Of a delete that got half-way the object is gone already, and the tenant has still to hear of it.
        if deleted.as_ref().err().is_none_or(|problem| problem.is(Code::NotFound)) {
            self.tenant(&tenant::Ask::Unregister { id: self.found.segment("endpoint_id").to_string() }).await?;
        }
        deleted
    }

    async fn revoke(&self) -> Answer<Vec<u8>> {
        let token = self.found.segment("token_id");
        if !is_name(token) {
            return Err(Code::NotFound.into());
        }
        self.tenant(&tenant::Ask::Revoke { token: token.to_string() }).await
    }
}

fn json<T: Serialize>(value: &T) -> Answer<Vec<u8>> {
    Ok(serde_json::to_vec(value)?)
}
