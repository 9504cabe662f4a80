// The built Worker, with the object behind `strict` driven by a test: `POST /objects/NAME` asks one, in words of JSON.
// `/claims` is the suite of both stores.
import * as product from "../../../worker/build/index.js";

const source = "driven";

export class ClaimShard extends product.ClaimShard {
  async fetch(request) {
    const { op, keys, token, lease_ms: leaseMs, window_s: windowS } = await request.json();
    switch (op) {
      case "claim": {
        const taken = await this.take(source, keys, token, leaseMs, windowS);
        if (taken === "done") return Response.json({ state: "done" });
        if (typeof taken === "number") return Response.json({ state: "in_flight", retry_after_s: taken });
        return Response.json({ state: "ours", token });
      }
      case "commit":
        await this.commitAnew(keys, token, windowS);
        return Response.json({});
      case "release":
        this.releaseAnew(keys, token);
        return Response.json({});
      case "abort":
        // Ends this life of the object, with all that is only in its memory.
        this.ctx.abort("the test ended it");
        return Response.json({});
      case "tables":
        return Response.json(
          this.ctx.storage.sql.exec("SELECT name FROM sqlite_master WHERE type = 'table'").toArray(),
        );
      case "before":
        // As code of before has left it.
        this.ctx.storage.sql.exec(
          "CREATE TABLE IF NOT EXISTS claims (key TEXT PRIMARY KEY, token TEXT, until_ms INTEGER NOT NULL) WITHOUT ROWID",
        );
        for (const key of keys)
          this.ctx.storage.sql.exec(
            "INSERT INTO claims (key, token, until_ms) VALUES (?, ?, ?)",
            key,
            token ?? null,
            Date.now() + windowS * 1000,
          );
        return Response.json({});
      default:
        return Response.json(this.open());
    }
  }
}

export const { EndpointObject, SourceCounters, TenantObject } = product;

const hash = async (text) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toHex();

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url);
    if (pathname === "/claims") {
      const { id, idempotency_key: key, token = crypto.randomUUID(), ...ask } = await request.json();
      const keys = await Promise.all([`id ${id}`, ...(key ? [`key ${key}`] : [])].map(hash));
      const body = JSON.stringify({ ...ask, token, keys });
      return env.CLAIMS.getByName(source).fetch("https://object/", { method: "POST", body });
    }
    if (!pathname.startsWith("/objects/")) return product.default.fetch(request, env, ctx);
    const name = decodeURIComponent(pathname.slice("/objects/".length));
    try {
      return await env.CLAIMS.getByName(name).fetch("https://object/", { method: "POST", body: await request.text() });
    } catch (error) {
      return Response.json({ error: String(error) }, { status: 500 });
    }
  },
};
