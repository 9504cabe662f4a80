// What an endpoint may be changed to: other rules, another provider, what its platform keeps with it; and one that begins disabled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { codes, eventually, signed } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { hook, api } = await useSender();
const change = (id, body) => api.call("PATCH", api.at(`/endpoints/${id}`), body);
const rules = { deadline_ms: 30_000, schedule_s: [86_400], jitter_percent: 0, exhausted: "dead_letter" };

test("other rules count for what is pending, and null goes back to the provider's", async () => {
  const { url, seen } = hook(() => 500);
  const { id } = await api.add({ url, event_types: ["rules.*"], delivery_rules: rules });
  const [{ id: delivery }] = (await api.publish({ type: "rules.changed", data: 1 })).deliveries;
  const once = ({ delivery: d }) => d.attempt_count === 1 && !d.is_attempting;
  await api.delivered(delivery, once);
  const changed = await change(id, { delivery_rules: { ...rules, schedule_s: [] } });
  assert.deepEqual([changed.status, changed.body.delivery_rules.schedule_s], [200, []]);
  await api.must(200, "POST", api.at(`/deliveries/${delivery}/replay`));
  await api.delivered(delivery, ({ delivery: d }) => d.state === "dead_letter");
  assert.equal(seen().length, 2, "no third attempt");
  const back = (await change(id, { delivery_rules: null })).body;
  assert.equal(back.delivery_rules.schedule_s.length, 9, "Standard Webhooks'");
  assert.equal((await change(id, { description: "as before" })).body.delivery_rules.schedule_s.length, 9);
  for (const wrong of [{ schedule_s: [0] }, { deadline_ms: 1 }, { every: 5 }, []]) {
    const answer = await change(id, { delivery_rules: wrong });
    assert.deepEqual([...codes(answer), answer.body.errors[0].field], [422, "invalid", "delivery_rules"]);
  }
});

test("another provider signs from now on, under the same secret, once its ping is answered", async () => {
  const { url, seen, answer } = hook(() => 500);
  const secret = "a-secret-of-our-own-0123456789abcdef";
  const { id } = await api.add({ url, provider: "gooclaim", secret, event_types: ["workflow.*", "claim.*"] });
  await api.must(200, "POST", api.at(`/endpoints/${id}/verify`));
  const unconfirmed = (await api.endpoint(id)).status === "unconfirmed";
  if (unconfirmed) {
    assert.deepEqual(codes(await change(id, { provider: "claimport" })), [409, "unconfirmed"]);
    answer(() => 200);
    assert.equal((await api.act(id, "verify")).status, "active");
    answer(() => 500);
  }
  const refused = await change(id, { provider: "claimport" });
  assert.deepEqual([...codes(refused), refused.body.errors[0].field], [422, "invalid", "provider"]);
  assert.match(refused.body.errors[0].message, /ping: 500/);
  assert.equal((await api.endpoint(id)).provider, "gooclaim", "as it was");
  answer(() => 200);
  const changed = await change(id, { provider: "claimport" });
  assert.deepEqual([changed.status, changed.body.provider, changed.body.status], [200, "claimport", "active"]);
  const [{ id: delivery }] = (await api.publish({ type: "claim.created", data: {} })).deliveries;
  await api.delivered(delivery);
  assert.ok(signed.claimport(seen().at(-1), secret));
  // ClaimPort's catalog is complete: the tenant has heard of the new provider.
  const none = await api.call("POST", api.at("/events"), { type: "workflow.completed", data: {} });
  assert.deepEqual(codes(none), [422, "unknown_event_type"]);
  const foreign = await change(id, { provider: "discord" });
  assert.deepEqual([...codes(foreign), foreign.body.errors[0].field], [422, "invalid", "provider"]);
  const unfit = await change(id, { provider: "standard-webhooks" });
  assert.deepEqual([...codes(unfit), unfit.body.errors[0].field], [422, "invalid", "secret"], "no base64");
});

test("one that is added disabled stores its events, and sends them when it is enabled", async () => {
  const { url, seen } = hook();
  const { id, status, disabled_reason } = await api.add({ url, event_types: ["later.*"], enabled: false });
  assert.deepEqual([status, disabled_reason], ["disabled", "manual"]);
  const [{ id: delivery }] = (await api.publish({ type: "later.on", data: 1 })).deliveries;
  await eventually(
    () => api.endpoint(id),
    ({ delivery_counts }) => delivery_counts.pending === 1,
    "the event",
  );
  assert.equal(seen().length, 0);
  await api.act(id, "enable");
  await api.delivered(delivery);
});

test("metadata is kept as it is given, changed as a whole, and sent to nobody", async () => {
  const { url, seen } = hook();
  const metadata = { crm: "0017", "Kunde é": "ACME GmbH" };
  const { id } = await api.add({ url, event_types: ["meta.*"], metadata });
  assert.deepEqual((await api.endpoint(id)).metadata, metadata);
  assert.deepEqual((await change(id, { description: "x" })).body.metadata, metadata);
  const [{ id: delivery }] = (await api.publish({ type: "meta.a", data: 1 })).deliveries;
  await api.delivered(delivery);
  assert.ok(!JSON.stringify([seen()[0].headers, seen()[0].body.toString()]).includes("0017"));
  assert.deepEqual((await change(id, { metadata: {} })).body.metadata, {});
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`n${n}`, ""]));
  for (const wrong of [many, { long: "x".repeat(2_045) }]) {
    const answer = await change(id, { metadata: wrong });
    assert.deepEqual([...codes(answer), answer.body.errors[0].field], [422, "invalid", "metadata"]);
  }
});
