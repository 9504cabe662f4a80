// The Worker's entry: a thin shell around the two wasm modules that `npm run build` puts beside it.
import { over } from "./api-body.js";
import { durable } from "./durable.js";
import { receive } from "./gate/receive.js";
import { guarded } from "./guard.js";
import { internal } from "./problem.js";

export { ClaimShard } from "./claim-shard.js";
export { Outbound } from "./outbound.js";
export { SourceCounters } from "./source-counters.js";

export const EndpointObject = durable("EndpointObject");
export const TenantObject = durable("TenantObject");

/** What the sender answers; the gate has everything else. */
const SENDERS = /^[^/]*\/\/[^/]*\/(?:v1\/|portal(?:\/|\/index\.html)?(?:[?#]|$))/;

export default {
  async fetch(request, env, ctx) {
    const answer = (SENDERS.test(request.url) ? send(request, env, ctx) : receive(request, env, ctx)).catch(failed);
    // A provider that hangs up must not cut off the commit behind a forward that succeeded.
    ctx.waitUntil(answer);
    return answer;
  },

  // Once an hour: alarms that the platform has lost are set again.
  async scheduled(controller, env, ctx) {
    await guarded((wasm) => wasm.scheduled(controller, env, ctx));
  },
};

async function send(request, env, ctx) {
  try {
    return await guarded((wasm) => wasm.fetch(request, env, ctx));
  } finally {
    over(request);
  }
}

/** What is thrown was said already where it is the end of an instance. */
function failed(error) {
  console.error(JSON.stringify({ at: "shell", code: "internal", detail: String(error) }));
  return internal();
}
