// Deletion on request: what an event said, and a tenant with everything that it has.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startOrigin } from "./support/origin.mjs";
import { client, codes, eventually } from "./support/sender.mjs";
import { claimport, post, secrets } from "./support/sign.mjs";
import { useSender } from "./support/use.mjs";

const origin = await startOrigin(() => 503);
const { worker, hook } = await useSender({
  sources: {
    claims: { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], origin: origin.url, forward: "queue" },
  },
  vars: secrets,
});
test.after(() => origin.stop());
const own = (tenant, key) => client(worker.url, { tenant, ...(key ? { key } : {}) });
const remove = (api, path) => api.call("DELETE", api.at(path));
const secret = "alice@example.com";
const never = { deadline_ms: 30_000, schedule_s: [86_400], jitter_percent: 0, exhausted: "dead_letter" };

test("an event's data, its bodies, replays and answers are gone, and nothing of it is sent again", async () => {
  const api = own("events");
  const good = hook((_, response) => void response.writeHead(200).end(`thanks, ${secret}`));
  const bad = hook((_, response) => void response.writeHead(500).end(`what is ${secret}?`));
  const off = hook();
  const kept = await api.add({ url: good.url });
  const failing = await api.add({ url: bad.url, delivery_rules: never });
  const disabled = await api.add({ url: off.url, enabled: false });
  const event = { id: "evt_alice", type: "user.changed", data: { mail: secret } };
  await api.publish(event);
  await api.publish({ ...event, id: "evt_bob", data: { mail: "bob@example.com" } });
  const of = async ({ id }) => (await api.deliveries(id)).data.find(({ event_id }) => event_id === "evt_alice");
  const settled = ({ attempt_count, is_attempting }) => attempt_count === 1 && !is_attempting;
  await eventually(
    () => of(kept),
    (row) => row?.state === "delivered",
    "the delivery",
  );
  await eventually(
    () => of(failing),
    (row) => row && settled(row),
    "the failure",
  );
  await eventually(() => of(disabled), Boolean, "what waits");
  const again = await api.must(200, "POST", api.at(`/deliveries/${(await of(kept)).id}/replay`), { new_id: true });
  await api.delivered(again.id);

  assert.equal((await remove(api, "/events/evt_alice")).status, 204);
  assert.equal((await remove(api, "/events/evt_alice")).status, 204, "and once more");
  const ids = [again.id];
  for (const endpoint of [kept, failing, disabled]) ids.push((await of(endpoint)).id);
  for (const id of ids) {
    const detail = await api.delivery(id);
    assert.equal(detail.body, "");
    assert.deepEqual(detail.attempts, []);
    assert.equal(detail.delivery.last_error, "erased");
    assert.ok(!JSON.stringify(detail).includes(secret));
    const replay = await api.call("POST", api.at(`/deliveries/${id}/replay`));
    assert.deepEqual(codes(replay), [409, "not_replayable"]);
  }
  const shown = await api.must(200, "GET", api.at("/events/evt_alice"));
  assert.deepEqual(shown.deliveries.map(({ state }) => state).sort(), ["cancelled", "cancelled", "delivered"]);
  // The same event again is the same event, and sends nothing.
  const [before, waited] = [good.seen().length, bad.seen().length];
  assert.equal((await api.publish(event)).deliveries.length, 3);
  assert.equal((await api.act(failing.id, "replay", { state: "cancelled" })).replayed_count, 0);
  await api.act(disabled.id, "enable");
  await eventually(
    () => off.seen(),
    (seen) => seen.length === 1,
    "the other one's",
  );
  assert.match(off.seen()[0].body.toString(), /bob@example\.com/);
  assert.deepEqual([good.seen().length, bad.seen().length], [before, waited]);
  assert.match(
    (await api.delivery((await api.deliveries(kept.id)).data.find(({ event_id }) => event_id === "evt_bob").id)).body,
    /bob/,
  );
  assert.deepEqual(codes(await remove(api, "/events/evt_nobody")), [404, "not_found"]);
});

