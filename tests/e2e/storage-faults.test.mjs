// Storage that fails in the middle: alarms survive it, and whoever comes after takes over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, eventually, senderVars } from "./support/sender.mjs";
import { claimport, post, secrets } from "./support/sign.mjs";
import { useGate, useReceiver } from "./support/use.mjs";

const rules = { deadline_ms: 20_000, schedule_s: [1, 1, 1, 1, 1, 1], jitter_percent: 0, exhausted: "dead_letter" };
const receiver = await useReceiver();
const worker = await useGate({
  main: "tests/e2e/support/worker-with-failing-storage.js",
  vars: { ...senderVars, ...secrets },
  sources: {
    large: {
      provider: "claimport",
      secrets: ["CLAIMPORT_SECRET"],
      origin: receiver.url.replace("/hook", "/large"),
      forward: "queue",
      dedupe: "strict",
      max_body: "8 MiB",
    },
  },
});
const own = client(worker.url);

const faults = async (change = {}) =>
  (await fetch(`${worker.url}/faults`, { method: "POST", body: JSON.stringify(change) })).json();
const add = (path) => own.add({ url: receiver.url.replace("/hook", path), delivery_rules: rules });

test("i6: when a receiver sees an attempt, that attempt is already stored", async () => {
  const seen = [];
  const endpoint = await add("/intent");
  receiver.answer = async () => {
    const [{ id }] = (await own.deliveries(endpoint.id)).data;
    seen.push((await own.delivery(id)).attempts.length);
    return seen.length < 3 ? 500 : 200;
  };
  const { deliveries } = await own.publish({ id: "evt_intent", type: "a.b", data: {} });
  await own.delivered(deliveries[0].id);
  assert.deepEqual(seen, [1, 2, 3]);
});

test("t29: an alarm that fails at its first, second, ... tenth call of storage is never lost", {
  timeout: 400_000,
}, async () => {
  let answer = 503;
  receiver.answer = () => answer;
  const endpoint = await add("/storm");
  for (let n = 0; n < 5; n++) await own.publish({ id: `evt_storm_${n}`, type: "a.b", data: { n } });
  await eventually(
    () => receiver.at("/storm").length,
    (n) => n >= 5,
    "the first attempts",
  );
  await faults({ upTo: 10, at: 0, thrown: 0 });
  answer = 200;
  // Nobody asks the endpoint anything: its alarms are all there is.
  await eventually(faults, ({ upTo, thrown }) => upTo === 0 && thrown >= 8, "the last fault");
  await eventually(
    () => own.endpoint(endpoint.id),
    ({ delivery_counts }) => delivery_counts.delivered === 5,
    "the last event",
  );
});

test("i9: a delete that got half-way is finished by the next one", async () => {
  const half = client(worker.url, { tenant: "half" });
  const url = receiver.url.replace("/hook", "/half");
  const first = await half.add({ url });
  const second = await half.add({ url });
  await faults({ tenants: true });
  const path = half.at(`/endpoints/${first.id}`);
  assert.equal((await half.call("DELETE", path)).status, 503);
  await faults({ tenants: false });
  assert.equal((await half.call("DELETE", path)).status, 404, "the endpoint itself is gone");
  const { data, next_cursor } = await half.must(200, "GET", half.at("/endpoints?limit=1"));
  assert.deepEqual([data.map(({ id }) => id), next_cursor], [[second.id], null], "and the tenant knows");
});

