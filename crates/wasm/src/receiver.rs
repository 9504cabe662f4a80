//! A provider with its secrets: what `new Webhook(...)` holds.

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;

use signpost_core::provider::{Names, Source, TimestampSource};
use signpost_core::timestamp::Tolerance;
use signpost_core::verify::{self, MAX_SECRETS};
use signpost_core::{Part, Provider, Reject, Secret, SecretError};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::host::{Json, Plan, Shared};
use crate::row;
use crate::scratch::{MAX_NAMES, METHOD, Scratch, URL};

/// The result of [`Receiver::verify`] when the plan cannot be followed: ask again with plan 0.
const UNABLE: f64 = -100.0;

/// A provider with its secrets.
#[wasm_bindgen]
pub struct Receiver {
    pub(crate) provider: Provider,
    pub(crate) secrets: Vec<Secret>,
    names: Vec<String>,
}

/// What [`Receiver`] is made of, or what is wrong with it.
#[wasm_bindgen]
pub struct Reading(Result<Receiver, String>);

#[wasm_bindgen]
impl Reading {
    /// Reads a row, given as lines `PATH VALUE`.
    #[wasm_bindgen(constructor)]
    pub fn new(row: &str) -> Self {
        Self(Receiver::read(row).map_err(String::from))
    }

    /// The line that is wrong, or the path that is missing.
    pub fn wrong(&self) -> Option<String> {
        self.0.as_ref().err().cloned()
    }

    /// The receiver, where nothing is wrong.
    pub fn receiver(self) -> Option<Receiver> {
        self.0.ok()
    }
}

impl Receiver {
    fn read(row: &str) -> Result<Self, &str> {
        let provider = row::read(row)?;
        let mut names = Vec::new();
        places(&provider, |_, name| names.push(String::from(name)));
        if names.len() > MAX_NAMES {
            return Err("too many headers");
        }
        Ok(Self { provider, secrets: Vec::new(), names })
    }
}

#[wasm_bindgen]
impl Receiver {
    /// Adds a secret, as text in the row's format or as key bytes. 0 if it was taken, 1 if it is
    /// blank, 2 if it is malformed, 3 if there are too many.
    #[wasm_bindgen(js_name = addSecret)]
    pub fn add_secret(&mut self, text: Option<String>, key: Option<Vec<u8>>) -> u8 {
        if self.secrets.len() >= MAX_SECRETS {
            return 3;
        }
        let secret = match (&text, &key) {
            (Some(text), _) => Secret::parse(text, self.provider.secret),
            (None, Some(key)) => Secret::from_key(key),
            (None, None) => Err(SecretError::Blank),
        };
        match secret {
            Ok(secret) => self.secrets.push(secret),
            Err(SecretError::Blank) => return 1,
            Err(SecretError::Malformed) => return 2,
        }
        0
    }

    /// Whether a secret is shorter than it should be.
    #[wasm_bindgen(js_name = hasShortSecret)]
    pub fn has_short_secret(&self) -> bool {
        self.secrets.iter().any(Secret::is_short)
    }

    /// The inner pad of a secret, from which JavaScript makes its own key for plan 2.
    #[wasm_bindgen(js_name = innerPad)]
    pub fn inner_pad(&self, index: usize) -> Option<Vec<u8>> {
        self.secrets.get(index).map(|secret| secret.inner_pad().to_vec())
    }

    /// The headers that the row asks for, in the order in which [`Receiver::verify`] expects their
    /// values: one line `WHAT NAME` for each. Where the row signs them, the lines `method :method` and
    /// `url :url` ask for the method and for the URL that the provider called.
    pub fn names(&self) -> String {
        let mut lines = String::new();
        places(&self.provider, |what, name| lines.extend([what, " ", name, "\n"]));
        lines
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
        let Some((head, split)) = scratch.split(&self.names, len) else {
            return UNABLE;
        };
        let mac = Shared { plan: Plan::from_number(plan), split: &split, unable: Cell::new(false) };
        let tolerance = match &self.provider.timestamp {
            Some(row) if tolerance.is_nan() => Tolerance::Seconds(row.tolerance_s),
            _ if tolerance < 0.0 => Tolerance::Off,
            _ => Tolerance::Seconds(tolerance as u32),
        };
        let result =
            verify::authenticate(&self.provider, &self.secrets, &head, split.body, now as u64, tolerance, &mac);
        if mac.unable.get() {
            return UNABLE;
        }
        match result {
            Ok(verified) => verified.timestamp.unwrap_or(0) as f64 * 4.0 + verified.secret as f64,
            Err(reject) => -(rank(reject) as f64),
        }
    }

    /// The event id in the verified body that JavaScript holds, where the row names a field.
    #[wasm_bindgen(js_name = idInBody)]
    pub fn id_in_body(&self) -> Option<String> {
        verify::id_in(&self.provider, &Json(&[]))
    }

    /// The event type in the verified body that JavaScript holds, where the row names a field.
    #[wasm_bindgen(js_name = typeInBody)]
    pub fn type_in_body(&self) -> Option<String> {
        verify::event_type_in(&self.provider, &Json(&[]))
    }
}

/// The place of a reason in [`Reject::RANK`], counted from 1.
pub(crate) fn rank(reject: Reject) -> u32 {
    Reject::RANK.iter().zip(1..).find(|(reason, _)| **reason == reject).map_or(0, |(_, place)| place)
}

/// Every header that the row reads, with what it is to the row; method and URL as `:method` and `:url`.
fn places(provider: &Provider, mut add: impl FnMut(&str, &str)) {
    let mut all = |what: &str, names: &Names| names.iter().for_each(|name| add(what, name));
    all("signature", &provider.signature.header);
    if let Some(TimestampSource::Header(names)) = provider.timestamp.as_ref().map(|row| &row.from) {
        all("timestamp", names);
    }
    if let Some(Source::Header(names)) = &provider.id {
        all("id", names);
    }
    if let Some(Source::Header(names)) = &provider.event_type {
        all("type", names);
    }
    if let Some(name) = &provider.extra.idempotency_key {
        add("key", name);
    }
    for part in provider.signature.signed.0.iter() {
        match part {
            Part::Header(name) => add("signed", name),
            Part::Method => add("method", METHOD),
            Part::Url => add("url", URL),
            Part::Body | Part::Id | Part::Literal(_) | Part::Timestamp => {}
        }
    }
}
