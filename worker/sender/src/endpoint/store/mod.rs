//! An endpoint's rows, in SQLite: settings, health, notices and answers here, the others in files of their own.
//!
//! Reading and writing only; what a row may become is the core's decision. No method awaits, so
//! whatever one caller does between two awaits is stored as one.

mod attempts;
mod deliveries;
mod replays;
mod schema;
mod standing;
mod statistics;

use std::cell::Cell;

use serde::Deserialize;
use signpost_core::outgoing::alarm::Alarm;
use signpost_core::outgoing::endpoint::{Health, Reason, Status};
use worker::{Result, SqlStorage, Storage};

pub use attempts::{AttemptRow, Attempted, RecentRow};
pub use deliveries::{Filter, PART_BYTES, Row};
pub use replays::ReplayRow;

use super::settings::Settings;
use schema::TABLES;
use signpost_platform::object;
use signpost_platform::object::sql::{first, maybe_number, maybe_text, number, rows, together};

pub struct Store {
    storage: Storage,
    sql: SqlStorage,
    has_tables: Cell<bool>,
}

/// What is to be told to the operator.
#[derive(Clone, Deserialize)]
pub struct NoticeRow {
    pub id: String,
    #[serde(rename = "type")]
    pub event_type: String,
    pub data: String,
}

impl Store {
    pub fn open(storage: Storage) -> Self {
        Self { sql: storage.sql(), storage, has_tables: Cell::new(false) }
    }

    /// Whether there is anything. Tables of an earlier format are brought over; asking makes none.
    pub fn is_made(&self) -> Result<bool> {
        if !self.has_tables.get() && TABLES.are_in(&self.sql)? {
            TABLES.update(&self.storage)?;
            self.has_tables.set(true);
        }
        Ok(self.has_tables.get())
    }

    /// A new endpoint, with its tables.
    pub fn make(&self, settings: &Settings, health: &Health) -> Result<()> {
        if !self.is_made()? {
            TABLES.make(&self.storage)?;
            self.has_tables.set(true);
        }
        self.together(|| {
            self.put_settings(settings)?;
            self.put_health(health)
        })
    }

    /// Stores all of it or nothing.
    pub fn together<T, E: From<worker::Error>>(
        &self,
        run: impl FnOnce() -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        together(&self.storage, run)
    }

    pub fn settings(&self) -> Result<Option<Settings>> {
        #[derive(Deserialize)]
        struct Json {
            json: String,
        }
        let row = first::<Json>(&self.sql, "SELECT json FROM settings", vec![])?;
        Ok(row.map(|row| serde_json::from_str(&row.json)).transpose()?)
    }

    pub fn put_settings(&self, settings: &Settings) -> Result<()> {
        let json = serde_json::to_string(settings)?;
        self.sql.exec("INSERT OR REPLACE INTO settings (one, json) VALUES (1, ?)", vec![json.into()])?;
        Ok(())
    }

    pub fn health(&self) -> Result<Health> {
        #[derive(Deserialize)]
        struct Raw {
            status: String,
            reason: Option<String>,
            failures: u32,
            failing_since: Option<u64>,
            told: u32,
            confirmed: u32,
        }
        let row = first::<Raw>(
            &self.sql,
            "SELECT status, reason, failures, failing_since, told, confirmed FROM health",
            vec![],
        )?;
        let Some(row) = row else {
            return Ok(Health::new(false));
        };
        let status = Status::from_codes(&row.status, row.reason.as_deref())
            .ok_or_else(|| worker::Error::RustError(format!("`{}` is no status", row.status)))?;
        Ok(Health {
            status,
            failures: row.failures,
            failing_since: row.failing_since,
            is_told: row.told != 0,
            is_confirmed: row.confirmed != 0,
        })
    }

    pub fn put_health(&self, health: &Health) -> Result<()> {
        self.sql.exec(
            "INSERT INTO health (one, status, reason, failures, failing_since, told, confirmed) VALUES (1, ?, ?, ?, ?, ?, ?) \
             ON CONFLICT DO UPDATE SET status = excluded.status, reason = excluded.reason, failures = excluded.failures, \
             failing_since = excluded.failing_since, told = excluded.told, confirmed = excluded.confirmed",
            vec![
                health.status.code().into(),
                maybe_text(health.status.reason().map(Reason::code)),
                number(health.failures),
                maybe_number(health.failing_since),
                number(u32::from(health.is_told)),
                number(u32::from(health.is_confirmed)),
            ],
        )?;
        Ok(())
    }

    pub fn bytes(&self) -> usize {
        self.sql.database_size()
    }

    pub fn put_notice(&self, id: &str, event_type: &str, data: &str, now: u64) -> Result<()> {
        self.sql.exec(
            "INSERT OR IGNORE INTO notices (id, type, data, made) VALUES (?, ?, ?, ?)",
            vec![id.into(), event_type.into(), data.into(), number(now)],
        )?;
        Ok(())
    }

    pub fn notices(&self) -> Result<Vec<NoticeRow>> {
        rows(&self.sql, "SELECT id, type, data FROM notices ORDER BY made LIMIT 20", vec![])
    }

    pub fn drop_notice(&self, id: &str) -> Result<()> {
        self.sql.exec("DELETE FROM notices WHERE id = ?", vec![id.into()])?;
        Ok(())
    }

    /// What was answered to this request key, if it came before, and what was asked then.
    pub fn answer(&self, key: &str) -> Result<Option<(String, String)>> {
        #[derive(Deserialize)]
        struct Known {
            asked: String,
            answer: String,
        }
        let known = first::<Known>(&self.sql, "SELECT asked, answer FROM answers WHERE key = ?", vec![key.into()])?;
        Ok(known.map(|known| (known.asked, known.answer)))
    }

    pub fn put_answer(&self, key: &str, asked: &str, answer: &str, now: u64) -> Result<()> {
        self.sql.exec(
            "INSERT OR REPLACE INTO answers (key, asked, answer, made) VALUES (?, ?, ?, ?)",
            vec![key.into(), asked.into(), answer.into(), number(now)],
        )?;
        Ok(())
    }

    /// Deletes everything, tables and alarm included: the endpoint is gone, and with it every payload.
    pub async fn clear(&self) -> Result<()> {
        self.has_tables.set(false);
        self.storage.delete_all().await?;
        self.storage.delete_alarm().await
    }

    /// When the platform will wake the object.
    pub async fn alarm(&self) -> Result<Option<u64>> {
        object::alarm(&self.storage).await
    }

    pub async fn reread_alarm(&self, known: &Cell<Option<Alarm>>) -> Result<()> {
        object::reread_alarm(&self.storage, known).await
    }

    pub fn set_alarm(&self, at: u64) -> Result<()> {
        object::set_alarm(&self.storage, at)
    }
}
