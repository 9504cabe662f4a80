// Deliveries over time, counted from the deliveries themselves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, codes } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender({ main: "tests/e2e/support/worker-that-counts.js" });
const own = (tenant) => client(worker.url, { tenant });
const stats = (api, query = "") => api.must(200, "GET", api.at(`/stats${query}`));
const tally = async () => (await fetch(`${worker.url}/tally`)).json();
const once = { deadline_ms: 30_000, schedule_s: [1], jitter_percent: 0, exhausted: "dead_letter" };
const counts = (pending, delivered, dead_letter, cancelled) => ({ pending, delivered, dead_letter, cancelled });

test("what was delivered, failed and waits, by step, type and endpoint", async () => {
  const api = own("counted");
  assert.deepEqual((await stats(api)).endpoints, [], "a tenant that nobody has made");
  const good = await api.add({ url: hook().url, event_types: ["claim.*"] });
  const bad = await api.add({ url: hook(() => 500).url, event_types: ["claim.closed"], delivery_rules: once });
  const off = await api.add({ url: hook().url, event_types: ["claim.created"] });
  await api.act(off.id, "disable");
  for (let n = 0; n < 3; n++) await api.publish({ type: "claim.created", data: n });
  const { deliveries } = await api.publish({ type: "claim.closed", data: 3 });
  await api.publish({ type: "other.thing", data: 4 });
  for (const { id } of [good, bad]) await api.quiet(id);
  const [held] = (await api.deliveries(off.id)).data;
  await api.must(200, "POST", api.at(`/deliveries/${held.id}/cancel`));

  for (const [span, step_s] of [
    ["", 1_800],
    ["?span=hour", 60],
    ["?span=day", 1_800],
    ["?span=week", 10_800],
    ["?span=month", 43_200],
  ]) {
    const found = await stats(api, span);
    assert.equal(found.step_s, step_s);
    assert.deepEqual(found.total.delivery_counts, counts(2, 4, 1, 1), span);
    // The two that wait have not been attempted, and the dead letter once or, after an interruption, more.
    assert.ok(found.total.attempt_count >= 5);
    const { p50_ms, p95_ms, p99_ms } = found.total.attempt_duration;
    assert.ok(p50_ms <= p95_ms && p95_ms <= p99_ms);
    assert.deepEqual(
      found.event_types.map(({ type, delivery_counts }) => [type, delivery_counts]),
      [
        ["claim.created", counts(2, 3, 0, 1)],
        ["claim.closed", counts(0, 1, 1, 0)],
      ],
    );
    assert.deepEqual(
      found.endpoints.map(({ endpoint_id, counts: { delivery_counts } }) => [endpoint_id, delivery_counts]),
      [
        [bad.id, counts(0, 0, 1, 0)],
        [off.id, counts(2, 0, 0, 1)],
        [good.id, counts(0, 4, 0, 0)],
      ],
      "the one in trouble first",
    );
    assert.equal(found.endpoints[1].counts.attempt_duration, null, "never attempted");
    const sum = (name) => found.buckets.reduce((all, { counts }) => all + counts.delivery_counts[name], 0);
    assert.deepEqual(
      counts(...["pending", "delivered", "dead_letter", "cancelled"].map(sum)),
      found.total.delivery_counts,
    );
    for (const { starts_at } of found.buckets) {
      const at = Date.parse(starts_at) - Date.parse(found.starts_at);
      assert.ok(at >= 0 && at % (step_s * 1_000) === 0 && Date.parse(starts_at) <= Date.now());
    }
  }
  const { created_at } = await api.must(200, "GET", api.at(`/deliveries/${deliveries[0].id}`)).then((d) => d.delivery);
  const { buckets, step_s } = await stats(api, "?span=hour");
  const begin = Math.floor(Date.parse(created_at) / (step_s * 1_000)) * step_s * 1_000;
  assert.ok(buckets.some(({ starts_at }) => Date.parse(starts_at) === begin));

  const one = await api.must(200, "GET", api.at(`/endpoints/${bad.id}/stats?span=hour`));
  assert.deepEqual(one.total.delivery_counts, counts(0, 0, 1, 0));
  assert.deepEqual([one.endpoints.length, one.event_types.length, one.buckets.length], [1, 1, 1]);
});

test("a request for each endpoint's object, and nothing is written", async () => {
  const api = own("priced");
  const ids = [];
  for (let n = 0; n < 3; n++) ids.push((await api.add({ url: hook().url })).id);
  for (let n = 0; n < 5; n++) await api.publish({ type: "claim.created", data: n });
  for (const id of ids) await api.quiet(id);
  await tally();
  assert.equal((await stats(api)).total.delivery_counts.delivered, 15);
  const bill = await tally();
  assert.equal(bill["EndpointObject requests"], 3);
  assert.equal(bill["TenantObject requests"], 1);
  assert.equal(bill["EndpointObject rows written"], undefined);
  assert.equal(bill["TenantObject rows written"], undefined);
  // Three statements look at each row, and at what they group.
  assert.ok(bill["EndpointObject rows read"] <= 3 * 5 * 8, JSON.stringify(bill));
});

test("a span that is none is refused, and another tenant's endpoint is not there", async () => {
  const api = own("asked");
  const { id } = await api.add({ url: hook().url });
  for (const path of ["/stats?span=year", "/stats?since=2026-05-20T10:14:25Z", `/endpoints/${id}/stats?span=`])
    assert.deepEqual(codes(await api.call("GET", api.at(path))), [422, "invalid"], path);
  assert.deepEqual(codes(await api.call("GET", "/sources/any/counts?span=month")), [422, "invalid"], "kept for a week");
  const other = own("other");
  assert.deepEqual(codes(await other.call("GET", other.at(`/endpoints/${id}/stats`))), [404, "not_found"]);
  const { token } = await api.must(201, "POST", api.at("/tokens"), { scopes: ["viewer"] });
  assert.equal((await stats(client(worker.url, { tenant: "asked", key: token }))).total.attempt_count, 0);
});
