//! Who is asking: the operator by the API key, or somebody with a token for one tenant.
//!
//! The tenant of a token comes from the token, never from the path, and another tenant's path is
//! the same 404 as one that does not exist.

use signpost_platform::binding::{AUTH_FAILURES, TENANTS};
use signpost_platform::clock::now_ms;
use signpost_platform::config::{Access, Variables};
use signpost_platform::object::{Answer, Refusal, ask};
use worker::{Env, Request};

use super::tenant;

/// Who is asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    Operator,
    /// With the id of the token.
    Tenant(String, String),
}

impl Caller {
    /// Whether `tenant` is open to the caller.
    pub fn may_open(&self, tenant: &str) -> Answer<()> {
        match self {
            Self::Tenant(own, _) if own != tenant => Err(Refusal::not_found()),
            _ => Ok(()),
        }
    }

    /// The name under which what they did is kept.
    pub fn name(&self) -> &str {
        match self {
            Self::Operator => "operator",
            Self::Tenant(_, token) => token,
        }
    }

    pub fn must_be_operator(&self) -> Answer<()> {
        if *self == Self::Operator { Ok(()) } else { Err(Refusal::forbidden()) }
    }
}

/// Who is asking.
///
/// # Errors
/// 401 for every kind of wrong key alike, 429 when an address keeps coming with wrong ones.
pub async fn caller(request: &Request, env: &Env) -> Answer<Caller> {
    let variables = Variables::of(env);
    let access = variables.access()?;
    let header = request.headers().get("authorization")?.unwrap_or_default();
    let offered = match header.split_once(' ') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("bearer") => rest.trim(),
        _ => "",
    };
    if let Some(caller) = recognise(offered, access, env).await? {
        return Ok(caller);
    }
    let address = request.headers().get("cf-connecting-ip")?.unwrap_or_default();
    if let Ok(limiter) = env.rate_limiter(AUTH_FAILURES)
        && !limiter.limit(address).await?.success
    {
        return Err(Refusal::too_many_failures());
    }
    Err(Refusal::unauthorized())
}

async fn recognise(offered: &str, access: &Access, env: &Env) -> Answer<Option<Caller>> {
    if access.is_operator(offered) {
        return Ok(Some(Caller::Operator));
    }
    let Some(token) = access.token(offered, now_ms() / 1000) else {
        return Ok(None);
    };
    let question = tenant::Ask::IsRevoked { token: token.id.clone() };
    let revoked: bool = ask(env, TENANTS, &token.tenant, &question, &[]).await?;
    Ok((!revoked).then_some(Caller::Tenant(token.tenant, token.id)))
}
