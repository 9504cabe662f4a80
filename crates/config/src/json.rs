//! Typed values of JSON, with the place of what is wrong.

use serde::de::DeserializeOwned;
use signpost_api::body;

/// Reads a table of a configuration or a request into its type, or says what is wrong and where.
///
/// By way of its text, since what reads a provider's row is large, and every other source of values would be the same
/// code once more: 20 KB of the module. Rows are short and seldom read.
///
/// # Errors
/// The problem in words, with the path of the field.
pub fn typed<T: DeserializeOwned>(table: &serde_json::Value) -> Result<T, String> {
    typed_text(&table.to_string())
}

/// [`typed`] of a table that is text.
///
/// # Errors
/// As there.
pub fn typed_text<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| {
        let problem = message(&error);
        match body::place(text.as_bytes(), &error).as_str() {
            // Of the table as a whole: a field that is missing, or one more.
            "" => problem,
            path => format!("`{path}`: {problem}"),
        }
    })
}

/// What is wrong. Where in our text it is tells nobody anything.
pub(crate) fn message(error: &serde_json::Error) -> String {
    let told = error.to_string();
    told.rsplit_once(" at line ").map_or(told.as_str(), |(message, _)| message).to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::typed;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Last {
        a: u8,
        z: TextOrList,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(untagged, expecting = "a text or a list")]
    #[expect(dead_code, reason = "only read")]
    enum TextOrList {
        Text(String),
        List(Vec<String>),
    }

    #[test]
    fn what_is_wrong_with_a_table_is_named_with_its_place() {
        type Table = BTreeMap<String, BTreeMap<String, u8>>;
        assert_eq!(typed::<Table>(&json!({ "a": { "b": 1 } })).unwrap()["a"]["b"], 1);
        let error = typed::<Last>(&json!({ "a": 1, "z": 2 })).unwrap_err();
        assert_eq!(error, "`z`: a text or a list");
        let error = typed::<BTreeMap<String, Last>>(&json!({ "x": { "a": 1, "z": 2 }, "y": 1 })).unwrap_err();
        assert_eq!(error, "`x.z`: a text or a list");
        let error = typed::<Last>(&json!({ "a": 1, "b": 2, "z": "" })).unwrap_err();
        assert_eq!(error, "unknown field `b`, expected `a` or `z`");
        let error = typed::<Table>(&json!({ "a": { "b": "x at line 3" } })).unwrap_err();
        assert_eq!(error, "`a.b`: invalid type: string \"x at line 3\", expected u8");
        assert_eq!(typed::<Table>(&json!(5)).unwrap_err(), "invalid type: integer `5`, expected a map");
    }
}
