//! A filter's JSON, read and checked.

use alloc::borrow::ToOwned as _;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::error::{Code, FilterError, unknown_operator, unknown_part};
use super::path::{self, Segment};
use super::{
    Among, Ask, Filter, Json, Key, MAX_BYTES, MAX_DEPTH, MAX_REFERENCE_BYTES, MAX_TEXT_BYTES, MAX_VALUES, Mask, Node,
    Of, Operand, Sign, Value, Whole,
};

pub(super) const OPERATORS: [&str; 15] = [
    "$and",
    "$endsWith",
    "$eq",
    "$exist",
    "$gt",
    "$gte",
    "$in",
    "$lt",
    "$lte",
    "$neq",
    "$nin",
    "$not",
    "$or",
    "$ref",
    "$startsWith",
];

/// From here on a double may stand for several integers.
const INEXACT: f64 = 9_007_199_254_740_992.0;

impl Filter {
    /// Reads a filter of `of`, whose JSON has so many `bytes`.
    ///
    /// # Errors
    /// The first mistake, in the order of names.
    pub fn compile<'f, J: Json<'f>>(filter: J, bytes: usize, of: Of) -> Result<Self, FilterError> {
        let mut compiler = Compiler { nodes: Vec::new(), of };
        if bytes > MAX_BYTES {
            let message = format!("a filter is at most {MAX_BYTES} bytes of JSON; this one has {bytes}");
            return Err(FilterError { code: Code::TooLarge, at: String::new(), message });
        }
        let place = compiler.place(0, Key::Here, 0, filter)?;
        match of {
            Of::Body => compiler.pattern(place, filter, None)?,
            Of::Request | Of::Event => compiler.parts(place, filter)?,
        }
        let mask = Mask::of(&compiler.nodes);
        Ok(Self { nodes: compiler.nodes, mask })
    }
}

/// A JSON Pointer to a node, with the key of a value below it.
pub(super) fn pointer(nodes: &[Node], id: usize) -> String {
    let mut keys = Vec::new();
    let mut id = id;
    while let Some(node) = nodes.get(id) {
        keys.push(&node.key);
        if id == 0 {
            break;
        }
        id = node.parent;
    }
    let mut text = String::new();
    for key in keys.into_iter().rev() {
        let _ = match key {
            Key::Here => Ok(()),
            Key::Index(index) => write!(text, "/{index}"),
            Key::Name(name) => write!(text, "/{}", name.replace('~', "~0").replace('/', "~1")),
        };
    }
    text
}

struct Compiler {
    /// Each value of the filter, the root first: as many as were read.
    nodes: Vec<Node>,
    of: Of,
}

/// A value's node, and how deep it is.
#[derive(Clone, Copy)]
struct Place {
    id: usize,
    depth: usize,
}

type Compiled<T = ()> = Result<T, FilterError>;

impl Compiler {
    fn push(&mut self, parent: usize, key: Key) -> usize {
        let id = self.nodes.len();
        self.nodes.push(Node { parent, key, ask: Ask::All(Vec::new()) });
        id
    }

    /// A place for a value, where it may have one.
    fn place<'f, J: Json<'f>>(&mut self, parent: usize, key: Key, depth: usize, value: J) -> Compiled<Place> {
        let is_name_long = matches!(&key, Key::Name(name) if name.len() > MAX_TEXT_BYTES);
        let id = self.push(parent, key);
        if depth > MAX_DEPTH {
            return Err(self.error(
                id,
                Code::TooDeep,
                format!("a filter has at most {MAX_DEPTH} levels below its root"),
            ));
        }
        if self.nodes.len() > MAX_VALUES {
            return Err(self.error(id, Code::TooManyValues, format!("a filter has at most {MAX_VALUES} values")));
        }
        if is_name_long || matches!(value.value(), Value::Text(text) if text.len() > MAX_TEXT_BYTES) {
            let message = format!("texts and names are at most {MAX_TEXT_BYTES} bytes");
            return Err(self.error(id, Code::TextTooLong, message));
        }
        Ok(Place { id, depth })
    }

    /// The place of something below another.
    fn below<'f, J: Json<'f>>(&mut self, place: Place, key: Key, value: J) -> Compiled<Place> {
        self.place(place.id, key, place.depth.saturating_add(1), value)
    }

