//! What a source verifies with, and what signs towards its origin.

use signpost_core::provider::Handshake;
use signpost_core::request::keys::Keys;
use signpost_core::request::verify::MAX_SECRETS;
use signpost_core::{Provider, Secret, SecretError, provider};

use crate::{ConfigError, Given};

/// The variable that holds the key towards origins, where a source names no other.
pub const SIGNING_SECRET: &str = "SIGNPOST_SIGNING_SECRET";

type Lookup<'l> = &'l dyn Fn(&str) -> Option<String>;

fn no_secrets() -> ConfigError {
    ConfigError::new(
        "secrets_invalid",
        "`secrets` is empty",
        "name at least one secret, for example secrets = [\"CLAIMPORT_SECRET\"]",
    )
}

/// A key towards the origin can be derived from a secret, never from what everybody may know.
pub fn no_origin_secret() -> ConfigError {
    ConfigError::new(
        "secret_missing",
        format!("`{SIGNING_SECRET}` is not set, and a public key is no secret to sign with"),
        format!("run `npx wrangler secret put {SIGNING_SECRET}`, and give the origin the same"),
    )
}

pub fn read_keys(names: &[String], provider: &Provider, given: &Given<'_>) -> Result<Keys, ConfigError> {
    if names.is_empty() {
        return Err(no_secrets());
    }
    if names.len() > MAX_SECRETS {
        return Err(ConfigError::new(
            "secrets_invalid",
            format!("{} secrets are more than the {MAX_SECRETS} that are tried", names.len()),
            "remove those that the provider no longer signs with",
        ));
    }
    let mut texts = Vec::new();
    for name in names {
        let text = look_up(name, given.lookup)?;
        // What is set elsewhere is not known here; no stand-in would be a key of every algorithm.
        if !((given.is_elsewhere)(name) && Keys::wants_public_keys(provider, &text)) {
            texts.push((name, text));
        }
    }
    let (names, texts): (Vec<_>, Vec<_>) = texts.into_iter().unzip();
    if texts.is_empty() {
        return Ok(Keys::Public(Vec::new()));
    }
    Keys::parse(provider, &texts)
        .map_err(|(place, error)| unusable(names.get(place).map_or("", |name| name.as_str()), provider, error))
}

fn look_up(name: &str, lookup: Lookup<'_>) -> Result<String, ConfigError> {
    lookup(name).ok_or_else(|| {
        ConfigError::new(
            "secret_missing",
            format!("the secret `{name}` is not set"),
            format!("run `npx wrangler secret put {name}`, and add `{name}=...` to .dev.vars for local runs"),
        )
    })
}

fn unusable(name: &str, provider: &Provider, error: SecretError) -> ConfigError {
    ConfigError::new(
        "secret_invalid",
        format!("the secret `{name}` cannot be used: {error}"),
        format!("set it again, exactly as {} shows it", provider.name),
    )
}

fn read_secret(name: &str, lookup: Lookup<'_>, provider: &Provider) -> Result<Secret, ConfigError> {
    Secret::parse(&look_up(name, lookup)?, provider.secret).map_err(|error| unusable(name, provider, error))
}

pub fn read_origin_secret(named: Option<&str>, lookup: Lookup<'_>) -> Result<Option<Secret>, ConfigError> {
    match (named, lookup(SIGNING_SECRET)) {
        (Some(name), _) => read_secret(name, lookup, &provider::SIGNPOST).map(Some),
        (None, Some(_)) => read_secret(SIGNING_SECRET, lookup, &provider::SIGNPOST).map(Some),
        (None, None) => Ok(None),
    }
}

/// The token that the operator gave the provider, which its handshakes show.
pub fn read_handshake_token(
    named: Option<&str>,
    lookup: Lookup<'_>,
    provider: &Provider,
) -> Result<Option<String>, ConfigError> {
    let Some(name) = named else {
        return Ok(None);
    };
    if !provider.handshake.iter().any(Handshake::has_token) {
        return Err(ConfigError::new(
            "handshake_token_invalid",
            format!("`handshake_token` has no meaning here: no handshake of {} has a token", provider.name),
            "remove `handshake_token`",
        ));
    }
    let text = look_up(name, lookup)?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(ConfigError::new(
            "handshake_token_invalid",
            format!("the token `{name}` is not visible ASCII"),
            "choose another one, of letters and digits, and give the provider the same",
        ));
    }
    Ok(Some(text.to_string()))
}
