//! A compiled filter asked of a document.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::compare::{equal, order, strictly_equal};
use super::compile::pointer;
use super::path::Segment;
use super::{Among, Ask, Filter, Json, MAX_STEPS, Operand, Sign, Value, Whole};

/// What a filter says of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every condition holds.
    Match,
    /// One does not.
    NoMatch,
    /// To know would be too much work. The event then passes: one too many can be ignored, a lost one cannot be mended.
    Undecided,
}

impl Verdict {
    /// The word in the API, in npm and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::NoMatch => "no_match",
            Self::Undecided => "undecided",
        }
    }

    /// Whether the event goes on.
    pub const fn passes(self) -> bool {
        !matches!(self, Self::NoMatch)
    }
}

/// A verdict, and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What the filter says.
    pub verdict: Verdict,
    /// The work that it took; at most [`MAX_STEPS`].
    pub steps: u32,
    /// The first condition that failed, where one did.
    pub failed: Option<Failed>,
}

impl Outcome {
    /// That of a document of which there is too much to keep.
    pub const TOO_LARGE: Self = Self { verdict: Verdict::Undecided, steps: 0, failed: None };
}

/// A condition that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// Its place in the filter, as a JSON Pointer (RFC 6901).
    pub at: String,
    /// What was there: `missing`, `null`, `boolean`, `number`, `text`, `list` or `object`.
    pub found: &'static str,
}

impl Filter {
    /// Asks the filter of a document that was read through its [mask](Filter::mask). `None` is a document that is not
    /// there: a body that is no text.
    pub fn evaluate<'d, J: Json<'d>>(&self, document: Option<J>) -> Outcome {
        let mut asked = Evaluation { filter: self, document, steps: 0, indexes: Vec::new(), failed: None };
        let verdict = match asked.ask(0, document, true) {
            None => Verdict::Undecided,
            Some(true) => Verdict::Match,
            Some(false) => Verdict::NoMatch,
        };
        let failed = asked.failed.filter(|_| verdict == Verdict::NoMatch);
        let failed = failed.map(|(id, found)| Failed { at: pointer(&self.nodes, id), found });
        Outcome { verdict, steps: asked.steps, failed }
    }
}

struct Evaluation<'f, J> {
    filter: &'f Filter,
    document: Option<J>,
    steps: u32,
    /// The positions of the elements that are being looked at, outermost first.
    indexes: Vec<usize>,
    failed: Option<(usize, &'static str)>,
}

/// `None`: undecided.
type Holds = Option<bool>;

