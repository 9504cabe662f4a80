//! What editors are told of values that are written as text.
#![expect(dead_code, reason = "their schemas are what is wanted")]

use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Names, Template};

/// A duration as text with its unit: `30s`, `5m`, `2h`, `7d`.
#[derive(JsonSchema)]
pub(super) struct Duration(#[schemars(regex(pattern = "^([0-9]+(ms|s|m|h|d)|never)$"))] String);

/// A number of bytes, or text with its unit: `512KiB`, `26MiB`.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Bytes {
    Number(u32),
    Text(#[schemars(regex(pattern = "^[0-9]+(KiB|MiB)$"))] String),
}

/// One header name, or a list of them: the first is the one that is sent.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum OneOrMore {
    One(String),
    More(#[schemars(length(min = 1))] Vec<String>),
}

impl JsonSchema for Names {
    fn schema_name() -> Cow<'static, str> {
        "Names".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        OneOrMore::json_schema(generator)
    }
}

impl JsonSchema for Template {
    fn schema_name() -> Cow<'static, str> {
        "Template".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "What is signed: text with {body}, {timestamp}, {id}, {method}, {url}, {path}, {header:NAME}, \
                            {query:NAME}, {json:PATH}, {form}, {sha256:body}, {sha256_base64:body}, {secret}.",
        })
    }
}
