//! How our objects are asked: four bytes that say the form and how long the question is, a JSON question, and bytes behind
//! it. The answer is a status and JSON, which whoever only passes it on does not read.
//!
//! During a roll-out older and newer code ask each other. A question or a field that is new is one that older code does
//! not know or leaves out; a form of the whole that it does not know it refuses, with an error that means "later".

use js_sys::Uint8Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use signpost_api::Code;
use worker::{Env, Method, Request, RequestInit, Response};

use crate::problem::{Answer, Problem};

/// The form of a question, in the highest of its first four bytes.
const FORM: u8 = 0;

/// Asks the object of that name. Errors of ours on the other side come as problems, too.
pub async fn ask<Q: Serialize, T: DeserializeOwned>(
    env: &Env,
    binding: &str,
    name: &str,
    question: &Q,
    bytes: &[u8],
) -> Answer<T> {
    Ok(serde_json::from_slice(&relay(env, binding, name, question, bytes).await?)?)
}

/// [`ask`], with the answer's JSON as it came.
pub async fn relay<Q: Serialize>(env: &Env, binding: &str, name: &str, question: &Q, bytes: &[u8]) -> Answer<Vec<u8>> {
    ask_with(env, binding, name, question, &Uint8Array::from(bytes)).await
}

/// [`relay`] with bytes that are in the runtime's memory and stay there.
pub async fn ask_with<Q: Serialize>(
    env: &Env,
    binding: &str,
    name: &str,
    question: &Q,
    bytes: &Uint8Array,
) -> Answer<Vec<u8>> {
    exchange(env, binding, name, serde_json::to_vec(question)?, bytes).await
}

/// The part that does not depend on what is asked, and so is compiled once.
async fn exchange(env: &Env, binding: &str, name: &str, json: Vec<u8>, bytes: &Uint8Array) -> Answer<Vec<u8>> {
    let object = env.durable_object(binding);
    let object = object.map_err(|_| Problem::from(Code::NotConfigured).detail(unbound(binding)))?.get_by_name(name)?;
    let [a, b, c, 0] = u32::try_from(json.len()).map_err(|_| Code::BodyTooLarge)?.to_le_bytes() else {
        return Err(Code::BodyTooLarge.into());
    };
    let mut head = vec![a, b, c, FORM];
    head.extend_from_slice(&json);
    let head = Uint8Array::from(head.as_slice());
    let body = Uint8Array::new_with_length(head.length().saturating_add(bytes.length()));
    body.set(&head, 0);
    body.set(bytes, head.length());
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(body.into()));
    let request = Request::new_with_init("https://object/", &init)?;
    let mut answer = object.fetch_with_request(request).await.map_err(|error| unreachable(binding, &error))?;
    let bytes = answer.bytes().await.map_err(|error| unreachable(binding, &error))?;
    if answer.status_code() == 200 { Ok(bytes) } else { Err(Problem::told(&bytes)) }
}

/// What the platform says of it is for the log.
fn unreachable(binding: &str, error: &worker::Error) -> Problem {
    let problem = Problem::unavailable();
    let line = serde_json::json!({ "at": binding, "code": problem.code, "detail": error.to_string() });
    worker::console_error!("{line}");
    problem
}

fn unbound(binding: &str) -> String {
    format!("the binding `{binding}` is missing. Fix: copy it from the project's wrangler.toml")
}

/// Reads a question on the object's side.
pub async fn read<Q: DeserializeOwned>(request: &mut Request) -> worker::Result<(Q, Vec<u8>)> {
    let mut body = request.bytes().await?;
    let short = || worker::Error::RustError("a question that is cut short".to_string());
    let [a, b, c, form] = body.first_chunk::<4>().copied().ok_or_else(short)?;
    if form != FORM {
        return Err(worker::Error::RustError(format!("a question of the form {form}, which newer code asks")));
    }
    let length = u32::from_le_bytes([a, b, c, 0]);
    let end = usize::try_from(length).unwrap_or(usize::MAX).saturating_add(4);
    let question = serde_json::from_slice(body.get(4..end).ok_or_else(short)?)?;
    // In place: what is split off would be a second copy of a body that may be 26 MiB.
    body.drain(..end);
    Ok((question, body))
}

/// Writes the answer: JSON, or why not.
pub fn write(answer: Answer<Vec<u8>>) -> worker::Result<Response> {
    match answer {
        Ok(json) => Response::from_bytes(json),
        Err(problem) => problem.tell(),
    }
}

/// What an object answers with.
pub fn json<T: Serialize>(value: &T) -> Answer<Vec<u8>> {
    Ok(serde_json::to_vec(value)?)
}
