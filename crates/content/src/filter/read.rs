//! A body through a mask: JSON, a form, a text.
//!
//! serde_json says whether it is JSON, skipping all of it: that computes no number, joins no surrogates and does not
//! recurse. What is known to be JSON is then walked in place.
//!
//! A body may repeat a name, of which the last counts. Where it does so around more values than are kept, what was passed
//! over is lost, and the filter undecided.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use signpost_core::filter::{Json as _, MAX_DOCUMENT_DEPTH, MAX_DOCUMENT_VALUES, Mask};

use super::Tree;
use crate::fields;

/// What a filter is asked of.
#[derive(Debug, PartialEq)]
pub enum Content<'d> {
    /// Not there, or not even a text.
    Missing,
    Read(Tree<'d>),
    /// More of it is looked at than is kept.
    TooLarge,
}

impl Content<'_> {
    pub(super) fn into_owned(self) -> Content<'static> {
        match self {
            Self::Missing => Content::Missing,
            Self::Read(tree) => Content::Read(tree.into_owned()),
            Self::TooLarge => Content::TooLarge,
        }
    }
}

/// A body as it came: JSON, or else a form, or else its text. A byte order mark in front is skipped.
pub fn body<'d>(bytes: &'d [u8], mask: &Mask) -> Content<'d> {
    let bytes = fields::without_mark(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Content::Missing;
    };
    if is_json(text) {
        return json(text, mask);
    }
    if !fields::is_form(bytes) {
        return Content::Read(Tree::Text(text.into()));
    }
    // GitHub and Slack send JSON in the one field of a form.
    if let Some(inner) = fields::json_in_form(bytes)
        && is_json(&inner)
        && let Some(read) = walk(&inner, mask)
    {
        return read.into_owned();
    }
    fields(form_urlencoded::parse(bytes), mask)
}

/// What is known to be one JSON document.
pub fn json<'d>(text: &'d str, mask: &Mask) -> Content<'d> {
    walk(text, mask).unwrap_or(Content::Read(Tree::Text(text.into())))
}

/// The members of what is known to be JSON, as they are written: none where it is no object.
pub(crate) fn members(text: &str) -> Vec<(Cow<'_, str>, &str)> {
    let mut members = Vec::new();
    let mut walk = Walk { text, at: 0, count: 0, is_lost: false };
    if walk.peek() == b'{' {
        walk.each(b'}', |own| {
            if let (Some(name), value) = (own.name(), own.skip()) {
                members.push((name, value));
            }
        });
    }
    members
}

/// The elements of what is known to be JSON, as they are written: none where it is no list.
pub(crate) fn elements(text: &str) -> Vec<&str> {
    let mut elements = Vec::new();
    let mut walk = Walk { text, at: 0, count: 0, is_lost: false };
    if walk.peek() == b'[' {
        walk.each(b']', |own| elements.push(own.skip()));
    }
    elements
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// Decoded pairs as an object: a text, or a list of texts under a name that came several times.
pub(super) fn fields<'d>(pairs: impl Iterator<Item = (Cow<'d, str>, Cow<'d, str>)>, mask: &Mask) -> Content<'d> {
    let mut members: BTreeMap<Cow<'d, str>, Tree<'d>> = BTreeMap::new();
    let mut count = 1_usize;
    for (name, value) in pairs {
        if mask.member(&name).is_none() {
            continue;
        }
        count = count.saturating_add(1);
        let value = Tree::Text(value);
        match members.get_mut(&name) {
            Some(Tree::List(values)) => values.push(value),
            Some(first) => {
                // The list is a value, too.
                count = count.saturating_add(1);
                let first_value = std::mem::replace(first, Tree::Null);
                *first = Tree::List(vec![first_value, value]);
            }
            None => drop(members.insert(name, value)),
        }
        if count > MAX_DOCUMENT_VALUES {
            return Content::TooLarge;
        }
    }
    Content::Read(Tree::Object(members.into_iter().collect()))
}

/// `None` where something that is looked at cannot be read.
fn walk<'d>(text: &'d str, mask: &Mask) -> Option<Content<'d>> {
    let mut walk = Walk { text, at: 0, count: 0, is_lost: false };
    let tree = walk.value(mask, 0);
    if walk.is_lost || walk.count > MAX_DOCUMENT_VALUES {
        return Some(Content::TooLarge);
    }
    tree.is_readable().then_some(Content::Read(tree))
}

/// In a text that is JSON: what cannot come is not looked for.
struct Walk<'d> {
    text: &'d str,
    at: usize,
    /// Values that are kept.
    count: usize,
    /// Whether one was passed over since there were too many.
    is_lost: bool,
}

