//! A shard of the `strict` store: a Durable Object that decides who processes an event.
//!
//! Every decision is one run of SQL without an await in it: the object's input gate lets nobody in
//! between, and its output gate holds the answer back until the row is durable. All state is in the
//! rows. The one alarm only tidies up; nothing depends on when it comes.

use serde::{Deserialize, Serialize};
use signpost_platform::clock::now_ms;
use signpost_platform::object::sql::{first, maybe_text, number};
use signpost_platform::object::{self, json};
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object, wasm_bindgen};

/// What the gate asks of a shard.
#[derive(Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Ask {
    Claim { key: String, token: String, lease_ms: u64 },
    Commit { key: String, window_s: u64 },
    Release { key: String, token: String },
}

/// What a shard answers.
#[derive(Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Told {
    Claimed,
    Done,
    InFlight {
        retry_after_s: u64,
    },
    /// To a commit or a release.
    Noted,
}

/// Expired rows are deleted this often. They answer as absent from the moment they expire.
const TIDY_EVERY_MS: i64 = 6 * 3600 * 1000;

#[durable_object(alarm)]
pub struct ClaimShard {
    state: State,
    sql: SqlStorage,
}

#[derive(Deserialize)]
struct Row {
    /// The holder of a claim in flight; none once the event is done.
    token: Option<String>,
    until_ms: u64,
}

impl DurableObject for ClaimShard {
    fn new(state: State, _env: Env) -> Self {
        let sql = state.storage().sql();
        // A row is "in flight until" with a token and "done until" without one.
        let created = sql.exec(
            "CREATE TABLE IF NOT EXISTS claims (key TEXT PRIMARY KEY, token TEXT, until_ms INTEGER NOT NULL) WITHOUT ROWID",
            None,
        );
        if let Err(error) = created {
            worker::console_error!("claims: the table cannot be created: {error}");
        }
        Self { state, sql }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let (ask, _) = object::read::<Ask>(&mut request).await?;
        let told = self.decide(ask, now_ms())?;
        if matches!(told, Told::Claimed) && self.state.storage().get_alarm().await?.is_none() {
            self.state.storage().set_alarm(TIDY_EVERY_MS).await?;
        }
        object::write(json(&told))
    }

    async fn alarm(&self) -> Result<Response> {
        // An error here would be retried six times and then lose the alarm for good. The next claim
        // arms it again, and late tidying costs nothing but space.
        if let Err(error) = self.tidy(now_ms()).await {
            worker::console_error!("claims: tidying failed: {error}");
        }
        Response::empty()
    }
}

impl ClaimShard {
    fn decide(&self, ask: Ask, now_ms: u64) -> Result<Told> {
        match ask {
            Ask::Claim { key, token, lease_ms } => {
                if let Some(row) = self.row(&key)?
                    && row.until_ms > now_ms
                {
                    return Ok(match row.token {
                        None => Told::Done,
                        Some(_) => Told::InFlight { retry_after_s: row.until_ms.saturating_sub(now_ms).div_ceil(1000) },
                    });
                }
                self.put(&key, Some(&token), now_ms.saturating_add(lease_ms))?;
                Ok(Told::Claimed)
            }
            // Whoever holds the claim by now: the origin has the event, and that is what is kept.
            Ask::Commit { key, window_s } => {
                self.put(&key, None, now_ms.saturating_add(window_s.saturating_mul(1000)))?;
                Ok(Told::Noted)
            }
            Ask::Release { key, token } => {
                self.sql.exec("DELETE FROM claims WHERE key = ? AND token = ?", vec![key.into(), token.into()])?;
                Ok(Told::Noted)
            }
        }
    }

    fn row(&self, key: &str) -> Result<Option<Row>> {
        first(&self.sql, "SELECT token, until_ms FROM claims WHERE key = ?", vec![key.into()])
    }

    fn put(&self, key: &str, token: Option<&str>, until_ms: u64) -> Result<()> {
        self.sql.exec(
            "INSERT OR REPLACE INTO claims (key, token, until_ms) VALUES (?, ?, ?)",
            vec![key.into(), maybe_text(token), number(until_ms)],
        )?;
        Ok(())
    }

    async fn tidy(&self, now_ms: u64) -> Result<()> {
        self.sql.exec("DELETE FROM claims WHERE until_ms <= ?", vec![number(now_ms)])?;
        let rest = first::<Row>(&self.sql, "SELECT token, until_ms FROM claims LIMIT 1", vec![])?;
        if rest.is_some() {
            self.state.storage().set_alarm(TIDY_EVERY_MS).await?;
        }
        Ok(())
    }
}
