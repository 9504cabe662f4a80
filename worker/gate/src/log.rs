//! One JSON line per request for the operator. Never a secret, a signature or a body.

use serde::Serialize;
use signpost_core::{Reject, Verified, provider};
use signpost_platform::config::ConfigError;
use signpost_platform::providers;
use worker::Request;

use crate::counters::Note;

/// What one request came to.
#[derive(Serialize)]
pub struct Entry {
    at: &'static str,
    source: Option<String>,
    /// `accepted`, `duplicate`, `in_flight`, `handshake`, `ping`, `queued`, `refused`, `origin_refused` or `failed`.
    verdict: &'static str,
    /// Why it was refused or failed: a [`Reject`] or a problem's code.
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    event_id: Option<String>,
    #[serde(rename = "type")]
    event_type: Option<String>,
    duplicate: bool,
    /// Rows that the headers fit, where no source has the path or no signature came: a hint for people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    looks_like: Vec<&'static str>,
    origin_status: Option<u16>,
    status: u16,
    ms: u64,
    #[serde(skip)]
    started_ms: u64,
}

impl Entry {
    pub fn new(started_ms: u64) -> Self {
        Self {
            at: "gate",
            source: None,
            verdict: "failed",
            code: None,
            detail: None,
            event_id: None,
            event_type: None,
            duplicate: false,
            looks_like: Vec::new(),
            origin_status: None,
            status: 0,
            ms: 0,
            started_ms,
        }
    }

    pub fn source(&mut self, name: &str) {
        self.source = Some(name.to_string());
    }

    pub fn misconfigured(&mut self, source: &str, error: &ConfigError) {
        self.source(source);
        self.detail = Some(error.to_string());
    }

    pub fn refused(&mut self, reason: Reject) {
        self.verdict = "refused";
        self.code = Some(reason.code());
    }

    /// Whose request it could be, if its headers say so.
    pub fn guess(&mut self, request: &Request) {
        let headers: Vec<(String, String)> = request.headers().entries().collect();
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.looks_like = provider::detect(providers::naming(&headers), &headers);
    }

    pub fn verified(&mut self, verified: &Verified) {
        self.event_id.clone_from(&verified.id);
        self.event_type.clone_from(&verified.event_type);
    }

    pub fn verdict(&mut self, verdict: &'static str) {
        self.verdict = verdict;
        self.duplicate = verdict == "duplicate";
    }

    pub fn origin_status(&mut self, status: u16) {
        self.origin_status = Some(status);
    }

    /// Keeps the first code: a refusal's own reason says more than the answer's code.
    pub fn code(&mut self, code: &'static str) {
        self.code.get_or_insert(code);
    }

    /// Something that went wrong without changing the answer.
    pub fn note(&mut self, code: &'static str, detail: &str) {
        self.code.get_or_insert(code);
        self.detail = Some(detail.to_string());
    }

    pub fn started_ms(&self) -> u64 {
        self.started_ms
    }

    /// Writes the line. The answer is what the source's counters are told, if it was a source.
    pub fn write(mut self, status: u16, now_ms: u64) -> Option<(String, Note)> {
        self.status = status;
        self.ms = now_ms.saturating_sub(self.started_ms);
        if let Ok(line) = serde_json::to_string(&self) {
            worker::console_log!("{line}");
        }
        let note = Note {
            at: now_ms,
            verdict: self.verdict,
            code: self.code,
            event_id: self.event_id,
            event_type: self.event_type,
            status,
            ms: self.ms,
        };
        self.source.map(|source| (source, note))
    }
}
