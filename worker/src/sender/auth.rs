//! Who is asking: the operator by the API key, or somebody with a token for one tenant.
//!
//! The tenant of a token comes from the token, never from the path, and another tenant's path is
//! the same 404 as one that does not exist.

use sha2::{Digest, Sha256};
use signpost_core::Secret;
use signpost_core::token::Token;
use worker::{Env, Request};

use super::call::{TENANTS, ask};
use super::refusal::{Answer, Refusal};
use super::tenant;
use crate::platform::now_ms;

const KEY: &str = "SIGNPOST_API_KEY";
/// Counts refused keys by address. Without this binding nothing is limited.
const FAILURES: &str = "AUTH_FAILURES";

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

/// The key under which tenant tokens are signed.
pub fn token_key(env: &Env) -> Answer<Secret> {
    let key = env.secret(KEY).map_err(|_| Refusal::not_configured())?.to_string();
    if key.trim().is_empty() {
        return Err(Refusal::not_configured());
    }
    Secret::from_key(key.as_bytes()).map_err(|_| Refusal::not_configured())
}

/// Who is asking.
///
/// # Errors
/// 401 for every kind of wrong key alike, 429 when an address keeps coming with wrong ones.
pub async fn caller(request: &Request, env: &Env) -> Answer<Caller> {
    let key = token_key(env)?;
    let header = request.headers().get("authorization")?.unwrap_or_default();
    let offered = match header.split_once(' ') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("bearer") => rest.trim(),
        _ => "",
    };
    if let Some(caller) = recognise(offered, &key, env).await? {
        return Ok(caller);
    }
    let address = request.headers().get("cf-connecting-ip")?.unwrap_or_default();
    if let Ok(limiter) = env.rate_limiter(FAILURES)
        && !limiter.limit(address).await?.success
    {
        return Err(Refusal::too_many_failures());
    }
    Err(Refusal::unauthorized())
}

async fn recognise(offered: &str, key: &Secret, env: &Env) -> Answer<Option<Caller>> {
    let operator = env.secret(KEY).map_err(|_| Refusal::not_configured())?.to_string();
    // Digests are compared: how long that takes says nothing about the key.
    if Sha256::digest(offered.as_bytes()) == Sha256::digest(operator.trim().as_bytes()) {
        return Ok(Some(Caller::Operator));
    }
    let Some(token) = Token::verify(offered, key, now_ms() / 1000) else {
        return Ok(None);
    };
    let question = tenant::Ask::IsRevoked { token: token.id.clone() };
    let revoked: bool = ask(env, TENANTS, &token.tenant, &question, &[]).await?;
    Ok((!revoked).then_some(Caller::Tenant(token.tenant, token.id)))
}
