//! Requests that only ask whether somebody is there, as data of a row: how a provider asks, and what it wants to hear.
//!
//! One form for all of them: **ask** (a method and a marker), **check** (a token of the operator's), **take** (a value),
//! **make** (something of the value), **answer** (a text, JSON or a header) and a **status**. `request::handshake` follows
//! it; what configuration may write is `form`.

use super::{Algorithm, Encoding, Names, Provider, Text};

#[cfg(feature = "serde")]
mod form;
#[cfg(feature = "schema")]
pub(super) use form::Handshakes;
#[cfg(feature = "serde")]
pub(super) use form::{read, write};

/// The longest value that is repeated: more than any provider's challenge, too short to be worth reflecting.
pub const MAX_LENGTH: u16 = 1024;
/// The longest value under an HMAC.
const MAX_SIGNED_LENGTH: u16 = 256;

/// One request that a provider sends before it sends events.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Form", into = "form::Form"))]
pub struct Handshake {
    /// Which request it is.
    pub ask: Ask,
    /// Where the operator's token must stand.
    pub check: Option<Spot>,
    /// The value that is answered with.
    pub take: Option<Take>,
    /// What is made of the value: `{made}` of the answer.
    pub make: Option<Make>,
    /// What the answer holds.
    pub answer: Reply,
    /// The answer's status, 200 to 299.
    pub status: u16,
}

/// Which request is a handshake: the method, and a marker. Without a marker, one that has what is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The method.
    pub method: Method,
    /// What must be there.
    pub at: Option<Spot>,
    /// Its value, where that matters.
    pub equals: Option<Text>,
}

/// The methods of handshakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "UPPERCASE"))]
#[expect(missing_docs, reason = "they are what RFC 9110 calls so")]
pub enum Method {
    Get,
    Head,
    Options,
    Post,
}

/// A place in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Which part of the request.
    pub kind: SpotKind,
    /// Its name there, `payload.token` for a nested field.
    pub name: Text,
}

/// A part of a request that has names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpotKind {
    /// The JSON body.
    Field,
    /// The headers.
    Header,
    /// The JSON body, where it has one member alone: where there are others, nothing is there.
    OnlyField,
    /// The query.
    Query,
}

/// Which value, and what it may be. What is anything else is no handshake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Take {
    /// Where it is.
    pub from: Spot,
    /// Of what characters.
    pub alphabet: Alphabet,
    /// How many, [`MAX_LENGTH`] at most.
    pub max_length: u16,
}

/// Characters of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Alphabet {
    /// Hexadecimal digits of either case.
    Hex,
    /// Letters, digits and `. _ ~ + / = -`: no JSON and no form is written in these.
    Token,
    /// ASCII that is seen: everything but blanks and control characters.
    #[default]
    Visible,
}

/// What is made of a value.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Make {
    /// Its HMAC under the first secret. The value needs an alphabet and a length: whoever asks would else be told the
    /// signature of a delivery. One that could have been such a value is refused for the same reason.
    Hmac(Encoding),
    /// The SHA-256, in hexadecimal, of a text with `{value}`, `{token}` and `{url}`.
    Sha256(Text),
}

/// What the answer holds: text with `{value}`, `{made}` and `{token}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Where it stands.
    pub form: ReplyForm,
    /// The text. In JSON, what is filled in stands between quotes, and holds neither a quote nor a backslash.
    pub text: Text,
}

/// Where an answer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplyForm {
    /// In a header of this name; the body is empty.
    Header(Text),
    /// In the body, as `application/json`.
    Json,
    /// In the body, as `text/plain`.
    Text,
}

impl Method {
    /// All of them, in the order of their names.
    pub const ALL: [Self; 4] = [Self::Get, Self::Head, Self::Options, Self::Post];

    /// As it is on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
            Self::Post => "POST",
        }
    }
}

impl Spot {
    fn is_in_body(&self) -> bool {
        matches!(self.kind, SpotKind::Field | SpotKind::OnlyField)
    }
}

impl SpotKind {
    /// All of them, in the order of their names.
    pub const ALL: [Self; 4] = [Self::Field, Self::Header, Self::OnlyField, Self::Query];
}

impl Alphabet {
    /// All of them, in the order of their names.
    pub const ALL: [Self; 3] = [Self::Hex, Self::Token, Self::Visible];

    /// Whether `text` has no other characters.
    pub(crate) fn covers(self, text: &[u8]) -> bool {
        text.iter().all(|byte| match self {
            Self::Hex => byte.is_ascii_hexdigit(),
            Self::Token => byte.is_ascii_alphanumeric() || b"._~+/=-".contains(byte),
            Self::Visible => byte.is_ascii_graphic(),
        })
    }
}

