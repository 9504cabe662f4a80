//! Everything that is due: begin, attempt, record, arm, until nothing is due or enough was done.
//!
//! It runs in the alarm and behind every request, several times at once if it so happens: what one
//! run has begun is leased in its row, and the others leave it alone.

use futures_util::stream::{FuturesUnordered, StreamExt};
use signpost_core::outgoing::delivery::{Delivery, Effect};
use signpost_core::outgoing::endpoint::{Notice, next_alarm};
use signpost_platform::clock::{now_ms, random_token, random_u32};
use signpost_platform::config::{OfEnv as _, Variables};
use signpost_platform::handover::site;
use worker::Result;

use super::Inner;
use super::attempt::{Sending, Sent, send};
use super::loaded::Loaded;
use super::store::{AttemptEnd, Row};
use super::view::delivery_id;
use crate::publish;

/// Attempts of one run. An invocation may send 50 requests on the smallest plan.
const ATTEMPTS_PER_RUN: u32 = 40;
/// A notice that could not be handed over is tried again after this.
const NOTICE_AGAIN_MS: u64 = 30_000;
/// After an error of storage: soon, and not at once.
const ERROR_AGAIN_MS: u64 = 5_000;
/// A source that the configuration does not have (any more) may come back.
const UNUSABLE_AGAIN_MS: u64 = 600_000;
/// Rows that one run purges.
const PURGE_ROWS: u32 = 500;
/// A purge waits until some rows have come together, or it would run for each.
const PURGE_SLACK_MS: u64 = 60_000;

/// A delivery whose next attempt is stored and may be sent.
struct Begun {
    row: Row,
    number: u32,
}

impl Inner {
    /// What goes wrong is logged, and the alarm comes again.
    ///
    /// # Errors
    /// Only if that alarm could not be armed. In the alarm itself this must reach the shell, which
    /// tries once more and then leaves it to the platform's own retries.
    pub(super) async fn pump(&self) -> Result<()> {
        if let Err(error) = self.run().await {
            worker::console_error!(
                "{}",
                serde_json::json!({
                    "at": "endpoint", "code": "pump_failed", "detail": error.to_string(),
                })
            );
            let again = now_ms().saturating_add(ERROR_AGAIN_MS);
            return self.set_alarm(Some(again)).await;
        }
        Ok(())
    }

    async fn run(&self) -> Result<()> {
        let mut running = FuturesUnordered::new();
        let mut begun: u32 = 0;
        loop {
            for next in self.begin(ATTEMPTS_PER_RUN.saturating_sub(begun))? {
                begun = begun.saturating_add(1);
                running.push(self.attempt(next));
            }
            self.arm().await?;
            let Some((ended, sent)) = running.next().await else {
                break;
            };
            self.record(&ended, sent)?;
        }
        self.tell().await?;
        self.purge()?;
        self.arm().await
    }

    /// Takes back what a process left behind, then stores the intent of every attempt that may
    /// begin now. Nothing awaits in here.
    fn begin(&self, most: u32) -> Result<Vec<Begun>> {
        let Some(loaded) = self.loaded()? else {
            return Ok(Vec::new());
        };
        let settings = &loaded.settings;
        let (now, policy) = (now_ms(), &loaded.rules.delivery);
        for row in self.store.leased()? {
            if let Some((next, effect)) = row.delivery.recover(now, random_u32(), policy) {
                let end = AttemptEnd { status: None, error: Some("interrupted"), answer: String::new(), headers: None };
                self.store.end_attempt(row.seq, row.delivery.attempts, None, &end)?;
                self.store.update(row.seq, &next, now)?;
                if next.failures != row.delivery.failures || effect != Effect::Retry {
                    self.apply(&loaded, &row, effect, now)?;
                }
            }
        }
        if !self.store.health()?.may_attempt() {
            return Ok(Vec::new());
        }
        let limits = settings.limits();
        let queue = self.store.queue(settings.fifo, limits.per_second.is_some(), now)?;
        let room = limits.room(queue.running, queue.recent).min(most);
        let mut begun = Vec::new();
        for row in self.store.waiting(settings.fifo, now, room)? {
            if let Some(started) = row.delivery.start(now, policy) {
                self.store.update(row.seq, &started, now)?;
                self.store.begin_attempt(row.seq, &started, now)?;
                begun.push(Begun { number: started.attempts, row: Row { delivery: started, ..row } });
            }
        }
        Ok(begun)
    }

    async fn attempt(&self, begun: Begun) -> (Begun, Option<Sent>) {
        let sent = self.try_attempt(&begun).await;
        (begun, sent)
    }

