//! An endpoint's rows, in SQLite: settings, health, notices and answers here, the others in files of their own.
//!
//! Reading and writing only; what a row may become is the core's decision. No method awaits, so
//! whatever one caller does between two awaits is stored as one.

mod attempts;
mod deliveries;
mod replays;
mod schema;

use serde::Deserialize;
use signpost_core::outgoing::endpoint::{Health, Reason, Status};
use worker::{Result, SqlStorage};

pub use attempts::{AttemptEnd, AttemptRow, RecentRow};
pub use deliveries::{Filter, Row};
pub use replays::ReplayRow;

use super::settings::Settings;
use signpost_platform::object::sql::{first, maybe_number, maybe_text, migrate, number, rows};

pub struct Store {
    sql: SqlStorage,
}

/// What is to be told to the operator.
#[derive(Clone, Deserialize)]
pub struct NoticeRow {
    pub id: String,
    #[serde(rename = "type")]
    pub event_type: String,
    pub data: String,
}

#[derive(Deserialize)]
struct Number {
    n: Option<u64>,
}

impl Store {
    pub fn open(sql: SqlStorage) -> Self {
        if let Err(error) = migrate(&sql, &schema::STEPS) {
            worker::console_error!("endpoint: the tables cannot be brought up to date: {error}");
        }
        Self { sql }
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
        }
        let row = first::<Raw>(&self.sql, "SELECT status, reason, failures, failing_since FROM health", vec![])?;
        let Some(row) = row else {
            return Ok(Health::new(false));
        };
        let status = Status::from_codes(&row.status, row.reason.as_deref())
            .ok_or_else(|| worker::Error::RustError(format!("`{}` is no status", row.status)))?;
        Ok(Health { status, failures: row.failures, failing_since: row.failing_since })
    }

    pub fn put_health(&self, health: &Health) -> Result<()> {
        self.sql.exec(
            "INSERT OR REPLACE INTO health (one, status, reason, failures, failing_since) VALUES (1, ?, ?, ?, ?)",
            vec![
                health.status.code().into(),
                maybe_text(health.status.reason().map(Reason::code)),
                number(health.failures),
                maybe_number(health.failing_since),
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

    /// Deletes everything: the endpoint is gone, and with it every payload.
    pub fn clear(&self) -> Result<()> {
        for table in
            ["settings", "health", "deliveries", "bodies", "attempts", "notices", "answers", "counts", "replays"]
        {
            self.sql.exec(&format!("DELETE FROM {table}"), None)?;
        }
        Ok(())
    }
}
