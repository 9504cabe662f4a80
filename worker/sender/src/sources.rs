//! The endpoints of the gate's sources (`forward = "queue"`): their URL, key and rules are the source's configuration.

use std::borrow::Cow;
use std::rc::Rc;

use signpost_core::Provider;
use signpost_core::provider::{Exhausted, Policy, SIGNPOST, STANDARD_WEBHOOKS};
use signpost_platform::config::Source;

/// An origin behind a queue need not keep to its provider's deadline: nobody waits for it.
const LEAST_DEADLINE_MS: u32 = 30_000;

/// How a source's deliveries go on to its origin: signed as the gate signs, on the provider's own
/// schedule, and kept as dead letters when that runs out, since there is nobody to be asked to
/// enable an origin.
pub fn rules(source: &Rc<Source>) -> Cow<'static, Provider> {
    let own = &source.provider.delivery;
    // What a queue has taken in is tried again, whether or not its provider would.
    let schedule = if own.schedule_s.is_empty() { &STANDARD_WEBHOOKS.delivery } else { own };
    let delivery = Policy {
        deadline_ms: own.deadline_ms.max(LEAST_DEADLINE_MS),
        exhausted: Exhausted::DeadLetter,
        gone_disables: false,
        failing_disables_s: None,
        schedule_s: schedule.schedule_s.clone(),
        jitter_percent: schedule.jitter_percent,
        ..own.clone()
    };
    Cow::Owned(Provider { delivery, ..SIGNPOST.clone() })
}
