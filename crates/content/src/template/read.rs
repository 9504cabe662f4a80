//! From a template's JSON to what bodies are made of, or to its first mistake.

use std::borrow::Cow;

use serde_json::value::RawValue;
use signpost_core::filter::Of;

use super::path::{Path, ROOTS};
use super::words::{KNOWN, Word, quote};
use super::{MAX_BYTES, MAX_DEPTH, MAX_VALUES, Node, PRESETS, Piece, Place, Template, TemplateError, preset};
use crate::filter;
use crate::filter::read::{elements, members, unquoted};

/// Compiles a template that is one JSON document, which serde_json has read already.
///
/// # Errors
/// Its first mistake.
pub fn compile(template: &RawValue) -> Result<Template, TemplateError> {
    let text = template.get();
    let mut reader = Reader { at: Vec::new(), values: 0, is_in_each: false };
    if text.len() > MAX_BYTES {
        return Err(reader.wrong("too_large", format!("has more than {} KiB", MAX_BYTES / 1024)));
    }
    Ok(Template { root: reader.node(text)? })
}

/// What an endpoint or a destination says under `transform`: a preset's name, or `{"body": template}`.
///
/// # Errors
/// Its first mistake, with its place below `transform`.
pub fn transform(json: &RawValue) -> Result<Template, TemplateError> {
    let wrong = |code, message| TemplateError { code, at: String::new(), message };
    if json.get().starts_with('"') {
        let name: String = serde_json::from_str(json.get()).unwrap_or_default();
        let known = || format!("is one of `{}`, or an object with a `body`", PRESETS.join("`, `"));
        let template = preset(&name).ok_or_else(|| wrong("not_allowed", known()))?;
        let template = serde_json::from_str(template).map_err(|error| wrong("wrong_form", error.to_string()))?;
        return compile(template);
    }
    let own = if json.get().starts_with('{') { members(json.get()) } else { Vec::new() };
    let body = match own.as_slice() {
        [(name, body)] if name == "body" => serde_json::from_str::<&RawValue>(body).ok(),
        _ => None,
    };
    let form = || "is the name of a preset, or an object with a `body` and nothing else".to_string();
    let body = body.ok_or_else(|| wrong("wrong_form", form()))?;
    compile(body).map_err(|error| TemplateError { at: format!("/body{}", error.at), ..error })
}

struct Reader {
    at: Vec<String>,
    values: usize,
    is_in_each: bool,
}

type Read<T> = Result<T, TemplateError>;

impl Reader {
    fn wrong(&self, code: &'static str, message: impl Into<String>) -> TemplateError {
        let escaped = |name: &String| format!("/{}", name.replace('~', "~0").replace('/', "~1"));
        TemplateError { code, at: self.at.iter().map(escaped).collect(), message: message.into() }
    }

    /// Reads what stands at a name or a position.
    fn inside<T>(&mut self, name: &str, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        self.at.push(name.to_string());
        let node = read(self)?;
        self.at.pop();
        Ok(node)
    }

    fn node(&mut self, json: &str) -> Read<Node> {
        self.values = self.values.saturating_add(1);
        if self.values > MAX_VALUES {
            return Err(self.wrong("too_many_values", format!("has more than {MAX_VALUES} values")));
        }
        if self.at.len() > MAX_DEPTH {
            return Err(self.wrong("too_deep", format!("is more than {MAX_DEPTH} levels deep")));
        }
        match json.as_bytes().first() {
            Some(b'"') => self.text(json),
            Some(b'[') => self.list(json),
            Some(b'{') => self.object(json),
            _ => Ok(Node::Constant(json.to_string())),
        }
    }

    fn list(&mut self, json: &str) -> Read<Node> {
        let read = |(n, json): (usize, &str)| self.inside(&n.to_string(), |own| own.node(json));
        let nodes = elements(json).into_iter().enumerate().map(read).collect::<Read<_>>()?;
        Ok(Node::List(nodes))
    }

    fn object(&mut self, json: &str) -> Read<Node> {
        let members = members(json);
        if let Some((name, _)) = members.iter().find(|(name, _)| name.starts_with('$') && !name.starts_with("$$")) {
            return self.operator(name.as_ref(), &members);
        }
        let mut own = Vec::new();
        for (name, json) in &members {
            let node = self.inside(name, |own| own.node(json))?;
            own.push((quote(name.strip_prefix('$').filter(|rest| rest.starts_with('$')).unwrap_or(name)), node));
        }
        Ok(Node::Object(own))
    }

