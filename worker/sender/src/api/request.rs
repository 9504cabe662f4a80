//! The parts of a request that every operation reads alike.

use serde::Serialize;
use signpost_api::FieldCode;
use signpost_api::limits::{BODY_DEADLINE_MS, MAX_EVENT_ID_BYTES, MAX_KEY_BYTES, MAX_REQUEST_BYTES};
use signpost_api::operations::{Body, Method, Operation};
use signpost_api::route::TIME_FORM;
use signpost_api::tenant_token::is_name;
use signpost_core::time::rfc3339_ms;
use signpost_platform::body;
use signpost_platform::digest::sha256_hex;
use signpost_platform::object::Answer;
use signpost_platform::problem::Problem;
use worker::Request;

/// Whether a tenant can have this name. What only does not exist is for its object to say.
pub fn check_tenant(name: &str) -> Answer<()> {
    if is_name(name) {
        return Ok(());
    }
    let message = "is 1 to 64 letters, digits, `_` and `-`; dots are kept for jurisdictions (`eu.`, `us.`, `fedramp.`)";
    Err(Problem::field("tenant_id", FieldCode::WrongForm, message))
}

/// Names and values of the query, decoded, in their order.
pub fn query(url: &web_sys::Url) -> Vec<(String, String)> {
    let pairs = js_sys::try_iter(&url.search_params()).ok().flatten();
    let text = |pair: &js_sys::Array, index| pair.get(index).as_string().unwrap_or_default();
    pairs
        .into_iter()
        .flatten()
        .filter_map(|pair| pair.ok().map(|pair| js_sys::Array::from(&pair)))
        .map(|pair| (text(&pair, 0), text(&pair, 1)))
        .collect()
}

/// The request's `Idempotency-Key`. A POST that takes none would be done twice under it, so its sender is told.
pub fn key(request: &Request, operation: &Operation) -> Answer<Option<String>> {
    const NAME: &str = "Idempotency-Key";
    let Some(key) = request.headers().get(NAME)? else {
        return Ok(None);
    };
    let fits = (1..=MAX_KEY_BYTES).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic());
    match (operation.keyed, operation.method) {
        (true, _) if fits => Ok(Some(key)),
        (true, _) => {
            let message = format!("is 1 to {MAX_KEY_BYTES} visible ASCII characters");
            Err(Problem::field(NAME, FieldCode::WrongForm, message))
        }
        (false, Method::Post) => {
            Err(Problem::field(NAME, FieldCode::NotAllowed, "is not taken by this operation: it is done each time"))
        }
        (false, _) => Ok(None),
    }
}

/// The request's body, as far as its operation has one.
pub async fn body(request: &Request, body: Body) -> Answer<Vec<u8>> {
    if body == Body::None {
        return Ok(Vec::new());
    }
    let cap = u32::try_from(MAX_REQUEST_BYTES).unwrap_or(u32::MAX);
    let bytes = body::read(request, cap, BODY_DEADLINE_MS).await?.to_vec();
    Ok(if bytes.is_empty() && body == Body::Optional { b"{}".to_vec() } else { bytes })
}

/// An id that every provider's header and signature can carry.
pub fn check_id(id: &str) -> Answer<()> {
    let plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b':'));
    if id.is_empty() || id.len() > MAX_EVENT_ID_BYTES || !plain {
        let message = format!("is 1 to {MAX_EVENT_ID_BYTES} letters, digits, `_`, `-` and `:`");
        return Err(Problem::field("id", FieldCode::WrongForm, message));
    }
    Ok(())
}

/// Unix milliseconds of the time in a field.
pub fn read_time(field: &str, text: &str) -> Answer<u64> {
    rfc3339_ms(text).ok_or_else(|| Problem::field(field, FieldCode::WrongForm, TIME_FORM))
}

/// The hash of a request, by which a request key that comes with another one is told.
pub fn request_hash(request: &impl Serialize) -> Answer<String> {
    Ok(sha256_hex(serde_json::to_vec(request)?))
}
