//! The samples of a provider: events in its own shape, for whoever sends as that provider.
//!
//! A body is a template. What must be new each time somebody sends it stands in it as a placeholder, wherever the
//! provider's JSON has it: `npm/src/lib/samples.ts` fills in the same ones.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use signpost_core::Provider;
use signpost_core::provider::{Place, TimestampPlace};

use crate::file::File;

/// A placeholder, and what two sendings of one sample have there.
const PLACEHOLDERS: [(&str, [&str; 2]); 5] = [
    ("{{id}}", ["3f9c0d6e5b7a41289e6f7a8b9c0d1e2f", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"]),
    ("{{number}}", ["4027183950", "5938274061"]),
    ("{{now}}", ["2026-05-20T10:14:25Z", "2026-05-20T10:15:25Z"]),
    ("{{now_s}}", ["1779272065", "1779272125"]),
    ("{{now_ms}}", ["1779272065000", "1779272125000"]),
];

/// An event as the provider sends it, in our own words.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// The event type: what stands at the row's place for it, if that is in the body.
    #[serde(rename = "type")]
    pub event_type: String,
    /// The JSON. `{{id}}` is new for each event and the same in all of its body, 32 hexadecimal digits; `{{number}}` is such
    /// a number; `{{now}}`, `{{now_s}}` and `{{now_ms}}` are the time of sending as RFC 3339, in seconds and in milliseconds.
    pub body: String,
}

impl Sample {
    /// The body without the blanks that make it readable in the file, with its placeholders.
    pub fn compact(&self) -> String {
        let mut in_string = false;
        let mut escaped = false;
        let is_kept = |letter: &char| {
            let is_quote = *letter == '"' && !escaped;
            escaped = in_string && *letter == '\\' && !escaped;
            in_string ^= is_quote;
            in_string || !letter.is_ascii_whitespace()
        };
        self.body.chars().filter(is_kept).collect()
    }

    /// The body as it is sent for the `which`th time: 0 or 1.
    fn filled(&self, which: usize) -> String {
        PLACEHOLDERS.iter().fold(self.compact(), |body, (name, values)| {
            body.replace(name, values.get(which).copied().unwrap_or_default())
        })
    }
}

/// What is wrong with the samples of a file.
pub fn problems(file: &File) -> Vec<String> {
    let mut types = BTreeSet::new();
    let mut problems = Vec::new();
    for sample in &file.samples {
        let told = |problem: String| format!("{}: sample `{}`: {problem}", file.row.name, sample.event_type);
        if !types.insert(&sample.event_type) {
            problems.push(told("there is another one of this type".to_string()));
        }
        if let Err(problem) = check(&file.row, sample) {
            problems.push(told(problem));
        }
    }
    problems
}

fn check(row: &Provider, sample: &Sample) -> Result<(), String> {
    let [first, second] = [sample.filled(0), sample.filled(1)];
    if first.contains("{{") {
        let names: Vec<&str> = PLACEHOLDERS.iter().map(|(name, _)| *name).collect();
        return Err(format!("a placeholder is none of {}", names.join(", ")));
    }
    let parse =
        |text: &str| serde_json::from_str::<Value>(text).map_err(|error| format!("its body is no JSON: {error}"));
    let [first, second] = [parse(&first)?, parse(&second)?];
    if first == second {
        return Err("it would be the same event each time: it has no placeholder".to_string());
    }
    let differs = |what: &str, path: &str| match (text_at(&first, path), text_at(&second, path)) {
        (Some(one), Some(other)) if one != other => Ok(()),
        (Some(_), _) => Err(format!("its {what}, `{path}`, would be the same each time: put a placeholder there")),
        (None, _) => Err(format!("the row's {what}, `{path}`, is not in its body")),
    };
    if let Some(Place::Field(path)) = &row.id {
        differs("id", path)?;
    }
    if let Some(TimestampPlace::Field(path)) = row.timestamp.as_ref().map(|timestamp| &timestamp.from) {
        differs("time", path)?;
    }
    match &row.event_type {
        Some(Place::Field(path)) if text_at(&first, path).as_ref() != Some(&sample.event_type) => {
            Err(format!("its type, `{path}`, is {:?}", text_at(&first, path)))
        }
        _ if !row.catalog.allows(&sample.event_type) => {
            Err("the row's catalog is closed and lacks its type".to_string())
        }
        _ => Ok(()),
    }
}

/// A text or a number of a JSON document.
fn text_at(value: &Value, path: &str) -> Option<String> {
    match path.split('.').try_fold(value, |value, name| value.get(name))? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(event_type: &str, body: &str) -> Option<String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../providers");
        let files = crate::file::read_all(&folder).unwrap_or_default();
        let row = &files.iter().find(|file| file.row.name == "gooclaim")?.row;
        let sample = Sample { event_type: event_type.to_string(), body: body.to_string() };
        check(row, &sample).err()
    }

    #[test]
    fn a_sample_is_json_with_the_rows_id_and_type_and_new_each_time() {
        let good = r#"{ "event_id": "evt_{{id}}", "event_type": "workflow.started", "occurred_at": "{{now}}" }"#;
        assert_eq!(problem("workflow.started", good), None);
        for (event_type, body, told) in [
            ("workflow.started", "{", "no JSON"),
            ("workflow.started", r#"{"event_id":"evt_{{uuid}}"}"#, "placeholder is none of"),
            ("workflow.started", r#"{"event_id":"evt_1","event_type":"workflow.started"}"#, "same event each time"),
            ("workflow.started", r#"{"event_id":"1","event_type":"workflow.started","at":{{now_s}}}"#, "its id"),
            ("workflow.started", r#"{"event_type":"workflow.started","at":{{now_s}}}"#, "is not in its body"),
            ("workflow.completed", good, "its type"),
        ] {
            let problem = problem(event_type, body).unwrap_or_default();
            assert!(problem.contains(told), "{body}: {problem}");
        }
    }

    #[test]
    fn blanks_go_that_are_not_in_a_string() {
        let sample = |body: &str| Sample { event_type: String::new(), body: body.to_string() };
        assert_eq!(sample("{ \"a b\": \"c \\\" d\",\n  \"e\": [1, 2] }").compact(), r#"{"a b":"c \" d","e":[1,2]}"#);
        assert_eq!(sample(r#"{ "a": "\\", "b": 1 }"#).compact(), r#"{"a":"\\","b":1}"#);
    }
}
