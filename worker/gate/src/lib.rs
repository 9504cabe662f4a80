//! The gate's module: `signpost-gate` behind functions of numbers, for the shell (`worker/shell/gate`).
//!
//! Only numbers cross. Texts and body lie in one scratch (`signpost-scratch`), and what is said is left there as lines.
//! Every call is synchronous, so no two requests are in it at once. It decides nothing.
#![expect(unsafe_code, reason = "names of exports are unsafe attributes; nothing else here is")]

mod host;
#[cfg(feature = "planted")]
mod planted;
mod shards;

use std::cell::{Cell, RefCell};

use signpost_config::DedupeMode;
use signpost_core::request::fetched;
use signpost_gate::Gate;
use signpost_gate::keyring;
use signpost_gate::problem::Problem;
use signpost_gate::receive::{Delivery, Head, Received, Wanted};
use signpost_gate::request::Request;
use signpost_gate::routes::{Forward, Store};
use signpost_gate::settle::{Claim, Failure, Outcome, Settled, Ticket};
use signpost_scratch::Scratch;
use signpost_scratch::shared::{Plan, Shared};

use host::{Host, url, watch_panics};

/// The request is over, and what is left to do is said.
const ENDED: u32 = 0;
/// More than any body may have, in bytes: what separates two numbers in one.
const CAPS: f64 = 67_108_864.0;
/// A delivery is verified, and what it needs is said.
const VERIFIED: u32 = 1;
/// With it: its events are claimed in `strict`, and not in `kv`.
const STRICT: u32 = 2;

/// What is said is the whole answer; with the bit, its body is the origin's.
const PASSED_BACK: u32 = 1;
/// The claim is to be committed.
const COMMIT: u32 = 2;
/// The claim is to be released.
const RELEASE: u32 = 4;

/// Keys are to be fetched: their name, the address, within how many milliseconds, how many bytes at most, and the JSON to be
/// posted, or an empty line, are said.
const KEYS: u32 = 4;

struct State {
    scratch: Scratch,
    gate: Gate,
}

thread_local! {
    static STATE: RefCell<State> =
        RefCell::new(State { scratch: Scratch::new(), gate: Gate::new(b"{}", &|_| None, 0) });
}

fn with<T>(act: impl FnOnce(&mut Scratch, &mut Gate) -> T) -> T {
    STATE.with_borrow_mut(|State { scratch, gate }| act(scratch, gate))
}

/// Where the scratch's parts are, as [`Scratch::places`] has them.
#[unsafe(no_mangle)]
pub extern "C" fn places() -> usize {
    with(|scratch, _| scratch.places())
}

/// [`Scratch::reserve`].
#[unsafe(no_mangle)]
pub extern "C" fn reserve(texts: usize, body: usize) -> bool {
    with(|scratch, _| scratch.reserve(texts, body))
}

/// The first call.
#[unsafe(no_mangle)]
pub extern "C" fn start() {
    watch_panics();
    signpost_content::filter::number::read_by(host::number);
}

/// Reads the environment, whose JSON is the body of `len` bytes. Says lines for the log.
#[unsafe(no_mangle)]
pub extern "C" fn begin(len: usize, now_ms: f64) {
    with(|scratch, gate| {
        *gate = Gate::new(scratch.bytes(len), &url, now_ms as u64);
        scratch.say(gate.config.warnings().join("\n"));
    });
}

/// Judges the head that is the first text. `length` is the body's declared one, below 0 for none. The result is how many
/// bytes of body are wanted at most and, times [`CAPS`], within how many milliseconds; or [`ENDED`].
#[unsafe(no_mangle)]
pub extern "C" fn head(length: f64, now_ms: f64) -> f64 {
    with(|scratch, gate| {
        let request = Request::read(scratch.each().get(0).unwrap_or_default());
        match gate.head(&request, (length >= 0.0).then_some(length as u64), now_ms as u64) {
            Head::Ended(ended) => {
                scratch.say(ended.lines());
                f64::from(ENDED)
            }
            Head::Read(Wanted { cap, deadline_ms }) => {
                f64::from(deadline_ms).mul_add(CAPS, f64::from(u32::try_from(cap).unwrap_or(u32::MAX)))
            }
        }
    })
}

/// Ends the request whose head is the first text, since its body ended early, is too large, came too slowly, or found no
/// room beside others.
#[unsafe(no_mangle)]
pub extern "C" fn unread(why: u32, started_ms: f64, now_ms: f64) {
    with(|scratch, gate| {
        let problem = match why {
            1 => Problem::BODY_TOO_LARGE,
            2 => Problem::BODY_TIMEOUT,
            3 => Problem::OVERLOADED,
            _ => Problem::BODY_UNREADABLE,
        };
        let request = Request::read(scratch.each().get(0).unwrap_or_default());
        let ended = gate.unread(&request, problem, started_ms as u64, now_ms as u64);
        scratch.say(ended.lines());
    });
}

