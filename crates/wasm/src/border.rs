//! The numbers and names that cross between the core and JavaScript. `crates/rows` writes npm's half from this file
//! (`npm/src/generated/core.ts`), so nothing here is equal to something there by care alone.

/// An enum whose members cross as numbers, counted from 0, and are called so in JavaScript.
macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident { $($member:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $name { $($member),+ }

        #[cfg(not(target_arch = "wasm32"))]
        #[allow(dead_code)]
        impl $name {
            /// What its members are called in JavaScript, by their numbers.
            pub(crate) const NAMES: &'static [&'static str] = &[$($text),+];
        }
    };
}

numbered! {
    /// The paths of a row that verification and signing read. Those of header names hold a line for each name.
    Path {
        Secret = "secret",
        SignatureHeader = "signature.header",
        SignatureEncoding = "signature.encoding",
        SignatureAlgorithm = "signature.algorithm",
        SignatureSigned = "signature.signed",
        LayoutValuePrefix = "signature.layout.value.prefix",
        LayoutValuePrefixOptional = "signature.layout.value.prefix_optional",
        LayoutListSeparator = "signature.layout.list.separator",
        LayoutListAssign = "signature.layout.list.assign",
        LayoutListVersion = "signature.layout.list.version",
        TimestampHeader = "timestamp.from.header",
        TimestampItem = "timestamp.from.item",
        TimestampUnit = "timestamp.unit",
        TimestampTolerance = "timestamp.tolerance",
        IdHeader = "id.header",
        IdField = "id.field",
        EventTypeHeader = "event_type.header",
        EventTypeField = "event_type.field",
        ExtraEventType = "extra.event_type",
        ExtraIdempotencyKey = "extra.idempotency_key",
        EchoFieldField = "handshake.echo_field.field",
        EchoFieldEquals = "handshake.echo_field.equals",
        EchoFieldEcho = "handshake.echo_field.echo",
        EchoQueryParameter = "handshake.echo_query.parameter",
        SignatureAnyHeader = "signature.any_header",
        SignatureFromField = "signature.from.field",
        SignatureFromQuery = "signature.from.query",
        SignatureWeak = "signature.weak",
        LayoutBareSeparator = "signature.layout.bare.separator",
        LayoutListBlanks = "signature.layout.list.blanks",
        TimestampField = "timestamp.from.field",
        TimestampFirst = "timestamp.from",
    }
}

numbered! {
    /// What a thing that the row asks for is to it. First what verification needs, and of that the headers first.
    What {
        Signature = "signature",
        Timestamp = "timestamp",
        Id = "id",
        Type = "type",
        Key = "key",
        Signed = "signed",
        Method = "method",
        Url = "url",
        SignedField = "signed-field",
        SignedQuery = "signed-query",
        IdField = "id-field",
        TypeField = "type-field",
        HandshakeField = "handshake-field",
        HandshakeParameter = "handshake-parameter",
    }
}

impl What {
    /// How many of them are headers.
    #[allow(dead_code, reason = "read by crates/rows")]
    pub(crate) const HEADERS: u8 = Self::Method as u8;
    /// How many of them are needed to verify.
    #[allow(dead_code, reason = "read by crates/rows")]
    pub(crate) const VERIFIED: u8 = Self::IdField as u8;
}

/// The letter in front of the first [`What`] in the list of what a row asks for; the next letter is the next one.
pub(crate) const LETTER: u8 = b'a';

/// A receiver's state, where its row was read and its event id is under the signature.
#[allow(dead_code, reason = "a row that was read has 0 or this, as `bool` has it")]
pub(crate) const ID_IS_SIGNED: u8 = 1;
/// A receiver's state, where the first path is wrong; the next number is the next path.
pub(crate) const WRONG: u8 = 2;
/// A receiver's state, where the row names more headers and fields than a scratch has texts.
pub(crate) const TOO_MANY: u8 = 255;

/// A secret that was taken and is shorter than it should be. 0 was taken, 1 is blank, 2 malformed, 3 one too many.
pub(crate) const SECRET_SHORT: u8 = 4;

/// The result of verifying, when the plan cannot be followed: ask again with plan 0.
pub(crate) const UNABLE: i32 = -100;
