// A destination that wants another body: made once of what a provider sent, then stored, signed and sent like any other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startGate } from "./support/gate.mjs";
import { client, eventually, senderVars } from "./support/sender.mjs";
import { claimport, fromGate, github, post, secrets } from "./support/sign.mjs";
import { useReceiver } from "./support/use.mjs";

const origin = await useReceiver();
const at = (path) => `http://127.0.0.1:${origin.port}${path}`;
const source = (routes) => ({ provider: "claimport", secrets: ["CLAIMPORT_SECRET"], dedupe: "strict", routes });
const own = {
  text: "{{type}} of {{source}}: {{body.data.amount | divide:100 | fixed:2}} by {{data.data.by | default:'nobody'}}",
  amount: "{{body.data.amount}}",
};
const gate = await startGate({
  vars: {
    ...senderVars,
    ...secrets,
    destinations: {
      room: { to: at("/room"), transform: "slack" },
      own: { to: at("/own"), transform: { body: own }, schedule: [1] },
      large: { to: at("/large"), transform: JSON.stringify({ body: { $each: "body.all", $as: "{{body.text}}" } }) },
      text: { to: at("/text"), transform: { body: { said: "{{body}}" } } },
      wrong: { to: at("/wrong"), transform: { body: "{{headers.x}}" } },
    },
  },
  sources: {
    claims: source({ app: { to: at("/app"), forward: "through" }, room: { to: "room" }, own: { to: "own" } }),
    large: source({ large: { to: "large", forward: "queue" } }),
    text: { provider: "github", secrets: ["GITHUB_SECRET"], routes: { text: { to: "text", forward: "queue" } } },
    wrong: source({ wrong: { to: "wrong", forward: "queue" } }),
    direct: source({ own: { to: "own", forward: "through" } }),
  },
});
test.after(() => gate.stop());
const api = client(gate.url, { tenant: "sources" });
const send = (name, body) => post(`${gate.url}/in/${name}`, claimport({ body }));
const first = (path) =>
  eventually(
    () => origin.at(path),
    (all) => all.length > 0,
    path,
  ).then(([delivery]) => delivery);

test("each destination gets its own body, signed as it is sent; the origin gets what the provider sent", async () => {
  let fails = true;
  origin.answer = ({ path }) => (path === "/own" && fails ? 503 : 200);
  const body = '{"type":"claim.paid", "id":"evt_1","data":{"amount":9007199254740993.10,"by":"<!channel> Ann"}}';
  assert.equal((await send("claims", body)).status, 200);
  assert.equal((await first("/app")).body.toString(), body, "exact to the byte");
  assert.equal((await first("/app")).headers["signpost-transformed"], undefined);

  const room = await first("/room");
  const said = JSON.parse(room.body);
  assert.ok(JSON.stringify(said).includes("claim.paid") && !room.body.includes("<!channel>"), room.body.toString());
  assert.ok(fromGate(room));

  const made = await first("/own");
  assert.equal(
    made.body.toString(),
    '{"text":"claim.paid of claims: 90071992547409.93 by <!channel> Ann","amount":9007199254740993.10}',
  );
  assert.ok(fromGate(made));
  const { "content-type": type, "signpost-transformed": mark, "signpost-source": from } = made.headers;
  assert.deepEqual([type, mark, from], ["application/json", "1", "claims"]);
  fails = false;
  const all = await eventually(
    () => origin.at("/own"),
    (seen) => seen.length === 2,
    "the second attempt",
  );
  assert.ok(all[0].body.equals(all[1].body), "every attempt has the same bytes");
  assert.equal((await send("claims", body)).headers.get("signpost-duplicate"), "true");
});

test("what would be too large is a dead letter", async () => {
  const all = Array.from({ length: 20 }, (_, n) => n);
  const body = JSON.stringify({ type: "claim.created", text: "x".repeat(60_000), all });
  assert.equal((await send("large", body)).status, 202);
  const { data } = await api.must(200, "GET", api.at("/endpoints"));
  const { id } = data.find(({ url }) => url === at("/large"));
  const row = await eventually(
    async () => (await api.deliveries(id)).data[0],
    (delivery) => delivery?.state === "dead_letter",
    "the dead letter",
  );
  assert.equal(row.last_error, "transform");
  assert.equal(origin.at("/large").length, 0);
});

test("a body that is no JSON is a text", async () => {
  const body = 'payload={"a":1}&b=%22';
  assert.equal((await post(`${gate.url}/in/text`, github({ body }))).status, 202);
  assert.deepEqual(JSON.parse((await first("/text")).body), { said: body });
});

test("a template that is wrong, and one on a route that is through, are named and send nothing", async () => {
  const listed = (await api.must(200, "GET", "/sources")).data;
  const problem = (name) => listed.find((source) => source.name === name).problem;
  assert.match(problem("wrong"), /destination `wrong`.*`transform\/body`.*headers\.x/);
  assert.match(problem("direct"), /`transform` of `own` is for what is queued/);
  assert.equal(problem("claims"), null);
  const refused = await send("wrong", '{"type":"claim.created"}');
  assert.equal(refused.status, 503, "the provider comes again");
  assert.equal((await send("direct", '{"type":"claim.created"}')).status, 500);
  assert.deepEqual([origin.at("/wrong").length], [0]);
});
