//! The proofs as cases of the contract, so that Rust, npm and the end-to-end tests read them like every other vector.

use serde_json::{Map, Value, json};
use signpost_core::provider::Algorithm;
use signpost_core::request::asymmetric::PublicKey;

use crate::file::{File, Proof};
use crate::{Output, base64};

pub fn output(files: &[File]) -> Output {
    // What only the gate verifies is proved where the rows are read, and end to end.
    let cases = files.iter().filter(|file| !file.is_for_gate());
    let cases: Vec<Value> = cases.flat_map(|file| file.proofs.iter().map(move |proof| case(file, proof))).collect();
    let text = format!("{:#}\n", Value::Array(cases));
    Output { path: "tests/vectors/verify/proofs.json".into(), text }
}

fn case(file: &File, proof: &Proof) -> Value {
    let body = proof.bytes().unwrap_or_default();
    let reason = proof.published.as_ref().or(proof.computed.as_ref());
    let mut case = json!({
        "name": format!("proof-{}", proof.name),
        "provider": file.row.name,
        "secrets": proof.secrets,
        "headers": proof.headers,
        "body_base64": base64(&body),
        "now": proof.now,
        "verdict": if proof.code.is_none() { "accept" } else { "reject" },
        "code": proof.code,
        "id": proof.id,
        "type": proof.event_type,
        "reason": reason,
    });
    let more = [("algorithm", algorithm(file, proof)), ("method", proof.method.clone()), ("url", proof.url.clone())];
    if let Value::Object(case) = &mut case {
        let more = more.into_iter().filter_map(|(name, value)| Some((name.to_string(), Value::from(value?))));
        case.extend(more.collect::<Map<_, _>>());
    }
    case
}

/// What a runner needs for the case, where it is not HMAC.
fn algorithm(file: &File, proof: &Proof) -> Option<String> {
    let v1a = proof.secrets.first().is_some_and(|text| PublicKey::has_prefix(text));
    match file.row.signature.algorithm {
        Algorithm::HmacSha256 => v1a.then(|| "ed25519".to_string()),
        algorithm => serde_json::to_value(algorithm).ok()?.as_str().map(str::to_string),
    }
}
