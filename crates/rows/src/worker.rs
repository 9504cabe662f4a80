//! The rows as the Worker has them: a line for each, read when it is asked for.

use serde_json::{Map, Value};

use crate::file::File;
use crate::{Output, npm};

pub fn output(files: &[File]) -> Output {
    let line = |file: &File| {
        let (verifying, sending) = npm::split(&file.row);
        let row: Map<String, Value> = verifying.into_iter().chain(sending).collect();
        format!("{}\t{}\n", file.row.name, Value::Object(row))
    };
    Output { path: "crates/config/src/providers.txt".into(), text: files.iter().map(line).collect() }
}
