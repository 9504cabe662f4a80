//! Who may use the API: the operator's key, and what signs the tokens of tenants.

use sha2::{Digest, Sha256};
use signpost_core::Secret;
use signpost_core::token::Token;

use super::ConfigError;

/// The operator's key.
const KEY: &str = "SIGNPOST_API_KEY";

/// The keys of the API.
pub struct Access {
    api_key: String,
    /// The first signs; tokens under any of them are good.
    token_secrets: Vec<Secret>,
}

impl Access {
    /// `set` gives what is set and not blank.
    pub(super) fn read(set: &dyn Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let absent = || {
            ConfigError::absent(
                format!("the secret `{KEY}` is not set"),
                format!("run `npx wrangler secret put {KEY}`, and add `{KEY}=...` to .dev.vars for local runs"),
            )
        };
        let api_key = set(KEY).ok_or_else(absent)?;
        let token_secret = Secret::from_key(api_key.as_bytes()).map_err(|_| absent())?;
        Ok(Self { api_key: api_key.trim().to_string(), token_secrets: vec![token_secret] })
    }

    /// Whether `offered` is the operator's key.
    pub fn is_operator(&self, offered: &str) -> bool {
        // Digests are compared: how long that takes says nothing about the key.
        Sha256::digest(offered.as_bytes()) == Sha256::digest(self.api_key.as_bytes())
    }

    /// What a tenant's token says, if it is ours and has not expired. `now` is Unix seconds.
    pub fn token(&self, offered: &str, now: u64) -> Option<Token> {
        self.token_secrets.iter().find_map(|secret| Token::verify(offered, secret, now))
    }

    /// What signs new tokens.
    pub fn token_secret(&self) -> Result<&Secret, ConfigError> {
        self.token_secrets.first().ok_or_else(|| ConfigError::new("nothing signs tokens", "set a secret"))
    }
}
