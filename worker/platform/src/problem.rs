//! Errors towards a caller: RFC 9457 problem documents with a stable `code`. One type for the API and the objects behind
//! it, and one place where it becomes a response. What the API answers names the request, too. (The gate's are
//! `signpost_gate::problem`.)

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};
use signpost_api::body::Unread;
use signpost_api::{self as api, Code, FieldCode, FieldError};
use worker::{Headers, Response, Result};

/// One error answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Stable name for programs.
    pub code: &'static str,
    status: u16,
    title: &'static str,
    /// What is wrong in this request.
    detail: Option<String>,
    /// The fields that are wrong.
    errors: Vec<FieldError>,
    /// Seconds until it makes sense to try again.
    retry_after_s: Option<u64>,
    /// The methods that are allowed, for 405.
    allow: Option<Cow<'static, str>>,
}

/// What an operation comes to.
pub type Answer<T> = std::result::Result<T, Problem>;

impl Problem {
    pub const NOT_FOUND: Self = Self::new(404, "not_found", "There is nothing at this path.");

    const fn new(status: u16, code: &'static str, title: &'static str) -> Self {
        Self { code, status, title, detail: None, errors: Vec::new(), retry_after_s: None, allow: None }
    }

    /// 405, naming what is allowed.
    pub fn method_not_allowed(allow: impl Into<Cow<'static, str>>) -> Self {
        Self { allow: Some(allow.into()), ..Code::MethodNotAllowed.into() }
    }

    /// Seconds until it makes sense to try again.
    #[must_use]
    pub const fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after_s = Some(seconds);
        self
    }
}

/// The answers of the API.
impl Problem {
    /// What is wrong in this request.
    #[must_use]
    pub fn detail(self, detail: impl ToString) -> Self {
        Self { detail: Some(detail.to_string()), ..self }
    }

    /// 422: a field cannot be accepted.
    pub fn field(field: &str, code: FieldCode, message: impl ToString) -> Self {
        Self::fields(vec![FieldError::new(field, code, message)])
    }

    /// 422: these fields cannot be accepted.
    pub fn fields(errors: Vec<FieldError>) -> Self {
        let told: Vec<String> = errors.iter().map(|error| format!("`{}` {}", error.field, error.message)).collect();
        Self { detail: Some(told.join("; ")), errors, ..Code::Invalid.into() }
    }

    /// Something of ours failed. What it was is for the log.
    pub fn internal(error: &worker::Error) -> Self {
        worker::console_error!(
            "{}",
            serde_json::json!({ "at": "sender", "code": Code::Internal, "detail": error.to_string() })
        );
        Code::Internal.into()
    }

    /// An object could not be reached, or did not answer.
    pub fn unavailable() -> Self {
        Self::from(Code::Unavailable).retry_after(1)
    }

    /// Whether something of ours failed.
    pub fn is_internal(&self) -> bool {
        self.is(Code::Internal)
    }

    /// As one result of several in an answer.
    pub fn refusal(self) -> api::Refusal {
        api::Refusal { code: self.code.into(), title: self.title.into(), detail: self.detail, errors: self.errors }
    }

    pub fn is(&self, code: Code) -> bool {
        self.code == code.as_str()
    }
}

impl Problem {
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The answer of the portal's page.
    pub fn into_response(self) -> Result<Response> {
        self.render("about:blank".to_string(), None)
    }

    /// The answer of the API on this origin, to the request of this id.
    pub fn answer(self, origin: &str, request_id: &str) -> Result<Response> {
        let kind = format!("{origin}/errors.html#{}", self.code);
        self.render(kind, Some(request_id.to_string()))
    }

    fn render(self, kind: String, request_id: Option<String>) -> Result<Response> {
        let document = api::Problem {
            kind,
            title: self.title.into(),
            status: self.status,
            code: self.code.into(),
            detail: self.detail,
            errors: self.errors,
            request_id,
        };
        let headers = plain_headers("application/problem+json")?;
        if let Some(seconds) = self.retry_after_s {
            headers.set("retry-after", &seconds.to_string())?;
        }
        if let Some(allow) = self.allow {
            headers.set("allow", &allow)?;
        }
        if self.code == Code::Unauthorized.as_str() {
            headers.set("www-authenticate", "Bearer")?;
        }
        let body = serde_json::to_vec(&document)?;
        Ok(Response::from_bytes(body)?.with_status(self.status).with_headers(headers))
    }
}

/// A problem on its way from an object: status and title follow from the code.
#[derive(Deserialize, Serialize)]
struct Told {
    code: Code,
    detail: Option<String>,
    errors: Vec<FieldError>,
    retry_after_s: Option<u64>,
}

impl Problem {
    /// What an object answers.
    pub fn tell(&self) -> Result<Response> {
        let told = Told {
            code: Code::read(self.code).unwrap_or(Code::Internal),
            detail: self.detail.clone(),
            errors: self.errors.clone(),
            retry_after_s: self.retry_after_s,
        };
        Ok(Response::from_bytes(serde_json::to_vec(&told)?)?.with_status(self.status))
    }

    /// What an object has answered.
    pub fn told(bytes: &[u8]) -> Self {
        serde_json::from_slice::<Told>(bytes).map_or_else(
            |_| Self::unavailable(),
            |told| Self {
                detail: told.detail,
                errors: told.errors,
                retry_after_s: told.retry_after_s,
                ..told.code.into()
            },
        )
    }
}

/// For the operator's log.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.detail.as_deref().unwrap_or(self.title))
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self::new(code.status(), code.as_str(), code.title())
    }
}

impl From<Unread> for Problem {
    fn from(unread: Unread) -> Self {
        Self { detail: Some(unread.detail), errors: unread.errors, ..unread.code.into() }
    }
}

impl From<worker::Error> for Problem {
    fn from(error: worker::Error) -> Self {
        Self::internal(&error)
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(&error.into())
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
