//! Values on their way into SQL. Numbers cross as doubles: exact for milliseconds until the year 287396.

use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use worker::{Result, SqlStorage, SqlStorageValue, Storage};

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

#[wasm_bindgen]
extern "C" {
    type Transactions;

    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &Transactions,
        run: &mut dyn FnMut() -> std::result::Result<JsValue, JsValue>,
    ) -> std::result::Result<JsValue, JsValue>;
}

/// Statements that belong together: all of them are stored, or none. `run` is run once, and nothing in it awaits.
///
/// # Errors
/// That of `run`, after which nothing of it is stored; or storage's own.
pub fn together<T, E: From<worker::Error>>(
    storage: &Storage,
    run: impl FnOnce() -> std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    let (mut run, mut answer) = (Some(run), None);
    let transactions: &Transactions = storage.as_raw().unchecked_ref();
    let stored = transactions.transaction_sync(&mut || {
        let done = run.take().map(|run| run());
        let failed = !matches!(done, Some(Ok(_)));
        answer = done;
        // What is thrown is what takes the statements back; the reason is in `answer`.
        if failed { Err(JsValue::from_str("taken back")) } else { Ok(JsValue::UNDEFINED) }
    });
    match (answer, stored) {
        (Some(Ok(_)) | None, Err(error)) => Err(worker::Error::from(error).into()),
        (Some(answer), _) => answer,
        (None, Ok(_)) => Err(worker::Error::RustError("nothing was run".to_string()).into()),
    }
}

/// An object's tables, as they are made at once and as they came about.
pub struct Tables {
    /// A table that every object of this class has had since it was first opened.
    pub first: &'static str,
    /// Makes them in an object that has none.
    pub fresh: &'static [&'static str],
    /// Step n leads from format n to n + 1. Steps are only ever added.
    pub steps: &'static [&'static [&'static str]],
}

impl Tables {
    /// Whether the object has them, in whatever format. Asking stores nothing.
    pub fn are_in(&self, sql: &SqlStorage) -> Result<bool> {
        let query = "SELECT COUNT(*) AS n FROM sqlite_master WHERE type = 'table' AND name = ?";
        let [found] = numbers(sql, query, vec![self.first.into()])?;
        Ok(found.is_some_and(|found| found > 0))
    }

    /// Makes them in an object that has none.
    pub fn make(&self, storage: &Storage) -> Result<()> {
        let sql = storage.sql();
        together(storage, || {
            for statement in self.fresh {
                sql.exec(statement, None)?;
            }
            sql.exec(FORMAT, None)?;
            put_format(&sql, self.steps.len())
        })
    }

    /// Brings those of an object that has some to the format of this code (T40). A step and its number are stored as
    /// one. What is newer than this code is left alone.
    pub fn update(&self, storage: &Storage) -> Result<()> {
        let sql = storage.sql();
        sql.exec(FORMAT, None)?;
        let [known] = numbers(&sql, "SELECT n FROM format", vec![])?;
        let known = known.and_then(|known| usize::try_from(known).ok()).unwrap_or(0);
        for (step, next) in self.steps.iter().zip(1..).skip(known) {
            together(storage, || {
                for statement in *step {
                    match sql.exec(statement, None) {
                        // Older code could store a column and not the step's number.
                        Err(error) if error.to_string().contains("duplicate column name") => {}
                        other => drop(other?),
                    }
                }
                put_format(&sql, next)
            })?;
        }
        Ok(())
    }
}

const FORMAT: &str = "CREATE TABLE IF NOT EXISTS format (one INTEGER PRIMARY KEY CHECK (one = 1), n INTEGER NOT NULL)";

fn put_format(sql: &SqlStorage, n: usize) -> Result<()> {
    let n = number(u64::try_from(n).unwrap_or(u64::MAX));
    sql.exec("INSERT OR REPLACE INTO format (one, n) VALUES (1, ?)", vec![n]).map(drop)
}

/// Every row of a query.
pub fn rows<T: DeserializeOwned>(sql: &SqlStorage, query: &str, values: Vec<SqlStorageValue>) -> Result<Vec<T>> {
    sql.exec(query, values)?.to_array()
}

/// The rows of a query as plain values: much less code than a type for each, where a row is a few numbers or texts.
pub fn values(sql: &SqlStorage, query: &str, values: Vec<SqlStorageValue>) -> Result<Vec<Vec<SqlStorageValue>>> {
    sql.exec(query, values)?.raw().collect()
}

/// The numbers of the first row; none where there is no row, or no number.
pub fn numbers<const N: usize>(sql: &SqlStorage, query: &str, given: Vec<SqlStorageValue>) -> Result<[Option<u64>; N]> {
    let row = values(sql, query, given)?.into_iter().next().unwrap_or_default();
    let mut numbers = [None; N];
    for (number, value) in numbers.iter_mut().zip(&row) {
        *number = as_number(value);
    }
    Ok(numbers)
}

/// A number that is not negative.
pub fn as_number(value: &SqlStorageValue) -> Option<u64> {
    match value {
        SqlStorageValue::Integer(number) => u64::try_from(*number).ok(),
        _ => None,
    }
}

/// A text that is there.
pub fn as_text(value: &SqlStorageValue) -> Option<&str> {
    match value {
        SqlStorageValue::String(text) => Some(text),
        _ => None,
    }
}

/// The first row of a query.
pub fn first<T: DeserializeOwned>(sql: &SqlStorage, query: &str, values: Vec<SqlStorageValue>) -> Result<Option<T>> {
    Ok(rows(sql, query, values)?.into_iter().next())
}
