// Routes of a source: which of its events go where, by configuration alone.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { client, eventually, senderVars } from "./support/sender.mjs";
import { claimport, fromGate, github, post, secrets } from "./support/sign.mjs";
import { useReceiver, useRestarts } from "./support/use.mjs";

const origin = await useReceiver();
const at = (path) => `http://127.0.0.1:${origin.port}${path}`;
const OWN_KEY = "destination-key-0123456789abcdef";
const source = (more) => ({ provider: "claimport", secrets: ["CLAIMPORT_SECRET"], ...more });

const destinations = {
  billing: { to: at("/billing"), signing_secret: "OWN_KEY", schedule: [1], deadline: 5, give_up_on: [422] },
  crm: { to: at("/crm") },
  closed: { to: at("/closed"), paused: true },
};
const worker = await useRestarts({
  vars: {
    ...senderVars,
    ...secrets,
    OWN_KEY,
    destinations,
    // A source in a table of its own.
    sources_more: {
      large: source({
        routes: {
          main: {
            to: at("/large"),
            filter: '{ "body": { "order": { "total": { "$gt": 500 }, "note": { "$neq": null } } } }',
          },
        },
      }),
      elsewhere: { provider: "github", secrets: ["GITHUB_SECRET"], routes: { crm: { to: "crm", forward: "queue" } } },
    },
  },
  sources: {
    three: source({
      dedupe: "strict",
      routes: {
        main: { to: at("/main"), forward: "through" },
        billing: { to: "billing", types: ["invoice.*"] },
        crm: { to: "crm", filter: { body: { data: { tier: { $in: ["gold", "platinum"] } } } } },
      },
    }),
    typed: source({ routes: { billing: { to: "billing", types: ["invoice.*"], forward: "queue" } } }),
    prefix: source({
      routes: {
        main: {
          to: at("/prefix"),
          filter: { body: { sku: { $startsWith: "EU-" } }, headers: { "x-claimport-signature": { $exist: true } } },
        },
      },
    }),
    paused: source({ routes: { closed: { to: "closed", forward: "through" } } }),
    both: source({ routes: { closed: { to: "closed" }, main: { to: at("/both"), forward: "through" } } }),
  },
});
const api = () => client(worker.gate.url, { tenant: "sources" });
const arrived = (path, id) => origin.at(path).filter(({ headers }) => headers["signpost-id"] === id);
const send = (name, { type = "claim.created", ...event }) =>
  post(`${worker.gate.url}/in/${name}`, claimport({ body: JSON.stringify({ type, ...event }) }));
const line = (id) => worker.gate.logged(({ at, event_id }) => at === "gate" && event_id === id, `the line of ${id}`);
const once = (path, id) =>
  eventually(
    () => arrived(path, id),
    (all) => all.length === 1,
    `${id} at ${path}`,
  );
beforeEach(() => {
  origin.answer = () => 200;
});

test("one delivery goes to every route that takes it, and is answered by the one that forwards", async () => {
  const { status } = await send("three", { id: "evt_all", type: "invoice.paid", data: { tier: "gold" } });
  assert.equal(status, 200);
  for (const path of ["/main", "/billing", "/crm"]) await once(path, "evt_all");
  assert.deepEqual((await line("evt_all")).routes, ["billing", "crm", "main"]);
  assert.equal((await line("evt_all")).verdict, "accepted");
  await send("three", { id: "evt_main", type: "claim.created", data: { tier: "iron" } });
  assert.equal(arrived("/main", "evt_main").length, 1);
  assert.deepEqual((await line("evt_main")).routes, ["main"]);
});

test("each destination gets the same bytes, signed with its own key where it has one", async () => {
  await send("three", { id: "evt_signed", type: "invoice.paid", data: { tier: "gold" } });
  const [main, billing, crm] = [
    arrived("/main", "evt_signed")[0],
    await once("/billing", "evt_signed"),
    await once("/crm", "evt_signed"),
  ].flat();
  assert.deepEqual([billing.body, crm.body], [main.body, main.body]);
  assert.ok(fromGate(main) && fromGate(crm));
  assert.ok(!fromGate(billing) && fromGate(billing, OWN_KEY));
  for (const { headers } of [main, billing, crm]) assert.equal(headers["signpost-source"], "three");
});

