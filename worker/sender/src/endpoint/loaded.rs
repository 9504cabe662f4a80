//! An endpoint ready to send: its settings, its rules and its keys. Those of a source's endpoint come
//! from the configuration, so that a change there counts for what is already queued.

use std::borrow::Cow;
use std::rc::Rc;

use signpost_core::Provider;
use signpost_platform::config::{Config, OfEnv as _, Source, Variables};
use worker::Env;

use super::Inner;
use super::settings::{Keys, Settings};
use crate::sources;

pub struct Loaded {
    pub settings: Settings,
    pub rules: Cow<'static, Provider>,
    pub loop_mark: Option<String>,
    source: Option<Rc<Source>>,
}

/// What tells our own attempts when they come back to us.
pub fn loop_mark(env: &Env) -> Option<String> {
    Variables::of(env).access().ok()?.loop_mark()
}

impl Loaded {
    /// The keys that sign attempt number `attempt`, in order.
    pub fn keys(&self, attempt: u32, now: u64) -> Keys {
        match &self.source {
            Some(source) => Keys::Hmac(vec![source.origin_secret.clone()]),
            None => self.settings.keys(&self.rules, attempt, now),
        }
    }
}

impl Inner {
    /// `None` for a source's endpoint whose source is gone or misconfigured.
    pub(super) fn loaded(&self, settings: &Settings) -> Option<Loaded> {
        let settings = settings.clone();
        let Some(name) = &settings.source else {
            let rules = settings.provider_row().ok()?;
            return Some(Loaded { settings, rules, loop_mark: loop_mark(&self.env), source: None });
        };
        let source = Config::of(&self.env).source(name)?;
        Some(Loaded {
            rules: sources::rules(&source),
            settings: Settings { url: source.origin.clone(), ..settings },
            loop_mark: loop_mark(&self.env),
            source: Some(source),
        })
    }
}
