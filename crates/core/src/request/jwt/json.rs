//! The members of a token's JSON object that are texts or numbers. Strict where two readers could differ.

use alloc::string::String;
use alloc::vec::Vec;

/// Several times what any token has. Each name is compared with those before it, of a token that nobody may have signed.
const MOST: usize = 64;

/// Members by name, each name once.
pub(crate) struct Members(Vec<(String, Value)>);

enum Value {
    Number(String),
    Text(String),
    /// A list, an object, `true`, `false` or `null`.
    Other,
}

impl Members {
    /// `None` for what is no JSON object, and for one that has a name twice or more than [`MOST`].
    pub(super) fn read(json: &str) -> Option<Self> {
        let mut reader = Reader { rest: json };
        let members = reader.members(&mut |_, _| None)?;
        reader.blank();
        reader.rest.is_empty().then_some(members)
    }

    /// The objects in the list of that name, of an object that may have other members.
    #[cfg(feature = "fetched")]
    pub(crate) fn read_list(json: &str, list: &str) -> Option<Vec<Self>> {
        let mut all = None;
        let mut reader = Reader { rest: json };
        reader.members(&mut |reader, name| {
            if name != list {
                return None;
            }
            let mut objects = Vec::new();
            let is_read = reader.list(&mut |reader| {
                objects.push(reader.members(&mut |_, _| None)?);
                Some(())
            });
            all = is_read.map(|()| objects);
            Some(is_read.map(|()| Value::Other))
        })?;
        all
    }

    /// The object of that name, of an object that may have other members.
    #[cfg(feature = "fetched")]
    pub(crate) fn read_member(json: &str, wanted: &str) -> Option<Self> {
        let mut found = None;
        Reader { rest: json }.members(&mut |reader, name| {
            if name != wanted {
                return None;
            }
            found = reader.members(&mut |_, _| None);
            Some(found.is_some().then_some(Value::Other))
        })?;
        found
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(own, _)| own == name)
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).and_then(|(_, value)| match value {
            Value::Text(text) => Some(text.as_str()),
            Value::Number(_) | Value::Other => None,
        })
    }

    /// The whole seconds of a NumericDate; empty, and so no time, where it is no number.
    pub(crate) fn time(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| match value {
            Value::Number(text) => text.split_once('.').map_or(text.as_str(), |(whole, _)| whole),
            Value::Text(_) | Value::Other => "",
        })
    }
}

struct Reader<'j> {
    rest: &'j str,
}

