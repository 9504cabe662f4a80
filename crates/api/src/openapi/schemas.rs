//! The schemas of requests as they are read, and of answers as they are written: a field with a default may be left
//! out of a request, and is always in an answer.

use schemars::generate::{Contract, SchemaSettings};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value};

pub struct Schemas {
    requests: SchemaGenerator,
    answers: SchemaGenerator,
}

impl Schemas {
    pub fn new() -> Self {
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
    pub fn request<T: JsonSchema>(&mut self) -> Value {
        reference::<T>(&mut self.requests)
    }

    /// The same for an answer's type.
    pub fn answer<T: JsonSchema>(&mut self) -> Value {
        reference::<T>(&mut self.answers)
    }

    /// Everything that was referred to. A type in both directions is described as it is read.
    pub fn definitions(&mut self) -> Map<String, Value> {
        let mut all = self.answers.take_definitions(true);
        all.extend(self.requests.take_definitions(true));
        all
    }
}

fn reference<T: JsonSchema>(schemas: &mut SchemaGenerator) -> Value {
    serde_json::to_value(schemas.subschema_for::<T>()).unwrap_or(Value::Bool(true))
}
