//! Keys for one tenant.

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[cfg(feature = "openapi")]
use crate::Time;
use crate::limits::DEFAULT_TOKEN_S;
#[cfg(feature = "openapi")]
use crate::limits::{MAX_SCOPES, MAX_TOKEN_S};
use crate::scopes::Scope;

/// A token to be issued for one tenant.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NewToken {
    /// How long it opens the tenant, in seconds.
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = MAX_TOKEN_S)))]
    pub expires_in_s: u64,
    /// What it may do: scopes, bundles of them, or both.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = MAX_SCOPES)))]
    pub scopes: Vec<Scope>,
}

impl Default for NewToken {
    fn default() -> Self {
        Self { expires_in_s: DEFAULT_TOKEN_S, scopes: vec![Scope::Admin] }
    }
}

/// A token, shown once.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Token {
    /// Names it, to revoke it.
    pub id: String,
    /// Goes into `Authorization: Bearer`.
    pub token: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// From then on it opens nothing.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub expires_at: String,
}
