//! Values on their way into SQL. Numbers cross as doubles: exact for milliseconds until the year 287396.

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

/// Every row of a query.
pub fn rows<T: DeserializeOwned>(sql: &SqlStorage, query: &str, values: Vec<SqlStorageValue>) -> Result<Vec<T>> {
    sql.exec(query, values)?.to_array()
}

/// The first row of a query.
pub fn first<T: DeserializeOwned>(sql: &SqlStorage, query: &str, values: Vec<SqlStorageValue>) -> Result<Option<T>> {
    Ok(rows(sql, query, values)?.into_iter().next())
}
