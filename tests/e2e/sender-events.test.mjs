// An event from its publication to every endpoint that subscribes to it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { client, codes, eventually, quick, signed } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender();

describe("an event", () => {
  for (const [provider, type, envelope] of [
    ["claimport", "claim.created", ["id", "type", "timestamp", "data"]],
    ["gooclaim", "workflow.completed", ["event_id", "event_type", "tenant_id", "occurred_at", "data"]],
    ["standard-webhooks", "invoice.paid", ["type", "timestamp", "data"]],
  ]) {
    test(`reaches a receiver in the envelope and under the signature of ${provider}`, async () => {
      const own = client(worker.url, { tenant: `sends-${provider}` });
      const { url, seen } = hook();
      const endpoint = await own.add({ url, provider, headers: { "x-team": "blue" } });
      const data = '{ "amount": 10.00, "name": "\\u00e9" }';
      const event = await own.publish(
        `{"id":"evt_${provider}","type":"${type}","timestamp":"2026-05-20T10:14:25Z","data":${data}}`,
      );
      assert.equal(event.id, `evt_${provider}`);
      const { delivery, attempts } = await own.delivered(event.deliveries[0].id);
      assert.deepEqual(
        [delivery.attempt_count, attempts[0].response_status, attempts[0].response_body],
        [1, 200, '{"status":200}'],
      );
      const sent = seen().at(-1);
      assert.ok(signed[provider](sent, endpoint.secret), "signature");
      const body = sent.body.toString();
      assert.deepEqual(Object.keys(JSON.parse(body)), envelope);
      assert.ok(body.includes(`"data":${data}}`), "the data's own bytes");
      assert.ok(body.includes("2026-05-20T10:14:25Z"));
      assert.equal(sent.headers["x-team"], "blue");
      if (provider === "gooclaim") {
        assert.equal(sent.headers["x-gooclaim-event"], type);
        assert.equal(sent.headers["x-gooclaim-idempotency-key"], event.id);
      }
    });
  }

  test("i11: published again is the same event; under the same id or key another body is a conflict", async () => {
    const own = client(worker.url, { tenant: "again" });
    const { url, seen } = hook();
    const { id: endpoint } = await own.add({ url });
    const event = { id: "evt_again", type: "a.b", data: { n: 1 } };
    const [first, second] = [await own.publish(event), await own.publish(event)];
    assert.equal(first.deliveries[0].id, second.deliveries[0].id);
    assert.deepEqual(codes(await own.call("POST", own.at("/events"), { ...event, data: { n: 2 } })), [
      409,
      "event_id_reused",
    ]);
    const key = { "idempotency-key": "pub-1" };
    const [third, fourth] = [
      await own.publish({ type: "a.b", data: 3 }, key),
      await own.publish({ type: "a.b", data: 3 }, key),
    ];
    assert.equal(third.id, fourth.id);
    assert.deepEqual(codes(await own.call("POST", own.at("/events"), { type: "a.b", data: 4 }, key)), [
      409,
      "idempotency_key_reused",
    ]);
    // An id is part of the request, and may be left out the next time as little as changed.
    const keyed = { type: "a.b", data: 5 };
    const both = { "idempotency-key": "pub-2" };
    const [fifth, sixth] = [
      await own.publish({ id: "evt_keyed", ...keyed }, both),
      await own.publish({ id: "evt_keyed", ...keyed }, both),
    ];
    assert.deepEqual([fifth.id, sixth.id], ["evt_keyed", "evt_keyed"]);
    for (const [id, headers] of [
      ["evt_other", both],
      ["evt_other", key],
    ])
      assert.deepEqual(
        codes(await own.call("POST", own.at("/events"), { id, type: "a.b", data: headers === key ? 3 : 5 }, headers)),
        [409, "idempotency_key_reused"],
      );
    await own.quiet(endpoint);
    assert.equal(seen().length, 3);
  });

  test("i12: published many times at once is stored and sent once for every endpoint", async () => {
    const own = client(worker.url, { tenant: "racing" });
    const hooks = [hook(), hook(), hook()];
    const endpoints = [];
    for (const { url } of hooks) endpoints.push(await own.add({ url }));
    const event = { id: "evt_race", type: "a.b", data: {} };
    const all = await Promise.all(Array.from({ length: 20 }, () => own.publish(event)));
    assert.equal(new Set(all.map((one) => JSON.stringify(one.deliveries.map(({ id }) => id)))).size, 1);
    for (const { id } of endpoints) await own.quiet(id);
    assert.deepEqual(
      hooks.map(({ seen }) => seen().length),
      [1, 1, 1],
    );
  });

  test("goes only to endpoints that subscribe to its type, and an unknown type is refused when the list is closed", async () => {
    const own = client(worker.url, { tenant: "types" });
    const [exact, prefix, other] = [hook(), hook(), hook()];
    await own.add({ url: exact.url, event_types: ["claim.created"] });
    await own.add({ url: prefix.url, event_types: ["claim.*"] });
    await own.add({ url: other.url, event_types: ["order.*"] });
    const event = await own.publish({ type: "claim.created", data: {} });
    assert.equal(event.deliveries.length, 2);
    await own.must(200, "PUT", own.at("/event-types"), { closed: true, types: [{ name: "claim.created" }] });
    const publish = (type, headers) => own.call("POST", own.at("/events"), { type, data: {} }, headers);
    assert.deepEqual(codes(await publish("claim.denied")), [422, "unknown_event_type"]);
    const key = { "idempotency-key": "mistyped" };
    const mistyped = await publish("claim.creatd", key);
    assert.match(mistyped.body.detail, /^`claim\.creatd` is not one of .*; did you mean `claim\.created`\?$/);
    assert.equal((await publish("claim.created", key)).status, 202, "what was refused has taken up no key");
  });

  test("of a type that a closed catalog does not have goes to no endpoint of that provider, and to nobody is refused", async () => {
    const own = client(worker.url, { tenant: "catalog" });
    const publish = (type) => own.call("POST", own.at("/events"), { type, data: {} });
    const claims = await own.add({ url: hook().url, provider: "claimport" });
    const refused = await publish("claim.aproved");
    assert.deepEqual(codes(refused), [422, "unknown_event_type"]);
    assert.match(refused.body.detail, /claimport.*did you mean `claim\.approved`\?$/);
    assert.equal((await publish("claim.approved")).body.deliveries.length, 1);
    // An owner who chooses such a provider must not come between others and the platform's events.
    const other = await own.add({ url: hook().url });
    const taken = async (type) => (await publish(type)).body.deliveries.map(({ endpoint_id }) => endpoint_id);
    assert.deepEqual(await taken("policy.renewed"), [other.id]);
    assert.deepEqual(await taken("claim.approved"), [claims.id, other.id]);
    // The tenant's own types are types beside the provider's.
    await own.must(200, "PUT", own.at("/event-types"), { types: [{ name: "claim.reopened" }] });
    assert.deepEqual(await taken("claim.reopened"), [claims.id, other.id]);
    // What was published before stays the same event, whatever the types are now.
    const event = { id: "evt_before", type: "claim.reopened", data: {} };
    await own.publish(event);
    await own.must(200, "PUT", own.at("/event-types"), { types: [] });
    assert.equal((await own.publish(event)).deliveries.length, 2);
  });

  test("can be looked up with what has become of it everywhere", async () => {
    const own = client(worker.url, { tenant: "lookup" });
    await own.add({ url: hook().url });
    await own.add({ url: hook(() => 500).url, delivery_rules: { ...quick, schedule_s: [600] } });
    await own.publish({ id: "order:42", type: "a.b", data: {} });
    const seen = await eventually(
      () => own.must(200, "GET", own.at("/events/order:42")),
      ({ deliveries }) => deliveries.every((one) => one.attempt_count === 1 && !one.is_attempting),
      "both attempts",
    );
    assert.deepEqual(
      seen.deliveries.map(({ state }) => state),
      ["delivered", "pending"],
    );
    assert.deepEqual(await own.must(200, "GET", own.at("/events/order%3A42")), seen, "as most clients write it");
    assert.equal((await own.call("GET", own.at("/events/evt_none"))).status, 404);
  });
});

