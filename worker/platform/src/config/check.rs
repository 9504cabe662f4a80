//! The same reading before a deployment: `npm run check:config` calls it with a configuration file.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{Config, Given};

#[derive(Deserialize)]
struct Input {
    #[serde(default)]
    sources: Value,
    /// Variables and secrets that will be set, by name.
    #[serde(default)]
    values: BTreeMap<String, String>,
    /// Those of them whose values are not known here.
    #[serde(default)]
    elsewhere: Vec<String>,
    /// Names of the bindings of the file.
    #[serde(default)]
    bindings: Vec<String>,
}

#[derive(Serialize)]
struct Finding {
    source: String,
    level: &'static str,
    message: String,
}

/// Reads a configuration as the Worker will. Takes `{ sources, values, elsewhere, bindings }` as JSON and gives
/// a JSON list of `{ source, level: "ok" | "warning" | "error", message }`.
#[wasm_bindgen(js_name = checkConfig)]
pub fn check_config(input: &str) -> String {
    let findings = match serde_json::from_str::<Input>(input) {
        Ok(input) => check(&input),
        Err(error) => vec![error_in("sources", &error.to_string())],
    };
    serde_json::to_string(&findings).unwrap_or_default()
}

fn check(input: &Input) -> Vec<Finding> {
    let given = Given {
        lookup: &|name| input.values.get(name).cloned(),
        is_bound: &|name| input.bindings.iter().any(|binding| binding == name),
        is_elsewhere: &|name| input.elsewhere.iter().any(|own| own == name),
    };
    let config = Config::read(&input.sources, &given);
    let mut findings = Vec::new();
    if let Some(error) = &config.broken {
        findings.push(error_in("sources", &error.to_string()));
    }
    for (path, (name, source)) in &config.routes {
        let source = match source {
            Ok(source) => source,
            Err(error) => {
                findings.push(error_in(name, &error.to_string()));
                continue;
            }
        };
        let mut warn = |message: String| findings.push(Finding { source: name.clone(), level: "warning", message });
        for secret in &source.short_secrets {
            warn(format!("the secret `{secret}` is shorter than 16 bytes: use what the provider generates"));
        }
        if source.origin_secret_is_derived {
            warn(
                "the origin's key is derived from the first secret: set SIGNPOST_SIGNING_SECRET to choose it"
                    .to_string(),
            );
        }
        let message = format!("{path}: {} -> {}", source.provider.name, source.origin);
        findings.push(Finding { source: name.clone(), level: "ok", message });
    }
    findings
}

fn error_in(source: &str, message: &str) -> Finding {
    Finding { source: source.to_string(), level: "error", message: message.to_string() }
}
