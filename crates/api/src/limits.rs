//! Every limit of the API, once: the document's schemas and the checks are made from these.

/// The largest body of a request: an event of one mebibyte, as much as the gate takes by default.
pub const MAX_REQUEST_BYTES: usize = 1024 * 1024;
/// How long a body may take to arrive, in milliseconds: a mebibyte over the slowest mobile network.
pub const BODY_DEADLINE_MS: u32 = 30_000;

/// Rows of a page, where the request names no number.
pub const DEFAULT_PAGE: u32 = 50;
/// The most rows of a page.
pub const MAX_PAGE: u32 = 100;
/// The same for endpoints: a page of them asks each endpoint's object.
pub const MAX_ENDPOINT_PAGE: u32 = 40;
/// A cursor is a row's number: exact in JavaScript with this many digits.
pub const MAX_CURSOR_DIGITS: usize = 15;
/// Deliveries that one request replays; the rest is asked for again.
pub const MAX_REPLAYED: u32 = 500;

/// Events of one batch.
pub const MAX_BATCH: usize = 100;

/// An `Idempotency-Key`: a hash, a UUID or a URN fits.
pub const MAX_KEY_BYTES: usize = 200;

/// The name of a tenant or a token.
pub const MAX_NAME_BYTES: usize = 64;
/// An event's id.
pub const MAX_EVENT_ID_BYTES: usize = 200;
/// An event type: longer than any provider's, short enough for every header.
pub const MAX_EVENT_TYPE_BYTES: usize = signpost_core::outgoing::event_type::MAX_BYTES;
/// Event types of a tenant's own.
pub const MAX_EVENT_TYPES: usize = 1000;
/// Any description, in bytes.
pub const MAX_DESCRIPTION_BYTES: usize = 500;

/// What browsers and proxies take for a URL.
pub const MAX_URL_BYTES: usize = 2048;
/// Patterns of one endpoint.
pub const MAX_PATTERNS: usize = 100;
/// Shorter secrets can be guessed from a delivery.
pub const MIN_SECRET_BYTES: usize = 16;
/// No provider's format is longer.
pub const MAX_SECRET_BYTES: usize = 512;
/// Headers of an endpoint's own: enough for a token and a tenant, too few to fill a request.
pub const MAX_HEADERS: usize = 20;
/// Their names and values together.
pub const MAX_HEADER_BYTES: usize = 2048;
/// Names and values that a platform keeps with an endpoint.
pub const MAX_METADATA: usize = 20;
/// All of them together.
pub const MAX_METADATA_BYTES: usize = 2048;
/// Attempts of one endpoint that are under way at once.
pub const MAX_CONCURRENCY: u32 = signpost_core::outgoing::endpoint::MAX_CONCURRENCY;
/// The same where nobody says otherwise.
pub const DEFAULT_CONCURRENCY: u32 = signpost_core::outgoing::endpoint::DEFAULT_CONCURRENCY;
/// Bodies that one endpoint has under way at once, before no more attempts begin than one invocation can connect: 6.
pub const MAX_BYTES_AT_ONCE: usize = signpost_core::outgoing::slots::MAX_BYTES;
/// Attempts that may begin within one second.
pub const MAX_RATE_PER_SECOND: u32 = 1000;
/// Endpoints of one tenant. An event is handed over to each of them, and an invocation may ask 1,000.
pub const MAX_ENDPOINTS: u64 = 500;

/// The deadline of an attempt, in milliseconds. Two minutes is what any receiver is ever given.
pub const MIN_DEADLINE_MS: u32 = 100;
/// See [`MIN_DEADLINE_MS`].
pub const MAX_DEADLINE_MS: u32 = 120_000;
/// Waits of a schedule: thirty attempts outlast every built-in one.
pub const MAX_WAITS: usize = 30;

/// Scopes and bundles that one token names: each of them once.
pub const MAX_SCOPES: usize = crate::Scope::ALL.len();
/// A token's life where the request names none: long enough to work, short enough to lose.
pub const DEFAULT_TOKEN_S: u64 = 3600;
/// A token is renewed once a year at the latest.
pub const MAX_TOKEN_S: u64 = 365 * 86_400;
/// A portal link is for a sitting, not for a bookmark.
pub const MAX_LINK_S: u64 = 86_400;
