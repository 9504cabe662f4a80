// The built Worker with its stores replaced: each request says which of them fails and how, or KV is a
// server of the test that shows a write to other locations only after a while. An answer says when, by the gate's own
// choice, the origin's time would end.
import worker from "../../../worker/build/index.js";

// Its Durable Object classes.
export * from "../../../worker/build/index.js";

let ends;
const { timeout } = AbortSignal;
AbortSignal.timeout = (ms) => {
  ends = Date.now() + ms;
  return timeout.call(AbortSignal, ms);
};

export default {
  async fetch(request, env, ctx) {
    const began = Date.now();
    const fault = request.headers.get("x-fault") ?? "";
    const DEDUPE = env.KV_SERVER ? remote(env.KV_SERVER, env.LOCATION) : failing(env.DEDUPE, fault);
    const CLAIMS = fault.includes("claims") ? new DurableObjectNamespace() : env.CLAIMS;
    const answer = await worker.fetch(request, { ...env, DEDUPE, CLAIMS }, ctx);
    const told = new Response(answer.body, answer);
    if (ends !== undefined) told.headers.set("x-ends-after-ms", ends - began);
    return told;
  },
};

/** A namespace whose objects cannot be reached. Its name is what the bindings look at. */
class DurableObjectNamespace {
  getByName() {
    return { take: async () => Promise.reject(new Error("Durable Object is overloaded")) };
  }
}

function failing(kv, fault) {
  const call =
    (name) =>
    async (...args) => {
      if (fault.includes(name)) throw new Error(`KV ${name.toUpperCase()} failed: 500 Internal Server Error`);
      return kv[name](...args);
    };
  return { ...unused, get: call("get"), put: call("put") };
}

function remote(server, location) {
  const ask = async (op, key, value) => {
    const response = await fetch(`${server}/?${new URLSearchParams({ op, key, location })}`, {
      method: "POST",
      body: value,
    });
    return response.status === 404 ? null : response.text();
  };
  return { ...unused, get: (key) => ask("get", key), put: (key, value) => ask("put", key, value) };
}

const unused = {
  getWithMetadata() {},
  list() {},
  delete() {},
};
