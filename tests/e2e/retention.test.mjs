// What has ended is kept for its time and then deleted, with its body and attempts; what is pending never is.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { client, eventually, senderVars } from "./support/sender.mjs";
import { useFolder, useGate, useReceiver } from "./support/use.mjs";

const DAY_MS = 86_400_000;
const state = useFolder();
const receiver = await useReceiver();
const main = "tests/e2e/support/worker-in-test-time.js";
const worker = await useGate({ state, main, vars: { ...senderVars, SIGNPOST_RETENTION_DAYS: "10" } });

const skip = (days) => fetch(`${worker.url}/test-time?skip=${days * DAY_MS}`);

test("i1, i19, t32: what ended goes with its retention and not before; what is pending stays", async () => {
  const own = client(worker.url, { tenant: "kept" });
  receiver.answer = ({ body }) => (JSON.parse(body).data === "dies" ? 500 : 200);
  const delivery_rules = { schedule_s: [], exhausted: "dead_letter" };
  const endpoint = await own.add({ url: receiver.url, delivery_rules });
  const publish = async (data) => (await own.publish({ type: "a.b", data })).deliveries[0].id;
  const [delivered, dead] = [await publish("arrives"), await publish("dies")];
  await own.delivered(delivered);
  await own.delivered(dead, ({ delivery }) => delivery.state === "dead_letter");
  await own.must(200, "POST", own.at(`/deliveries/${delivered}/replay`));
  await own.delivered(delivered);
  await own.act(endpoint.id, "disable");
  const [waits, cancelled] = [await publish("waits"), await publish("cancelled")];
  await own.must(200, "POST", own.at(`/deliveries/${cancelled}/cancel`));

  const counts = async () => (await own.endpoint(endpoint.id)).delivery_counts;
  const all = { pending: 1, delivered: 1, dead_letter: 1, cancelled: 1 };
  await skip(9);
  // The purge runs behind the request, so the second one sees what the first one has left.
  await counts();
  assert.deepEqual(await counts(), all, "nine of ten days");
  await skip(2);
  await eventually(
    counts,
    ({ delivered, dead_letter, cancelled }) => delivered + dead_letter + cancelled === 0,
    "the purge",
  );
  assert.equal((await counts()).pending, 1);
  for (const id of [delivered, dead, cancelled])
    assert.equal((await own.call("GET", own.at(`/deliveries/${id}`))).status, 404);
  assert.equal(JSON.parse((await own.delivery(waits)).body).data, "waits");
  assert.deepEqual((await own.must(200, "GET", own.at(`/endpoints/${endpoint.id}/replays`))).data, []);
  await skip(400);
  await own.act(endpoint.id, "enable");
  await own.delivered(waits);

  await worker.stop();
  const folder = join(state, "v3", "do", "signpost-e2e-EndpointObject");
  const [name] = readdirSync(folder).filter((name) => name.endsWith(".sqlite") && name !== "metadata.sqlite");
  const database = new DatabaseSync(join(folder, name));
  const rows = (table) => database.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get().n;
  const left = Object.fromEntries(["delivery", "bodies", "attempts", "replays"].map((table) => [table, rows(table)]));
  database.close();
  assert.deepEqual(left, { delivery: 1, bodies: 0, attempts: 0, replays: 0 }, "no payload outlives its delivery");
});