    fn operator(&mut self, name: &str, members: &[(Cow<'_, str>, &str)]) -> Read<Node> {
        let allowed: &[&str] = match name {
            "$each" | "$as" => &["$each", "$as"],
            "$if" | "$then" | "$else" => &["$if", "$then", "$else"],
            "$merge" => &["$merge"],
            "$omit" => &["$omit", "names"],
            "$pick" => &["$pick", "names"],
            _ => {
                let message = format!(
                    "there is no `{name}`: there are `$each`, `$if`, `$merge`, `$omit`, `$pick`; a name that begins with `$` is \
                     written `$${}`",
                    name.trim_start_matches('$')
                );
                return self.inside(name, |own| Err(own.wrong("unknown_operator", message)));
            }
        };
        if let Some((other, _)) = members.iter().find(|(other, _)| !allowed.contains(&other.as_ref())) {
            let message = format!("stands beside `{name}`, where only `{}` may", allowed.join("`, `"));
            return self.inside(other, |own| Err(own.wrong("bad_operand", message)));
        }
        let find = |name: &str| members.iter().rev().find(|(own, _)| own == name).map(|(_, json)| *json);
        let missing = |own: &Self, name: &str| own.wrong("bad_operand", format!("lacks `{name}`"));
        match name {
            "$each" | "$as" => {
                let list = find("$each").ok_or_else(|| missing(self, "$each"))?;
                let list = self.inside("$each", |own| own.path(list))?;
                let each = find("$as").ok_or_else(|| missing(self, "$as"))?;
                let before = std::mem::replace(&mut self.is_in_each, true);
                let each = self.inside("$as", |own| own.node(each))?;
                self.is_in_each = before;
                Ok(Node::Each { list, each: Box::new(each) })
            }
            "$if" | "$then" | "$else" => {
                let condition = find("$if").ok_or_else(|| missing(self, "$if"))?;
                let filter = self.inside("$if", |own| own.filter(condition))?;
                let then = find("$then").ok_or_else(|| missing(self, "$then"))?;
                let then = self.inside("$then", |own| own.node(then))?;
                let otherwise = find("$else").map(|json| self.inside("$else", |own| own.node(json))).transpose()?;
                Ok(Node::If { filter: Box::new(filter), then: Box::new(then), otherwise: otherwise.map(Box::new) })
            }
            "$merge" => self.inside("$merge", |own| match own.node(find("$merge").unwrap_or_default())? {
                Node::List(nodes) => Ok(Node::Merge(nodes)),
                _ => Err(own.wrong("bad_operand", "is a list of templates")),
            }),
            _ => {
                let of = self.inside(name, |own| own.path(find(name).unwrap_or_default()))?;
                let names = find("names").ok_or_else(|| missing(self, "names"))?;
                let names = self.inside("names", |own| {
                    serde_json::from_str::<Vec<String>>(names)
                        .map_err(|_| own.wrong("bad_operand", "is a list of names"))
                })?;
                Ok(Node::Members { of, names, are_kept: name == "$pick" })
            }
        }
    }

    fn filter(&self, json: &str) -> Read<signpost_core::filter::Filter> {
        let invalid = |_| self.wrong("bad_operand", "is no filter");
        let filter: &RawValue = serde_json::from_str(json).map_err(invalid)?;
        filter::compile(filter, Of::Event).map_err(|error| {
            let mut own = self.wrong(error.code.as_str(), error.message);
            own.at.push_str(&error.at);
            own
        })
    }

    fn path(&self, json: &str) -> Read<Path> {
        let text = unquoted(json).filter(|_| json.starts_with('"')).unwrap_or_default();
        self.known(&text)
    }

    fn known(&self, text: &str) -> Read<Path> {
        let path = Path::read(text).ok_or_else(|| {
            let roots = ROOTS.join("`, `");
            self.wrong("bad_reference", format!("`{text}` is no path: it begins with one of `{roots}`"))
        })?;
        if matches!(path.root, "item" | "index") && !self.is_in_each {
            let message = format!("there is an `{}` inside of `$each` alone", path.root);
            return Err(self.wrong("bad_reference", message));
        }
        Ok(path)
    }

    fn text(&self, json: &str) -> Read<Node> {
        let text = unquoted(json).ok_or_else(|| self.wrong("bad_operand", "is no text"))?;
        let mut pieces = Vec::new();
        let mut literal = String::new();
        let mut rest: &str = &text;
        while let Some(at) = rest.find("{{") {
            let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
            literal.push_str(before);
            if let Some(after) = after.strip_prefix("{{{{") {
                literal.push_str("{{");
                rest = after;
                continue;
            }
            let inner = after.strip_prefix("{{").unwrap_or(after);
            let (inner, after) = close(inner)
                .ok_or_else(|| self.wrong("bad_reference", "a placeholder is not closed; `{{` as text is `{{{{`"))?;
            if !literal.is_empty() {
                pieces.push(Piece::Literal(std::mem::take(&mut literal)));
            }
            pieces.push(Piece::Place(self.place(inner)?));
            rest = after;
        }
        literal.push_str(rest);
        if pieces.is_empty() {
            return Ok(Node::Constant(quote(&literal)));
        }
        if literal.is_empty()
            && pieces.len() == 1
            && let Some(Piece::Place(place)) = pieces.pop()
        {
            return Ok(Node::Value(place));
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal));
        }
        Ok(Node::Text(pieces))
    }

    fn place(&self, text: &str) -> Read<Place> {
        let mut parts = split(text).into_iter().map(str::trim);
        let path = self.known(parts.next().unwrap_or_default())?;
        let words = parts.map(|text| {
            let unknown = || self.wrong("unknown_operator", format!("`{text}` is no word: there are {KNOWN}"));
            Word::read(text).map_err(|message| self.wrong("bad_operand", message))?.ok_or_else(unknown)
        });
        Ok(Place { path, words: words.collect::<Read<_>>()? })
    }
}

/// What stands up to the end of a placeholder, and behind it. The text of a `default` may hold anything.
fn close(text: &str) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\'' => is_quoted = !is_quoted,
            b'}' if !is_quoted && text.get(at..).is_some_and(|rest| rest.starts_with("}}")) => {
                return Some((text.get(..at)?, text.get(at.checked_add(2)?..)?));
            }
            _ => {}
        }
    }
    None
}

/// At each bar that is not inside of quotes.
fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut is_quoted) = (Vec::new(), 0_usize, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\'' => is_quoted = !is_quoted,
            b'|' if !is_quoted => {
                parts.push(text.get(from..at).unwrap_or_default());
                from = at.saturating_add(1);
            }
            _ => {}
        }
    }
    parts.push(text.get(from..).unwrap_or_default());
    parts
}
