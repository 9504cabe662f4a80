// What is accepted is handed over behind the answer: no endpoint decides the ack, and whoever comes late gets it all the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openDatabase } from "./support/databases.mjs";
import { client, codes, eventually, quick, senderVars } from "./support/sender.mjs";
import { useReceiver, useRestarts } from "./support/use.mjs";

const { hook } = await useReceiver(() => 404);
const worker = await useRestarts({
  main: "tests/e2e/support/worker-with-failing-storage.js",
  vars: { ...senderVars, TEST_SOON: "true" },
});

const own = (tenant) => client(worker.gate.url, { tenant });
const faults = async (change = {}) =>
  (await fetch(`${worker.gate.url}/faults`, { method: "POST", body: JSON.stringify(change) })).json();
const states = ({ deliveries }) => deliveries.map(({ endpoint_id, state }) => [endpoint_id, state]);

test("i12: an endpoint whose object does not answer decides nobody's ack, and gets the event when it answers again", async () => {
  const api = own("silent");
  const hooks = [hook(), hook(), hook()];
  const ids = [];
  for (const { url } of hooks) ids.push((await api.add({ url, delivery_rules: quick })).id);
  await faults({ silent: ids[1] });
  const event = { id: "evt_silent", type: "a.b", data: { n: 1 } };
  const accepted = await api.publish(event);
  assert.deepEqual(
    states(accepted),
    ids.map((id) => [id, "pending"]),
  );
  for (const at of [hooks[0], hooks[2]])
    await eventually(
      () => at.seen().length,
      (seen) => seen === 1,
      "the others",
    );
  const seen = await api.must(200, "GET", api.at("/events/evt_silent"));
  assert.deepEqual(states(seen)[1], [ids[1], "pending"], "as far as anybody knows");
  assert.deepEqual(codes(await api.call("GET", api.at(`/deliveries/${accepted.deliveries[1].id}`))), [
    503,
    "unavailable",
  ]);
  const other = await api.call("POST", api.at("/events"), { ...event, data: { n: 2 } });
  assert.deepEqual(codes(other), [409, "event_id_reused"]);
  // Who subscribes in between is not part of it: the event goes where it was to go the first time.
  const late = hook();
  await api.add({ url: late.url });
  const again = await api.publish(event);
  assert.deepEqual(
    again.deliveries.map(({ id }) => id),
    accepted.deliveries.map(({ id }) => id),
  );
  await faults({ silent: "" });
  // Nobody publishes it again.
  await eventually(
    () => hooks[1].seen().length,
    (seen) => seen === 1,
    "the one that was silent",
  );
  for (const { id } of accepted.deliveries) await api.delivered(id);
  assert.deepEqual(
    [...hooks, late].map((at) => at.seen().length),
    [1, 1, 1, 0],
  );
});

test("i12: an event on its way to an endpoint that is slow to take it is pending everywhere", async () => {
  const api = own("slow");
  const [at, quickly] = [hook(), hook()];
  const { id } = await api.add({ url: at.url });
  const other = await api.add({ url: quickly.url, event_types: ["a.*"] });
  await faults({ slow: id });
  const published = [];
  for (let n = 0; n < 4; n++)
    published.push(await api.publish({ id: `evt_${n}`, type: n % 2 ? "c.d" : "a.b", data: n }));
  await eventually(
    () => quickly.seen().length,
    (seen) => seen === 2,
    "the one that is not slow",
  );
  const endpoint = await api.endpoint(id);
  assert.equal(endpoint.delivery_counts.pending, 4);
  assert.equal(endpoint.oldest_pending_at, published[0].deliveries[0].created_at);
  const listed = async (query) => (await api.deliveries(id, query)).data.map(({ event_id }) => event_id);
  assert.deepEqual(await listed(""), ["evt_3", "evt_2", "evt_1", "evt_0"]);
  assert.deepEqual(await listed("?state=pending&type=c.*"), ["evt_3", "evt_1"]);
  assert.deepEqual(await listed("?state=delivered"), []);
  const first = await api.deliveries(id, "?limit=3");
  assert.deepEqual(
    (await api.deliveries(id, `?limit=3&cursor=${first.next_cursor}`)).data.map(({ event_id }) => event_id),
    ["evt_0"],
  );
  assert.deepEqual(first.data[0], published[3].deliveries[0], "as it was when it was accepted");
  const totals = async () => (await api.must(200, "GET", api.at(""))).delivery_counts;
  assert.deepEqual(await totals(), { pending: 4, delivered: 2, dead_letter: 0, cancelled: 0 });
  const { data } = await api.must(200, "GET", api.at("/endpoints"));
  assert.deepEqual(
    data.map((endpoint) => endpoint.delivery_counts.pending),
    [4, 0],
  );
  await faults({ slow: "" });
  for (const { deliveries } of published) await api.delivered(deliveries[0].id);
  await api.quiet(id);
  await api.quiet(other.id);
  assert.equal(at.seen().length, 4, "each of them once");
});

