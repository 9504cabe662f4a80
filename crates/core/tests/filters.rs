//! What must hold of every filter and every document.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use proptest::prelude::*;
use serde_json::{Map, Value as Tree, json};
use signpost_core::filter::{Filter, Json, MAX_STEPS, Mask, Of, Outcome, Value, Verdict};

#[derive(Clone, Copy)]
struct Node<'d>(&'d Tree);

impl<'d> Json<'d> for Node<'d> {
    fn value(self) -> Value<'d> {
        match self.0 {
            Tree::Null => Value::Null,
            Tree::Bool(is) => Value::Boolean(*is),
            Tree::Number(number) => Value::Number(number.as_f64().unwrap()),
            Tree::String(text) => Value::Text(text),
            Tree::Array(items) => Value::List(items.len()),
            Tree::Object(members) => Value::Object(members.len()),
        }
    }

    fn item(self, index: usize) -> Option<Self> {
        match self.0 {
            Tree::Array(items) => items.get(index).map(Node),
            Tree::Object(members) => members.values().nth(index).map(Node),
            _ => None,
        }
    }

    fn name(self, index: usize) -> Option<&'d str> {
        self.0.as_object()?.keys().nth(index).map(String::as_str)
    }

    fn member(self, name: &str) -> Option<Self> {
        self.0.as_object()?.get(name).map(Node)
    }

    fn number(text: &str) -> f64 {
        text.parse().unwrap()
    }
}

/// A filter whose object members are handed in the other way round.
#[derive(Clone, Copy)]
struct Reversed<'d>(Node<'d>);

impl<'d> Json<'d> for Reversed<'d> {
    fn value(self) -> Value<'d> {
        self.0.value()
    }

    fn item(self, index: usize) -> Option<Self> {
        let index = match self.0.0 {
            Tree::Object(members) => members.len().checked_sub(index + 1)?,
            _ => index,
        };
        self.0.item(index).map(Reversed)
    }

    fn name(self, index: usize) -> Option<&'d str> {
        self.0.name(self.0.0.as_object()?.len().checked_sub(index + 1)?)
    }

    fn member(self, name: &str) -> Option<Self> {
        self.0.member(name).map(Reversed)
    }

    fn number(text: &str) -> f64 {
        Node::number(text)
    }
}

/// What a host keeps of a document.
fn masked(document: &Tree, mask: &Mask) -> Tree {
    match document {
        Tree::Array(items) => items.iter().map(|item| masked(item, mask)).collect(),
        Tree::Object(members) => {
            let kept =
                members.iter().filter_map(|(name, value)| Some((name.clone(), masked(value, mask.member(name)?))));
            Tree::Object(kept.collect())
        }
        plain => plain.clone(),
    }
}

fn asked(filter: &Tree, document: &Tree) -> Outcome {
    Filter::compile(Node(filter), 0, Of::Body).unwrap().evaluate(Some(Node(document)))
}

fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "c", "", "$$d"]).prop_map(str::to_string)
}

fn plain() -> impl Strategy<Value = Tree> {
    prop_oneof![
        Just(Tree::Null),
        any::<bool>().prop_map(Tree::from),
        (-3..13_i32).prop_map(Tree::from),
        prop::sample::select(vec!["", "1", "10", "1.0", "01", "x", "xy", "\u{1f600}"]).prop_map(Tree::from),
    ]
}

fn document() -> impl Strategy<Value = Tree> {
    let name = || prop::sample::select(vec!["a", "b", "c", "", "$d"]).prop_map(str::to_string);
    plain().prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Tree::from),
            prop::collection::btree_map(name(), inner, 0..4)
                .prop_map(|members| Tree::Object(members.into_iter().collect())),
        ]
    })
}

fn reference() -> impl Strategy<Value = Tree> {
    prop::sample::select(vec!["a", "b[0]", "a[$index].b", "c.a", "$d"]).prop_map(|path| json!({ "$ref": path }))
}

