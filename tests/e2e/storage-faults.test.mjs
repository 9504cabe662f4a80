// Storage that fails in the middle: alarms survive it, and whoever comes after takes over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, eventually, senderVars } from "./support/sender.mjs";
import { useGate, useReceiver } from "./support/use.mjs";

const rules = { deadline_ms: 20_000, schedule_s: [1, 1, 1, 1, 1, 1], jitter_percent: 0, exhausted: "dead_letter" };
const receiver = await useReceiver();
const worker = await useGate({ main: "tests/e2e/support/worker-with-failing-storage.js", vars: senderVars });
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

test("i12: a publish that got half-way stores the rest when it is repeated, and sends nothing twice", async () => {
  const half = client(worker.url, { tenant: "half-published" });
  receiver.answer = () => 200;
  const paths = ["/first", "/silent", "/third"];
  const endpoints = [];
  for (const path of paths)
    endpoints.push(await half.add({ url: receiver.url.replace("/hook", path), delivery_rules: rules }));
  await faults({ silent: endpoints[1].id });
  const event = { id: "evt_half", type: "a.b", data: { n: 1 } };
  const refused = await half.call("POST", half.at("/events"), event);
  assert.deepEqual([refused.status, refused.body.code], [503, "unavailable"]);
  assert.equal(receiver.at("/silent").length, 0);
  const other = await half.call("POST", half.at("/events"), { ...event, data: { n: 2 } });
  assert.equal(other.body.code, "event_id_reused", "what was refused half-way is known all the same");
  // Who subscribes in between is not part of it: the event goes where it was to go the first time.
  await half.add({ url: receiver.url.replace("/hook", "/late"), delivery_rules: rules });
  await faults({ silent: "" });
  const { deliveries } = await half.publish(event);
  assert.deepEqual(
    deliveries.map(({ endpoint_id }) => endpoint_id),
    endpoints.map(({ id }) => id),
  );
  for (const { id } of deliveries) await half.delivered(id);
  for (const { id } of endpoints) await half.quiet(id);
  assert.deepEqual(
    [...paths, "/late"].map((path) => receiver.at(path).length),
    [1, 1, 1, 0],
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