test("i9: an endpoint that is deleted while events are on their way to it gets none of them, and the others theirs", async () => {
  const api = own("deleted");
  const [gone, stays] = [hook(), hook()];
  const { id } = await api.add({ url: gone.url });
  await api.add({ url: stays.url });
  await faults({ slow: id });
  const event = await api.publish({ id: "evt_gone", type: "a.b", data: 1 });
  await api.must(204, "DELETE", api.at(`/endpoints/${id}`));
  await faults({ slow: "" });
  await api.delivered(event.deliveries[1].id);
  await api.publish({ id: "evt_after", type: "a.b", data: 1 });
  await eventually(
    () => stays.seen().length,
    (seen) => seen === 2,
    "what came after",
  );
  assert.deepEqual(
    (await api.must(200, "GET", api.at("/events/evt_gone"))).deliveries.map(({ endpoint_id }) => endpoint_id),
    [event.deliveries[1].endpoint_id],
  );
  assert.equal(gone.seen().length, 0);
});

test("i18: what an endpoint does not take is set aside when there is much of it, and handed over in order and once", async () => {
  const api = own("aside");
  const at = hook();
  const { id } = await api.add({ url: at.url });
  await faults({ silent: id });
  const events = 80;
  const publish = (from) =>
    Promise.all(
      Array.from({ length: events / 2 }, (_, n) => api.publish({ id: `evt_${from + n}`, type: "a.b", data: from + n })),
    );
  await publish(0);
  // Two calls have failed when the next one waits for two seconds: from then on everything is set aside.
  await new Promise((done) => setTimeout(done, 2_500));
  await publish(events / 2);
  await worker.gate.kill();
  await worker.start();
  await eventually(
    () => new Set(at.seen().map(({ headers }) => headers["webhook-id"])).size,
    (seen) => seen === events,
    "every event, by alarms alone",
  );
  await own("aside").quiet(id);
  assert.equal(at.seen().length, events, "each of them once");
  assert.equal((await own("aside").endpoint(id)).delivery_counts.delivered, events);
});

