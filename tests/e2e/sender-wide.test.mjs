// Many attempts at once: more than an object has connections.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, eventually, quick } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender();

/** A receiver that lets what it has wait until it is told. */
function holding() {
  const held = [];
  let most = 0;
  const at = hook((_, response) => {
    held.push(response);
    most = Math.max(most, held.length);
  });
  return {
    ...at,
    held,
    most: () => most,
    full: (count) =>
      eventually(
        () => held.length,
        (n) => n === count,
        "what is under way",
      ),
    release: () => {
      for (const response of held.splice(0)) response.writeHead(200).end("thanks");
    },
  };
}

const publish = (api, count, data) =>
  Promise.all(Array.from({ length: count }, (_, n) => api.publish({ id: `evt_${n}`, type: "a.b", data: data(n) })));

async function drain(at, api, id, count) {
  await eventually(
    () => (at.release(), at.seen().length),
    (seen) => seen === count,
    "all of them",
  );
  at.release();
  await api.quiet(id);
  assert.equal(new Set(at.seen().map(({ headers }) => headers["webhook-id"])).size, count);
  const { delivery_counts } = await api.endpoint(id);
  assert.equal(delivery_counts.delivered, count);
}

test("an endpoint that asks for 40 at once has 40 under way and never more, and each event arrives once", async () => {
  const api = client(worker.url, { tenant: "wide" });
  const at = holding();
  const { id, concurrency } = await api.add({ url: at.url, concurrency: 40, delivery_rules: quick });
  assert.equal(concurrency, 40);
  await publish(api, 60, (n) => n);
  await at.full(40);
  const { delivery_counts } = await api.endpoint(id);
  assert.equal(delivery_counts.pending, 60);
  await drain(at, api, id, 60);
  assert.equal(at.most(), 40);
});

test("an endpoint where nobody says otherwise has 32 at once", async () => {
  const api = client(worker.url, { tenant: "as-it-comes" });
  const at = holding();
  const { id } = await api.add({ url: at.url, delivery_rules: quick });
  await publish(api, 40, (n) => n);
  await at.full(32);
  await drain(at, api, id, 40);
  assert.equal(at.most(), 32);
});

test("large bodies: as many as fit into 16 MiB, and not one more", async () => {
  const api = client(worker.url, { tenant: "large" });
  const at = holding();
  const { id } = await api.add({ url: at.url, concurrency: 64, delivery_rules: quick });
  const text = "x".repeat(1_000_000);
  for (let n = 0; n < 24; n++) await api.publish({ id: `evt_${n}`, type: "a.b", data: text });
  // The one that reaches the limit is the last.
  await at.full(17);
  await drain(at, api, id, 24);
  assert.equal(at.most(), 17);
  assert.ok(at.seen().every(({ body }) => body.length > 1_000_000));
});

test("what goes by way of another request is judged as what does not: redirects, a cut connection, silence, a Retry-After", async () => {
  const api = client(worker.url, { tenant: "carried" });
  const canary = hook();
  const patient = holding();
  const answers = {
    redirect: (response) => response.writeHead(307, { location: canary.url }).end(),
    connection: (response) => response.destroy(),
    timeout: () => {},
    status: (response) => response.writeHead(429, { "retry-after": "7200", "x-more": "1" }).end("later"),
  };
  const names = Object.keys(answers);
  // As many as the object has connections come first and stay; each of the others is behind them.
  const at = hook(({ body }, response) => {
    const { data } = JSON.parse(body);
    if (data.kind) answers[data.kind](response);
    else patient.held.push(response);
  });
  const rules = { ...quick, deadline_ms: 5_000, schedule_s: [600] };
  await api.add({ url: at.url, concurrency: 64, delivery_rules: rules });
  await publish(api, 6, (n) => ({ n }));
  await patient.full(6);
  const sent = await Promise.all(names.map((kind) => api.publish({ id: `evt_${kind}`, type: "a.b", data: { kind } })));
  const started = Date.now();
  for (const [n, { deliveries }] of sent.entries()) {
    const { delivery, attempts } = await api.delivered(
      deliveries[0].id,
      ({ delivery }) => delivery.attempt_count === 1 && !delivery.is_attempting,
    );
    assert.deepEqual([delivery.state, attempts[0].error], ["pending", names[n]]);
    if (names[n] === "status") {
      assert.equal(attempts[0].response_body, "later");
      assert.ok(Date.parse(delivery.next_attempt_at) - started >= 7_000_000, delivery.next_attempt_at);
    }
  }
  patient.release();
  assert.equal(canary.seen().length, 0);
});
