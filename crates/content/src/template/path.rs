//! Where a value stands: `data.items[0].sku`, from one of the event's parts, or from the element that is being looked at.

/// What paths begin with.
pub(super) const ROOTS: [&str; 9] = ["id", "type", "timestamp", "tenant", "source", "data", "body", "item", "index"];

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    pub root: &'static str,
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Name(String),
    Index(usize),
}

/// More digits than any list has elements.
const MAX_DIGITS: usize = 6;

impl Path {
    /// `None` where the text is no path.
    pub fn read(text: &str) -> Option<Self> {
        let end = text.find(['.', '[']).unwrap_or(text.len());
        let (root, mut rest) = text.split_at_checked(end)?;
        let root = ROOTS.into_iter().find(|known| *known == root)?;
        let mut steps = Vec::new();
        while !rest.is_empty() {
            if let Some(inner) = rest.strip_prefix('[') {
                let (index, after) = inner.split_once(']')?;
                let plain = (1..=MAX_DIGITS).contains(&index.len()) && index.bytes().all(|byte| byte.is_ascii_digit());
                steps.push(Step::Index(index.parse().ok().filter(|_| plain)?));
                rest = after;
            } else {
                let name = rest.strip_prefix('.')?;
                let end = name.find(['.', '[']).unwrap_or(name.len());
                let (name, after) = name.split_at_checked(end)?;
                if name.is_empty() || name.contains(']') {
                    return None;
                }
                steps.push(Step::Name(name.to_string()));
                rest = after;
            }
        }
        Some(Self { root, steps })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_begins_with_a_part_and_goes_on_by_names_and_positions() {
        let name = |name: &str| Step::Name(name.to_string());
        let path = Path::read("data.items[0].sku").unwrap();
        assert_eq!((path.root, path.steps), ("data", vec![name("items"), Step::Index(0), name("sku")]));
        assert_eq!(Path::read("item[2][3]").unwrap().steps, [Step::Index(2), Step::Index(3)]);
        for bad in [
            "",
            "headers.x",
            "data.",
            "data..a",
            "data[",
            "data[]",
            "data[x]",
            "data[-1]",
            "data[1]x",
            "data.a]",
            ".data",
        ] {
            assert_eq!(Path::read(bad), None, "{bad}");
        }
    }
}
