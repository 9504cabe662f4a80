//! A JSON Schema of a provider's file: completion, hover and errors in any editor with a TOML plug-in.
#![allow(clippy::indexing_slicing, reason = "serde_json's `[]` on a value makes what is absent null")]

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Value, json};
use signpost_core::Provider;

use crate::Output;
use crate::file::{Facts, Proof};
use crate::sample::Sample;

/// What stands in a file beside the row.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "its schema is what is wanted")]
struct Beside {
    /// Where the facts come from.
    facts: Facts,
    /// Deliveries with their verdict.
    proof: Vec<Proof>,
    /// Events in the provider's own shape, for whoever sends as that provider.
    sample: Vec<Sample>,
}

pub fn output() -> Output {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let row = generator.subschema_for::<Provider>().to_value();
    let beside = generator.subschema_for::<Beside>().to_value();
    let mut definitions = Value::Object(generator.take_definitions(true));
    let resolve = |schema: &Value| {
        let name = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()).unwrap_or_default().to_string();
        definitions[&name].clone()
    };
    let (mut file, beside) = (resolve(&row), resolve(&beside));
    if let (Some(own), Some(more)) = (file["properties"].as_object_mut(), beside["properties"].as_object()) {
        own.extend(more.clone());
    }
    file["required"] = json!(["name", "title", "facts", "signature", "proof"]);
    file["title"] = "A provider's file".into();
    if let Some(definitions) = definitions.as_object_mut() {
        definitions.retain(|name, _| name != "Provider" && name != "Beside");
    }
    file["$defs"] = definitions;
    file["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    Output { path: "providers/row.schema.json".into(), text: format!("{file:#}\n") }
}
