// The counts of one source: what the portal shows. They are kept in memory, and a row for each hour is written at
// once and then at most every twelve seconds, whatever comes. Lost with the object are the seconds since the last write.
import { DurableObject } from "cloudflare:workers";
import { HOUR_MS, KEEP_MS, Tally } from "./gate/tally.js";
import { internal } from "./problem.js";

const WRITE_EVERY_MS = 12_000;

export class SourceCounters extends DurableObject {
  #sql = this.ctx.storage.sql;
  #tally;
  #writtenMs = 0;
  #isWritePlanned = false;

  /** Takes several requests to the source: `counts` as `[verdict, code or null, n]`, and `details` of some of them. */
  add(batch) {
    this.#add(batch);
  }

  #add(batch) {
    const now = Date.now();
    this.#counts().add(batch, now);
    if (this.#isWritePlanned) return;
    const left = this.#writtenMs + WRITE_EVERY_MS - now;
    if (left <= 0) return this.#write();
    this.#isWritePlanned = true;
    setTimeout(() => {
      this.#isWritePlanned = false;
      this.#write();
    }, left);
  }

  /** A `SourceCounts` of the API: since a time, in steps of so many milliseconds. */
  show(since, step) {
    return this.#counts().show(since, step);
  }

  // How the API asks, in the frame of worker/platform/src/object/call.rs: the length of the JSON question, and the question.
  async fetch(request) {
    try {
      const bytes = await request.arrayBuffer();
      const length = new DataView(bytes).getUint32(0, true);
      const question = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length)));
      if (question.op === "show") return Response.json(this.#counts().show(question.since, question.step));
      this.#add(question.batch);
      return Response.json(null);
    } catch (error) {
      report(error);
      return internal();
    }
  }

  #write() {
    this.#writtenMs = Date.now();
    const oldest = this.#writtenMs - KEEP_MS - HOUR_MS;
    try {
      this.#sql.exec("CREATE TABLE IF NOT EXISTS hours (at INTEGER PRIMARY KEY, minutes TEXT, recent TEXT)");
      for (const [at, minutes, recent] of this.#tally.changed()) {
        const values = [at, JSON.stringify(minutes), JSON.stringify(recent)];
        this.#sql.exec("INSERT OR REPLACE INTO hours (at, minutes, recent) VALUES (?, ?, ?)", ...values);
      }
      this.#sql.exec("DELETE FROM hours WHERE at < ?", oldest);
      this.#tally.stored();
    } catch (error) {
      report(error); // what has changed is written the next time
    }
    this.#tally.forget(this.#writtenMs);
  }

  // Asking creates nothing: the table is made with the first row.
  #counts() {
    if (this.#tally) return this.#tally;
    const tally = new Tally();
    const tables = this.#sql.exec("SELECT name FROM sqlite_master WHERE type = 'table'").toArray();
    const has = (name) => tables.some((table) => table.name === name);
    if (has("counts") && has("recent")) this.#takeUpEarlier(tally);
    if (has("hours")) {
      for (const { at, minutes, recent } of this.#sql.exec("SELECT * FROM hours ORDER BY at"))
        tally.restore(at, JSON.parse(minutes), JSON.parse(recent));
    }
    this.#tally = tally;
    return tally;
  }

  // Code before this one kept a row for each minute, verdict and code, and one for each request. Nothing is written to
  // them any more; when the last minute is a week old they go.
  #takeUpEarlier(tally) {
    const since = Date.now() - KEEP_MS;
    const query = "SELECT minute, verdict, code, n FROM counts WHERE minute >= ?";
    const counts = this.#sql.exec(query, since).toArray();
    if (counts.length === 0) {
      this.#sql.exec("DROP TABLE counts");
      this.#sql.exec("DROP TABLE recent");
      return;
    }
    const recent = "SELECT at, verdict, code, event_id, event_type, status, ms FROM recent ORDER BY seq";
    tally.restoreEarlier(
      counts.map(({ minute, verdict, code, n }) => [minute, verdict, code || null, n]),
      this.#sql.exec(recent).toArray(),
    );
  }
}

const report = (error) =>
  console.error(JSON.stringify({ at: "SourceCounters", code: "failed", detail: String(error) }));
