// The built Worker, with what the platform bills counted: `GET /bill` tells the counts since the last time, by what they
// are of. `POST /bill?skip=MS` moves the clock and lets every object's alarm go off, for what is deleted for its age.
import * as product from "../../worker/build/index.js";

let counts = {};
/** Cursors know how many rows they touched once they have been read. */
let cursors = [];
const count = (what, n = 1) => {
  counts[what] = (counts[what] ?? 0) + n;
};

const RealDate = Date;
let ahead = 0;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + ahead] : given));
  }
  static now() {
    return RealDate.now() + ahead;
  }
};

/** Ids of the objects that were made, for their alarms. */
const objects = new Set();

/** The class, with calls from outside, rows and alarms counted. */
function counted(Product) {
  const { prototype } = Product;
  class Counted extends Product {
    constructor(ctx, env) {
      watch(ctx.storage);
      objects.add(ctx.id.toString());
      super(ctx, env);
    }

    async goOff() {
      await this.alarm?.();
    }
  }
  // A method that another one calls is no request of its own, as far as the call is synchronous.
  let isInside = false;
  for (let at = prototype; at && at.constructor.name !== "DurableObject"; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at).filter((name) => name !== "constructor"))
      Counted.prototype[name] = function (...args) {
        if (isInside) return prototype[name].apply(this, args);
        count("object requests");
        isInside = true;
        try {
          return prototype[name].apply(this, args);
        } finally {
          isInside = false;
        }
      };
  return Counted;
}

function watch(storage) {
  const { sql } = storage;
  const [exec, setAlarm] = [sql.exec.bind(sql), storage.setAlarm.bind(storage)];
  sql.exec = (...args) => {
    const cursor = exec(...args);
    cursors.push(cursor);
    return cursor;
  };
  storage.setAlarm = (...args) => {
    count("rows written");
    return setAlarm(...args);
  };
}

function watched(kv) {
  const columns = { get: "KV reads", getWithMetadata: "KV reads", put: "KV writes", delete: "KV writes" };
  return new Proxy(kv, {
    get(target, name) {
      if (typeof target[name] !== "function") return target[name];
      return (...args) => {
        if (columns[name]) count(columns[name]);
        return target[name](...args);
      };
    },
  });
}

// One line for each class of the Worker.
export const ClaimShard = counted(product.ClaimShard);
export const EndpointObject = counted(product.EndpointObject);
export const SourceCounters = counted(product.SourceCounters);
export const TenantObject = counted(product.TenantObject);

export default {
  ...product.default,
  async fetch(request, env, ctx) {
    const url = new URL(request.url);
    if (url.pathname === "/bill") {
      if (request.method === "GET") return Response.json(taken());
      ahead += Number(url.searchParams.get("skip"));
      for (const id of objects) await goOff(env, id);
      return new Response();
    }
    // Requests of the Worker to itself are free of charge.
    if (["127.0.0.1", "localhost"].includes(url.hostname)) count("Worker requests");
    return product.default.fetch(request, { ...env, DEDUPE: watched(env.DEDUPE) }, ctx);
  },
};

function taken() {
  for (const { rowsRead, rowsWritten } of cursors) {
    count("rows read", rowsRead);
    count("rows written", rowsWritten);
  }
  const told = counts;
  [cursors, counts] = [[], {}];
  return told;
}

async function goOff(env, id) {
  for (const binding of Object.values(env)) {
    let stub;
    try {
      stub = binding.get(binding.idFromString(id));
    } catch {
      continue; // another class's, or no objects
    }
    return stub.goOff();
  }
}
