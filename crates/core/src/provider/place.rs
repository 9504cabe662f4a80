//! Where a row finds what a delivery says of itself: its time, its id, its type.

#[cfg(feature = "schema")]
use super::schema;
#[cfg(feature = "serde")]
use super::units;
use super::{Names, Text};

/// Five minutes: what Standard Webhooks, Stripe, Slack and Gooclaim ask for.
pub const TOLERANCE_S: u32 = 300;

/// The time of signing and how far from the clock it may be.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Timestamp {
    /// Where it is.
    pub from: TimestampPlace,
    /// Seconds for most, milliseconds for some.
    #[cfg_attr(feature = "serde", serde(default))]
    pub unit: TimeUnit,
    /// How far it may be from the clock, behind or ahead. In configuration `tolerance = "5m"`.
    #[cfg_attr(
        feature = "serde",
        serde(default = "usual_tolerance_s", alias = "tolerance", deserialize_with = "units::seconds")
    )]
    #[cfg_attr(feature = "schema", schemars(rename = "tolerance", with = "schema::Duration"))]
    pub tolerance_s: u32,
}

/// Where a timestamp is.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum TimestampPlace {
    /// A claim of the token, in seconds: `iat`, `nbf`.
    Claim(Text),
    /// A field of the body.
    Field(Text),
    /// The first entry of a header of bare tags.
    First,
    /// In a header of its own.
    Header(Names),
    /// An entry of that name in the signature's list.
    Item(Text),
}

/// The unit of a timestamp since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum TimeUnit {
    /// No number, but a date as RFC 9110 writes it: `Wed, 20 May 2026 10:14:25 GMT`.
    HttpDate,
    /// No number, but a date as RFC 3339 writes it, in UTC or with an offset: `2026-05-20T10:14:25Z`.
    Iso8601,
    /// 13 digits today.
    Milliseconds,
    /// 10 digits today.
    #[default]
    Seconds,
    /// Milliseconds where there are more than 12 digits, else seconds.
    SecondsOrMilliseconds,
}

/// Where a value of the delivery is.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Place {
    /// A field of the JSON body, `data.id` for a nested one. Signed, as the body is.
    Field(Text),
    /// A header. Signed only if the template covers it.
    Header(Names),
}

/// Headers beside the signature that repeat or add to what is signed.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ExtraHeaders {
    /// Repeats the event type. Sent; never believed over the signed one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub event_type: Option<Text>,
    /// An idempotency key that is the same on every attempt. Where a row has one, a delivery is a
    /// duplicate when this key *or* the signed id was processed in the window.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub idempotency_key: Option<Text>,
}

impl ExtraHeaders {
    /// No such headers.
    pub const NONE: Self = Self { event_type: None, idempotency_key: None };
}

#[cfg(feature = "serde")]
fn usual_tolerance_s() -> u32 {
    TOLERANCE_S
}
