// The built Worker with what its bindings lead to: a service that answers, and a queue's consumer. What comes to either
// goes on to the test's receiver (`REPORT`).
import { WorkerEntrypoint } from "cloudflare:workers";
import product from "../../../worker/build/index.js";

export * from "../../../worker/build/index.js";

export class Api extends WorkerEntrypoint {
  async fetch(request) {
    const { pathname } = new URL(request.url);
    const { method, headers } = request;
    return fetch(this.env.REPORT + pathname, { method, headers, body: await request.arrayBuffer() });
  }
}

export default {
  ...product,
  async queue({ messages }, { REPORT }) {
    for (const { body } of messages) await fetch(`${REPORT}/consumed`, { method: "POST", body: JSON.stringify(body) });
  },
};
