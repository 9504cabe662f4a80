// The databases of objects, as the runtime leaves them.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Opens the database of the object of which `query` finds a row. The runtime must not be running. */
export function openDatabase(state, objects, query, ...values) {
  const folder = join(state, "v3", "do", `signpost-e2e-${objects}`);
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".sqlite"))) {
    const database = new DatabaseSync(join(folder, name));
    try {
      if (database.prepare(query).get(...values)) return database;
    } catch {
      // Not one with such a table.
    }
    database.close();
  }
  throw new Error(`no object of ${objects} answers ${query}`);
}
