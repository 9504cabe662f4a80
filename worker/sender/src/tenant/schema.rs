//! The tables, and the steps that led to them.

use signpost_platform::object::sql::Tables;

pub const TABLES: Tables = Tables { first: "endpoints", fresh: &FRESH, steps: &[&FORMAT_1, &LOG, &OUTBOX, &FILTER] };

const FRESH: [&str; 20] = [
    FORMAT_1[0],
    FORMAT_1[1],
    FORMAT_1[2],
    FORMAT_1[3],
    FORMAT_1[4],
    FORMAT_1[5],
    FORMAT_1[6],
    LOG[0],
    LOG[1],
    LOG[2],
    OUTBOX[0],
    OUTBOX[1],
    OUTBOX[2],
    OUTBOX[3],
    OUTBOX[4],
    OUTBOX[5],
    OUTBOX[6],
    OUTBOX[7],
    FILTER[0],
    FILTER[1],
];

/// What an endpoint wants by its content, as its owner wrote it. Of the directory: behind which tenant its round goes on.
const FILTER: [&str; 2] = [
    "ALTER TABLE endpoints ADD COLUMN filter TEXT",
    "CREATE TABLE IF NOT EXISTS sweep (one INTEGER PRIMARY KEY CHECK (one = 1), after INTEGER NOT NULL)",
];

/// The log as an outbox (`signpost_engine`). `body` is the event's data, empty where it was dropped after all endpoints
/// had it, and NULL in rows of older code, which handed events over itself. `aside` lists the numbers of endpoints that
/// the event is set aside for, `refused` those of full ones, with a comma before and behind each. Up to `mark` nothing
/// is found by looking at every row, and up to `bare` bodies were dropped.
const OUTBOX: [&str; 8] = [
    "ALTER TABLE log ADD COLUMN aside TEXT",
    "ALTER TABLE log ADD COLUMN refused TEXT",
    "ALTER TABLE log ADD COLUMN body BLOB",
    "ALTER TABLE endpoints ADD COLUMN unconfirmed INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX log_aside ON log (seq) WHERE aside IS NOT NULL",
    "CREATE TABLE outbox (one INTEGER PRIMARY KEY CHECK (one = 1), tenant TEXT, mark INTEGER NOT NULL, bare INTEGER NOT NULL)",
    // Rows on their way out of the log and in again, without their bodies: SQLite gives up no page of a row that shrinks.
    "CREATE TABLE slim (seq INTEGER PRIMARY KEY, name TEXT, id TEXT, hash TEXT NOT NULL, type TEXT NOT NULL, \
     timestamp INTEGER NOT NULL, targets TEXT NOT NULL, refused TEXT)",
    "INSERT INTO outbox (one, mark, bare) SELECT 1, COALESCE(MAX(seq), 0), COALESCE(MAX(seq), 0) FROM log",
];

/// What was published, a row for each event. Its place is a time (`signpost_core::outgoing::tally::place`), and the key
/// of its deliveries at every endpoint. `name` is what makes a repeated publish the same event: `i` and the publisher's
/// id, or `k` and the request key; an event without either is in no index. `targets` is the list of its endpoints' ids.
const LOG: [&str; 3] = [
    "CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, name TEXT, id TEXT, hash TEXT NOT NULL, type TEXT NOT NULL, \
     timestamp INTEGER NOT NULL, targets TEXT NOT NULL)",
    "CREATE UNIQUE INDEX IF NOT EXISTS log_name ON log (name) WHERE name IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS keys_made ON keys (made)",
];

const FORMAT_1: [&str; 7] = [
    "CREATE TABLE IF NOT EXISTS tenants (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, \
     made INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS endpoints (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, \
     event_types TEXT NOT NULL, provider TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS keys (key TEXT PRIMARY KEY, hash TEXT NOT NULL, id TEXT NOT NULL, made INTEGER NOT NULL) \
     WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY, hash TEXT NOT NULL, made INTEGER NOT NULL, \
     publication TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS events_made ON events (made)",
    "CREATE TABLE IF NOT EXISTS event_types (name TEXT PRIMARY KEY, description TEXT NOT NULL, closed INTEGER NOT NULL) \
     WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS revoked (token TEXT PRIMARY KEY) WITHOUT ROWID",
];
