//! A provider with its secrets: what `new Webhook(...)` holds.

use alloc::string::String;
use alloc::vec::Vec;

use signpost_core::timestamp::Tolerance;
use signpost_core::verify::{self, MAX_SECRETS};
use signpost_core::{Provider, Reject, SecretError};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::keys::{self, Key};
use crate::place::{Named, Places, places};
use crate::row;
use crate::scratch::{MAX_TEXTS, Scratch};

/// The result of [`Receiver::verify`] when the plan cannot be followed: ask again with plan 0.
const UNABLE: f64 = -100.0;

/// A provider with its secrets.
#[wasm_bindgen]
pub struct Receiver {
    pub(crate) provider: Provider,
    pub(crate) secrets: Vec<Key>,
    pub(crate) places: Places,
    is_read: bool,
}

#[wasm_bindgen]
impl Receiver {
    /// Reads the row that is the body of `len` bytes in `scratch`, as lines `PATH VALUE`, and says
    /// what it asks for, as lines `WHAT NAME`: [`Receiver::verify`] expects the texts in their order.
    ///
    /// A row with a mistake asks for nothing: it says which line or path is wrong, and the receiver is
    /// of no use.
    #[wasm_bindgen(constructor)]
    pub fn new(scratch: &mut Scratch, len: usize) -> Self {
        let row = core::str::from_utf8(scratch.bytes(len)).map_err(|_| "UTF-8").and_then(row::read);
        let (provider, wrong) = match row {
            Ok(provider) => (provider, ""),
            Err(wrong) => (row::nothing(), wrong),
        };
        let (places, lines) = places(&provider);
        let wrong = if places.len() > MAX_TEXTS { "too many names" } else { wrong };
        let is_read = wrong.is_empty();
        scratch.say(if is_read { lines } else { String::from(wrong) });
        Self { provider, secrets: Vec::new(), places, is_read }
    }

    /// Whether the row was read.
    #[wasm_bindgen(js_name = isRead)]
    pub fn is_read(&self) -> bool {
        self.is_read
    }

    /// Adds the secret that is the body of `len` bytes in `scratch`: text in the row's format, or key
    /// bytes. 0 if it was taken, 1 if it is blank, 2 if it is malformed, 3 if there are too many.
    #[wasm_bindgen(js_name = addSecret)]
    pub fn add_secret(&mut self, scratch: &Scratch, len: usize, is_text: bool) -> u8 {
        if self.secrets.len() >= MAX_SECRETS {
            return 3;
        }
        match keys::read(scratch.bytes(len), is_text, &self.provider) {
            Ok(secret) => self.secrets.push(secret),
            Err(SecretError::Blank) => return 1,
            Err(SecretError::Malformed) => return 2,
        }
        0
    }

    /// Whether a secret is shorter than it should be.
    #[wasm_bindgen(js_name = hasShortSecret)]
    pub fn has_short_secret(&self) -> bool {
        self.secrets.iter().any(keys::is_short)
    }

    /// Where the 64 bytes of a secret's inner pad are, from which JavaScript makes its own key for
    /// plan 2. 0 where there is no such secret.
    #[wasm_bindgen(js_name = innerPad)]
    pub fn inner_pad(&self, index: usize) -> usize {
        self.secrets.get(index).map_or(0, keys::inner_pad)
    }

    /// Whether the event id is under the signature.
    #[wasm_bindgen(js_name = idIsSigned)]
    pub fn id_is_signed(&self) -> bool {
        self.provider.id_is_signed()
    }

    /// Verifies the request in `scratch`, whose body has `len` bytes there.
    ///
    /// `plan` says who hashes (0 we, 1 the host the inner block, 2 the host all, with `len` 0);
    /// `now` is Unix seconds; `tolerance` is seconds, below 0 for none, NaN for the row's own.
    ///
    /// Success is `4 * timestamp + index of the secret`, timestamp 0 where the provider sends none;
    /// failure is minus the place in [`Reject::RANK`], counted from 1, or [`UNABLE`].
    pub fn verify(&self, scratch: &mut Scratch, plan: u8, len: usize, now: f64, tolerance: f64) -> f64 {
        let Some((texts, split)) = scratch.split(len) else {
            return UNABLE;
        };
        let head = Named { places: &self.places, texts };
        let tolerance = match &self.provider.timestamp {
            Some(row) if tolerance.is_nan() => Tolerance::Seconds(row.tolerance_s),
            _ if tolerance < 0.0 => Tolerance::Off,
            _ => Tolerance::Seconds(tolerance as u32),
        };
        match keys::authenticate(&self.provider, &self.secrets, &head, &split, plan, now as u64, tolerance) {
            Some(Ok(verified)) => verified.timestamp.unwrap_or(0) as f64 * 4.0 + verified.secret as f64,
            Some(Err(reject)) => -(rank(reject) as f64),
            None => UNABLE,
        }
    }

    /// Says the event id, where the row takes it from the verified body: the field's value is among
    /// the texts.
    #[wasm_bindgen(js_name = idInBody)]
    pub fn id_in_body(&self, scratch: &mut Scratch) -> bool {
        let id = verify::id_in(&self.provider, &self.named(scratch));
        say(scratch, id)
    }

    /// Says the event type, as [`Receiver::id_in_body`] does the id.
    #[wasm_bindgen(js_name = typeInBody)]
    pub fn type_in_body(&self, scratch: &mut Scratch) -> bool {
        let event_type = verify::event_type_in(&self.provider, &self.named(scratch));
        say(scratch, event_type)
    }
}

impl Receiver {
    pub(crate) fn named<'s>(&'s self, scratch: &'s Scratch) -> Named<'s> {
        Named { places: &self.places, texts: scratch.each() }
    }
}

/// Leaves an answer for JavaScript: whether there is one.
pub(crate) fn say(scratch: &mut Scratch, answer: Option<String>) -> bool {
    let is_there = answer.is_some();
    scratch.say(answer.unwrap_or_default());
    is_there
}

/// The place of a reason in [`Reject::RANK`], counted from 1.
pub(crate) fn rank(reject: Reject) -> u32 {
    Reject::RANK.iter().zip(1..).find(|(reason, _)| **reason == reject).map_or(0, |(_, place)| place)
}
