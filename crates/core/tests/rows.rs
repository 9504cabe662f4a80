//! The rows as others have them are the core's.
#![allow(missing_docs)]

use signpost_core::Provider;
use signpost_core::provider::{BUILT_IN, built_in};

/// The npm package's rows leave out what is the default: reading them gives it back.
#[test]
fn the_rows_of_the_npm_package_are_ours() {
    let text = include_str!("../../../npm/src/generated/rows.ts");
    let (_, rows) = text.split_once("export const rows: ").unwrap();
    let (rows, _) = rows.split_once("\n};").unwrap();
    let mut count = 0;
    for line in rows.lines().skip(1) {
        let (_, row) = line.split_once(": ").unwrap();
        let row: Provider = serde_json::from_str(row.trim_end_matches(',')).unwrap();
        assert_eq!(Some(&row), built_in(&row.name), "{line}");
        count += 1;
    }
    assert_eq!(count, BUILT_IN.len());
}
