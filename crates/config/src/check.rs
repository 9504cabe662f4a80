//! The same reading before a deployment: `npm run check:config` calls it with a configuration file.
//!
//! What is the Worker's to judge is judged here: sources, variables, secrets. Bindings, classes and flags are wrangler's
//! words and are held against what the product ships in `scripts/config/`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::destination::{Destination, Rules};
use super::lint::{self, Warning};
use super::{Config, ConfigError, Given, Route, Source, UrlParser, Variables, Way, tables};

#[derive(Deserialize)]
struct Input {
    /// Variables that are tables of sources or destinations.
    #[serde(default)]
    tables: tables::Variables,
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

/// Reads a configuration as the Worker will. Takes `{ tables, values, elsewhere, bindings, local }` as JSON and gives
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
        transform: &crate::check_transform,
    };
    let config = Config::read(&input.tables, &given);
    let mut findings = Vec::new();
    if let Some(error) = &config.broken {
        findings.push(finding("sources", "error", error));
    }
    check_destinations(&config, input.local, &mut findings);
    for (path, (name, source)) in &config.paths {
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
    let mut can_run = true;
    for route in source.routes.iter().filter(|route| route.to.name.is_empty() && route.to.is_local && !local) {
        let option = if route.name.is_empty() { "origin" } else { "to" };
        findings.push(finding(&source.name, "error", &local_error(option, &route.to)));
        can_run = false;
    }
    if can_run {
        let ways: Vec<String> = source.routes.iter().map(said).collect();
        let message = format!("{path}: {} -> {}", source.provider.name, ways.join(", "));
        findings.push(Finding { about: source.name.clone(), level: "ok", code: "ok", option: None, message });
    }
}

/// Where a route leads, and which one it is.
fn said(route: &Route) -> String {
    let to = route.to.shown();
    let how = match (&route.way, route.name.as_str()) {
        (_, "") => return to,
        (Way::Through, _) => "through",
        (Way::Queue(_) | Way::Send, _) => "queue",
        (Way::Paused, _) => "paused",
    };
    format!("{} ({how}: {to})", route.name)
}

fn check_destinations(config: &Config, local: bool, findings: &mut Vec<Finding>) {
    if let Some(error) = &config.destinations.broken {
        findings.push(finding("destinations", "error", error));
    }
    let sources = || config.paths.values().filter_map(|(_, source)| source.as_ref().ok());
    for (name, destination) in &config.destinations.rows {
        let about = format!("destination {name}");
        let destination = match destination {
            Ok(destination) => destination,
            Err(error) => {
                findings.push(finding(&about, "error", error));
                continue;
            }
        };
        let mut warn = |code, problem: &str, fix: &str| {
            findings.push(finding(&about, "warning", &ConfigError::new(code, problem, fix)));
        };
        let routes = || sources().flat_map(|source| &source.routes).filter(|route| route.to.name == *name);
        if routes().next().is_none() {
            warn("destination_unused", "no route leads here", "name it under `to` of a route, or remove it");
        }
        if destination.rules != Rules::default() && routes().any(|route| route.way == Way::Through) {
            let problem = "its rate, schedule and other rules are for what is queued, and a route forwards `through`";
            warn("rules_unused", problem, "set forward = \"queue\" there, or remove the rules");
        }
        if destination.is_local && !local {
            findings.push(finding(&about, "error", &local_error("to", destination)));
        }
    }
}

fn local_error(option: &str, to: &Destination) -> ConfigError {
    ConfigError::new(
        "origin_local",
        format!(
            "`{option} = \"{}\"` is on this machine: nothing on Cloudflare's network reaches it",
            to.address.shown()
        ),
        "write the origin's public URL, or check a local run with `--local`",
    )
}

fn finding(about: &str, level: &'static str, error: &ConfigError) -> Finding {
    Finding { about: about.to_string(), level, code: error.code(), option: None, message: error.to_string() }
}
