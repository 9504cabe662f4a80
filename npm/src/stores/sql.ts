import type { Store } from "./store.js";

/** Runs one statement with `?` parameters and gives its rows, if it has any. */
export type SqlQuery = (
  sql: string,
  parameters: (number | string)[],
) => readonly unknown[] | undefined | Promise<readonly unknown[] | undefined>;

/**
 * A store in a SQL table, through any driver whose parameters are written `?`: SQLite, D1, libSQL, MySQL.
 * The table is
 * `CREATE TABLE signpost_dedupe (id CHAR(64) PRIMARY KEY, token VARCHAR(64) NOT NULL, expires_ms BIGINT NOT NULL)`;
 * {@link SQL_TABLE} is that text. Rows whose `expires_ms` is past can be deleted at any time.
 *
 * @param options.table its name; `signpost_dedupe` unless it is given
 * @param options.clock the time in milliseconds; the host's unless it is given
 */
export function sqlStore(
  query: SqlQuery,
  { table = "signpost_dedupe", clock = Date.now }: { table?: string; clock?: () => number } = {},
): Store {
  if (!/^[A-Za-z_][A-Za-z0-9_.]*$/.test(table)) throw new TypeError("`table` must be a plain name");
  const insert = `INSERT INTO ${table} (id, token, expires_ms) VALUES (?, ?, ?)`;
  return {
    isAtomic: true,
    async claim(key, token, leaseMs) {
      const now = clock();
      await query(`DELETE FROM ${table} WHERE id = ? AND expires_ms <= ?`, [key, now]);
      try {
        await query(insert, [key, token, now + leaseMs]);
        return "claimed";
      } catch (error) {
        // The primary key decides who was first. Any other failure finds no row here.
        const rows = await query(`SELECT token FROM ${table} WHERE id = ?`, [key]);
        const row = rows?.[0] as { token?: unknown } | undefined;
        if (row === undefined) throw error;
        // Ours where only the answer was lost.
        return row.token === DONE ? "done" : row.token === token ? "claimed" : "busy";
      }
    },
    async commit(key, windowMs) {
      const expires = clock() + windowMs;
      await query(`UPDATE ${table} SET token = ?, expires_ms = ? WHERE id = ?`, [DONE, expires, key]);
      // The row is gone if the lease ended and somebody cleaned up.
      const rows = await query(`SELECT token FROM ${table} WHERE id = ?`, [key]);
      if (rows?.length === 0) await query(insert, [key, DONE, expires]);
    },
    async release(key, token) {
      await query(`DELETE FROM ${table} WHERE id = ? AND token = ?`, [key, token]);
    },
  };
}

/** No token is this: tokens are UUIDs. */
const DONE = "done";

/** Makes the table. */
export const SQL_TABLE =
  "CREATE TABLE IF NOT EXISTS signpost_dedupe (id CHAR(64) PRIMARY KEY, token VARCHAR(64) NOT NULL, expires_ms BIGINT NOT NULL)";
