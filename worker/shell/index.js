// The Worker's entry: a thin shell around the wasm that `npm run build` puts beside it.
import { durable } from "./durable.js";
import { guarded } from "./guard.js";
import { internal } from "./problem.js";

export { ClaimShard } from "./claim-shard.js";
export { SourceCounters } from "./source-counters.js";

export const EndpointObject = durable("EndpointObject");
export const TenantObject = durable("TenantObject");

export default {
  async fetch(request, env, ctx) {
    const answer = guarded((wasm) => wasm.fetch(request, env, ctx)).catch(internal);
    // A provider that hangs up must not cut off the commit behind a forward that succeeded.
    ctx.waitUntil(answer);
    return answer;
  },
};
