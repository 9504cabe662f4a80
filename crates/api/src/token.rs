//! Keys for one tenant.

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A token for one tenant.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NewToken {
    /// How long it opens the tenant, in seconds.
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 31_536_000)))]
    pub expires_in_s: u64,
}

impl Default for NewToken {
    /// An hour: long enough to work in a portal, short enough for a link.
    fn default() -> Self {
        Self { expires_in_s: 3600 }
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
    /// From then on it opens nothing.
    pub expires_at: String,
}