test("an event that no endpoint has been handed yet is handed to none", async () => {
  const api = own("early");
  const { url, seen } = hook();
  const { id } = await api.add({ url, enabled: false });
  await api.publish({ id: "evt_early", type: "a.b", data: secret });
  await eventually(
    () => remove(api, "/events/evt_early"),
    ({ status }) => status === 204,
    "the deletion",
  );
  await api.act(id, "enable");
  const { deliveries } = await api.publish({ type: "a.b", data: "next" });
  await api.delivered(deliveries[0].id);
  assert.deepEqual(
    seen().map(({ body }) => JSON.parse(body).data),
    ["next"],
  );
});

test("what the gate has queued is forgotten, too, and the provider's next copy does not bring it back", async () => {
  const api = own("sources");
  const delivery = claimport();
  assert.equal((await post(`${worker.url}/in/claims`, delivery)).status, 202);
  const [{ id }] = (await api.must(200, "GET", api.at("/endpoints"))).data;
  const listed = async () => (await api.deliveries(id)).data[0];
  const row = await eventually(listed, (row) => row?.attempt_count > 0 && !row.is_attempting, "the attempt");
  assert.equal((await remove(api, `/events/${row.event_id}`)).status, 204);
  const detail = await api.delivery(row.id);
  assert.deepEqual([detail.body, detail.delivery.state, detail.attempts], ["", "cancelled", []]);
  await post(`${worker.url}/in/claims`, delivery);
  assert.equal((await listed()).state, "cancelled");
  assert.deepEqual(
    codes(await remove(api, "")),
    [409, "configured"],
    "the gate's own endpoints are the configuration's",
  );
});

test("a tenant is deleted with everything that it has, and a revoked token stays revoked", async () => {
  const api = own("gone");
  const { url, seen } = hook(() => 500);
  const { id } = await api.add({ url, delivery_rules: never });
  const { deliveries } = await api.publish({ id: "evt_1", type: "a.b", data: secret });
  await api.must(200, "PUT", api.at("/event-types"), { closed: false, types: [{ name: "a.b", description: "" }] });
  const { token, id: tokenId } = await api.must(201, "POST", api.at("/tokens"), {});
  await api.must(204, "DELETE", api.at(`/tokens/${tokenId}`));
  assert.deepEqual(codes(await own("gone", token).call("GET", "/tenants/gone")), [401, "unauthorized"]);
  const known = async () =>
    (await api.must(200, "GET", "/tenants?limit=100")).data.some((tenant) => tenant.id === "gone");
  assert.equal(await known(), true);
  assert.equal((await remove(api, "")).status, 204);
  assert.equal(await known(), false);
  assert.deepEqual((await api.must(200, "GET", api.at("/endpoints"))).data, []);
  assert.deepEqual((await api.must(200, "GET", api.at("/events"))).data, []);
  assert.deepEqual((await api.must(200, "GET", api.at("/event-types"))).types, []);
  for (const path of [`/endpoints/${id}`, `/deliveries/${deliveries[0].id}`, "/events/evt_1"])
    assert.deepEqual(codes(await api.call("GET", api.at(path))), [404, "not_found"], path);
  assert.deepEqual(codes(await own("gone", token).call("GET", "/tenants/gone")), [401, "unauthorized"]);
  assert.deepEqual(codes(await remove(api, "")), [404, "not_found"], "nothing is left");
  // The name begins anew.
  const next = await api.add({ url: hook().url });
  const [{ id: delivery }] = (await api.publish({ id: "evt_1", type: "a.b", data: "new" })).deliveries;
  await api.delivered(delivery);
  assert.equal((await api.endpoint(next.id)).delivery_counts.delivered, 1);
  assert.ok(seen().length <= 1);
});

test("both are the operator's: a tenant's own key deletes neither", async () => {
  const api = own("keys");
  await api.add({ url: hook().url });
  const { token } = await api.must(201, "POST", api.at("/tokens"), { scopes: ["admin"] });
  for (const path of ["", "/events/evt_1"])
    assert.deepEqual(codes(await remove(own("keys", token), path)), [403, "operator_only"], path);
});
