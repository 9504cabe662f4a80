//! Values with a unit, as people write them: `"7d"`, `"26MiB"`, `300`.

use serde::{Deserialize, Deserializer, de};
use signpost_core::outgoing::endpoint::Rate;
use signpost_core::request::timestamp::Tolerance;

#[derive(Deserialize)]
#[serde(untagged)]
enum NumberOrText {
    Number(u64),
    Text(String),
}

fn parse<'de, D: Deserializer<'de>>(deserializer: D, units: &[(&str, u64)], example: &str) -> Result<u64, D::Error> {
    let wrong = || de::Error::custom(format!("expected a whole number, or text such as {example}"));
    match NumberOrText::deserialize(deserializer).map_err(|_| wrong())? {
        NumberOrText::Number(number) => Ok(number),
        NumberOrText::Text(text) => {
            let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
            let (digits, unit) = text.split_at_checked(end).ok_or_else(wrong)?;
            let (_, factor) = units.iter().find(|(name, _)| *name == unit.trim()).ok_or_else(wrong)?;
            digits.parse::<u64>().ok().and_then(|number| number.checked_mul(*factor)).ok_or_else(wrong)
        }
    }
}

/// Seconds: a number, or text with `s`, `m`, `h` or `d`.
#[derive(Clone, Copy, Debug)]
pub struct Seconds(pub u64);

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parse(deserializer, &[("s", 1), ("m", 60), ("h", 3600), ("d", 86_400)], "\"7d\" or \"36h\"").map(Self)
    }
}

/// Bytes: a number, or text with `KiB` or `MiB`.
#[derive(Clone, Copy, Debug)]
pub struct Bytes(pub u64);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parse(deserializer, &[("KiB", 1024), ("MiB", 1024 * 1024)], "\"512KiB\" or \"26MiB\"").map(Self)
    }
}

/// A tolerance: seconds, or `"off"` spelled out.
#[derive(Clone, Copy, Debug)]
pub struct ToleranceValue(pub Tolerance);

impl<'de> Deserialize<'de> for ToleranceValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wrong = || de::Error::custom("expected a whole number of seconds, or \"off\"");
        match NumberOrText::deserialize(deserializer).map_err(|_| wrong())? {
            NumberOrText::Number(seconds) => {
                u32::try_from(seconds).map(|seconds| Self(Tolerance::Seconds(seconds))).map_err(|_| wrong())
            }
            NumberOrText::Text(text) if text == "off" => Ok(Self(Tolerance::Off)),
            NumberOrText::Text(_) => Err(wrong()),
        }
    }
}

/// Attempts in a time: `"10/s"`, `"60/min"`, `"100/h"`.
#[derive(Clone, Copy, Debug)]
pub struct RateValue(pub Rate);

impl<'de> Deserialize<'de> for RateValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wrong = || de::Error::custom("expected a rate of 1 to 1000, such as \"10/s\", \"60/min\" or \"100/h\"");
        let text = String::deserialize(deserializer).map_err(|_| wrong())?;
        let (count, unit) = text.split_once('/').ok_or_else(wrong)?;
        let units = [("s", 1_000), ("min", 60_000), ("h", 3_600_000)];
        let (_, span_ms) = units.into_iter().find(|(name, _)| *name == unit).ok_or_else(wrong)?;
        let count = count.parse().ok().filter(|count| (1..=1000).contains(count)).ok_or_else(wrong)?;
        Ok(Self(Rate { count, span_ms }))
    }
}
