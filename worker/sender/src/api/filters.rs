//! A filter tried on a document. Nothing is stored, and no object is asked.

use serde_json::value::RawValue;
use signpost_api::{self as api, FieldCode, FilterOf, FilterVerdict, Found};
use signpost_content::filter::{ask_document, compile};
use signpost_core::filter::{Filter, Of, Verdict};
use signpost_platform::object::Answer;
use signpost_platform::problem::Problem;

/// The filter, or its mistake with its place below `filter`.
pub fn compiled(filter: &RawValue, of: Of) -> Answer<Filter> {
    compile(filter, of).map_err(|error| {
        let code = FieldCode::read(error.code.as_str()).unwrap_or(FieldCode::WrongForm);
        Problem::field(&format!("filter{}", error.at), code, error.message)
    })
}

/// The verdict, or the filter's mistake with its place below `filter`.
pub fn test(new: &api::NewFilterTest) -> Answer<api::FilterTest> {
    let of = match new.of {
        FilterOf::Body => Of::Body,
        FilterOf::Event => Of::Event,
        FilterOf::Request => Of::Request,
    };
    let filter = compiled(&new.filter, of)?;
    let outcome = ask_document(&filter, of, &new.document);
    let verdict = match outcome.verdict {
        Verdict::Match => FilterVerdict::Match,
        Verdict::NoMatch => FilterVerdict::NoMatch,
        Verdict::Undecided => FilterVerdict::Undecided,
    };
    let failed = outcome.failed.map(|failed| {
        let found = Found::read(failed.found).unwrap_or(Found::Missing);
        api::FailedCondition { at: failed.at, found }
    });
    Ok(api::FilterTest { verdict, steps: outcome.steps, failed })
}
