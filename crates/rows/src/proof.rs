//! Holds a row to its own evidence.

use std::collections::BTreeMap;

use signpost_core::request::fetched::{self, Published};
use signpost_core::request::keys::Keys;
use signpost_core::request::timestamp::Tolerance;
use signpost_core::{Body, Head, Reject};

use crate::file::{File, Proof};

/// Everything that is wrong about a file beyond its row's own rules.
pub fn problems(file: &File) -> Vec<String> {
    let name = &file.row.name;
    let mut problems = Vec::new();
    // The row may leave a key out because its default is what is assumed.
    for key in file.facts.assumed.iter().filter(|key| !is_key(file, key)) {
        problems.push(format!("{name}.toml: `facts.assumed` names `{key}`, which is no key of a row"));
    }
    for proof in &file.proofs {
        if let Err(problem) = check(file, proof) {
            problems.push(format!("{name}.toml: proof `{}`: {problem}", proof.name));
        }
    }
    if !file.proofs.iter().any(|proof| proof.code.is_none()) {
        problems.push(format!("{name}.toml: no proof shows a delivery that is accepted"));
    }
    problems
}

/// Whether a row has such a key: the file sets it, or it is one that a row may leave out.
fn is_key(file: &File, key: &str) -> bool {
    const OPTIONAL: [&str; 12] = [
        "secret",
        "timestamp.unit",
        "timestamp.tolerance",
        "signature.layout",
        "signature.encoding",
        "signature.signed",
        "id",
        "event_type",
        "dedupe_window",
        "delivery.deadline",
        "delivery.schedule",
        "delivery.failing_disables",
    ];
    file.keys.iter().any(|own| own == key) || OPTIONAL.contains(&key)
}

fn check(file: &File, proof: &Proof) -> Result<(), String> {
    if proof.published.is_some() == proof.computed.is_some() {
        return Err("either `published` or `computed` says where it comes from".to_string());
    }
    if !proof.name.starts_with(file.row.name.as_ref()) {
        return Err("its name must begin with the provider's".to_string());
    }
    let row = &file.row;
    let body = proof.bytes()?;
    let tolerance = Tolerance::Seconds(row.timestamp.as_ref().map_or(0, |timestamp| timestamp.tolerance_s));
    let result = Keys::parse(row, &proof.secrets).map_err(|_| Reject::SecretInvalid).and_then(|keys| match &keys {
        Keys::Fetched(rows) => {
            let wanted = fetched::wanted(rows.first().unwrap_or(row), &Request(proof), &Json(&body))?;
            let found = proof.fetched.as_ref().and_then(|text| Published::read(row, text.as_bytes()));
            let found = found.map(|found| found.named(wanted.id.as_deref(), proof.now)).unwrap_or_default();
            fetched::verify_within(rows, &found, &Request(proof), &Json(&body), proof.now, tolerance)
        }
        _ => keys.verify_within(row, &Request(proof), &Json(&body), proof.now, tolerance),
    });
    match (result, &proof.code) {
        (Ok(verified), None) if verified.id != proof.id => Err(format!("its id is {:?}", verified.id)),
        (Ok(verified), None) if verified.event_type != proof.event_type => {
            Err(format!("its type is {:?}", verified.event_type))
        }
        (Ok(_), None) => Ok(()),
        (Ok(_), Some(code)) => Err(format!("it is accepted, not refused as {code}")),
        (Err(reject), Some(code)) if reject.code() == code => Ok(()),
        (Err(reject), _) => Err(format!("it is refused as {reject}")),
    }
}

/// The head of a proof's request.
struct Request<'p>(&'p Proof);

impl Head for Request<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        let headers: &BTreeMap<String, String> = &self.0.headers;
        headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    fn method(&self) -> Option<&str> {
        self.0.method.as_deref()
    }

    fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    fn query(&self, name: &str) -> Option<String> {
        url::Url::parse(self.url()?)
            .ok()?
            .query_pairs()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    }
}

/// One name of a path; `[]` is the one element of a list that has no other.
fn step<'v>(value: &'v serde_json::Value, name: &str) -> Option<&'v serde_json::Value> {
    match (name, value.as_array()) {
        ("[]", Some(list)) => list.first().filter(|_| list.len() == 1),
        ("[]", None) => None,
        (name, _) => value.get(name),
    }
}

/// A body whose fields serde_json reads.
struct Json<'b>(&'b [u8]);

impl Body for Json<'_> {
    fn bytes(&self) -> &[u8] {
        self.0
    }

    fn field(&self, path: &str) -> Option<String> {
        let value: serde_json::Value = serde_json::from_slice(self.0).ok()?;
        match path.split('.').try_fold(&value, step)? {
            serde_json::Value::String(text) => Some(text.clone()),
            serde_json::Value::Number(number) => {
                number.as_i64().filter(|number| number.unsigned_abs() < 1 << 53).map(|number| number.to_string())
            }
            _ => None,
        }
    }
}
