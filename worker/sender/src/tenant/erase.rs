//! What is forgotten on request.

use serde::{Deserialize, Serialize};
use signpost_api::Code;
use signpost_platform::object::Answer;
use signpost_platform::object::sql::{number, numbers, together, values};
use signpost_platform::problem::Problem;

use super::Inner;
use super::log::Memory;

/// Where an event went.
#[derive(Deserialize, Serialize)]
pub struct Erased {
    pub endpoints: Vec<String>,
    /// Its place. Events of the first format have none.
    pub seq: Option<u64>,
}

impl Inner {
    /// Nothing of the event is handed over from here on, and its row says no more than that it was.
    pub(super) fn erase_event(&self, memory: &mut Memory, id: &str) -> Answer<Option<Erased>> {
        let Some(publication) = self.event(memory, id)? else { return Ok(None) };
        let erased = Erased {
            endpoints: publication.endpoints.iter().map(|endpoint| endpoint.id.clone()).collect(),
            seq: publication.seq,
        };
        let Some(seq) = publication.seq else { return Ok(Some(erased)) };
        let targets: Vec<u64> = publication.endpoints.iter().map(|endpoint| endpoint.seq).collect();
        if targets.iter().any(|target| memory.outbox.is_under_way(*target, seq)) {
            // Its endpoint would store it after it was asked to forget it.
            return Err(Problem::from(Code::Unavailable).detail("it is being handed over: ask again"));
        }
        for target in targets {
            if memory.outbox.holds(target, seq) {
                memory.outbox.end_one(&mut &*self, target, seq)?;
            }
        }
        Self::let_go(memory, &[seq]);
        let statement = "UPDATE log SET body = CASE WHEN body IS NULL THEN NULL ELSE x'' END, aside = NULL, refused = NULL \
                         WHERE seq = ?";
        self.sql.exec(statement, vec![number(seq)])?;
        Ok(Some(erased))
    }

    /// Everything goes but which tokens are revoked: those that were issued are good until they end.
    pub(super) async fn erase(&self, last: u64) -> Answer<bool> {
        let [newer, made] = numbers(
            &self.sql,
            "SELECT EXISTS (SELECT 1 FROM endpoints WHERE seq > ?), EXISTS (SELECT 1 FROM endpoints) \
             OR EXISTS (SELECT 1 FROM log) OR EXISTS (SELECT 1 FROM event_types)",
            vec![number(last)],
        )?;
        if newer != Some(0) {
            return Err(Problem::from(Code::Unavailable).detail("an endpoint was added meanwhile: ask again"));
        }
        self.memory.set(None);
        let is_revoked = !values(&self.sql, "SELECT 1 FROM revoked LIMIT 1", vec![])?.is_empty();
        if is_revoked {
            together(&self.storage, || {
                for table in ["endpoints", "log", "slim", "keys", "events", "event_types"] {
                    self.sql.exec(&format!("DELETE FROM {table}"), None)?;
                }
                // Places go on from where they are.
                self.sql.exec("UPDATE outbox SET tenant = NULL", None).map(drop)
            })?;
        } else {
            self.has_tables.set(false);
            self.storage.delete_all().await?;
        }
        self.storage.delete_alarm().await?;
        self.alarm.set(None);
        Ok(made != Some(0))
    }
}
