// An alarm that the platform has lost is found within the hour, without anybody's traffic.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { client, eventually, senderVars } from "./support/sender.mjs";
import { claimport, post, secrets } from "./support/sign.mjs";
import { useReceiver, useRestarts } from "./support/use.mjs";

const receiver = await useReceiver(() => 503);
const worker = await useRestarts({
  vars: {
    ...senderVars,
    ...secrets,
    destinations: { desk: { to: receiver.url.replace("/hook", "/queued"), schedule: ["1s", "1s", "1s"] } },
  },
  sources: {
    claims: {
      provider: "claimport",
      secrets: ["CLAIMPORT_SECRET"],
      routes: { desk: { to: "desk", forward: "queue" } },
    },
  },
});
const own = (tenant) => client(worker.gate.url, { tenant });
/** What the platform's timer does. */
const hour = async () =>
  assert.equal((await fetch(`${worker.gate.url}/cdn-cgi/handler/scheduled?cron=23+*+*+*+*`)).status, 200);
// The next attempt comes after a second, if at all.
const delivery_rules = {
  deadline_ms: 30_000,
  schedule_s: [1, 1, 1, 1, 1, 1, 1, 1],
  jitter_percent: 0,
  exhausted: "dead_letter",
};

/** The alarms of all objects of a class, as the runtime keeps them, while it does not run. */
function loseAlarms() {
  let lost = 0;
  for (const of of ["TenantObject", "EndpointObject"]) {
    const folder = join(worker.state, "v3", "do", `signpost-e2e-${of}`);
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".sqlite"))) {
      const database = new DatabaseSync(join(folder, file));
      const tables = database
        .prepare("SELECT name FROM sqlite_master WHERE name IN ('_cf_ALARM', '_cf_METADATA')")
        .all();
      for (const { name } of tables) lost += Number(database.prepare(`DELETE FROM ${name}`).run().changes);
      database.close();
    }
  }
  assert.ok(existsSync(join(worker.state, "v3", "do")));
  return lost;
}

test("i3: what a lost alarm has left waiting goes on when the timer comes: of tenants, and of the gate's queues", async () => {
  const [acme, globex] = [receiver.hook(() => 503), receiver.hook(() => 503)];
  for (const [tenant, { url }] of [
    ["acme", acme],
    ["globex", globex],
  ]) {
    await own(tenant).add({ url, delivery_rules });
    await own(tenant).publish({ id: `evt_${tenant}`, type: "a.b", data: 1 });
  }
  assert.equal((await post(`${worker.gate.url}/in/claims`, claimport())).status, 202);
  const queued = () => receiver.at("/queued").length;
  await eventually(
    () => [acme.seen().length, globex.seen().length, queued()],
    (seen) => seen.every((attempts) => attempts > 0),
    "the first attempts",
  );
  await worker.gate.stop();
  assert.ok(loseAlarms() >= 3);
  for (const hook of [acme, globex]) hook.answer(() => 200);
  receiver.answer = () => 200;
  const before = [acme.seen().length, globex.seen().length, queued()];
  await worker.start();
  // Nobody asks anything.
  await new Promise((done) => setTimeout(done, 2_500));
  assert.deepEqual([acme.seen().length, globex.seen().length, queued()], before, "their alarms are gone");
  await hour();
  await eventually(
    () => [acme.seen().length, globex.seen().length, queued()],
    (seen) => seen.every((attempts, n) => attempts > before[n]),
    "the next attempts",
  );
  for (const tenant of ["acme", "globex"]) {
    const event = () => own(tenant).must(200, "GET", own(tenant).at(`/events/evt_${tenant}`));
    await eventually(event, ({ deliveries }) => deliveries[0].state === "delivered", "the delivery");
  }
});
