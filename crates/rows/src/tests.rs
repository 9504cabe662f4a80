//! A provider is its file: nothing else is edited to add one, and a mistake is refused by its place.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use crate::run;

/// A provider that nobody has: every part that a file may have, once.
const ACME: &str = r#"
name = "acme-doors"
title = "Acme Doors"
facts = { source = "https://acme.example/webhooks", read = 2026-05-20, assumed = ["delivery.schedule"] }
id = { field = "id" }
event_type = { field = "type" }
header_prefixes = ["x-acme-"]

[signature]
header = "X-Acme-Signature"
layout = { value = { prefix = "v1=" } }
encoding = "hex"

[delivery]
deadline = "7s"
schedule = ["1m", "3h"]

[envelope]
id = "id"
event_type = "type"
timestamp = "at"
data = "data"

[catalog]
open = false
types = ["door.opened", "door.closed"]

[[proof]]
name = "acme-doors-valid"
computed = "Python hmac"
secrets = ["acme-secret-0123456789abcdef"]
now = 1779272065
body = '{"id":"evt_1","type":"door.opened"}'
id = "evt_1"
type = "door.opened"
[proof.headers]
x-acme-signature = "v1=4eab78da4dc557cbbbc60a9de390d9879e9345502700a8e482dfb1a132ec2f46"
"#;

/// A repository of its own with one provider of ours and `acme` as `acme-doors.toml`.
struct Repository(PathBuf);

impl Repository {
    fn with(name: &str, acme: &str) -> Self {
        let root = std::env::temp_dir().join(format!("signpost-rows-{}-{name}", std::process::id()));
        std::fs::create_dir_all(root.join("providers")).unwrap();
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../providers/github.toml");
        std::fs::copy(ours, root.join("providers/github.toml")).unwrap();
        std::fs::write(root.join("providers/acme-doors.toml"), acme).unwrap();
        Self(root)
    }

    fn run(&self, only_check: bool) -> Result<String, String> {
        run(&self.0, &self.0.join("providers"), only_check).map_err(|problems| problems.join("\n"))
    }

    fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.0.join(path)).unwrap_or_else(|error| format!("{path}: {error}"))
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_provider_is_added_by_its_file_alone() {
    let repository = Repository::with("added", ACME);
    assert!(repository.run(true).unwrap_err().contains("is stale: run `npm run generate`"));
    assert!(repository.run(false).unwrap().starts_with("2 providers, "));
    for (path, texts) in [
        (
            "crates/core/src/provider/built_in.rs",
            vec!["pub static ACME_DOORS: Provider", "deadline_ms: 7000", "&[60, 10800]", "&GITHUB", "&ACME_DOORS"],
        ),
        ("npm/src/providers/acme-doors.ts", vec!["export const acmeDoors", r#""header":"X-Acme-Signature""#]),
        ("npm/src/generated/rows.ts", vec![r#""acme-doors": acmeDoors"#, r#"| "acme-doors""#, r#""github": github"#]),
        ("npm/src/generated/sending.ts", vec!["Acme Doors", r#""schedule_s":[60,10800]"#]),
        ("npm/src/generated/events.ts", vec!["door.opened", "door.closed"]),
        ("docs/providers.md", vec!["| Acme Doors | `acme-doors` | `X-Acme-Signature`, HMAC-SHA256 |", "(assumed)"]),
        ("tests/vectors/verify/proofs.json", vec![r#""name": "proof-acme-doors-valid""#, r#""name": "proof-github-"#]),
    ] {
        let text = repository.text(path);
        for part in texts {
            assert!(text.contains(part), "{path} lacks {part}:\n{text}");
        }
    }
    assert_eq!(repository.run(true).as_deref().map(|said| said.ends_with("0 files written")), Ok(true));

    std::fs::remove_file(repository.0.join("providers/acme-doors.toml")).unwrap();
    repository.run(false).unwrap();
    assert!(!repository.0.join("npm/src/providers/acme-doors.ts").exists(), "a row that is no more leaves no file");
    assert!(!repository.text("crates/core/src/provider/built_in.rs").contains("ACME"));
}

#[test]
fn a_mistake_is_refused_with_its_file_and_its_key() {
    for (name, from, to, place) in [
        ("syntax", "[signature]", "[signature", "line 9"),
        ("unknown", "id = { field", "idd = { field", "unknown field `idd`"),
        ("unknown-below", "encoding = \"hex\"", "encoding = \"hex\"\ncoding = 1", "`signature.coding`: unknown field"),
        ("variant", "encoding = \"hex\"", "encoding = \"base32\"", "`signature.encoding`: unknown variant `base32`"),
        ("missing", "encoding = \"hex\"", "", "missing field `encoding`"),
        ("duration", "\"7s\"", "\"soon\"", "`delivery.deadline`"),
        ("duration-in-a-list", "\"3h\"", "\"3 hours\"", "`delivery.schedule"),
        ("type", "open = false", "open = \"no\"", "`catalog.open`"),
        ("rule", "[signature]", "ping = { event_type = \"p\", status = 304 }\n[signature]", "`ping.status`"),
        ("name", "\"acme-doors\"", "\"acme\"", "`name` is `acme`"),
        ("title", "title = \"Acme Doors\"", "", "`title` is missing"),
        ("facts", "facts = {", "fact = {", "`facts` is missing"),
        ("source", "source = \"https://acme.example/webhooks\", ", "", "`facts`: missing field `source`"),
        ("assumed", "[\"delivery.schedule\"]", "[\"delivery.tempo\"]", "`facts.assumed` names `delivery.tempo`"),
        ("proof-list", "[[proof]]", "[proof]", "`proof`: invalid type"),
        ("proof-key", "now = 1779272065", "then = 1779272065", "unknown field `then`"),
        ("proof-tag", "v1=4", "v1=0", "proof `acme-doors-valid`: it is refused as signature_mismatch"),
        ("proof-id", "id = \"evt_1\"\n", "id = \"evt_2\"\n", "proof `acme-doors-valid`: its id is Some(\"evt_1\")"),
        ("proof-origin", "computed = \"Python hmac\"", "", "either `published` or `computed`"),
        ("proof-name", "\"acme-doors-valid\"", "\"valid\"", "proof `valid`: its name must begin"),
    ] {
        assert!(ACME.contains(from), "{name}");
        let repository = Repository::with(name, &ACME.replacen(from, to, 1));
        let problem = repository.run(false).unwrap_err();
        assert!(problem.contains("acme-doors.toml") && problem.contains(place), "{name}: {problem}");
        assert!(!problem.contains("github"), "{name}: {problem}");
        assert!(!repository.0.join("docs").exists(), "{name}: nothing is written");
    }
}
