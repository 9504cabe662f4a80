//! The gate's own answers, where no origin speaks.

use signpost_core::provider::handshake::ReplyForm;
use signpost_core::request::handshake;

use crate::problem::Problem;

const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";
/// Headers of an origin's answer that a provider may want. Cookies and our own names stay behind.
const PASSED_BACK: [&str; 2] = ["content-type", "retry-after"];

/// A status, a body of one line, and headers.
#[derive(Debug, PartialEq)]
pub struct Answer {
    pub status: u16,
    pub body: String,
    /// Names and values. An empty value stands for what the origin answered under that name, if it did.
    pub headers: Vec<(String, String)>,
}

impl Answer {
    /// What we wrote ourselves is what it says it is, and nobody keeps it.
    fn new(status: u16, content_type: &str, body: impl Into<String>) -> Self {
        let headers =
            [("content-type", content_type), ("x-content-type-options", "nosniff"), ("cache-control", "no-store")];
        Self { status, body: body.into(), headers: headers.map(owned).into() }
    }

    fn and(mut self, name: &str, value: &str) -> Self {
        self.headers.push(owned((name, value)));
        self
    }

    /// Already processed: the provider may stop.
    pub fn duplicate() -> Self {
        Self::new(200, JSON, r#"{"duplicate":true}"#).and("signpost-duplicate", "true")
    }

    /// A registration ping, confirmed with the status that its provider waits for.
    pub fn ping(status: u16) -> Self {
        // These have no body, and the runtime refuses to make one.
        Self::new(status, JSON, if [204, 205].contains(&status) { "" } else { r#"{"ok":true}"# })
    }

    /// Accepted by the origin, whose own answer cannot be passed on.
    pub fn accepted() -> Self {
        Self::new(200, JSON, r#"{"accepted":true}"#)
    }

    /// No route takes it: there is nothing to do, now or later.
    pub fn filtered() -> Self {
        Self::new(200, JSON, r#"{"filtered":true}"#)
    }

    /// Stored; the origin gets it from the queue.
    pub fn queued() -> Self {
        Self::new(202, JSON, r#"{"queued":true}"#)
    }

    /// The Worker runs, and which one it is. It says nothing about origins.
    pub fn health() -> Self {
        const SAID: &str =
            concat!(r#"{"service":"signpost","status":"ok","version":""#, env!("CARGO_PKG_VERSION"), r#""}"#);
        Self::new(200, JSON, SAID)
    }

    /// What a handshake asked for, as something that no browser makes a page of.
    pub fn handshake(handshake::Answer { handshake, text, .. }: handshake::Answer<'_>) -> Self {
        match &handshake.answer.form {
            ReplyForm::Header(name) => Self::new(handshake.status, TEXT, "").and(name, &text),
            ReplyForm::Json => Self::new(handshake.status, JSON, text),
            ReplyForm::Text => Self::new(handshake.status, TEXT, text),
        }
    }

    /// The origin's own answer: its status, its body, and few of its headers.
    pub fn passed_back(status: u16) -> Self {
        let headers = PASSED_BACK.map(|name| (name, "")).into_iter();
        let ours = [("x-content-type-options", "nosniff"), ("cache-control", "no-store")];
        Self { status, body: String::new(), headers: headers.chain(ours).map(owned).collect() }
    }
}

impl From<Problem> for Answer {
    fn from(problem: Problem) -> Self {
        let mut answer = Self::new(problem.status, "application/problem+json", problem.document());
        if let Some(seconds) = problem.retry_after_s {
            answer = answer.and("retry-after", &seconds.to_string());
        }
        match problem.allow {
            Some(allow) => answer.and("allow", allow),
            None => answer,
        }
    }
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_string(), value.to_string())
}
