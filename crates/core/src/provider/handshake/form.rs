//! A handshake as configuration writes it, and the two short forms of before there was more than an echo.

use alloc::vec::Vec;
use core::fmt;

use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Alphabet, Ask, Handshake, MAX_LENGTH, Make, Method, Reply, ReplyForm, Spot, SpotKind, Take};
use crate::provider::{List, Text};

/// One handshake: `ask` and whatever else it needs, or one of the short forms.
#[derive(Clone, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Handshake"))]
#[serde(deny_unknown_fields, default)]
pub(in crate::provider) struct Form {
    /// Which request it is: the method, and what marks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<AskForm>,
    /// Where the operator's token must stand; 403 where it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<SpotForm>,
    /// The value that is answered with.
    #[serde(skip_serializing_if = "Option::is_none")]
    take: Option<TakeForm>,
    /// What is made of the value: `{made}` of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    make: Option<Make>,
    /// The answer: the value as text unless it is said otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<AnswerForm>,
    /// The answer's status: 200 unless it is said otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    /// Short for a POST that is marked by a JSON field, and another field that is echoed.
    #[serde(skip_serializing_if = "Option::is_none")]
    echo_field: Option<EchoField>,
    /// Short for a GET with a parameter that is echoed.
    #[serde(skip_serializing_if = "Option::is_none")]
    echo_query: Option<EchoQuery>,
}

#[derive(Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct EchoField {
    /// The field that marks a handshake.
    field: Text,
    /// Its value.
    equals: Text,
    /// The field to echo.
    echo: Text,
}

#[derive(Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct EchoQuery {
    /// The parameter.
    parameter: Text,
}

/// A place is one of four keys, and stands in three tables beside their own.
macro_rules! places {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Default, Deserialize, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, default)]
        struct $name {
            $($(#[$field_doc])* #[serde(skip_serializing_if = "Option::is_none")] $field: Option<$kind>,)*
            /// A parameter of the query.
            #[serde(skip_serializing_if = "Option::is_none")]
            query: Option<Text>,
            /// A header.
            #[serde(skip_serializing_if = "Option::is_none")]
            header: Option<Text>,
            /// A field of the JSON body, `payload.token` for a nested one.
            #[serde(skip_serializing_if = "Option::is_none")]
            field: Option<Text>,
            /// The one member of a JSON body that has no other.
            #[serde(skip_serializing_if = "Option::is_none")]
            only_field: Option<Text>,
        }

        impl $name {
            fn spot(&self) -> Result<Option<Spot>, &'static str> {
                let all = [
                    (SpotKind::Query, &self.query),
                    (SpotKind::Header, &self.header),
                    (SpotKind::Field, &self.field),
                    (SpotKind::OnlyField, &self.only_field),
                ];
                let mut all = all
                    .into_iter()
                    .filter_map(|(kind, name)| name.clone().map(|name| Spot { kind, name }));
                match (all.next(), all.next()) {
                    (first, None) => Ok(first),
                    _ => Err("a place in a handshake is one of query, header, field and only_field"),
                }
            }

            fn at(mut self, spot: Option<Spot>) -> Self {
                let Some(Spot { kind, name }) = spot else { return self };
                let place = match kind {
                    SpotKind::Field => &mut self.field,
                    SpotKind::Header => &mut self.header,
                    SpotKind::OnlyField => &mut self.only_field,
                    SpotKind::Query => &mut self.query,
                };
                *place = Some(name);
                self
            }
        }
    };
}

places! {
    /// The method, and what must be there.
    AskForm {
        /// The method.
        method: Method,
        /// The value, where that matters.
        equals: Text,
    }
}

places! {
    /// A place in a request.
    SpotForm {}
}

places! {
    /// A place, and what its value may be.
    TakeForm {
        /// The characters: visible ASCII unless it is said otherwise.
        alphabet: Alphabet,
        /// How many: 1024 unless it is said otherwise.
        max_length: u16,
    }
}

/// Text with `{value}`, `{made}` and `{token}`: as the body or, beside `header`, in that header.
#[derive(Clone, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
struct AnswerForm {
    /// A header that holds the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<Text>,
    /// JSON. What is filled in stands between quotes: `{"challenge":"{value}"}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    json: Option<Text>,
    /// Plain text: `{value}`, or nothing where no value is taken, unless it is said otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Text>,
}

const VALUE: Text = Text::Borrowed("{value}");

/// What is answered where the row says nothing of it.
fn usual_text(take: Option<&Take>) -> Text {
    take.map_or(Text::Borrowed(""), |_| VALUE)
}

fn echo(ask: Ask, from: Spot) -> Handshake {
    Handshake {
        ask,
        check: None,
        take: Some(Take { from, alphabet: Alphabet::Visible, max_length: MAX_LENGTH }),
        make: None,
        answer: Reply { form: ReplyForm::Text, text: VALUE },
        status: 200,
    }
}

impl From<EchoField> for Handshake {
    fn from(EchoField { field, equals, echo: from }: EchoField) -> Self {
        let spot = |name| Spot { kind: SpotKind::Field, name };
        echo(Ask { method: Method::Post, at: Some(spot(field)), equals: Some(equals) }, spot(from))
    }
}

impl From<EchoQuery> for Handshake {
    fn from(EchoQuery { parameter }: EchoQuery) -> Self {
        echo(Ask { method: Method::Get, at: None, equals: None }, Spot { kind: SpotKind::Query, name: parameter })
    }
}

