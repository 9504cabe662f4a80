//! What the gate's sources do, counted: never on a delivery's way, and never more often than needed.
//!
//! A request leaves a note in memory; whoever comes first after a flush waits a moment behind its
//! own answer and hands everything over that came in between. A flood therefore costs one call in
//! that time, not one for each request. A note is lost if the isolate ends before: these numbers are
//! for people to look at, the log has every request.

mod object;

use std::cell::RefCell;
use std::collections::BTreeMap;

use worker::{Delay, Env};

pub use object::SourceCounters;

use signpost_platform::binding::COUNTERS;
use signpost_platform::counts::{Ask, Batch, Note};
use signpost_platform::object::relay;

/// Less than people notice, more than a flood can use.
const FLUSH_EVERY_MS: u64 = 250;
/// After this, whoever promised to flush is gone.
const FLUSH_LOST_MS: u64 = 10_000;
/// Notes kept for one flush. The counts are complete; of details the first are enough.
const MAX_DETAILS: usize = 50;

#[derive(Default)]
struct Waiting {
    sources: BTreeMap<String, Batch>,
    /// Until when somebody is about to flush.
    flush_until: u64,
}

thread_local! {
    static WAITING: RefCell<Waiting> = RefCell::default();
}

/// Takes a note. The answer says whether the caller is the one who must [`flush`].
pub fn note(source: String, note: Note) -> bool {
    WAITING.with_borrow_mut(|waiting| {
        let now = note.at;
        let batch = waiting.sources.entry(source).or_default();
        match batch.counts.iter_mut().find(|(verdict, code, _)| *verdict == note.verdict && *code == note.code) {
            Some((_, _, n)) => *n = n.saturating_add(1),
            None => batch.counts.push((note.verdict.clone(), note.code.clone(), 1)),
        }
        if object::is_notable(&note.verdict) && batch.details.len() < MAX_DETAILS {
            batch.details.push(note);
        }
        let mine = waiting.flush_until < now;
        if mine {
            waiting.flush_until = now.saturating_add(FLUSH_LOST_MS);
        }
        mine
    })
}

/// Hands over what has come together. An error is for the log: nobody waits for this.
pub async fn flush(env: Env) {
    Delay::from(std::time::Duration::from_millis(FLUSH_EVERY_MS)).await;
    let sources = WAITING.with_borrow_mut(|waiting| {
        waiting.flush_until = 0;
        std::mem::take(&mut waiting.sources)
    });
    if env.durable_object(COUNTERS).is_err() {
        return;
    }
    for (source, batch) in sources {
        if let Err(problem) = relay(&env, COUNTERS, &source, &Ask::Add { batch }, &[]).await {
            worker::console_error!(
                "{}",
                serde_json::json!({ "at": "counters", "code": problem.code, "source": source })
            );
        }
    }
}
