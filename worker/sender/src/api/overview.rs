//! What the operator and the portal look at: tenants, their totals, providers, links.

use futures_util::stream::{self, StreamExt};
use serde::Deserialize;
use signpost_api::limits::{MAX_LINK_S, MAX_SCOPES, MAX_TOKEN_S};
use signpost_api::tenant_token::TenantToken;
use signpost_api::{self as api, Code, EndpointStatus, FieldCode, Scope, Scopes, Span};
use signpost_core::Provider;
use signpost_core::outgoing::envelope::rfc3339;
use signpost_engine::write_lane;
use signpost_platform::binding::{ENDPOINTS, TENANTS};
use signpost_platform::clock::{now_ms, random_token};
use signpost_platform::config::{Config, OfEnv as _, Variables};
use signpost_platform::counts;
use signpost_platform::handover::Site;
use signpost_platform::object::{Answer, ask};
use signpost_platform::problem::Problem;
use signpost_platform::providers;
use worker::Env;

use super::Call;
use crate::endpoint::{Ask, Question, is_ours_to_sign};
use crate::page;
use crate::tenant::{self, DIRECTORY, Known, Registered};

/// Endpoint objects that are asked at the same time.
pub const FAN_OUT: usize = 6;
/// More than a tenant may have: its endpoints are read in one go.
pub const ALL: u32 = 1000;

/// The event types of the built-in providers that have a catalog.
pub fn catalogs() -> api::Page<api::Catalog> {
    let catalog = |row: &Provider| api::Catalog {
        provider: row.name.to_string(),
        open: row.catalog.open,
        types: row.catalog.types.iter().map(ToString::to_string).collect(),
    };
    let known = providers::all().filter(|row| !row.catalog.types.is_empty());
    api::Page { data: known.map(catalog).collect(), next_cursor: None }
}

/// The built-in rows that an endpoint can have, written as a row of one's own would be.
pub fn providers() -> api::Page<&'static Provider> {
    api::Page { data: providers::all().filter(|row| is_ours_to_sign(row)).collect(), next_cursor: None }
}

/// Every tenant that has added an endpoint, the first one first.
pub async fn tenants(env: &Env, after: u64, limit: u32) -> Answer<api::Page<api::Tenant>> {
    let question = tenant::Ask::Tenants { after, limit: limit.saturating_add(1) };
    let rows: Vec<Known> = ask(env, TENANTS, DIRECTORY, &question, &[]).await?;
    let (rows, next_cursor) = page::cut(rows, limit, |row| row.seq);
    let data = rows.into_iter().map(|row| api::Tenant { id: row.id, created_at: rfc3339(row.made) }).collect();
    Ok(api::Page { data, next_cursor })
}

/// As much of an endpoint as its tenant's totals are made of.
#[derive(Deserialize)]
struct Counted {
    status: EndpointStatus,
    consecutive_failures: u32,
    delivery_counts: api::DeliveryCounts,
    oldest_pending_at: Option<String>,
}

