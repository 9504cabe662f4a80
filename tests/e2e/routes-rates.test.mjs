// Rates, attempts at once and what follows the last failure, of a destination in the configuration.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, eventually, senderVars } from "./support/sender.mjs";
import { claimport, post, secrets } from "./support/sign.mjs";
import { useReceiver, useRestarts } from "./support/use.mjs";

const receiver = await useReceiver();
const to = (name) => `http://127.0.0.1:${receiver.port}/${name}`;
const destinations = {
  hourly: { to: to("hourly"), rate: "3/h" },
  jobs: { to: to("jobs"), concurrency: 2, deadline: "100s" },
  strict: { to: to("strict"), schedule: [], exhausted: "disable" },
};
const source = (name) => [
  name,
  { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], routes: { a: { to: name, forward: "queue" } } },
];
const worker = await useRestarts({
  vars: { ...senderVars, ...secrets, destinations },
  sources: Object.fromEntries(Object.keys(destinations).map(source)),
});
const api = () => client(worker.gate.url, { tenant: "sources" });
const send = async (name) => assert.equal((await post(`${worker.gate.url}/in/${name}`, claimport())).status, 202);
async function endpoint(name) {
  const { data } = await api().must(200, "GET", api().at("/endpoints"));
  return data.find(({ description }) => description.includes(`\`${name}\``));
}

test("a rate for an hour holds for an hour, whether the object is still there or not", async () => {
  for (let n = 0; n < 5; n++) await send("hourly");
  await eventually(
    () => endpoint("hourly"),
    ({ delivery_counts }) => delivery_counts.delivered === 3,
    "the first three",
  );
  await worker.gate.kill();
  await worker.start();
  // What an object does of what waits, it does when it is asked.
  await send("hourly");
  const shown = await endpoint("hourly");
  assert.deepEqual([shown.delivery_counts.delivered, shown.delivery_counts.pending], [3, 3]);
  assert.equal(receiver.at("/hourly").length, 3);
});

test("long jobs run two at a time", async () => {
  let running = 0;
  let most = 0;
  const ends = [];
  receiver.answer = async ({ path }) => {
    if (path !== "/jobs") return 200;
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => ends.push(done));
    running -= 1;
    return 200;
  };
  for (let n = 0; n < 5; n++) await send("jobs");
  for (let n = 0; n < 5; n++) {
    await eventually(
      () => ends.length,
      (begun) => begun > n,
      `job ${n + 1}`,
    );
    if (n === 0) assert.equal((await endpoint("jobs")).delivery_counts.pending, 5);
    ends[n]();
  }
  await eventually(
    () => endpoint("jobs"),
    ({ delivery_counts }) => delivery_counts.delivered === 5,
    "all jobs",
  );
  assert.equal(most, 2);
  const { concurrency, delivery_rules } = await endpoint("jobs");
  assert.deepEqual([concurrency, delivery_rules.deadline_ms], [2, 100_000]);
});

test("a destination that stops after its last failure keeps what waits until it is enabled", async () => {
  receiver.answer = ({ path }) => (path === "/strict" ? 500 : 200);
  await send("strict");
  const stopped = await eventually(
    () => endpoint("strict"),
    (shown) => shown?.status === "disabled",
    "the stop",
  );
  assert.deepEqual([stopped.disabled_reason, stopped.delivery_counts.pending], ["exhausted", 1]);
  receiver.answer = () => 200;
  await api().act(stopped.id, "enable");
  await eventually(
    () => endpoint("strict"),
    ({ delivery_counts }) => delivery_counts.delivered === 1,
    "the delivery",
  );
});
