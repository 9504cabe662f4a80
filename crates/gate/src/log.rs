//! One JSON line per request for the operator. Never a secret, a signature or a body.

use std::fmt::Write as _;

use signpost_core::{Reject, Verified};

/// What one request came to.
#[derive(Clone, Debug)]
pub struct Entry {
    pub source: Option<String>,
    /// `accepted`, `duplicate`, `filtered`, `in_flight`, `handshake`, `ping`, `queued`, `refused`, `origin_refused` or `failed`.
    pub verdict: &'static str,
    /// Why it was refused or failed: a [`Reject`] or a problem's code.
    pub code: Option<&'static str>,
    pub detail: Option<String>,
    pub event: Event,
    /// Rows that the headers fit, where no source has the path or no signature came: a hint for people.
    pub looks_like: Vec<&'static str>,
    pub origin_status: Option<u16>,
    pub started_ms: u64,
}

/// The event's id and type as they stand in the line, and the routes that take it: members of a JSON object, on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Event(pub String);

impl Event {
    pub fn unknown() -> Self {
        Self(r#""event_id":null,"type":null"#.to_string())
    }

    pub fn of(verified: &Verified) -> Self {
        let (id, kind) = (maybe(verified.id.as_deref()), maybe(verified.event_type.as_deref()));
        Self(format!(r#""event_id":{id},"type":{kind}"#))
    }

    /// Adds the routes that have names.
    pub fn takes<'r>(&mut self, routes: impl Iterator<Item = &'r str>) {
        let names: Vec<&str> = routes.filter(|name| !name.is_empty()).collect();
        if !names.is_empty() {
            self.0.push_str(&format!(r#","routes":["{}"]"#, names.join("\",\"")));
        }
    }
}

impl Entry {
    pub fn new(started_ms: u64) -> Self {
        Self {
            source: None,
            verdict: "failed",
            code: None,
            detail: None,
            event: Event::unknown(),
            looks_like: Vec::new(),
            origin_status: None,
            started_ms,
        }
    }

    pub fn refused(&mut self, reason: Reject) {
        self.verdict = "refused";
        self.code = Some(reason.code());
    }

    /// Keeps the first code: a refusal's own reason says more than the answer's code.
    pub fn code(&mut self, code: &'static str) {
        self.code.get_or_insert(code);
    }

    /// Something that went wrong without changing the answer.
    pub fn note(&mut self, code: &'static str, detail: &str) {
        self.code(code);
        self.detail = Some(detail.to_string());
    }

    /// The line.
    pub fn line(&self, status: u16, now_ms: u64) -> String {
        let Self { verdict, event: Event(event), .. } = self;
        let mut line = format!(r#"{{"at":"gate","source":{},"verdict":"{verdict}""#, maybe(self.source.as_deref()));
        let mut put = |text: std::fmt::Arguments<'_>| line.write_fmt(text).unwrap_or_default();
        put(format_args!(r#","code":{}"#, maybe(self.code)));
        if let Some(detail) = &self.detail {
            put(format_args!(r#","detail":{}"#, quoted(detail)));
        }
        put(format_args!(r#",{event},"duplicate":{}"#, *verdict == "duplicate"));
        if !self.looks_like.is_empty() {
            put(format_args!(r#","looks_like":["{}"]"#, self.looks_like.join("\",\"")));
        }
        match self.origin_status {
            Some(status) => put(format_args!(r#","origin_status":{status}"#)),
            None => put(format_args!(r#","origin_status":null"#)),
        }
        put(format_args!(r#","status":{status},"ms":{}}}"#, self.ms(now_ms)));
        line
    }

    /// What the source's counters are told of it: an object's members for people to look at.
    pub fn note_of(&self, status: u16, now_ms: u64) -> String {
        let Self { verdict, event: Event(event), .. } = self;
        let event = event.replacen(r#","type":"#, r#","event_type":"#, 1);
        let (code, ms) = (maybe(self.code), self.ms(now_ms));
        format!(r#"{{"at":{now_ms},"verdict":"{verdict}","code":{code},{event},"status":{status},"ms":{ms}}}"#)
    }

    fn ms(&self, now_ms: u64) -> u64 {
        now_ms.saturating_sub(self.started_ms)
    }
}

/// Whether somebody would want to know about such a request.
pub fn is_notable(verdict: &str) -> bool {
    !matches!(verdict, "accepted" | "queued" | "duplicate" | "handshake" | "ping")
}

fn maybe(text: Option<&str>) -> String {
    text.map_or_else(|| "null".to_string(), quoted)
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| "null".to_string())
}
