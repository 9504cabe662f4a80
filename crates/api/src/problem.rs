//! What is said when the API refuses: RFC 9457, with codes that do not change.

use std::borrow::Cow;

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// What kind of error this is, for programs. Codes may be added, and never change.
    pub enum Code {
        /// The delivery has ended and cannot be cancelled.
        AlreadyEnded = "already_ended",
        /// The body did not arrive in time.
        BodyTimeout = "body_timeout",
        /// The body is larger than this path accepts.
        BodyTooLarge = "body_too_large",
        /// The endpoint belongs to a source of the gate: it is changed where the source is configured.
        Configured = "configured",
        /// Another event was published under this id.
        EventIdReused = "event_id_reused",
        /// The Idempotency-Key came before with another request.
        IdempotencyKeyReused = "idempotency_key_reused",
        /// An error of ours. Send the request again.
        Internal = "internal",
        /// A value cannot be accepted; `errors` names the fields.
        Invalid = "invalid",
        /// The request is a delivery of this deployment: an endpoint's URL leads back to its own API.
        LoopDetected = "loop_detected",
        /// The request cannot be read: its body is not JSON, or is cut short.
        Malformed = "malformed",
        /// The path exists and does not accept this method; the header `Allow` says which it accepts.
        MethodNotAllowed = "method_not_allowed",
        /// The token may not do this: `detail` names the scope that is needed.
        MissingScope = "missing_scope",
        /// A variable or a secret of the deployment is not what it must be; `detail` names it.
        Misconfigured = "misconfigured",
        /// The deployment lacks a key or a binding that the API needs; `detail` names it.
        NotConfigured = "not_configured",
        /// There is nothing here, or it is another tenant's.
        NotFound = "not_found",
        /// An attempt of the delivery is under way; or it waits for one, and is sent under its own id alone.
        NotReplayable = "not_replayable",
        /// Only the operator's key opens this.
        OperatorOnly = "operator_only",
        /// There is no room for a body of this size beside those that are being processed. Send the request again.
        Overloaded = "overloaded",
        /// The last rotation has not ended: both secrets still sign.
        RotationInProgress = "rotation_in_progress",
        /// An endpoint, or a tenant's log, holds as much as it may.
        StoreFull = "store_full",
        /// The tenant has as many endpoints as it may.
        TooManyEndpoints = "too_many_endpoints",
        /// Too many requests with a wrong key from this address.
        TooManyFailures = "too_many_failures",
        /// The endpoint has taken as many replays as it does within a minute.
        TooManyReplays = "too_many_replays",
        /// A valid key is needed: `Authorization: Bearer ...`
        Unauthorized = "unauthorized",
        /// Not everything could be stored. Send the same request again: nothing is done twice.
        Unavailable = "unavailable",
        /// The endpoint has not confirmed its registration ping.
        Unconfirmed = "unconfirmed",
        /// Events of this type cannot be published; `detail` names what may have been meant.
        UnknownEventType = "unknown_event_type",
    }
}

