//! Deliveries over time: each endpoint counts its own, and they are added up here.

use futures_util::stream::{self, StreamExt};
use signpost_api::{self as api, Code, Span};
use signpost_core::outgoing::envelope::rfc3339;
use signpost_core::outgoing::stats::{Counts, Outcomes, Statistics};
use signpost_platform::binding::TENANTS;
use signpost_platform::clock::now_ms;
use signpost_platform::object::{Answer, ask};

use super::Call;
use super::overview::{ALL, FAN_OUT, steps};
use crate::endpoint::Ask;
use crate::tenant::{self, Registered};

/// Event types that are shown.
const TYPES: usize = 20;

pub async fn of_tenant(call: &Call<'_>) -> Answer<api::Stats> {
    let question = tenant::Ask::Endpoints { after: 0, limit: ALL };
    let rows: Vec<Registered> = ask(call.env, TENANTS, call.tenant_id(), &question, &[]).await?;
    let time = Time::of(call.asked.span);
    let answers = stream::iter(&rows).map(|row| asked(call, &row.id, &time)).buffered(FAN_OUT);
    let mut shown = Shown::default();
    for (row, answer) in rows.iter().zip(answers.collect::<Vec<_>>().await) {
        match answer {
            Ok(statistics) => shown.add(&row.id, &statistics),
            // Registered, and its object not yet written or already cleared.
            Err(problem) if problem.is(Code::NotFound) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(shown.finish(&time))
}

pub async fn of_endpoint(call: &Call<'_>) -> Answer<api::Stats> {
    let time = Time::of(call.asked.span);
    let id = call.found.segment("endpoint_id");
    let mut shown = Shown::default();
    shown.add(id, &asked(call, id, &time).await?);
    Ok(shown.finish(&time))
}

async fn asked(call: &Call<'_>, id: &str, time: &Time) -> Answer<Statistics> {
    let answer = call.endpoint_with(id, Ask::Stats { from: time.from, step: time.step }, &[]).await?;
    // Of a form that only newer code writes: it is asked again.
    Ok(Statistics::read(&answer).ok_or(Code::Unavailable)?)
}

struct Time {
    from: u64,
    step: u64,
}

impl Time {
    /// The last step is the one that is now.
    fn of(span: Option<Span>) -> Self {
        let (count, step) = steps(span.unwrap_or(Span::Day));
        let now = now_ms();
        let begun = now.saturating_sub(now.checked_rem(step).unwrap_or(0));
        Self { from: begun.saturating_sub(count.saturating_sub(1).saturating_mul(step)), step }
    }
}

#[derive(Default)]
struct Shown {
    sum: Statistics,
    endpoints: Vec<((u64, u64), api::EndpointStats)>,
}

impl Shown {
    fn add(&mut self, id: &str, statistics: &Statistics) {
        self.sum.add_all(statistics);
        let total = statistics.total();
        let trouble = (total.outcomes.dead, total.outcomes.pending);
        let at = self.endpoints.partition_point(|(known, _)| *known >= trouble);
        let own = api::EndpointStats { endpoint_id: id.to_string(), counts: counts(&total) };
        self.endpoints.insert(at, (trouble, own));
    }

    fn finish(self, time: &Time) -> api::Stats {
        let mut types: Vec<(String, Outcomes)> = Vec::new();
        let total = self.sum.total();
        for (name, outcomes) in self.sum.types {
            let at = types.partition_point(|(_, known)| known.total() >= outcomes.total());
            types.insert(at, (name, outcomes));
        }
        let places = (0..).map(|at: u64| time.from.saturating_add(at.saturating_mul(time.step)));
        api::Stats {
            starts_at: rfc3339(time.from),
            step_s: time.step / 1000,
            total: counts(&total),
            buckets: places
                .zip(&self.sum.steps)
                .filter(|(_, step)| step.outcomes.total() > 0)
                .map(|(at, step)| api::StatsBucket { starts_at: rfc3339(at), counts: counts(step) })
                .collect(),
            event_types: types
                .into_iter()
                .take(TYPES)
                .map(|(event_type, outcomes)| api::TypeStats { event_type, delivery_counts: counted(&outcomes) })
                .collect(),
            endpoints: self.endpoints.into_iter().map(|(_, endpoint)| endpoint).collect(),
        }
    }
}

fn counts(counts: &Counts) -> api::StatsCounts {
    let percentile = |percent| counts.durations.percentile(percent);
    let percentiles =
        || Some(api::Percentiles { p50_ms: percentile(50)?, p95_ms: percentile(95)?, p99_ms: percentile(99)? });
    api::StatsCounts {
        delivery_counts: counted(&counts.outcomes),
        attempt_count: counts.attempts,
        attempt_duration: percentiles(),
    }
}

const fn counted(outcomes: &Outcomes) -> api::DeliveryCounts {
    let Outcomes { pending, delivered, dead, cancelled } = *outcomes;
    api::DeliveryCounts { pending, delivered, dead_letter: dead, cancelled }
}
