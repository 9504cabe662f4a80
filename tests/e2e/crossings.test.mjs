// What crosses between JavaScript and the gate's wasm, which is what a delivery costs us: counted, for each kind.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./support/gate.mjs";
import { claimport, github, gooclaim, newId, post, secrets } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const origin = await useOrigin();
const gate = await useGate({
  planted: true,
  vars: secrets,
  sources: {
    kv: origin.source("claimport", "CLAIMPORT_SECRET"),
    two: origin.source("gooclaim", "GOOCLAIM_SECRET"),
    github: origin.source("github", "GITHUB_SECRET"),
    strict: origin.source("claimport", "CLAIMPORT_SECRET", { dedupe: "strict" }),
    queue: origin.source("claimport", "CLAIMPORT_SECRET", { forward: "queue" }),
  },
});
const counted = async () => Number(await (await fetch(`${gate.url}/planted/crossings`)).text());
const send = async (name, delivery, more) => {
  await counted();
  const { status } = await post(`${gate.url}/in/${name}`, delivery, more);
  return [status, await counted()];
};
const sized = (bytes) => JSON.stringify({ id: newId(), type: "claim.created" }).padEnd(bytes);
/** As many headers as a request has behind a proxy. */
const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`x-other-${index}`, String(index)]));

test("a delivery crosses a few times, whatever its headers, keys and length", async () => {
  // The instance begins, and its memory grows to its size.
  for (const name of ["kv", "two"]) await post(`${gate.url}/in/${name}`, name === "kv" ? claimport() : gooclaim());
  await post(`${gate.url}/in/kv`, claimport({ body: sized(1024 * 1024) }));

  // The head, the body, how long the origin may take, its answer.
  assert.deepEqual(await send("kv", claimport({ body: sized(1024) })), [200, 4]);
  assert.deepEqual(await send("kv", claimport({ body: sized(1024) }), many), [200, 4]);
  assert.deepEqual(await send("two", gooclaim()), [200, 4]);
  assert.deepEqual(await send("strict", claimport()), [200, 4]);
  // And the host's hash, for the provider's signature and for ours.
  for (const bytes of [4 * 1024, 256 * 1024, 1024 * 1024])
    assert.deepEqual(await send("kv", claimport({ body: sized(bytes) })), [200, 6]);
  // And once more where the body names the event.
  assert.deepEqual(await send("github", github({ body: sized(4 * 1024) })), [200, 7]);
  assert.deepEqual(await send("queue", claimport()), [202, 3]);
});

test("a refused request crosses once for its head, and once for its body if that is wanted", async () => {
  const delivery = claimport();
  assert.deepEqual(await send("kv", { body: delivery.body, headers: {} }), [401, 1]);
  assert.deepEqual(await send("two", gooclaim({ at: 1_700_000_000 })), [401, 1]);
  assert.deepEqual(await send("kv", claimport({ secret: "another-secret-0123456789" })), [401, 2]);
  assert.deepEqual(await send("none", delivery), [404, 1]);
});

test("what is planted for these tests is in no module of the product", () => {
  for (const [folder, is] of [
    ["build", false],
    ["build-planted", true],
  ])
    for (const file of ["gate.wasm", "sender_bg.wasm"])
      assert.equal(readFileSync(join(root, "worker", folder, file)).includes("planted"), is, `${folder}/${file}`);
});
