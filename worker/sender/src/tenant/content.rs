//! What an event holds, asked by the filters of a tenant's endpoints.

use signpost_content::filter::ask_event;
use signpost_core::filter::{Filter, MAX_STEPS, Verdict};
use signpost_core::outgoing::envelope::rfc3339;

use super::log::New;

/// The work that all filters of one event may come to: ten times what one may. What is left then passes.
const MAX_STEPS_IN_ALL: u32 = 10 * MAX_STEPS;

/// An event that is about to be stored.
pub(super) struct Content<'a> {
    new: &'a New,
    id: &'a str,
    /// RFC 3339, once a filter asks.
    timestamp: Option<String>,
    steps: u32,
}

impl<'a> Content<'a> {
    pub const fn new(new: &'a New, id: &'a str) -> Self {
        Self { new, id, timestamp: None, steps: 0 }
    }

    /// Whether an endpoint's filter lets it pass. One that is undecided does: an event too many can be ignored.
    pub fn passes(&mut self, filter: Option<&Filter>, endpoint: &str) -> bool {
        let Some(filter) = filter else { return true };
        let verdict = if self.steps < MAX_STEPS_IN_ALL { self.ask(filter) } else { Verdict::Undecided };
        if verdict == Verdict::Undecided {
            let line = serde_json::json!({
                "at": "tenant", "code": "filter_undecided", "event_id": self.id, "endpoint_id": endpoint,
            });
            worker::console_warn!("{line}");
        }
        verdict != Verdict::NoMatch
    }

    fn ask(&mut self, filter: &Filter) -> Verdict {
        let New { event_type, timestamp, data, .. } = self.new;
        let timestamp = self.timestamp.get_or_insert_with(|| rfc3339(*timestamp));
        // Where older code asks, the data does not come along.
        let data = std::str::from_utf8(data).ok().filter(|data| !data.is_empty());
        let outcome = ask_event(filter, self.id, event_type, timestamp, data);
        self.steps = self.steps.saturating_add(outcome.steps);
        outcome.verdict
    }
}
