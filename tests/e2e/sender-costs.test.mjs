// What is paid for: rows, statements, alarms and requests for each event, as the runtime counts them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, eventually, quick } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender({ main: "tests/e2e/support/worker-that-counts.js" });

/** What each class has come to since the last time, by event. */
async function costs(events) {
  const counted = await (await fetch(`${worker.url}/tally`)).json();
  const of = (name) => (what) => (counted[`${name} ${what}`] ?? 0) / events;
  const share = (name) => ({
    requests: of(name)("requests"),
    alarms: of(name)("alarms"),
    statements: of(name)("statements"),
    written: of(name)("rows written"),
    read: of(name)("rows read"),
    setAlarm: of(name)("alarms set"),
  });
  return { tenant: share("TenantObject"), endpoint: share("EndpointObject") };
}

const own = (tenant) => client(worker.url, { tenant });

/** Publishes one by one, each when the receiver has the one before, and waits until the last is written down. */
async function publish(api, at, endpoint, events, event) {
  const before = at.seen().length;
  for (let n = 0; n < events; n++) {
    await api.publish(event(n));
    await eventually(
      () => at.seen().length,
      (seen) => seen === before + n + 1,
      "the delivery",
    );
  }
  await api.quiet(endpoint);
}

async function warm(tenant, more = {}) {
  const api = own(tenant);
  const at = hook();
  const { id } = await api.add({ url: at.url, ...more });
  await publish(api, at, id, 3, (n) => ({ id: `warm_${n}`, type: "a.b", data: n }));
  await costs(1);
  return { api, at, id };
}

test("an event that is delivered at once is one row at its endpoint, two at its tenant, and no alarm of its own", async () => {
  const { api, at, id } = await warm("at-once");
  const events = 40;
  // The last `quiet` asks once, and may read what it likes.
  const named = await (async () => {
    for (let n = 0; n < events; n++) {
      await api.publish({ id: `named_${n}`, type: "a.b", data: n });
      await eventually(
        () => at.seen().length,
        (seen) => seen === 4 + n,
        "the delivery",
      );
    }
    return costs(events);
  })();
  // One publish in many tidies up, too.
  assert.ok(named.tenant.statements <= 1.5, `${named.tenant.statements} statements`);
  // The mark moves after 1, 2, 4, ... 256 events, and after each 256 from then on.
  assert.ok(named.tenant.written >= 2 && named.tenant.written <= 2.1, `${named.tenant.written} rows at the tenant`);
  assert.ok(named.tenant.setAlarm <= 0.05 && named.tenant.alarms <= 0.05, JSON.stringify(named.tenant));
  assert.deepEqual([named.tenant.requests, named.endpoint.requests], [1, 1]);
  // The end of the last one may come after the count.
  assert.ok(named.endpoint.written > 0.9 && named.endpoint.written <= 1.1, `${named.endpoint.written} rows`);
  assert.ok(named.endpoint.statements <= 1.2, `${named.endpoint.statements} statements`);
  assert.ok(named.endpoint.setAlarm <= 0.05 && named.endpoint.alarms <= 0.05, JSON.stringify(named.endpoint));
  await api.quiet(id);
  await costs(1);
  await api.publish({ type: "a.b", data: "unnamed" });
  const unnamed = await costs(1);
  assert.ok(unnamed.tenant.written <= 2, "an id that was made here is in no index; the mark may move");
});

