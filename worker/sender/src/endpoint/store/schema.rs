//! The tables, and the steps that led to them.
//!
//! A delivery is one row with its body, its attempts and what is to be done next. A row that waits is in the one index
//! over `next_at`, unless its first attempt has begun and is still under way (`signpost_core::outgoing::tally`).

use signpost_platform::object::sql::Tables;

pub const TABLES: Tables = Tables { first: "settings", fresh: &FRESH, steps: &STEPS };

const FRESH: [&str; 16] = [
    "CREATE TABLE settings (one INTEGER PRIMARY KEY CHECK (one = 1), json TEXT NOT NULL)",
    "CREATE TABLE health (one INTEGER PRIMARY KEY CHECK (one = 1), status TEXT NOT NULL, reason TEXT, \
     failures INTEGER NOT NULL, failing_since INTEGER, told INTEGER NOT NULL DEFAULT 0, \
     confirmed INTEGER NOT NULL DEFAULT 1)",
    "CREATE TABLE delivery (seq INTEGER PRIMARY KEY, event TEXT NOT NULL, hash TEXT NOT NULL, type TEXT NOT NULL, \
     replay_of TEXT, headers TEXT, state TEXT NOT NULL, generation INTEGER NOT NULL, attempts INTEGER NOT NULL, \
     failures INTEGER NOT NULL, interruptions INTEGER NOT NULL, due INTEGER NOT NULL, lease_started INTEGER, \
     lease_until INTEGER, created INTEGER NOT NULL, ended INTEGER, last_status INTEGER, last_error TEXT, \
     next_at INTEGER, size INTEGER, log TEXT, body BLOB)",
    // What the gate takes in has no place of a tenant's; its name tells it.
    "CREATE UNIQUE INDEX delivery_taken_in ON delivery (event) WHERE headers IS NOT NULL",
    NEXT,
    DEAD,
    CANCELLED,
    // Of bodies that are too large for a row, and of rows of the first formats.
    "CREATE TABLE bodies (delivery INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, \
     PRIMARY KEY (delivery, part)) WITHOUT ROWID",
    // Attempts that are too many for a row, and those of the first formats.
    "CREATE TABLE attempts (delivery INTEGER NOT NULL, number INTEGER NOT NULL, generation INTEGER NOT NULL, \
     started INTEGER NOT NULL, ms INTEGER, status INTEGER, error TEXT, answer TEXT NOT NULL DEFAULT '', headers TEXT, \
     PRIMARY KEY (delivery, number)) WITHOUT ROWID",
    "CREATE TABLE notices (id TEXT PRIMARY KEY, type TEXT NOT NULL, data TEXT NOT NULL, made INTEGER NOT NULL) \
     WITHOUT ROWID",
    "CREATE TABLE answers (key TEXT PRIMARY KEY, asked TEXT NOT NULL, answer TEXT NOT NULL, made INTEGER NOT NULL) \
     WITHOUT ROWID",
    "CREATE INDEX answers_made ON answers (made)",
    REPLAYS[0],
    REPLAYS[1],
    MARK,
    "INSERT INTO mark (one, seq, cancelled, dead, delivered) VALUES (1, 0, 0, 0, 0)",
];

const NEXT: &str = "CREATE INDEX delivery_next ON delivery (next_at) WHERE next_at IS NOT NULL";
const DEAD: &str = "CREATE INDEX delivery_dead ON delivery (seq) WHERE state = 'dead'";
const CANCELLED: &str = "CREATE INDEX delivery_cancelled ON delivery (seq) WHERE state = 'cancelled'";
const MARK: &str = "CREATE TABLE mark (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, \
                    cancelled INTEGER NOT NULL, dead INTEGER NOT NULL, delivered INTEGER NOT NULL)";

const STEPS: [&[&str]; 5] =
    [&FORMAT_1, &TRIGGERS, &["ALTER TABLE attempts ADD COLUMN headers TEXT"], &REPLAYS, &ONE_ROW];

