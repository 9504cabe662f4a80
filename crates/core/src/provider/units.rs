//! Values with a unit, as people write them: `"5m"`, `"7d"`, `"26MiB"`; or a number of the field's own unit.

use alloc::string::String;

use serde::{Deserialize, Deserializer, de};

use crate::text::{bytes, duration_ms};

/// What stands for "no limit of that kind" where TOML has no `null`.
const NEVER: &str = "never";

#[derive(Deserialize)]
#[serde(untagged)]
enum NumberOrText {
    Number(u64),
    Text(String),
}

/// A number as it stands, or a duration in units of `unit_ms` milliseconds.
fn duration<E: de::Error>(value: NumberOrText, unit_ms: u64) -> Result<u32, E> {
    let wrong = || E::custom("expected a whole number, or text such as \"30s\", \"5m\", \"2h\" or \"7d\"");
    let count = match value {
        NumberOrText::Number(number) => Some(number),
        NumberOrText::Text(text) => {
            duration_ms(&text).filter(|ms| ms.is_multiple_of(unit_ms)).and_then(|ms| ms.checked_div(unit_ms))
        }
    };
    count.and_then(|count| u32::try_from(count).ok()).ok_or_else(wrong)
}

pub(super) fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    duration(NumberOrText::deserialize(deserializer)?, 1000)
}

pub(super) fn milliseconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    duration(NumberOrText::deserialize(deserializer)?, 1)
}

/// Seconds, or `"never"` and `null` for none.
pub(super) fn seconds_or_never<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    match Option::<NumberOrText>::deserialize(deserializer)? {
        None => Ok(None),
        Some(NumberOrText::Text(text)) if text == NEVER => Ok(None),
        Some(value) => duration(value, 1000).map(Some),
    }
}

/// A list of seconds.
pub(super) fn schedule<'de, D: Deserializer<'de>>(deserializer: D) -> Result<super::List<u32>, D::Error> {
    let waits = alloc::vec::Vec::<NumberOrText>::deserialize(deserializer)?;
    waits.into_iter().map(|wait| duration(wait, 1000)).collect::<Result<_, _>>().map(super::List::Owned)
}

/// Bytes: a number, or text with `KiB` or `MiB`; `null` for none.
pub(super) fn maybe_bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    let wrong = || de::Error::custom("expected a whole number of bytes, or text such as \"512KiB\" or \"26MiB\"");
    let count = match Option::<NumberOrText>::deserialize(deserializer)? {
        None => return Ok(None),
        Some(NumberOrText::Number(number)) => Some(number),
        Some(NumberOrText::Text(text)) => bytes(&text),
    };
    count.and_then(|count| u32::try_from(count).ok()).map(Some).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use crate::provider::Policy;
    use serde_json::{Value, from_value, json};

    #[test]
    fn a_duration_is_a_number_or_text_with_its_unit() {
        let policy = |value: Value| from_value::<Policy>(value);
        let text =
            policy(json!({ "deadline": "20s", "schedule": ["1h", "90m", 5], "failing_disables": "5d" })).unwrap();
        assert_eq!((text.deadline_ms, text.schedule_s.as_ref()), (20_000, [3600, 5400, 5].as_slice()));
        assert_eq!(text.failing_disables_s, Some(432_000));
        let numbers = json!({ "deadline_ms": 20_000, "schedule_s": [3600, 5400, 5], "failing_disables_s": 432_000 });
        assert_eq!(policy(numbers).unwrap(), text);
        for never in [json!({ "failing_disables": "never" }), json!({ "failing_disables_s": null })] {
            assert_eq!(policy(never).unwrap().failing_disables_s, None);
        }
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for (field, value) in [
            ("deadline", json!("20")),
            ("deadline", json!("1.5s")),
            ("deadline", json!("20 fortnights")),
            ("deadline", json!(-1)),
            ("failing_disables", json!("500ms")),
            ("schedule", json!(["1h", "soon"])),
            ("schedule", json!("1h")),
            ("deadline", json!("9999999999d")),
        ] {
            assert!(from_value::<Policy>(json!({ field: value })).is_err(), "{field}: {value}");
        }
        let twice = r#"{ "deadline": "20s", "deadline_ms": 20000 }"#;
        assert!(serde_json::from_str::<Policy>(twice).is_err(), "one value under two names");
    }
}
