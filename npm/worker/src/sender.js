// Publishing without HTTP: for Workers with a service binding to this one.
import { WorkerEntrypoint } from "cloudflare:workers";
import { Signpost } from "signpost/client";
import worker from "./worker/index.js";

// Never resolved: the request stays in this isolate.
const HERE = "https://signpost.invalid";

export class Sender extends WorkerEntrypoint {
  publish(tenant, event, options) {
    const { env, ctx } = this;
    const fetch = (request) => worker.fetch(request, env, ctx);
    return new Signpost({ url: HERE, token: env.SIGNPOST_API_KEY, tenant, fetch }).publish(event, options);
  }
}
