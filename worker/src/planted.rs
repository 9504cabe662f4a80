//! Test builds only (`--features planted`): an object that panics on purpose.
//!
//! `npm run build` never compiles this file, and a test looks for its paths in the product's wasm.

use serde::Deserialize;
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object, wasm_bindgen};

#[durable_object(alarm)]
pub struct PlantedObject {
    state: State,
}

#[derive(Deserialize)]
struct Row {
    runs: u32,
}

impl DurableObject for PlantedObject {
    fn new(state: State, _env: Env) -> Self {
        Self { state }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        // After an await, as a panic in the middle of a request would come.
        let _ = request.bytes().await?;
        let sql = self.state.storage().sql();
        sql.exec("CREATE TABLE IF NOT EXISTS planted (armed INTEGER, runs INTEGER)", None)?;
        match request.path().as_str() {
            "/planted/object/panic" => {
                #[allow(clippy::panic)]
                {
                    panic!("planted: canary-never-logged")
                }
            }
            "/planted/object/arm" => {
                sql.exec("DELETE FROM planted", None)?;
                sql.exec("INSERT INTO planted VALUES (1, 0)", None)?;
                self.state.storage().set_alarm(1).await?;
            }
            _ => {}
        }
        let rows = sql.exec("SELECT runs FROM planted", None)?.to_array::<Row>()?;
        Response::ok(rows.first().map_or(0, |row| row.runs).to_string())
    }

    /// The first run after it was armed panics.
    async fn alarm(&self) -> Result<Response> {
        let sql = self.state.storage().sql();
        let armed = sql.exec("UPDATE planted SET armed = 0, runs = runs + 1 WHERE armed = 1 RETURNING runs", None)?;
        #[allow(clippy::panic)]
        if !armed.to_array::<Row>()?.is_empty() {
            panic!("planted in an alarm");
        }
        sql.exec("UPDATE planted SET runs = runs + 1", None)?;
        Response::empty()
    }
}
