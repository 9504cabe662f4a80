//! The gate's own answers, where no origin speaks.

use signpost_core::provider::handshake::ReplyForm;
use signpost_core::request::handshake::Answer;
use signpost_platform::config::Source;
use signpost_platform::problem::{Problem, plain_headers};
use worker::Response;

/// Already processed: the provider may stop.
pub fn duplicate() -> Result<Response, Problem> {
    build(200, "application/json", br#"{"duplicate":true}"#.to_vec(), Some(("signpost-duplicate", "true")))
}

/// A registration ping, confirmed with the status that its provider waits for.
pub fn ping(source: &Source) -> Result<Response, Problem> {
    let status = source.provider.ping.as_ref().map_or(200, |ping| ping.status);
    // These have no body, and the runtime refuses to make one.
    let body = if [204, 205].contains(&status) { Vec::new() } else { br#"{"ok":true}"#.to_vec() };
    build(status, "application/json", body, None)
}

/// Accepted by the origin, whose own answer cannot be passed on.
pub fn accepted() -> Result<Response, Problem> {
    build(200, "application/json", br#"{"accepted":true}"#.to_vec(), None)
}

/// Stored; the origin gets it from the queue.
pub fn queued() -> Result<Response, Problem> {
    build(202, "application/json", br#"{"queued":true}"#.to_vec(), None)
}

/// What a handshake asked for, as something that no browser makes a page of.
pub fn handshake(Answer { handshake, text, .. }: Answer<'_>) -> Result<Response, Problem> {
    const TEXT: &str = "text/plain; charset=utf-8";
    let status = handshake.status;
    match &handshake.answer.form {
        ReplyForm::Header(name) => build(status, TEXT, Vec::new(), Some((name, &text))),
        ReplyForm::Json => build(status, "application/json", text.into_bytes(), None),
        ReplyForm::Text => build(status, TEXT, text.into_bytes(), None),
    }
}

fn build(status: u16, content_type: &str, body: Vec<u8>, extra: Option<(&str, &str)>) -> Result<Response, Problem> {
    let built = || {
        let headers = plain_headers(content_type)?;
        if let Some((name, value)) = extra {
            headers.set(name, value)?;
        }
        let response = if body.is_empty() { Response::empty()? } else { Response::from_bytes(body)? };
        Ok::<_, worker::Error>(response.with_status(status).with_headers(headers))
    };
    built().map_err(|_| Problem::INTERNAL)
}
