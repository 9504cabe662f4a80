// `forward = "queue"`: the gate answers when the event is stored, and the sender's engine brings it to
// the origin.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, eventually, senderVars } from "./support/sender.mjs";
import { claimport, fromGate, github, gooclaim, post, secrets } from "./support/sign.mjs";
import { useReceiver, useRestarts } from "./support/use.mjs";

const custom = {
  name: "custom",
  signature: { header: "X-Custom-Signature", encoding: "hex" },
  id: { field: "id" },
  dedupe_window_s: 3600,
  delivery: { deadline_ms: 30_000, schedule_s: [1], jitter_percent: 0 },
};
const origin = await useReceiver();
const source = (name, provider, variable, more = {}) => [
  name,
  { provider, secrets: [variable], origin: `http://127.0.0.1:${origin.port}/${name}`, forward: "queue", ...more },
];
const worker = await useRestarts({
  vars: { ...senderVars, ...secrets },
  sources: Object.fromEntries([
    source("gooclaim", "gooclaim", "GOOCLAIM_SECRET", { dedupe: "strict" }),
    source("claimport", "claimport", "CLAIMPORT_SECRET"),
    source("github", "github", "GITHUB_SECRET"),
    source("custom", custom, "CLAIMPORT_SECRET"),
  ]),
});
const api = client(worker.gate.url, { tenant: "sources" });

const arrived = (path, id) => origin.at(path).filter(({ headers }) => headers["signpost-id"] === id);
const custom_signed = (id) => {
  const { headers, body } = claimport({ id });
  return {
    id,
    body,
    headers: {
      "content-type": "application/json",
      "x-custom-signature": headers["x-claimport-signature"].replace("sha256=", ""),
    },
  };
};

test("t8: the origin gets the original bytes and headers, under the gate's signature", async () => {
  for (const [name, delivery] of [
    ["gooclaim", gooclaim()],
    ["claimport", claimport()],
    ["github", github()],
  ]) {
    const answer = await post(`${worker.gate.url}/in/${name}`, delivery, {
      "x-secret": "stays",
      "user-agent": "provider/1",
    });
    assert.deepEqual([answer.status, answer.text], [202, '{"queued":true}']);
    const [sent] = await eventually(
      () => arrived(`/${name}`, delivery.id),
      (all) => all.length === 1,
      `the delivery of ${name}`,
    );
    assert.equal(sent.body.toString(), delivery.body);
    for (const [header, value] of Object.entries(delivery.headers)) assert.equal(sent.headers[header], value, header);
    assert.equal(sent.headers["user-agent"], "provider/1");
    assert.equal(sent.headers["x-secret"], undefined);
    assert.ok(fromGate(sent));
  }
});

test("a slow origin holds up no provider, and a duplicate is not queued again", async () => {
  const { promise: released, resolve: release } = Promise.withResolvers();
  origin.answer = () => released.then(() => 200);
  const delivery = gooclaim();
  // Neither is answered by an origin: it has yet to say something.
  assert.equal((await post(`${worker.gate.url}/in/gooclaim`, delivery)).status, 202);
  assert.equal((await post(`${worker.gate.url}/in/gooclaim`, delivery)).headers.get("signpost-duplicate"), "true");
  await eventually(
    () => arrived("/gooclaim", delivery.id),
    (all) => all.length === 1,
    "the delivery",
  );
  release();
  origin.answer = () => 200;
});

test("an origin that fails is tried again on the source's schedule; then a dead letter that can be replayed", async () => {
  origin.answer = () => 500;
  const delivery = custom_signed("evt_dead");
  assert.equal((await post(`${worker.gate.url}/in/custom`, delivery)).status, 202);
  const endpoints = await api.must(200, "GET", api.at("/endpoints"));
  const endpoint = endpoints.data.find(({ url }) => url.endsWith("/custom"));
  await eventually(
    () => api.endpoint(endpoint.id),
    ({ delivery_counts }) => delivery_counts.dead_letter === 1,
    "the dead letter",
  );
  assert.equal(arrived("/custom", "evt_dead").length, 2);
  assert.equal((await api.endpoint(endpoint.id)).status, "active");
  origin.answer = () => 200;
  assert.equal((await api.act(endpoint.id, "replay")).replayed_count, 1);
  await eventually(
    () => api.endpoint(endpoint.id),
    ({ delivery_counts }) => delivery_counts.delivered === 1,
    "the replay",
  );
  const [first, , third] = arrived("/custom", "evt_dead");
  assert.deepEqual(third.body, first.body);
  const changed = await api.call("PATCH", api.at(`/endpoints/${endpoint.id}`), { url: "https://example.com/" });
  assert.deepEqual([changed.status, changed.body.code], [409, "configured"]);
});

test("i1: what was queued survives a kill -9 and is delivered by its alarm", async () => {
  origin.answer = () => 500;
  const delivery = custom_signed("evt_kept");
  assert.equal((await post(`${worker.gate.url}/in/custom`, delivery)).status, 202);
  await eventually(
    () => arrived("/custom", "evt_kept"),
    (all) => all.length === 1,
    "the first attempt",
  );
  await worker.gate.kill();
  origin.answer = () => 200;
  await worker.start();
  await eventually(
    () => arrived("/custom", "evt_kept"),
    (all) => all.length === 2,
    "the delivery",
  );
});
