//! The rows as Rust: statics that cost no start and no parser.

use std::borrow::Cow;

use signpost_core::provider::handshake::{Alphabet, Ask, Make, Method, Reply, ReplyForm, Spot, SpotKind, Take};
use signpost_core::provider::{
    Catalog, Claim, Envelope, ExtraHeaders, Fact, Handshake, Jwt, KeySource, Layout, Names, Part, Ping, Place, Policy,
    Signature, TagPlace, Template, Timestamp, TimestampPlace,
};
use signpost_core::{Provider, SecretFormat};

use crate::Output;
use crate::file::File;

pub fn output(files: &[File]) -> Output {
    let mut text = String::from(
        "// Written by crates/rows from providers/*.toml: change the rows there.\n\n\
         use alloc::borrow::Cow::Borrowed;\n\n\
         #[rustfmt::skip]\n#[allow(unused_imports, reason = \"which of them a handshake needs depends on the rows\")]\nuse super::handshake::{Alphabet, Ask, Make, Method, Reply, ReplyForm, Spot, SpotKind, Take};\n#[rustfmt::skip]\n#[allow(unused_imports, reason = \"which of them the rows need changes with the rows\")]\nuse super::{\n    Algorithm, Catalog, Claim, Encoding, Envelope, Exhausted, ExtraHeaders, Fact, Handshake, Jwt, KeyForm, KeySource, Layout, Names, Part, Ping, \
         Place, Policy,\n    Provider, SecretFormat, Signature, TagPlace, Template, TimeFormat, TimeUnit, Timestamp, \
         TimestampPlace,\n    Weakness,\n};\n\n",
    );
    let names: Vec<String> = files.iter().map(|file| constant(&file.row.name)).collect();
    text += "/// The built-in rows: the two seed systems, then the standard, then the rest by name.\n";
    text += "#[rustfmt::skip]\n";
    text += &format!("pub static BUILT_IN: [&Provider; {}] = [\n", names.len());
    for name in &names {
        text += &format!("    &{name},\n");
    }
    text += "];\n";
    for (file, name) in files.iter().zip(names) {
        text += &format!(
            "\n/// {}.\n#[rustfmt::skip]\npub static {name}: Provider = {};\n",
            file.row.title,
            file.row.code()
        );
    }
    Output { path: "crates/core/src/provider/built_in.rs".into(), text }
}

/// `standard-webhooks` as `STANDARD_WEBHOOKS`.
fn constant(name: &str) -> String {
    let name = name.to_uppercase().replace('-', "_");
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("_{name}") } else { name }
}

/// A value as an expression that can stand in a static.
trait Code {
    fn code(&self) -> String;
}

impl Code for Cow<'static, str> {
    fn code(&self) -> String {
        format!("Borrowed({self:?})")
    }
}

impl<T: Code + Clone> Code for Cow<'static, [T]> {
    fn code(&self) -> String {
        format!("Borrowed(&[{}])", list(self))
    }
}

impl<T: Code> Code for Option<T> {
    fn code(&self) -> String {
        self.as_ref().map_or_else(|| "None".to_string(), |value| format!("Some({})", value.code()))
    }
}

fn list<T: Code>(values: &[T]) -> String {
    values.iter().map(Code::code).collect::<Vec<_>>().join(", ")
}

/// What Rust prints is what Rust reads.
macro_rules! printed {
    ($($kind:ty),*) => { $(impl Code for $kind { fn code(&self) -> String { format!("{self:?}") } })* };
}
printed!(bool, u8, u16, u32);

macro_rules! byte {
    ($value:expr) => {
        format!("b{:?}", char::from(*$value))
    };
}

/// Enums without fields.
macro_rules! words {
    ($($kind:ident),*) => { $(impl Code for signpost_core::provider::$kind {
        fn code(&self) -> String { format!("{}::{self:?}", stringify!($kind)) }
    })* };
}
words!(Algorithm, Encoding, Exhausted, KeyForm, TimeFormat, TimeUnit, Weakness);

impl Code for SecretFormat {
    fn code(&self) -> String {
        format!("SecretFormat::{self:?}")
    }
}

/// Structs, field by field: one more in the core does not compile until it stands here. A value that is the
/// constant behind `or` is written as that.
macro_rules! structs {
    ($($kind:ident { $($field:ident),* $(,)? } $(or $constant:ident)?;)*) => { $(impl Code for $kind {
        fn code(&self) -> String {
            $(if *self == $kind::$constant {
                return concat!(stringify!($kind), "::", stringify!($constant)).to_string();
            })?
            let $kind { $($field),* } = self;
            let fields = [$(format!("{}: {}", stringify!($field), $field.code())),*].join(", ");
            format!("{} {{ {fields} }}", stringify!($kind))
        }
    })* };
}
structs! {
    Claim { name, is };
    Ask { method, at, equals };
    Catalog { open, types } or DEFAULT;
    Envelope { id, event_type, tenant, timestamp, time_format, data };
    ExtraHeaders { event_type, idempotency_key } or NONE;
    Handshake { ask, check, take, make, answer, status };
    Ping { event_type, status };
    Policy { deadline_ms, schedule_s, jitter_percent, exhausted, gone_disables, retry_after, failing_disables_s } or DEFAULT;
    KeySource { form, url, named_by, post };
    Provider {
        name, title, secret, signature, timestamp, id, event_type, extra, header_prefixes, handshake, ping,
        dedupe_window_s, max_body, delivery, envelope, catalog,
    };
    Reply { form, text };
    Signature { header, from, any_header, layout, encoding, algorithm, jwt, keys, signed, weak };
    Spot { kind, name };
    Take { from, alphabet, max_length };
    Timestamp { from, unit, tolerance_s };
}

