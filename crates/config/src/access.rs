//! Who may use the API: the operator's key, and the secret that signs the tokens of tenants.
//!
//! Each has an `_OLD` beside it while it is rotated. Tokens have a secret of their own, since whoever holds a
//! token holds what it takes to try keys offline; those that were made before there was one are signed under
//! the API key, and are good until they expire or that key is gone.

use sha2::{Digest, Sha256};
use signpost_api::tenant_token::TenantToken;
use signpost_core::Secret;

use super::ConfigError;
use crate::digest::sha256_hex_joined;

/// The operator's key.
pub(super) const KEY: &str = "SIGNPOST_API_KEY";
/// The operator's key of before.
pub(super) const OLD_KEY: &str = "SIGNPOST_API_KEY_OLD";
/// Signs tokens and the links of the portal.
pub(super) const TOKEN_SECRET: &str = "SIGNPOST_TOKEN_SECRET";
/// What signed them before.
pub(super) const OLD_TOKEN_SECRET: &str = "SIGNPOST_TOKEN_SECRET_OLD";
/// As long as the tag that it makes: nobody finds such a one by trying.
const LEAST_BYTES: usize = 32;

/// The keys of the API.
pub struct Access {
    /// Any of them opens everything.
    api_keys: Vec<String>,
    /// Signs new tokens.
    token_secret: Option<Secret>,
    /// What else signed tokens that may still be good.
    old_token_secrets: Vec<Secret>,
}

impl Access {
    /// `set` gives what is set and not blank.
    pub(super) fn read(set: &dyn Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let key = set(KEY).ok_or_else(|| absent(KEY))?;
        let keys: Vec<(&str, String)> =
            [Some((KEY, key)), set(OLD_KEY).map(|old| (OLD_KEY, old))].into_iter().flatten().collect();
        let token_secret = set(TOKEN_SECRET);
        let old_token_secret = set(OLD_TOKEN_SECRET);
        for (name, text) in &keys {
            check(name, text)?;
        }
        for (name, text) in [(TOKEN_SECRET, &token_secret), (OLD_TOKEN_SECRET, &old_token_secret)] {
            let Some(text) = text else {
                continue;
            };
            check(name, text)?;
            if keys.iter().any(|(_, key)| key.trim() == text.trim()) {
                return Err(ConfigError::new(
                    "secret_reused",
                    format!("the secret `{name}` is the API key"),
                    format!("give `{name}` a random value of its own: `openssl rand -base64 32`"),
                ));
            }
        }
        // The key was taken with the white space around it when it signed.
        let old = keys.iter().map(|(_, key)| key.as_str()).chain(old_token_secret.as_deref().map(str::trim));
        Ok(Self {
            token_secret: token_secret.as_deref().and_then(|text| Secret::from_key(text.trim().as_bytes()).ok()),
            old_token_secrets: old.filter_map(|text| Secret::from_key(text.as_bytes()).ok()).collect(),
            api_keys: keys.into_iter().map(|(_, key)| key.trim().to_string()).collect(),
        })
    }

    /// Whether `offered` is the operator's key.
    pub fn is_operator(&self, offered: &str) -> bool {
        // Digests are compared: how long that takes says nothing about the key.
        let offered = Sha256::digest(offered.as_bytes());
        self.api_keys.iter().any(|key| Sha256::digest(key.as_bytes()) == offered)
    }

    /// What a tenant's token says, if it is ours and has not expired. `now` is Unix seconds.
    pub fn token(&self, offered: &str, now: u64) -> Option<TenantToken> {
        let mut secrets = self.token_secret.iter().chain(&self.old_token_secrets);
        secrets.find_map(|secret| TenantToken::verify(offered, secret, now))
    }

    /// What every attempt of this deployment carries in `CDN-Loop` (RFC 8586), to be told when it comes back.
    pub fn loop_mark(&self) -> Option<String> {
        self.api_keys.first().map(|key| loop_mark(key))
    }

    /// Whether a request carries such a mark: it is an attempt of this deployment's own.
    pub fn is_own_attempt(&self, cdn_loop: &str) -> bool {
        let is_marked = |key: &String| cdn_loop.split(',').any(|entry| entry.trim() == loop_mark(key));
        self.api_keys.iter().any(is_marked)
    }

    /// What signs new tokens.
    pub fn token_secret(&self) -> Result<&Secret, ConfigError> {
        self.token_secret.as_ref().ok_or_else(|| absent(TOKEN_SECRET))
    }
}

