//! An endpoint ready to send: its settings, its rules and its keys. Those of a queue of the gate come
//! from the configuration, so that a change there counts for what is already queued.

use std::borrow::Cow;

use signpost_core::Provider;
use signpost_core::outgoing::endpoint::Limits;
use signpost_platform::config::{OfEnv as _, Variables};
use worker::Env;

use super::Inner;
use super::settings::{Keys, Settings};
use crate::sources::Queued;

pub struct Loaded {
    pub settings: Settings,
    pub rules: Cow<'static, Provider>,
    pub loop_mark: Option<String>,
    /// Of a queue of the gate.
    pub queued: Option<Queued>,
}

/// What tells our own attempts when they come back to us.
pub fn loop_mark(env: &Env) -> Option<String> {
    Variables::of(env).access().ok()?.loop_mark()
}

impl Loaded {
    /// The keys that sign attempt number `attempt` of an event of `source`, in order.
    pub fn keys(&self, env: &Env, source: Option<&str>, attempt: u32, now: u64) -> Keys {
        match &self.queued {
            Some(queued) => Keys::Hmac(queued.key(env, source).into_iter().collect()),
            None => self.settings.keys(&self.rules, attempt, now),
        }
    }

    pub fn limits(&self) -> Limits {
        let rate = self.queued.as_ref().and_then(|queued| queued.to().rules.rate);
        let limits = self.settings.limits();
        Limits { rate: rate.or(limits.rate), ..limits }
    }

    /// Whether the configuration holds back what goes there.
    pub fn is_paused(&self) -> bool {
        self.queued.as_ref().is_some_and(|queued| queued.to().is_paused)
    }
}

impl Inner {
    /// `None` for a queue of the gate that the configuration does not have, or that cannot run.
    pub(super) fn loaded(&self, settings: &Settings) -> Option<Loaded> {
        let settings = settings.clone();
        let Some(queue) = settings.queue() else {
            let rules = settings.provider_row().ok()?;
            return Some(Loaded { settings, rules, loop_mark: loop_mark(&self.env), queued: None });
        };
        let queued = Queued::of(&self.env, &queue)?;
        Some(Loaded {
            rules: queued.rules(),
            settings: queued.settings(settings),
            loop_mark: loop_mark(&self.env),
            queued: Some(queued),
        })
    }
}
