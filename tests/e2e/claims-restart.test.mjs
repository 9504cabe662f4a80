// `strict` keeps its word when its object restarts in the middle: of simultaneous copies one reaches the origin.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/sender.mjs";
import { claimport, post, secrets } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const origin = await useOrigin();
const gate = await useGate({
  main: "tests/e2e/support/worker-with-driven-claims.js",
  vars: secrets,
  sources: { strict: origin.source("claimport", "CLAIMPORT_SECRET", { dedupe: "strict" }) },
});
const object = async (op) => {
  const answer = await fetch(`${gate.url}/objects/strict`, { method: "POST", body: JSON.stringify({ op }) });
  return answer.json();
};
const send = (delivery) => post(`${gate.url}/in/strict`, delivery);
const none = () =>
  eventually(
    () => object("open"),
    ({ held, unsettled }) => held === 0 && unsettled === 0,
    "no open claim",
  );

test("50 events in 20 copies each reach the origin once, while their object restarts", async () => {
  const deliveries = Array.from({ length: 50 }, () => claimport());
  let arrived = 0;
  const { promise: released, resolve: release } = Promise.withResolvers();
  const { promise: all, resolve } = Promise.withResolvers();
  origin.answer = () => {
    if (++arrived === deliveries.length) resolve();
    return released.then(() => 200);
  };
  const firsts = deliveries.map(send);
  await all;
  await object("abort");
  // Every holder has its claim again.
  await eventually(
    () => object("open"),
    ({ held }) => held === deliveries.length,
    "the claims taken again",
  );
  const copies = await Promise.all(deliveries.flatMap((delivery) => Array.from({ length: 19 }, () => send(delivery))));
  assert.ok(copies.every(({ status }) => status === 409));
  release();
  for (const { status } of await Promise.all(firsts)) assert.equal(status, 200);
  origin.answer = () => 200;
  await none();
  for (const delivery of deliveries) {
    assert.equal((await send(delivery)).headers.get("signpost-duplicate"), "true");
    assert.equal(origin.arrived(delivery.id).length, 1);
  }
});

test("no claim is left open after an error of the origin, a refusal, or a restart", async () => {
  for (const status of [500, 404, 302]) {
    origin.answer = () => status;
    await send(claimport());
  }
  origin.answer = (_request, _body, response) => response.destroy();
  assert.equal((await send(claimport())).status, 502);
  origin.answer = () => 200;
  await none();
});
