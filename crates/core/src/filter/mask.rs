//! What of a document a filter looks at.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::path::Segment;
use super::{Among, Ask, Node, Operand, Whole};

/// The names that a filter looks at below a value, and below them. Elements of lists are read through their list's mask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mask {
    all: bool,
    /// By name.
    names: Vec<(Box<str>, Mask)>,
}

static ALL: Mask = Mask { all: true, names: Vec::new() };

impl Mask {
    /// The mask that keeps everything.
    pub fn all() -> &'static Self {
        &ALL
    }

    /// Whether everything below is looked at.
    pub fn is_all(&self) -> bool {
        self.all
    }

    /// The names that are looked at, in the order of their bytes; none where all are.
    pub fn names(&self) -> impl Iterator<Item = (&str, &Self)> {
        self.names.iter().map(|(name, mask)| (&**name, mask))
    }

    /// What is looked at below a name; `None` where the name itself is not.
    pub fn member(&self, name: &str) -> Option<&Self> {
        if self.all {
            return Some(&ALL);
        }
        let at = self.names.binary_search_by(|(own, _)| (**own).cmp(name)).ok()?;
        self.names.get(at).map(|(_, mask)| mask)
    }

    fn open(&mut self, name: &str) -> Option<&mut Self> {
        let at = self.names.binary_search_by(|(own, _)| (**own).cmp(name));
        let at = at.unwrap_or_else(|at| {
            self.names.insert(at, (name.into(), Self::default()));
            at
        });
        self.names.get_mut(at).map(|(_, mask)| mask)
    }

    fn seal(&mut self) {
        if self.all {
            self.names.clear();
        }
        self.names.iter_mut().for_each(|(_, mask)| mask.seal());
    }

    /// What the compiled filter whose root is the first node looks at.
    pub(super) fn of(nodes: &[Node]) -> Self {
        let mut mask = Self::default();
        collect(nodes, 0, &mut mask);
        for node in nodes {
            let operands = match &node.ask {
                Ask::Edge { operands, .. } | Ask::In { operands: Among::List(operands), .. } => operands.as_slice(),
                Ask::In { operands: Among::One(operand), .. }
                | Ask::Is(operand)
                | Ask::Order { operand, .. }
                | Ask::Equal { operand: Whole::Plain(operand), .. } => core::slice::from_ref(operand),
                _ => &[],
            };
            for operand in operands {
                if let Operand::Reference(path) = operand {
                    follow(path, &mut mask);
                }
            }
        }
        mask.seal();
        mask
    }
}

fn collect(nodes: &[Node], id: usize, mask: &mut Mask) {
    match nodes.get(id).map(|node| &node.ask) {
        Some(Ask::All(each) | Ask::Any(each) | Ask::Elements(each)) => {
            each.iter().for_each(|id| collect(nodes, *id, mask));
        }
        Some(Ask::Not(id)) => collect(nodes, *id, mask),
        Some(Ask::Members(members)) => {
            for (name, id) in members {
                if let Some(mask) = mask.open(name) {
                    collect(nodes, *id, mask);
                }
            }
        }
        Some(Ask::Equal { operand: Whole::List(_) | Whole::Object(_), .. }) => mask.all = true,
        _ => {}
    }
}

fn follow(path: &[Segment], mask: &mut Mask) {
    match path.split_first() {
        Some((Segment::Name(name), rest)) => {
            if let Some(mask) = mask.open(name) {
                follow(rest, mask);
            }
        }
        Some((Segment::Current | Segment::Index(_), rest)) => follow(rest, mask),
        None => {}
    }
}
