//! What a check of a configuration knows of a row beside the row; the Worker does not carry it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use signpost_core::SecretFormat;

use crate::Output;
use crate::file::File;

/// Beginnings that our own proofs have made up.
const OURS: [&str; 3] = ["VALID_", "secret_", "test_"];

pub fn output(files: &[File]) -> Output {
    let one = |file: &File| {
        let facts = json!({ "read": file.facts.read.to_string(), "prefixes": prefixes(file) });
        (file.row.name.to_string(), facts)
    };
    let all: Map<String, Value> = files.iter().map(one).collect();
    let lines: Vec<String> =
        all.iter().map(|(name, facts)| format!("  {}: {facts}", Value::from(name.as_str()))).collect();
    Output { path: "scripts/config/facts.json".into(), text: format!("{{\n{}\n}}\n", lines.join(",\n")) }
}

/// How the secrets of a provider begin, as its proofs show: `whsec_`.
fn prefixes(file: &File) -> BTreeSet<&str> {
    let secrets = file.proofs.iter().flat_map(|proof| &proof.secrets);
    let prefix = |secret: &'_ String| {
        let end = secret.find('_')?.checked_add(1)?;
        Some((end, secret.get(..end)?.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_')))
    };
    let found = secrets.filter_map(|secret| match prefix(secret) {
        Some((end, true)) => secret.get(..end),
        _ => None,
    });
    // The format reads it off.
    let format = (file.row.secret == SecretFormat::Whsec).then_some("whsec_");
    found.filter(|prefix| !OURS.contains(prefix)).chain(format).collect()
}
