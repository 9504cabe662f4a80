//! Values in the spellings in which two readers could read two things.

use fastrand::Rng;

/// One of them.
pub fn one<'t>(rng: &mut Rng, of: &[&'t str]) -> &'t str {
    of[rng.usize(..of.len())]
}

/// Once in so many times.
pub fn rarely(rng: &mut Rng, times: u32) -> bool {
    rng.u32(..times) == 0
}

/// Letters and digits.
pub fn word(rng: &mut Rng, length: usize) -> String {
    (0..length).map(|_| rng.alphanumeric()).collect()
}

/// An id as providers write them, and sometimes as none does.
pub fn id(rng: &mut Rng) -> String {
    let usual = format!("evt_{}", word(rng, 12));
    if !rarely(rng, 12) {
        return usual;
    }
    match rng.u32(..12) {
        0 => "x".repeat(256),
        1 => "x".repeat(257),
        2 => format!("{usual}, {usual}"),
        3 => format!("{usual}.1"),
        4 => format!("{usual}é"),
        5 => format!("a {usual}"),
        6 => format!("{usual},b"),
        7 => "é".repeat(128),
        8 => format!("{usual}\u{1}"),
        9 => String::new(),
        10 => format!("{usual}\u{a0}"),
        _ => "{}\"\\'&=%41+".to_string(),
    }
}

/// An event type; of a header it may be text.
pub fn event_type(rng: &mut Rng) -> String {
    let usual = one(rng, &["order.created", "Push Hook", "customer.updated", "1", "ping"]);
    match rng.u32(..40) {
        0 => "t".repeat(256),
        1 => "é".repeat(129),
        2 => format!("{usual}é"),
        3 => format!("{usual}, {usual}"),
        4 => String::new(),
        5 => format!("{usual}\t\u{7f}x"),
        _ => usual.to_string(),
    }
}

/// Text as JSON writes it, in one of many ways.
pub fn json_text(rng: &mut Rng, text: &str) -> String {
    let escapes = rarely(rng, 10);
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\u{0}'..='\u{1f}' => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            '/' if escapes => out.push_str("\\/"),
            _ if escapes && rarely(rng, 3) => {
                let mut units = [0; 2];
                letter.encode_utf16(&mut units).iter().for_each(|unit| {
                    out.push_str(&if rng.bool() { format!("\\u{unit:04x}") } else { format!("\\u{unit:04X}") });
                });
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// JSON in the place of a text: mostly that text.
pub fn json(rng: &mut Rng, usual: &str) -> String {
    if rarely(rng, 6) { odd_json(rng) } else { json_text(rng, usual) }
}

/// Numbers that not every reader reads alike.
const NUMBERS: [&str; 26] = [
    "0",
    "-0",
    "7",
    "-7",
    "1.0",
    "1.50",
    "1e3",
    "1E+3",
    "10e-1",
    "0.1e1",
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "-9007199254740991",
    "-9007199254740992",
    "9007199254740991.0",
    "18446744073709551615",
    "18446744073709551616",
    "9223372036854775807",
    "-9223372036854775808",
    "123456789012345678901234567890",
    "1e400",
    "-1e400",
    "1e-400",
    "0.0",
    "1779272065000",
];
/// What is no number of JSON, and no JSON at all.
const BROKEN: [&str; 17] = [
    "01",
    "+1",
    "1.",
    ".5",
    "1e",
    "0x10",
    "NaN",
    "Infinity",
    "'a'",
    "undefined",
    "\"a\tb\"",
    "\"\\x41\"",
    "\"\\u00g0\"",
    "\"open",
    "[1,]",
    "{\"a\":1,}",
    "tru",
];
/// Texts as JSON writes them.
const TEXTS: [&str; 16] = [
    r#""""#,
    r#"" ""#,
    r#""\u0000""#,
    r#""a\u0000b""#,
    r#""\ud83d\ude00""#,
    r#""\ud800""#,
    r#""\udc00""#,
    r#""a\ud83dz""#,
    r#""\ud83d\ud83d\ude00""#,
    r#""\ude00\ud83d""#,
    "\"\u{2028}\u{2029}\u{feff}\"",
    "\"\u{fffd}\u{10ffff}\"",
    r#""\b\f\n\r\t\"\\\/""#,
    "\"caf\u{e9} \u{1f600}\"",
    "\"\u{7f}\u{80}\"",
    r#""__proto__""#,
];

/// A value that is rarely sent.
pub fn odd_json(rng: &mut Rng) -> String {
    match rng.u32(..20) {
        0..8 => one(rng, &NUMBERS).to_string(),
        8..14 => one(rng, &TEXTS).to_string(),
        14 => one(rng, &["true", "false", "null"]).to_string(),
        15 => one(rng, &["[]", "{}", "[\"a\"]", "[1,2]", "{\"id\":\"a\"}", "[{\"id\":1}]"]).to_string(),
        16 => format!("\"{}\"", "x".repeat(rng.usize(255..258))),
        17 => format!("\"{}\"", "\u{e9}".repeat(rng.usize(127..130))),
        18 if rarely(rng, 4) => {
            let depth = [20, 126, 127, 128, 129, 600, 8000][rng.usize(..7)];
            let (open, close) = if rng.bool() { ("[", "]") } else { ("{\"a\":", "}") };
            format!("{}1{}", open.repeat(depth), close.repeat(depth))
        }
        19 if rarely(rng, 2) => one(rng, &BROKEN).to_string(),
        _ => rng.i64(-(1 << 54)..1 << 54).to_string(),
    }
}

/// White space between two tokens; sometimes what only looks like it.
pub fn space(rng: &mut Rng) -> &'static str {
    if rarely(rng, 400) {
        one(rng, &["\u{a0}", "\u{b}", "\u{c}", "\u{feff}", "\u{2028}", "/**/"])
    } else {
        one(rng, &[" ", "\n", "\t", "\r\n", "  "])
    }
}

/// A value of a form, encoded in one of many ways.
pub fn form_text(rng: &mut Rng, text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' if rng.bool() => out.push('+'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' if !rarely(rng, 30) => {
                out.push(char::from(byte));
            }
            b'~' | b'!' | b'(' | b')' | b',' | b':' | b'@' | b'/' if rng.bool() => out.push(char::from(byte)),
            _ if rng.bool() => out.push_str(&format!("%{byte:02X}")),
            _ => out.push_str(&format!("%{byte:02x}")),
        }
    }
    out
}

/// A value of a form that is rarely sent, as it stands.
pub fn odd_form(rng: &mut Rng) -> String {
    one(
        rng,
        &[
            "",
            "%",
            "%4",
            "%zz",
            "%C3",
            "%C3%A9",
            "%FF%FE",
            "+",
            "%2B",
            "%00",
            "a=b",
            "==",
            "%EF%BB%BF",
            "%EF%BB%BFa",
            "?",
            "#",
            "%u0041",
            "[]",
        ],
    )
    .to_string()
}

/// A character that a header may have and seldom has.
pub fn odd_letter(rng: &mut Rng) -> char {
    [
        '\t', ' ', ',', ';', '=', '\u{1}', '\u{7f}', '\u{80}', '\u{a0}', 'é', 'ÿ', '"', '\\', '.', '0', 'A', 'z', '-',
        '_', '+', '/',
    ][rng.usize(..21)]
}
