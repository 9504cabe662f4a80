//! The tables, and the steps that led to them.

/// Each is done once, in this order; see [`migrate`](signpost_platform::object::sql::migrate).
pub const STEPS: [&[&str]; 4] = [&FORMAT_1, &TRIGGERS, &["ALTER TABLE attempts ADD COLUMN headers TEXT"], &REPLAYS];

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
