//! The memory in which JavaScript leaves a request: header values in one part, the body in the other.
//!
//! Invariants: the body has [`ROOM`] bytes before it, in which the inner pad and the signed text in
//! front of the body are put, and [`TAIL`] bytes behind it for signed text after it, so that the
//! host can hash all of it as one view. Whatever grows a part moves it: JavaScript asks for the
//! places again after [`Scratch::reserve`].

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cell::RefCell;

use signpost_core::Head;
use wasm_bindgen::prelude::wasm_bindgen;

/// The inner pad, and three values of a header's usual length.
pub(crate) const ROOM: usize = 64 + 960;
/// Signed text behind the body.
pub(crate) const TAIL: usize = 512;
/// Header names that a row may ask for.
pub(crate) const MAX_NAMES: usize = 32;
/// The names under which a row that signs method or URL asks for them: no header can have one.
pub(crate) const METHOD: &str = ":method";
pub(crate) const URL: &str = ":url";
/// A length of four bytes for each, little-endian.
const LENGTHS: usize = MAX_NAMES * 4;
/// The length of a header that is not there.
const ABSENT: u32 = u32::MAX;

/// One for all receivers: verification is synchronous, so no two requests are in it at once.
#[wasm_bindgen]
pub struct Scratch {
    head: Vec<u8>,
    body: Vec<u8>,
}

#[wasm_bindgen]
impl Scratch {
    /// Room for the usual request.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::new_without_default, reason = "called from JavaScript only")]
    pub fn new() -> Self {
        let mut scratch = Self { head: Vec::new(), body: Vec::new() };
        scratch.reserve(4096, 36 * 1024);
        scratch
    }

    /// Makes room for `head` bytes of header values and `body` bytes of body.
    pub fn reserve(&mut self, head: usize, body: usize) {
        let head = head.saturating_add(LENGTHS);
        if self.head.len() < head {
            self.head = vec![0; head];
        }
        let body = body.saturating_add(ROOM).saturating_add(TAIL);
        if self.body.len() < body {
            self.body = vec![0; body];
        }
    }

    /// Where the lengths of the header values are: one little-endian `u32` per name of the row,
    /// `u32::MAX` where the header is absent. The values follow, one behind the other, after
    /// [`Scratch::values`] bytes.
    pub fn head(&self) -> usize {
        self.head.as_ptr() as usize
    }

    /// Where the body starts.
    pub fn body(&self) -> usize {
        (self.body.as_ptr() as usize).saturating_add(ROOM)
    }

    /// How far behind [`Scratch::head`] the values start.
    pub fn values() -> usize {
        LENGTHS
    }
}

impl Scratch {
    /// The request's head as the core reads it, and its body between the free spaces around it.
    pub(crate) fn split<'s>(&'s mut self, names: &'s [String], len: usize) -> Option<(Fields<'s>, Split<'s>)> {
        let (room, rest) = self.body.split_at_mut_checked(ROOM)?;
        let (body, tail) = rest.split_at_mut_checked(len)?;
        Some((Fields { names, head: &self.head }, Split { room: RefCell::new(room), body, tail: RefCell::new(tail) }))
    }

    /// The body alone.
    pub(crate) fn bytes(&self, len: usize) -> &[u8] {
        self.body.get(ROOM..ROOM.saturating_add(len)).unwrap_or_default()
    }
}

/// The body and the free spaces around it.
pub(crate) struct Split<'s> {
    pub(crate) room: RefCell<&'s mut [u8]>,
    pub(crate) body: &'s [u8],
    pub(crate) tail: RefCell<&'s mut [u8]>,
}

/// The header values, in the order of the row's names.
pub(crate) struct Fields<'s> {
    names: &'s [String],
    head: &'s [u8],
}

impl Head for Fields<'_> {
    fn header(&self, name: &str) -> Option<Cow<'_, str>> {
        let index = self.names.iter().position(|own| own.eq_ignore_ascii_case(name))?;
        let mut start = LENGTHS;
        let mut lengths = self.head.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes));
        for length in lengths.by_ref().take(index).filter(|length| *length != ABSENT) {
            start = start.saturating_add(length as usize);
        }
        let length = lengths.next().filter(|length| *length != ABSENT)?;
        let bytes = self.head.get(start..start.saturating_add(length as usize))?;
        core::str::from_utf8(bytes).ok().map(Cow::Borrowed)
    }

    fn method(&self) -> Option<Cow<'_, str>> {
        self.header(METHOD)
    }

    fn url(&self) -> Option<Cow<'_, str>> {
        self.header(URL)
    }
}
