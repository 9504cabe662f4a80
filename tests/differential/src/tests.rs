use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use signpost_core::Reject;
use signpost_core::provider::{Algorithm, BUILT_IN};

use crate::draw::{Drawer, NOW};
use crate::judge::Judge;

#[test]
fn every_row_is_drawn_about_half_verifies_and_every_reason_comes_up() {
    let drawer = Drawer::new(1, NOW, None, false);
    let judge = Judge::new(drawer.setup.clone());
    let (mut verified, mut of_row, mut codes) = (0, BTreeMap::<&str, u32>::new(), BTreeSet::new());
    for index in 0..20_000 {
        let request = drawer.draw(index);
        match &judge.judge(&request)[1] {
            Value::String(code) => drop(codes.insert(code.clone())),
            _ => {
                verified += 1;
                *of_row.entry(&drawer.setup.sources[request.source].provider).or_default() += 1;
            }
        }
    }
    assert!((9_000..13_000).contains(&verified), "{verified}");
    // Nothing here signs with RSA.
    let signed =
        BUILT_IN.iter().filter(|row| row.signature.algorithm != Algorithm::RsaSha256 && row.signature.keys.is_none());
    let never: Vec<_> = signed.filter(|row| !of_row.contains_key(row.name.as_ref())).map(|row| &row.name).collect();
    assert!(never.is_empty(), "{never:?} never verify");
    // The receivers here have their secrets, and know the method and the URL.
    let own = [Reject::SecretInvalid, Reject::MissingMethod, Reject::MissingUrl].map(Reject::code);
    let others =
        Reject::RANK.iter().map(|reject| reject.code().to_string()).filter(|code| !own.contains(&code.as_str()));
    assert_eq!(codes, others.collect());
}

#[test]
fn a_request_depends_on_the_seed_and_its_number_alone() {
    let (one, other) = (Drawer::new(7, NOW, None, false), Drawer::new(8, NOW, None, false));
    assert_eq!(one.draw(41), Drawer::new(7, NOW, None, false).draw(41));
    assert_ne!(one.draw(41), other.draw(41));
    assert_ne!(one.draw(41), one.draw(42));
}
