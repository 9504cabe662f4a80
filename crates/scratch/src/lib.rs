//! The memory in which JavaScript leaves a request: texts in one part, the body in the other; and in
//! which the core leaves text for JavaScript. Nothing else crosses the boundary but numbers.
//!
//! Invariants: the body has [`ROOM`] bytes before it, in which the inner pad and the signed text in
//! front of the body are put, and [`TAIL`] bytes behind it for signed text after it, so that the
//! host can hash all of it as one view. Whatever grows a part moves it: JavaScript reads the places
//! again after [`Scratch::reserve`].
//!
//! The npm package's core and the gate have one each; [`shared`] is how the host's hash works on it.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod shared;

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;

/// The inner pad, and three values of a header's usual length.
pub const ROOM: usize = 64 + 960;
/// Signed text behind the body.
pub const TAIL: usize = 512;
/// Texts that may be in the scratch at once, and names that a row may ask for.
pub const MAX_TEXTS: usize = 40;
/// Four bytes for each, little-endian: where it ends, counted from the first text's start.
const ENDS: usize = MAX_TEXTS * 4;
/// Set in the end of a text that is not there: the end is then that of the text before it.
const ABSENT: u32 = 1 << 31;

/// One for all receivers: every call is synchronous, so no two requests are in it at once.
pub struct Scratch {
    texts: Vec<u8>,
    body: Vec<u8>,
    said: String,
    /// Little-endian: the ends of the texts, the first text, the body; the text that the core left, and its
    /// length.
    places: [[u8; 4]; 5],
}

impl Scratch {
    /// Room for the usual request.
    #[expect(clippy::new_without_default, reason = "there is one for each module, and nothing like a default")]
    pub fn new() -> Self {
        let mut scratch = Self { texts: Vec::new(), body: Vec::new(), said: String::new(), places: [[0; 4]; 5] };
        scratch.reserve(4096, 36 * 1024);
        scratch
    }

    /// Makes room for `texts` bytes of text and `body` bytes of body; what was in a part that grows is lost.
    /// Whether there is so much memory.
    pub fn reserve(&mut self, texts: usize, body: usize) -> bool {
        let is_there = grow(&mut self.texts, texts.saturating_add(ENDS))
            && grow(&mut self.body, body.saturating_add(ROOM).saturating_add(TAIL));
        self.locate();
        is_there
    }

    /// Where five places are, a little-endian `u32` for each: that of the ends of the texts, of the first
    /// text, and of the body; that of the text that the core left for JavaScript, and how many bytes of
    /// UTF-8 it has.
    ///
    /// The ends are a little-endian `u32` for each text, counted from the start of the first, with the
    /// highest bit set where the text is absent. The texts are UTF-8, one behind the other.
    pub fn places(&self) -> usize {
        self.places.as_ptr() as usize
    }
}

/// Running out of memory would end the instance, and with it every receiver: so it is asked for.
fn grow(part: &mut Vec<u8>, len: usize) -> bool {
    let before = part.len();
    if before >= len {
        return true;
    }
    // Given back first: bodies that grow little by little would leave holes that no later one fits in.
    *part = Vec::new();
    let is_there = part.try_reserve_exact(len).is_ok();
    part.resize(if is_there { len } else { before }, 0);
    is_there
}

impl Scratch {
    /// The texts, and the body of `len` bytes between the free spaces around it.
    pub fn split(&mut self, len: usize) -> Option<(Texts<'_>, Split<'_>)> {
        let (room, rest) = self.body.split_at_mut_checked(ROOM)?;
        let (body, tail) = rest.split_at_mut_checked(len)?;
        Some((Texts(&self.texts), Split { room: RefCell::new(room), body, tail: RefCell::new(tail) }))
    }

    /// The texts alone.
    pub fn each(&self) -> Texts<'_> {
        Texts(&self.texts)
    }

    /// The body alone.
    pub fn bytes(&self, len: usize) -> &[u8] {
        self.body.get(ROOM..ROOM.saturating_add(len)).unwrap_or_default()
    }

    /// Leaves text for JavaScript.
    pub fn say(&mut self, text: String) {
        self.said = text;
        self.locate();
    }

    fn locate(&mut self) {
        let [texts, body, said] = [self.texts.as_ptr(), self.body.as_ptr(), self.said.as_ptr()].map(|at| at as usize);
        self.places = [texts, texts.saturating_add(ENDS), body.saturating_add(ROOM), said, self.said.len()]
            .map(|place| (place as u32).to_le_bytes());
    }
}

/// The body and the free spaces around it, which are for the host's hash.
pub struct Split<'s> {
    pub room: RefCell<&'s mut [u8]>,
    pub body: &'s [u8],
    pub tail: RefCell<&'s mut [u8]>,
}

/// The texts by their place.
#[derive(Clone, Copy)]
pub struct Texts<'s>(&'s [u8]);

impl<'s> Texts<'s> {
    pub fn get(self, place: usize) -> Option<&'s str> {
        let (ends, texts) = self.0.split_at_checked(ENDS)?;
        let end_of = |place: usize| ends.as_chunks::<4>().0.get(place).map(|bytes| u32::from_le_bytes(*bytes));
        let start = place.checked_sub(1).and_then(end_of).unwrap_or(0) & !ABSENT;
        let end = end_of(place).filter(|end| end & ABSENT == 0)?;
        core::str::from_utf8(texts.get(start as usize..end as usize)?).ok()
    }
}
