//! What the npm package has of the rows: one file per provider, which bundlers can drop; what sends apart from what
//! verifies; the types of its events; and the border to the core.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use signpost_core::provider::handshake::{Alphabet, Method, SpotKind};
use signpost_core::provider::{Envelope, TimeFormat};
use signpost_core::{Provider, Reject};

use crate::Output;
use crate::border;
use crate::file::File;

/// Parts of a row that only somebody who sends needs.
const SENDING: [&str; 5] = ["title", "header_prefixes", "delivery", "envelope", "catalog"];
const HEADER: &str = "// Written by crates/rows from providers/*.toml: change the rows there.\n";
const FOLDER: &str = "npm/src/providers";

pub fn outputs(files: &[File]) -> Vec<Output> {
    let generated = |name: &str, text: String| Output { path: format!("npm/src/generated/{name}.ts").into(), text };
    let mut outputs: Vec<Output> = files.iter().map(one).collect();
    outputs.extend([
        generated("rows", rows(files)),
        generated("sending", sending(files)),
        generated("samples", samples(files)),
        generated("events", events(files)),
        generated("core", core()),
    ]);
    outputs
}

/// Files of providers that are no more.
pub fn stale(root: &Path, files: &[File]) -> Vec<PathBuf> {
    let Ok(listing) = std::fs::read_dir(root.join(FOLDER)) else {
        return Vec::new();
    };
    let known = |path: &PathBuf| files.iter().any(|file| path.ends_with(format!("{}.ts", file.row.name)));
    listing.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| !known(path)).collect()
}

/// `standard-webhooks` as `standardWebhooks`.
fn camel(name: &str) -> String {
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default().to_string();
    let name = words.fold(first, |all, word| all + &capitalized(word));
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("_{name}") } else { name }
}

fn pascal(name: &str) -> String {
    name.split('-').map(capitalized).collect()
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A row's JSON without what is the default: what verifies, and what sends.
pub fn split(row: &Provider) -> (Map<String, Value>, Map<String, Value>) {
    // A row in which everything stands that has a default, and of the rest no more than it needs.
    let header = || json!({ "header": "-" });
    let least = json!({
        "name": "-",
        "signature": { "header": "-", "encoding": "hex", "layout": { "value": {} } },
        "timestamp": { "from": header() },
    });
    let defaults = serde_json::from_value::<Provider>(least).and_then(serde_json::to_value).unwrap_or_default();
    match lean(serde_json::to_value(row).unwrap_or_default(), &defaults) {
        Value::Object(row) => row.into_iter().partition(|(name, _)| !SENDING.contains(&name.as_str())),
        _ => (Map::new(), Map::new()),
    }
}

/// Without what `defaults` says too. What is needed is never the same there.
fn lean(value: Value, defaults: &Value) -> Value {
    let Value::Object(members) = value else {
        return value;
    };
    let is_needed = |name: &str| name == "encoding";
    let kept = members.into_iter().filter(|(name, value)| is_needed(name) || defaults.get(name) != Some(value));
    kept.map(|(name, value)| {
        let value = lean(value, defaults.get(&name).unwrap_or(&Value::Null));
        (name, value)
    })
    .collect()
}

fn one(file: &File) -> Output {
    let name = &file.row.name;
    let (row, _) = split(&file.row);
    let text = format!(
        "{HEADER}import type {{ Row }} from \"../row.js\";\n\n/** {}. */\nexport const {}: Row & {{ readonly name: {name:?} }} = {};\n",
        file.row.title,
        camel(name),
        Value::Object(row),
    );
    Output { path: format!("{FOLDER}/{name}.ts").into(), text }
}

fn rows(files: &[File]) -> String {
    let mut text = String::from(HEADER);
    text += "import type { Row } from \"../row.js\";\n";
    for File { row, .. } in files {
        let _ = writeln!(text, "import {{ {} }} from \"../providers/{}.js\";", camel(&row.name), row.name);
    }
    text +=
        "\n/** The built-in providers: one row of data each, and nothing else in this package knows about them. */\n";
    text += "export const rows: { readonly [N in ProviderName]: Row } = {\n";
    for File { row, .. } in files {
        let _ = writeln!(text, "  {:?}: {},", row.name, camel(&row.name));
    }
    text += "};\n\n/** The name of a built-in provider. */\nexport type ProviderName =";
    text + &union(files.iter().map(|file| file.row.name.as_ref())) + ";\n"
}

fn sending(files: &[File]) -> String {
    let mut text = String::from(HEADER);
    text += "import type { ProviderName } from \"./rows.js\";\nimport type { Sending } from \"../row.js\";\n\n";
    text += "/** What only somebody who sends as a provider needs of its row. */\n";
    text += "export const sending: { readonly [N in ProviderName]: Sending } = {\n";
    for file in files {
        let (_, sending) = split(&file.row);
        let _ = writeln!(text, "  {:?}: {},", file.row.name, Value::Object(sending));
    }
    text + "};\n"
}

/// For tests and the command: those who verify or send do not load it.
fn samples(files: &[File]) -> String {
    let mut text = String::from(HEADER);
    text += "import type { ProviderName } from \"./rows.js\";\nimport type { Sample } from \"../lib/samples.js\";\n\n";
    text += "/** Events in their providers' shape, with placeholders for what is new each time. */\n";
    text += "export const samples: { readonly [N in ProviderName]?: readonly Sample[] } = {\n";
    for file in files.iter().filter(|file| !file.samples.is_empty()) {
        let list = file.samples.iter().map(|sample| json!({ "type": sample.event_type, "body": sample.compact() }));
        let _ = writeln!(text, "  {:?}: {},", file.row.name, Value::Array(list.collect()));
    }
    text + "};\n"
}

fn union<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("\n  | {name:?}")).collect()
}

