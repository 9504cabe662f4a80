//! Errors towards a caller: RFC 9457 problem documents with a stable `code`.
//!
//! They say what the caller can do and nothing about why: every refusal of a signature is the same
//! document, byte for byte, and the reason is in the operator's log.

use worker::{Headers, Response, Result};

/// One kind of error answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Problem {
    /// Stable name for programs.
    pub code: &'static str,
    status: u16,
    title: &'static str,
    /// Seconds until it makes sense to try again.
    retry_after_s: Option<u64>,
    /// The methods that are allowed, for 405.
    allow: Option<&'static str>,
}

impl Problem {
    pub const BODY_TOO_LARGE: Self = Self::new(413, "body_too_large", "The body is larger than this source accepts.");
    pub const BODY_UNREADABLE: Self = Self::new(400, "body_unreadable", "The body ended before it was complete.");
    pub const DEDUPE_UNAVAILABLE: Self =
        Self::new(503, "dedupe_unavailable", "The delivery could not be claimed; send it again.").retry_after(5);
    pub const HANDSHAKE_REFUSED: Self =
        Self::new(403, "handshake_refused", "The handshake's token is not the one of this source.");
    pub const INTERNAL: Self = Self::new(500, "internal", "The delivery was not processed; send it again.");
    pub const LOOP_DETECTED: Self = Self::new(508, "loop_detected", "The request has already passed this gate.");
    pub const MISCONFIGURED: Self = Self::new(500, "misconfigured", "This source is not configured correctly.");
    pub const NOT_FOUND: Self = Self::new(404, "not_found", "There is nothing at this path.");
    pub const ORIGIN_FAILED: Self = Self::new(502, "origin_failed", "The origin did not accept the delivery.");
    pub const ORIGIN_TIMEOUT: Self = Self::new(504, "origin_timeout", "The origin did not answer in time.");
    pub const ORIGIN_UNREACHABLE: Self = Self::new(502, "origin_unreachable", "The origin could not be reached.");
    pub const QUEUE_UNAVAILABLE: Self =
        Self::new(503, "queue_unavailable", "The delivery could not be stored; send it again.").retry_after(5);
    /// The answer to every delivery that does not verify, whatever the reason.
    pub const VERIFICATION_FAILED: Self = Self::new(401, "verification_failed", "The delivery could not be verified.");

    const fn new(status: u16, code: &'static str, title: &'static str) -> Self {
        Self { code, status, title, retry_after_s: None, allow: None }
    }

    /// 405, naming what is allowed.
    pub const fn method_not_allowed(allow: &'static str) -> Self {
        let problem = Self::new(405, "method_not_allowed", "This path does not accept that method.");
        Self { allow: Some(allow), ..problem }
    }

    /// 409: another copy of the event is on its way to the origin. Not 200, because that copy may
    /// still fail, and the sender must then come back.
    pub const fn in_flight(retry_after_s: u64) -> Self {
        Self::new(409, "in_flight", "Another copy of this event is being processed.").retry_after(retry_after_s)
    }

    const fn retry_after(self, seconds: u64) -> Self {
        Self { retry_after_s: Some(seconds), ..self }
    }

    pub const fn status(&self) -> u16 {
        self.status
    }

    pub fn into_response(self) -> Result<Response> {
        let document = serde_json::json!({
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "code": self.code,
        });
        let headers = plain_headers("application/problem+json")?;
        if let Some(seconds) = self.retry_after_s {
            headers.set("retry-after", &seconds.to_string())?;
        }
        if let Some(allow) = self.allow {
            headers.set("allow", allow)?;
        }
        let body = document.to_string().into_bytes();
        Ok(Response::from_bytes(body)?.with_status(self.status).with_headers(headers))
    }
}

/// Headers of an answer that we wrote ourselves: its type is what it says, and nobody keeps it.
pub fn plain_headers(content_type: &str) -> Result<Headers> {
    let headers = Headers::new();
    headers.set("content-type", content_type)?;
    headers.set("x-content-type-options", "nosniff")?;
    headers.set("cache-control", "no-store")?;
    Ok(headers)
}

/// The answer to `GET /health`: the Worker runs. It says nothing about origins.
pub fn health() -> Result<Response> {
    let headers = plain_headers("application/json")?;
    Ok(Response::from_bytes(br#"{"status":"ok"}"#.to_vec())?.with_headers(headers))
}
