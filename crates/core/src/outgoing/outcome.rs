//! What one attempt came to, and what that means under a provider's rules.
//!
//! Success is a 2xx whose head came within the deadline; its body is kept as far as it came. A redirect is a failure and is
//! never followed: the signed body would go to an address that nobody registered.

use alloc::string::String;
use alloc::string::ToString;

use crate::provider::Policy;
use crate::time::http_date;

/// The longest `Retry-After` that is honoured: 24 hours, the longest wait of any built-in schedule.
/// What a receiver asks for beyond that would let one answer stall an event for good.
pub const RETRY_AFTER_MAX_S: u32 = 86_400;

/// What one attempt came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The receiver answered.
    Answered {
        /// The HTTP status.
        status: u16,
        /// Its `Retry-After` in seconds, where there was one that could be read.
        retry_after_s: Option<u32>,
    },
    /// There was no answer.
    Failed(Failure),
}

/// Why there was no answer. [`Failure::code`] is what API, portal and log show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The URL is not one that we send to.
    Blocked,
    /// No connection, a reset, or an answer that is not HTTP.
    Connection,
    /// The process ended in the middle of the attempt. Whether the receiver saw it is unknown.
    Interrupted,
    /// The event could not be signed: no usable secret, or an id that fits into no header.
    Signing,
    /// No status came within the deadline.
    Timeout,
    /// The certificate or the handshake was refused.
    Tls,
}

impl Failure {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Connection => "connection",
            Self::Interrupted => "interrupted",
            Self::Signing => "signing",
            Self::Timeout => "timeout",
            Self::Tls => "tls",
        }
    }
}

impl Outcome {
    /// An answer without `Retry-After`.
    pub const fn status(status: u16) -> Self {
        Self::Answered { status, retry_after_s: None }
    }

    /// Whether the event is delivered.
    pub const fn is_success(self) -> bool {
        matches!(self, Self::Answered { status: 200..=299, .. })
    }

    /// Whether the receiver says that it is gone for good, and the provider listens to that.
    pub const fn is_gone(self, policy: &Policy) -> bool {
        policy.gone_disables && matches!(self, Self::Answered { status: 410, .. })
    }

    /// The least wait that the receiver asks for, within the clamp, if the provider listens to that.
    pub fn least_wait_s(self, policy: &Policy) -> u32 {
        match self {
            Self::Answered { status: 429 | 503, retry_after_s: Some(seconds) } if policy.retry_after => {
                seconds.min(RETRY_AFTER_MAX_S)
            }
            _ => 0,
        }
    }

    /// Why this is no success, in one word: `redirect`, `gone`, `status`, or a [`Failure::code`].
    pub const fn error(self) -> Option<&'static str> {
        match self {
            Self::Answered { status: 200..=299, .. } => None,
            Self::Answered { status: 300..=399, .. } => Some("redirect"),
            Self::Answered { status: 410, .. } => Some("gone"),
            Self::Answered { .. } => Some("status"),
            Self::Failed(failure) => Some(failure.code()),
        }
    }
}

/// Reads `Retry-After` (RFC 9110, 10.2.3): seconds, or an HTTP date. `now` is Unix milliseconds. A date in the past is 0.
pub fn retry_after_s(text: &str, now: u64) -> Option<u32> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than fit are "very long", and clamped later.
        return Some(text.parse().unwrap_or(u32::MAX));
    }
    let seconds = http_date(text)?.saturating_mul(1000).saturating_sub(now).div_ceil(1000);
    Some(u32::try_from(seconds).unwrap_or(u32::MAX))
}

/// The first `limit` bytes of an answer as text to show: never cut inside a character, and anything
/// that is not UTF-8 replaced.
pub fn excerpt(answer: &[u8], limit: usize) -> String {
    let text = String::from_utf8_lossy(answer.get(..limit).unwrap_or(answer));
    let cut = answer.len() > limit;
    let text = if cut { text.trim_end_matches('\u{fffd}') } else { &text };
    text.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::{CLAIMPORT, GOOCLAIM, STANDARD_WEBHOOKS};

    #[test]
    fn only_a_2xx_is_success() {
        for status in 0..=999u16 {
            assert_eq!(Outcome::status(status).is_success(), (200..=299).contains(&status), "{status}");
            assert_eq!(Outcome::status(status).error().is_none(), (200..=299).contains(&status), "{status}");
        }
    }

    #[test]
    fn t22_a_redirect_is_a_failure() {
        for status in [300, 301, 302, 303, 307, 308] {
            assert_eq!(Outcome::status(status).error(), Some("redirect"));
        }
    }

    #[test]
    fn only_a_provider_that_listens_to_410_is_told_by_it() {
        assert!(Outcome::status(410).is_gone(&STANDARD_WEBHOOKS.delivery));
        assert!(!Outcome::status(410).is_gone(&CLAIMPORT.delivery));
        assert!(!Outcome::status(410).is_gone(&GOOCLAIM.delivery));
        assert!(!Outcome::status(404).is_gone(&STANDARD_WEBHOOKS.delivery));
    }

    #[test]
    fn i4_retry_after_counts_on_429_and_503_and_is_clamped() {
        let wait = |status, seconds| {
            Outcome::Answered { status, retry_after_s: Some(seconds) }.least_wait_s(&STANDARD_WEBHOOKS.delivery)
        };
        assert_eq!(wait(429, 7), 7);
        assert_eq!(wait(503, 7), 7);
        assert_eq!(wait(500, 7), 0);
        assert_eq!(wait(200, 7), 0);
        assert_eq!(wait(429, u32::MAX), RETRY_AFTER_MAX_S);
        let told = Outcome::Answered { status: 429, retry_after_s: Some(7) };
        assert_eq!(told.least_wait_s(&CLAIMPORT.delivery), 0, "ClaimPort's schedule is fixed");
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(retry_after_s("120", 0), Some(120));
        assert_eq!(retry_after_s(" 0 ", 0), Some(0));
        assert_eq!(retry_after_s("99999999999999999999", 0), Some(u32::MAX));
        assert_eq!(retry_after_s("Wed, 21 Oct 2026 07:28:00 GMT", 1_792_567_679_500), Some(1));
        assert_eq!(retry_after_s("Wed, 21 Oct 2026 07:28:00 GMT", 1_792_567_690_000), Some(0));
        for text in ["", "-1", "1.5", "soon", "+3", "ask again 2030", "2026-10-21T07:28:00Z"] {
            assert_eq!(retry_after_s(text, 0), None, "{text:?}");
        }
    }

    #[test]
    fn i18_an_answer_is_cut_at_its_limit_and_between_characters() {
        assert_eq!(excerpt("aé".as_bytes(), 2), "a");
        assert_eq!(excerpt("aé".as_bytes(), 3), "aé");
        assert_eq!(excerpt(b"\xff\x00", 4096), "\u{fffd}\0");
        assert_eq!(excerpt(&[b'x'; 10_000], 4096).len(), 4096);
    }
}
