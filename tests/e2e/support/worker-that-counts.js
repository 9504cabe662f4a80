// The built Worker, and what of it the platform would bill: `GET /tally` says so, and begins anew. All runs in one
// isolate here, so one table of counts serves the Worker and its objects. `GET /open/SOURCE` asks what the claims of a source
// wait for.
import "./patient.js";
import * as product from "../../../worker/build/index.js";

let counts = {};
/** A cursor knows its rows when it has been read. */
let cursors = [];

function count(what, n = 1) {
  counts[what] = (counts[what] ?? 0) + n;
}

/** The class, with its requests, alarms and SQL counted. A call on what a call has answered is no request of its own. */
function counted(Base, name) {
  const Class = class extends Base {
    constructor(ctx, env) {
      watch(ctx.storage, name);
      super(ctx, env);
    }
  };
  for (let of = Base.prototype; of?.constructor.name !== "DurableObject"; of = Object.getPrototypeOf(of)) {
    for (const method of Object.getOwnPropertyNames(of)) {
      if (method === "constructor" || Object.hasOwn(Class.prototype, method)) continue;
      const call = of[method];
      Class.prototype[method] = function (...given) {
        count(`${name} ${method === "alarm" ? "alarms" : "requests"}`);
        return call.apply(this, given);
      };
    }
  }
  return Class;
}

function watch(storage, name) {
  const { sql } = storage;
  const { exec } = sql;
  const { setAlarm } = storage;
  sql.exec = (...given) => {
    const cursor = exec.apply(sql, given);
    // Miniflare notes the names of objects, which the platform does not bill.
    if (!given[0].includes("__miniflare")) cursors.push([name, cursor]);
    return cursor;
  };
  storage.setAlarm = (...given) => {
    count(`${name} alarms set`);
    return setAlarm.apply(storage, given);
  };
}

function tally() {
  for (const [name, cursor] of cursors) {
    count(`${name} statements`);
    if (cursor.rowsWritten > 0) count(`${name} rows written`, cursor.rowsWritten);
    if (cursor.rowsRead > 0) count(`${name} rows read`, cursor.rowsRead);
  }
  const told = counts;
  [counts, cursors] = [{}, []];
  return told;
}

function watched(kv) {
  return new Proxy(kv, {
    get(object, name) {
      const value = Reflect.get(object, name);
      if (typeof value !== "function") return value;
      return (...given) => {
        count(`KV ${name}`);
        return value.apply(object, given);
      };
    },
  });
}

export const ClaimShard = counted(product.ClaimShard, "ClaimShard");
export const EndpointObject = counted(product.EndpointObject, "EndpointObject");
export const SourceCounters = counted(product.SourceCounters, "SourceCounters");
export const TenantObject = counted(product.TenantObject, "TenantObject");

export default {
  async fetch(request, env, ctx) {
    const [, what, source] = new URL(request.url).pathname.split("/");
    if (what === "tally") return Response.json(tally());
    if (what === "open") return Response.json(await env.CLAIMS.getByName(decodeURIComponent(source)).open());
    count("Worker requests");
    return product.default.fetch(request, { ...env, DEDUPE: watched(env.DEDUPE) }, ctx);
  },
};
