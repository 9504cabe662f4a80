// The shell's classes of objects in this process, on Node's SQLite: a test gives them its own time.
import { registerHooks } from "node:module";
import { DatabaseSync } from "node:sqlite";

const base = "export class DurableObject { constructor(ctx, env) { Object.assign(this, { ctx, env }); } }";
const platform = `data:text/javascript,${encodeURIComponent(`${base} export class RpcTarget {}`)}`;

registerHooks({
  resolve: (name, context, next) =>
    name === "cloudflare:workers" ? { url: platform, shortCircuit: true } : next(name, context),
});

/** What an object is given, on a database that outlives it. `executed` are the statements that were run. */
export function context(database = new DatabaseSync(":memory:")) {
  const executed = [];
  const exec = (text, ...values) => {
    executed.push(text);
    const rows = database.prepare(text).all(...values);
    return Object.assign(rows[Symbol.iterator](), { toArray: () => rows });
  };
  return { database, executed, storage: { sql: { exec } } };
}
