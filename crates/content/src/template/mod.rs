//! Templates: another body made of an event, for receivers that want a form of their own.
//!
//! A template is JSON whose texts may hold `{{path | word}}`. It is data and no program: checked before it is kept, without
//! recursion, loops only over lists that are there, and bounded in what it reads and writes. `read` compiles one, `render`
//! makes the body, `words` is what can be done to a value on its way.
//!
//! Values keep the bytes that they were written with: a number is never read as a double.

mod decimal;
mod path;
mod presets;
mod read;
mod render;
mod words;

use signpost_core::filter::Filter;

use path::Path;
pub use presets::{PRESETS, preset};
pub use read::{compile, transform};
use words::Word;

/// The longest template, in bytes of JSON.
pub const MAX_BYTES: usize = 16 * 1024;
/// Lists and objects inside each other.
pub const MAX_DEPTH: usize = 16;
/// Values of a template, those inside of others included.
pub const MAX_VALUES: usize = 1_000;
/// Values that one body is made of.
pub const MAX_RENDERED_VALUES: u32 = 10_000;
/// The largest body that is made, in bytes.
pub const MAX_RENDERED_BYTES: usize = 1024 * 1024;
/// What may be read on the way to values, in bytes: a path is walked anew for each placeholder.
const MAX_READ_BYTES: usize = 64 << 20;

/// A compiled template.
#[derive(Clone, Debug)]
pub struct Template {
    root: Node,
}

/// What a body is made of.
#[derive(Clone, Copy, Debug)]
pub struct Event<'e> {
    pub id: &'e str,
    pub event_type: &'e str,
    /// RFC 3339.
    pub timestamp: &'e str,
    pub tenant: &'e str,
    /// The gate's source that it came to; empty for what was published.
    pub source: &'e str,
    /// JSON, as it was published.
    pub data: &'e str,
}

/// The body would be larger, or take more work, than is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// One of the codes of a filter's mistakes.
    pub code: &'static str,
    /// Where, as a JSON Pointer into the template.
    pub at: String,
    /// What, for people.
    pub message: String,
}

#[derive(Clone, Debug)]
enum Node {
    /// JSON, as it is.
    Constant(String),
    /// A text that is one placeholder: the value itself.
    Value(Place),
    /// A text with placeholders in it.
    Text(Vec<Piece>),
    List(Vec<Node>),
    /// Names as JSON.
    Object(Vec<(String, Node)>),
    Each {
        list: Path,
        each: Box<Node>,
    },
    If {
        filter: Box<Filter>,
        then: Box<Node>,
        otherwise: Option<Box<Node>>,
    },
    /// The members of an object that are named, or all others.
    Members {
        of: Path,
        names: Vec<String>,
        are_kept: bool,
    },
    Merge(Vec<Node>),
}

#[derive(Clone, Debug)]
enum Piece {
    Literal(String),
    Place(Place),
}

/// A placeholder.
#[derive(Clone, Debug)]
struct Place {
    path: Path,
    words: Vec<Word>,
}