test("the cost of an event does not grow with what is stored, and asking writes nothing", async () => {
  const { api, at, id } = await warm("grows");
  const round = async (name) => {
    await publish(api, at, id, 20, (n) => ({ id: `${name}_${n}`, type: "a.b", data: n }));
    return costs(20);
  };
  const first = await round("first");
  for (let n = 0; n < 300; n += 10)
    await Promise.all(Array.from({ length: 10 }, (_, k) => api.publish({ id: `more_${n + k}`, type: "a.b", data: n })));
  await api.quiet(id);
  await costs(1);
  const seen = at.seen().length;
  assert.equal(seen, 323);
  const later = await round("later");
  assert.ok(later.tenant.read <= first.tenant.read + 1, `${later.tenant.read} rows read, ${first.tenant.read} before`);
  assert.ok(later.endpoint.written <= first.endpoint.written + 0.1, "no more rows are written");
  await costs(1);
  await api.endpoint(id);
  await api.deliveries(id);
  await api.deliveries(id, "?state=dead_letter");
  await api.deliveries(id, "?state=pending");
  await api.call("GET", api.at("/endpoints"));
  const asked = await costs(1);
  assert.deepEqual([asked.endpoint.written, asked.endpoint.setAlarm], [0, 0], "s6");
  assert.deepEqual([asked.tenant.written, asked.tenant.setAlarm], [0, 0]);
});

test("a first attempt that fails and one retry are seven or eight rows, and share alarms", async () => {
  const { api, at, id } = await warm("fails", { delivery_rules: { ...quick, schedule_s: [2, 2] } });
  let answer = 500;
  at.answer(() => answer);
  const events = 20;
  for (let n = 0; n < events; n++) await api.publish({ id: `failing_${n}`, type: "a.b", data: n });
  await eventually(
    () => at.seen().length,
    (seen) => seen >= 3 + events,
    "the first attempts",
  );
  answer = 200;
  await api.quiet(id);
  const { endpoint } = await costs(events);
  assert.ok(endpoint.written <= 9, `${endpoint.written} rows`);
  assert.ok(endpoint.setAlarm <= 1, `${endpoint.setAlarm} alarms set`);
});

test("an event to 50 endpoints is two rows at its tenant and one at each endpoint", async () => {
  const api = own("fifty");
  const at = hook();
  for (let n = 0; n < 50; n++) await api.add({ url: at.url });
  await api.publish({ id: "warm", type: "a.b", data: 0 });
  await eventually(
    () => at.seen().length,
    (seen) => seen === 50,
    "the first event",
  );
  await costs(1);
  const events = 4;
  for (let n = 0; n < events; n++) await api.publish({ id: `fan_${n}`, type: "a.b", data: n });
  await eventually(
    () => at.seen().length,
    (seen) => seen === 50 * (1 + events),
    "all deliveries",
  );
  const { tenant, endpoint } = await costs(events);
  assert.ok(tenant.written >= 2 && tenant.written <= 3.5, `${tenant.written} rows at the tenant`);
  assert.ok(tenant.statements <= 3.5, `${tenant.statements} statements at the tenant`);
  assert.equal(tenant.requests, 1);
  assert.ok(endpoint.requests <= 50, "events that come together share a call");
  assert.ok(endpoint.written <= 1.2 * 50, `${endpoint.written} rows`);
  assert.ok(endpoint.setAlarm <= 0.25 * 50, `${endpoint.setAlarm} alarms set`);
});

test("s5: what nobody has made stores nothing, however often it is asked for", async () => {
  const api = own("nobody");
  const { id } = await own("somebody").add({ url: hook().url });
  await costs(1);
  for (const path of ["", "/deliveries", "/replays"]) {
    const invented = `ep_${"0123456789abcdef".repeat(2)}`;
    assert.equal((await api.call("GET", api.at(`/endpoints/${invented}${path}`))).status, 404);
    assert.equal((await api.call("GET", api.at(`/endpoints/${id}${path}`))).status, 404, "somebody else's");
  }
  assert.equal((await api.call("GET", api.at("/events/evt_none"))).status, 404);
  assert.deepEqual((await api.must(200, "GET", api.at("/endpoints"))).data, []);
  await api.must(200, "GET", api.at("/event-types"));
  const { tenant, endpoint } = await costs(1);
  assert.deepEqual([tenant.written, tenant.setAlarm, endpoint.written, endpoint.setAlarm], [0, 0, 0, 0]);
});
