//! Why a delivery was refused.

use core::fmt;

/// The reason for a refusal. [`Reject::code`] is the same string in the Worker's log, in the npm
/// package's errors and in `tests/vectors`.
///
/// When several things are wrong at once, [`crate::verify()`] returns the one that helps most to
/// mend the sender or the configuration. That is the order of [`Reject::RANK`]: what
/// the receiver itself did not say (no usable secret, no URL or method where they are signed), then what is absent, then what is malformed, then the mismatch, and the clock last, because the
/// time of a delivery that nobody signed says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reject {
    /// An event id or idempotency key that is empty, too long, sent twice, or could shift a boundary.
    MalformedId,
    /// A signature header that is not in the provider's form, or that was sent twice.
    MalformedSignature,
    /// A timestamp that is not a plain Unix time in the provider's unit, or that was sent twice.
    MalformedTimestamp,
    /// The event id is signed by this provider and its header is absent.
    MissingId,
    /// The provider signs the request's method, and the receiver was not told it.
    MissingMethod,
    /// The signature header is absent.
    MissingSignature,
    /// The timestamp is absent, and with it the defence against replays.
    MissingTimestamp,
    /// The provider signs the URL that it calls, and the receiver was not told it.
    MissingUrl,
    /// No secret was given, or one that is empty, blank or not in its format.
    SecretInvalid,
    /// Well-formed, but signed with another secret or over other bytes.
    SignatureMismatch,
    /// Further ahead of the clock than the tolerance.
    TimestampTooNew,
    /// Further behind the clock than the tolerance.
    TimestampTooOld,
}

impl Reject {
    /// Every reason, the most useful first.
    pub const RANK: [Self; 12] = [
        Self::SecretInvalid,
        Self::MissingUrl,
        Self::MissingMethod,
        Self::MissingSignature,
        Self::MissingTimestamp,
        Self::MissingId,
        Self::MalformedSignature,
        Self::MalformedTimestamp,
        Self::MalformedId,
        Self::SignatureMismatch,
        Self::TimestampTooOld,
        Self::TimestampTooNew,
    ];

    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MalformedId => "malformed_id",
            Self::MalformedSignature => "malformed_signature",
            Self::MalformedTimestamp => "malformed_timestamp",
            Self::MissingId => "missing_id",
            Self::MissingMethod => "missing_method",
            Self::MissingSignature => "missing_signature",
            Self::MissingTimestamp => "missing_timestamp",
            Self::MissingUrl => "missing_url",
            Self::SecretInvalid => "secret_invalid",
            Self::SignatureMismatch => "signature_mismatch",
            Self::TimestampTooNew => "timestamp_too_new",
            Self::TimestampTooOld => "timestamp_too_old",
        }
    }

    /// The more useful of two reasons.
    pub fn rank(self, other: Self) -> Self {
        Self::RANK.into_iter().find(|reason| *reason == self || *reason == other).unwrap_or(self)
    }
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl core::error::Error for Reject {}
