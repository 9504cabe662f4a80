// Destinations that are bindings of the Worker: another Worker, and a queue of the platform.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, senderVars } from "./support/sender.mjs";
import { claimport, fromGate, post, secrets } from "./support/sign.mjs";
import { useGate, useReceiver } from "./support/use.mjs";

const receiver = await useReceiver();
const source = (more) => ({ provider: "claimport", secrets: ["CLAIMPORT_SECRET"], ...more });
const gate = await useGate({
  main: "tests/e2e/support/worker-with-bindings.js",
  vars: {
    ...senderVars,
    ...secrets,
    REPORT: `http://127.0.0.1:${receiver.port}`,
    destinations: { api: { to: "service:API/named" } },
  },
  sources: {
    short: source({ origin: "service:API/hook" }),
    mail: source({ origin: "queue:EVENTS", max_body: "64KiB" }),
    both: source({
      max_body: "64KiB",
      routes: {
        api: { to: "service:API/first", forward: "through" },
        later: { to: "api", forward: "queue" },
        events: { to: "queue:EVENTS", types: ["invoice.*"] },
      },
    }),
    large: source({ origin: "queue:EVENTS" }),
    unbound: source({ origin: "service:NOWHERE" }),
  },
  more: {
    services: [{ binding: "API", service: "signpost-e2e", entrypoint: "Api" }],
    queues: {
      producers: [{ binding: "EVENTS", queue: "events" }],
      consumers: [{ queue: "events", max_batch_size: 1, max_batch_timeout: 0 }],
    },
  },
});
const send = (name, delivery) => post(`${gate.url}/in/${name}`, delivery);
const arrived = (path, id) => receiver.at(path).filter(({ headers }) => headers["signpost-id"] === id);
const consumed = (id) =>
  eventually(
    () =>
      receiver
        .at("/consumed")
        .map(({ body }) => JSON.parse(body))
        .filter((message) => message.id === id),
    (all) => all.length > 0,
    `the message ${id}`,
  );

test("a Worker behind a service binding is an origin like any other", async () => {
  receiver.answer = ({ path }) => (path === "/hook" ? 201 : 200);
  const delivery = claimport();
  const { status, text } = await send("short", delivery);
  assert.deepEqual([status, text], [201, '{"status":201}']);
  const [sent] = arrived("/hook", delivery.id);
  assert.equal(sent.body.toString(), delivery.body);
  assert.ok(fromGate(sent));
});

test("a queue of the platform stores a delivery as a message, and that is the answer", async () => {
  const delivery = claimport({
    body: JSON.stringify({ id: "evt_odd", type: "claim.created", note: "é\n\u0001\ud83d\ude00" }),
  });
  const { status, text } = await send("mail", delivery);
  assert.deepEqual([status, text], [202, '{"queued":true}']);
  const [{ received_at, ...message }] = await consumed("evt_odd");
  assert.ok(Math.abs(received_at - Date.now()) < 600_000);
  assert.deepEqual(message, {
    id: "evt_odd",
    source: "mail",
    type: "claim.created",
    headers: {
      "content-type": "application/json",
      "user-agent": "node",
      "x-claimport-signature": delivery.headers["x-claimport-signature"],
    },
    body: delivery.body,
  });
});

test("one delivery goes to a Worker, to the queue of a Worker, and to a queue of the platform", async () => {
  receiver.answer = ({ path }) => (path === "/first" ? 200 : 500);
  const delivery = claimport({ type: "invoice.paid" });
  assert.equal((await send("both", delivery)).status, 200);
  assert.equal(arrived("/first", delivery.id).length, 1);
  await eventually(
    () => arrived("/named", delivery.id).length,
    (n) => n > 0,
    "the queued one",
  );
  assert.equal((await consumed(delivery.id))[0].body, delivery.body);
  receiver.answer = () => 200;
});

test("what cannot work is refused before anything is lost", async () => {
  for (const [name, problem] of [
    ["large", /more than a queue's message holds.*64KiB/],
    ["unbound", /service binding `NOWHERE` is missing/],
  ]) {
    assert.equal((await send(name, claimport())).status, 500);
    const { detail } = await gate.logged(({ source }) => source === name);
    assert.match(detail, problem);
  }
  assert.equal(
    (await send("mail", claimport({ body: JSON.stringify({ id: "a", big: "x".repeat(70_000) }) }))).status,
    413,
  );
});
