//! Filters on this host: a body is read through the filter's mask, and never as a document of its own.
//!
//! `tree` is what is kept of a document, `read` how JSON, forms and texts become one. What holds of it, the core says.
//! `crates/filter` makes the same for JavaScript: one verdict everywhere.

pub mod number;
pub(crate) mod read;
mod tree;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;
use signpost_core::filter::{Filter, FilterError, Mask, Of, Outcome, Value};

use number::number;
pub use read::{Content, body, json};
pub use tree::Tree;

/// Compiles a filter that is one JSON document, which serde_json has read already.
///
/// # Errors
/// Its first mistake.
pub fn compile(filter: &RawValue, of: Of) -> Result<Filter, FilterError> {
    let text = filter.get();
    // Where it cannot be read (half a surrogate pair, a number that no double holds), it is a text, as documents are.
    let tree = match json(text, Mask::all()) {
        Content::Read(tree) => tree,
        // Its length says so, too.
        Content::Missing | Content::TooLarge => Tree::Null,
    };
    Filter::compile(&tree, text.len(), of)
}

/// Asks a filter of a body as it came.
pub fn ask_body(filter: &Filter, bytes: &[u8]) -> Outcome {
    of_content(filter, body(bytes, filter.mask()))
}

/// Asks a filter of parts, each with what was read of it through [`part_mask`].
pub fn ask_parts<'d>(filter: &Filter, parts: impl IntoIterator<Item = (&'static str, Content<'d>)>) -> Outcome {
    let mut members = BTreeMap::new();
    for (part, content) in parts {
        match content {
            Content::Missing => {}
            Content::Read(tree) => drop(members.insert(Cow::Borrowed(part), tree)),
            Content::TooLarge => return Outcome::TOO_LARGE,
        }
    }
    filter.evaluate(Some(&Tree::Object(members.into_iter().collect())))
}

/// What a request had beside its body.
pub struct Head<'r> {
    /// Lines of one name are joined by `", "`.
    pub headers: &'r [(String, String)],
    /// Decoded, in their order.
    pub query: &'r [(String, String)],
    /// As it was called.
    pub path: &'r str,
}

/// Asks a filter of a request as it came.
pub fn ask_request(filter: &Filter, head: &Head<'_>, bytes: &[u8]) -> Outcome {
    let mask = filter.mask();
    let mut parts = Vec::new();
    if let Some(mask) = mask.member("body") {
        parts.push(("body", body(bytes, mask)));
    }
    if mask.member("headers").is_some() {
        let mut headers: BTreeMap<String, String> = BTreeMap::new();
        for (name, value) in head.headers {
            let known = headers.entry(name.to_ascii_lowercase());
            known.and_modify(|known| *known = format!("{known}, {value}")).or_insert_with(|| value.clone());
        }
        let texts = headers.into_iter().map(|(name, value)| (name.into(), Tree::Text(value.into())));
        parts.push(("headers", Content::Read(Tree::Object(texts.collect()))));
    }
    if let Some(mask) = mask.member("query") {
        let pairs = head.query.iter().map(|(name, value)| (Cow::Borrowed(&**name), Cow::Borrowed(&**value)));
        parts.push(("query", read::fields(pairs, mask)));
    }
    parts.push(("path", Content::Read(Tree::Text(head.path.into()))));
    ask_parts(filter, parts)
}

/// Asks a filter of a published event. `data` is known to be JSON; without it that part is missing.
pub fn ask_event(filter: &Filter, id: &str, event_type: &str, timestamp: &str, data: Option<&str>) -> Outcome {
    let text = |text| Content::Read(Tree::Text(Cow::Borrowed(text)));
    let mut parts = vec![("id", text(id)), ("type", text(event_type)), ("timestamp", text(timestamp))];
    if let (Some(mask), Some(data)) = (filter.mask().member("data"), data) {
        parts.push(("data", json(data, mask)));
    }
    ask_parts(filter, parts)
}

/// Asks a filter of a document that is JSON: that of a test, or an event.
///
/// A body that is a text is one as it came, and read as such.
pub fn ask_document(filter: &Filter, of: Of, document: &RawValue) -> Outcome {
    if of == Of::Body {
        return of_content(filter, given(document.get(), filter.mask()));
    }
    let given_parts = read::members(document.get());
    let given_part = |name: &str| given_parts.iter().rev().find(|(own, _)| own == name).map(|(_, value)| *value);
    let parts = of.parts().iter().filter_map(|part| {
        let mask = filter.mask().member(part)?;
        let other = match *part {
            "timestamp" => "time",
            "type" => "topic",
            part => part,
        };
        let value = given_part(part).or_else(|| given_part(other))?;
        Some((
            *part,
            match (of, *part) {
                (Of::Request, "body") => given(value, mask),
                (Of::Request, "headers") => headers(value),
                _ => json(value, mask),
            },
        ))
    });
    ask_parts(filter, parts)
}

fn of_content(filter: &Filter, content: Content<'_>) -> Outcome {
    match content {
        Content::Missing => filter.evaluate::<&Tree<'_>>(None),
        Content::Read(tree) => filter.evaluate(Some(&tree)),
        Content::TooLarge => Outcome::TOO_LARGE,
    }
}

fn given<'d>(value: &'d str, mask: &Mask) -> Content<'d> {
    match json(value, &Mask::default()) {
        Content::Read(Tree::Text(text)) if value.starts_with('"') => body(text.as_bytes(), mask).into_owned(),
        _ => json(value, mask),
    }
}

/// Headers as JSON: names in any case, several values in a list.
fn headers(value: &str) -> Content<'static> {
    let Content::Read(Tree::Object(members)) = json(value, Mask::all()) else {
        return Content::Missing;
    };
    let joined = |value: Tree<'_>| match value {
        Tree::List(values) => {
            let texts = values.iter().filter_map(|value| match signpost_core::filter::Json::value(value) {
                Value::Text(text) => Some(text),
                _ => None,
            });
            Tree::Text(texts.collect::<Vec<_>>().join(", ").into())
        }
        value => value.into_owned(),
    };
    let members: BTreeMap<_, _> =
        members.into_iter().map(|(name, value)| (Cow::Owned(name.to_ascii_lowercase()), joined(value))).collect();
    Content::Read(Tree::Object(members.into_iter().collect()))
}
