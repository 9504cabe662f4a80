//! Writes what is made of the API's table and types: the OpenAPI 3.1 document to standard output, or with `--errors` the
//! page that an error's `type` leads to.
//!
//! Run by `npm run build`. Everything is said by `signpost_api`; what these files add is which type belongs to which
//! operation, and an example of each.

mod errors;
mod examples;
mod operation;
mod remedies;
mod schemas;

use serde_json::{Map, Value, json};
use signpost_api::operations::{OPERATIONS, Tag};
use signpost_api::{Code, Notice, Problem};

use schemas::Schemas;

fn main() {
    if std::env::args().any(|argument| argument == "--errors") {
        print!("{}", errors::page());
    } else {
        println!("{:#}", document());
    }
}

fn document() -> Value {
    let mut schemas = Schemas::new();
    let problem = schemas.answer::<Problem>();
    let mut paths: Map<String, Value> = Map::new();
    for operation in &OPERATIONS {
        let item = paths
            .entry(operation.path)
            .or_insert_with(|| json!({ "parameters": operation::path_parameters(operation.path) }));
        if let Some(item) = item.as_object_mut() {
            let method = operation.method.as_str().to_ascii_lowercase();
            item.insert(method, operation::describe(operation, &problem, &mut schemas));
        }
    }
    let webhooks = webhooks(&mut schemas);
    let problems: Map<String, Value> = Code::ALL
        .iter()
        .map(|code| {
            let (summary, description) = (code.about(), remedies::remedy(*code));
            let example = json!({ "summary": summary, "description": description, "value": examples::problem(*code) });
            (code.as_str().to_string(), example)
        })
        .collect();
    let tags: Vec<Value> =
        Tag::ALL.iter().map(|tag| json!({ "name": tag.as_str(), "description": tag.about() })).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Signpost sender",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
            "description": "Publish events once; each is delivered to every subscribed endpoint, signed and retried by \
                its provider's rules. Delivery is at least once, unordered unless an endpoint asks for `fifo`, under a \
                stable id, and ends in a dead letter that can be replayed.\n\nEvery answer has a header \
                `Signpost-Request-Id`. Errors are `application/problem+json` (RFC 9457) with a stable `code`; `errors` \
                names the fields that are wrong. A parameter or a field that an operation does not have is refused, and so \
                is an `Idempotency-Key` on a POST that does not take one.",
        },
        "servers": [{ "url": "/", "description": "The Worker that serves this document." }],
        "security": [{ "key": [] }],
        "tags": tags,
        "paths": paths,
        "webhooks": webhooks,
        "components": {
            "examples": problems,
            "headers": {
                "RequestId": {
                    "description": "Names this answer. The operator finds it in the log.",
                    "schema": { "type": "string", "pattern": "^req_[0-9a-f]{32}$" },
                    "example": examples::REQUEST_ID,
                },
            },
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The operator's key (the secret SIGNPOST_API_KEY), or a token for one tenant. The scopes \
                        that a token needs are listed with each operation; the operator's key needs none.",
                },
            },
            "schemas": schemas.definitions(),
        },
    })
}

/// What the operator is told, by event type (`signpost_core::outgoing::endpoint::Notice`).
fn webhooks(schemas: &mut Schemas) -> Value {
    let schema = schemas.answer::<Notice>();
    let told = [
        ("endpoint.disabled", "An endpoint was disabled by its provider's rules. Its events stay pending."),
        ("endpoint.failing", "Three attempts in a row have failed."),
        ("endpoint.recovered", "An endpoint that was failing has accepted an event."),
        ("event.dead_lettered", "An event has failed on every attempt of its schedule."),
    ];
    let notices = told.map(|(event_type, summary)| {
        let content = json!({ "schema": schema, "example": examples::notice(event_type) });
        let post = json!({
            "operationId": event_type,
            "summary": summary,
            "description": "Sent to the endpoints of the tenant `operator`, signed by their provider's rules.",
            "tags": [Tag::Endpoints.as_str()],
            "security": [],
            "requestBody": { "required": true, "content": { "application/json": content } },
            "responses": { "2XX": { "description": "Accepted. Anything else is tried again." } },
        });
        (event_type.to_string(), json!({ "post": post }))
    });
    Value::Object(notices.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::document;
    use serde_json::Value;
    use signpost_api::operations::OPERATIONS;

    fn walk(value: &Value, see: &mut impl FnMut(&str, &Value)) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    see(name, value);
                    walk(value, see);
                }
            }
            Value::Array(items) => items.iter().for_each(|value| walk(value, see)),
            _ => {}
        }
    }

    #[test]
    fn every_reference_leads_to_something() {
        let document = document();
        walk(&document, &mut |name, value| {
            if name == "$ref" {
                let path = value.as_str().unwrap();
                assert!(document.pointer(path.trim_start_matches('#')).is_some(), "{path}");
            }
        });
    }

    #[test]
    fn every_operation_of_the_table_is_described() {
        let document = document();
        for operation in &OPERATIONS {
            let method = operation.method.as_str().to_ascii_lowercase();
            let described = &document["paths"][operation.path][&method];
            assert_eq!(described["operationId"], operation.id.as_str());
            for word in ["summary", "description"] {
                assert!(described[word].as_str().is_some_and(|text| !text.is_empty()), "{word} of {:?}", operation.id);
            }
            for parameter in described["parameters"].as_array().unwrap() {
                assert!(parameter["description"].is_string() && parameter["schema"].is_object(), "{parameter}");
            }
        }
        let described = document["paths"].as_object().unwrap().values();
        let count: usize = described.map(|item| item.as_object().unwrap().len() - 1).sum();
        assert_eq!(count, OPERATIONS.len());
    }

    #[test]
    fn no_text_has_a_link_that_only_rustdoc_follows_and_every_field_has_a_text() {
        let document = document();
        walk(&document, &mut |name, value| {
            if name == "description" {
                assert!(!value.as_str().is_some_and(|text| text.contains("[`")), "{value}");
            }
        });
        for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
            assert!(!name.ends_with(|last: char| last.is_ascii_digit()), "{name} is no name");
            for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
                assert!(schema["description"].is_string(), "{name}.{field}");
                let is_time = field.ends_with("_at") || field == "since" || field == "until";
                assert!(!is_time || schema["format"] == "date-time", "{name}.{field}: {schema}");
            }
        }
    }

    #[test]
    fn every_success_with_a_body_has_an_example_and_so_has_every_request() {
        let document = document();
        for operation in &OPERATIONS {
            let method = operation.method.as_str().to_ascii_lowercase();
            let described = &document["paths"][operation.path][&method];
            let answer = &described["responses"][operation.status.to_string()]["content"]["application/json"];
            assert!(operation.status == 204 || answer["example"].is_object(), "answer of {:?}", operation.id);
            let request = &described["requestBody"];
            assert!(
                request.is_null() || request["content"]["application/json"]["example"].is_object(),
                "request of {:?}",
                operation.id
            );
        }
    }
}
