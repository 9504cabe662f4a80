// An endpoint that holds as many events as it may.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, codes, eventually, quick, senderVars } from "./support/sender.mjs";
import { claimport, post, secrets } from "./support/sign.mjs";
import { useGate, useReceiver } from "./support/use.mjs";

const receiver = await useReceiver(() => 404);
const { hook } = receiver;
const origin = hook(() => 500);
const worker = await useGate({
  vars: { ...senderVars, ...secrets, SIGNPOST_MAX_PENDING: "3" },
  sources: { queued: { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], origin: origin.url, forward: "queue" } },
});

test("t32, i12, i18: a full endpoint refuses its own copy alone, which is seen, told and replayed when there is room", async () => {
  const operator = client(worker.url, { tenant: "operator" });
  const told = hook();
  await operator.add({ url: told.url, event_types: ["event.dead_lettered"] });
  const own = client(worker.url, { tenant: "full" });
  const [at, healthy] = [hook(() => 500), hook()];
  const endpoint = await own.add({ url: at.url, delivery_rules: { ...quick, schedule_s: [600] } });
  const other = await own.add({ url: healthy.url });
  const kept = [];
  for (let n = 0; n < 3; n++) kept.push(await own.publish({ id: `evt_${n}`, type: "a.b", data: n }));
  const event = await own.publish({ id: "evt_3", type: "a.b", data: 3 });
  const states = ({ deliveries }) =>
    deliveries.map(({ endpoint_id, state, last_error }) => [endpoint_id, state, last_error]);
  assert.deepEqual(
    states(event),
    [endpoint, other].map(({ id }) => [id, "pending", null]),
    "accepted, whatever becomes of it where",
  );
  await eventually(
    () => own.must(200, "GET", own.at("/events/evt_3")),
    (seen) => `${states(seen)[0]}` === `${[endpoint.id, "dead_letter", "full"]}`,
    "the refusal",
  );
  assert.deepEqual(states(await own.publish({ id: "evt_3", type: "a.b", data: 3 }))[0], [
    endpoint.id,
    "dead_letter",
    "full",
  ]);
  await eventually(healthy.seen, (seen) => seen.length === 4, "all of them where there is room");
  const counts = async () => (await own.endpoint(endpoint.id)).delivery_counts;
  assert.deepEqual(await counts(), { pending: 3, delivered: 0, dead_letter: 1, cancelled: 0 });
  const [notice] = await eventually(told.seen, (seen) => seen.length === 1, "the notice");
  assert.equal(JSON.parse(notice.body).data.event_id, "evt_3");
  // What is known takes up no room, and no attempt was made of what was refused.
  await own.publish({ id: "evt_0", type: "a.b", data: 0 });
  const refused = await own.delivery(event.deliveries[0].id);
  assert.deepEqual([refused.attempts, JSON.parse(refused.body).data], [[], 3]);
  await own.must(200, "POST", own.at(`/deliveries/${kept[0].deliveries[0].id}/cancel`));
  at.answer(() => 200);
  await own.must(200, "POST", own.at(`/deliveries/${refused.delivery.id}/replay`));
  const { attempts } = await own.delivered(refused.delivery.id);
  assert.equal(attempts.length, 1);
  assert.equal(at.seen().at(-1).headers["webhook-id"], "evt_3");
});

test("t32: a provider is told that the queue is full, and comes again", async () => {
  const statuses = [];
  for (let n = 0; n < 4; n++) statuses.push((await post(`${worker.url}/in/queued`, claimport())).status);
  assert.deepEqual(statuses, [202, 202, 202, 503]);
});

test("i10: a replay under new ids that finds the endpoint full goes on where it stopped", async () => {
  const own = client(worker.url, { tenant: "full-replay" });
  const at = hook();
  const endpoint = await own.add({ url: at.url, delivery_rules: quick });
  for (let n = 0; n < 5; n++) await own.delivered((await own.publish({ type: "a.b", data: n })).deliveries[0].id);
  await own.act(endpoint.id, "disable");
  const until = new Date().toISOString();
  const range = { state: "delivered", new_id: true, until };
  const first = await own.act(endpoint.id, "replay", range);
  assert.equal(first.replayed_count, 3);
  const rest = { ...range, cursor: first.next_cursor };
  const refused = await own.call("POST", own.at(`/endpoints/${endpoint.id}/replay`), rest);
  assert.deepEqual(codes(refused), [507, "store_full"]);
  await own.act(endpoint.id, "enable");
  await eventually(
    () => own.endpoint(endpoint.id),
    ({ delivery_counts }) => delivery_counts.pending === 0,
    "the first three",
  );
  assert.deepEqual(await own.act(endpoint.id, "replay", rest), { replayed_count: 2, next_cursor: null });
  await eventually(at.seen, (seen) => seen.length === 10, "the other two");
  const originals = at
    .seen()
    .map(({ headers }) => headers["replay-of"])
    .filter(Boolean);
  assert.equal(new Set(originals).size, 5, "each of them once");
});