/// Verifies the delivery whose head is the first text and whose body has `len` bytes; `plan` says who hashes. The
/// result is [`ENDED`], [`KEYS`], or [`VERIFIED`] with what it is.
#[unsafe(no_mangle)]
pub extern "C" fn receive(plan: u8, len: usize, started_ms: f64, now_ms: f64) -> u32 {
    with(|scratch, gate| {
        let Some((texts, split)) = scratch.split(len) else {
            return ENDED;
        };
        let request = Request::read(texts.get(0).unwrap_or_default());
        let hash = Shared { host: Host, plan: Plan::from_number(plan), split: &split, unable: Cell::new(false) };
        let (code, said) = match gate.receive(&request, split.body, &hash, started_ms as u64, now_ms as u64) {
            Received::Ended(ended) => (ENDED, ended.lines()),
            Received::Keys(keys) => (KEYS, lines_of_keys(&keys)),
            Received::Verified(delivery) => (code_of(&delivery), lines_of(&delivery)),
        };
        scratch.say(said);
        code
    })
}

fn lines_of_keys(fetched::Wanted { name, url, post, .. }: &fetched::Wanted) -> String {
    let (deadline, most) = (keyring::DEADLINE_MS, keyring::MAX_BYTES);
    format!("{name}\n{url}\n{deadline}\n{most}\n{}", post.as_deref().unwrap_or_default())
}

/// Takes the keys for the request whose head is the first text: the second text is the name of the keys, and the
/// body has `len` bytes, or below 0 where it gave nothing.
#[unsafe(no_mangle)]
pub extern "C" fn fetched(len: f64, now_ms: f64) {
    with(|scratch, gate| {
        let Some((texts, split)) = scratch.split(len.max(0.0) as usize) else {
            return;
        };
        let (request, name) = (Request::read(texts.get(0).unwrap_or_default()), texts.get(1).unwrap_or_default());
        gate.fetched(&request, name, (len >= 0.0).then_some(split.body), now_ms as u64);
    });
}

fn code_of(delivery: &Delivery) -> u32 {
    VERIFIED | if delivery.source.dedupe == DedupeMode::Strict { STRICT } else { 0 }
}

/// The ticket, the source, how many objects share its keys, the keys, the window in seconds, the lease in milliseconds,
/// the provider's deadline in milliseconds. How many store it, and of each the object of the sender and its question, or
/// an empty line, the binding of a queue, and the message. Then, where it is forwarded: a service binding or an empty line,
/// the URL, and the headers' names and values by turns.
fn lines_of(delivery: &Delivery) -> String {
    let Delivery { source, ticket, lease_ms, stores, forward } = delivery;
    let mut lines = vec![
        ticket.to_line(),
        source.name.clone(),
        source.shards.to_string(),
        ticket.names(),
        source.window_s.to_string(),
        lease_ms.to_string(),
        source.provider.delivery.deadline_ms.to_string(),
        stores.len().to_string(),
    ];
    for store in stores {
        match store {
            Store::Queue { binding, message } => lines.extend([String::new(), binding.clone(), message.clone()]),
            Store::Sender { object, question } => {
                lines.extend([object.clone(), "ENDPOINTS".to_string(), question.clone()]);
            }
        }
    }
    if let Some(Forward { binding, url, headers }) = forward {
        lines.extend([binding.clone(), url.clone()]);
        lines.extend(headers.iter().flat_map(|(name, value)| [name.clone(), value.clone()]));
    }
    lines.join("\n")
}

/// How long the origin may take now, in milliseconds, so long after the head came.
#[unsafe(no_mangle)]
pub extern "C" fn budget(deadline_ms: u32, elapsed_ms: f64) -> f64 {
    signpost_gate::budget_ms(deadline_ms, elapsed_ms as u64) as f64
}

/// Ends a delivery by what became of it: `outcome` and its number. The texts are the ticket, and what went wrong beside,
/// each absent where nothing did: reading the marks, claiming, committing, releasing. The result has [`PASSED_BACK`],
/// [`COMMIT`] and [`RELEASE`].
#[unsafe(no_mangle)]
pub extern "C" fn settle(outcome: u32, number: u32, started_ms: f64, now_ms: f64) -> u32 {
    with(|scratch, gate| {
        let texts = scratch.each();
        let Some(ticket) = texts.get(0).and_then(Ticket::read) else {
            return 0;
        };
        let status = u16::try_from(number).unwrap_or_default();
        let outcome = match outcome {
            1 => Outcome::Origin(status),
            2 => Outcome::Unshown(status),
            3 => Outcome::Timeout,
            4 => Outcome::Unreachable,
            5 => Outcome::Duplicate,
            6 => Outcome::InFlight(number.into()),
            7 => Outcome::Unclaimed,
            8 => Outcome::Stored,
            9 => Outcome::NotStored,
            _ => Outcome::Internal,
        };
        let failures = [(1, Failure::Read), (2, Failure::Claim), (3, Failure::Commit), (4, Failure::Release)];
        let failures: Vec<_> =
            failures.into_iter().filter_map(|(place, failure)| Some((failure, texts.get(place)?))).collect();
        let Settled { ended, is_passed_back, claim } =
            gate.settle(&ticket, outcome, &failures, started_ms as u64, now_ms as u64);
        scratch.say(ended.lines());
        let claim = match claim {
            Claim::Commit => COMMIT,
            Claim::None => 0,
            Claim::Release => RELEASE,
        };
        claim | if is_passed_back { PASSED_BACK } else { 0 }
    })
}