    fn error(&self, id: usize, code: Code, message: impl Into<String>) -> FilterError {
        FilterError { code, at: pointer(&self.nodes, id), message: message.into() }
    }

    fn bad_operand(&self, place: Place, message: &str) -> FilterError {
        self.error(place.id, Code::BadOperand, message)
    }

    fn set(&mut self, place: Place, ask: Ask) {
        if let Some(node) = self.nodes.get_mut(place.id) {
            node.ask = ask;
        }
    }

    /// What an object's conditions come to.
    fn set_conditions(&mut self, place: Place, members: Vec<(Box<str>, usize)>, mut operators: Vec<usize>) {
        if operators.is_empty() {
            return self.set(place, Ask::Members(members));
        }
        if !members.is_empty() {
            // Counted as no value: it is the object once more.
            let id = self.push(place.id, Key::Here);
            self.set(Place { id, ..place }, Ask::Members(members));
            operators.push(id);
        }
        self.set(place, Ask::All(operators));
    }

    /// A filter over the parts of a request or an event.
    fn parts<'f, J: Json<'f>>(&mut self, place: Place, value: J) -> Compiled {
        let Value::Object(_) = value.value() else {
            return Err(self.error(place.id, Code::NotAnObject, "a filter is an object of parts here"));
        };
        let (mut members, mut operators) = (Vec::new(), Vec::new());
        for (name, value) in entries(value) {
            let below = self.below(place, Key::Name(name.into()), value)?;
            match name {
                "$and" | "$or" => {
                    let each = self.each(below, value, Self::parts)?;
                    self.set(below, if name == "$and" { Ask::All(each) } else { Ask::Any(each) });
                    operators.push(below.id);
                }
                "$not" => {
                    let id = self.push_inner(below);
                    self.parts(Place { id, ..below }, value)?;
                    self.set(below, Ask::Not(id));
                    operators.push(below.id);
                }
                _ if name.starts_with('$') => {
                    return Err(self.error(below.id, Code::UnknownOperator, unknown_operator(name)));
                }
                _ => {
                    let Some(part) = self.of.part(name) else {
                        return Err(self.error(below.id, Code::UnknownPart, unknown_part(self.of, name)));
                    };
                    self.pattern(below, value, Some(part))?;
                    members.push((part.into(), below.id));
                }
            }
        }
        self.set_conditions(place, members, operators);
        Ok(())
    }

    /// A second node for a value that already has one: what `$not` is, and what it denies.
    fn push_inner(&mut self, place: Place) -> usize {
        self.push(place.id, Key::Here)
    }

    fn each<'f, J: Json<'f>>(
        &mut self,
        place: Place,
        value: J,
        mut read: impl FnMut(&mut Self, Place, J) -> Compiled,
    ) -> Compiled<Vec<usize>> {
        let Value::List(_) = value.value() else {
            return Err(self.bad_operand(place, "takes a list"));
        };
        let mut each = Vec::new();
        for (index, item) in items(value).enumerate() {
            let below = self.below(place, Key::Index(index), item)?;
            read(self, below, item)?;
            each.push(below.id);
        }
        Ok(each)
    }

    /// A pattern, in the part of that name.
    fn pattern<'f, J: Json<'f>>(&mut self, place: Place, value: J, part: Option<&'static str>) -> Compiled {
        match value.value() {
            Value::List(_) => {
                let each = self.each(place, value, |own, below, value| own.pattern(below, value, part))?;
                self.set(place, Ask::Elements(each));
            }
            Value::Object(len) if value.member("$ref").is_some() => {
                let operand = self.reference(place, value, len, part)?;
                self.set(place, Ask::Is(operand));
            }
            Value::Object(_) => {
                let (mut members, mut operators) = (Vec::new(), Vec::new());
                for (name, value) in entries(value) {
                    let below = self.below(place, Key::Name(name.into()), value)?;
                    if name.starts_with('$') && !name.starts_with("$$") {
                        self.operator(below, name, value, part)?;
                        operators.push(below.id);
                        continue;
                    }
                    self.pattern(below, value, part)?;
                    let name = if name.starts_with('$') { name.get(1..).unwrap_or_default() } else { name };
                    let name = if part == Some("headers") { name.to_ascii_lowercase() } else { name.to_owned() };
                    members.push((name.into(), below.id));
                }
                self.set_conditions(place, members, operators);
            }
            _ => {
                let operand = self.plain(place, value)?;
                self.set(place, Ask::Is(operand));
            }
        }
        Ok(())
    }

