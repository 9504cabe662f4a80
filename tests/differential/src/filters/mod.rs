//! Filters and documents, drawn from a seed, and what the core says of them natively.
//!
//! A document is drawn first, and most of a filter is taken from it, so that both verdicts are common. As with requests, a
//! case depends on the seed and its number alone.

mod document;
mod json;
mod pattern;

use fastrand::Rng;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use signpost_content::filter::{ask_document, compile};
use signpost_core::filter::{Of, Outcome};

use crate::spell::{one, rarely};

/// A filter and what it is asked of: both as JSON, if not as text that is none.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Case {
    /// `body`, `request` or `event`.
    pub of: String,
    pub filter: String,
    pub document: String,
    /// Whoever has several ways to hand them over takes the one of this number.
    pub way: u32,
}

/// Case number `index`.
pub fn draw(seed: u64, index: u64) -> Case {
    let mut rng = Rng::with_seed(seed ^ index.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let rng = &mut rng;
    let of = one(rng, &["body", "body", "request", "event"]);
    let way = rng.u32(..840);
    if rarely(rng, 3000) {
        let (filter, document) = pattern::heavy(rng);
        return Case { of: "body".into(), filter, document, way };
    }
    let document = document::draw(rng, of);
    let filter = pattern::draw(rng, of, &document);
    let mut filter = filter.written(rng);
    if rarely(rng, 500) {
        let end = filter.floor_char_boundary(rng.usize(..=filter.len()));
        filter.truncate(end);
    }
    Case { of: of.into(), filter, document: document.written(rng), way }
}

/// The verdict, the steps and what failed first; or a mistake's code, place and words.
pub fn judge(case: &Case) -> Value {
    let of = match &*case.of {
        "request" => Of::Request,
        "event" => Of::Event,
        _ => Of::Body,
    };
    let filter = match RawValue::from_string(case.filter.clone()) {
        Ok(text) => compile(&text, of),
        Err(error) => return json!(["not_json", "filter", error.to_string()]),
    };
    let filter = match filter {
        Ok(filter) => filter,
        Err(error) => return json!([error.code.as_str(), format!("filter{}", error.at), error.message]),
    };
    match RawValue::from_string(case.document.clone()) {
        Ok(document) => {
            let Outcome { verdict, steps, failed } = ask_document(&filter, of, &document);
            json!([verdict.as_str(), steps, failed.map(|failed| [failed.at, failed.found.to_string()])])
        }
        Err(error) => json!(["not_json", "document", error.to_string()]),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn both_verdicts_are_common_and_every_mistake_comes_up() {
        let mut said = BTreeMap::<String, u32>::new();
        for index in 0..20_000 {
            let verdict = judge(&draw(1, index));
            *said.entry(verdict[0].as_str().expect("a code").to_string()).or_default() += 1;
        }
        for common in ["match", "no_match"] {
            assert!(said[common] > 5_000, "{said:?}");
        }
        for rare in [
            "undecided",
            "bad_operand",
            "bad_reference",
            "inexact_number",
            "not_an_object",
            "not_json",
            "text_too_long",
            "too_deep",
            "too_large",
            "too_many_values",
            "unknown_operator",
            "unknown_part",
        ] {
            assert!(said.contains_key(rare), "{rare}: {said:?}");
        }
    }

    #[test]
    fn a_case_depends_on_the_seed_and_its_number_alone() {
        let texts = |seed, index| {
            let Case { filter, document, .. } = draw(seed, index);
            (filter, document)
        };
        assert_eq!(texts(7, 3), texts(7, 3));
        assert_ne!(texts(7, 3), texts(7, 4));
        assert_ne!(texts(7, 3), texts(8, 3));
    }
}
