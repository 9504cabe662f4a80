//! The body that a template makes of an event.

use std::borrow::Cow;

use signpost_core::filter::Verdict;

use super::path::{Path, Step};
use super::words::{Value, quote};
use super::{Event, MAX_READ_BYTES, MAX_RENDERED_BYTES, MAX_RENDERED_VALUES, Node, Piece, Place, Template, TooLarge};
use crate::filter::ask_event;
use crate::filter::read::{elements, members};

type Rendered<T> = Result<T, TooLarge>;

impl Template {
    /// JSON: the same for the same event.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub fn render(&self, event: &Event<'_>) -> Rendered<String> {
        let mut work = Work { event, items: Vec::new(), out: String::new(), values: 0, read: 0 };
        work.write(&self.root)?;
        Ok(work.out)
    }
}

struct Work<'d> {
    event: &'d Event<'d>,
    /// The elements that are being looked at, and their positions: the innermost last.
    items: Vec<(&'d str, usize)>,
    out: String,
    values: u32,
    /// Bytes that were read on the way to values.
    read: usize,
}

impl<'d> Work<'d> {
    fn write(&mut self, node: &Node) -> Rendered<()> {
        self.values = self.values.saturating_add(1);
        if self.values > MAX_RENDERED_VALUES {
            return Err(TooLarge);
        }
        match node {
            Node::Constant(json) => self.put(json),
            Node::Value(place) => {
                let json = self.value(place)?.into_json();
                self.put(&json)
            }
            Node::Text(pieces) => {
                let mut text = String::new();
                for piece in pieces {
                    match piece {
                        Piece::Literal(literal) => text.push_str(literal),
                        Piece::Place(place) => text.push_str(&self.value(place)?.text()),
                    }
                    if text.len() > MAX_RENDERED_BYTES {
                        return Err(TooLarge);
                    }
                }
                self.put(&quote(&text))
            }
            Node::List(nodes) => {
                self.put("[")?;
                let mut is_first = true;
                for node in nodes {
                    if self.is_left_out(node) {
                        continue;
                    }
                    self.comma(&mut is_first)?;
                    self.write(node)?;
                }
                self.put("]")
            }
            Node::Object(own) => {
                self.put("{")?;
                let mut is_first = true;
                for (name, node) in own {
                    if self.is_left_out(node) {
                        continue;
                    }
                    self.comma(&mut is_first)?;
                    self.put(name)?;
                    self.put(":")?;
                    self.write(node)?;
                }
                self.put("}")
            }
            Node::Each { list, each } => {
                self.put("[")?;
                let list = self.find(list)?;
                let mut is_first = true;
                for (index, item) in list.map(elements).unwrap_or_default().into_iter().enumerate() {
                    self.items.push((item, index));
                    if !self.is_left_out(each) {
                        self.comma(&mut is_first)?;
                        self.write(each)?;
                    }
                    self.items.pop();
                }
                self.put("]")
            }
            Node::If { then, otherwise, .. } => match (self.holds(node), otherwise) {
                (true, _) => self.write(then),
                (false, Some(otherwise)) => self.write(otherwise),
                (false, None) => self.put("null"),
            },
            Node::Members { of, names, are_kept } => {
                let object = self.find(of)?.map(members).unwrap_or_default();
                let is_kept = |name: &str| names.iter().any(|own| own == name) == *are_kept;
                self.members(object.into_iter().filter(|(name, _)| is_kept(name)))
            }
            Node::Merge(nodes) => {
                let mut parts = Vec::new();
                for node in nodes {
                    let before = std::mem::take(&mut self.out);
                    let written = self.write(node);
                    parts.push(std::mem::replace(&mut self.out, before));
                    written?;
                }
                // Of equal names the last counts, where the first stood.
                let mut merged: Vec<(Cow<'_, str>, &str)> = Vec::new();
                for (name, json) in parts.iter().flat_map(|part| members(part)) {
                    match merged.iter_mut().find(|(own, _)| *own == name) {
                        Some((_, own)) => *own = json,
                        None => merged.push((name, json)),
                    }
                }
                self.members(merged.into_iter())
            }
        }
    }

    fn members<'m>(&mut self, members: impl Iterator<Item = (Cow<'m, str>, &'m str)>) -> Rendered<()> {
        self.put("{")?;
        let mut is_first = true;
        for (name, json) in members {
            self.comma(&mut is_first)?;
            self.put(&quote(&name))?;
            self.put(":")?;
            self.put(json)?;
        }
        self.put("}")
    }

    fn put(&mut self, json: &str) -> Rendered<()> {
        if self.out.len().saturating_add(json.len()) > MAX_RENDERED_BYTES {
            return Err(TooLarge);
        }
        self.out.push_str(json);
        Ok(())
    }

    fn comma(&mut self, is_first: &mut bool) -> Rendered<()> {
        if std::mem::replace(is_first, false) { Ok(()) } else { self.put(",") }
    }

    /// A condition that does not hold and says nothing else is no member and no element.
    fn is_left_out(&mut self, node: &Node) -> bool {
        matches!(node, Node::If { otherwise: None, .. }) && !self.holds(node)
    }

    /// An undecided condition does not hold.
    fn holds(&mut self, node: &Node) -> bool {
        let Node::If { filter, .. } = node else { return true };
        let Event { id, event_type, timestamp, data, .. } = *self.event;
        if filter.mask().member("data").is_some() {
            self.read = self.read.saturating_add(data.len());
        }
        ask_event(filter, id, event_type, timestamp, Some(data)).verdict == Verdict::Match
    }

    fn value(&mut self, place: &Place) -> Rendered<Value<'d>> {
        let event = self.event;
        let plain = |text: &'d str| Some(Value::Text(text.into()));
        let found = match place.path.root {
            "id" => plain(event.id),
            "type" => plain(event.event_type),
            "timestamp" => plain(event.timestamp),
            "tenant" => plain(event.tenant),
            "source" => plain(event.source).filter(|_| !event.source.is_empty()),
            "index" => self.items.last().map(|(_, index)| Value::Json(index.to_string().into())),
            _ => self.find(&place.path)?.map(|json| Value::Json(json.into())),
        };
        let found =
            found.filter(|_| place.path.steps.is_empty() || matches!(place.path.root, "body" | "data" | "item"));
        let value = place.words.iter().fold(found.unwrap_or(Value::Missing), |value, word| word.apply(value));
        Ok(value)
    }

    /// What stands at a path, as it was written.
    fn find(&mut self, path: &Path) -> Rendered<Option<&'d str>> {
        let mut json = match path.root {
            // A webhook's own body is what filters of routes call it.
            "body" | "data" => self.event.data,
            "item" => match self.items.last() {
                Some((item, _)) => item,
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        for step in &path.steps {
            self.read = self.read.saturating_add(json.len());
            if self.read > MAX_READ_BYTES {
                return Err(TooLarge);
            }
            let found = match step {
                Step::Name(name) => members(json).into_iter().rev().find(|(own, _)| own == name).map(|(_, json)| json),
                Step::Index(index) => elements(json).get(*index).copied(),
            };
            match found {
                Some(found) => json = found,
                None => return Ok(None),
            }
        }
        Ok(Some(json.trim()))
    }
}
