//! Templates: what they make of an event, what is refused, and what no event can make them do.

#![allow(clippy::unwrap_used)]

use serde_json::value::RawValue;
use signpost_content::template::{
    Event, MAX_RENDERED_BYTES, PRESETS, Template, TemplateError, TooLarge, compile, preset,
};

const DATA: &str = r#"{ "amount_paid": 1999, "currency": "eur", "big": 9007199254740993.10, "name": "A \"B\" <!channel>",
  "lines": [ { "sku": "a", "qty": 2 }, { "sku": "b", "qty": 1.50 } ], "none": null, "dotted.name": 1, "sku": "last", "sku": "x" }"#;

fn event(data: &str) -> Event<'_> {
    Event {
        id: "evt_1",
        event_type: "invoice.paid",
        timestamp: "2026-05-20T10:14:25Z",
        tenant: "acme",
        source: "",
        data,
    }
}

fn read(template: &str) -> Result<Template, TemplateError> {
    compile(serde_json::from_str::<&RawValue>(template).unwrap())
}

fn made(template: &str) -> String {
    read(template).unwrap().render(&event(DATA)).unwrap()
}

#[test]
fn a_text_takes_values_and_one_that_is_a_placeholder_is_the_value_itself() {
    for (template, expected) in [
        (r#""{{type}}""#, r#""invoice.paid""#),
        (r#""{{id}} of {{tenant}} at {{timestamp}}""#, r#""evt_1 of acme at 2026-05-20T10:14:25Z""#),
        (r#""{{data.big}}""#, "9007199254740993.10"),
        (r#""is {{ data.big }}""#, r#""is 9007199254740993.10""#),
        (r#""{{data.lines[1].qty}}""#, "1.50"),
        (r#""{{data.lines[1]}}""#, r#"{ "sku": "b", "qty": 1.50 }"#),
        (r#""{{data.none}}""#, "null"),
        (r#""[{{data.none}}{{data.nothing}}]""#, r#""[]""#),
        (r#""{{data.nothing}}""#, "null"),
        (r#""{{data.nothing | default:'a | b }} c'}}""#, r#""a | b }} c""#),
        (r#""{{data.name}}""#, r#""A \"B\" <!channel>""#),
        (r#""{{data.sku}}""#, r#""x""#),
        (r#""{{{{data}} {{type}}""#, r#""{{data}} invoice.paid""#),
        (
            r#""Paid: {{data.amount_paid | divide:100 | fixed:2}} {{data.currency | upper}} by {{data.name | slack}}""#,
            r#""Paid: 19.99 EUR by A \"B\" &lt;!channel&gt;""#,
        ),
        (
            r#"{ "n": 1.0, "t": true, "x": null, "l": [1, "{{type}}"] }"#,
            r#"{"n":1.0,"t":true,"x":null,"l":[1,"invoice.paid"]}"#,
        ),
        (r#"{ "$$schema": "x", "$$$a": 1 }"#, r#"{"$schema":"x","$$a":1}"#),
        (r#""{{id.x}}""#, "null"),
    ] {
        assert_eq!(made(template), expected, "{template}");
    }
}

#[test]
fn lists_conditions_and_parts_of_objects() {
    for (template, expected) in [
        (r#"{ "$each": "data.lines", "$as": "{{index}}: {{item.sku}}" }"#, r#"["0: a","1: b"]"#),
        (r#"{ "$each": "data.none", "$as": 1 }"#, "[]"),
        (r#"{ "$each": "data.lines", "$as": { "$pick": "item", "names": ["qty"] } }"#, r#"[{"qty":2},{"qty":1.50}]"#),
        (r#"{ "$omit": "data.lines[0]", "names": ["qty", "nothing"] }"#, r#"{"sku":"a"}"#),
        (
            r#"{ "$if": { "data": { "amount_paid": { "$gte": 1000 } } }, "$then": "much", "$else": "little" }"#,
            r#""much""#,
        ),
        (r#"{ "$if": { "type": "other" }, "$then": "much", "$else": "little" }"#, r#""little""#),
        (r#"{ "a": { "$if": { "type": "other" }, "$then": 1 }, "b": 2 }"#, r#"{"b":2}"#),
        (r#"[{ "$if": { "type": "other" }, "$then": 1 }, 2]"#, "[2]"),
        (r#"{ "$if": { "type": "other" }, "$then": 1 }"#, "null"),
        (
            r#"{ "$merge": [{ "$pick": "data", "names": ["currency", "sku"] }, { "sku": "{{id}}", "more": 1 }, "not an object"] }"#,
            r#"{"currency":"eur","sku":"evt_1","more":1}"#,
        ),
    ] {
        assert_eq!(made(template), expected, "{template}");
    }
}

#[test]
fn a_mistake_is_told_with_its_place() {
    let deep = format!("{}1{}", "[".repeat(18), "]".repeat(18));
    let many = format!("[{}1]", "1,".repeat(1_000));
    let large = format!("\"{}\"", "x".repeat(16 * 1024));
    for (template, code, at) in [
        (r#"{ "a": "{{headers.x}}" }"#, "bad_reference", "/a"),
        (r#"["{{data.x"]"#, "bad_reference", "/0"),
        (r#""{{item.x}}""#, "bad_reference", ""),
        (r#"{ "a": "{{type | uper}}" }"#, "unknown_operator", "/a"),
        (r#"{ "a": "{{type | divide:3}}" }"#, "bad_operand", "/a"),
        (r#"{ "$eval": "1" }"#, "unknown_operator", "/$eval"),
        (r#"{ "$each": "data.x" }"#, "bad_operand", ""),
        (r#"{ "$each": 1, "$as": 1 }"#, "bad_reference", "/$each"),
        (r#"{ "$each": "data.x", "$as": 1, "b": 2 }"#, "bad_operand", "/b"),
        (r#"{ "$if": { "type": { "$regex": "x" } }, "$then": 1 }"#, "unknown_operator", "/$if/type/$regex"),
        (r#"{ "$if": { "body": 1 }, "$then": 1 }"#, "unknown_part", "/$if/body"),
        (r#"{ "$then": 1 }"#, "bad_operand", ""),
        (r#"{ "$merge": { "a": 1 } }"#, "bad_operand", "/$merge"),
        (r#"{ "$pick": "data", "names": "a" }"#, "bad_operand", "/names"),
        (r#"{ "a/b": { "c~d": "{{x}}" } }"#, "bad_reference", "/a~1b/c~0d"),
        (&deep, "too_deep", &"/0".repeat(17)),
        (&many, "too_many_values", "/999"),
        (&large, "too_large", ""),
    ] {
        let error = read(template).unwrap_err();
        assert_eq!((error.code, error.at.as_str()), (code, at), "{template}: {}", error.message);
    }
}

#[test]
fn no_event_makes_more_than_a_mebibyte_or_reads_without_end() {
    let list = format!("{{\"l\":[{}1]}}", "1,".repeat(20_000));
    let each = read(r#"{ "$each": "data.l", "$as": "{{item}}" }"#).unwrap();
    assert_eq!(each.render(&event(&list)), Err(TooLarge), "values");
    let text = format!("\"{}\"", "x".repeat(MAX_RENDERED_BYTES / 2));
    assert!(read(r#"["{{data}}"]"#).unwrap().render(&event(&text)).is_ok());
    assert_eq!(read(r#"["{{data}}", "{{data}}", "{{data}}"]"#).unwrap().render(&event(&text)), Err(TooLarge), "bytes");
    let wide = format!("{{\"x\":\"{}\",\"y\":1}}", "x".repeat(1_000_000));
    let often = format!("[{}1]", r#""{{data.y}}","#.repeat(200));
    assert_eq!(read(&often).unwrap().render(&event(&wide)), Err(TooLarge), "bytes read");
    assert_eq!(read(&often).unwrap().render(&event(r#"{"y":1}"#)).map(|body| body.len()), Ok(403));
}

#[test]
fn presets_are_within_what_their_rooms_take_whatever_the_event_says() {
    let nasty = format!("{{\"t\":\"```<!channel> @everyone \\\"\\u0000é\",\"x\":\"{}\"}}", "<&".repeat(100_000));
    for name in PRESETS {
        let template = read(preset(name).unwrap()).unwrap();
        let body = template.render(&event(&nasty)).unwrap();
        let json: serde_json::Value = serde_json::from_str(&body).unwrap();
        match name {
            "slack" => {
                assert_eq!(json["text"], "invoice.paid");
                let text = json["blocks"][0]["text"]["text"].as_str().unwrap();
                assert!(text.chars().count() <= 3_000, "what a block takes");
                assert!(!text.contains("<!channel>") && text.contains("&lt;!channel&gt;"), "{text}");
            }
            "discord" => {
                assert!(json["content"].as_str().unwrap().chars().count() <= 2_000);
                assert_eq!(json["allowed_mentions"]["parse"], serde_json::json!([]));
            }
            _ => {
                assert!(body.len() < 28 * 1024);
                assert_eq!(
                    json["attachments"][0]["content"]["$schema"],
                    "http://adaptivecards.io/schemas/adaptive-card.json"
                );
            }
        }
    }
    assert_eq!(preset("matrix"), None);
}
