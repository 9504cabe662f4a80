//! What the gate answers where it refuses or fails: RFC 9457, with codes that do not change.
//!
//! It says what the caller can do and nothing about why: every refusal of a signature is the same document, byte for
//! byte, and the reason is in the operator's log.

/// One error answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    pub status: u16,
    /// Stable name for programs.
    pub code: &'static str,
    pub title: &'static str,
    /// Seconds until it makes sense to try again.
    pub retry_after_s: Option<u64>,
    /// The methods that are allowed, for 405.
    pub allow: Option<&'static str>,
}

impl Problem {
    pub const BODY_TIMEOUT: Self =
        Self::new(408, "body_timeout", "The body did not arrive within the provider's deadline.");
    pub const BODY_TOO_LARGE: Self = Self::new(413, "body_too_large", "The body is larger than this source accepts.");
    pub const BODY_UNREADABLE: Self = Self::new(400, "body_unreadable", "The body ended before it was complete.");
    pub const DEDUPE_UNAVAILABLE: Self =
        Self::new(503, "dedupe_unavailable", "The delivery could not be claimed; send it again.").retry_after(5);
    pub const DESTINATION_PAUSED: Self =
        Self::new(503, "destination_paused", "The delivery cannot be taken now; send it again.").retry_after(60);
    pub const HANDSHAKE_REFUSED: Self =
        Self::new(403, "handshake_refused", "The handshake's token is not the one of this source.");
    pub const INTERNAL: Self = Self::new(500, "internal", "The delivery was not processed; send it again.");
    /// The keys of a provider that publishes them cannot be had.
    pub const KEYS_UNAVAILABLE: Self =
        Self::new(503, "keys_unavailable", "The delivery cannot be verified now; send it again.").retry_after(5);
    pub const LOOP_DETECTED: Self = Self::new(508, "loop_detected", "The request has already passed this gate.");
    pub const MISCONFIGURED: Self = Self::new(500, "misconfigured", "This source is not configured correctly.");
    pub const NOT_FOUND: Self = Self::new(404, "not_found", "There is nothing at this path.");
    pub const ORIGIN_FAILED: Self = Self::new(502, "origin_failed", "The origin did not accept the delivery.");
    pub const ORIGIN_TIMEOUT: Self = Self::new(504, "origin_timeout", "The origin did not answer in time.");
    pub const ORIGIN_UNREACHABLE: Self = Self::new(502, "origin_unreachable", "The origin could not be reached.");
    pub const OVERLOADED: Self =
        Self::new(503, "overloaded", "Too much is being received at once; send it again.").retry_after(5);
    pub const QUEUE_UNAVAILABLE: Self =
        Self::new(503, "queue_unavailable", "The delivery could not be stored; send it again.").retry_after(5);
    /// The answer to every delivery that does not verify, whatever the reason.
    pub const VERIFICATION_FAILED: Self = Self::new(401, "verification_failed", "The delivery could not be verified.");

    const fn new(status: u16, code: &'static str, title: &'static str) -> Self {
        Self { status, code, title, retry_after_s: None, allow: None }
    }

    /// 405, naming what is allowed.
    pub const fn method_not_allowed(allow: &'static str) -> Self {
        let problem = Self::new(405, "method_not_allowed", "This path does not accept that method.");
        Self { allow: Some(allow), ..problem }
    }

    /// 409: another copy of the event is on its way to the origin. Not 200, because that copy may still fail, and the
    /// sender must then come back.
    pub const fn in_flight(retry_after_s: u64) -> Self {
        Self::new(409, "in_flight", "Another copy of this event is being processed.").retry_after(retry_after_s)
    }

    /// Seconds until it makes sense to try again.
    #[must_use]
    const fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after_s = Some(seconds);
        self
    }

    /// The document.
    pub fn document(&self) -> String {
        let Self { title, status, code, .. } = self;
        format!(r#"{{"type":"about:blank","title":"{title}","status":{status},"code":"{code}"}}"#)
    }
}
