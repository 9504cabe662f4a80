// The object behind `strict`: the session of each claim, SQL and timers. Who has an event, what is written when and into
// which table, is decided in crates/gate/src/claims.
//
// Everything between the first look and the claim is one turn without an await, so no two copies can both find nothing.
import { DurableObject, RpcTarget } from "cloudflare:workers";
import { Earlier } from "./gate/earlier.js";
import { Shard } from "./gate/shard.js";

const DONE = -1;

/** A claim that its holder has: over with `commit`, `release`, or the end of the session. */
class Held extends RpcTarget {
  #end;
  #isOver = false;
  #over = Promise.withResolvers();

  constructor(end) {
    super();
    this.#end = end;
  }

  /** The event was processed. Resolves when that is written. */
  commit() {
    return this.#finish("commit");
  }

  /** The event was not processed: the next copy goes through. */
  release() {
    return this.#finish("release");
  }

  /** Resolves when the claim is over. A call that fails before means that the object knows nothing of it any more. */
  held() {
    return this.#over.promise;
  }

  [Symbol.dispose]() {
    return this.#finish("release");
  }

  #finish(how) {
    if (this.#isOver) return undefined;
    this.#isOver = true;
    this.#over.resolve();
    return this.#end(how);
  }
}

export class ClaimShard extends DurableObject {
  #sql = this.ctx.storage.sql;
  #tables = new Set();
  #shard = new Shard((shard) => this.#restore(shard));
  #earlier = new Earlier(this.ctx, this.env);
  /** Claims that are held, and commits that wait to be written. */
  #open = new Map();
  #waiting = [];
  #isLeaseTimed = false;

  constructor(ctx, env) {
    super(ctx, env);
    for (const { name } of this.#sql.exec("SELECT name FROM sqlite_master WHERE type = 'table'"))
      this.#tables.add(name);
  }

  /**
   * Claims all keys of an event of a source for `token`, or none: "done", after how many seconds to come again, or the
   * claim. The token of a claim takes it again where this object has restarted.
   * @param {string} source
   * @param {string[]} keys
   * @param {string} token
   * @param {number} leaseMs until another copy may have it, whatever becomes of its holder
   * @param {number} windowS for how long the event is known once it was processed
   */
  async take(source, keys, token, leaseMs, windowS) {
    const now = Date.now();
    const names = keys.join("\n");
    const taken = this.#shard.ask((shard) => shard.take(names, token, now, leaseMs));
    if (taken === DONE) return "done";
    if (taken > 0) return taken;
    let stands;
    try {
      // Only while there are marks of an earlier format does this wait for anything.
      stands = this.#isDone(keys, now)
        ? "done"
        : this.#earlier.isOver(now)
          ? null
          : await this.#earlier.seen(source, keys);
    } catch (error) {
      this.#release(keys, token);
      throw error;
    }
    if (stands !== null) {
      this.#release(keys, token);
      return stands;
    }
    const held = new Held((how) => {
      this.#open.delete(held);
      return how === "commit" ? this.#commit(keys, token, windowS) : this.#release(keys, token);
    });
    this.#open.set(held, { names, token, leaseMs });
    this.#timeLeases();
    return held;
  }

  /** Commits without a session, which ended with an earlier life of this object. */
  commitAnew(keys, token, windowS) {
    return this.#commit(keys, token, windowS);
  }

  /** Releases without a session. */
  releaseAnew(keys, token) {
    this.#release(keys, token);
  }

  #commit(keys, token, windowS) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const commit = { names: keys.join("\n"), token, now: Date.now(), windowS, resolve, reject };
    const inMs = this.#shard.ask((shard) => shard.commit(commit.names, token, commit.now, windowS));
    this.#waiting.push(commit);
    if (inMs === 0) this.#write();
    else if (inMs > 0) setTimeout(() => this.#write(), inMs);
    return promise;
  }

  #release(keys, token) {
    const hasRows = this.#shard.ask((shard) => shard.release(keys.join("\n"), token));
    if (hasRows) this.#sql.exec("DELETE FROM leases WHERE token = ?", token);
  }

  /** How many claims are held, and how many claims and marks are not settled. */
  open() {
    return { held: this.#open.size, unsettled: this.#shard.ask((shard) => shard.open()) };
  }

  /** What the table of an earlier format, in this object, says of keys: as `take`, or null. */
  seenEarlier(keys) {
    return this.#earlier.seenHere(keys);
  }

  /** Until when that table says anything, in Unix milliseconds; 0 where there is none. */
  earlierLasts() {
    return this.#earlier.lastsHere();
  }

  // Set by code of before, to tidy its table row by row: it goes as a whole.
  alarm() {
    return this.#earlier.tidy();
  }

  #isDone(keys, now) {
    const tables = this.#shard.ask((shard) => shard.tables(now));
    if (tables === "") return false;
    const marks = keys.map((_, index) => `?${index + 2}`).join(", ");
    const looks = tables
      .split(" ")
      .map((n) => `EXISTS (SELECT 1 FROM done_${n} WHERE key IN (${marks}) AND until_ms > ?1)`);
    return this.#sql.exec(`SELECT ${looks.join(" OR ")} AS done`, now, ...keys).one().done === 1;
  }

