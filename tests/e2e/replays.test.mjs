// Replays are written down, and limited by the minute: in test time (support/worker-in-test-time.js), where two hundred
// of them are asked for in one moment on every machine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, eventually, quick } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender({ main: "tests/e2e/support/worker-in-test-time.js" });

/** Lets time pass, and says what time it is then, and how many alarms will move the clock by themselves. */
const passed = async (ms) => (await fetch(`${worker.url}/test-time?skip=${ms}`)).json();
const skip = async (ms) => (await passed(ms)).now;

test("t38: replays are written down with who asked, and refused beyond 200 in a minute", async () => {
  const own = client(worker.url, { tenant: "replays" });
  const { id: token, token: key } = await own.must(201, "POST", own.at("/tokens"));
  const owner = client(worker.url, { tenant: "replays", key });
  const at = hook();
  const endpoint = await own.add({ url: at.url, delivery_rules: quick });
  const { deliveries } = await own.publish({ type: "a.b", data: {} });
  const [{ id }] = deliveries;
  await own.delivered(id);
  // A replay takes what was there before this moment.
  await skip(1);
  // Disabled: what is replayed waits like everything else.
  await own.act(endpoint.id, "disable");
  assert.equal((await owner.act(endpoint.id, "replay", { state: "delivered", type: "a.b" })).replayed_count, 1);
  assert.equal(
    (await owner.act(endpoint.id, "replay", { state: "delivered" })).replayed_count,
    0,
    "nothing is left to replay",
  );
  assert.equal((await own.endpoint(endpoint.id)).next_attempt_at, null);
  assert.equal(at.seen().length, 1);
  await own.act(endpoint.id, "enable");
  await eventually(
    () => own.delivery(id),
    ({ delivery }) => delivery.state === "delivered" && delivery.run === 2,
  );
  const before = await skip(0);
  await own.must(200, "POST", own.at(`/deliveries/${id}/replay`), { new_id: true });

  const list = (query = "") => own.must(200, "GET", own.at(`/endpoints/${endpoint.id}/replays${query}`));
  const [one, several] = (await list()).data;
  const range = { state: null, since: null, until: null, type: null, new_id: true, cursor: null };
  assert.deepEqual(one, { created_at: one.created_at, actor: "operator", delivery_id: id, range, replayed_count: 1 });
  const asked = { ...range, state: "delivered", type: "a.b", new_id: false };
  const { created_at } = several;
  assert.deepEqual(several, { created_at, actor: token, delivery_id: null, range: asked, replayed_count: 1 });
  // What it began set an alarm, which may have moved the clock by now.
  const written = Date.parse(one.created_at);
  assert.ok(before <= written && written <= (await skip(0)), `${before} ${written}`);
  const first = await list("?limit=1");
  assert.deepEqual([first.data, (await list(`?limit=1&cursor=${first.next_cursor}`)).data], [[one], [several]]);
  const line = await worker.logged(({ code, by }) => code === "replayed" && by === token, "the log line");
  assert.deepEqual([line.endpoint, line.tenant, line.replayed], [endpoint.id, "replays", 1]);

  // Attempts set alarms, and each of those moves the clock: none may be left, and the minute begins when there is none.
  await own.act(endpoint.id, "disable");
  await eventually(
    () => passed(0),
    ({ toCome }) => toCome === 0,
    "the last alarm",
  );
  await skip(60_000);
  // The last one under a key that is known is no further replay.
  const again = () =>
    owner.call("POST", owner.at(`/deliveries/${id}/replay`), { new_id: true }, { "idempotency-key": "k" });
  let refused;
  for (let n = 0; n < 210 && refused === undefined; n++) {
    const path = owner.at(`/deliveries/${id}/replay`);
    const answer = n === 0 ? await again() : await owner.call("POST", path, { new_id: true });
    if (answer.status !== 200) refused = { n, ...answer };
  }
  assert.deepEqual([refused.n, refused.status, refused.body.code], [200, 429, "too_many_replays"]);
  const seconds = Number(refused.headers.get("retry-after"));
  assert.ok(seconds >= 1 && seconds <= 60, `${seconds}`);
  assert.equal((await again()).status, 200);
});
