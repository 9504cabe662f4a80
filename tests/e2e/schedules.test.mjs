// Each provider's schedule over its full span, on the real runtime with its own alarms, in test time
// (support/worker-in-test-time.js): from the end of each failure to the beginning of the next attempt.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { client, eventually, signed } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender({
  main: "tests/e2e/support/worker-in-test-time.js",
  vars: { SIGNPOST_RETENTION_DAYS: "3650" },
});

/** Lets time pass that nobody waits for. */
const skip = async (ms) => (await fetch(`${worker.url}/test-time?skip=${ms}`)).json();

const minute = 60;
const hour = 3_600;

/** Publishes an event to a receiver that fails until `heals`, and follows it to the end of its schedule. */
async function follow(provider, { status = 500, heals = () => false, type = "claim.created", ends } = {}) {
  // The clock is everybody's: nobody else may be waiting for anything.
  await eventually(
    () => skip(0),
    ({ toCome }) => toCome === 0,
    "the last alarm of the tests before",
  );
  const own = client(worker.url, { tenant: `${provider}-${Math.random().toString(36).slice(2)}` });
  const at = hook();
  const endpoint = await own.add({ url: at.url, provider });
  const pings = at.seen().length;
  at.answer(() => (heals(at.seen().length - pings) ? 200 : status));
  const event = await own.publish({ type, data: { n: 1 } });
  const id = event.deliveries[0].id;
  await eventually(
    async () => {
      const detail = await own.delivery(id);
      return { ...detail, endpoint: await own.endpoint(endpoint.id) };
    },
    ends,
    `the end of ${provider}`,
  );
  // Both anew: of the two that have told the end, one may be older than it.
  const detail = await own.delivery(id);
  const ended = await own.endpoint(endpoint.id);
  return {
    ...detail,
    own,
    id,
    pings,
    hook: at,
    endpoint: { ...ended, secret: endpoint.secret },
    received: at.seen().slice(pings),
  };
}

/** Seconds between the end of each attempt and the beginning of the next. */
const waits = (attempts) =>
  attempts
    .slice(1)
    .map(
      ({ started_at }, index) =>
        (Date.parse(started_at) - Date.parse(attempts[index].started_at) - attempts[index].duration_ms) / 1000,
    );

/** What is due within one second shares an alarm at its end. */
const SHARED_S = 1;

/** Never early, and later only by chance and to the next whole second: in test time no alarm is late. */
function assertWaits(actual, expected, jitter = 0) {
  assert.equal(actual.length, expected.length, JSON.stringify(actual));
  for (const [index, wait] of actual.entries()) {
    const [least, most] = [expected[index], expected[index] * (1 + jitter) + SHARED_S];
    assert.ok(wait >= least, `i4: wait ${index + 1} was ${wait} s instead of ${least} s`);
    assert.ok(wait <= most, `i3: wait ${index + 1} was ${wait} s instead of at most ${most} s`);
  }
}

describe("over its full span", () => {
  test("ClaimPort: 5 min, 30 min, 2 h, 24 h; the fifth failure disables; the event waits and resumes on enable", async () => {
    const result = await follow("claimport", { ends: ({ endpoint }) => endpoint.status === "disabled" });
    assertWaits(waits(result.attempts), [5 * minute, 30 * minute, 2 * hour, 24 * hour]);
    assert.equal(result.attempts.length, 5);
    assert.deepEqual([result.endpoint.disabled_reason, result.delivery.state], ["exhausted", "pending"]);
    assert.ok(result.received.every((delivery) => signed.claimport(delivery, result.endpoint.secret)));
    assert.equal(new Set(result.received.map(({ body }) => body.toString())).size, 1, "i5");
    // Two more days: nothing is sent while disabled.
    await skip(2 * 86_400_000);
    // What is due goes out behind a request, so the second one would see what the first one has sent.
    for (const _ of [1, 2])
      assert.equal((await result.own.endpoint(result.endpoint.id)).next_attempt_at, null, "nothing is due");
    assert.equal(result.hook.seen().length - result.pings, 5, "i8");
    result.hook.answer(() => 200);
    await result.own.act(result.endpoint.id, "enable");
    const { delivery } = await result.own.delivered(result.id);
    assert.deepEqual([delivery.attempt_count, delivery.run], [6, 2]);
  });

  test("Gooclaim: 30 s times 4^n, then the dead letter, which is replayed", async () => {
    const result = await follow("gooclaim", {
      type: "workflow.completed",
      ends: ({ delivery }) => delivery.state === "dead_letter",
    });
    assertWaits(waits(result.attempts), [30, 2 * minute, 8 * minute, 32 * minute, 128 * minute, 512 * minute]);
    assert.deepEqual([result.attempts.length, result.endpoint.status], [7, "active"]);
    assert.equal(new Set(result.received.map(({ headers }) => headers["x-gooclaim-idempotency-key"])).size, 1, "i5");
    const stamps = result.received.map(({ headers }) => Number(headers["x-gooclaim-timestamp"]));
    assert.ok(
      stamps.every((stamp, index) => index === 0 || stamp > stamps[index - 1]),
      "a fresh timestamp for each attempt",
    );
    result.hook.answer(() => 200);
    assert.equal((await result.own.act(result.endpoint.id, "replay")).replayed_count, 1);
    assert.equal((await result.own.delivered(result.id)).delivery.run, 2);
  });

  test("Standard Webhooks: ten attempts over three days, with chance only adding, then the dead letter", async () => {
    const result = await follow("standard-webhooks", {
      type: "a.b",
      ends: ({ delivery }) => delivery.state === "dead_letter",
    });
    assertWaits(waits(result.attempts), [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400], 0.1);
    assert.equal(result.attempts.length, 10);
  });

  test("a success on the way ends the schedule", async () => {
    const result = await follow("claimport", {
      heals: (attempt) => attempt > 3,
      ends: ({ delivery, endpoint }) => delivery.state === "delivered" && endpoint.delivery_counts.delivered === 1,
    });
    assertWaits(waits(result.attempts), [5 * minute, 30 * minute, 2 * hour]);
    assert.deepEqual(
      result.attempts.map(({ response_status }) => response_status),
      [500, 500, 500, 200],
    );
    assert.deepEqual([result.endpoint.status, result.endpoint.consecutive_failures], ["active", 0]);
  });
});
