// Written by crates/rows from crates/wasm/src/border.rs and the core's reasons: change them there.

/** The core's reasons for a refusal, the most useful first. */
export const rejectCodes = [
  "secret_invalid",
  "missing_url",
  "missing_method",
  "missing_signature",
  "missing_timestamp",
  "missing_id",
  "malformed_signature",
  "malformed_timestamp",
  "malformed_id",
  "signature_mismatch",
  "timestamp_too_old",
  "timestamp_too_new",
] as const;

/** One of the core's reasons for a refusal. */
export type RejectCode = (typeof rejectCodes)[number];

/** The paths of a row that the core reads, in its order. */
export const paths: readonly string[] = [
  "secret",
  "signature.header",
  "signature.encoding",
  "signature.algorithm",
  "signature.signed",
  "signature.layout.value.prefix",
  "signature.layout.value.prefix_optional",
  "signature.layout.list.separator",
  "signature.layout.list.assign",
  "signature.layout.list.version",
  "timestamp.from.header",
  "timestamp.from.item",
  "timestamp.unit",
  "timestamp.tolerance",
  "id.header",
  "id.field",
  "event_type.header",
  "event_type.field",
  "extra.event_type",
  "extra.idempotency_key",
  "handshake",
  "signature.any_header",
  "signature.from.field",
  "signature.from.query",
  "signature.weak",
  "signature.layout.bare.separator",
  "signature.layout.list.blanks",
  "signature.layout.list.quoted",
  "timestamp.from.field",
  "timestamp.from",
  "timestamp.from.claim",
  "signature.from",
  "signature.jwt",
];

/** What a thing is to a row, in the core's order. */
export const whats = [
  "signature",
  "timestamp",
  "id",
  "type",
  "key",
  "signed",
  "method",
  "url",
  "signed-field",
  "signed-query",
  "id-field",
  "type-field",
  "handshake-field",
  "handshake-header",
  "handshake-only-field",
  "handshake-parameter",
  "handshake-token",
  "handshake-url",
] as const;
/** How many of them are headers, and how many are asked for verification: those come first. */
export const HEADERS = 6;
export const VERIFIED = 10;
/** The core's letter for the first of them. */
export const LETTER = 97;

/** What became of a row: read, and its event id is signed; or, from here on, the place of what is wrong. */
export const ID_IS_SIGNED = 1;
export const WRONG = 2;
/** The core took a secret that is shorter than it should be. */
export const SECRET_SHORT = 4;
/** The core could not follow the plan. */
export const UNABLE = -100;

/** The lines of a handshake, in the core's order. */
export const lines = [
  "kinds",
  "at",
  "equals",
  "check",
  "take",
  "max_length",
  "hashed",
  "text",
] as const;
/** What its digits mean, in the core's order. */
export const methods: readonly string[] = ["GET", "HEAD", "OPTIONS", "POST"];
export const alphabets: readonly string[] = ["hex", "token", "visible"];
export const kinds: readonly string[] = ["field", "header", "only_field", "query"];
/** What became of a request: no handshake, or one that is refused; or, from here on, the place of the one that it is. */
export const NO_HANDSHAKE = 0;
export const HANDSHAKE_REFUSED = 1;
export const HANDSHAKE = 2;
