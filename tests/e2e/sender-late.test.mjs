// A first attempt begins before its row is stored: nobody sees that, and nothing is lost by it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, eventually, quick, senderVars } from "./support/sender.mjs";
import { useReceiver, useRestarts } from "./support/use.mjs";

const { hook } = await useReceiver(() => 404);
// No row is stored but when an attempt ends, or somebody asks.
const worker = await useRestarts({
  main: "tests/e2e/support/worker-with-late-rows.js",
  vars: { ...senderVars, TEST_SOON: "true" },
});

const own = (tenant) => client(worker.gate.url, { tenant });
const faults = async (change = {}) =>
  (await fetch(`${worker.gate.url}/faults`, { method: "POST", body: JSON.stringify(change) })).json();
const arrived = (at, n) =>
  eventually(
    () => at.seen().length,
    (seen) => seen >= n,
    "the attempt",
  );

/** A hook that answers when it is told to. */
function held() {
  const { promise, resolve } = Promise.withResolvers();
  const at = hook(() => promise);
  return { ...at, release: (status = 200) => (at.answer(() => status), resolve(status)) };
}

test("i2: what is under way without a row is seen by whoever asks, and ends as it would have", async () => {
  const api = own("asked");
  const at = held();
  const { id } = await api.add({ url: at.url, delivery_rules: quick });
  const { deliveries } = await api.publish({ id: "evt_asked", type: "a.b", data: 1 });
  await arrived(at, 1);
  const { delivery, attempts, body } = await api.delivery(deliveries[0].id);
  assert.deepEqual([delivery.state, delivery.attempt_count, attempts.length], ["pending", 1, 1]);
  assert.equal(JSON.parse(body).data, 1);
  assert.equal((await api.endpoint(id)).delivery_counts.pending, 1);
  at.release();
  const ended = await api.delivered(deliveries[0].id);
  assert.deepEqual(
    ended.attempts.map(({ number, response_status }) => [number, response_status]),
    [[1, 200]],
  );
  assert.deepEqual((await api.endpoint(id)).delivery_counts, {
    pending: 0,
    delivered: 1,
    dead_letter: 0,
    cancelled: 0,
  });
  assert.equal(at.seen().length, 1);
});

test("i2, i9: what is under way without a row is called off, or goes with its endpoint", async () => {
  const api = own("called-off");
  const at = held();
  const { id } = await api.add({ url: at.url, delivery_rules: quick });
  const gone = held();
  const other = await api.add({ url: gone.url, delivery_rules: quick });
  const { deliveries } = await api.publish({ id: "evt_off", type: "a.b", data: 1 });
  await arrived(at, 1);
  await arrived(gone, 1);
  await api.must(200, "POST", api.at(`/deliveries/${deliveries[0].id}/cancel`));
  await api.must(204, "DELETE", api.at(`/endpoints/${other.id}`));
  at.release(500);
  gone.release(500);
  const noted = await api.delivered(deliveries[0].id, ({ attempts }) => attempts.length === 1);
  assert.deepEqual([noted.delivery.state, noted.attempts[0].response_status], ["cancelled", 500]);
  assert.equal((await api.endpoint(id)).delivery_counts.cancelled, 1);
  await api.publish({ id: "evt_after", type: "a.b", data: 1 });
  await arrived(at, 2);
  assert.equal(gone.seen().length, 1, "nothing more is sent there");
});

test("i2: a first attempt that fails without a row is stored with its answer, and retried", async () => {
  const api = own("fails");
  const at = hook(() => 503);
  const { id } = await api.add({ url: at.url, delivery_rules: quick });
  const { deliveries } = await api.publish({ id: "evt_fails", type: "a.b", data: 1 });
  await arrived(at, 1);
  at.answer(() => 200);
  const { attempts } = await api.delivered(deliveries[0].id);
  assert.deepEqual(
    attempts.map(({ number, response_status }) => [number, response_status]),
    [
      [1, 503],
      [2, 200],
    ],
  );
  assert.equal((await api.endpoint(id)).delivery_counts.delivered, 1);
});

test("i6, i7, i15: a process that ends in the middle costs one more attempt, and every attempt is told", async () => {
  const at = held();
  // As many as there are calls at once to one endpoint.
  const events = 2;
  const published = await (async () => {
    const api = own("killed");
    await api.add({ url: at.url, delivery_rules: quick });
    const all = [];
    for (let n = 0; n < events; n++) all.push(await api.publish({ id: `evt_${n}`, type: "a.b", data: n }));
    return all;
  })();
  await arrived(at, events);
  await worker.gate.kill();
  at.release();
  // By alarms alone.
  await worker.start();
  await arrived(at, 2 * events);
  const api = own("killed");
  for (const { deliveries } of published) {
    const { delivery, attempts } = await api.delivered(deliveries[0].id);
    assert.deepEqual(
      attempts.map(({ number, response_status, error }) => [number, response_status ?? error]),
      [
        [1, "interrupted"],
        [2, 200],
      ],
    );
    assert.equal(delivery.attempt_count, 2);
  }
  const ids = at.seen().map(({ headers }) => headers["webhook-id"]);
  assert.equal(ids.length, 2 * events, "one more each");
  assert.equal(new Set(ids).size, events, "under the same ids");
});

test("i1, i15: a row that cannot be stored at the end of its attempt is stored when the event is handed over again", async () => {
  const api = own("unstored");
  const at = held();
  const { id } = await api.add({ url: at.url, delivery_rules: quick });
  const { deliveries } = await api.publish({ id: "evt_unstored", type: "a.b", data: 1 });
  await arrived(at, 1);
  await faults({ all: true });
  at.release();
  // The alarm of the error, too, cannot be set.
  await eventually(faults, ({ thrown }) => thrown >= 2, "the failing calls");
  await faults({ all: false });
  await worker.gate.kill();
  await worker.start();
  const again = own("unstored");
  const { attempts } = await again.delivered(deliveries[0].id);
  assert.equal(attempts.at(-1).response_status, 200);
  assert.equal(at.seen().length, attempts.length, "every attempt is told");
  assert.equal((await again.endpoint(id)).delivery_counts.delivered, 1);
});

test("i1, i17: a row that is stored only after its attempt has ended unseen is attempted again when the lease is over", async () => {
  const api = own("stored-later");
  const at = held();
  const { id } = await api.add({ url: at.url, delivery_rules: { ...quick, deadline_ms: 1_000 } });
  const { deliveries } = await api.publish({ id: "evt_later", type: "a.b", data: 1 });
  await arrived(at, 1);
  await faults({ all: true, thrown: 0 });
  at.release();
  await eventually(faults, ({ thrown }) => thrown >= 2, "the failing calls");
  await faults({ all: false });
  // Whoever asks has it stored.
  await api.endpoint(id);
  const { attempts } = await api.delivered(deliveries[0].id);
  assert.deepEqual(
    attempts.map(({ number, response_status, error }) => [number, response_status ?? error]),
    [
      [1, "interrupted"],
      [2, 200],
    ],
  );
});