test("i17: an instance that has lost its storage costs at most one more attempt under the same id", {
  timeout: 400_000,
}, async () => {
  const { promise: reached, resolve: reach } = Promise.withResolvers();
  const { promise: released, resolve: release } = Promise.withResolvers();
  receiver.answer = () => {
    reach();
    return released.then(() => 200);
  };
  const endpoint = await add("/zombie");
  await own.publish({ id: "evt_zombie", type: "a.b", data: {} });
  await reached;
  await faults({ all: true, thrown: 0 });
  release();
  await eventually(faults, ({ thrown }) => thrown > 0, "the 200 that cannot be written down");
  await faults({ all: false });
  await eventually(
    () => own.endpoint(endpoint.id),
    ({ delivery_counts }) => delivery_counts.delivered === 1,
    "the event",
  );
  const attempts = receiver.at("/zombie");
  assert.ok(attempts.length <= 2, `${attempts.length} attempts`);
  assert.ok(attempts.every(({ headers }) => headers["webhook-id"] === "evt_zombie"));
});

/** Does something over and over, each time with the next of its statements failing, until none of them does. */
async function sweep(act) {
  for (let nth = 1; ; nth++) {
    await faults({ nth, thrown: 0 });
    await act(nth);
    const { thrown } = await faults({ nth: 0 });
    if (thrown === 0) return nth;
  }
}

test("l1: whatever statement of a publish fails, the event is delivered whole, and once", async () => {
  const swept = client(worker.url, { tenant: "swept" });
  receiver.answer = () => 200;
  // The lease of an attempt whose end could not be written down is short, for then it is made again.
  const delivery_rules = { ...rules, deadline_ms: 1_000 };
  const endpoints = [];
  for (const path of ["/swept-a", "/swept-b"])
    endpoints.push(await swept.add({ url: receiver.url.replace("/hook", path), delivery_rules }));
  const data = "x".repeat(100_000);
  const published = [];
  const statements = await sweep(async (nth) => {
    const event = { id: `evt_swept_${nth}`, type: "a.b", data: `${nth} ${data}` };
    published.push(event);
    let answer = await swept.call("POST", swept.at("/events"), event);
    if (answer.status !== 202) {
      assert.ok(answer.status >= 500, `${answer.status} ${JSON.stringify(answer.body)}`);
      await faults({ nth: 0 });
      answer = await swept.call("POST", swept.at("/events"), event);
    }
    assert.equal(answer.status, 202);
    assert.equal(answer.body.deliveries.length, 2);
    // What is written down behind the answer fails, too.
    await eventually(
      async () => {
        if ((await faults()).thrown > 0) return true;
        const states = [];
        for (const { id } of answer.body.deliveries)
          states.push((await swept.call("GET", swept.at(`/deliveries/${id}`))).body.delivery?.state);
        return states.every((state) => state === "delivered");
      },
      (done) => done,
      "the deliveries, or the fault",
    );
  });
  // One at the tenant, and at each endpoint one when it comes in and one when it has ended.
  assert.ok(statements > 5, `${statements} statements`);
  for (const { id } of endpoints) {
    await swept.quiet(id);
    assert.equal((await swept.endpoint(id)).delivery_counts.delivered, published.length);
  }
  for (const path of ["/swept-a", "/swept-b"]) {
    const seen = new Map();
    for (const { headers, body } of receiver.at(path)) {
      const id = headers["webhook-id"];
      assert.equal(JSON.parse(body).data, published.find((event) => event.id === id).data, "whole");
      seen.set(id, (seen.get(id) ?? 0) + 1);
    }
    assert.equal(seen.size, published.length);
    assert.ok(
      [...seen.values()].every((n) => n <= 2),
      "i15: at most once more",
    );
  }
});