impl Code {
    /// The HTTP status that belongs to it.
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::Unauthorized => 401,
            Self::MissingScope | Self::OperatorOnly => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::BodyTimeout => 408,
            Self::AlreadyEnded
            | Self::Configured
            | Self::EventIdReused
            | Self::IdempotencyKeyReused
            | Self::NotReplayable
            | Self::RotationInProgress
            | Self::TooManyEndpoints
            | Self::Unconfirmed => 409,
            Self::BodyTooLarge => 413,
            Self::Invalid | Self::UnknownEventType => 422,
            Self::TooManyFailures | Self::TooManyReplays => 429,
            Self::Internal => 500,
            Self::Misconfigured | Self::NotConfigured | Self::Overloaded | Self::Unavailable => 503,
            Self::StoreFull => 507,
            Self::LoopDetected => 508,
        }
    }

    /// What kind of error this is, for people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::AlreadyEnded => "The delivery has already ended.",
            Self::BodyTimeout => "The body did not arrive in time.",
            Self::BodyTooLarge => "The body is larger than this path accepts.",
            Self::Configured => "This endpoint belongs to a source of the gate.",
            Self::EventIdReused => "Another event was published under this id.",
            Self::IdempotencyKeyReused => "This Idempotency-Key came with another request.",
            Self::Internal => "The request was not processed; send it again.",
            Self::Invalid => "The request cannot be processed as it stands.",
            Self::LoopDetected => "An endpoint's URL leads back here.",
            Self::Malformed => "The request cannot be read.",
            Self::MethodNotAllowed => "This path does not accept that method.",
            Self::MissingScope => "This token may not do that.",
            Self::Misconfigured => "The sender is not configured correctly.",
            Self::NotConfigured => "The sender is not set up.",
            Self::NotFound => "There is nothing here.",
            Self::NotReplayable => "An attempt of this delivery is under way, or it waits for one.",
            Self::OperatorOnly => "Only the operator's key opens this.",
            Self::Overloaded => "There is no room for a body of this size now; send the same request again.",
            Self::RotationInProgress => "The last rotation has not ended.",
            Self::StoreFull => "There is no room; nothing was accepted.",
            Self::TooManyEndpoints => "The tenant has as many endpoints as it may.",
            Self::TooManyFailures => "Too many requests without a valid key.",
            Self::TooManyReplays => "The endpoint has taken as many replays as it does within a minute.",
            Self::Unauthorized => "A valid key is needed: Authorization: Bearer ...",
            Self::Unavailable => "Not everything could be stored; send the same request again.",
            Self::Unconfirmed => "The endpoint has not confirmed its registration ping.",
            Self::UnknownEventType => "Events of this type cannot be published.",
        }
    }
}

words! {
    /// What is wrong with one field.
    pub enum FieldCode {
        /// Of a filter: an operator's operand has the wrong type.
        BadOperand = "bad_operand",
        /// Of a filter: a reference is no path.
        BadReference = "bad_reference",
        /// It is given twice.
        Duplicate = "duplicate",
        /// Of a filter: an integer that a double may not hold exactly; write it as a text.
        InexactNumber = "inexact_number",
        /// It is missing.
        Missing = "missing",
        /// Of a filter: it is no object of parts.
        NotAnObject = "not_an_object",
        /// It may not be set, or not to this value.
        NotAllowed = "not_allowed",
        /// It is too small, too large, too short or too long.
        OutOfRange = "out_of_range",
        /// Of a filter: a text of more than 1,024 bytes, or a reference of more than 256.
        TextTooLong = "text_too_long",
        /// Of a filter: more than 16 levels below its root.
        TooDeep = "too_deep",
        /// Of a filter: more than 16 KiB of JSON.
        TooLarge = "too_large",
        /// Of a filter: more than 1,000 values.
        TooManyValues = "too_many_values",
        /// There is no such field.
        Unknown = "unknown",
        /// Of a filter: there is no such operator.
        UnknownOperator = "unknown_operator",
        /// Of a filter: there is no such part.
        UnknownPart = "unknown_part",
        /// It is of another type or form than it must be.
        WrongForm = "wrong_form",
    }
}

/// What is wrong with one field of the request.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct FieldError {
    /// The field: a path in the body (`headers.X-Token`, `event_types[2]`), or the name of a parameter or header.
    pub field: String,
    /// What is wrong, for programs.
    pub code: FieldCode,
    /// What is wrong, for people.
    pub message: String,
}

impl FieldError {
    /// What is wrong with `field`.
    pub fn new(field: impl Into<String>, code: FieldCode, message: impl ToString) -> Self {
        Self { field: field.into(), code, message: message.to_string() }
    }
}

/// Every error: RFC 9457, with a `code` that does not change.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Problem {
    /// A URL that says more about this `code`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schemars(extend("format" = "uri")))]
    pub kind: String,
    /// What kind of error this is, for people.
    pub title: Cow<'static, str>,
    /// The HTTP status.
    pub status: u16,
    /// What kind of error this is, for programs.
    #[cfg_attr(feature = "openapi", schemars(with = "Code"))]
    pub code: Cow<'static, str>,
    /// What is wrong in this request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The fields that are wrong, where the code is `invalid`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Names this answer, as the header `Signpost-Request-Id` does: the operator finds it in the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "String", required))]
    pub request_id: Option<String>,
}
