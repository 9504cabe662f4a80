//! What the operator and the portal look at: tenants, their totals, providers, links.

use futures_util::stream::{self, StreamExt};
use serde_json::Value;
use signpost_api as api;
use signpost_core::outgoing::envelope::rfc3339;
use signpost_core::provider;
use signpost_core::token::Token;
use signpost_platform::binding::{ENDPOINTS, TENANTS};
use signpost_platform::clock::{now_ms, random_token};
use signpost_platform::config::{Config, Variables};
use signpost_platform::counts;
use signpost_platform::handover::Site;
use signpost_platform::object::{Answer, Refusal, ask};
use worker::Env;

use super::endpoint::{Ask, Question, is_ours_to_sign};
use super::page;
use super::tenant::{self, DIRECTORY, Known, Registered};

/// A link is for a sitting, not for a bookmark.
const MAX_LINK_S: u64 = 86_400;
/// Endpoint objects that are asked at the same time.
const FAN_OUT: usize = 6;
/// More than a tenant may have: its endpoints are read in one go.
const ALL: u32 = 1000;

/// The built-in rows that an endpoint can have, written as a row of one's own would be.
pub fn providers() -> Answer<api::Page<Value>> {
    let rows = provider::BUILT_IN.iter().filter(|row| is_ours_to_sign(row)).map(|row| Ok(serde_json::to_value(row)?));
    Ok(api::Page { data: rows.collect::<Answer<_>>()?, next_cursor: None })
}

/// Every tenant that has added an endpoint, the first one first.
pub async fn tenants(env: &Env, after: u64, limit: u32) -> Answer<api::Page<api::Tenant>> {
    let question = tenant::Ask::Tenants { after, limit: limit.saturating_add(1) };
    let rows: Vec<Known> = ask(env, TENANTS, DIRECTORY, &question, &[]).await?;
    let (rows, next_cursor) = page::cut(rows, limit, |row| row.seq);
    let data = rows.into_iter().map(|row| api::Tenant { id: row.id, created_at: rfc3339(row.made) }).collect();
    Ok(api::Page { data, next_cursor })
}

/// What all of a tenant's endpoints come to. Each of them is asked: nothing is counted twice.
pub async fn summary(env: &Env, site: &Site, tenant: &str) -> Answer<api::TenantSummary> {
    let question = tenant::Ask::Endpoints { after: 0, limit: ALL };
    let rows: Vec<Registered> = ask(env, TENANTS, tenant, &question, &[]).await?;
    let show = |row: &Registered| {
        let id = row.id.clone();
        let question = Question { tenant: tenant.to_string(), site: site.clone(), ask: Ask::Show };
        async move { ask::<_, api::Endpoint>(env, ENDPOINTS, &id, &question, &[]).await }
    };
    let answers = stream::iter(&rows).map(show).buffered(FAN_OUT).collect::<Vec<_>>().await;
    let mut sum = api::TenantSummary { id: tenant.to_string(), ..api::TenantSummary::default() };
    for answer in answers {
        match answer {
            Ok(endpoint) => add(&mut sum, &endpoint),
            // Registered, and its object not yet written or already cleared.
            Err(refusal) if refusal.status == 404 => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(sum)
}

fn add(sum: &mut api::TenantSummary, endpoint: &api::Endpoint) {
    let count = |n: &mut u64, more: u64| *n = n.saturating_add(more);
    match endpoint.status.as_str() {
        "active" => count(&mut sum.endpoints.active, 1),
        "disabled" => count(&mut sum.endpoints.disabled, 1),
        _ => count(&mut sum.endpoints.unconfirmed, 1),
    }
    if endpoint.status == "active" && endpoint.failures > 0 {
        count(&mut sum.endpoints.failing, 1);
    }
    count(&mut sum.deliveries.pending, endpoint.deliveries.pending);
    count(&mut sum.deliveries.delivered, endpoint.deliveries.delivered);
    count(&mut sum.deliveries.dead, endpoint.deliveries.dead);
    count(&mut sum.deliveries.cancelled, endpoint.deliveries.cancelled);
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

/// What a source did in the last hour, day or week.
pub async fn source_counts(env: &Env, name: &str, span: Option<&str>) -> Answer<api::SourceCounts> {
    if !Config::of(env).listed().iter().any(|source| source.name == name) {
        return Err(Refusal::not_found());
    }
    const MINUTE_MS: u64 = 60_000;
    let (span_ms, step_ms) = match span.unwrap_or("hour") {
        "hour" => (60 * MINUTE_MS, MINUTE_MS),
        "day" => (1440 * MINUTE_MS, 30 * MINUTE_MS),
        "week" => (7 * 1440 * MINUTE_MS, 180 * MINUTE_MS),
        _ => return Err(Refusal::invalid("`span` is `hour`, `day` or `week`")),
    };
    counts::show(env, name, span_ms, step_ms).await
}

/// A token that opens one tenant for a while.
pub fn token(env: &Env, tenant: &str, lasts_s: u64, most_s: u64) -> Answer<api::Token> {
    if !(1..=most_s).contains(&lasts_s) {
        return Err(Refusal::invalid(format!("`expires_in_s` is 1 to {most_s}")));
    }
    let expires = (now_ms() / 1000).saturating_add(lasts_s);
    let id = format!("tok_{}", random_token()?);
    let token = Token { tenant: tenant.to_string(), id, expires };
    let text = token.sign(Variables::of(env).access()?.token_secret()?).ok_or_else(Refusal::not_found)?;
    Ok(api::Token { id: token.id, token: text, expires_at: rfc3339(expires.saturating_mul(1000)) })
}

/// A link to the portal on the host that was asked.
pub fn portal_link(env: &Env, origin: &str, tenant: &str, new: &api::NewPortalLink) -> Answer<api::PortalLink> {
    if !["auto", "dark", "light"].contains(&new.theme.as_str()) {
        return Err(Refusal::invalid("`theme` is `light`, `dark` or `auto`"));
    }
    let token = token(env, tenant, new.expires_in_s, MAX_LINK_S)?;
    // In the fragment: it reaches no server, no log and no Referer.
    let url = format!("{origin}/portal/#token={}&theme={}", token.token, new.theme);
    Ok(api::PortalLink { id: token.id, url, expires_at: token.expires_at })
}