    async fn try_attempt(&self, begun: &Begun) -> Option<Sent> {
        let loaded = self.loaded().ok()??;
        let body = self.store.body(begun.row.seq).ok()?;
        let site = site(&self.env, "");
        let headers = begun.row.headers.as_deref().and_then(|json| serde_json::from_str(json).ok());
        let sending = Sending {
            settings: &loaded.settings,
            row: &loaded.rules,
            site: &site,
            event: &begun.row.event,
            event_type: &begun.row.event_type,
            replay_of: begun.row.replay_of.as_deref(),
            body: &body,
            keys: loaded.keys(begun.number, now_ms()),
            headers,
        };
        Some(send(&sending).await)
    }

    /// Reads the row again, for anything may have happened to it, and stores what the attempt makes
    /// of it. An attempt that could not even be tried is left to its lease.
    fn record(&self, begun: &Begun, sent: Option<Sent>) -> Result<()> {
        let (Some(sent), Some(loaded), Some(row)) = (sent, self.loaded()?, self.store.row(begun.row.seq)?) else {
            return Ok(());
        };
        let now = now_ms();
        let (next, effect) = row.delivery.after(begun.number, sent.outcome, now, random_u32(), &loaded.rules.delivery);
        let ms = sent.ms;
        self.store.end_attempt(row.seq, begun.number, Some(ms), &sent.end())?;
        if effect != Effect::Stale {
            self.store.update(row.seq, &next, now)?;
            self.apply(&loaded, &row, effect, now)?;
        }
        Ok(())
    }

    /// What an outcome means for the endpoint, and who is to be told.
    fn apply(&self, loaded: &Loaded, row: &Row, effect: Effect, now: u64) -> Result<()> {
        let settings = &loaded.settings;
        let (health, notices) = self.store.health()?.after(effect, now, &loaded.rules.delivery);
        self.store.put_health(&health)?;
        // The operator's own endpoints tell nobody, or a dead one would tell itself for ever.
        if settings.tenant == publish::OPERATOR {
            return Ok(());
        }
        for notice in notices.into_iter().flatten() {
            let mut data = serde_json::json!({
                "tenant_id": settings.tenant,
                "endpoint_id": settings.id,
                "url": settings.url,
                "consecutive_failures": health.failures,
                "event_id": row.event,
                "delivery_id": delivery_id(&settings.id, row.seq),
            });
            if let (Notice::Disabled(reason), Some(data)) = (notice, data.as_object_mut()) {
                data.insert("disabled_reason".to_string(), reason.code().into());
            }
            let id = format!("evt_{}", random_token()?);
            self.store.put_notice(&id, notice.event_type(), &data.to_string(), now)?;
        }
        Ok(())
    }

    /// Publishes notices to the operator's endpoints. One that fails stays and is tried again.
    async fn tell(&self) -> Result<()> {
        for notice in self.store.notices()? {
            let site = site(&self.env, "");
            match publish::notice(&self.env, &site, &notice.id, &notice.event_type, &notice.data).await {
                Ok(()) => self.store.drop_notice(&notice.id)?,
                Err(_) => break,
            }
        }
        Ok(())
    }

    fn purge(&self) -> Result<()> {
        // Nothing is deleted while it cannot be told how long it is to be kept.
        let Ok(keep) = Variables::of(&self.env).retention_ms() else {
            return Ok(());
        };
        self.store.purge(now_ms().saturating_sub(keep), PURGE_ROWS)
    }

    /// Arms the one alarm for whatever comes first.
    pub(super) async fn arm(&self) -> Result<()> {
        self.set_alarm(self.next()?).await
    }

    fn next(&self) -> Result<Option<u64>> {
        let Some(settings) = self.store.settings()? else {
            return Ok(None);
        };
        let now = now_ms();
        if self.loaded()?.is_none() {
            return Ok(Some(now.saturating_add(UNUSABLE_AGAIN_MS)));
        }
        let limits = settings.limits();
        let queue = self.store.queue(settings.fifo, limits.per_second.is_some(), now)?;
        let due = next_alarm(&self.store.health()?, &limits, &queue, now);
        let notice = (!self.store.notices()?.is_empty()).then(|| now.saturating_add(NOTICE_AGAIN_MS));
        let keep = Variables::of(&self.env).retention_ms().ok();
        let purge = keep.zip(self.store.oldest_end()?).map(|(keep, ended)| {
            ended.saturating_add(keep).saturating_add(PURGE_SLACK_MS).max(now.saturating_add(PURGE_SLACK_MS))
        });
        Ok(due.into_iter().chain(notice).chain(purge).min())
    }

    #[allow(clippy::cast_precision_loss)]
    async fn set_alarm(&self, at: Option<u64>) -> Result<()> {
        let storage = self.state.storage();
        match at {
            Some(at) => {
                let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at as f64));
                storage.set_alarm(worker::ScheduledTime::new(date)).await
            }
            None => storage.delete_alarm().await,
        }
    }
}

/// The delivery that a new event begins with.
pub fn fresh(now: u64) -> Delivery {
    Delivery::new(now)
}
