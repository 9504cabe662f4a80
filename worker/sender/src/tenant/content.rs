//! What an event holds, asked by the filters of a tenant's endpoints.

use signpost_content::filter::{Content as Part, Tree, ask_parts, json};
use signpost_core::filter::{Filter, MAX_STEPS, Verdict};
use signpost_core::outgoing::envelope::rfc3339;

use super::log::New;

/// The work that all filters of one event may come to: ten times what one may. What is left then passes.
const MAX_STEPS_IN_ALL: u32 = 10 * MAX_STEPS;

/// An event that is about to be stored.
pub(super) struct Content<'a> {
    new: &'a New,
    id: &'a str,
    timestamp: String,
    steps: u32,
}

impl<'a> Content<'a> {
    pub fn new(new: &'a New, id: &'a str) -> Self {
        Self { new, id, timestamp: rfc3339(new.timestamp), steps: 0 }
    }

    /// Whether an endpoint's filter lets it pass. One that is undecided does: an event too many can be ignored.
    pub fn passes(&mut self, filter: Option<&Filter>, endpoint: &str) -> bool {
        let Some(filter) = filter else { return true };
        let verdict = if self.steps < MAX_STEPS_IN_ALL { self.ask(filter) } else { Verdict::Undecided };
        if verdict == Verdict::Undecided {
            let (id, code) = (self.id, "filter_undecided");
            worker::console_warn!(
                "{}",
                serde_json::json!({ "at": "tenant", "code": code, "event_id": id, "endpoint_id": endpoint })
            );
        }
        verdict != Verdict::NoMatch
    }

    fn ask(&mut self, filter: &Filter) -> Verdict {
        let text = |text: &'a str| Part::Read(Tree::Text(text.into()));
        let mut parts = vec![
            ("id", text(self.id)),
            ("type", text(&self.new.event_type)),
            ("timestamp", Part::Read(Tree::Text(self.timestamp.as_str().into()))),
        ];
        // Where older code asks, the data does not come along.
        if let (Some(mask), Ok(data)) = (filter.mask().member("data"), std::str::from_utf8(&self.new.data))
            && !data.is_empty()
        {
            parts.push(("data", json(data, mask)));
        }
        let outcome = ask_parts(filter, parts);
        self.steps = self.steps.saturating_add(outcome.steps);
        outcome.verdict
    }
}
