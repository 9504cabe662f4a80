// Marks of an earlier format: each source had sixteen objects, and each of those a table `claims`, a row for each claim
// and each mark. Nothing is written to it any more. For as long as a mark in it counts, it is asked.

const SHARDS = 16;
/** An object that the code of before has left, by the first two digits of a key. */
const shardOf = (key) => Number.parseInt(key.slice(0, 2), 16) % SHARDS;
const MAKE = "CREATE TABLE IF NOT EXISTS earlier (shard INTEGER PRIMARY KEY, until_ms INTEGER NOT NULL)";

export class Earlier {
  #ctx;
  #env;
  #sql;
  /** Until when the table of each shard counts. */
  #until;
  #asked;

  constructor(ctx, env) {
    this.#ctx = ctx;
    this.#env = env;
    this.#sql = ctx.storage.sql;
    if (!this.#has("earlier")) return;
    const rows = this.#sql.exec("SELECT shard, until_ms FROM earlier").toArray();
    this.#until = new Map(rows.map(({ shard, until_ms }) => [shard, until_ms]));
  }

  /** Whether nothing counts any more. Not known before it was asked for the first time. */
  isOver(now) {
    return this.#until?.values().every((until) => until <= now) ?? false;
  }

  /** What the objects of before say of keys: "done", after how many seconds to come again, or null. */
  async seen(source, keys) {
    this.#asked ??= this.#until ? Promise.resolve() : this.#ask(source);
    try {
      await this.#asked;
    } catch (error) {
      this.#asked = undefined; // the next claim asks again
      throw error;
    }
    const now = Date.now();
    const mine = keys.filter((key) => this.#until.get(shardOf(key)) > now);
    const all = await Promise.all(mine.map((key) => this.#object(source, shardOf(key)).seenEarlier([key])));
    return all.find((said) => said === "done") ?? all.find((said) => said !== null) ?? null;
  }

  seenHere(keys) {
    if (!this.#has("claims")) return null;
    const now = Date.now();
    const marks = keys.map(() => "?").join(", ");
    const query = `SELECT token, until_ms FROM claims WHERE key IN (${marks}) AND until_ms > ?`;
    const rows = this.#sql.exec(query, ...keys, now).toArray();
    if (rows.some(({ token }) => token === null)) return "done";
    return rows.length === 0 ? null : Math.ceil((rows[0].until_ms - now) / 1000);
  }

  lastsHere() {
    return this.#has("claims") ? (this.#sql.exec("SELECT MAX(until_ms) AS until FROM claims").one().until ?? 0) : 0;
  }

  async tidy() {
    const until = this.lastsHere();
    if (until > Date.now()) await this.#ctx.storage.setAlarm(until + 1);
    else this.#sql.exec("DROP TABLE IF EXISTS claims");
  }

  async #ask(source) {
    const shards = Array.from({ length: SHARDS }, (_, shard) => shard);
    const lasts = await Promise.all(shards.map((shard) => this.#object(source, shard).earlierLasts()));
    const until = new Map(shards.map((shard) => [shard, lasts[shard]]).filter(([, until]) => until > Date.now()));
    this.#sql.exec(MAKE);
    for (const row of until) this.#sql.exec("INSERT OR REPLACE INTO earlier (shard, until_ms) VALUES (?, ?)", ...row);
    this.#until = until;
  }

  /** The object of that number, which may be this one. */
  #object(source, shard) {
    const name = `${source}/${shard}`;
    if (this.#ctx.id.name !== name) return this.#env.CLAIMS.getByName(name);
    return { seenEarlier: (keys) => this.seenHere(keys), earlierLasts: () => this.lastsHere() };
  }

  #has(table) {
    const found = this.#sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table);
    return found.toArray().length > 0;
  }
}