    fn operator<'f, J: Json<'f>>(&mut self, at: Place, name: &str, value: J, part: Option<&'static str>) -> Compiled {
        let pattern = |own: &mut Self, below, value| own.pattern(below, value, part);
        let sign = |sign| Some(sign);
        let ask = match name {
            "$and" => Ask::All(self.each(at, value, pattern)?),
            "$or" => Ask::Any(self.each(at, value, pattern)?),
            "$not" => {
                let id = self.push_inner(at);
                self.pattern(Place { id, ..at }, value, part)?;
                Ask::Not(id)
            }
            "$eq" | "$neq" => Ask::Equal { holds: name == "$eq", operand: self.whole(at, value, part)? },
            "$exist" => match value.value() {
                Value::Boolean(is) => Ask::Exist(is),
                _ => return Err(self.bad_operand(at, "takes true or false")),
            },
            "$in" | "$nin" => Ask::In { holds: name == "$in", operands: self.among(at, value, part)? },
            "$startsWith" | "$endsWith" => {
                Ask::Edge { ends: name == "$endsWith", operands: self.texts(at, value, part)? }
            }
            _ => {
                let sign = match name {
                    "$gt" => sign(Sign::Greater),
                    "$gte" => sign(Sign::GreaterOrEqual),
                    "$lt" => sign(Sign::Less),
                    "$lte" => sign(Sign::LessOrEqual),
                    _ => None,
                };
                let Some(sign) = sign else {
                    return Err(self.error(at.id, Code::UnknownOperator, unknown_operator(name)));
                };
                let operand = match value.value() {
                    Value::Number(_) | Value::Text(_) => self.plain(at, value)?,
                    _ => match self.referred(at, value, part)? {
                        Some(reference) => reference,
                        None => return Err(self.bad_operand(at, "takes a number or a text")),
                    },
                };
                Ask::Order { sign, operand }
            }
        };
        self.set(at, ask);
        Ok(())
    }

    /// A plain value; what is none is a wrong operand.
    fn plain<'f, J: Json<'f>>(&self, place: Place, value: J) -> Compiled<Operand> {
        match value.value() {
            Value::Null => Ok(Operand::Null),
            Value::Boolean(is) => Ok(Operand::Boolean(is)),
            // Whether it was an integer, a double does not say, but all that are so large are.
            Value::Number(number) if number.abs() < INEXACT => Ok(Operand::Number(number)),
            Value::Number(_) => {
                let message = "numbers from 2^53 on are not exact: write it as a text";
                Err(self.error(place.id, Code::InexactNumber, message))
            }
            Value::Text(text) => Ok(Operand::Text(text.into())),
            Value::List(_) | Value::Object(_) => {
                Err(self.bad_operand(place, "a plain value is wanted here: a text, a number, true, false or null"))
            }
        }
    }

    /// Any JSON, or a reference.
    fn whole<'f, J: Json<'f>>(&mut self, place: Place, value: J, part: Option<&'static str>) -> Compiled<Whole> {
        match self.referred(place, value, part)? {
            Some(reference) => Ok(Whole::Plain(reference)),
            None => self.literal(place, value),
        }
    }

    fn literal<'f, J: Json<'f>>(&mut self, place: Place, value: J) -> Compiled<Whole> {
        Ok(match value.value() {
            Value::List(_) => {
                let mut list = Vec::new();
                for (index, item) in items(value).enumerate() {
                    let below = self.below(place, Key::Index(index), item)?;
                    list.push(self.literal(below, item)?);
                }
                Whole::List(list)
            }
            Value::Object(_) => {
                let mut members = Vec::new();
                for (name, value) in entries(value) {
                    let below = self.below(place, Key::Name(name.into()), value)?;
                    members.push((name.into(), self.literal(below, value)?));
                }
                Whole::Object(members)
            }
            _ => Whole::Plain(self.plain(place, value)?),
        })
    }

