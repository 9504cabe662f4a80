//! What is kept of a document.

use std::borrow::Cow;

use signpost_core::filter::{Json, Value};

use super::number;

/// A value of a document; its texts are the body's own where nothing in them is escaped.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree<'d> {
    Boolean(bool),
    List(Vec<Tree<'d>>),
    Null,
    Number(f64),
    /// Each name once, in the order of their bytes.
    Object(Vec<(Cow<'d, str>, Tree<'d>)>),
    Text(Cow<'d, str>),
    /// A number that no double holds, or half a surrogate pair: with it the document is a text.
    Unreadable,
}

impl<'d> Tree<'d> {
    /// How many values it is.
    pub(super) fn count(&self) -> usize {
        let below: usize = match self {
            Self::List(items) => items.iter().map(Self::count).fold(0, usize::saturating_add),
            Self::Object(members) => members.iter().map(|(_, value)| value.count()).fold(0, usize::saturating_add),
            _ => 0,
        };
        below.saturating_add(1)
    }

    pub(super) fn is_readable(&self) -> bool {
        match self {
            Self::List(items) => items.iter().all(Self::is_readable),
            Self::Object(members) => members.iter().all(|(_, value)| value.is_readable()),
            Self::Unreadable => false,
            _ => true,
        }
    }

    /// The same without the document.
    pub fn into_owned(self) -> Tree<'static> {
        match self {
            Self::Boolean(is) => Tree::Boolean(is),
            Self::List(items) => Tree::List(items.into_iter().map(Tree::into_owned).collect()),
            Self::Null => Tree::Null,
            Self::Number(number) => Tree::Number(number),
            Self::Object(members) => {
                let owned = |(name, value): (Cow<'_, str>, Self)| (Cow::Owned(name.into_owned()), value.into_owned());
                Tree::Object(members.into_iter().map(owned).collect())
            }
            Self::Text(text) => Tree::Text(Cow::Owned(text.into_owned())),
            Self::Unreadable => Tree::Unreadable,
        }
    }
}

impl<'t> Json<'t> for &'t Tree<'_> {
    fn value(self) -> Value<'t> {
        match self {
            Tree::Boolean(is) => Value::Boolean(*is),
            Tree::List(items) => Value::List(items.len()),
            Tree::Null | Tree::Unreadable => Value::Null,
            Tree::Number(number) => Value::Number(*number),
            Tree::Object(members) => Value::Object(members.len()),
            Tree::Text(text) => Value::Text(text),
        }
    }

    fn item(self, index: usize) -> Option<Self> {
        match self {
            Tree::List(items) => items.get(index),
            Tree::Object(members) => members.get(index).map(|(_, value)| value),
            _ => None,
        }
    }

    fn name(self, index: usize) -> Option<&'t str> {
        match self {
            Tree::Object(members) => members.get(index).map(|(name, _)| &**name),
            _ => None,
        }
    }

    fn member(self, name: &str) -> Option<Self> {
        let Tree::Object(members) = self else {
            return None;
        };
        let at = members.binary_search_by(|(own, _)| (**own).cmp(name)).ok()?;
        members.get(at).map(|(_, value)| value)
    }

    fn number(text: &str) -> f64 {
        number(text)
    }
}
