//! Where a source is, and where its deliveries go: its name, path, origin, and the URL that its provider calls.
//!
//! URLs are read by the runtime's own parser, which is the one that will fetch.

use signpost_core::Provider;
use signpost_core::outgoing::target::is_loopback;
use signpost_core::provider::Handshake;

use crate::{ConfigError, UrlParser};

/// Paths that answer something else.
const RESERVED: [&str; 4] = ["/health", "/openapi.json", "/v1", "/portal"];

/// `what` is what has the name.
pub fn check_name(name: &str, what: &str) -> Result<(), ConfigError> {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if name.is_empty() || name.len() > 63 || !name.chars().all(letters) {
        return Err(ConfigError::new(
            "name_invalid",
            format!("`{name}` cannot be a {what}'s name"),
            "use 1 to 63 lower-case letters, digits, `-` and `_`",
        ));
    }
    Ok(())
}

pub fn check_path(path: &str, url: UrlParser<'_>) -> Result<(), ConfigError> {
    let reserved =
        RESERVED.iter().any(|own| path == *own || path.strip_prefix(own).is_some_and(|rest| rest.starts_with('/')));
    if !path.starts_with('/') || path.contains(['?', '#', '*', ' ']) {
        return Err(ConfigError::new(
            "path_invalid",
            format!("`path = \"{path}\"` is not a path"),
            "start it with `/`, without query, fragment or wildcard",
        ));
    }
    // Requests come with the path that the runtime's own parser makes of theirs: no other is ever seen.
    let seen = url(&format!("http://gate{path}")).map(|url| url.path).unwrap_or_default();
    if seen != path {
        return Err(ConfigError::new(
            "path_invalid",
            format!("`path = \"{path}\"` is no request's path: it would arrive as `{seen}`"),
            format!("write `{seen}`, or choose another path"),
        ));
    }
    if reserved {
        return Err(ConfigError::new(
            "path_invalid",
            format!("`path = \"{path}\"` is taken by the Worker itself"),
            "choose another path",
        ));
    }
    Ok(())
}

/// The URL of an origin, which is written under `option`, and whether it is on this machine. The runtime's parser sees
/// through every other spelling of a host.
pub fn read_origin(option: &str, text: &str, url: UrlParser<'_>) -> Result<(String, bool), ConfigError> {
    let bad = |problem: &str| {
        let fix = "use https://, or http:// for an origin on this machine";
        Err(ConfigError::new("origin_invalid", format!("`{option} = \"{text}\"` {problem}"), fix))
    };
    let Some(url) = url(text) else {
        return bad("is not a URL");
    };
    let loopback = is_loopback(&url.host) || url.host.ends_with(".localhost");
    match url.scheme.as_str() {
        "https:" => {}
        "http:" if loopback => {}
        "http:" => return bad("would send deliveries unencrypted"),
        _ => return bad("is not an http URL"),
    }
    if url.has_credentials {
        return bad("contains credentials, which would show up in logs");
    }
    if url.has_fragment {
        return bad("has a fragment, which is never sent");
    }
    Ok((url.href, loopback))
}

/// What the provider calls and signs. It cannot be seen from here: behind another host name or path the
/// gate's own requests show another URL. Kept as it was written, since a provider signs its text.
pub fn read_url(url: Option<String>, provider: &Provider, parse: UrlParser<'_>) -> Result<Option<String>, ConfigError> {
    let bad = |problem: String, fix: &str| Err(ConfigError::new("url_invalid", problem, fix));
    let exactly = "write the URL exactly as it is registered with the provider";
    let is_hashed = provider.handshake.iter().any(Handshake::has_url);
    let text = match (provider.signature.covers_url() || is_hashed, url) {
        (false, None) => return Ok(None),
        (false, Some(_)) => {
            return bad(format!("`url` has no meaning here: {} does not sign it", provider.name), "remove `url`");
        }
        (true, None) if is_hashed => {
            return bad(format!("`url` is missing: a handshake of {} has it in its answer", provider.name), exactly);
        }
        (true, None) => {
            return bad(format!("`url` is missing: {} signs the URL that it calls", provider.name), exactly);
        }
        (true, Some(text)) => text,
    };
    let known = parse(&text).is_some_and(|url| {
        let http = ["https:", "http:"].contains(&url.scheme.as_str());
        http && !url.has_credentials && !url.has_fragment
    });
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
    if known && plain {
        Ok(Some(text))
    } else {
        bad(format!("`url = \"{text}\"` is not what a provider can call"), exactly)
    }
}