test("with `fifo`, events arrive in the order in which they were published", async () => {
  const own = client(worker.url, { tenant: "fifo" });
  let fails = 1;
  const at = hook(async () => {
    await wait(20);
    return fails-- > 0 ? 500 : 200;
  });
  await own.add({ url: at.url, fifo: true, delivery_rules: quick });
  let last;
  for (let n = 0; n < 8; n++) last = await own.publish({ type: "a.b", data: n });
  await own.delivered(last.deliveries[0].id);
  assert.deepEqual(
    at.seen().map(({ body }) => JSON.parse(body).data),
    [0, 0, 1, 2, 3, 4, 5, 6, 7],
  );
});

test("a rate limit spreads attempts over seconds", async () => {
  const own = client(worker.url, { tenant: "rate" });
  const at = hook();
  await own.add({ url: at.url, rate_per_second: 2 });
  const times = [];
  const published = [];
  for (let n = 0; n < 6; n++) published.push(await own.publish({ type: "a.b", data: n }));
  for (const { deliveries } of published) {
    const { attempts } = await own.delivered(deliveries[0].id);
    times.push(Date.parse(attempts[0].started_at));
  }
  assert.equal(at.seen().length, 6);
  times.sort((a, b) => a - b);
  for (let n = 2; n < 6; n++) assert.ok(times[n] - times[n - 2] >= 1_000, `${times[n] - times[n - 2]} ms for two`);
});
