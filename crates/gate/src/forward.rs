//! Towards the origin: the same bytes, a short list of headers, and our own signature over them.

use signpost_config::{Config, Source};
use signpost_core::provider::SIGNPOST;
use signpost_core::request::mac::Mac;
use signpost_core::request::sign::{Message, sign_by};
use signpost_core::request::timestamp::Tolerance;
use signpost_core::request::verify::verify_by;
use signpost_core::{Reject, Secret};

use crate::request::{Content, Request, Seen};

/// Headers that describe the bytes or the sender and carry no authority.
const PASSED_ON: [&str; 4] = ["content-type", "content-encoding", "traceparent", "user-agent"];
const SOURCE_HEADER: &str = "Signpost-Source";
/// However late the body was, an origin gets this long.
const SHORTEST_BUDGET_MS: u64 = 1_000;

/// How long the origin may take: the provider's own deadline, less what has passed, less a tenth (at
/// least half a second) for the way back. Our 504 must reach the provider before it hangs up, or the
/// claim would be held for an attempt that the provider has already written off.
pub fn budget_ms(deadline_ms: u32, elapsed_ms: u64) -> u64 {
    let deadline = u64::from(deadline_ms);
    let margin = (deadline / 10).max(500);
    deadline.saturating_sub(margin).saturating_sub(elapsed_ms).max(SHORTEST_BUDGET_MS)
}

/// Whether the request already passed this gate: it carries a signature that one of our sources
/// made. A header without a valid signature proves nothing and is merely not passed on.
pub fn has_passed(config: &Config, request: &Request<'_>, body: &Content<'_>, mac: &impl Mac) -> bool {
    let named = request.header(SOURCE_HEADER).and_then(|name| config.source(name));
    named.is_some_and(|source| {
        let head = Seen { request, url: None };
        let signed =
            |secret| verify_by(&SIGNPOST, std::slice::from_ref(secret), &head, body, 0, Tolerance::Off, mac).is_ok();
        // Destinations may have keys of their own.
        let own = source.routes.iter().filter_map(|route| route.to.secret.as_ref());
        std::iter::once(&source.origin_secret).chain(own).any(signed)
    })
}

/// The incoming headers that travel on to the origin. `Signpost-*` headers are not on the list, so a
/// forged one cannot arrive.
pub fn kept_headers<'t>(source: &Source, request: &Request<'t>) -> Vec<(&'t str, &'t str)> {
    // What `Connection` names concerns one connection only (RFC 9110, section 7.6.1).
    let connection = request.header("connection").unwrap_or_default();
    let travels = |name: &str| {
        let known = PASSED_ON.contains(&name) || source.provider.owns_header(name);
        let is_hop = || connection.split(',').any(|own| own.trim().eq_ignore_ascii_case(name));
        known && !SIGNPOST.owns_header(name) && !is_hop()
    };
    request.headers().iter().copied().filter(|(name, _)| travels(name)).collect()
}

/// Our own headers: the event's name, the source, the time, and the signature over these and the body.
pub fn sign(
    source: &str,
    secret: &Secret,
    name: &str,
    body: &[u8],
    now_s: u64,
    mac: &impl Mac,
) -> Result<Vec<(String, String)>, Reject> {
    let headers = [(SOURCE_HEADER, source)];
    let message = Message { id: name, timestamp: now_s, headers: &headers, ..Message::default() };
    let mut signed = Vec::new();
    sign_by(&SIGNPOST, std::slice::from_ref(secret), &message, body, mac, &mut |name, value| {
        signed.push((name.to_string(), value.to_string()));
    })?;
    Ok(signed)
}