/// Reads the value of a member by itself, where it wants to: `Some(None)` where that is not what it should be.
type Own<'o> = &'o mut dyn FnMut(&mut Reader<'_>, &str) -> Option<Option<Value>>;

impl Reader<'_> {
    fn members(&mut self, own: Own<'_>) -> Option<Members> {
        let mut members: Vec<(String, Value)> = Vec::new();
        self.take('{')?;
        if self.take('}').is_none() {
            loop {
                self.take('"')?;
                let name = self.text()?;
                self.take(':')?;
                if members.len() == MOST || members.iter().any(|(own, _)| *own == name) {
                    return None;
                }
                let value = match own(self, &name) {
                    Some(value) => value,
                    None => self.value(),
                };
                members.push((name, value?));
                if self.take('}').is_some() {
                    break;
                }
                self.take(',')?;
            }
        }
        Some(Members(members))
    }

    /// A list, of which `element` reads each.
    #[cfg(feature = "fetched")]
    fn list(&mut self, element: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take('[')?;
        if self.take(']').is_some() {
            return Some(());
        }
        loop {
            element(self)?;
            if self.take(']').is_some() {
                return Some(());
            }
            self.take(',')?;
        }
    }

    fn blank(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Takes one character of the syntax, and blanks before it.
    fn take(&mut self, mark: char) -> Option<()> {
        self.blank();
        self.rest = self.rest.strip_prefix(mark)?;
        Some(())
    }

    fn next(&mut self) -> Option<char> {
        let next = self.rest.chars().next()?;
        self.rest = self.rest.get(next.len_utf8()..)?;
        Some(next)
    }

    /// The rest of a text, behind its first quote.
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            text.push(match self.next()? {
                '"' => return Some(text),
                '\\' => match self.next()? {
                    mark @ ('"' | '\\' | '/') => mark,
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' => self.escaped()?,
                    _ => return None,
                },
                control if control < ' ' => return None,
                letter => letter,
            });
        }
    }

    /// A character as `\u` has it, of one or two units of UTF-16.
    fn escaped(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first.into());
        }
        self.rest = self.rest.strip_prefix("\\u")?;
        char::decode_utf16([first, self.unit()?]).next()?.ok()
    }

    fn unit(&mut self) -> Option<u16> {
        let digits = self.rest.get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        self.rest = self.rest.get(4..)?;
        u16::from_str_radix(digits, 16).ok()
    }

    fn value(&mut self) -> Option<Value> {
        self.blank();
        if self.rest.starts_with('"') {
            self.next()?;
            return self.text().map(Value::Text);
        }
        if self.rest.starts_with(['{', '[']) {
            return self.skip().map(|()| Value::Other);
        }
        let end = self.rest.find([',', '}', ']', ' ', '\t', '\n', '\r']).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        match word {
            "true" | "false" | "null" => Some(Value::Other),
            _ => {
                let is_one = word.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
                (is_one && word.contains(|digit: char| digit.is_ascii_digit())).then(|| Value::Number(word.into()))
            }
        }
    }

    /// Passes over a list or an object: nobody asks for what is in it.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.next()? {
                '"' => drop(self.text()?),
                '{' | '[' => depth = depth.checked_add(1)?,
                '}' | ']' => depth = depth.checked_sub(1)?,
                _ => {}
            }
            if depth == 0 {
                return Some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_times_are_read_and_all_else_is_passed_over() {
        let json = r#" { "iss" : "A\u00e9\ud83d\ude00\"\\\/b", "iat":1779272065.25,"n":[{"a":"]}"},2], "t":true,
            "u":null,"exp":1779272065 } "#;
        let members = Members::read(json).unwrap();
        assert_eq!(members.text("iss"), Some("A\u{e9}\u{1f600}\"\\/b"));
        assert_eq!((members.time("iat"), members.time("exp")), (Some("1779272065"), Some("1779272065")));
        assert_eq!((members.time("iss"), members.time("t"), members.time("nbf")), (Some(""), Some(""), None));
        assert_eq!((members.text("exp"), members.text("n"), members.text("a")), (None, None, None));
        assert!(members.has("u") && !members.has("a"));
        assert!(Members::read("{}").is_some());
        let many = |count: usize| {
            alloc::format!(
                "{{{}\"a\":1}}",
                (1..count).fold(String::new(), |all, n| all + &alloc::format!("\"{n}\":1,"))
            )
        };
        assert!(Members::read(&many(MOST)).is_some() && Members::read(&many(MOST + 1)).is_none());
    }

    #[test]
    #[cfg(feature = "fetched")]
    fn a_list_of_objects_is_read() {
        let read = |json: &str| {
            let all = Members::read_list(json, "keys")?;
            Some(all.iter().map(|one| one.text("kid").map(String::from)).collect::<Vec<_>>())
        };
        let some = |text: &str| Some(String::from(text));
        let set = r#" { "x": [1], "keys" : [ {"kid":"a","x5c":["b"]} , {} , {"kid":"c"} ], "y": {} } "#;
        assert_eq!(read(set), Some(Vec::from([some("a"), None, some("c")])));
        assert_eq!(read(r#"{"keys":[]}"#), Some(Vec::new()));
        for json in ["", "[]", "{}", r#"{"keys":{}}"#, r#"{"keys":[1]}"#, r#"{"keys":[{}"#, r#"{"keys":[{},]}"#] {
            assert_eq!(read(json), None, "{json}");
        }
    }

    #[test]
    fn what_two_readers_could_read_in_two_ways_is_none() {
        for json in [
            "",
            "[]",
            "1",
            "{",
            "{}{}",
            "{} x",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":1;\"b\":2}",
            "{\"a\":1,\"a\":1}",
            "{\"a\":\"1\",\"\\u0061\":\"2\"}",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\udc00\"}",
            "{\"a\":\"\\u+123\"}",
            "{\"a\":nil}",
            "{\"a\":[}",
            "{\"a\":[1,2",
            "{\"a\":\"b}",
        ] {
            assert!(Members::read(json).is_none(), "{json}");
        }
    }
}
