//! Once an hour, without anybody's traffic: alarms that the platform has lost are set again.
//!
//! A timer of the Worker asks the directory, which asks every tenant, and each tenant its endpoints. The directory goes
//! through the tenants page by page, an alarm for each, so that no run asks more objects than one invocation may; where it
//! stands is stored.

use std::rc::Rc;

use futures_util::stream::{self, StreamExt};
use serde_json::value::{RawValue, to_raw_value};
use signpost_platform::binding::{ENDPOINTS, TENANTS};
use signpost_platform::clock::now_ms;
use signpost_platform::handover::{SOURCES, site};
use signpost_platform::object::sql::{number, numbers, rows};
use signpost_platform::object::{Answer, relay, reread_alarm};
use signpost_platform::problem::Problem;
use worker::Env;

use super::{Ask, DIRECTORY, Inner, Known};
use crate::endpoint::{self, Question};

/// Tenants that are asked in one run.
const PAGE: u32 = 100;
/// Objects that are asked at the same time.
const FAN_OUT: usize = 6;
/// A run that came to no end is made again after this.
const AGAIN_MS: u64 = 60_000;

/// Begins a round. A deployment without the sender has nothing to look after.
pub async fn sweep(env: &Env) {
    if env.durable_object(TENANTS).is_ok()
        && let Err(problem) = relay(env, TENANTS, DIRECTORY, &Ask::Sweep, &[]).await
    {
        log("sweep_not_begun", DIRECTORY, &problem);
    }
}

fn log(code: &str, name: &str, problem: &Problem) {
    let detail = problem.to_string();
    worker::console_error!("{}", serde_json::json!({ "at": "sweep", "code": code, "name": name, "detail": detail }));
}

impl Inner {
    /// Asked of the directory: a round begins, unless one is under way.
    pub(super) fn begin_round(self: &Rc<Self>) -> Answer<()> {
        self.sql.exec("INSERT OR IGNORE INTO sweep (one, after) VALUES (1, 0)", None)?;
        self.go_round()
    }

    /// Goes on with the round, if there is one.
    pub(super) fn go_round(self: &Rc<Self>) -> Answer<()> {
        let [Some(after)] = numbers(&self.sql, "SELECT (SELECT after FROM sweep)", vec![])? else { return Ok(()) };
        self.want(Some(now_ms().saturating_add(AGAIN_MS)))?;
        if self.is_sweeping.replace(true) {
            return Ok(());
        }
        let inner = self.clone();
        self.state.wait_until(async move {
            let asked = inner.ask_page(after).await;
            inner.is_sweeping.set(false);
            if let Err(problem) = asked {
                log("sweep_failed", DIRECTORY, &problem);
            }
        });
        Ok(())
    }

    async fn ask_page(&self, after: u64) -> Answer<()> {
        let query = "SELECT seq, id, made FROM tenants WHERE seq > ? ORDER BY seq LIMIT ?";
        let known = rows::<Known>(&self.sql, query, vec![number(after), number(PAGE)])?;
        let last = known.last().map(|last| last.seq).filter(|_| known.len() == PAGE as usize);
        // The gate's queues are nobody's who has added an endpoint.
        let gates = (after == 0).then(|| SOURCES.to_string());
        let names = known.into_iter().map(|known| known.id).chain(gates);
        let question = |tenant: &String| to_raw_value(&Ask::Check { tenant: tenant.clone() });
        let asked = names.map(|name| question(&name).map(|question| (name, question))).collect::<Result<_, _>>()?;
        self.ask_all(TENANTS, asked).await;
        if let Some(last) = last {
            self.sql.exec("UPDATE sweep SET after = ?", vec![number(last)])?;
            self.want(Some(now_ms()))?;
        } else {
            self.sql.exec("DELETE FROM sweep", None)?;
        }
        Ok(())
    }

    /// Its own alarm, and then that of each of its endpoints.
    pub(super) async fn check(self: &Rc<Self>, tenant: &str) -> Answer<()> {
        reread_alarm(&self.storage, &self.alarm).await?;
        let endpoints = self.with(|memory| {
            self.want(memory.outbox.wake(now_ms()))?;
            let ids = memory.registry.endpoints.iter().map(|known| known.registered.id.clone());
            Ok(ids.collect::<Vec<String>>())
        })?;
        let question = Question { tenant: tenant.to_string(), site: site(&self.env, ""), ask: endpoint::Ask::Check };
        let question = to_raw_value(&question)?;
        self.ask_all(ENDPOINTS, endpoints.into_iter().map(|id| (id, question.clone())).collect()).await;
        Ok(())
    }

    /// Asks objects, a few at a time. One that does not answer is asked again in an hour.
    async fn ask_all(&self, binding: &'static str, asked: Vec<(String, Box<RawValue>)>) {
        let ask_one = async |(name, question): (String, Box<RawValue>)| {
            if let Err(problem) = relay(&self.env, binding, &name, &question, &[]).await {
                log("not_checked", &name, &problem);
            }
        };
        stream::iter(asked).for_each_concurrent(FAN_OUT, ask_one).await;
    }
}
