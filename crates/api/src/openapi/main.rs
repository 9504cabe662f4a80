//! Writes the OpenAPI 3.1 document of the sender's API to standard output.
//!
//! Run by `npm run build`. Bodies and answers are the types of `signpost_api`; what this file adds is
//! which of them belongs to which path.

mod paths;

use schemars::generate::{Contract, SchemaSettings};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

fn main() {
    println!("{:#}", document());
}

fn document() -> Value {
    let mut schemas = Schemas::new();
    let paths = paths::paths(&mut schemas);
    let definitions = schemas.definitions();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Signpost sender",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
            "description": "Publish events once; each is delivered to every subscribed endpoint, signed and retried by \
                its provider's rules. Delivery is at least once, unordered unless an endpoint asks for `fifo`, under a \
                stable id, and ends in a dead letter that can be replayed.",
        },
        "servers": [{ "url": "/" }],
        "security": [{ "key": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The operator's key (the secret SIGNPOST_API_KEY), or a token for one tenant.",
                },
            },
            "schemas": definitions,
        },
    })
}

/// The schemas of requests as they are read, and of answers as they are written: a field with a default may be left
/// out of a request, and is always in an answer.
struct Schemas {
    requests: SchemaGenerator,
    answers: SchemaGenerator,
}

impl Schemas {
    fn new() -> Self {
        let generator = |contract: Contract| {
            let settings = SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path = "/components/schemas".into();
                settings.meta_schema = None;
                settings.contract = contract;
            });
            settings.into_generator()
        };
        Self { requests: generator(Contract::Deserialize), answers: generator(Contract::Serialize) }
    }

    /// The reference to the schema of a request's type, which is collected on the way.
    fn request<T: JsonSchema>(&mut self) -> Value {
        reference::<T>(&mut self.requests)
    }

    /// The same for an answer's type.
    fn answer<T: JsonSchema>(&mut self) -> Value {
        reference::<T>(&mut self.answers)
    }

    /// Everything that was referred to. A type in both directions is described as it is read.
    fn definitions(&mut self) -> Map<String, Value> {
        let mut all = self.answers.take_definitions(true);
        all.extend(self.requests.take_definitions(true));
        all
    }
}

fn reference<T: JsonSchema>(schemas: &mut SchemaGenerator) -> Value {
    serde_json::to_value(schemas.subschema_for::<T>()).unwrap_or(Value::Bool(true))
}

#[cfg(test)]
mod tests {
    use super::document;
    use serde_json::Value;

    #[test]
    fn every_reference_leads_to_a_schema() {
        fn walk(value: &Value, root: &Value) {
            match value {
                Value::Object(fields) => {
                    if let Some(Value::String(path)) = fields.get("$ref") {
                        assert!(root.pointer(path.trim_start_matches('#')).is_some(), "{path}");
                    }
                    fields.values().for_each(|value| walk(value, root));
                }
                Value::Array(items) => items.iter().for_each(|value| walk(value, root)),
                _ => {}
            }
        }
        let document = document();
        walk(&document, &document);
    }

    #[test]
    fn every_operation_has_an_id_of_its_own_and_a_summary() {
        let document = document();
        let mut ids = std::collections::BTreeSet::new();
        for path in document["paths"].as_object().unwrap().values() {
            for (method, operation) in path.as_object().unwrap() {
                if method != "parameters" {
                    assert!(ids.insert(operation["operationId"].as_str().unwrap().to_string()));
                    assert!(operation["summary"].is_string());
                }
            }
        }
        assert_eq!(ids.len(), 29);
    }
}
