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
    /// The paths of a row that the core reads. Those of header names hold a line for each name, and that of the
    /// handshakes one for each of [`LINES`] of each, that of a token one of `NAME=VALUE` for each claim.
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
        Handshake = "handshake",
        SignatureAnyHeader = "signature.any_header",
        SignatureFromField = "signature.from.field",
        SignatureFromQuery = "signature.from.query",
        SignatureWeak = "signature.weak",
        LayoutBareSeparator = "signature.layout.bare.separator",
        LayoutListBlanks = "signature.layout.list.blanks",
        LayoutListQuoted = "signature.layout.list.quoted",
        TimestampField = "timestamp.from.field",
        TimestampFirst = "timestamp.from",
        TimestampClaim = "timestamp.from.claim",
        SignatureFromBody = "signature.from",
        SignatureJwt = "signature.jwt",
    }
}

/// The lines of a handshake, empty for what it has not. `kinds` has a digit each for the place in their lists of the
/// method and the alphabet, for what is made (0 nothing, 1 an HMAC in base64, 2 in hexadecimal, 3 a SHA-256) and for an
/// answer in JSON. A place is the digit of its kind and its name. JavaScript keeps the status and the answer's header.
pub(crate) const LINES: [&str; 8] = ["kinds", "at", "equals", "check", "take", "max_length", "hashed", "text"];

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
        HandshakeHeader = "handshake-header",
        HandshakeOnlyField = "handshake-only-field",
        HandshakeParameter = "handshake-parameter",
        HandshakeToken = "handshake-token",
        HandshakeUrl = "handshake-url",
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

/// The result of a request that is no handshake, of one that is refused, and of the first of the row's; the next number
/// is the next one.
pub(crate) const NO_HANDSHAKE: usize = 0;
pub(crate) const HANDSHAKE_REFUSED: usize = 1;
pub(crate) const HANDSHAKE: usize = 2;

/// The result of verifying, when the plan cannot be followed: ask again with plan 0.
pub(crate) const UNABLE: i32 = -100;
