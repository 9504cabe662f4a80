//! A provider with its secrets: what `new Webhook(...)` holds.

use signpost_core::provider::handshake::Method;
use signpost_core::request::handshake::{self, Own};
use signpost_core::request::timestamp::Tolerance;
use signpost_core::request::verify::{self, MAX_SECRETS};
use signpost_core::{Provider, Reject, SecretError};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::border::{HANDSHAKE, HANDSHAKE_REFUSED, NO_HANDSHAKE, Path, SECRET_SHORT, TOO_MANY, UNABLE, WRONG};
use crate::given::Given;
use crate::keys::Keys;
use crate::place::{Named, Places, places};
use crate::row;
use crate::scratch::{MAX_TEXTS, Scratch};

/// A provider with its secrets.
#[wasm_bindgen]
pub struct Receiver {
    pub(crate) provider: Provider,
    pub(crate) keys: Keys,
    pub(crate) places: Places,
    state: u8,
}

#[wasm_bindgen]
impl Receiver {
    /// Reads the row whose values are the texts in `scratch`, and says what it asks for, a line for
    /// each thing: [`Receiver::verify`] expects the texts in their order.
    ///
    /// A row with a mistake asks for nothing, and the receiver is of no use; see [`Receiver::state`].
    #[wasm_bindgen(constructor)]
    pub fn new(scratch: &mut Scratch) -> Self {
        let (provider, wrong) = match row::read(scratch.each()) {
            Ok(provider) => {
                let mut signed = provider.signature.signed.0.iter();
                let wrong = signed.any(|part| !provider.sends(part)).then_some(Path::SignatureSigned);
                let unsaid = !provider.are_weaknesses_said();
                let loose = !provider.is_token_bound();
                let wrong = wrong.or(unsaid.then_some(Path::SignatureWeak));
                (provider, wrong.or(loose.then_some(Path::SignatureJwt)))
            }
            Err(path) => (row::nothing(), Some(path)),
        };
        let state = wrong.map_or(provider.id_is_signed().into(), |path| (path as u8).saturating_add(WRONG));
        let (places, lines) = places(&provider);
        let state = if places.len() > MAX_TEXTS { TOO_MANY } else { state };
        scratch.say(lines);
        Self { keys: Keys::of(&provider), provider, places, state }
    }

    /// 0 if the row was read, 1 if its event id is under the signature as well; else the place of the
    /// path whose value is wrong, counted from 2, or [`TOO_MANY`].
    pub fn state(&self) -> u8 {
        self.state
    }

    /// Adds the secret that is the body of `len` bytes in `scratch`: text in the row's format, or key
    /// bytes. 0 if it was taken, 1 if it is blank, 2 if it is malformed, 3 if there are too many, 4 if it
    /// was taken and is shorter than it should be.
    #[wasm_bindgen(js_name = addSecret)]
    pub fn add_secret(&mut self, scratch: &Scratch, len: usize, is_text: bool) -> u8 {
        if self.keys.len() >= MAX_SECRETS {
            return 3;
        }
        match self.keys.add(&Given::of(scratch.bytes(len), is_text), &self.provider) {
            Ok(is_short) => {
                if is_short {
                    SECRET_SHORT
                } else {
                    0
                }
            }
            Err(SecretError::Blank) => 1,
            Err(SecretError::Malformed) => 2,
        }
    }

    /// Where the 64 bytes of a secret's inner pad are, from which JavaScript makes its own key for
    /// plan 2. 0 where there is no such secret.
    #[wasm_bindgen(js_name = innerPad)]
    pub fn inner_pad(&self, index: usize) -> usize {
        self.keys.inner_pad(index)
    }

    /// Verifies the request in `scratch`, whose body has `len` bytes there.
    ///
    /// `plan` says who hashes (0 we, 1 the host the inner block, 2 the host all, with `len` 0);
    /// `now` is Unix seconds; `tolerance` is seconds, below 0 for none, NaN for the row's own.
    ///
    /// Success is `8 * timestamp + index of the secret`, and 4 where a header has an event type; timestamp 0 where the
    /// provider sends none. Failure is minus the place in [`Reject::RANK`], counted from 1, or [`UNABLE`].
    pub fn verify(&self, scratch: &mut Scratch, plan: u8, len: usize, now: f64, tolerance: f64) -> f64 {
        let Some((texts, split)) = scratch.split(len) else {
            return UNABLE.into();
        };
        let head = Named::new(&self.places, texts);
        let tolerance = match &self.provider.timestamp {
            Some(row) if tolerance.is_nan() => Tolerance::Seconds(row.tolerance_s),
            _ if tolerance < 0.0 => Tolerance::Off,
            _ => Tolerance::Seconds(tolerance as u32),
        };
        match self.keys.authenticate(&self.provider, &head, &split, plan, now as u64, tolerance) {
            Some(Ok(verified)) => {
                let has_type = if verified.event_type.is_some() { 4.0 } else { 0.0 };
                verified.timestamp.unwrap_or(0) as f64 * 8.0 + has_type + verified.secret as f64
            }
            Some(Err(reject)) => -(rank(reject) as f64),
            None => UNABLE.into(),
        }
    }

    /// Says what fields of the body, which are among the texts, mean to the row: with `what` 0 the event id in a
    /// verified body, else its event type. Whether there is one.
    pub fn answer(&self, scratch: &mut Scratch, what: u8) -> bool {
        let named = Named::new(&self.places, scratch.each());
        let answer = match what {
            0 => verify::id_in(&self.provider, &named),
            _ => verify::event_type_in(&self.provider, &named),
        };
        let is_there = answer.is_some();
        scratch.say(answer.unwrap_or_default());
        is_there
    }

    /// Says what to answer a request whose method is number `method` of [`Method::ALL`], if it is a handshake:
    /// [`NO_HANDSHAKE`], [`HANDSHAKE_REFUSED`], or [`HANDSHAKE`] and its place in the row.
    pub fn handshake(&self, scratch: &mut Scratch, method: usize) -> usize {
        let named = Named::new(&self.places, scratch.each());
        let [token, url] = named.own();
        let own = Own { secret: self.keys.secret(), token, url };
        let method = Method::ALL.get(method).map_or("", |method| method.name());
        match handshake::answer(&self.provider, method, &|spot| named.at(spot), own) {
            Ok(None) => NO_HANDSHAKE,
            Err(_) => HANDSHAKE_REFUSED,
            Ok(Some(answer)) => {
                scratch.say(answer.text);
                answer.place.wrapping_add(HANDSHAKE)
            }
        }
    }
}

/// The place of a reason in [`Reject::RANK`], counted from 1.
pub(crate) fn rank(reject: Reject) -> u32 {
    Reject::RANK.iter().zip(1..).find(|(reason, _)| **reason == reject).map_or(0, |(_, place)| place)
}
