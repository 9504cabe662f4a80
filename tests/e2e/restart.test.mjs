// Dedupe state outlives the runtime, and a crash in the middle loses nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/sender.mjs";
import { claimport, gooclaim, post, secrets } from "./support/sign.mjs";
import { useOrigin, useRestarts } from "./support/use.mjs";

const origin = await useOrigin();
const { source } = origin;
const arrived = (id) => origin.arrived(id).length;
const worker = await useRestarts({
  vars: secrets,
  sources: {
    kv: source("claimport", "CLAIMPORT_SECRET", { dedupe: "kv" }),
    strict: source("claimport", "CLAIMPORT_SECRET", { dedupe: "strict" }),
    gooclaim: source("gooclaim", "GOOCLAIM_SECRET", { dedupe: "strict" }),
  },
});

test("after a kill -9 of the runtime, what was done is still a duplicate", async () => {
  const [kv, strict] = [claimport(), claimport()];
  assert.equal((await post(`${worker.gate.url}/in/kv`, kv)).status, 200);
  assert.equal((await post(`${worker.gate.url}/in/strict`, strict)).status, 200);
  await worker.gate.kill();
  await worker.start();
  assert.equal((await post(`${worker.gate.url}/in/kv`, kv)).headers.get("signpost-duplicate"), "true");
  assert.equal((await post(`${worker.gate.url}/in/strict`, strict)).headers.get("signpost-duplicate"), "true");
  assert.deepEqual([arrived(kv.id), arrived(strict.id)], [1, 1]);
});

test("t16: a crash between forward and mark makes a duplicate, never a loss", async () => {
  const { promise: reached, resolve } = Promise.withResolvers();
  origin.answer = () => new Promise(() => resolve()); // has the event, and never gets to say so
  const delivery = gooclaim();
  const lost = post(`${worker.gate.url}/in/gooclaim`, delivery).catch(() => "lost");
  await reached;
  await worker.gate.kill();
  assert.equal(await lost, "lost");
  origin.answer = () => 200;
  await worker.start();

  // The provider comes again. Until the dead claim's lease ends it is told to wait, never "done".
  const again = async () => {
    const answer = await post(`${worker.gate.url}/in/gooclaim`, delivery);
    if (answer.status === 409) assert.match(answer.headers.get("retry-after"), /^\d+$/);
    return answer;
  };
  const answer = await eventually(again, ({ status }) => status !== 409, "the end of the lease");
  assert.deepEqual([answer.status, answer.headers.get("signpost-duplicate")], [200, null]);
  assert.equal(arrived(delivery.id), 2);
});