    fn among<'f, J: Json<'f>>(&mut self, place: Place, value: J, part: Option<&'static str>) -> Compiled<Among> {
        if let Value::List(_) = value.value() {
            let mut operands = Vec::new();
            for (index, item) in items(value).enumerate() {
                let below = self.below(place, Key::Index(index), item)?;
                operands.push(self.plain(below, item)?);
            }
            return Ok(Among::List(operands));
        }
        self.text(place, value, part, "takes a text or a list of plain values").map(Among::One)
    }

    fn texts<'f, J: Json<'f>>(&mut self, at: Place, value: J, part: Option<&'static str>) -> Compiled<Vec<Operand>> {
        if let Value::List(_) = value.value() {
            let mut operands = Vec::new();
            for (index, item) in items(value).enumerate() {
                let below = self.below(at, Key::Index(index), item)?;
                match item.value() {
                    Value::Text(text) => operands.push(Operand::Text(text.into())),
                    _ => return Err(self.bad_operand(below, "takes texts")),
                }
            }
            return Ok(operands);
        }
        Ok(Vec::from([self.text(at, value, part, "takes a text or a list of texts")?]))
    }

    fn text<'f, J: Json<'f>>(
        &mut self,
        place: Place,
        value: J,
        part: Option<&'static str>,
        otherwise: &str,
    ) -> Compiled<Operand> {
        if let Value::Text(text) = value.value() {
            return Ok(Operand::Text(text.into()));
        }
        self.referred(place, value, part)?.ok_or_else(|| self.bad_operand(place, otherwise))
    }

    /// `{ "$ref": path }`, where the value is that.
    fn referred<'f, J: Json<'f>>(
        &mut self,
        at: Place,
        value: J,
        part: Option<&'static str>,
    ) -> Compiled<Option<Operand>> {
        match value.value() {
            Value::Object(len) if value.member("$ref").is_some() => self.reference(at, value, len, part).map(Some),
            _ => Ok(None),
        }
    }

    fn reference<'f, J: Json<'f>>(
        &mut self,
        place: Place,
        value: J,
        len: usize,
        part: Option<&'static str>,
    ) -> Compiled<Operand> {
        let (Some(path), 1) = (value.member("$ref"), len) else {
            return Err(self.bad_operand(place, "nothing may stand beside `$ref`"));
        };
        let below = self.below(place, Key::Name("$ref".into()), path)?;
        let Value::Text(text) = path.value() else {
            return Err(self.error(
                below.id,
                Code::BadReference,
                "a reference is a text: `order.total`, `items[0].sku`",
            ));
        };
        if text.len() > MAX_REFERENCE_BYTES {
            let message = format!("references are at most {MAX_REFERENCE_BYTES} bytes");
            return Err(self.error(below.id, Code::TextTooLong, message));
        }
        let Some(mut segments) = path::read(text) else {
            let message = "no path: names joined by dots, `[0]`, `[$index]`";
            return Err(self.error(below.id, Code::BadReference, message));
        };
        match (self.of, part) {
            // From the root of the event, whose parts have two names.
            (Of::Event, _) => match segments.first_mut() {
                Some(Segment::Name(name)) => match self.of.part(name) {
                    Some(part) => *name = part.into(),
                    None => return Err(self.error(below.id, Code::BadReference, unknown_part(self.of, name))),
                },
                _ => return Err(self.error(below.id, Code::BadReference, "an event is no list: `data.amount`")),
            },
            (Of::Request, Some(part)) => {
                if let (Some(Segment::Name(name)), "headers") = (segments.first_mut(), part) {
                    *name = name.to_ascii_lowercase().into();
                }
                segments.insert(0, Segment::Name(part.into()));
            }
            _ => {}
        }
        Ok(Operand::Reference(segments.into()))
    }
}

fn items<'f, J: Json<'f>>(value: J) -> impl Iterator<Item = J> {
    (0..).map_while(move |index| value.item(index))
}

/// An object's members in the order of their names, so that no host's order decides what is asked first.
fn entries<'f, J: Json<'f>>(value: J) -> Vec<(&'f str, J)> {
    let mut entries: Vec<(&'f str, J)> = Vec::new();
    for entry in (0..).map_while(|index| Some((value.name(index)?, value.item(index)?))) {
        // A sort of the library's is larger than a compiled filter's evaluation. Most hosts hand them in in this order.
        let at = entries.partition_point(|(name, _)| *name <= entry.0);
        entries.insert(at, entry);
    }
    entries
}