fn operator(inner: impl Strategy<Value = Tree> + Clone + 'static) -> impl Strategy<Value = (String, Tree)> {
    let text = || prop::sample::select(vec!["", "x", "y", "1"]);
    let plains = || prop::collection::vec(plain(), 0..4).prop_map(Tree::from);
    let one =
        |name: &'static str, value: BoxedStrategy<Tree>| value.prop_map(move |value| (name.to_string(), value)).boxed();
    let ordered = prop_oneof![(-1..11_i32).prop_map(Tree::from), text().prop_map(Tree::from), reference()].boxed();
    let texts =
        prop_oneof![text().prop_map(Tree::from), prop::collection::vec(text(), 0..3).prop_map(Tree::from)].boxed();
    let among = prop_oneof![text().prop_map(Tree::from), plains(), reference()].boxed();
    let whole =
        prop_oneof![reference(), plain(), prop::collection::btree_map("[ab]", plain(), 0..3).prop_map(|m| json!(m))];
    let each = prop::collection::vec(inner.clone(), 0..3).prop_map(Tree::from).boxed();
    let whole = whole.boxed();
    prop_oneof![
        one("$and", each.clone()),
        one("$or", each),
        one("$not", inner.boxed()),
        one("$eq", whole.clone()),
        one("$neq", whole),
        one("$gt", ordered.clone()),
        one("$gte", ordered.clone()),
        one("$lt", ordered.clone()),
        one("$lte", ordered),
        one("$in", among.clone()),
        one("$nin", among),
        one("$startsWith", texts.clone()),
        one("$endsWith", texts),
        one("$exist", any::<bool>().prop_map(Tree::from).boxed()),
    ]
}

fn filter() -> impl Strategy<Value = Tree> {
    prop_oneof![plain(), reference()].prop_recursive(4, 24, 4, |inner| {
        let condition = prop_oneof![(name(), inner.clone()).boxed(), operator(inner.clone()).boxed()];
        prop_oneof![
            1 => prop::collection::vec(inner, 0..3).prop_map(Tree::from),
            4 => prop::collection::vec(condition, 0..4).prop_map(|each| Tree::Object(each.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn not_not_is_the_same(filter in filter(), document in document()) {
        let twice = json!({ "$not": { "$not": filter } });
        prop_assert_eq!(asked(&twice, &document).verdict, asked(&filter, &document).verdict);
    }

    #[test]
    fn de_morgan(one in filter(), other in filter(), document in document()) {
        let not_both = json!({ "$not": { "$and": [one, other] } });
        let one_not = json!({ "$or": [{ "$not": one }, { "$not": other }] });
        prop_assert_eq!(asked(&not_both, &document).verdict, asked(&one_not, &document).verdict);
    }

    #[test]
    fn the_order_of_names_does_not_matter(filter in filter(), document in document()) {
        let compiled = Filter::compile(Reversed(Node(&filter)), 0, Of::Body).unwrap();
        prop_assert_eq!(compiled.evaluate(Some(Node(&document))), asked(&filter, &document));
    }

    #[test]
    fn the_mask_keeps_all_that_decides(filter in filter(), document in document()) {
        let compiled = Filter::compile(Node(&filter), 0, Of::Body).unwrap();
        let kept = masked(&document, compiled.mask());
        prop_assert_eq!(compiled.evaluate(Some(Node(&kept))), compiled.evaluate(Some(Node(&document))));
    }

    #[test]
    fn what_is_refused_has_a_place_and_nothing_panics(filter in document(), document in document()) {
        for of in [Of::Body, Of::Request, Of::Event] {
            match Filter::compile(Node(&filter), 0, of) {
                Ok(compiled) => prop_assert!(compiled.evaluate(Some(Node(&document))).steps <= MAX_STEPS),
                Err(error) => prop_assert!(filter.pointer(&error.at).is_some(), "{}", error),
            }
        }
    }
}

#[test]
fn work_has_an_end() {
    let document = json!({ "a": vec![vec![0; 300]; 300] });
    // A list within lists, each element compared with each of what the next condition names.
    let filter = json!({ "a": { "$or": (1..200).map(|n| json!([[n], [n]])).collect::<Vec<_>>() } });
    let outcome = asked(&filter, &document);
    assert_eq!((outcome.verdict, outcome.steps), (Verdict::Undecided, MAX_STEPS));
}

#[test]
fn mistakes_say_what_was_meant() {
    let message = |filter: Tree, of| Filter::compile(Node(&filter), 0, of).unwrap_err().message;
    for (operator, meant) in
        [("$ne", "`$neq`"), ("$exists", "`$exist`"), ("$startswith", "`$startsWith`"), ("$GT", "`$gt`")]
    {
        assert!(message(json!({ "a": { operator: 1 } }), Of::Body).contains(meant), "{operator}");
    }
    assert!(message(json!({ "a": { "$regex": "x" } }), Of::Body).contains("`$startsWith`"));
    assert!(message(json!({ "a": { "$oid": "x" } }), Of::Body).contains("`$$oid`"));
    assert!(message(json!({ "type": "x" }), Of::Request).contains("`body.type`"));
    assert!(message(json!({ "header": {} }), Of::Request).contains("`headers`"));
    assert!(message(json!({ "amount": 1 }), Of::Event).contains("`data.amount`"));
}
