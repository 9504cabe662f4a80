// The sender's API as a test uses it, and receivers that check what they are sent.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

export const API_KEY = "operator-key-0123456789abcdef0123456789abcdef";
export const senderVars = {
  SIGNPOST_API_KEY: API_KEY,
  SIGNPOST_DEVELOPMENT: "true",
  SIGNPOST_TOKEN_SECRET: "token-secret-0123456789abcdef0123456789abcdef",
};

/** Calls the API. The answer's body is parsed where it is JSON. */
export function client(url, { key = API_KEY, tenant = "acme" } = {}) {
  async function call(method, path, body, headers = {}) {
    const response = await fetch(`${url}/v1${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const json = response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body: json };
  }
  const at = (path) => `/tenants/${tenant}${path}`;
  async function must(status, ...request) {
    const answer = await call(...request);
    if (answer.status !== status) {
      throw new Error(
        `${request[0]} ${request[1]}: ${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`,
      );
    }
    return answer.body;
  }
  const api = {
    call,
    at,
    add: (endpoint, headers) => must(201, "POST", at("/endpoints"), endpoint, headers),
    publish: (event, headers) => must(202, "POST", at("/events"), event, headers),
    endpoint: (id) => must(200, "GET", at(`/endpoints/${id}`)),
    act: (id, action, body, headers) => must(200, "POST", at(`/endpoints/${id}/${action}`), body, headers),
    deliveries: (id, query = "") => must(200, "GET", at(`/endpoints/${id}/deliveries${query}`)),
    delivery: (id) => must(200, "GET", at(`/deliveries/${id}`)),
    must,
    /** Waits until a delivery is as `test` says. */
    async delivered(id, test = ({ delivery }) => delivery.state === "delivered") {
      return eventually(() => api.delivery(id), test, `delivery ${id}`);
    },
    /** Waits until an endpoint has nothing under way, and nothing that it would send by itself. */
    async quiet(id) {
      const isQuiet = ({ delivery_counts, next_attempt_at }) =>
        delivery_counts.pending === 0 && next_attempt_at === null;
      return eventually(() => api.endpoint(id), isQuiet, `endpoint ${id}`);
    },
  };
  return api;
}

/** Longer than anything takes on the busiest machine: a wait that ends with it has failed, not been slow. */
const PATIENCE_MS = 120_000;

/** Asks again until the answer is as `test` says. */
export async function eventually(look, test, what, ms = PATIENCE_MS) {
  const end = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (test(seen)) return seen;
    if (Date.now() > end) throw new Error(`${what}: still ${JSON.stringify(seen)} after ${ms} ms`);
    await wait(50);
  }
}

/** A custom schedule of seconds, so that a test need not wait for minutes; and a deadline that no machine is too busy for. */
export const quick = { deadline_ms: 30_000, schedule_s: [1, 1], jitter_percent: 0, exhausted: "dead_letter" };

/** What an answer of the API is told by. */
export const codes = (answer) => [answer.status, answer.body.code];

/**
 * A receiver. `answer(delivery, response)` returns a status, or takes the response over; what came in is kept with
 * the time it came. A hook is a path with an answer of its own.
 */
export async function startReceiver(answer = () => 200, port = 0) {
  const received = [];
  const answers = new Map();
  const server = createServer(async (request, response) => {
    const chunks = [];
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks);
    const delivery = { at: Date.now(), path: request.url, method: request.method, headers: request.headers, body };
    received.push(delivery);
    const status = await (answers.get(delivery.path) ?? receiver.answer)(delivery, response);
    if (typeof status === "number") response.writeHead(status).end(`{"status":${status}}`);
  });
  server.on("clientError", (_, socket) => socket.destroy());
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  const receiver = {
    answer,
    received,
    url: `http://127.0.0.1:${server.address().port}/hook`,
    port: server.address().port,
    at: (path) => received.filter((delivery) => delivery.path === path),
    /** A path that no other test has, unless it is given, so that nobody reads another's mail. */
    hook(answer = () => 200, path = `/r${answers.size + 1}`) {
      answers.set(path, answer);
      return {
        url: `http://127.0.0.1:${receiver.port}${path}`,
        seen: () => receiver.at(path),
        answer: (next) => answers.set(path, next),
      };
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
  return receiver;
}

/** Whether a delivery is signed as its provider signs, by an oracle that shares no code with the product. */
export const signed = {
  claimport: ({ headers, body }, secret) =>
    headers["x-claimport-signature"] === `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  gooclaim: ({ headers, body }, secret) =>
    headers["x-gooclaim-signature"] === `sha256=${createHmac("sha256", secret).update(body).digest("hex")}` &&
    Math.abs(Number(headers["x-gooclaim-timestamp"]) - Date.now() / 1000) < 300,
  "standard-webhooks": ({ headers, body }, secret) => {
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    const over = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.`;
    const tag = createHmac("sha256", key).update(over).update(body).digest("base64");
    return headers["webhook-signature"].split(" ").includes(`v1,${tag}`);
  },
};
