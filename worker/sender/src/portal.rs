//! The portal's page, with the headers that keep what it shows harmless (T33, T34).
//!
//! Scripts and styles are static assets and never come through here. The page does, because who may
//! frame it is configuration: `SIGNPOST_PORTAL_FRAME_ANCESTORS`, origins separated by spaces.

use signpost_platform::binding::ASSETS;
use signpost_platform::config::{OfEnv as _, Variables};
use signpost_platform::problem::Problem;
use worker::{Env, Method, Request, Response, Result};

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
    let variables = Variables::of(env);
    let ancestors = match variables.frame_ancestors() {
        Ok(ancestors) => ancestors,
        // Not served to nobody's frame in silence: an operator who set it meant some site.
        Err(error) => return Problem::from(error).into_response(),
    };
    let page = assets.fetch_request(request.clone()?).await?;
    let headers = page.headers().clone();
    headers.set("content-security-policy", &format!("{POLICY}; frame-ancestors {}", ancestors.unwrap_or("'none'")))?;
    if ancestors.is_none() {
        headers.set("x-frame-options", "DENY")?;
    }
    headers.set("cache-control", "no-cache")?;
    headers.set("cross-origin-opener-policy", "same-origin")?;
    headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), clipboard-write=(self)")?;
    headers.set("referrer-policy", "no-referrer")?;
    headers.set("x-content-type-options", "nosniff")?;
    Ok(page.with_headers(headers))
}
