// The loop: our sender -> our gate -> an origin, for the three providers that the sender speaks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, eventually, senderVars } from "./support/sender.mjs";
import { fromGate, secrets } from "./support/sign.mjs";
import { useGate, useReceiver } from "./support/use.mjs";

const providers = {
  claimport: { secret: secrets.CLAIMPORT_SECRET, variable: "CLAIMPORT_SECRET", type: "claim.created" },
  gooclaim: { secret: secrets.GOOCLAIM_SECRET, variable: "GOOCLAIM_SECRET", type: "workflow.completed" },
  "standard-webhooks": { secret: secrets.STANDARD_SECRET, variable: "STANDARD_SECRET", type: "invoice.paid" },
};
const origin = await useReceiver();
const source = ([provider, { variable }]) => [
  provider,
  { provider, secrets: [variable], origin: `http://127.0.0.1:${origin.port}/${provider}`, dedupe: "strict" },
];
// Two Workers: a sender does not deliver to its own deployment.
const [sender, gate] = await Promise.all([
  useGate({ vars: senderVars }),
  useGate({ vars: secrets, sources: Object.fromEntries(Object.entries(providers).map(source)) }),
]);

for (const [provider, { secret, type }] of Object.entries(providers)) {
  test(`${provider}: signed, verified, deduped and forwarded, by one row in both directions`, async () => {
    const own = client(sender.url, { tenant: provider });
    const endpoint = await own.add({ url: `${gate.url}/in/${provider}`, provider, secret });
    assert.equal(endpoint.status, "active", JSON.stringify(endpoint.confirmation));
    const data = { n: 1, text: "é" };
    const event = await own.publish({ type, data });
    const { delivery } = await own.delivered(event.deliveries[0].id);
    assert.equal(delivery.attempt_count, 1);
    const [arrived] = origin.at(`/${provider}`);
    assert.deepEqual([arrived.headers["signpost-id"], arrived.headers["signpost-source"]], [event.id, provider]);
    assert.deepEqual(JSON.parse(arrived.body).data, data);
    assert.ok(fromGate(arrived));
    // The same id again is a duplicate to the gate; a new id gets past it.
    await own.must(200, "POST", own.at(`/deliveries/${delivery.id}/replay`), {});
    await own.delivered(delivery.id, (seen) => seen.delivery.state === "delivered" && seen.delivery.run === 2);
    assert.equal(origin.at(`/${provider}`).length, 1);
    await own.must(200, "POST", own.at(`/deliveries/${delivery.id}/replay`), { new_id: true });
    await eventually(
      () => origin.at(`/${provider}`).length,
      (n) => n === 2,
      "the replay under a new id",
    );
  });
}

test("an origin that fails is tried again by the sender until it takes the event, which it gets once", async () => {
  const own = client(sender.url, { tenant: "failing-origin" });
  let left = 2;
  origin.answer = () => (left-- > 0 ? 500 : 200);
  const before = origin.at("/gooclaim").length;
  const rules = { deadline_ms: 30_000, schedule_s: [1, 1, 1], jitter_percent: 0, exhausted: "dead_letter" };
  await own.add({
    url: `${gate.url}/in/gooclaim`,
    provider: "gooclaim",
    secret: providers.gooclaim.secret,
    delivery_rules: rules,
  });
  const event = await own.publish({ type: "workflow.completed", data: {} });
  const { attempts } = await own.delivered(event.deliveries[0].id);
  assert.deepEqual(
    attempts.map(({ response_status }) => response_status),
    [502, 502, 200],
  );
  assert.equal(origin.at("/gooclaim").length - before, 3);
});

test("t25: no secret shows in the log of either", () => {
  for (const text of [sender.output(), gate.output()]) {
    for (const secret of [...Object.values(providers).map(({ secret }) => secret), senderVars.SIGNPOST_API_KEY]) {
      assert.ok(
        !text.split("\n").some((line) => line.includes(secret) && !line.includes("env.")),
        "a secret in the log",
      );
    }
  }
});
