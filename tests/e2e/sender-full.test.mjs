// An endpoint that holds as many events as it may.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, codes, eventually, quick } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender({ vars: { SIGNPOST_MAX_PENDING: "3" } });

test("t32: a full endpoint refuses before the acknowledgement, and what is pending stays", async () => {
  const own = client(worker.url, { tenant: "full" });
  const at = hook(() => 500);
  const endpoint = await own.add({ url: at.url, delivery_rules: { ...quick, schedule_s: [600] } });
  const kept = [];
  for (let n = 0; n < 3; n++) kept.push(await own.publish({ id: `evt_${n}`, type: "a.b", data: n }));
  assert.deepEqual(codes(await own.call("POST", own.at("/events"), { id: "evt_3", type: "a.b", data: 3 })), [
    507,
    "store_full",
  ]);
  assert.equal((await own.endpoint(endpoint.id)).delivery_counts.pending, 3);
  await own.publish({ id: "evt_0", type: "a.b", data: 0 });
  await own.must(200, "POST", own.at(`/deliveries/${kept[0].deliveries[0].id}/cancel`));
  await own.publish({ id: "evt_3", type: "a.b", data: 3 });
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