impl TryFrom<Form> for Handshake {
    type Error = &'static str;

    fn try_from(form: Form) -> Result<Self, Self::Error> {
        let Form { ask, check, take, make, answer, status, echo_field, echo_query } = form;
        let has_more = check.is_some() || take.is_some() || make.is_some() || answer.is_some() || status.is_some();
        let ask = match (ask, echo_field, echo_query) {
            (Some(ask), None, None) => ask,
            (None, Some(short), None) if !has_more => return Ok(short.into()),
            (None, None, Some(short)) if !has_more => return Ok(short.into()),
            (None, None, None) => return Err("a handshake needs `ask`"),
            _ => return Err("a short form of a handshake stands alone"),
        };
        let at = ask.spot()?;
        let method = ask.method.ok_or("`ask` needs a `method`: GET, HEAD, OPTIONS or POST")?;
        let take = match take {
            None => None,
            Some(take) => Some(Take {
                from: take.spot()?.ok_or("`take` needs a query, header, field or only_field")?,
                alphabet: take.alphabet.unwrap_or_default(),
                max_length: take.max_length.unwrap_or(MAX_LENGTH),
            }),
        };
        let check = match check {
            None => None,
            Some(check) => Some(check.spot()?.ok_or("`check` needs a query, header, field or only_field")?),
        };
        let AnswerForm { header, json, text } = answer.unwrap_or_default();
        let answer = match (header, json) {
            (Some(_), Some(_)) => return Err("an answer is `json` or in a `header`"),
            (None, Some(_)) if text.is_some() => return Err("an answer is `json` or `text`"),
            (None, Some(json)) => Reply { form: ReplyForm::Json, text: json },
            (header, None) => Reply {
                form: header.map_or(ReplyForm::Text, ReplyForm::Header),
                text: text.unwrap_or_else(|| usual_text(take.as_ref())),
            },
        };
        let ask = Ask { method, at, equals: ask.equals };
        Ok(Self { ask, check, take, make, answer, status: status.unwrap_or(200) })
    }
}

impl From<Handshake> for Form {
    /// In a short form where there is one: what older code has written is what it can read.
    fn from(handshake: Handshake) -> Self {
        if let Some(form) = short(&handshake) {
            return form;
        }
        let Handshake { ask, check, take, make, answer: Reply { form, text }, status } = handshake;
        let text_unless_usual = (text != usual_text(take.as_ref())).then(|| text.clone());
        let answer = match form {
            ReplyForm::Header(name) => AnswerForm { header: Some(name), json: None, text: text_unless_usual },
            ReplyForm::Json => AnswerForm { json: Some(text), ..AnswerForm::default() },
            ReplyForm::Text => AnswerForm { text: text_unless_usual, ..AnswerForm::default() },
        };
        let is_usual = answer.header.is_none() && answer.json.is_none() && answer.text.is_none();
        let Ask { method, at, equals } = ask;
        Self {
            ask: Some(AskForm { method: Some(method), equals, ..AskForm::default() }.at(at)),
            check: check.map(|spot| SpotForm::default().at(Some(spot))),
            take: take.map(|Take { from, alphabet, max_length }| {
                TakeForm {
                    alphabet: (alphabet != Alphabet::Visible).then_some(alphabet),
                    max_length: (max_length != MAX_LENGTH).then_some(max_length),
                    ..TakeForm::default()
                }
                .at(Some(from))
            }),
            make,
            answer: (!is_usual).then_some(answer),
            status: (status != 200).then_some(status),
            echo_field: None,
            echo_query: None,
        }
    }
}

fn short(handshake: &Handshake) -> Option<Form> {
    let (echo, from) = handshake.take.as_ref().map(|take| (&take.from.name, take.from.kind))?;
    let (form, long): (_, Handshake) = match (&handshake.ask, from) {
        (Ask { at: Some(Spot { name, .. }), equals: Some(equals), .. }, SpotKind::Field) => {
            let short = EchoField { field: name.clone(), equals: equals.clone(), echo: echo.clone() };
            (Form { echo_field: Some(short.clone()), ..Form::default() }, short.into())
        }
        (_, SpotKind::Query) => {
            let short = EchoQuery { parameter: echo.clone() };
            (Form { echo_query: Some(short.clone()), ..Form::default() }, short.into())
        }
        _ => return None,
    };
    (long == *handshake).then_some(form)
}

/// Reads one handshake or a list of them.
pub(in crate::provider) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<List<Handshake>, D::Error> {
    struct OneOrMore;

    impl<'de> Visitor<'de> for OneOrMore {
        type Value = Vec<Handshake>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a handshake, or a list of them")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            Handshake::deserialize(de::value::MapAccessDeserializer::new(map)).map(|one| alloc::vec![one])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut all = Vec::new();
            while let Some(one) = list.next_element()? {
                all.push(one);
            }
            Ok(all)
        }

        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(Vec::new())
        }
    }

    deserializer.deserialize_any(OneOrMore).map(List::Owned)
}

/// Writes the only one by itself, as it was written when there could be no more.
pub(in crate::provider) fn write<S: Serializer>(
    handshakes: &List<Handshake>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match handshakes.as_ref() {
        [only] => only.serialize(serializer),
        all => all.serialize(serializer),
    }
}

/// One handshake, or a list of them.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "its schema is what is wanted")]
pub(in crate::provider) enum Handshakes {
    One(alloc::boxed::Box<Form>),
    More(Vec<Form>),
}
