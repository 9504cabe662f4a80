//! The npm package `signpost-filter`: `signpost-content`'s filters behind functions of numbers, for `npm/filter/src/core.ts`.
//!
//! Only numbers cross. A text or a body is given in a part of the memory that [`reserve`] makes, and what is said is left
//! where [`said`] says. Compiled filters stay here, in slots that JavaScript numbers. Every call is synchronous. It decides
//! nothing.
#![expect(unsafe_code, reason = "names of exports are unsafe attributes; nothing else here is")]

mod host;

use std::cell::RefCell;

use serde_json::value::RawValue;
use signpost_content::filter::Tree;
use signpost_content::filter::{ask_body, ask_document, compile as compile_json, number};
use signpost_core::filter::{Filter, Of, Outcome, Verdict};

/// Filters that are kept. JavaScript compiles one again that had to go.
const SLOTS: usize = 1024;
/// What is given beyond that is not kept room for.
const KEPT_BYTES: usize = 1024 * 1024;

/// The answers of [`compile`].
const COMPILED: u32 = 0;
const REFUSED: u32 = 1;
/// The answers of [`ask`] below this one are verdicts.
const NO_MATCH: u32 = 0;
const MATCH: u32 = 1;
const UNDECIDED: u32 = 2;
/// An answer of both: what was given is no JSON.
const NOT_JSON: u32 = 3;

struct State {
    given: Vec<u8>,
    filters: Vec<Option<(Filter, Of)>>,
    steps: u32,
    said: [String; 3],
}

thread_local! {
    static STATE: RefCell<State> = const {
        RefCell::new(State { given: Vec::new(), filters: Vec::new(), steps: 0, said: [const { String::new() }; 3] })
    };
}

/// The first call.
#[unsafe(no_mangle)]
pub extern "C" fn start() {
    number::read_by(host::number);
}

/// Where `len` bytes may be given to the next call. 0 where there is no such room.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(len: usize) -> usize {
    STATE.with_borrow_mut(|State { given, .. }| {
        if given.len() < len {
            // Given back first: what grows little by little would leave holes that no later one fits in.
            *given = Vec::new();
            if given.try_reserve_exact(len).is_err() {
                return 0;
            }
            given.resize(len, 0);
        }
        given.as_ptr() as usize
    })
}

/// Compiles the filter whose JSON is given, `len` bytes of UTF-8, into a slot. `of` is 0 for a body, 1 for a request, 2 for an
/// event. [`COMPILED`]; or [`REFUSED`], and the code, the place and the words are said; or [`NOT_JSON`], and the words are.
#[unsafe(no_mangle)]
pub extern "C" fn compile(slot: usize, of: u32, len: usize) -> u32 {
    let of = match of {
        1 => Of::Request,
        2 => Of::Event,
        _ => Of::Body,
    };
    STATE.with_borrow_mut(|state| {
        let read = compiled(state.given.get(..len).unwrap_or_default(), of);
        state.forget_given();
        match read {
            Ok(filter) => {
                if state.filters.is_empty() {
                    state.filters.resize_with(SLOTS, || None);
                }
                if let Some(own) = state.filters.get_mut(slot) {
                    *own = Some((filter, of));
                }
                COMPILED
            }
            Err((answer, said)) => {
                state.said = said;
                answer
            }
        }
    })
}

type Refused = (u32, [String; 3]);

fn compiled(given: &[u8], of: Of) -> Result<Filter, Refused> {
    let text = parsed(given)?;
    compile_json(text, of).map_err(|error| (REFUSED, [error.code.as_str().into(), error.at, error.message]))
}

fn parsed(given: &[u8]) -> Result<&RawValue, Refused> {
    serde_json::from_slice(given).map_err(|error| (NOT_JSON, [String::new(), String::new(), error.to_string()]))
}

/// Asks the filter in a slot of what is given, `len` bytes. `way` is 0 for a document, which is JSON; 1 for a body as it
/// came; 2 for one that is not there. [`MATCH`], [`NO_MATCH`] or [`UNDECIDED`]: [`steps`] has the work, and the place and the kind
/// of what failed first are said, or nothing. Or [`NOT_JSON`], as of [`compile`].
#[unsafe(no_mangle)]
pub extern "C" fn ask(slot: usize, way: u32, len: usize) -> u32 {
    STATE.with_borrow_mut(|state| {
        let Some(Some((filter, of))) = state.filters.get(slot) else {
            return UNDECIDED;
        };
        let given = state.given.get(..len).unwrap_or_default();
        let outcome = match way {
            0 => parsed(given).map(|document| ask_document(filter, *of, document)),
            1 => Ok(ask_body(filter, given)),
            _ => Ok(filter.evaluate::<&Tree<'_>>(None)),
        };
        state.forget_given();
        match outcome {
            Ok(Outcome { verdict, steps, failed }) => {
                state.steps = steps;
                state.said =
                    failed.map_or_else(Default::default, |failed| [String::new(), failed.at, failed.found.into()]);
                match verdict {
                    Verdict::Match => MATCH,
                    Verdict::NoMatch => NO_MATCH,
                    Verdict::Undecided => UNDECIDED,
                }
            }
            Err((answer, said)) => {
                state.said = said;
                answer
            }
        }
    })
}

impl State {
    fn forget_given(&mut self) {
        if self.given.len() > KEPT_BYTES {
            self.given = Vec::new();
        }
    }
}

/// The work of the last [`ask`].
#[unsafe(no_mangle)]
pub extern "C" fn steps() -> u32 {
    STATE.with_borrow(|state| state.steps)
}

/// Where the text is that the last call left: 0 the code, 1 the place, 2 the words or the kind.
#[unsafe(no_mangle)]
pub extern "C" fn said(which: usize) -> usize {
    STATE.with_borrow(|state| state.said.get(which).map_or(0, |text| text.as_ptr() as usize))
}

/// The bytes of [`said`].
#[unsafe(no_mangle)]
pub extern "C" fn said_len(which: usize) -> usize {
    STATE.with_borrow(|state| state.said.get(which).map_or(0, String::len))
}