test("i3: whatever statement of a publish fails, alarms alone bring the event to an endpoint that nobody asks again", async () => {
  receiver.answer = () => 200;
  const paths = [];
  for (let nth = 1; nth <= 14; nth++) {
    const alone = client(worker.url, { tenant: `alone-${nth}` });
    paths.push(`/alone-${nth}`);
    const url = receiver.url.replace("/hook", `/alone-${nth}`);
    await alone.add({ url, delivery_rules: { ...rules, deadline_ms: 1_000 } });
    await faults({ nth, thrown: 0 });
    const event = { id: "evt_alone", type: "a.b", data: nth };
    const { status } = await alone.call("POST", alone.at("/events"), event);
    const { thrown } = await faults();
    assert.ok(status === 202 || thrown === 1, `${status}`);
    await faults({ nth: 0 });
    // A publisher repeats what was not acknowledged, and nobody does anything else.
    if (status !== 202) await alone.publish(event);
  }
  await eventually(
    () => paths.filter((path) => receiver.at(path).length > 0).length,
    (n) => n === paths.length,
    "every event",
  );
  assert.ok(
    paths.every((path) => receiver.at(path).length <= 2),
    "i15",
  );
});

test("l1: whatever statement of the queue fails, the origin gets the whole body or nothing", async () => {
  receiver.answer = () => 200;
  const sent = new Map();
  await sweep(async (nth) => {
    const { headers, body } = claimport({
      body: JSON.stringify({ id: `evt_large_${nth}`, type: "claim.created", pad: "x".repeat(2_500_000) }),
    });
    sent.set(`evt_large_${nth}`, body);
    for (let times = 0; ; times++) {
      const { status } = await post(`${worker.url}/in/large`, { headers, body });
      if (status === 202) break;
      assert.ok(status >= 500 || status === 409, `${status}`);
      assert.ok(times < 100);
      await faults({ nth: 0 });
      if (status === 409) await new Promise((done) => setTimeout(done, 200));
    }
  });
  await eventually(
    () => new Set(receiver.at("/large").map(({ headers }) => headers["signpost-id"])).size,
    (n) => n === sent.size,
    "every delivery",
  );
  for (const { headers, body } of receiver.at("/large"))
    assert.equal(body.toString(), sent.get(headers["signpost-id"]), "whole");
});

test("l1, i10: whatever statement of a replay or a cancel fails, all of it is done or nothing", async () => {
  const own = client(worker.url, { tenant: "swept-verbs" });
  receiver.answer = () => 200;
  const endpoint = await own.add({ url: receiver.url.replace("/hook", "/verbs"), delivery_rules: rules });
  const ids = [];
  for (let n = 0; n < 3; n++) ids.push((await own.publish({ type: "a.b", data: n })).deliveries[0].id);
  for (const id of ids) await own.delivered(id);
  await own.act(endpoint.id, "disable");
  const counts = async () => (await own.endpoint(endpoint.id)).delivery_counts;
  let key = 0;
  await sweep(async () => {
    const headers = { "idempotency-key": `k${key++}` };
    const path = own.at(`/endpoints/${endpoint.id}/replay`);
    const range = { state: "delivered" };
    const first = await own.call("POST", path, range, headers);
    await faults({ nth: 0 });
    const { delivered, pending } = await counts();
    if (first.status === 200) assert.deepEqual([delivered, pending], [0, 3]);
    else assert.deepEqual([delivered, pending], [3, 0], "nothing of it");
    assert.equal((await own.call("POST", path, range, headers)).body.replayed_count, 3);
    await own.act(endpoint.id, "enable");
    for (const id of ids) await own.delivered(id);
    await own.act(endpoint.id, "disable");
  });
  await sweep(async (nth) => {
    await faults({ nth: 0 });
    const [{ id }] = (await own.publish({ type: "a.b", data: `cancel ${nth}` })).deliveries;
    const before = await counts();
    await faults({ nth, thrown: 0 });
    const answer = await own.call("POST", own.at(`/deliveries/${id}/cancel`));
    await faults({ nth: 0 });
    const { state } = (await own.delivery(id)).delivery;
    assert.equal(state, answer.status === 200 ? "cancelled" : "pending");
    const { pending, cancelled } = await counts();
    assert.equal(pending + cancelled, before.pending + before.cancelled);
    if (state === "pending") await own.must(200, "POST", own.at(`/deliveries/${id}/cancel`));
  });
  assert.equal((await counts()).pending, 0);
});
