//! The tables, and the steps that led to them.

use signpost_platform::object::sql::Tables;

pub const TABLES: Tables = Tables { first: "endpoints", fresh: &FRESH, steps: &[&FORMAT_1, &LOG] };

const FRESH: [&str; 10] =
    [FORMAT_1[0], FORMAT_1[1], FORMAT_1[2], FORMAT_1[3], FORMAT_1[4], FORMAT_1[5], FORMAT_1[6], LOG[0], LOG[1], LOG[2]];

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