/// 16 bits: enough to tell a deployment from the few that send to it, and too few to find a key by trying.
fn loop_mark(key: &str) -> String {
    let name = sha256_hex_joined(["signpost loop", key]);
    format!("signpost-{}", name.get(..4).unwrap_or_default())
}

fn absent(name: &str) -> ConfigError {
    ConfigError::absent(
        "secret_missing",
        format!("the secret `{name}` is not set"),
        format!("run `npx wrangler secret put {name}` with {LEAST_BYTES} random bytes (`openssl rand -base64 32`)"),
    )
}

/// A key that is short can be found by whoever holds a token that it signed.
fn check(name: &str, text: &str) -> Result<(), ConfigError> {
    let length = text.trim().len();
    if length >= LEAST_BYTES {
        return Ok(());
    }
    Err(ConfigError::new(
        "secret_short",
        format!("the secret `{name}` has {length} bytes, and at least {LEAST_BYTES} are needed"),
        format!("set `{name}` to a random value: `openssl rand -base64 32`"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "operator-key-0123456789abcdef0123456789abcdef";
    const OTHER: &str = "token-secret-0123456789abcdef0123456789abcdef";

    fn read(set: &[(&str, &str)]) -> Result<Access, ConfigError> {
        Access::read(&|name| set.iter().find(|(own, _)| *own == name).map(|(_, text)| text.to_string()))
    }

    fn token_under(key: &str) -> String {
        let token = TenantToken { tenant: "acme".to_string(), id: "tok_1".to_string(), expires: 2000, scopes: None };
        token.sign(&Secret::from_key(key.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn t35_a_short_key_opens_nothing_and_is_not_quoted() {
        for (name, set) in [
            (KEY, vec![(KEY, "canary-31-bytes-0123456789abcde")]),
            (OLD_KEY, vec![(KEY, LONG), (OLD_KEY, "canary")]),
            (TOKEN_SECRET, vec![(KEY, LONG), (TOKEN_SECRET, "canary")]),
            (OLD_TOKEN_SECRET, vec![(KEY, LONG), (OLD_TOKEN_SECRET, "canary")]),
        ] {
            let error = read(&set).err().unwrap();
            assert_eq!(error.code(), "secret_short");
            assert!(error.to_string().contains(name), "{error}");
            assert!(!error.to_string().contains("canary"), "{error}");
        }
    }

    #[test]
    fn tokens_are_signed_under_a_secret_of_their_own_and_never_under_the_key() {
        assert!(read(&[(KEY, LONG)]).unwrap().token_secret().unwrap_err().is_absence());
        assert_eq!(read(&[(KEY, LONG), (TOKEN_SECRET, LONG)]).err().unwrap().code(), "secret_reused");
        let access = read(&[(KEY, LONG), (TOKEN_SECRET, OTHER)]).unwrap();
        let token = TenantToken { tenant: "acme".to_string(), id: "tok_1".to_string(), expires: 2000, scopes: None };
        assert_eq!(token.sign(access.token_secret().unwrap()).unwrap(), token_under(OTHER));
    }

    #[test]
    fn t27_what_was_signed_or_opened_before_a_rotation_is_good_until_the_old_value_is_removed() {
        let during = read(&[(KEY, OTHER), (OLD_KEY, LONG), (TOKEN_SECRET, &LONG.replace('0', "1"))]).unwrap();
        assert!(during.is_operator(LONG) && during.is_operator(OTHER));
        // Of the time when the key signed tokens.
        assert!(during.token(&token_under(LONG), 1000).is_some());
        assert!(during.token(&token_under(LONG), 2000).is_none(), "expired");
        let after = read(&[(KEY, OTHER)]).unwrap();
        assert!(!after.is_operator(LONG));
        assert!(after.token(&token_under(LONG), 1000).is_none());

        let old = LONG.replace('0', "2");
        let tokens = read(&[(KEY, LONG), (TOKEN_SECRET, OTHER), (OLD_TOKEN_SECRET, &old)]).unwrap();
        assert!(tokens.token(&token_under(&old), 1000).is_some());
        assert!(tokens.token(&token_under(OTHER), 1000).is_some());
    }

    #[test]
    fn white_space_around_a_key_is_not_part_of_it() {
        let access = read(&[(KEY, &format!("{LONG}\n"))]).unwrap();
        assert!(access.is_operator(LONG));
        // As it was signed when the key was taken as it stood.
        assert!(access.token(&token_under(&format!("{LONG}\n")), 1000).is_some());
    }
}
