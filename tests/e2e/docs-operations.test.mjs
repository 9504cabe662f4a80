// docs/operations.md: its commands, run against the built Worker as somebody at a pager would.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./support/gate.mjs";
import { API_KEY, client, eventually, quick, senderVars } from "./support/sender.mjs";
import { secrets } from "./support/sign.mjs";
import { useGate, useOrigin, useReceiver } from "./support/use.mjs";

const page = readFileSync(join(root, "docs/operations.md"), "utf8");
const blocks = new Map(
  [...page.matchAll(/<!-- run: (\S+) -->\n```sh\n([\s\S]*?)```/g)].map(([, name, code]) => [name, code]),
);
const tried = new Set();

const origin = await useOrigin();
const receiver = await useReceiver();
const gate = await useGate({
  vars: { ...senderVars, ...secrets },
  sources: { claimport: origin.source("claimport", "CLAIMPORT_SECRET") },
});

/** Runs blocks of the page one after the other in one shell, with what a reader puts in: what each printed. */
async function run(names, change = (text) => text) {
  for (const name of names) tried.add(name);
  const texts = ["variables", ...names].map((name) => blocks.get(name));
  const child = spawn("bash", ["--norc", "-euo", "pipefail", "-c", change(texts.join("\necho; echo ----\n"))], {
    cwd: import.meta.dirname,
    env: { ...process.env, SIGNPOST_URL: gate.url, SIGNPOST_API_KEY: API_KEY },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (more) => (output += more));
  const status = await new Promise((done) => child.on("exit", done));
  return { status, output, printed: output.split("\n----\n").slice(1) };
}

test("a deployment says whether it is well", async () => {
  await client(gate.url, { tenant: "healthy" }).add({ url: receiver.url });
  const { output } = await run(["health"]);
  assert.match(output, /"service":"signpost"/);
  assert.match(output, /"name":"claimport"/);
  assert.match(output, /"id":"healthy"/);
  assert.match(output, /\bhealth\b/, "doctor's own table");
});

test("the operator's endpoint is told of a dead letter", async () => {
  const acme = client(gate.url, { tenant: "alerts" });
  const alerts = receiver.hook(() => 200, "/alerts").url;
  const { printed } = await run(["alerts"], (text) => text.replace("https://alerts.example.com/signpost", alerts));
  assert.match(printed[0], /"event_types":\["endpoint\.\*","event\.dead_lettered"\]/);
  const failing = receiver.hook(() => 500, "/failing").url;
  await acme.add({ url: failing, delivery_rules: { ...quick, schedule_s: [1] } });
  await acme.publish({ type: "invoice.paid", data: {} });
  const told = () => receiver.received.some(({ body }) => String(body).includes('"event.dead_lettered"'));
  await eventually(told, (is) => is, "the notice");
});

test("a customer did not get an event: each answer of the table, the attempts, and a replay", async () => {
  const acme = client(gate.url);
  const lost = await run(["event"]);
  assert.match(lost.printed[0], /"code":"not_found"/);

  const other = await acme.add({ url: receiver.url, event_types: ["refund.*"] });
  const hook = receiver.hook(() => 500, "/customer").url;
  const { id } = await acme.add({ url: hook, delivery_rules: { ...quick, schedule_s: [1] } });
  const sent = await acme.publish({ id: "evt_x", type: "invoice.paid", data: {} });
  assert.equal(sent.deliveries.length, 1, "no delivery for an endpoint that did not subscribe");
  assert.notEqual(sent.deliveries[0].endpoint_id, other.id);
  await acme.delivered(sent.deliveries[0].id, ({ delivery }) => delivery.state === "dead_letter");

  const { status, printed, output } = await run(["event", "delivery", "replay"]);
  assert.equal(status, 0, output);
  const [event, delivery, replay] = printed.map((text) => JSON.parse(text));
  assert.equal(event.deliveries[0].state, "dead_letter");
  assert.ok(event.deliveries[0].last_error);
  assert.equal(delivery.attempts.length, 2);
  assert.equal(delivery.attempts[0].response_status, 500);
  assert.ok(delivery.attempts[0].request_headers["webhook-signature"]);
  assert.ok(replay.id ?? replay.delivery?.id ?? replay.deliveries, JSON.stringify(replay));
  await acme.delivered(sent.deliveries[0].id, ({ delivery: one }) => one.state === "dead_letter" && one.run === 2);

  await acme.act(id, "disable");
  const waits = await acme.publish({ id: "evt_y", type: "invoice.paid", data: {} });
  await acme.quiet(other.id);
  const { delivery: waiting } = await acme.delivery(waits.deliveries[0].id);
  assert.equal(waiting.state, "pending");
  const seen = await acme.endpoint(id);
  assert.equal(seen.status, "disabled");
});

test("after an outage dead letters go out again, and a deleted endpoint takes its deliveries with it", async () => {
  const acme = client(gate.url);
  const { data } = await acme.must(200, "GET", acme.at("/endpoints"));
  for (const { id, event_types } of data)
    if (event_types[0] !== "*") await acme.must(204, "DELETE", acme.at(`/endpoints/${id}`));
  const { id } = data.find(({ event_types }) => event_types[0] === "*");
  const since = (text) => text.replace("2026-11-26T08:00:00Z", new Date(Date.now() - 3_600_000).toISOString());
  const { printed, output } = await run(["outage", "deletion"], since);
  assert.match(printed[0], /"next_cursor":null/, output);
  assert.equal(JSON.parse(printed[0]).replayed_count, 1, output);
  assert.equal(printed[1].match(/^204$/gm)?.length, 3, output);
  for (const path of [`/endpoints/${id}`, "/events/evt_x"])
    assert.equal((await acme.call("GET", acme.at(path))).status, 404, path);
});

test("every block of the page is run, and every code and event that it names is one", () => {
  assert.deepEqual(
    [...blocks.keys()].filter((name) => name !== "variables" && !tried.has(name)),
    [],
  );
  assert.equal(blocks.size, [...page.matchAll(/^```\w+$/gm)].length);
  const document = JSON.parse(readFileSync(join(root, "worker/build/assets/openapi.json"), "utf8"));
  for (const [, type] of page.matchAll(/^\| `((?:endpoint|event)\.\w+)` \|/gm))
    assert.ok(document.webhooks[type], type);
  const code = ["crates/gate/src", "crates/core/src", "crates/api/src", "worker/sender/src", "worker/shell"].flatMap(
    (folder) =>
      readdirSync(join(root, folder), { recursive: true })
        .filter((name) => /\.(rs|js)$/.test(name))
        .map((name) => readFileSync(join(root, folder, name), "utf8")),
  );
  const alerts = page.split("Lines to alert on")[1].split("\n## ")[0];
  const named = [...alerts.matchAll(/^\| `.*?\| (.*?) \|/gm)].flatMap(([, cell]) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  assert.ok(named.length >= 12);
  for (const name of named)
    assert.ok(
      code.some((text) => text.includes(`"${name}"`)),
      name,
    );
});
