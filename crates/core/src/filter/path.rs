//! References: the place of another value in the document.

use alloc::boxed::Box;
use alloc::vec::Vec;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Segment {
    /// `[$index]`: the position of the element that is being looked at.
    Current,
    /// `[n]`
    Index(usize),
    Name(Box<str>),
}

/// More digits than a list of the largest document has elements.
const MAX_DIGITS: usize = 9;

/// `a.b[0].c`, `items[$index].stock`, optionally behind `$` or `$.`. `None` for anything else.
pub(super) fn read(text: &str) -> Option<Vec<Segment>> {
    let mut rest = match text.strip_prefix("$.") {
        Some(rest) if !rest.starts_with('[') => rest,
        Some(_) => return None,
        None => text.strip_prefix('$').filter(|rest| rest.starts_with('[')).unwrap_or(text),
    };
    let mut segments = Vec::new();
    loop {
        if let Some(inner) = rest.strip_prefix('[') {
            let (index, after) = inner.split_once(']')?;
            segments.push(bracket(index)?);
            rest = after;
        } else {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            let (name, after) = rest.split_at_checked(end)?;
            if name.is_empty() || name.contains(']') {
                return None;
            }
            segments.push(Segment::Name(name.into()));
            rest = after;
        }
        match rest.strip_prefix('.') {
            Some(after) if !after.starts_with('[') => rest = after,
            None if rest.is_empty() => return Some(segments),
            None if rest.starts_with('[') => {}
            _ => return None,
        }
    }
}

fn bracket(index: &str) -> Option<Segment> {
    if index == "$index" {
        return Some(Segment::Current);
    }
    let is_number = !index.is_empty() && index.len() <= MAX_DIGITS && index.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = index == "0" || !index.starts_with('0');
    (is_number && is_plain).then(|| index.parse().ok()).flatten().map(Segment::Index)
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::Segment::{Current, Index, Name};
    use super::*;

    #[test]
    fn paths_are_names_and_positions() {
        let name = |name: &str| Name(name.into());
        for text in ["a.b[0].c", "$.a.b[0].c"] {
            assert_eq!(read(text), Some(vec![name("a"), name("b"), Index(0), name("c")]), "{text}");
        }
        for text in ["[2][$index]", "$[2][$index]"] {
            assert_eq!(read(text), Some(vec![Index(2), Current]), "{text}");
        }
        assert_eq!(read("$oid"), Some(vec![name("$oid")]));
        let bad =
            ["", "$.", "$", ".a", "a.", "a..b", "a.[0]", "$.[0]", "a[", "a[]", "a[01]", "a[-1]", "a[x]", "a]", "[0]a"];
        for text in bad {
            let expected = (text == "$").then(|| vec![name("$")]);
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
