//! What a row asks of a request, by name: each thing has a place among the texts of the scratch.

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;

use signpost_core::provider::handshake::{Spot, SpotKind};
use signpost_core::provider::{Names, Place, TagPlace, TimestampPlace};
use signpost_core::{Body, Head, Part, Provider};

use crate::border::{LETTER, What};
use crate::scratch::Texts;

/// What stands for the name where a row signs the request's method or URL.
static METHOD: &str = "method";
static URL: &str = "url";
/// What stands for the name of what the operator configured.
static TOKEN: &str = "token";
static REGISTERED: &str = "registered";

/// The places of one row, in order.
pub(crate) struct Places {
    /// Where in memory the row keeps the name of each. The core asks for a thing with that very
    /// string, so no names have to be compared.
    names: Vec<*const u8>,
}

/// Everything that the row asks for: what verification needs first, and of that the headers first. And
/// a line for each: a letter for [`What`] it is, `a` for the first, and its name.
#[inline(never)]
pub(crate) fn places(provider: &Provider) -> (Places, String) {
    let mut list = List::default();
    list.headers(What::Signature, &provider.signature.header);
    if let Some(TimestampPlace::Header(names)) = provider.timestamp.as_ref().map(|row| &row.from) {
        list.headers(What::Timestamp, names);
    }
    if let Some(Place::Header(names)) = &provider.id {
        list.headers(What::Id, names);
    }
    if let Some(Place::Header(names)) = &provider.event_type {
        list.headers(What::Type, names);
    }
    if let Some(name) = &provider.extra.idempotency_key {
        list.add(What::Key, name);
    }
    for part in provider.signature.signed.0.iter() {
        if let Part::Header(name) = part {
            list.add(What::Signed, name);
        }
    }
    for part in provider.signature.signed.0.iter() {
        match part {
            Part::Method => list.once(What::Method, METHOD),
            Part::Path | Part::Url => list.once(What::Url, URL),
            #[cfg(feature = "asymmetric")]
            Part::RequestTarget => list.once(What::Method, METHOD),
            _ => {}
        }
    }
    #[cfg(feature = "asymmetric")]
    if provider.signature.covers_url() {
        list.once(What::Url, URL);
    }
    // In the order in which signing hands them over: those of the template first.
    provider.signature.fields().for_each(|path| list.add(What::SignedField, path));
    if let Some(TagPlace::Field(path)) = &provider.signature.from {
        list.add(What::SignedField, path);
    }
    if let Some(TimestampPlace::Field(path)) = provider.timestamp.as_ref().map(|row| &row.from) {
        list.add(What::SignedField, path);
    }
    for part in provider.signature.signed.0.iter() {
        if let Part::Query(name) | Part::QueryLower(name) = part {
            list.add(What::SignedQuery, name);
        }
    }
    if let Some(TagPlace::Query(name)) = &provider.signature.from {
        list.add(What::SignedQuery, name);
    }
    if let Some(Place::Field(path)) = &provider.id {
        list.add(What::IdField, path);
    }
    if let Some(Place::Field(path)) = &provider.event_type {
        list.add(What::TypeField, path);
    }
    for handshake in provider.handshake.iter() {
        for Spot { kind, name } in handshake.spots() {
            list.add(
                match kind {
                    SpotKind::Field => What::HandshakeField,
                    SpotKind::Header => What::HandshakeHeader,
                    SpotKind::OnlyField => What::HandshakeOnlyField,
                    SpotKind::Query => What::HandshakeParameter,
                },
                name,
            );
        }
    }
    if !provider.handshake.is_empty() {
        list.add(What::HandshakeToken, TOKEN);
        list.add(What::HandshakeUrl, REGISTERED);
    }
    (Places { names: list.names }, list.lines)
}

impl Places {
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }
}

/// Places under way.
#[derive(Default)]
struct List {
    names: Vec<*const u8>,
    lines: String,
}

impl List {
    #[inline(never)]
    fn add(&mut self, what: What, name: &str) {
        self.names.push(name.as_ptr());
        self.lines.push(char::from(LETTER.wrapping_add(what as u8)));
        self.lines.push_str(name);
        self.lines.push('\n');
    }

    /// Adds what may be asked for twice under one name.
    fn once(&mut self, what: What, name: &'static str) {
        if !self.names.contains(&name.as_ptr()) {
            self.add(what, name);
        }
    }

    #[inline(never)]
    fn headers(&mut self, what: What, names: &Names) {
        names.iter().for_each(|name| self.add(what, name));
    }
}

/// The texts under the names of their places.
pub(crate) struct Named<'s> {
    places: &'s Places,
    texts: Texts<'s>,
    /// The place behind the last that was asked for: verification asks in their order.
    next: Cell<usize>,
}

impl<'s> Named<'s> {
    pub(crate) fn new(places: &'s Places, texts: Texts<'s>) -> Self {
        Self { places, texts, next: Cell::new(0) }
    }

    /// What stands at a place that a handshake looks at.
    pub(crate) fn at(&self, spot: &Spot) -> Option<String> {
        self.find(&spot.name).map(String::from)
    }

    /// What the operator configured for handshakes: the token, and the URL that the provider calls.
    pub(crate) fn own(&self) -> [Option<&'s str>; 2] {
        [self.find(TOKEN), self.find(REGISTERED)]
    }

    fn find(&self, name: &str) -> Option<&'s str> {
        let names = &self.places.names;
        let mut place = self.next.get();
        if names.get(place) != Some(&name.as_ptr()) {
            place = names.iter().position(|own| *own == name.as_ptr())?;
        }
        self.next.set(place.saturating_add(1));
        self.texts.get(place)
    }
}

impl Head for Named<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.find(name)
    }

    fn method(&self) -> Option<&str> {
        self.find(METHOD)
    }

    fn url(&self) -> Option<&str> {
        self.find(URL)
    }

    #[cfg(feature = "asymmetric")]
    fn query(&self, name: &str) -> Option<String> {
        self.find(name).map(String::from)
    }
}

/// The fields alone: JavaScript keeps the bytes.
impl Body for Named<'_> {
    fn bytes(&self) -> &[u8] {
        &[]
    }

    fn field(&self, path: &str) -> Option<String> {
        self.find(path).map(String::from)
    }
}

/// The fields, and the bytes where they were copied here.
pub(crate) struct Content<'s> {
    pub(crate) named: &'s Named<'s>,
    pub(crate) bytes: &'s [u8],
}

impl Body for Content<'_> {
    fn bytes(&self) -> &[u8] {
        self.bytes
    }

    fn field(&self, path: &str) -> Option<String> {
        self.named.field(path)
    }
}
