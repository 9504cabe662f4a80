//! A request that is over: what is answered, logged and counted, as lines for the shell.

use crate::answer::Answer;
use crate::log::{Entry, is_notable};

/// What is left to do for a request.
#[derive(Debug)]
pub struct Ended {
    pub answer: Answer,
    pub log: Option<Logged>,
}

/// A line of the log, and what the source's counters are told.
#[derive(Debug)]
pub struct Logged {
    pub line: String,
    /// Only what a source answered is counted: anybody can ask for paths that are nothing.
    pub source: Option<String>,
    pub verdict: &'static str,
    pub code: Option<&'static str>,
    /// For people to look at, where somebody would want to.
    pub note: Option<String>,
}

impl Ended {
    pub fn new(answer: Answer, entry: &Entry, now_ms: u64) -> Self {
        let status = answer.status;
        let log = Logged {
            line: entry.line(status, now_ms),
            source: entry.source.clone(),
            verdict: entry.verdict,
            code: entry.code,
            note: is_notable(entry.verdict).then(|| entry.note_of(status, now_ms)),
        };
        Self { answer, log: Some(log) }
    }

    /// The status; the line for the log, the source to count it for, the verdict, the code and the note, each empty
    /// where there is none; how many headers; their names and values by turns; and the body, to the end.
    pub fn lines(&self) -> String {
        let Answer { status, body, headers } = &self.answer;
        let mut said = status.to_string();
        let mut put = |text: &str| {
            said.push('\n');
            said.push_str(text);
        };
        match &self.log {
            Some(log) => {
                put(&log.line);
                put(log.source.as_deref().unwrap_or_default());
                put(log.verdict);
                put(log.code.unwrap_or_default());
                put(log.note.as_deref().unwrap_or_default());
            }
            None => (0..5).for_each(|_| put("")),
        }
        put(&headers.len().to_string());
        for (name, value) in headers {
            put(name);
            put(value);
        }
        put(body);
        said
    }
}