/// The JSON of deliveries as types.
fn events(files: &[File]) -> String {
    let mut text = String::from(HEADER);
    text += "import type { PayloadOf } from \"../events.js\";\n";
    let mut list = String::new();
    for file in files {
        if let Some(envelope) = &file.row.envelope {
            text += &event(file, envelope);
            let _ = writeln!(list, "  readonly {:?}: {}Event;", file.row.name, pascal(&file.row.name));
        }
    }
    text + "\n/** The JSON of deliveries, by provider. */\nexport interface BuiltInEvents {\n" + &list + "}\n"
}

fn event(file: &File, envelope: &Envelope) -> String {
    let (name, catalog) = (&file.row.name, &file.row.catalog);
    let pascal = pascal(name);
    let mut text = String::new();
    let types = if catalog.types.is_empty() { "string".to_string() } else { format!("{pascal}EventType") };
    if !catalog.types.is_empty() {
        let open = if catalog.open { " It may send types that are not listed yet." } else { "" };
        let union = union(catalog.types.iter().map(AsRef::as_ref));
        let _ = write!(text, "\n/** The event types of `{name}`.{open} */\nexport type {types} ={union};\n");
    }
    let field =
        |field: &Option<_>| field.as_ref().map_or_else(String::new, |field| format!("readonly {field}: string; "));
    let time = match envelope.time_format {
        TimeFormat::Rfc3339 => "string",
        TimeFormat::UnixSeconds => "number",
    };
    let fields = format!(
        "{}readonly {}: T; {}readonly {}: {time}; readonly {}: PayloadOf<{name:?}, T>;",
        field(&envelope.id),
        envelope.event_type,
        field(&envelope.tenant),
        envelope.timestamp,
        envelope.data,
    );
    let ping = file.row.ping.as_ref().map_or_else(String::new, |ping| {
        format!(
            "\n  | {{ readonly {}: {:?}; readonly {}: string }}",
            envelope.event_type, ping.event_type, envelope.timestamp
        )
    });
    let _ = write!(
        text,
        "\n/** A delivery of `{name}`. */\nexport type {pascal}Event =\n  | {{ [T in {types}]: {{ {fields} }} }}[{types}]{ping};\n"
    );
    text
}

/// The numbers and names that cross between JavaScript and the core.
fn core() -> String {
    let list = |names: &[&str]| names.iter().map(|name| format!("  {name:?},\n")).collect::<String>();
    let codes: Vec<&str> = Reject::RANK.iter().map(|reason| reason.code()).collect();
    format!(
        "// Written by crates/rows from crates/wasm/src/border.rs and the core's reasons: change them there.

/** The core's reasons for a refusal, the most useful first. */
export const rejectCodes = [
{}] as const;

/** One of the core's reasons for a refusal. */
export type RejectCode = (typeof rejectCodes)[number];

/** The paths of a row that the core reads, in its order. */
export const paths: readonly string[] = [
{}];

/** What a thing is to a row, in the core's order. */
export const whats = [
{}] as const;
/** How many of them are headers, and how many are asked for verification: those come first. */
export const HEADERS = {};
export const VERIFIED = {};
/** The core's letter for the first of them. */
export const LETTER = {};

/** What became of a row: read, and its event id is signed; or, from here on, the place of what is wrong. */
export const ID_IS_SIGNED = {};
export const WRONG = {};
/** The core took a secret that is shorter than it should be. */
export const SECRET_SHORT = {};
/** The core could not follow the plan. */
export const UNABLE = {};

/** The lines of a handshake, in the core's order. */
export const lines = [
{}] as const;
/** What its digits mean, in the core's order. */
export const methods: readonly string[] = {:?};
export const alphabets: readonly string[] = {:?};
export const kinds: readonly string[] = {:?};
/** What became of a request: no handshake, or one that is refused; or, from here on, the place of the one that it is. */
export const NO_HANDSHAKE = {};
export const HANDSHAKE_REFUSED = {};
export const HANDSHAKE = {};
",
        list(&codes),
        list(border::Path::NAMES),
        list(border::What::NAMES),
        border::What::HEADERS,
        border::What::VERIFIED,
        border::LETTER,
        border::ID_IS_SIGNED,
        border::WRONG,
        border::SECRET_SHORT,
        border::UNABLE,
        list(&border::LINES),
        Method::ALL.map(Method::name),
        Alphabet::ALL.map(|alphabet| format!("{alphabet:?}").to_lowercase()),
        SpotKind::ALL.map(|kind| if kind == SpotKind::OnlyField { "only_field".to_string() } else { format!("{kind:?}").to_lowercase() }),
        border::NO_HANDSHAKE,
        border::HANDSHAKE_REFUSED,
        border::HANDSHAKE,
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_row_without_its_defaults_reads_as_the_row() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../providers");
        for file in crate::file::read_all(&folder).unwrap_or_default() {
            let (verifying, sending) = split(&file.row);
            let whole: Map<String, Value> = verifying.into_iter().chain(sending).collect();
            let read: Result<Provider, _> = serde_json::from_value(Value::Object(whole.clone()));
            assert_eq!(read.ok().as_ref(), Some(&file.row), "{}", Value::Object(whole));
        }
    }

    #[test]
    fn names_become_identifiers() {
        assert_eq!(camel("standard-webhooks"), "standardWebhooks");
        assert_eq!(pascal("standard-webhooks"), "StandardWebhooks");
        assert_eq!(camel("3cx"), "_3cx");
    }
}