impl<'f, 'd: 'f, J: Json<'d>> Evaluation<'f, J> {
    /// Asks a node of a value. Where it does not hold and `notes`, the place of what failed is kept: the deepest condition
    /// that all above it needed.
    fn ask(&mut self, id: usize, value: Option<J>, notes: bool) -> Holds {
        self.spend(value)?;
        let filter = self.filter;
        // There is a node for each id that a node names.
        let Some(node) = filter.nodes.get(id) else {
            return Some(true);
        };
        let holds = match &node.ask {
            Ask::All(each) => {
                for id in each {
                    if !self.ask(*id, value, notes)? {
                        return Some(false);
                    }
                }
                return Some(true);
            }
            Ask::Members(members) => match value.map(J::value) {
                Some(Value::Object(_)) => {
                    for (name, id) in members {
                        if !self.ask(*id, value.and_then(|value| value.member(name)), notes)? {
                            return Some(false);
                        }
                    }
                    return Some(true);
                }
                Some(Value::List(_)) => self.some(id, value)?,
                _ => false,
            },
            Ask::Elements(each) => match value.map(J::value) {
                Some(Value::List(_)) => {
                    for id in each {
                        if !self.some(*id, value)? {
                            return self.note(*id, value, notes);
                        }
                    }
                    true
                }
                _ => false,
            },
            Ask::Any(each) => {
                let mut any = false;
                for id in each {
                    any = self.ask(*id, value, false)?;
                    if any {
                        break;
                    }
                }
                any
            }
            Ask::Not(id) => !self.ask(*id, value, false)?,
            Ask::Exist(is) => value.is_some() == *is,
            Ask::Is(operand) => match value {
                Some(value) if matches!(value.value(), Value::List(_)) => self.some(id, Some(value))?,
                Some(value) => self.equals(value.value(), operand)?,
                None => false,
            },
            Ask::Edge { ends, operands } => self.has_edge(value, *ends, operands)?,
            Ask::Equal { holds, operand } => match value {
                Some(value) => self.is(value, operand)? == *holds,
                None => false,
            },
            Ask::In { holds, operands } => match value {
                Some(value) => self.is_in(value, operands)? == *holds,
                None => false,
            },
            Ask::Order { sign, operand } => match (value, self.operand(operand)?) {
                (Some(value), Some(operand)) => {
                    let order = order::<J>(value.value(), operand);
                    match sign {
                        Sign::Greater => order == Some(Ordering::Greater),
                        Sign::GreaterOrEqual => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
                        Sign::Less => order == Some(Ordering::Less),
                        Sign::LessOrEqual => matches!(order, Some(Ordering::Less | Ordering::Equal)),
                    }
                }
                _ => false,
            },
        };
        if holds { Some(true) } else { self.note(id, value, notes) }
    }

    fn note(&mut self, id: usize, value: Option<J>, notes: bool) -> Holds {
        if notes {
            self.failed = Some((id, kind(value.map(J::value))));
        }
        Some(false)
    }

    /// One step for a value, and what its text costs.
    fn spend(&mut self, value: Option<J>) -> Option<()> {
        let text = match value.map(J::value) {
            Some(Value::Text(text)) => text.len(),
            _ => 0,
        };
        self.spend_text(text)
    }

    fn spend_text(&mut self, bytes: usize) -> Option<()> {
        let steps = u32::try_from(bytes >> 8).unwrap_or(MAX_STEPS).saturating_add(1);
        let left = MAX_STEPS.saturating_sub(self.steps);
        self.steps = self.steps.saturating_add(steps.min(left));
        (steps <= left).then_some(())
    }

    /// Whether a node holds of some element of a list.
    fn some(&mut self, id: usize, list: Option<J>) -> Holds {
        let depth = self.indexes.len();
        let mut some = false;
        for (index, item) in items(list).enumerate() {
            self.indexes.push(index);
            some = self.ask(id, Some(item), false)?;
            self.indexes.truncate(depth);
            if some {
                break;
            }
        }
        Some(some)
    }

    /// The plain value that an operand is. The inner `None` is a list or an object, which is no operand.
    fn operand(&mut self, operand: &'f Operand) -> Option<Option<Value<'f>>> {
        let path = match operand {
            Operand::Boolean(is) => return Some(Some(Value::Boolean(*is))),
            Operand::Null => return Some(Some(Value::Null)),
            Operand::Number(number) => return Some(Some(Value::Number(*number))),
            Operand::Text(text) => return Some(Some(Value::Text(text))),
            Operand::Reference(path) => path,
        };
        let mut indexes = 0_usize;
        let mut value = self.document;
        for segment in path {
            self.spend_text(0)?;
            value = value.and_then(|value| match (segment, value.value()) {
                (Segment::Name(name), Value::Object(_)) => value.member(name),
                (Segment::Index(index), Value::List(_)) => value.item(*index),
                (Segment::Current, Value::List(_)) => value.item(*self.indexes.get(indexes)?),
                _ => None,
            });
            if *segment == Segment::Current {
                indexes = indexes.saturating_add(1);
            }
        }
        self.spend(value)?;
        Some(match value.map(J::value) {
            None => Some(Value::Null),
            Some(Value::List(_) | Value::Object(_)) => None,
            plain => plain,
        })
    }

    /// A plain operand against a value that is no list.
    fn equals(&mut self, value: Value<'d>, operand: &'f Operand) -> Holds {
        let operand = self.operand(operand)?;
        Some(operand.is_some_and(|operand| equal::<J>(value, operand)))
    }

    /// `$eq`
    fn is(&mut self, value: J, operand: &'f Whole) -> Holds {
        match operand {
            Whole::Plain(operand) => self.equals(value.value(), operand),
            whole => self.is_exactly(value, whole),
        }
    }

    /// Deep, and without numbers from texts.
    fn is_exactly(&mut self, value: J, operand: &'f Whole) -> Holds {
        self.spend(Some(value))?;
        match (operand, value.value()) {
            (Whole::List(list), Value::List(len)) if list.len() == len => {
                for (operand, item) in list.iter().zip(items(Some(value))) {
                    if !self.is_exactly(item, operand)? {
                        return Some(false);
                    }
                }
                Some(true)
            }
            (Whole::Object(members), Value::Object(len)) if members.len() == len => {
                for (name, operand) in members {
                    match value.member(name) {
                        Some(value) if self.is_exactly(value, operand)? => {}
                        _ => return Some(false),
                    }
                }
                Some(true)
            }
            (Whole::Plain(operand), value) => {
                let operand = self.operand(operand)?;
                Some(operand.is_some_and(|operand| strictly_equal(value, operand)))
            }
            _ => Some(false),
        }
    }

    /// `$in`
    fn is_in(&mut self, value: J, operands: &'f Among) -> Holds {
        if let Among::One(operand) = operands {
            let operand = match self.operand(operand)? {
                Some(Value::Text(text)) => text,
                _ => return Some(false),
            };
            return Some(match value.value() {
                Value::Text(text) => text.contains(operand),
                Value::List(_) => {
                    for item in items(Some(value)) {
                        self.spend(Some(item))?;
                        if equal::<J>(item.value(), Value::Text(operand)) {
                            return Some(true);
                        }
                    }
                    false
                }
                _ => false,
            });
        }
        match value.value() {
            Value::List(_) => {
                for item in items(Some(value)) {
                    if self.is_one_of(item, operands)? {
                        return Some(true);
                    }
                }
                Some(false)
            }
            _ => self.is_one_of(value, operands),
        }
    }

    fn is_one_of(&mut self, value: J, operands: &'f Among) -> Holds {
        let Among::List(operands) = operands else {
            return Some(false);
        };
        self.spend(Some(value))?;
        for operand in operands {
            self.spend(Some(value))?;
            if self.equals(value.value(), operand)? {
                return Some(true);
            }
        }
        Some(false)
    }

    /// `$startsWith`, `$endsWith`
    fn has_edge(&mut self, value: Option<J>, ends: bool, operands: &'f [Operand]) -> Holds {
        let Some(Value::Text(text)) = value.map(J::value) else {
            return Some(false);
        };
        for operand in operands {
            self.spend_text(0)?;
            let Some(Value::Text(edge)) = self.operand(operand)? else {
                continue;
            };
            if if ends { text.ends_with(edge) } else { text.starts_with(edge) } {
                return Some(true);
            }
        }
        Some(false)
    }
}

fn items<'d, J: Json<'d>>(list: Option<J>) -> impl Iterator<Item = J> {
    (0..).map_while(move |index| list?.item(index))
}

fn kind(value: Option<Value<'_>>) -> &'static str {
    match value {
        None => "missing",
        Some(Value::Null) => "null",
        Some(Value::Boolean(_)) => "boolean",
        Some(Value::Number(_)) => "number",
        Some(Value::Text(_)) => "text",
        Some(Value::List(_)) => "list",
        Some(Value::Object(_)) => "object",
    }
}
