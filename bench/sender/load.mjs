// One load: so many events by so many publishers at once, to a receiver that counts what comes.
import { Agent, createServer, request } from "node:http";

const API_KEY = "operator-key-0123456789abcdef0123456789abcdef";
export const vars = {
  SIGNPOST_API_KEY: API_KEY,
  SIGNPOST_DEVELOPMENT: "true",
  SIGNPOST_TOKEN_SECRET: "token-secret-0123456789abcdef0123456789abcdef",
};
const data = { claim: { id: "clm_1", note: "x".repeat(400) } };

/** A receiver that takes `ms` for an answer. */
export async function startReceiver() {
  const seen = new Map();
  const waiting = new Set();
  const receiver = { ms: 0, count: 0, seen };
  const server = createServer((incoming, answer) => {
    incoming.resume().on("end", () => {
      receiver.count++;
      seen.set(`${incoming.url} ${incoming.headers["webhook-id"]}`, performance.now());
      for (const look of waiting) look();
      if (receiver.ms === 0) answer.end("ok");
      else setTimeout(() => answer.end("ok"), receiver.ms);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  receiver.url = `http://127.0.0.1:${server.address().port}`;
  /** Resolves when `test` holds. */
  receiver.until = (test) =>
    new Promise((done) => {
      const look = () => {
        if (!test()) return;
        waiting.delete(look);
        done();
      };
      waiting.add(look);
      look();
    });
  receiver.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return receiver;
}

/** The API of a Worker at a port, over connections that stay open. */
export function client(port, publishers) {
  const agent = new Agent({ keepAlive: true, maxSockets: publishers });
  const call = (path, body) =>
    new Promise((done, fail) => {
      const bytes = JSON.stringify(body);
      const headers = { authorization: `Bearer ${API_KEY}`, "content-type": "application/json" };
      const outgoing = request({ host: "127.0.0.1", port, method: "POST", path, agent, headers }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part) => (text += part));
        answer.on("end", () =>
          answer.statusCode < 300 ? done(JSON.parse(text)) : fail(new Error(`${path}: ${answer.statusCode} ${text}`)),
        );
      });
      outgoing.on("error", fail).end(bytes);
    });
  return {
    /** An endpoint; with as many attempts at once as are wanted, or as many as the release allows. */
    add: (tenant, url, concurrency) => {
      const path = `/v1/tenants/${tenant}/endpoints`;
      if (concurrency === undefined) return call(path, { url });
      return call(path, { url, concurrency }).catch(() => call(path, { url }));
    },
    publish: (tenant, id) => call(`/v1/tenants/${tenant}/events`, { id, type: "claim.created", data }),
    close: () => agent.destroy(),
  };
}

export const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * q)];

/** Runs a load on a Worker and says what it came to. */
export async function measure(worker, receiver, { tenants = 1, endpoints = 1, ...load }) {
  const { events, publishers, answerMs = 0, concurrency } = load;
  const api = client(worker.port, publishers);
  const run = Math.random().toString(36).slice(2);
  const names = Array.from({ length: tenants }, (_, n) => `${run}-${n}`);
  receiver.ms = answerMs;
  for (const name of names)
    for (let n = 0; n < endpoints; n++) await api.add(name, `${receiver.url}/${name}/${n}`, concurrency);
  for (const name of names) await api.publish(name, "warm");
  await receiver.until(() => receiver.seen.size >= tenants * endpoints);
  receiver.seen.clear();
  const [cpu, begun, acks] = [worker.cpuMs(), performance.now(), []];
  let next = 0;
  const publisher = async () => {
    while (next < events) {
      const [n, at] = [next++, performance.now()];
      await api.publish(names[n % tenants], `evt_${n}`);
      acks.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: publishers }, publisher));
  const acked = performance.now();
  await receiver.until(() => receiver.seen.size >= events * endpoints);
  const deliveries = events * endpoints;
  const result = {
    acksPerSecond: events / ((acked - begun) / 1000),
    ackMs: quantile(acks, 0.5),
    deliveriesPerSecond: deliveries / ((performance.now() - begun) / 1000),
    cpuMs: (worker.cpuMs() - cpu) / deliveries,
  };
  receiver.seen.clear();
  api.close();
  return result;
}

/** Milliseconds from a publish to the receiver while nothing else goes on: the median of `events`. */
export async function idle(worker, receiver, events) {
  const api = client(worker.port, 1);
  const name = Math.random().toString(36).slice(2);
  receiver.ms = 0;
  await api.add(name, `${receiver.url}/${name}`);
  const times = [];
  for (let n = 0; n < events; n++) {
    const at = performance.now();
    const key = `/${name} evt_${n}`;
    await Promise.all([api.publish(name, `evt_${n}`), receiver.until(() => receiver.seen.has(key))]);
    times.push(receiver.seen.get(key) - at);
  }
  receiver.seen.clear();
  api.close();
  return quantile(times.slice(10), 0.5);
}
