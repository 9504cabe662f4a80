//! Why the API refuses: one type on both sides of an object's boundary, one code for each kind.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use worker::Response;

use crate::problem::plain_headers;

type Text = Cow<'static, str>;

/// What the caller is told.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Refusal {
    pub status: u16,
    pub code: Text,
    pub title: Text,
    pub detail: Option<String>,
    pub retry_after_s: Option<u64>,
    /// The methods that are allowed, for 405.
    pub allow: Option<Text>,
}

/// What an operation of the API comes to.
pub type Answer<T> = Result<T, Refusal>;

impl Refusal {
    const fn new(status: u16, code: &'static str, title: &'static str) -> Self {
        let (code, title) = (Cow::Borrowed(code), Cow::Borrowed(title));
        Self { status, code, title, detail: None, retry_after_s: None, allow: None }
    }

    pub fn detail(self, detail: impl ToString) -> Self {
        Self { detail: Some(detail.to_string()), ..self }
    }

    fn retry_after(self, seconds: u64) -> Self {
        Self { retry_after_s: Some(seconds), ..self }
    }

    pub const fn conflict(code: &'static str, title: &'static str) -> Self {
        Self::new(409, code, title)
    }

    pub const fn forbidden() -> Self {
        Self::new(403, "operator_only", "Only the operator's key opens this.")
    }

    /// `whose` types it is not among; `near` is what may have been meant.
    pub fn unknown_event_type(event_type: &str, whose: &str, near: &[&str]) -> Self {
        let meant = if near.is_empty() { String::new() } else { format!("; did you mean `{}`?", near.join("`, `")) };
        Self::new(422, "unknown_event_type", "Events of this type cannot be published.")
            .detail(format!("`{event_type}` is not one of {whose}{meant}"))
    }

    /// Something of ours failed. What it was is for the log.
    pub fn internal(error: &worker::Error) -> Self {
        worker::console_error!(
            "{}",
            serde_json::json!({ "at": "sender", "code": "internal", "detail": error.to_string() })
        );
        Self::new(500, "internal", "The request was not processed; send it again.")
    }

    pub fn invalid(detail: impl ToString) -> Self {
        Self::new(422, "invalid", "The request cannot be processed as it stands.").detail(detail)
    }

    pub fn malformed(detail: impl ToString) -> Self {
        Self::new(400, "malformed", "The request cannot be read.").detail(detail)
    }

    /// A variable or secret is set to what it cannot be. `why` never quotes a secret.
    pub fn misconfigured(why: impl ToString) -> Self {
        Self::new(503, "misconfigured", "The sender is not configured correctly.").detail(why)
    }

    pub fn method_not_allowed(allow: &'static str) -> Self {
        let refusal = Self::new(405, "method_not_allowed", "This path does not accept that method.");
        Self { allow: Some(Cow::Borrowed(allow)), ..refusal }
    }

    /// `what` is missing of the configuration, and how it is set.
    pub fn not_configured(what: impl ToString) -> Self {
        Self::new(503, "not_configured", "The sender is not set up.").detail(what)
    }

    /// The same for what is unknown and for what is another tenant's.
    pub const fn not_found() -> Self {
        Self::new(404, "not_found", "There is nothing here.")
    }

    pub const fn store_full() -> Self {
        Self::new(507, "store_full", "An endpoint holds as many events as it may; the event was not accepted.")
    }

    pub const fn too_large() -> Self {
        Self::new(413, "body_too_large", "The body is larger than this path accepts.")
    }

    pub fn too_many_failures() -> Self {
        Self::new(429, "too_many_failures", "Too many requests without a valid key.").retry_after(60)
    }

    pub fn too_many_replays(wait_s: u64) -> Self {
        Self::new(429, "too_many_replays", "The endpoint has taken as many replays as it does within a minute.")
            .retry_after(wait_s)
    }

    pub const fn unauthorized() -> Self {
        Self::new(401, "unauthorized", "A valid key is needed: Authorization: Bearer ...")
    }

    pub fn unavailable() -> Self {
        Self::new(503, "unavailable", "Not everything could be stored; send the same request again.").retry_after(1)
    }

    pub fn into_response(self) -> worker::Result<Response> {
        let document = signpost_api::Problem {
            kind: "about:blank".to_string(),
            title: self.title.into_owned(),
            status: self.status,
            code: self.code.into_owned(),
            detail: self.detail,
        };
        let headers = plain_headers("application/problem+json")?;
        if let Some(seconds) = self.retry_after_s {
            headers.set("retry-after", &seconds.to_string())?;
        }
        if let Some(allow) = self.allow {
            headers.set("allow", &allow)?;
        }
        if self.status == 401 {
            headers.set("www-authenticate", "Bearer")?;
        }
        let body = serde_json::to_vec(&document)?;
        Ok(Response::from_bytes(body)?.with_status(self.status).with_headers(headers))
    }
}

impl From<worker::Error> for Refusal {
    fn from(error: worker::Error) -> Self {
        Self::internal(&error)
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(&error.into())
    }
}
