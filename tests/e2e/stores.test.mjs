// Stores as they really are, which the local ones are not: they fail, and KV is late.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { startGate } from "./support/gate.mjs";
import { claimport, gooclaim, post, secrets } from "./support/sign.mjs";
import { useOrigin } from "./support/use.mjs";

const main = "tests/e2e/support/worker-with-other-stores.js";
const origin = await useOrigin();
const arrived = (id) => origin.arrived(id).length;
const sources = () => {
  const claimport = { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], origin: origin.url };
  const gooclaim = { ...claimport, provider: "gooclaim", secrets: ["GOOCLAIM_SECRET"] };
  return { claimport, gooclaim, strict: { ...claimport, dedupe: "strict" } };
};

describe("KV that fails loses no event", () => {
  let gate;
  before(async () => (gate = await startGate({ main, vars: secrets, sources: sources() })));
  after(() => gate?.stop());
  const send = (delivery, fault) => post(`${gate.url}/in/claimport`, delivery, { "x-fault": fault });

  test("a read that fails counts as not seen: the event is forwarded, and the log says so", async () => {
    const delivery = claimport();
    assert.equal((await send(delivery, "get")).status, 200);
    assert.equal(arrived(delivery.id), 1);
    await gate.logged((line) => line.event_id === delivery.id && line.code === "dedupe_read_failed");
  });

  test("a write that fails leaves the provider's success standing, and the log says so", async () => {
    const delivery = claimport();
    assert.equal((await send(delivery, "put")).status, 200);
    assert.equal(arrived(delivery.id), 1);
    await gate.logged((line) => line.event_id === delivery.id && line.code === "commit_failed");
  });

  test("both at once, and a refused origin on top: the retry still goes through", async () => {
    const delivery = claimport();
    origin.answer = () => 500;
    assert.equal((await send(delivery, "get put")).status, 502);
    origin.answer = () => 200;
    assert.equal((await send(delivery, "get put")).status, 200);
    assert.equal(arrived(delivery.id), 2);
  });
});

test("strict that cannot decide asks the provider to come again, and forwards nothing until it can", async () => {
  const gate = await startGate({ main, vars: secrets, sources: sources() });
  const delivery = claimport();
  const failed = await post(`${gate.url}/in/strict`, delivery, { "x-fault": "claims" });
  assert.deepEqual([failed.status, JSON.parse(failed.text).code], [503, "dedupe_unavailable"]);
  assert.match(failed.headers.get("retry-after"), /^\d+$/);
  assert.equal(arrived(delivery.id), 0);
  await gate.logged((line) => line.event_id === delivery.id && line.code === "dedupe_unavailable");
  // What the platform said of its object is a line of its own.
  await gate.until((text) => text.includes("Durable Object is overloaded"), "the platform's word");
  assert.equal((await post(`${gate.url}/in/strict`, delivery)).status, 200);
  assert.equal(arrived(delivery.id), 1);
  await gate.stop();
});

describe("t18: KV that is late lets duplicates through, one per location, and loses nothing", () => {
  const EVENTS = 20;
  const gates = [];
  let kv;

  before(async () => {
    kv = await lateKv();
    for (const LOCATION of ["A", "B"]) {
      gates.push(await startGate({ main, vars: { ...secrets, KV_SERVER: kv.url, LOCATION }, sources: sources() }));
    }
  });
  after(async () => {
    for (const gate of gates) await gate.stop();
    await kv?.stop();
  });

  for (const [lagMs, forwards] of [
    [0, 1],
    [120_000, 2],
  ]) {
    test(`with ${lagMs / 1000} s of lag each event reaches the origin ${forwards === 1 ? "once" : "once per location"}`, async () => {
      kv.lagMs = lagMs;
      for (let event = 0; event < EVENTS; event++) {
        const delivery = claimport();
        for (const gate of [...gates, ...gates])
          assert.equal((await post(`${gate.url}/in/claimport`, delivery)).status, 200);
        assert.equal(arrived(delivery.id), forwards);
      }
    });
  }
});

for (const kvMs of [0, 1_000]) {
  test(`an origin that is too slow is 504 before Gooclaim's five seconds are over, where KV takes ${kvMs} ms`, async () => {
    const kv = await lateKv();
    kv.answersAfterMs = kvMs;
    const gate = await startGate({ main, vars: { ...secrets, KV_SERVER: kv.url, LOCATION: "A" }, sources: sources() });
    origin.answer = (_request, _body, response) => void response;
    const answer = await post(`${gate.url}/in/gooclaim`, gooclaim()).finally(() => (origin.answer = () => 200));
    await gate.stop();
    await kv.stop();
    assert.deepEqual([answer.status, JSON.parse(answer.text).code], [504, "origin_timeout"]);
    // The moment that the gate has chosen, not the one at which a busy machine got there.
    const ends = Number(answer.headers.get("x-ends-after-ms"));
    assert.ok(ends > 0 && ends < 5_000, `after ${ends} ms`);
  });
}

/** A KV whose writes show at once where they were made, and elsewhere after `lagMs`. */
async function lateKv() {
  const writes = new Map();
  const kv = { lagMs: 0, answersAfterMs: 0 };
  const server = createServer(async (request, response) => {
    const { op, key, location } = Object.fromEntries(new URL(request.url, "http://kv").searchParams);
    for await (const _ of request);
    if (kv.answersAfterMs) await wait(kv.answersAfterMs);
    if (op === "put" && !writes.has(key)) writes.set(key, { location, at: Date.now() });
    const write = writes.get(key);
    const visible = write && (write.location === location || Date.now() - write.at >= kv.lagMs);
    response.writeHead(visible ? 200 : 404).end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  kv.url = `http://127.0.0.1:${server.address().port}`;
  kv.stop = () => new Promise((done) => server.close(done));
  return kv;
}
