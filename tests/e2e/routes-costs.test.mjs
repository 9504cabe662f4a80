// What routes cost, as the runtime counts it: a filtered delivery nothing, each queued route what the engine takes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, senderVars } from "./support/sender.mjs";
import { claimport, post, secrets } from "./support/sign.mjs";
import { useGate, useReceiver } from "./support/use.mjs";

const receiver = await useReceiver();
const to = (name) => `http://127.0.0.1:${receiver.port}/${name}`;
const source = (routes) => ({ provider: "claimport", secrets: ["CLAIMPORT_SECRET"], routes });
const types = ["invoice.*"];
const filter = { body: { amount: { $gte: 500 } } };
const gate = await useGate({
  main: "tests/e2e/support/worker-that-counts.js",
  vars: { ...senderVars, ...secrets },
  sources: {
    filtered: source({ a: { to: to("a"), types }, b: { to: to("b"), filter }, c: { to: to("c"), types, filter } }),
    through: source({ a: { to: to("through"), filter: { $not: filter } } }),
    one: source({ a: { to: to("one"), forward: "queue" } }),
    three: source({
      a: { to: to("three"), forward: "through" },
      b: { to: to("x") },
      c: { to: to("y") },
      d: { to: to("z"), types },
    }),
  },
  // What is counted for people to look at is no part of a delivery.
  without: ["COUNTERS"],
});

const EVENTS = 20;
async function tally() {
  return (await fetch(`${gate.url}/tally`)).json();
}

/** What one delivery comes to, after the first ones have made what there is to make. */
async function cost(name, paths) {
  const send = async (n) => {
    await post(`${gate.url}/in/${name}`, claimport());
    for (const path of paths)
      await eventually(
        () => receiver.at(path).length,
        (seen) => seen === n,
        `${n} at ${path}`,
      );
  };
  for (let n = 1; n <= 3; n++) await send(n);
  await tally();
  for (let n = 4; n <= 3 + EVENTS; n++) await send(n);
  const counted = await tally();
  return (what) => (counted[what] ?? 0) / EVENTS;
}

test("a delivery that no route takes is one request, and nothing is read or written", async () => {
  const of = await cost("filtered", []);
  assert.equal(of("Worker requests"), 1);
  for (const what of ["KV get", "KV put", "EndpointObject requests", "TenantObject requests", "ClaimShard requests"])
    assert.equal(of(what), 0, what);
});

test("a route that forwards costs one question and one mark, with a filter or without", async () => {
  const of = await cost("through", ["/through"]);
  assert.deepEqual([of("KV get"), of("KV put"), of("EndpointObject requests")], [1, 1, 0]);
});

test("each queued route is one request and the rows of one delivery, and shares the claim", async () => {
  const one = await cost("one", ["/one"]);
  assert.deepEqual(
    [one("KV get"), one("KV put"), one("EndpointObject requests"), one("TenantObject requests")],
    [1, 1, 1, 0],
  );
  // The end of the last one of either count may come after it.
  assert.ok(one("EndpointObject rows written") <= 3.1, `${one("EndpointObject rows written")} rows`);
  assert.ok(one("EndpointObject alarms set") <= 0.1, `${one("EndpointObject alarms set")} alarms`);
  const three = await cost("three", ["/three", "/x", "/y"]);
  assert.deepEqual([three("KV get"), three("KV put"), three("EndpointObject requests")], [1, 1, 2]);
  const more = three("EndpointObject rows written");
  assert.ok(more <= 2 * one("EndpointObject rows written") + 0.2, `${more} rows of two queued routes`);
});