test("i12, i18: what an endpoint has no byte left for is told, seen in the event, and replayed when there is room", async () => {
  const told = hook();
  await own("operator").add({ url: told.url, event_types: ["event.dead_lettered"] });
  const api = own("bytes");
  const [at, other] = [hook(), hook()];
  const { id } = await api.add({ url: at.url });
  await api.add({ url: other.url });
  await faults({ large: id, bytes: 3 * 2 ** 30 });
  const event = await api.publish({ id: "evt_no_room", type: "a.b", data: 1 });
  const seen = () => api.must(200, "GET", api.at("/events/evt_no_room"));
  const { deliveries } = await eventually(seen, ({ deliveries }) => deliveries[0].last_error === "full", "the refusal");
  assert.deepEqual([deliveries[0].state, deliveries[0].id], ["dead_letter", event.deliveries[0].id]);
  await api.delivered(event.deliveries[1].id);
  const [notice] = await eventually(told.seen, (seen) => seen.length === 1, "the notice");
  assert.equal(JSON.parse(notice.body).data.delivery_id, event.deliveries[0].id);
  const replay = () => api.call("POST", api.at(`/deliveries/${event.deliveries[0].id}/replay`));
  assert.deepEqual(codes(await replay()), [507, "store_full"]);
  assert.equal((await api.call("GET", api.at(`/deliveries/${event.deliveries[0].id}`))).status, 404, "it is not there");
  await faults({ large: "" });
  const { status, body } = await replay();
  assert.deepEqual([status, body.id, body.state], [200, event.deliveries[0].id, "pending"]);
  await api.delivered(event.deliveries[0].id);
  assert.equal((await seen()).deliveries[0].state, "delivered");
  assert.equal(at.seen().length, 1);
});

test("i11, i18: a log that is full refuses before the ack, drops bodies that everybody has, and knows its events", async () => {
  const api = own("log-full");
  const at = hook();
  const { id } = await api.add({ url: at.url });
  const event = (n) => ({ id: `evt_${n}`, type: "a.b", data: n });
  const published = [];
  for (let n = 0; n < 20; n++) published.push(await api.publish(event(n)));
  await api.quiet(id);
  await faults({ large: "log-full", bytes: 3 * 2 ** 30 });
  assert.deepEqual(codes(await api.call("POST", api.at("/events"), event(20))), [507, "store_full"]);
  const again = await api.publish(event(3));
  assert.deepEqual(
    again.deliveries.map(({ id }) => id),
    published[3].deliveries.map(({ id }) => id),
  );
  assert.deepEqual(codes(await api.call("POST", api.at("/events"), { ...event(3), data: 4 })), [
    409,
    "event_id_reused",
  ]);
  await faults({ large: "" });
  await worker.gate.stop();
  const tenant = openDatabase(worker.state, "TenantObject", "SELECT 1 FROM endpoints WHERE id = ?", id);
  const { bare, whole } = tenant
    .prepare("SELECT SUM(LENGTH(body) = 0) AS bare, SUM(LENGTH(body) > 0) AS whole FROM log")
    .get();
  tenant.close();
  assert.ok(bare >= 8 && bare + whole === 20, `${bare} without a body, ${whole} with one`);
  await worker.start();
  assert.equal((await own("log-full").publish(event(3))).deliveries[0].id, published[3].deliveries[0].id);
  const fresh = await own("log-full").publish(event(20));
  await own("log-full").delivered(fresh.deliveries[0].id);
  assert.equal(at.seen().length, 21, "each of them once");
});

test("i1, i3: what was acknowledged and not handed over when the runtime was killed arrives by alarms alone", async () => {
  const at = hook();
  const { id } = await own("killed").add({ url: at.url });
  const second = await own("killed").add({ url: at.url });
  let published = 0;
  for (let cycle = 0; cycle < 5; cycle++) {
    // It is killed when calls have failed, and while they are under way.
    const both = `${id} ${second.id}`;
    await faults(cycle % 2 ? { slow: both } : { silent: both });
    const api = own("killed");
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => api.publish({ id: `evt_${cycle}_${n}`, type: "a.b", data: n })),
    );
    published += 10;
    await worker.gate.kill();
    assert.equal(at.seen().length, 2 * (published - 10), "none of them was sent");
    await worker.start();
    await eventually(
      () => at.seen().length,
      (seen) => seen >= 2 * published,
      "what was acknowledged",
    );
  }
  const counts = new Map();
  for (const { headers } of at.seen()) counts.set(headers["webhook-id"], (counts.get(headers["webhook-id"]) ?? 0) + 1);
  assert.deepEqual(
    [counts.size, [...new Set(counts.values())]],
    [published, [2]],
    "each of them once for each endpoint",
  );
});
