//! Towards the origin: the same bytes, a short list of headers, and our own signature over them.

use std::collections::HashSet;

use js_sys::Uint8Array;
use signpost_core::provider::SIGNPOST;
use signpost_core::request::sign::Message;
use signpost_core::request::timestamp::Tolerance;
use signpost_core::request::verify::verify_within;
use signpost_core::{Provider, sign};
use signpost_platform::config::{Config, Source};
use signpost_platform::host::{RequestBody, RequestHead};
use signpost_platform::outbound::{self, Failure};
use signpost_platform::problem::{Problem, plain_headers};
use worker::{Request, Response};

use crate::log::Entry;

/// Headers that describe the bytes or the sender and carry no authority.
const PASSED_ON: [&str; 4] = ["content-type", "content-encoding", "traceparent", "user-agent"];
/// Headers of an origin's answer that a provider may want. Cookies and our own names stay behind.
const PASSED_BACK: [&str; 2] = ["content-type", "retry-after"];
const SOURCE_HEADER: &str = "Signpost-Source";
/// However late the body was, an origin gets this long.
const SHORTEST_BUDGET_MS: u64 = 1_000;

/// What is to be forwarded.
pub struct Outgoing<'a> {
    pub source: &'a Source,
    pub head: &'a Request,
    /// The event's name towards the origin.
    pub name: &'a str,
    pub body: &'a Uint8Array,
    pub budget_ms: u32,
}

/// What came of it.
pub enum Forwarded {
    /// 2xx: the origin has the event.
    Accepted(Response),
    /// 4xx: its own word to the provider; the event may come again.
    Refused(Response),
    /// Everything else: the provider is to come again.
    Failed(Problem),
}

/// How long the origin may take: the provider's own deadline, less what has passed, less a tenth (at
/// least half a second) for the way back. Our 504 must reach the provider before it hangs up, or the
/// claim would be held for an attempt that the provider has already written off.
pub fn budget_ms(provider: &Provider, elapsed_ms: u64) -> u32 {
    let deadline = u64::from(provider.delivery.deadline_ms);
    let margin = (deadline / 10).max(500);
    let left = deadline.saturating_sub(margin).saturating_sub(elapsed_ms).max(SHORTEST_BUDGET_MS);
    u32::try_from(left).unwrap_or(u32::MAX)
}

/// Whether the request already passed this gate: it carries a signature that one of our sources
/// made. A header without a valid signature proves nothing and is merely not passed on.
pub fn has_passed(config: &Config, request: &Request, body: &RequestBody) -> bool {
    let named = request.headers().get(SOURCE_HEADER).ok().flatten().and_then(|name| config.source(&name));
    named.is_some_and(|source| {
        let secrets = [source.origin_secret.clone()];
        let head = RequestHead::new(request, &SIGNPOST, None);
        verify_within(&SIGNPOST, &secrets, &head, body, 0, Tolerance::Off).is_ok()
    })
}

/// Sends the delivery to its origin. Never retries and never follows a redirect.
pub async fn send(outgoing: &Outgoing<'_>, now_s: u64, entry: &mut Entry) -> Forwarded {
    let Ok(headers) = headers(outgoing, now_s) else {
        return Forwarded::Failed(Problem::INTERNAL);
    };
    let sent = outbound::post(&outgoing.source.origin, &headers, outgoing.body, outgoing.budget_ms).await;
    let answer = match sent.answer {
        Ok(answer) => answer,
        Err(Failure::Timeout) => return Forwarded::Failed(Problem::ORIGIN_TIMEOUT),
        Err(_) => return Forwarded::Failed(Problem::ORIGIN_UNREACHABLE),
    };
    entry.origin_status(answer.status());
    match (answer.status(), back(&answer)) {
        (200..=299, Ok(back)) => Forwarded::Accepted(back),
        // The event is there; only its answer cannot be shown.
        (200..=299, Err(_)) => match crate::answer::accepted() {
            Ok(back) => Forwarded::Accepted(back),
            Err(problem) => Forwarded::Failed(problem),
        },
        (400..=499, Ok(back)) => Forwarded::Refused(back),
        _ => {
            // An unread body would hold one of the six connections.
            if let Some(body) = answer.body() {
                drop(body.cancel());
            }
            Forwarded::Failed(Problem::ORIGIN_FAILED)
        }
    }
}

/// The allow-list, then our own names.
fn headers(outgoing: &Outgoing<'_>, now_s: u64) -> worker::Result<web_sys::Headers> {
    let headers = web_sys::Headers::new()?;
    for (name, value) in kept_headers(outgoing.source, outgoing.head)? {
        headers.set(&name, &value)?;
    }
    let source = [(SOURCE_HEADER, outgoing.source.name.as_str())];
    let message = Message { id: outgoing.name, timestamp: now_s, headers: &source, ..Message::default() };
    let secrets = [outgoing.source.origin_secret.clone()];
    let signed = sign(&SIGNPOST, &secrets, &message, &outgoing.body.to_vec())
        .map_err(|reason| worker::Error::RustError(reason.code().to_string()))?;
    for (name, value) in signed {
        headers.set(&name, &value)?;
    }
    Ok(headers)
}

/// The incoming headers that travel on to the origin. `Signpost-*` headers are not on the list, so a
/// forged one cannot arrive.
pub fn kept_headers(source: &Source, head: &Request) -> worker::Result<Vec<(String, String)>> {
    let incoming = head.headers();
    // What `Connection` names concerns one connection only (RFC 9110, section 7.6.1).
    let connection = incoming.get("connection")?.unwrap_or_default().to_ascii_lowercase();
    let hop_by_hop: HashSet<&str> = connection.split(',').map(str::trim).collect();
    let travels = |name: &str| {
        let known = PASSED_ON.contains(&name) || source.provider.owns_header(name);
        known && !SIGNPOST.owns_header(name) && !hop_by_hop.contains(name)
    };
    Ok(incoming.entries().filter(|(name, _)| travels(name)).collect())
}

/// The origin's answer for the provider: status, body as a stream, and few headers.
fn back(answer: &web_sys::Response) -> worker::Result<Response> {
    let headers = plain_headers("text/plain; charset=utf-8")?;
    headers.delete("content-type")?;
    for name in PASSED_BACK {
        if let Some(value) = answer.headers().get(name)? {
            headers.set(name, &value)?;
        }
    }
    let init = web_sys::ResponseInit::new();
    init.set_status(answer.status());
    init.set_headers(headers.0.as_ref());
    Ok(web_sys::Response::new_with_opt_readable_stream_and_init(answer.body().as_ref(), &init)?.into())
}
