//! Filters: conditions on the content of a delivery or an event, in one dialect everywhere.
//!
//! [`Filter::compile`] reads a filter and refuses what it cannot mean, with the place of it. [`Filter::evaluate`] asks it
//! of a document. The host reads the document through [`Filter::mask`], so that what no condition mentions is never built.
//!
//! Invariants:
//! - total: no evaluation fails. Work is counted in steps; past [`MAX_STEPS`] the verdict is [`Verdict::Undecided`].
//! - one verdict in every host, whatever the order of names: conditions are asked in the order of their names' bytes, and
//!   hosts hand in values, never texts to parse.
//! - no JSON is parsed here, and no number: hosts do both, correctly rounded.
//!
//! What it does not do: regular expressions, wildcards, case folding. Their cost has no bound, or their size is larger
//! than all of this.

mod compare;
mod compile;
mod error;
mod evaluate;
mod mask;
mod path;

pub use error::{Code, FilterError};
pub use evaluate::{Failed, Outcome, Verdict};
pub use mask::Mask;

use alloc::boxed::Box;
use alloc::vec::Vec;

/// A filter's JSON.
pub const MAX_BYTES: usize = 16 * 1024;
/// Levels below its root.
pub const MAX_DEPTH: usize = 16;
/// Its values, containers included.
pub const MAX_VALUES: usize = 1000;
/// A text or a name in it.
pub const MAX_TEXT_BYTES: usize = 1024;
/// A reference.
pub const MAX_REFERENCE_BYTES: usize = 256;
/// Lists and objects around a value of the document. What lies deeper is not there.
pub const MAX_DOCUMENT_DEPTH: usize = 64;
/// Values of the document that a host keeps, containers included. Beyond, the filter is undecided.
pub const MAX_DOCUMENT_VALUES: usize = 100_000;
/// The work of one evaluation: a step is one pattern, operator or operand asked of one value, and one more for each 256
/// bytes of a text looked at. A few milliseconds.
pub const MAX_STEPS: u32 = 100_000;

/// What a JSON value is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'d> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number as an IEEE double.
    Number(f64),
    /// A text.
    Text(&'d str),
    /// A list of so many elements.
    List(usize),
    /// An object of so many members; a name is there once.
    Object(usize),
}

/// A JSON value as the host has it.
pub trait Json<'d>: Copy {
    /// What it is.
    fn value(self) -> Value<'d>;

    /// An element of a list, or the value of an object's member, by its place.
    fn item(self, index: usize) -> Option<Self>;

    /// The name of an object's member, by its place.
    fn name(self, index: usize) -> Option<&'d str>;

    /// The value of an object's member.
    fn member(self, name: &str) -> Option<Self>;

    /// The double nearest to a text that is a number by JSON's grammar.
    fn number(text: &str) -> f64;
}

/// What a filter is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A body alone: the filter is a pattern.
    Body,
    /// What a provider sent: an object of `body`, `headers` (names in lower case), `query`, `path`.
    Request,
    /// What was published: an object of `id`, `type`, `timestamp`, `data`, `metadata`, `tags`.
    Event,
}

impl Of {
    /// The parts that a filter may name. A body has none.
    pub const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Body => &[],
            Self::Request => &["body", "headers", "path", "query"],
            Self::Event => &["data", "id", "metadata", "tags", "timestamp", "type"],
        }
    }

    /// The part of that name; `topic` and `time` are other names of an event's `type` and `timestamp`.
    fn part(self, name: &str) -> Option<&'static str> {
        let name = match (self, name) {
            (Self::Event, "topic") => "type",
            (Self::Event, "time") => "timestamp",
            _ => name,
        };
        self.parts().iter().copied().find(|part| *part == name)
    }
}

/// A filter, compiled.
#[derive(Clone, Debug)]
pub struct Filter {
    nodes: Vec<Node>,
    mask: Mask,
}

impl Filter {
    /// What of the document it looks at. A host keeps these values and no others.
    pub fn mask(&self) -> &Mask {
        &self.mask
    }
}

/// A value of the filter: where it stands, and what it asks.
#[derive(Clone, Debug)]
struct Node {
    parent: usize,
    key: Key,
    ask: Ask,
}

/// The last part of a value's place.
#[derive(Clone, Debug)]
enum Key {
    /// That of its parent.
    Here,
    Index(usize),
    Name(Box<str>),
}

#[derive(Clone, Debug)]
enum Ask {
    /// All hold of the same value.
    All(Vec<usize>),
    /// One holds of the same value.
    Any(Vec<usize>),
    /// A text that the value begins or ends with.
    Edge {
        ends: bool,
        operands: Vec<Operand>,
    },
    /// Each holds of some element.
    Elements(Vec<usize>),
    /// `$eq`, and `$neq` where `holds` is false.
    Equal {
        holds: bool,
        operand: Whole,
    },
    /// Whether the value is there.
    Exist(bool),
    /// `$in`, and `$nin` where `holds` is false.
    In {
        holds: bool,
        operands: Among,
    },
    /// A plain pattern.
    Is(Operand),
    /// Each holds of the member of that name.
    Members(Vec<(Box<str>, usize)>),
    Not(usize),
    Order {
        sign: Sign,
        operand: Operand,
    },
}

#[derive(Clone, Copy, Debug)]
enum Sign {
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

/// A plain value, or the place in the document where it is.
#[derive(Clone, Debug)]
enum Operand {
    Boolean(bool),
    Null,
    Number(f64),
    Reference(Box<[path::Segment]>),
    Text(Box<str>),
}

/// Any JSON.
#[derive(Clone, Debug)]
enum Whole {
    List(Vec<Whole>),
    /// By name.
    Object(Vec<(Box<str>, Whole)>),
    Plain(Operand),
}

/// The operand of `$in`.
#[derive(Clone, Debug)]
enum Among {
    /// Of these plain values.
    List(Vec<Operand>),
    /// In a list, or part of this text.
    One(Operand),
}