test("what no route takes is answered 200, said, and forwarded nowhere", async () => {
  const { status, text } = await send("typed", { id: "evt_none", type: "claim.created" });
  assert.deepEqual([status, text], [200, '{"filtered":true}']);
  assert.equal((await line("evt_none")).verdict, "filtered");
  assert.equal(arrived("/billing", "evt_none").length, 0);
});

test("a filter asks for a prefix of a field, and for an amount that is written as a text", async () => {
  assert.equal((await send("prefix", { id: "evt_eu", sku: "EU-1" })).text, '{"status":200}');
  assert.match((await send("prefix", { id: "evt_us", sku: "US-1" })).text, /filtered/);
  assert.deepEqual([arrived("/prefix", "evt_eu").length, arrived("/prefix", "evt_us").length], [1, 0]);
  const order = (id, total) => send("large", { id, order: { total, note: "" } });
  assert.match((await order("evt_small", "409.94")).text, /filtered/);
  assert.match((await order("evt_none", "much")).text, /filtered/);
  await order("evt_large", "1250.00");
  assert.equal(arrived("/large", "evt_large").length, 1);
});

test("a forward that fails repeats nothing that was stored, and a redelivery reaches no route twice", async () => {
  const event = { id: "evt_again", type: "invoice.paid", data: { tier: "gold" } };
  origin.answer = ({ path }) => (path === "/main" ? 500 : 200);
  assert.equal((await send("three", event)).status, 502);
  for (const path of ["/billing", "/crm"]) await once(path, "evt_again");
  origin.answer = () => 200;
  assert.equal((await send("three", event)).status, 200);
  assert.equal((await send("three", event)).headers.get("signpost-duplicate"), "true");
  assert.equal(arrived("/main", "evt_again").length, 2);
  // A later event of the same queues tells that nothing of the first is still to come.
  await send("three", { id: "evt_after", type: "invoice.paid", data: { tier: "gold" } });
  for (const path of ["/billing", "/crm"]) {
    await once(path, "evt_after");
    assert.equal(arrived(path, "evt_again").length, 1, path);
  }
});

test("two sources that use one id share a destination", async () => {
  const delivery = github();
  assert.equal((await post(`${worker.gate.url}/in/elsewhere`, delivery)).status, 202);
  await send("three", { id: delivery.id, type: "claim.created", data: { tier: "gold" } });
  await eventually(
    () => arrived("/crm", delivery.id),
    (all) => all.length === 2,
    "both",
  );
  assert.deepEqual(
    arrived("/crm", delivery.id)
      .map(({ headers }) => headers["signpost-source"])
      .sort(),
    ["elsewhere", "three"],
  );
});

test("a destination has its own schedule, and answers after which it is given up", async () => {
  origin.answer = ({ path }) => (path === "/billing" ? 500 : 200);
  await send("typed", { id: "evt_twice", type: "invoice.paid" });
  await eventually(
    () => arrived("/billing", "evt_twice"),
    (all) => all.length === 2,
    "the retry",
  );
  origin.answer = ({ path }) => (path === "/billing" ? 422 : 200);
  await send("typed", { id: "evt_refused", type: "invoice.paid" });
  const { data } = await api().must(200, "GET", api().at("/endpoints"));
  const { id } = data.find(({ description }) => description.includes("`billing`"));
  const dead = () => api().deliveries(id, "?state=dead_letter");
  await eventually(dead, ({ data }) => data.length === 2, "the dead letters");
  assert.equal(arrived("/billing", "evt_refused").length, 1);
});

test("a paused destination stores what comes, also where it would be forwarded, and sends it when it is resumed", async () => {
  const first = await send("paused", { id: "evt_wait" });
  assert.deepEqual([first.status, first.text], [202, '{"queued":true}']);
  assert.equal((await send("both", { id: "evt_both" })).status, 200);
  const { data } = await api().must(200, "GET", api().at("/endpoints"));
  const shown = data.find(({ description }) => description.includes("`closed`"));
  assert.deepEqual([shown.status, shown.delivery_counts.pending], ["paused", 2]);
  assert.equal(origin.at("/closed").length, 0);
  await worker.gate.kill();
  await worker.start({ destinations: { ...destinations, closed: { to: at("/closed") } } });
  await send("both", { id: "evt_third" });
  await eventually(
    () => origin.at("/closed").map(({ headers }) => headers["signpost-id"]),
    (ids) => ids.length === 3,
    "what waited",
  );
  const again = await api().must(200, "GET", api().at("/endpoints"));
  assert.equal(again.data.find(({ id }) => id === shown.id).status, "active");
});
