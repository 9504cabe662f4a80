// What the gate is paid for: requests, rows and operations of KV for each delivery, as the runtime counts them.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { eventually } from "./support/sender.mjs";
import { claimport, gooclaim, newId, post, secrets } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const origin = await useOrigin();
const gate = await useGate({
  main: "tests/e2e/support/worker-that-counts.js",
  vars: secrets,
  sources: {
    kv: origin.source("claimport", "CLAIMPORT_SECRET"),
    kv2: origin.source("gooclaim", "GOOCLAIM_SECRET"),
    strict: origin.source("claimport", "CLAIMPORT_SECRET", { dedupe: "strict" }),
    strict2: origin.source("gooclaim", "GOOCLAIM_SECRET", { dedupe: "strict" }),
    four: origin.source("gooclaim", "GOOCLAIM_SECRET", { dedupe: { mode: "strict", shards: 4 } }),
    slow: origin.source("claimport", "CLAIMPORT_SECRET", { dedupe: "strict" }),
  },
});
/** List prices of Cloudflare, November 2026, in dollars per million: docs/costs.md has them all. */
const PRICES = {
  "Worker requests": 0.3,
  "ClaimShard requests": 0.15,
  "ClaimShard rows written": 1,
  "ClaimShard rows read": 0.001,
  "ClaimShard alarms set": 1,
  "KV getWithMetadata": 0.5,
  "KV get": 0.5,
  "KV put": 5,
  "KV delete": 5,
};
const EVENTS = 60;
const send = (source, delivery) => post(`${gate.url}/in/${source}`, delivery);
const tally = async () => (await fetch(`${gate.url}/tally`)).json();

/** The first delivery of a source makes the tables, and asks what an earlier format has left. */
async function warm(source, make) {
  assert.equal((await send(source, make())).status, 200);
  await quiet(source);
}

/** Waits until all is written that is written behind the answers, and forgets it. */
async function quiet(source) {
  const open = async () => (await fetch(`${gate.url}/open/${source}`)).json();
  await eventually(open, ({ held, unsettled }) => held === 0 && unsettled === 0, "what is written behind the answers");
  await tally();
}

/** What one delivery came to, `deliver` called for each of `events`; without what is counted for the portal. */
async function bill(deliver, events = EVENTS, settled = () => true) {
  await tally();
  for (let n = 0; n < events; n++) await deliver(n);
  const total = {};
  await eventually(
    async () => {
      for (const [what, count] of Object.entries(await tally())) total[what] = (total[what] ?? 0) + count;
      return total;
    },
    settled,
    "what is written behind the answers",
  );
  const each = Object.fromEntries(
    Object.entries(total)
      .filter(([what]) => !what.startsWith("SourceCounters"))
      .map(([what, count]) => [what, count / events]),
  );
  const dollars = Object.entries(PRICES).reduce((sum, [what, price]) => sum + price * (each[what] ?? 0), 0);
  return { each, dollars, of: (what) => each[what] ?? 0 };
}

describe("strict", () => {
  for (const [source, make, keys, most] of [
    ["strict", claimport, 1, 1.65],
    ["strict2", gooclaim, 2, 2.65],
  ])
    test(`a delivery under ${keys === 1 ? "one key" : "two keys"} is a request to the object and a row for each key`, async () => {
      await warm(source, make);
      const { of, dollars } = await bill(
        async () => assert.equal((await send(source, make())).status, 200),
        EVENTS,
        (total) => total["ClaimShard rows written"] >= keys * EVENTS,
      );
      assert.deepEqual(
        [of("Worker requests"), of("ClaimShard requests"), of("ClaimShard rows written"), of("ClaimShard alarms set")],
        [1, 1, keys, 0],
      );
      assert.ok(dollars <= most, `$${dollars} per million`);
    });

  test("keys that four objects share are a request to each object that has one of them", async () => {
    const { each } = await bill(async () => assert.equal((await send("four", gooclaim())).status, 200));
    // Each of the four asks once what sixteen objects of an earlier format have left.
    const requests = each["ClaimShard requests"] * EVENTS;
    assert.ok(requests > EVENTS && requests <= 2 * EVENTS + 4 * 16, `${requests} requests`);
  });

  test("a copy of a processed event is a request and no row", async () => {
    const delivery = claimport();
    assert.equal((await send("strict", delivery)).status, 200);
    await quiet("strict");
    const { of, dollars } = await bill(async () =>
      assert.equal((await send("strict", delivery)).headers.get("signpost-duplicate"), "true"),
    );
    assert.deepEqual([of("ClaimShard requests"), of("ClaimShard rows written")], [1, 0]);
    assert.ok(dollars <= 0.46, `$${dollars} per million`);
  });

  test("a forward that fails is a request and no row: the next copy goes through", async () => {
    origin.answer = () => 503;
    const { of } = await bill(async () => assert.equal((await send("strict", claimport())).status, 502), 10);
    origin.answer = () => 200;
    assert.deepEqual([of("ClaimShard requests"), of("ClaimShard rows written")], [1, 0]);
  });

  test("a lease is a row only of a forward that outlasts two seconds", async () => {
    await warm("slow", claimport);
    const { promise: answered, resolve: answer } = Promise.withResolvers();
    origin.answer = () => answered.then(() => 200);
    const first = send("slow", claimport());
    // The lease: a table for all of them, and a row.
    await eventually(tally, (counted) => counted["ClaimShard rows written"] > 0, "the lease's row");
    answer();
    assert.equal((await first).status, 200);
    origin.answer = () => 200;
    await quiet("slow");
    const { of } = await bill(
      async () => assert.equal((await send("slow", claimport())).status, 200),
      10,
      (total) => total["ClaimShard rows written"] >= 10,
    );
    assert.equal(of("ClaimShard rows written"), 1);
  });
});

describe("kv", () => {
  for (const [source, make, keys] of [
    ["kv", claimport, 1],
    ["kv2", gooclaim, 2],
  ])
    test(`a delivery under ${keys === 1 ? "one key" : "two keys"} is a read and a write of each, and no object`, async () => {
      const { of } = await bill(
        async () => assert.equal((await send(source, make())).status, 200),
        EVENTS,
        (total) => total["KV put"] === keys * EVENTS,
      );
      assert.deepEqual([of("Worker requests"), of("KV get") + of("KV getWithMetadata"), of("KV put")], [1, keys, keys]);
      assert.deepEqual([of("ClaimShard requests"), of("KV delete")], [0, 0]);
    });
});

describe("what is refused", () => {
  const refusals = {
    "a wrong signature": () => claimport({ secret: "not-the-secret-0123456789abcdef" }),
    "no signature": () => ({ ...claimport(), headers: {} }),
  };
  for (const [name, make] of Object.entries(refusals))
    for (const source of ["kv", "strict"])
      test(`${name} costs the request alone, under ${source}`, async () => {
        const { each } = await bill(async () => assert.ok((await send(source, make())).status >= 400));
        assert.deepEqual(Object.keys(each), ["Worker requests"]);
      });

  test("so does a source that nobody has made", async () => {
    const { each } = await bill(async () => assert.equal((await send(newId(), claimport())).status, 404), 20);
    assert.deepEqual(Object.keys(each), ["Worker requests"]);
  });
});