/// A delivery becomes one row. Rows stay where they are, whatever their number: what is stored of them elsewhere is read
/// from there until it is purged. The table has another name from here on, so that older code, which would not find the
/// bodies of new rows, answers with an error instead of sending nothing.
const ONE_ROW: [&str; 23] = [
    "DROP TRIGGER IF EXISTS counted_in",
    "DROP TRIGGER IF EXISTS counted_over",
    "DROP TRIGGER IF EXISTS counted_out",
    "ALTER TABLE deliveries RENAME TO delivery",
    "ALTER TABLE delivery ADD COLUMN next_at INTEGER",
    "ALTER TABLE delivery ADD COLUMN size INTEGER",
    "ALTER TABLE delivery ADD COLUMN log TEXT",
    "ALTER TABLE delivery ADD COLUMN body BLOB",
    "UPDATE delivery SET next_at = COALESCE(lease_until, due) WHERE state = 'pending'",
    "DROP INDEX IF EXISTS deliveries_due",
    "DROP INDEX IF EXISTS deliveries_lease",
    "DROP INDEX IF EXISTS deliveries_state",
    "DROP INDEX IF EXISTS deliveries_ended",
    "DROP INDEX IF EXISTS attempts_started",
    NEXT,
    DEAD,
    CANCELLED,
    MARK,
    "INSERT INTO mark (one, seq, cancelled, dead, delivered) SELECT 1, COALESCE((SELECT MAX(seq) FROM delivery), 0), \
     COALESCE((SELECT n FROM counts WHERE state = 'cancelled'), 0), COALESCE((SELECT n FROM counts WHERE state = 'dead'), 0), \
     COALESCE((SELECT n FROM counts WHERE state = 'delivered'), 0)",
    "DROP TABLE counts",
    "ALTER TABLE health ADD COLUMN told INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE health ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 1",
    "UPDATE health SET told = failures >= 3, confirmed = status <> 'unconfirmed'",
];

const REPLAYS: [&str; 2] = [
    "CREATE TABLE IF NOT EXISTS replays (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, by TEXT NOT NULL, \
     delivery INTEGER, range TEXT NOT NULL, n INTEGER NOT NULL)",
    "CREATE INDEX IF NOT EXISTS replays_at ON replays (at)",
];

const FORMAT_1: [&str; 14] = [
    "CREATE TABLE IF NOT EXISTS settings (one INTEGER PRIMARY KEY CHECK (one = 1), json TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS health (one INTEGER PRIMARY KEY CHECK (one = 1), status TEXT NOT NULL, reason TEXT, \
     failures INTEGER NOT NULL, failing_since INTEGER)",
    "CREATE TABLE IF NOT EXISTS deliveries (seq INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT UNIQUE NOT NULL, \
     hash TEXT NOT NULL, type TEXT NOT NULL, replay_of TEXT, headers TEXT, state TEXT NOT NULL, generation INTEGER NOT NULL, \
     attempts INTEGER NOT NULL, failures INTEGER NOT NULL, interruptions INTEGER NOT NULL, due INTEGER NOT NULL, \
     lease_started INTEGER, lease_until INTEGER, created INTEGER NOT NULL, ended INTEGER, last_status INTEGER, last_error TEXT)",
    "CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (due) WHERE state = 'pending' AND lease_until IS NULL",
    "CREATE INDEX IF NOT EXISTS deliveries_lease ON deliveries (lease_until) WHERE lease_until IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS deliveries_state ON deliveries (state, seq)",
    "CREATE INDEX IF NOT EXISTS deliveries_ended ON deliveries (ended) WHERE ended IS NOT NULL",
    "CREATE TABLE IF NOT EXISTS bodies (delivery INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, \
     PRIMARY KEY (delivery, part)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS attempts (delivery INTEGER NOT NULL, number INTEGER NOT NULL, generation INTEGER NOT NULL, \
     started INTEGER NOT NULL, ms INTEGER, status INTEGER, error TEXT, answer TEXT NOT NULL DEFAULT '', \
     PRIMARY KEY (delivery, number)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS attempts_started ON attempts (started)",
    "CREATE TABLE IF NOT EXISTS notices (id TEXT PRIMARY KEY, type TEXT NOT NULL, data TEXT NOT NULL, made INTEGER NOT NULL) \
     WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, asked TEXT NOT NULL, answer TEXT NOT NULL, \
     made INTEGER NOT NULL) WITHOUT ROWID",
    // Counting a hundred thousand rows for every publish would cost more than the publish.
    "CREATE TABLE IF NOT EXISTS counts (state TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS answers_made ON answers (made)",
];

/// Keep `counts` true whatever statement changes a delivery.
const TRIGGERS: [&str; 3] = [
    "CREATE TRIGGER IF NOT EXISTS counted_in AFTER INSERT ON deliveries BEGIN \
     INSERT INTO counts (state, n) VALUES (NEW.state, 1) ON CONFLICT (state) DO UPDATE SET n = n + 1; END",
    "CREATE TRIGGER IF NOT EXISTS counted_over AFTER UPDATE OF state ON deliveries WHEN OLD.state <> NEW.state BEGIN \
     UPDATE counts SET n = n - 1 WHERE state = OLD.state; \
     INSERT INTO counts (state, n) VALUES (NEW.state, 1) ON CONFLICT (state) DO UPDATE SET n = n + 1; END",
    "CREATE TRIGGER IF NOT EXISTS counted_out AFTER DELETE ON deliveries BEGIN \
     UPDATE counts SET n = n - 1 WHERE state = OLD.state; END",
];
