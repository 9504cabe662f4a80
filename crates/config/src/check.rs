//! The same reading before a deployment: `npm run check:config` calls it with a configuration file.
//!
//! What is the Worker's to judge is judged here: sources, variables, secrets. Bindings, classes and flags are wrangler's
//! words and are held against what the product ships in `scripts/config/`.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

use super::lint::{self, Warning};
use super::{Config, ConfigError, Given, Source, UrlParser, Variables};

#[derive(Deserialize)]
struct Input {
    sources: Option<Box<RawValue>>,
    /// Variables and secrets that will be set, by name.
    #[serde(default)]
    values: BTreeMap<String, String>,
    /// Those of them whose values are not known here.
    #[serde(default)]
    elsewhere: Vec<String>,
    /// Names of the bindings of the file.
    #[serde(default)]
    bindings: Vec<String>,
    /// Whether the configuration is for a run on this machine.
    #[serde(default)]
    local: bool,
}

#[derive(Serialize)]
struct Finding {
    /// The source or variable that it is about.
    about: String,
    level: &'static str,
    code: &'static str,
    /// The option of the source that mends it, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    option: Option<&'static str>,
    message: String,
}

/// Reads a configuration as the Worker will. Takes `{ sources, values, elsewhere, bindings, local }` as JSON and gives
/// a JSON list of `{ about, level: "ok" | "warning" | "error", code, option, message }`.
pub fn check_config(input: &str, url: UrlParser<'_>) -> String {
    let findings = match serde_json::from_str::<Input>(input) {
        Ok(input) => check(&input, url),
        Err(error) => vec![Finding {
            about: "sources".to_string(),
            level: "error",
            code: "sources_invalid",
            option: None,
            message: error.to_string(),
        }],
    };
    serde_json::to_string(&findings).unwrap_or_default()
}

fn check(input: &Input, url: UrlParser<'_>) -> Vec<Finding> {
    let given = Given {
        lookup: &|name| input.values.get(name).cloned(),
        is_bound: &|name| input.bindings.iter().any(|binding| binding == name),
        is_elsewhere: &|name| input.elsewhere.iter().any(|own| own == name),
        url,
    };
    let config = Config::read(input.sources.as_deref().map_or("null", RawValue::get), &given);
    let mut findings = Vec::new();
    if let Some(error) = &config.broken {
        findings.push(finding("sources", "error", error));
    }
    for (path, (name, source)) in &config.routes {
        match source {
            Ok(source) => check_source(path, source, input.local, &mut findings),
            Err(error) => findings.push(finding(name, "error", error)),
        }
    }
    let variables = Variables::read(given.lookup);
    for error in variables.errors() {
        // A Worker that is a gate alone needs no key.
        findings.push(finding("sender", if error.is_absence() { "warning" } else { "error" }, error));
    }
    if let Some(error) = variables.access().ok().and_then(|access| access.token_secret().err()) {
        findings.push(finding("sender", "warning", &error));
    }
    if variables.is_development() && !input.local {
        let error = ConfigError::new(
            "development_on",
            "`SIGNPOST_DEVELOPMENT` lets endpoints be on private addresses",
            "remove it from the file, and keep it in .dev.vars",
        );
        findings.push(finding("sender", "error", &error));
    }
    let ours = |name: &&String| name.starts_with("SIGNPOST_") && *name != super::SIGNING_SECRET;
    for name in input.values.keys().filter(ours).filter(|name| !Variables::NAMES.contains(&name.as_str())) {
        let error = ConfigError::new(
            "variable_unknown",
            format!("nothing reads the variable `{name}`"),
            format!("remove it, or write one of {}", Variables::NAMES.join(", ")),
        );
        findings.push(finding("sender", "warning", &error));
    }
    findings
}

fn check_source(path: &str, source: &Source, local: bool, findings: &mut Vec<Finding>) {
    for Warning { option, error } in lint::source(source) {
        findings.push(Finding { option: Some(option), ..finding(&source.name, "warning", &error) });
    }
    if source.is_local && !local {
        let error = ConfigError::new(
            "origin_local",
            format!("`origin = \"{}\"` is on this machine: nothing on Cloudflare's network reaches it", source.origin),
            "write the origin's public URL, or check a local run with `--local`",
        );
        findings.push(finding(&source.name, "error", &error));
    } else {
        let message = format!("{path}: {} -> {}", source.provider.name, source.origin);
        findings.push(Finding { about: source.name.clone(), level: "ok", code: "ok", option: None, message });
    }
}

fn finding(about: &str, level: &'static str, error: &ConfigError) -> Finding {
    Finding { about: about.to_string(), level, code: error.code(), option: None, message: error.to_string() }
}