  #write() {
    const commits = this.#waiting;
    if (commits.length === 0) return;
    this.#waiting = [];
    try {
      // With the waiting ones taken out: a new instance is told of the others.
      this.#store(this.#shard.ask((shard) => shard.batch(Date.now())));
      for (const { resolve } of commits) resolve();
    } catch (error) {
      for (const { reject } of commits) reject(error);
    } finally {
      this.#shard.ask((shard) => shard.settle());
    }
  }

  #store(batch) {
    const [table, over, leases, ...marks] = batch.split("\n");
    const [n, isNew, endsMs, dropMs] = table.split(" ");
    if (isNew === "1") {
      this.#make("spans", "(n INTEGER PRIMARY KEY, ends_ms INTEGER NOT NULL, drop_ms INTEGER NOT NULL)");
      this.#make(`done_${n}`, "(key TEXT PRIMARY KEY, until_ms INTEGER NOT NULL) WITHOUT ROWID");
      this.#sql.exec(
        "INSERT INTO spans (n, ends_ms, drop_ms) VALUES (?, ?, ?)",
        Number(n),
        Number(endsMs),
        Number(dropMs),
      );
    }
    for (const old of over.split(" ").filter(Boolean)) {
      this.#sql.exec(`DROP TABLE IF EXISTS done_${old}`);
      this.#sql.exec("DELETE FROM spans WHERE n = ?", Number(old));
      this.#tables.delete(`done_${old}`);
    }
    for (const mark of marks) {
      const [untilMs, key] = mark.split(" ");
      const keep = "ON CONFLICT (key) DO UPDATE SET until_ms = excluded.until_ms WHERE until_ms < excluded.until_ms";
      this.#sql.exec(`INSERT INTO done_${n} (key, until_ms) VALUES (?, ?) ${keep}`, key, Number(untilMs));
    }
    for (const key of leases.split(" ").filter(Boolean)) this.#sql.exec("DELETE FROM leases WHERE key = ?", key);
  }

  #timeLeases() {
    if (this.#isLeaseTimed) return;
    const inMs = this.#shard.ask((shard) => shard.nextLease(Date.now()));
    if (inMs < 0) return;
    this.#isLeaseTimed = true;
    setTimeout(() => {
      this.#isLeaseTimed = false;
      try {
        this.#writeLeases();
        this.#timeLeases();
      } catch (error) {
        report(error); // a restart in the middle of this forward may let a copy through
      }
    }, inMs);
  }

  #writeLeases() {
    const leases = this.#shard.ask((shard) => shard.leases(Date.now()));
    for (const lease of leases.split("\n").filter(Boolean)) {
      const [untilMs, token, key] = lease.split(" ");
      this.#make("leases", "(key TEXT PRIMARY KEY, token TEXT NOT NULL, until_ms INTEGER NOT NULL) WITHOUT ROWID");
      const row = "INSERT OR REPLACE INTO leases (key, token, until_ms) VALUES (?, ?, ?)";
      this.#sql.exec(row, key, token, Number(untilMs));
    }
  }

  // Asking creates nothing: a table is made with its first row.
  #make(name, columns) {
    if (this.#tables.has(name)) return;
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS ${name} ${columns}`);
    this.#tables.add(name);
  }

  /** Tells a new instance what is stored, and what is under way in this object. */
  #restore(shard) {
    const now = Date.now();
    if (this.#tables.has("spans")) {
      for (const { n, ends_ms, drop_ms } of this.#sql.exec("SELECT n, ends_ms, drop_ms FROM spans ORDER BY n"))
        shard.restoreSpan(n, ends_ms, drop_ms);
    }
    if (this.#tables.has("leases")) {
      this.#sql.exec("DELETE FROM leases WHERE until_ms <= ?", now);
      for (const { key, token, until_ms } of this.#sql.exec("SELECT key, token, until_ms FROM leases"))
        shard.restoreLease(key, token, until_ms);
    }
    for (const { names, token, leaseMs } of this.#open.values()) shard.take(names, token, now, leaseMs);
    for (const { names, token, now: committed, windowS } of this.#waiting)
      shard.commit(names, token, committed, windowS);
  }
}

const report = (error) => console.error(JSON.stringify({ at: "ClaimShard", code: "failed", detail: String(error) }));
