//! Prints the built-in rows and the reasons for refusals as JSON: what the npm package, the docs
//! and the event types are generated from.
#![allow(missing_docs)]

use serde_json::json;
use signpost_core::Reject;
use signpost_core::provider::BUILT_IN;

fn main() {
    let codes: Vec<_> = Reject::RANK.iter().map(|reason| reason.code()).collect();
    println!("{:#}", json!({ "codes": codes, "rows": BUILT_IN }));
}
