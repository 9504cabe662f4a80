// The built Worker with objects whose storage fails, or that do not answer: `POST /faults` says how. All run in one isolate here, so one object of faults serves them.
import * as product from "../../../worker/build/index.js";

const faults = {
  all: false,
  tenants: false,
  silent: "",
  slow: "",
  large: "",
  bytes: 0,
  upTo: 0,
  at: 0,
  call: 0,
  thrown: 0,
  nth: 0,
};

/** With TEST_SOON, nobody waits for an alarm that is set in case of a crash: it comes after this at the latest. */
const SOON_MS = 2_000;
let isSoon = false;

export class TenantObject extends product.TenantObject {
  constructor(ctx, env) {
    super(ctx, env);
    isSoon = env.TEST_SOON !== undefined;
    Object.defineProperty(this, "ctx", { value: watched(ctx, ctx.id.name) });
  }

  async fetch(request) {
    if (faults.tenants) throw new Error("the tenant object does not answer");
    return super.fetch(request);
  }
}

export class EndpointObject extends product.EndpointObject {
  constructor(ctx, env) {
    super(ctx, env);
    this.name = ctx.id.name;
    Object.defineProperty(this, "ctx", { value: watched(ctx, ctx.id.name) });
  }

  async fetch(request) {
    const is = (names) => names.split(" ").includes(this.name);
    if (is(faults.silent)) throw new Error("the endpoint object does not answer");
    if (is(faults.slow)) {
      // What it is handed waits for as long as it is slow; whatever else it is asked, it answers.
      const { bytes, question } = await read(request);
      while (["take", "take_first"].includes(question.ask) && is(faults.slow))
        await new Promise((done) => setTimeout(done, 20));
      return super.fetch(new Request("https://object/", { method: "POST", body: bytes }));
    }
    return super.fetch(request);
  }

  // With `upTo` set, the first alarm fails at its first call of storage, the next at its second, ...
  async alarm(info) {
    faults.call = 0;
    if (faults.at < faults.upTo) faults.at += 1;
    else faults.at = faults.upTo = 0;
    return super.alarm(info);
  }
}

async function read(request) {
  const bytes = new Uint8Array(await request.arrayBuffer());
  const [a, b, c] = bytes;
  const json = new TextDecoder().decode(bytes.subarray(4, 4 + a + b * 256 + c * 65_536));
  return { bytes, question: JSON.parse(json) };
}

function touch(what) {
  // The `nth` call from here on fails, whoever makes it.
  if (faults.nth > 0 && --faults.nth === 0) {
    faults.thrown += 1;
    throw new Error(`storage failed: ${what}`);
  }
  faults.call += 1;
  if (faults.all || faults.call === faults.at) {
    faults.thrown += 1;
    throw new Error(`storage failed: ${what}`);
  }
}

/** The object with its calls of storage counted; everything else as it is. */
function watched(target, of) {
  return new Proxy(target, {
    get(object, name) {
      const value = Reflect.get(object, name);
      // An object that is `large` says that it holds so many bytes.
      if (name === "databaseSize" && faults.large === of) return faults.bytes;
      if (name === "storage" || name === "sql") return watched(value, of);
      if (typeof value !== "function") return value;
      return (...args) => {
        if (["exec", "setAlarm", "transactionSync"].includes(name) && !String(args[0]).includes("__miniflare"))
          touch(name);
        if (name === "setAlarm" && isSoon) args[0] = Math.min(Number(args[0]), Date.now() + SOON_MS);
        return value.apply(object, args);
      };
    },
  });
}

export * from "../../../worker/build/index.js";

export default {
  async fetch(request, env, ctx) {
    if (new URL(request.url).pathname !== "/faults") return product.default.fetch(request, env, ctx);
    Object.assign(faults, await request.json());
    return Response.json(faults);
  },
};
