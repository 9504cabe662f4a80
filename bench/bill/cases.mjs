// What is billed. `run` prepares and returns what is counted, alone or with a `check` of what it did.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { github, gooclaim, post, standard } from "../../tests/e2e/support/sign.mjs";

const DAY_MS = 86_400_000;

/** Does something `count` times, `width` at once. */
export async function many(count, width, what) {
  let next = 0;
  const one = async () => {
    while (next < count) await what(next++);
  };
  await Promise.all(Array.from({ length: width }, one));
}

async function deliver(url, sent, status) {
  const answer = await post(url, sent);
  if (answer.status !== status) throw new Error(`${url}: ${answer.status} and not ${status}`);
}

/** Every source of the cases, by name. */
export const sources = (origin) => {
  const source = (provider, secret, more) => ({ provider, secrets: [secret], origin, ...more });
  return {
    kv: source("standard-webhooks", "STANDARD_SECRET", { dedupe: "kv" }),
    strict: source("standard-webhooks", "STANDARD_SECRET", { dedupe: "strict" }),
    unsigned: source("github", "GITHUB_SECRET", { dedupe: "strict" }),
    keys: source("gooclaim", "GOOCLAIM_SECRET", { dedupe: "strict" }),
    queue: source("standard-webhooks", "STANDARD_SECRET", { dedupe: "strict", forward: "queue" }),
  };
};

const forged = () => standard({ secret: "whsec_d3Jvbmctc2VjcmV0LW9mLTMyLWJ5dGVzLWZvci1iaWxs" });
const again = Symbol("the same delivery each time");
const SLOW = { times: 30, pauseMs: 330 };

/** The gate: `[what, source, a delivery, the answer's status]`. */
export const gate = [
  ["verified and forwarded, `strict`", "strict", standard, 200],
  ["the same for a provider that signs no id (GitHub)", "unsigned", github, 200],
  ["the same for a provider with a second key (Gooclaim)", "keys", gooclaim, 200],
  ["a copy of a processed event, `strict`", "strict", again, 200],
  ["verified and forwarded, `kv`", "kv", standard, 200],
  ["refused: a wrong signature", "kv", forged, 401],
  ['stored and delivered, `forward = "queue"`', "queue", standard, 202],
  ["verified and forwarded, `strict`, at 3 a second", "strict", standard, 200, SLOW],
  ["refused, at 3 a second", "kv", forged, 401, SLOW],
].map(([what, source, make, status, slow]) => ({
  what,
  per: slow?.times,
  async run({ url, count }) {
    const same = make === again ? standard() : undefined;
    if (same) await deliver(`${url}/in/${source}`, same, status);
    const one = () => deliver(`${url}/in/${source}`, same ?? make(), status);
    return () => (slow ? many(slow.times, 1, () => one().then(() => wait(slow.pauseMs))) : many(count, 8, one));
  },
}));

/** The sender. */
export const sender = [
  {
    what: "one event to one endpoint, 8 publishers at once",
    async run({ tenant, receiver, count }) {
      const api = tenant();
      await api.add({ url: receiver.hook().url });
      await warm(api);
      return () => many(count, 8, () => publish(api));
    },
  },
  {
    what: "one event to one endpoint, one after the other",
    per: 30,
    async run({ tenant, receiver }) {
      const api = tenant();
      await api.add({ url: receiver.hook().url });
      await warm(api);
      return () => many(30, 1, () => publish(api).then(() => wait(120)));
    },
  },
  {
    what: "one event to one endpoint, in batches of 100",
    per: 400,
    async run({ tenant, receiver }) {
      const api = tenant();
      await api.add({ url: receiver.hook().url });
      await warm(api);
      const batch = () => ({ events: Array.from({ length: 100 }, event) });
      return () => many(4, 1, () => api.must(200, "POST", api.at("/event-batches"), batch()));
    },
  },
  {
    what: "one event to 50 endpoints",
    per: 20,
    async run({ tenant, receiver }) {
      const api = tenant();
      for (let n = 0; n < 50; n++) await api.add({ url: receiver.hook().url });
      return () => many(20, 4, () => publish(api));
    },
  },
  {
    what: "the first attempt fails, the second delivers",
    per: 50,
    async run({ tenant, receiver }) {
      const api = tenant();
      const seen = new Set();
      const hook = receiver.hook(({ headers }) => {
        const id = headers["webhook-id"];
        return seen.has(id) ? 200 : (seen.add(id), 500);
      });
      await api.add({ url: hook.url, delivery_rules: { schedule_s: [5, 60], jitter_percent: 0 } });
      return async () => {
        await many(50, 8, () => publish(api));
        while (hook.seen().length < 100) await wait(100);
      };
    },
  },
  {
    what: "the portal's list of 10 endpoints, read once",
    per: 20,
    async run({ tenant, receiver }) {
      const api = tenant();
      for (let n = 0; n < 10; n++) await api.add({ url: receiver.hook().url });
      await warm(api);
      return () => many(20, 1, () => api.must(200, "GET", api.at("/endpoints?limit=40")));
    },
  },
];

/** What is deleted for its age, in a Worker of its own, so that nothing else is. */
export const ages = [
  {
    what: "a processed event forgotten after its window, `strict`",
    async run({ url, count, skip }) {
      const same = standard();
      await many(count, 8, (n) => deliver(`${url}/in/strict`, n ? standard() : same, 200));
      const billed = () => skip(8 * DAY_MS);
      const at = Math.floor(Date.now() / 1000) + 8 * 86_400;
      const check = async () => {
        const answer = await post(`${url}/in/strict`, standard({ id: same.id, at }));
        if (answer.status !== 200 || answer.headers.get("signpost-duplicate")) throw new Error("it is still known");
      };
      return { billed, check };
    },
  },
  {
    what: "an event and its one delivery deleted after the retention",
    async run({ tenant, receiver, count, skip }) {
      const api = tenant();
      const hook = receiver.hook();
      const endpoint = await api.add({ url: hook.url });
      await many(count, 8, () => publish(api));
      while (hook.seen().length < count) await wait(100);
      const billed = () => skip(31 * DAY_MS);
      const check = async () => {
        const { data } = await api.deliveries(endpoint.id);
        if (data.length > 0) throw new Error(`${data.length} deliveries are still there`);
      };
      return { billed, check };
    },
  },
];

const event = () => ({ id: `evt_${randomUUID()}`, type: "claim.created", data: { claim: "clm_1" } });
const publish = (api) => api.publish(event());

/** Objects that are made for the first event are not billed to the others. */
const warm = (api) => many(20, 4, () => publish(api));
