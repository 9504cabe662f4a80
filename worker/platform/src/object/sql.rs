//! Values on their way into SQL. Numbers cross as doubles: exact for milliseconds until the year 287396.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use worker::{Result, SqlStorage, SqlStorageValue};

/// A number that SQL keeps exactly; what is larger than 2^53 is kept as that.
pub fn number(value: impl Into<u64>) -> SqlStorageValue {
    const MOST: u64 = 1 << 53;
    SqlStorageValue::Integer(i64::try_from(value.into().min(MOST)).unwrap_or(0))
}

pub fn maybe_number(value: Option<impl Into<u64>>) -> SqlStorageValue {
    value.map_or(SqlStorageValue::Null, number)
}

pub fn maybe_text(value: Option<&str>) -> SqlStorageValue {
    value.map_or(SqlStorageValue::Null, SqlStorageValue::from)
}

/// Brings an object's tables from whatever format they have to that of this code. Step n leads from format n to n + 1;
/// an object that was never opened takes all of them, so that old and new ones end up alike.
///
/// Steps are only ever added, and a step only adds: during a roll-out and after a roll-back older code opens the same
/// tables (T40). Nothing awaits in here, so a step and its number are stored as one.
pub fn migrate(sql: &SqlStorage, steps: &[&[&str]]) -> Result<()> {
    #[derive(Deserialize)]
    struct Format {
        n: usize,
    }
    sql.exec("CREATE TABLE IF NOT EXISTS format (one INTEGER PRIMARY KEY CHECK (one = 1), n INTEGER NOT NULL)", None)?;
    let known = first::<Format>(sql, "SELECT n FROM format", vec![])?.map_or(0, |format| format.n);
    for (step, next) in steps.iter().zip(1_u32..).skip(known) {
        for statement in *step {
            sql.exec(statement, None)?;
        }
        sql.exec("INSERT OR REPLACE INTO format (one, n) VALUES (1, ?)", vec![number(next)])?;
    }
    Ok(())
}

/// Every row of a query.
pub fn rows<T: DeserializeOwned>(sql: &SqlStorage, query: &str, values: Vec<SqlStorageValue>) -> Result<Vec<T>> {
    sql.exec(query, values)?.to_array()
}

/// The first row of a query.
pub fn first<T: DeserializeOwned>(sql: &SqlStorage, query: &str, values: Vec<SqlStorageValue>) -> Result<Option<T>> {
    Ok(rows(sql, query, values)?.into_iter().next())
}