/// What all of a tenant's endpoints come to. Each of them is asked: nothing is counted twice.
pub async fn summary(env: &Env, site: &Site, tenant: &str) -> Answer<api::TenantSummary> {
    let question = tenant::Ask::Endpoints { after: 0, limit: ALL };
    let rows: Vec<Registered> = ask(env, TENANTS, tenant, &question, &[]).await?;
    let show = |row: &Registered| {
        let id = row.id.clone();
        let question = Question { tenant: tenant.to_string(), site: site.clone(), ask: Ask::Show };
        let lane = write_lane(row.waiting, row.oldest, []);
        async move { ask::<_, Counted>(env, ENDPOINTS, &id, &question, &lane).await }
    };
    let answers = stream::iter(&rows).map(show).buffered(FAN_OUT).collect::<Vec<_>>().await;
    let mut sum = api::TenantSummary { id: tenant.to_string(), ..api::TenantSummary::default() };
    for answer in answers {
        match answer {
            Ok(endpoint) => add(&mut sum, &endpoint),
            // Registered, and its object not yet written or already cleared.
            Err(problem) if problem.is(Code::NotFound) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(sum)
}

fn add(sum: &mut api::TenantSummary, endpoint: &Counted) {
    let count = |n: &mut u64, more: u64| *n = n.saturating_add(more);
    let (endpoints, deliveries, more) = (&mut sum.endpoint_counts, &mut sum.delivery_counts, &endpoint.delivery_counts);
    match endpoint.status {
        EndpointStatus::Active => count(&mut endpoints.active, 1),
        EndpointStatus::Disabled | EndpointStatus::Paused => count(&mut endpoints.disabled, 1),
        EndpointStatus::Unconfirmed => count(&mut endpoints.unconfirmed, 1),
    }
    if endpoint.status == EndpointStatus::Active && endpoint.consecutive_failures > 0 {
        count(&mut endpoints.failing, 1);
    }
    count(&mut deliveries.pending, more.pending);
    count(&mut deliveries.delivered, more.delivered);
    count(&mut deliveries.dead_letter, more.dead_letter);
    count(&mut deliveries.cancelled, more.cancelled);
    // The same form and zone everywhere: the earlier text is the earlier time.
    let older = |known: &String| endpoint.oldest_pending_at.as_ref().is_some_and(|at| at < known);
    if sum.oldest_pending_at.is_none() || sum.oldest_pending_at.as_ref().is_some_and(older) {
        sum.oldest_pending_at.clone_from(&endpoint.oldest_pending_at);
    }
}

/// The gate's sources, those that cannot run included.
pub fn sources(env: &Env) -> api::Page<api::Source> {
    api::Page { data: Config::of(env).listed(), next_cursor: None }
}

/// How many steps a chart of that time has, and how long each is.
pub const fn steps(span: Span) -> (u64, u64) {
    const MINUTE_MS: u64 = 60_000;
    match span {
        Span::Hour => (60, MINUTE_MS),
        Span::Day => (48, 30 * MINUTE_MS),
        Span::Week => (56, 180 * MINUTE_MS),
        Span::Month => (60, 720 * MINUTE_MS),
    }
}

/// What a source did in the last hour, day or week, as JSON.
pub async fn source_counts(env: &Env, name: &str, span: Option<Span>) -> Answer<Vec<u8>> {
    if !Config::of(env).listed().iter().any(|source| source.name == name) {
        return Err(Code::NotFound.into());
    }
    let (steps, step_ms) = steps(span.unwrap_or(Span::Hour));
    counts::show(env, name, steps.saturating_mul(step_ms), step_ms).await
}

/// A token that opens the call's tenant for a while. It may do no more than the caller, and not for longer.
pub fn token(call: &Call<'_>, new: &api::NewToken) -> Answer<api::Token> {
    issue(call, new, MAX_TOKEN_S)
}

/// A link to the portal, where a browser finds the Worker.
pub fn portal_link(call: &Call<'_>, new: &api::NewPortalLink) -> Answer<api::PortalLink> {
    let token = api::NewToken { expires_in_s: new.expires_in_s, scopes: vec![Scope::from(new.scope)] };
    let token = issue(call, &token, MAX_LINK_S)?;
    // In the fragment: it reaches no server, no log and no Referer.
    let url = format!("{}/portal/#token={}&theme={}", call.public_url, token.token, new.theme.as_str());
    Ok(api::PortalLink { id: token.id, url, expires_at: token.expires_at })
}

fn issue(call: &Call<'_>, new: &api::NewToken, most_s: u64) -> Answer<api::Token> {
    if !(1..=most_s).contains(&new.expires_in_s) {
        return Err(Problem::field("expires_in_s", FieldCode::OutOfRange, format!("is 1 to {most_s}")));
    }
    if new.scopes.is_empty() || new.scopes.len() > MAX_SCOPES {
        return Err(Problem::field("scopes", FieldCode::OutOfRange, format!("names 1 to {MAX_SCOPES} scopes")));
    }
    let scopes = Scopes::all_of(new.scopes.iter().copied());
    call.caller.must_hold(scopes, "a token may issue no scope that it does not have itself")?;
    let expires = (now_ms() / 1000).saturating_add(new.expires_in_s);
    let expires = call.caller.expires().map_or(expires, |own| expires.min(own));
    let id = format!("tok_{}", random_token()?);
    let tenant = call.tenant_id().to_string();
    let token = TenantToken { tenant, id, expires, scopes: Some(Scopes::write(&new.scopes)) };
    let variables = Variables::of(call.env);
    let text = token.sign(variables.access()?.token_secret()?).ok_or(Code::NotFound)?;
    let expires_at = rfc3339(expires.saturating_mul(1000));
    Ok(api::Token { id: token.id, token: text, scopes: new.scopes.clone(), expires_at })
}
