//! The portal's page, with the headers that keep what it shows harmless (T33, T34).
//!
//! Scripts and styles are static assets and never come through here. The page does, because who may
//! frame it is configuration: `SIGNPOST_PORTAL_FRAME_ANCESTORS`, origins separated by spaces.

use worker::{Env, Method, Request, Response, Result};

use crate::problem::Problem;

const ASSETS: &str = "ASSETS";
const FRAME_ANCESTORS: &str = "SIGNPOST_PORTAL_FRAME_ANCESTORS";
const NOBODY: &str = "'none'";

/// Nothing but our own files, no inline script or style, no string that becomes markup or code.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Whether the path is the page's.
pub fn is_page(path: &str) -> bool {
    matches!(path, "/portal" | "/portal/" | "/portal/index.html")
}

pub async fn answer(request: &Request, env: &Env) -> Result<Response> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return Problem::method_not_allowed("GET, HEAD").into_response();
    }
    let Ok(assets) = env.assets(ASSETS) else {
        return Problem::NOT_FOUND.into_response();
    };
    let page = assets.fetch_request(request.clone()?).await?;
    let headers = page.headers().clone();
    let ancestors = ancestors(env);
    headers.set("content-security-policy", &format!("{POLICY}; frame-ancestors {ancestors}"))?;
    if ancestors == NOBODY {
        headers.set("x-frame-options", "DENY")?;
    }
    headers.set("cache-control", "no-cache")?;
    headers.set("cross-origin-opener-policy", "same-origin")?;
    headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), clipboard-write=(self)")?;
    headers.set("referrer-policy", "no-referrer")?;
    headers.set("x-content-type-options", "nosniff")?;
    Ok(page.with_headers(headers))
}

/// Who may frame the page. What could end the directive, or is no origin, lets nobody.
fn ancestors(env: &Env) -> String {
    let text = env.var(FRAME_ANCESTORS).map(|text| text.to_string()).unwrap_or_default();
    let origins: Vec<&str> = text.split_whitespace().collect();
    let good = |origin: &&str| {
        let (scheme, host) = origin.split_once("://").unwrap_or_default();
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'*' | b'[' | b']');
        matches!(scheme, "https" | "http") && !host.is_empty() && host.bytes().all(plain) || **origin == *"'self'"
    };
    if origins.is_empty() {
        return NOBODY.to_string();
    }
    if !origins.iter().all(good) {
        worker::console_error!("{}", serde_json::json!({ "at": "portal", "code": "frame_ancestors_invalid" }));
        return NOBODY.to_string();
    }
    origins.join(" ")
}
