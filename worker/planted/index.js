// The Worker of the tests: the product, with routes that break it on purpose and drive the dedupe stores directly.
// `npm run build` copies this file nowhere.
import { durable } from "./durable.js";
import { ask, planOf } from "./gate/core.js";
import * as marks from "./gate/kv.js";
import { headOf } from "./gate/receive.js";
import { internal } from "./problem.js";
import product from "./product.js";

const encoder = new TextEncoder();

export * from "./product.js";
export const PlantedObject = durable("PlantedObject");

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/planted/")) return product.fetch(request, env, ctx);
    const answer = plant(pathname.slice("/planted/".length), request, env);
    return answer.catch(internal);
  },
};

/** Calls between JavaScript and the gate's module, either way. */
let crossings = 0;
/** The export in whose next call the instance dies. */
let dies;

function counted(functions) {
  const count = (name, call) =>
    function counted(...given) {
      // What the object behind `strict` asks is another isolate's.
      if (!name.startsWith("shard_")) crossings += 1;
      if (name === dies) {
        dies = undefined;
        functions.planted_panic();
      }
      return call(...given);
    };
  const entries = Object.entries(functions);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "function" ? count(name, value) : value]),
  );
}

const { Instance } = WebAssembly;
WebAssembly.Instance = class {
  constructor(module, imports) {
    const { host } = imports;
    const { exports } = new Instance(module, host ? { host: counted(host) } : imports);
    this.exports = host ? counted(exports) : exports;
  }
};

async function plant(what, request, env) {
  switch (what) {
    case "panic":
      // After an await, as a panic in the middle of a request would come.
      await request.bytes();
      return ask(env, (core) => core.planted_panic());
    case "overflow":
      return Response.json(Number(ask(env, (core) => core.planted_overflow())));
    case "crossings": {
      const count = crossings;
      crossings = 0;
      return Response.json(count);
    }
    case "dies":
      dies = await request.text();
      return new Response(null);
    case "memory":
      return Response.json(ask(env, (core) => core.memory.buffer.byteLength / 65_536));
    case "differential":
      return Response.json(await differential(env, await request.json()));
    case "claims":
      return Response.json(await claims(env, await request.json()));
    case "object/panic":
    case "object/arm":
    case "object/runs":
      return env.PLANTED.getByName("one").fetch(request);
    default:
      return new Response(null, { status: 404 });
  }
}

/** What the gate says of requests: each on the runtime's own request and headers, with the time that the test gives. */
async function differential(env, { now, sources, requests }) {
  return requests.map(({ source, method, query, headers, text, bytes }) => {
    const request = new Request(`https://gate.example/in/${sources[source]}${query}`, { method, headers });
    const body =
      text === undefined ? Uint8Array.from(bytes ?? "", (letter) => letter.charCodeAt(0)) : encoder.encode(text);
    return ask(env, (core, memory) => {
      memory.putBody(body);
      memory.putTexts([headOf(request)]);
      core.planted_judge(planOf(body), body.length, now);
      return JSON.parse(memory.text());
    });
  });
}

/** One call of the `kv` store: `claim`, `commit` or `release`. As worker/shell/gate/receive.js does it. */
async function claims(env, { op, id, idempotency_key: key, token, lease_ms: leaseMs, window_s: windowS }) {
  const names = ask(env, (core, memory) => {
    memory.putTexts([id, key]);
    core.planted_keys();
    return memory.text();
  });
  const keys = names.split(" ");
  const asked = (call) => ask(env, (core, memory) => (memory.putTexts([names]), call(core)));
  const end = (window, holder) => asked((core) => core.planted_end(window, holder, Date.now()));
  if (op === "commit") {
    end(windowS, 0);
    await marks.mark(env.DEDUPE, keys, windowS);
    return {};
  }
  if (op === "release") {
    end(0, Number(token) || 0);
    return {};
  }
  const holder = asked((core) => core.planted_take(leaseMs, Date.now()));
  if (holder < 0) return { state: "in_flight", retry_after_s: -holder };
  if (holder === 0) return { state: "done" };
  const { state } = await marks.take(env.DEDUPE, keys, windowS);
  if (state === "held") return { state: "ours", token: String(holder) };
  end(0, holder);
  return { state };
}
