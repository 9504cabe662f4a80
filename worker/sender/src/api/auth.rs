//! Who is asking: the operator by the API key, or somebody with a token for one tenant.
//!
//! The tenant of a token comes from the token, never from the path, and another tenant's path is
//! the same 404 as one that does not exist. What a token may do stands in it, too.

use std::net::Ipv6Addr;

use signpost_api::operations::Access;
use signpost_api::{Code, Scopes};
use signpost_platform::binding::{AUTH_FAILURES, TENANTS};
use signpost_platform::clock::now_ms;
use signpost_platform::config::{self, OfEnv as _, Variables};
use signpost_platform::object::{Answer, ask};
use signpost_platform::problem::Problem;
use worker::{Env, Request};

use crate::tenant;

/// Who is asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    Operator,
    Tenant {
        tenant: String,
        /// The id of the token.
        token: String,
        scopes: Scopes,
        /// Unix seconds.
        expires: u64,
    },
}

/// What our own attempts bring is no request: one endpoint could otherwise multiply every event without end.
pub fn refuse_loops(request: &Request, env: &Env) -> Answer<()> {
    let variables = Variables::of(env);
    let passed = request.headers().get("cdn-loop")?;
    match (passed, variables.access()) {
        (Some(passed), Ok(access)) if access.is_own_attempt(&passed) => Err(Code::LoopDetected.into()),
        _ => Ok(()),
    }
}

impl Caller {
    /// Whether `tenant` is open to the caller.
    pub fn may_open(&self, tenant: &str) -> Answer<()> {
        match self {
            Self::Tenant { tenant: own, .. } if own != tenant => Err(Code::NotFound.into()),
            _ => Ok(()),
        }
    }

    /// Whether an operation is open to the caller.
    pub fn may(&self, access: Access) -> Answer<()> {
        match access {
            Access::Anyone => Ok(()),
            Access::Operator if *self == Self::Operator => Ok(()),
            Access::Operator => Err(Code::OperatorOnly.into()),
            Access::With(scope) => {
                self.must_hold(Scopes::of(scope), &format!("it needs the scope `{}`", scope.as_str()))
            }
        }
    }

    /// Whether the caller may do all of that; `else_told` is why not.
    pub fn must_hold(&self, needed: Scopes, else_told: &str) -> Answer<()> {
        match self {
            Self::Tenant { scopes, .. } if !scopes.hold(needed) => {
                Err(Problem::from(Code::MissingScope).detail(else_told))
            }
            _ => Ok(()),
        }
    }

    /// When the caller's own key ends, in Unix seconds.
    pub const fn expires(&self) -> Option<u64> {
        match self {
            Self::Operator => None,
            Self::Tenant { expires, .. } => Some(*expires),
        }
    }

    /// The name under which what they did is kept.
    pub fn name(&self) -> &str {
        match self {
            Self::Operator => "operator",
            Self::Tenant { token, .. } => token,
        }
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
        && !limiter.limit(network(&address)).await?.success
    {
        return Err(Problem::from(Code::TooManyFailures).retry_after(60));
    }
    Err(Code::Unauthorized.into())
}

/// Whom an address belongs to: of IPv6 everybody has at least a network of 64 bits.
fn network(address: &str) -> String {
    match address.parse::<Ipv6Addr>() {
        Ok(v6) if v6.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        _ => address.to_string(),
    }
}

async fn recognise(offered: &str, access: &config::Access, env: &Env) -> Answer<Option<Caller>> {
    if access.is_operator(offered) {
        return Ok(Some(Caller::Operator));
    }
    let Some(token) = access.token(offered, now_ms() / 1000) else {
        return Ok(None);
    };
    // A token of before there were scopes may do everything until it expires.
    let scopes = token.scopes.as_deref().map_or(Some(Scopes::ALL), Scopes::read);
    let Some(scopes) = scopes else {
        return Ok(None);
    };
    let question = tenant::Ask::IsRevoked { token: token.id.clone() };
    let is_revoked: bool = ask(env, TENANTS, &token.tenant, &question, &[]).await?;
    let caller = Caller::Tenant { tenant: token.tenant, token: token.id, scopes, expires: token.expires };
    Ok((!is_revoked).then_some(caller))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t35_a_network_of_ipv6_is_one_address() {
        for same in ["2001:db8:1:2::1", "2001:0DB8:0001:0002:ffff::9"] {
            assert_eq!(network(same), "2001:db8:1:2::/64");
        }
        for other in ["192.0.2.7", "::ffff:192.0.2.7", "", "nobody"] {
            assert_eq!(network(other), other);
        }
    }
}