impl Code for Names {
    fn code(&self) -> String {
        format!("Names::new(&[{}])", list(&self.0))
    }
}

impl Code for Template {
    fn code(&self) -> String {
        if *self == Self::BODY { "Template::BODY".to_string() } else { format!("Template::new(&[{}])", list(&self.0)) }
    }
}

impl Code for Jwt {
    fn code(&self) -> String {
        format!("Jwt({})", self.0.code())
    }
}

impl Code for Fact {
    fn code(&self) -> String {
        match self {
            Self::BodyHash(encoding) => format!("Fact::BodyHash({})", encoding.code()),
            Self::Field(path) => format!("Fact::Field({})", path.code()),
            Self::Secret => "Fact::Secret".to_string(),
            Self::Text(text) => format!("Fact::Text({})", text.code()),
            Self::Url => "Fact::Url".to_string(),
            Self::UrlHash(encoding) => format!("Fact::UrlHash({})", encoding.code()),
        }
    }
}

impl Code for Part {
    fn code(&self) -> String {
        match self {
            Self::BodyHash(encoding) => format!("Part::BodyHash({})", encoding.code()),
            Self::BodyHash512(encoding) => format!("Part::BodyHash512({})", encoding.code()),
            Self::Field(path) => format!("Part::Field({})", path.code()),
            Self::Header(name) => format!("Part::Header({})", name.code()),
            Self::Query(name) => format!("Part::Query({})", name.code()),
            Self::QueryLower(name) => format!("Part::QueryLower({})", name.code()),
            Self::Lines(names) => format!("Part::Lines({})", names.code()),
            Self::Literal(text) => format!("Part::Literal({})", text.code()),
            Self::Body
            | Self::BodySum
            | Self::End
            | Self::Form
            | Self::Host
            | Self::Id
            | Self::If
            | Self::Method
            | Self::Path
            | Self::RequestTarget
            | Self::Secret
            | Self::Target
            | Self::Timestamp
            | Self::Url => {
                format!("Part::{self:?}")
            }
        }
    }
}

impl Code for Layout {
    fn code(&self) -> String {
        match self {
            Self::Bare { separator } => format!("Layout::Bare {{ separator: {} }}", byte!(separator)),
            Self::List { separator, assign, version, blanks, quoted } => format!(
                "Layout::List {{ separator: {}, assign: {}, version: {}, blanks: {}, quoted: {} }}",
                byte!(separator),
                byte!(assign),
                version.code(),
                blanks.code(),
                quoted.code()
            ),
            Self::Value { prefix, prefix_optional } => {
                format!("Layout::Value {{ prefix: {}, prefix_optional: {} }}", prefix.code(), prefix_optional.code())
            }
        }
    }
}

impl Code for TagPlace {
    fn code(&self) -> String {
        match self {
            Self::Body => "TagPlace::Body".to_string(),
            Self::Field(path) => format!("TagPlace::Field({})", path.code()),
            Self::Query(name) => format!("TagPlace::Query({})", name.code()),
        }
    }
}

impl Code for Place {
    fn code(&self) -> String {
        match self {
            Self::Field(path) => format!("Place::Field({})", path.code()),
            Self::Header(names) => format!("Place::Header({})", names.code()),
        }
    }
}

impl Code for TimestampPlace {
    fn code(&self) -> String {
        match self {
            Self::Claim(name) => format!("TimestampPlace::Claim({})", name.code()),
            Self::Header(names) => format!("TimestampPlace::Header({})", names.code()),
            Self::Field(path) => format!("TimestampPlace::Field({})", path.code()),
            Self::First => "TimestampPlace::First".to_string(),
            Self::Item(name) => format!("TimestampPlace::Item({})", name.code()),
        }
    }
}

impl Code for SpotKind {
    fn code(&self) -> String {
        format!("SpotKind::{self:?}")
    }
}

impl Code for Make {
    fn code(&self) -> String {
        match self {
            Self::Hmac(encoding) => format!("Make::Hmac({})", encoding.code()),
            Self::Sha256(text) => format!("Make::Sha256({})", text.code()),
        }
    }
}

impl Code for ReplyForm {
    fn code(&self) -> String {
        match self {
            Self::Header(name) => format!("ReplyForm::Header({})", name.code()),
            Self::Json | Self::Text => format!("ReplyForm::{self:?}"),
        }
    }
}

impl Code for Method {
    fn code(&self) -> String {
        format!("Method::{self:?}")
    }
}

impl Code for Alphabet {
    fn code(&self) -> String {
        format!("Alphabet::{self:?}")
    }
}
