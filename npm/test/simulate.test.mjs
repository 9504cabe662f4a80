// A provider's day: what it does after an attempt, what it plans, and the command against a real server.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Webhook } from "signpost";
import { webhookListener } from "signpost/node";
import { memoryStore } from "signpost/stores";

const SECRET = "simulate-secret-0123456789abcdef";
const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "signpost-simulate-"));
after(() => rmSync(folder, { recursive: true }));

/** A row of our own whose waits and deadline a test can sit through. */
function acme(delivery) {
  const row = {
    name: "acme",
    signature: { header: "X-Acme", encoding: "hex", signed: "{timestamp}.{body}" },
    timestamp: { from: { header: "X-Acme-Time" } },
    id: { header: "X-Acme-Id" },
    delivery: { deadline: "10s", schedule: ["10s", "1m"], jitter_percent: 0, failing_disables: "never", ...delivery },
  };
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, JSON.stringify(row));
  return { row, file };
}

async function serve(listener) {
  const server = createServer(listener);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => (server.closeAllConnections(), server.close()));
  return `http://127.0.0.1:${server.address().port}/`;
}

/** Runs the command: its exit code, the time line and the summary. */
async function simulate(provider, url, ...options) {
  const args = [main, "simulate", provider, url, "-s", SECRET, "--json", "--scale", "100000", ...options];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (more) => (text += more));
  const code = await new Promise((resolve) => child.once("close", resolve));
  const lines = text.trim().split("\n").map(JSON.parse);
  return { code, lines: lines.slice(0, -1), summary: lines.at(-1) };
}

test("an event is repeated under its id on the row's schedule, until it is taken", async () => {
  const { file, row } = acme();
  const webhook = new Webhook(row, SECRET);
  const ids = [];
  const url = await serve(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    ids.push(webhook.verify(body, request.headers).id);
    response.writeHead(ids.length < 3 ? 503 : 200).end();
  });
  const { code, lines, summary } = await simulate(file, url, "--events", "1");
  assert.equal(code, 0);
  assert.deepEqual(
    lines.map(({ attempt, status, next, wait_s }) => [attempt, status, next, wait_s]),
    [
      [1, 503, "retry", 10],
      [2, 503, "retry", 60],
      [3, 200, "delivered", undefined],
    ],
  );
  assert.equal(new Set(ids).size, 1);
  assert.ok(lines[2].at_s >= 70, "the provider's time, not ours");
  assert.equal(summary.delivered, 1);
});

test("a schedule that runs out ends as the row says: a dead letter, or a disabled endpoint", async () => {
  const url = await serve((request, response) => request.resume().once("end", () => response.writeHead(500).end()));
  const dead = await simulate(acme().file, url, "--events", "2");
  assert.deepEqual([dead.code, dead.summary.dead_letters, dead.lines.length], [1, 2, 6]);
  const disabled = await simulate(acme({ exhausted: "disable" }).file, url, "--events", "1");
  assert.deepEqual([disabled.summary.disabled, disabled.lines.at(-1).next], [true, "disabled"]);
  const failing = await simulate(acme({ failing_disables: "30s" }).file, url, "--events", "1");
  assert.deepEqual([failing.lines.length, failing.lines.at(-1).next], [3, "disabled"]);
});

test("410 disables where the row says so, and Retry-After is honoured where it does", async () => {
  const gone = await serve((request, response) => request.resume().once("end", () => response.writeHead(410).end()));
  assert.equal((await simulate(acme({ gone_disables: true }).file, gone, "--events", "1")).lines.length, 1);
  assert.equal((await simulate(acme({ gone_disables: false }).file, gone, "--events", "1")).lines.length, 3);
  const busy = await serve((request, response) =>
    request.resume().once("end", () => response.writeHead(429, { "Retry-After": "30" }).end()),
  );
  const waits = async (delivery) =>
    (await simulate(acme(delivery).file, busy, "--events", "1")).lines.map(({ wait_s }) => wait_s);
  assert.deepEqual(await waits({ retry_after: true }), [30, 60, undefined]);
  assert.deepEqual(await waits({ retry_after: false }), [10, 60, undefined]);
});

test("an answer that comes after the deadline is none", async () => {
  const url = await serve(() => undefined);
  const { lines } = await simulate(acme({ deadline: "50ms", schedule: [] }).file, url, "--events", "1");
  assert.deepEqual(
    lines.map(({ status, error, next }) => [status, error, next]),
    [[null, "no answer within the deadline", "dead_letter"]],
  );
});

test("a receiver that verifies and dedupes comes through a bad day; one that believes everything does not", async () => {
  const { file, row } = acme();
  const seen = [];
  const listener = webhookListener({ webhook: new Webhook(row, SECRET), store: memoryStore() }, ({ id }) => {
    seen.push(id);
  });
  const good = await simulate(file, await serve(listener), "--bad-day", "--events", "10", "--seed", "7");
  assert.deepEqual(
    [good.code, good.summary.delivered, good.summary.unexpected],
    [0, 10, 0],
    JSON.stringify(good.lines),
  );
  assert.equal(new Set(seen).size, 10);
  assert.equal(seen.length, 10, "each event once, whatever came twice");
  const kinds = new Set(good.lines.map(({ kind }) => kind));
  for (const kind of ["event", "duplicate", "twin", "stale", "signature", "body", "truncated", "unsigned"])
    assert.ok(kinds.has(kind), kind);
  const first = good.lines.filter(({ kind }) => kind === "event").map(({ event }) => event);
  assert.notDeepEqual(
    first,
    first.toSorted((one, other) => one - other),
    "out of order",
  );

  const url = await serve((request, response) => request.resume().once("end", () => response.end()));
  const bad = await simulate(file, url, "--bad-day", "--events", "5", "--seed", "7");
  assert.deepEqual([bad.code, bad.summary.unexpected], [1, 5]);
});

test("a provider whose key we cannot have is not simulated", async () => {
  const child = spawn(process.execPath, [main, "simulate", "sendgrid", "http://localhost", "-s", SECRET]);
  let text = "";
  child.stderr.setEncoding("utf8").on("data", (more) => (text += more));
  assert.equal(await new Promise((resolve) => child.once("close", resolve)), 2);
  assert.match(text, /sendgrid|public key|secret/);
});
