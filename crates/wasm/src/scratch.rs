//! The scratch (`signpost-scratch`) as JavaScript holds it.

use core::ops::{Deref, DerefMut};

pub(crate) use signpost_scratch::{MAX_TEXTS, Split, Texts};
use wasm_bindgen::prelude::wasm_bindgen;

/// One for all receivers: every call is synchronous, so no two requests are in it at once.
#[wasm_bindgen]
pub struct Scratch(signpost_scratch::Scratch);

#[wasm_bindgen]
impl Scratch {
    /// Room for the usual request.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::new_without_default, reason = "called from JavaScript only")]
    pub fn new() -> Self {
        Self(signpost_scratch::Scratch::new())
    }

    /// Makes room for `texts` bytes of text and `body` bytes of body; what was in a part that grows is lost.
    /// Whether there is so much memory.
    pub fn reserve(&mut self, texts: usize, body: usize) -> bool {
        self.0.reserve(texts, body)
    }

    /// Where five places are, a little-endian `u32` for each: that of the ends of the texts, of the first
    /// text, and of the body; that of the text that the core left for JavaScript, and how many bytes of
    /// UTF-8 it has.
    ///
    /// The ends are a little-endian `u32` for each text, counted from the start of the first, with the
    /// highest bit set where the text is absent. The texts are UTF-8, one behind the other.
    pub fn places(&self) -> usize {
        self.0.places()
    }
}

impl Deref for Scratch {
    type Target = signpost_scratch::Scratch;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Scratch {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}
