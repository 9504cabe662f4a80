//! The endpoints of the gate's queues: their URL, key and rules are the configuration's.

use std::borrow::Cow;
use std::rc::Rc;

use signpost_core::provider::{Exhausted, Policy, SIGNPOST, STANDARD_WEBHOOKS};
use signpost_core::{Provider, Secret};
use signpost_platform::config::destination::{Address, Destination};
use signpost_platform::config::{Config, OfEnv as _, Source};
use signpost_platform::handover::Queue;
use worker::Env;

use crate::endpoint::Settings;

/// An origin behind a queue need not keep to its provider's deadline: nobody waits for it.
const LEAST_DEADLINE_MS: u32 = 30_000;

/// What the configuration says of a queue.
pub struct Queued {
    to: Rc<Destination>,
    /// The source whose queue it is; none of a destination, to which several may lead.
    source: Option<Rc<Source>>,
}

impl Queued {
    /// `None` where the configuration has no such queue (any more), or it cannot run.
    pub fn of(env: &Env, queue: &Queue) -> Option<Self> {
        let config = Config::of(env);
        let (source, route) = match queue {
            Queue::Destination(name) => return Some(Self { to: config.destination(name)?, source: None }),
            Queue::Route(source, route) => (source, route.as_str()),
            Queue::Source(source) => (source, ""),
        };
        let source = config.source(source)?;
        Some(Self { to: source.route(route)?.to.clone(), source: Some(source) })
    }

    /// The endpoint as it is now.
    pub fn settings(&self, settings: Settings) -> Settings {
        let Settings { concurrency, .. } = settings;
        let (url, rules) = (self.url().to_string(), &self.to.rules);
        Settings { url, concurrency: rules.concurrency.unwrap_or(concurrency), ..settings }
    }

    pub fn url(&self) -> &str {
        match &self.to.address {
            Address::Queue(name) => name,
            Address::Service { url, .. } | Address::Url(url) => url,
        }
    }

    /// The service binding to ask in place of the network.
    pub fn binding(&self) -> Option<&str> {
        match &self.to.address {
            Address::Service { binding, .. } => Some(binding),
            Address::Queue(_) | Address::Url(_) => None,
        }
    }

    pub fn to(&self) -> &Destination {
        &self.to
    }

    /// What signs an event of a source.
    pub fn key(&self, env: &Env, source: Option<&str>) -> Option<Secret> {
        if let Some(own) = &self.to.secret {
            return Some(own.clone());
        }
        let source = self.source.clone().or_else(|| Config::of(env).source(source?))?;
        Some(source.origin_secret.clone())
    }

    /// How deliveries go on: signed as the gate signs, on the destination's own schedule or the provider's, and kept as dead
    /// letters when that runs out, since there is nobody to be asked to enable an origin.
    pub fn rules(&self) -> Cow<'static, Provider> {
        let standard = &STANDARD_WEBHOOKS.delivery;
        let own = self.source.as_ref().map_or(standard, |source| &source.provider.delivery);
        // What a queue has taken in is tried again, whether or not its provider would.
        let schedule = if own.schedule_s.is_empty() { standard } else { own };
        let asked = &self.to.rules;
        let delivery = Policy {
            deadline_ms: asked.deadline_ms.unwrap_or_else(|| own.deadline_ms.max(LEAST_DEADLINE_MS)),
            exhausted: asked.exhausted.unwrap_or(Exhausted::DeadLetter),
            gone_disables: false,
            failing_disables_s: None,
            schedule_s: asked.schedule_s.clone().map_or_else(|| schedule.schedule_s.clone(), Cow::Owned),
            jitter_percent: schedule.jitter_percent,
            ..own.clone()
        };
        Cow::Owned(Provider { delivery, ..SIGNPOST.clone() })
    }

    /// The rules for what came of an attempt: after some answers no other follows.
    pub fn policy<'p>(&self, status: Option<u16>, policy: &'p Policy) -> Cow<'p, Policy> {
        if status.is_some_and(|status| self.to.rules.give_up_on.contains(&status)) {
            let none = Policy { schedule_s: Cow::Borrowed(&[]), exhausted: Exhausted::DeadLetter, ..policy.clone() };
            return Cow::Owned(none);
        }
        Cow::Borrowed(policy)
    }
}