impl<'d> Walk<'d> {
    fn value(&mut self, mask: &Mask, depth: usize) -> Tree<'d> {
        self.count = self.count.saturating_add(1);
        match self.peek() {
            // What would be inside of one more is not there.
            b'{' | b'[' if depth >= MAX_DOCUMENT_DEPTH => {
                let is_list = self.peek() == b'[';
                self.skip();
                if is_list { Tree::List(Vec::new()) } else { Tree::Object(Vec::new()) }
            }
            b'{' => self.object(mask, depth.saturating_add(1)),
            b'[' => {
                let mut items = Vec::new();
                self.each(b']', |own| {
                    let item = own.value(mask, depth.saturating_add(1));
                    if own.has_room() {
                        items.push(item);
                    }
                });
                Tree::List(items)
            }
            b'"' => unquoted(self.skip()).map_or(Tree::Unreadable, Tree::Text),
            b't' | b'f' => Tree::Boolean(self.skip() == "true"),
            b'n' => {
                self.skip();
                Tree::Null
            }
            _ => {
                Some(<&Tree<'_>>::number(self.skip())).filter(|n| n.is_finite()).map_or(Tree::Unreadable, Tree::Number)
            }
        }
    }

    fn object(&mut self, mask: &Mask, depth: usize) -> Tree<'d> {
        let mut members: BTreeMap<Cow<'d, str>, Tree<'d>> = BTreeMap::new();
        let mut is_readable = true;
        self.each(b'}', |own| {
            let name = own.name();
            is_readable &= name.is_some();
            let Some((name, mask)) = name
                .filter(|_| is_readable)
                .and_then(|name| Some((mask.member(&name)?, name)))
                .map(|(mask, name)| (name, mask))
            else {
                own.skip();
                return;
            };
            let value = own.value(mask, depth);
            let before = if own.has_room() { members.insert(name, value) } else { members.remove(&name) };
            own.forget(before.as_ref());
        });
        if !is_readable {
            members.values().for_each(|value| self.forget(Some(value)));
            return Tree::Unreadable;
        }
        Tree::Object(members.into_iter().collect())
    }

    /// The name here, and on to its value.
    fn name(&mut self) -> Option<Cow<'d, str>> {
        let name = unquoted(self.skip());
        self.peek();
        self.at = self.at.saturating_add(1); // the colon
        self.peek();
        name
    }

    fn forget(&mut self, value: Option<&Tree<'_>>) {
        self.count = self.count.saturating_sub(value.map_or(0, Tree::count));
    }

    fn has_room(&mut self) -> bool {
        let has_room = self.count <= MAX_DOCUMENT_VALUES;
        self.is_lost |= !has_room;
        has_room
    }

    /// Calls `each` at each element of the container here, and goes behind its end.
    fn each(&mut self, end: u8, mut each: impl FnMut(&mut Self)) {
        self.at = self.at.saturating_add(1);
        loop {
            match self.peek() {
                // The text's end never comes: it is JSON.
                0 => return,
                byte if byte == end => break,
                b',' => self.at = self.at.saturating_add(1),
                _ => each(self),
            }
        }
        self.at = self.at.saturating_add(1);
    }

    fn rest(&self) -> &'d [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next byte that is no white space, where the walk goes on.
    fn peek(&mut self) -> u8 {
        let rest = self.rest();
        let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count();
        self.at = self.at.saturating_add(blanks);
        rest.get(blanks).copied().unwrap_or(0)
    }

    /// Goes behind the value here, and gives its text.
    fn skip(&mut self) -> &'d str {
        let rest = self.rest();
        let len = match rest.first() {
            Some(b'"') => string_len(rest),
            Some(b'{' | b'[') => container_len(rest),
            _ => rest
                .iter()
                .take_while(|byte| !matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\r' | b'\n'))
                .count(),
        };
        let from = self.at;
        // Never nothing, so that every loop over values ends.
        self.at = self.at.saturating_add(len.max(1));
        self.text.get(from..from.saturating_add(len)).unwrap_or_default()
    }
}

/// The bytes of the string that begins here, quotes included.
fn string_len(text: &[u8]) -> usize {
    let mut is_escaped = true; // the first quote
    for (at, byte) in text.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at.saturating_add(1),
            _ => {}
        }
    }
    text.len()
}

fn container_len(text: &[u8]) -> usize {
    let (mut at, mut depth) = (0_usize, 0_usize);
    while let Some(byte) = text.get(at) {
        let len = match byte {
            b'"' => string_len(text.get(at..).unwrap_or_default()),
            _ => 1,
        };
        at = at.saturating_add(len);
        match byte {
            b'{' | b'[' => depth = depth.saturating_add(1),
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// A JSON string's text; `None` where half a surrogate pair is in it.
pub(crate) fn unquoted(json: &str) -> Option<Cow<'_, str>> {
    if json.contains('\\') {
        return serde_json::from_str::<String>(json).ok().map(Cow::Owned);
    }
    Some(Cow::Borrowed(json.get(1..json.len().saturating_sub(1)).unwrap_or_default()))
}
