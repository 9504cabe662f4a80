// kill -9 of the runtime in the middle of deliveries: nothing that was acknowledged is lost, and
// alarms alone resume.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { client, eventually, senderVars, signed } from "./support/sender.mjs";
import { useReceiver, useRestarts } from "./support/use.mjs";

const rules = { deadline_ms: 5_000, schedule_s: [1, 1, 1, 2, 2, 2, 2, 2], jitter_percent: 0, exhausted: "dead_letter" };
const receiver = await useReceiver();
const worker = await useRestarts({ vars: senderVars });

test("i1, i3, i15: every acknowledged event arrives, whole and signed, after five kills and no further traffic", async () => {
  let own = client(worker.gate.url);
  // A sixth of the answers never come, a sixth are errors: something is always under way.
  receiver.answer = () => {
    const dice = Math.random();
    if (dice < 1 / 6) return undefined;
    return dice < 2 / 6 ? 503 : 200;
  };
  const endpoints = new Map();
  for (const n of [1, 2, 3]) {
    const endpoint = await own.add({
      url: receiver.url.replace("/hook", `/e${n}`),
      delivery_rules: rules,
      provider: n === 2 ? "gooclaim" : "standard-webhooks",
    });
    endpoints.set(`/e${n}`, endpoint);
  }
  const acknowledged = new Map();
  let published = 0;
  for (let round = 0; round < 5; round++) {
    // The kill comes in the middle: publishers go on, and deliveries are under way.
    const target = acknowledged.size + 10 + round;
    let killed;
    let alive = true;
    const publisher = async () => {
      while (alive) {
        const event = {
          id: `evt_${published++}`,
          type: "workflow.completed",
          data: { n: published, pad: "x".repeat(published % 500) },
        };
        try {
          const answer = await own.publish(event);
          if (answer.deliveries.length === 3) acknowledged.set(event.id, event);
          if (acknowledged.size >= target) killed ??= worker.gate.kill().then(() => (alive = false));
        } catch {
          // Not acknowledged: nothing was promised.
          await wait(10);
        }
      }
    };
    await Promise.all([publisher(), publisher(), publisher(), publisher()]);
    await killed;
    await worker.start();
    own = client(worker.gate.url);
  }
  assert.ok(acknowledged.size >= 60, `${acknowledged.size} events`);
  // From here on nobody asks the Worker anything: leases and alarms are all there is.
  receiver.answer = () => 200;
  const name = ({ headers, body }) => headers["webhook-id"] ?? JSON.parse(body).event_id;
  // What the receiver has said 200 to cannot be told from here, so what counts is what has reached it.
  const missing = () =>
    [...acknowledged.keys()].flatMap((id) => [...endpoints.keys()].filter((path) => !arrived.has(`${path} ${id}`)));
  const arrived = new Map();
  let read = 0;
  const ledger = () => {
    for (const delivery of receiver.received.slice(read)) {
      read++;
      const key = `${delivery.path} ${name(delivery)}`;
      arrived.set(key, [...(arrived.get(key) ?? []), delivery]);
    }
    return missing().length;
  };
  await eventually(ledger, (lost) => lost === 0, "the last event");
  // The ledger compares more than counts: bytes and signatures of every attempt.
  for (const [key, deliveries] of arrived) {
    const [path, id] = key.split(" ");
    assert.equal(
      new Set(deliveries.map(({ body }) => createHash("sha256").update(body).digest("hex"))).size,
      1,
      `i5: ${key}`,
    );
    const { secret, provider } = endpoints.get(path);
    assert.ok(
      deliveries.every((delivery) => signed[provider](delivery, secret)),
      `signature of ${key}`,
    );
    if (acknowledged.has(id)) assert.deepEqual(JSON.parse(deliveries[0].body).data, acknowledged.get(id).data);
  }
  // And the rows say the same: nothing pending, nothing dead, every acknowledged event delivered.
  for (const { id } of endpoints.values()) {
    await eventually(
      () => own.endpoint(id),
      ({ delivery_counts }) => delivery_counts.pending === 0,
      "the last row",
    );
    const { delivery_counts } = await own.endpoint(id);
    assert.equal(delivery_counts.dead_letter, 0);
    assert.ok(delivery_counts.delivered >= acknowledged.size);
  }
  console.log(`${acknowledged.size} events acknowledged, ${receiver.received.length} attempts received, 5 kills`);
});

test("i15: an attempt that the kill cut off is sent again with the same id, by its alarm alone", async () => {
  const own = client(worker.gate.url, { tenant: "cut-off" });
  const { promise: reached, resolve } = Promise.withResolvers();
  receiver.answer = (delivery) => (delivery.path === "/cut" ? new Promise(() => resolve()) : 200);
  await own.add({ url: receiver.url.replace("/hook", "/cut"), delivery_rules: rules });
  await own.publish({ id: "evt_cut", type: "a.b", data: {} });
  await reached;
  await worker.gate.kill();
  receiver.answer = () => 200;
  await worker.start();
  // The lease (deadline and 15 s) must run out; no request is made.
  await eventually(
    () => receiver.at("/cut").length,
    (n) => n === 2,
    "the second attempt",
  );
  assert.deepEqual(
    receiver.at("/cut").map(({ headers }) => headers["webhook-id"]),
    ["evt_cut", "evt_cut"],
  );
});
