// The object behind `strict` ends in the middle of a forward, with all that is only in its memory.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/sender.mjs";
import { claimport, gooclaim, post, secrets } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const origin = await useOrigin();
const gate = await useGate({
  main: "tests/e2e/support/worker-with-driven-claims.js",
  vars: secrets,
  sources: {
    one: origin.source("claimport", "CLAIMPORT_SECRET", { dedupe: "strict" }),
    two: origin.source("gooclaim", "GOOCLAIM_SECRET", { dedupe: "strict" }),
  },
});
const object = async (name, op) =>
  (await fetch(`${gate.url}/objects/${name}`, { method: "POST", body: JSON.stringify({ op }) })).json();
const holds = (name, count) =>
  eventually(
    () => object(name, "open"),
    ({ held }) => held === count,
    `${count} claims`,
  );

for (const [name, make] of [
  ["one", claimport],
  ["two", gooclaim],
])
  test(`t17: ${name}: the claim is taken anew, and of an event and its copies one reaches the origin`, async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers();
    origin.answer = () => answered.then(() => 200);
    const delivery = make();
    const copy = () => post(`${gate.url}/in/${name}`, delivery);
    const first = copy();
    await holds(name, 1);
    await object(name, "abort");
    await holds(name, 1);
    for (let times = 0; times < 20; times++) assert.equal((await copy()).status, 409);
    answer();
    assert.equal((await first).status, 200);
    await holds(name, 0);
    assert.equal((await copy()).headers.get("signpost-duplicate"), "true");
    assert.equal(origin.arrived(delivery.id).length, 1);
  });