impl Handshake {
    /// The places that it looks at.
    pub fn spots(&self) -> impl Iterator<Item = &Spot> {
        [self.ask.at.as_ref(), self.check.as_ref(), self.take.as_ref().map(|take| &take.from)].into_iter().flatten()
    }

    /// Whether it answers with, or compares, the operator's token.
    pub fn has_token(&self) -> bool {
        self.check.is_some() || self.names("{token}")
    }

    /// Whether the URL that the provider calls is part of the answer.
    pub fn has_url(&self) -> bool {
        matches!(&self.make, Some(Make::Sha256(text)) if has(text, "{url}"))
    }

    fn names(&self, part: &str) -> bool {
        has(&self.answer.text, part) || matches!(&self.make, Some(Make::Sha256(text)) if has(text, part))
    }

    /// Whether it can tell its requests from deliveries, and nobody is told a delivery's signature. The rest of what can
    /// be wrong with it is an answer that nobody understands.
    pub fn is_safe(&self) -> bool {
        let is_known = self.ask.method != Method::Post || self.ask.at.is_some() || self.take.is_some();
        let is_short = |most| self.take.as_ref().is_none_or(|take| (1..=most).contains(&take.max_length));
        let is_bounded = !matches!(self.make, Some(Make::Hmac(_)))
            || self.take.as_ref().is_some_and(|take| take.alphabet != Alphabet::Visible) && is_short(MAX_SIGNED_LENGTH);
        is_known && is_short(MAX_LENGTH) && is_bounded
    }

    /// What contradicts itself, for the person who wrote it.
    pub(super) fn problem(&self, provider: &Provider) -> Option<&'static str> {
        let is_hmac = matches!(self.make, Some(Make::Hmac(_)));
        let in_body = self.spots().any(Spot::is_in_body);
        let header = match &self.answer.form {
            ReplyForm::Header(name) => Some(name),
            _ => None,
        };
        let plain = |text: &str| text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
        let rules = [
            (
                self.spots().all(|Spot { kind, name }| match kind {
                    SpotKind::Header => Names::is_name(name),
                    _ => !name.is_empty(),
                }),
                "`handshake` asks for a field, a parameter or a header without a proper name",
            ),
            (self.ask.equals.is_none() || self.ask.at.is_some(), "`handshake.ask.equals` is the value of nothing"),
            (self.ask.method == Method::Post || !in_body, "`handshake` looks into the body, which only a POST has"),
            (
                self.ask.method != Method::Post || self.spots().next().is_some(),
                "`handshake.ask` of a POST without a marker, and nothing to take, is every delivery",
            ),
            (
                self.take.as_ref().is_none_or(|take| (1..=MAX_LENGTH).contains(&take.max_length)),
                "`handshake.take.max_length` must be 1 to 1024",
            ),
            ((200..300).contains(&self.status), "`handshake.status` must be 200 to 299"),
            (
                !is_hmac || self.is_safe(),
                "`handshake.make.hmac` signs what anybody sends: `take` needs an `alphabet` of hex or token, and a \
                 `max_length` of at most 256",
            ),
            (
                !is_hmac || provider.signature.algorithm == Algorithm::HmacSha256,
                "`handshake.make.hmac` needs a secret, and the row has public keys",
            ),
            (self.take.is_some() || !self.names("{value}"), "`handshake` answers with {value}, and there is no `take`"),
            (
                self.make.is_some() == has(&self.answer.text, "{made}"),
                "`handshake.make` and {made} in `answer` go together",
            ),
            (
                plain(&self.answer.text) && self.answer.text.len() <= usize::from(MAX_LENGTH),
                "`handshake.answer` is not ASCII, or too long",
            ),
            (
                ![204, 205].contains(&self.status) || header.is_some() || self.answer.text.is_empty(),
                "`handshake.status` of 204 or 205 has no body to answer in",
            ),
            (
                header.is_none_or(|name| Names::is_name(name) && !is_reserved(name)),
                "`handshake.answer.header` is no name of a header, or of one that means something to browsers",
            ),
        ];
        rules.into_iter().find(|(holds, _)| !holds).map(|(_, problem)| problem)
    }
}

/// Whether `part` stands in `text`.
fn has(text: &str, part: &str) -> bool {
    text.contains(part)
}

/// Whether an answer's header does more than to hold a value: what stands in it may be a stranger's.
fn is_reserved(name: &str) -> bool {
    const STARTS: [&str; 4] = ["access-control-", "content-", "sec-", "proxy-"];
    const NAMES: [&str; 12] = [
        "cache-control",
        "clear-site-data",
        "connection",
        "keep-alive",
        "link",
        "location",
        "refresh",
        "set-cookie",
        "strict-transport-security",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ];
    let starts = |start: &&str| name.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
    NAMES.iter().any(|own| own.eq_ignore_ascii_case(name))
        || STARTS.iter().any(starts)
        || name.eq_ignore_ascii_case("x-content-type-options")
}
