// `signpost doctor` against a Worker that is as it should be, and against what may be wrong with one.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root, startGate } from "../e2e/support/gate.mjs";
import { startOrigin } from "../e2e/support/origin.mjs";
import { API_KEY, client, senderVars } from "../e2e/support/sender.mjs";
import { secrets } from "../e2e/support/sign.mjs";
import { freePort } from "../support/port.mjs";
import { base, run } from "./support/project.mjs";

const sources = (origin) => ({
  stripe: { provider: "stripe", secrets: ["STRIPE_SECRET"], origin: origin.url, dedupe: "strict" },
  queued: { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], origin: origin.url, forward: "queue" },
});

let origin, gate;
before(async () => {
  origin = await startOrigin();
  gate = await startGate({ sources: sources(origin), vars: { ...secrets, ...senderVars }, failures: 1000 });
});
after(async () => {
  await gate?.stop();
  await origin?.stop();
});

async function doctor(url, ...args) {
  const { code, out, err } = await run(
    base,
    "node",
    join(root, "npm/dist/cli/main.js"),
    "doctor",
    url,
    "--json",
    ...args,
  );
  const findings = out.trim().split("\n").filter(Boolean).map(JSON.parse);
  const of = (level) =>
    findings
      .filter((finding) => finding.level === level)
      .map(({ source, check }) => [source, check].filter(Boolean).join(" "));
  return { code, err, findings, of };
}

const KEY = ["--key", API_KEY];
const ALL = [...KEY, "--secret", `stripe=${secrets.STRIPE_SECRET}`, "--secret", `queued=${secrets.CLAIMPORT_SECRET}`];
const OF_SOURCE = ["unsigned", "oversize", "sample", "duplicate", "bad_signature"];

test("a Worker that is as it should be: every check, a whole round, and nothing left behind", async () => {
  const { code, findings, of } = await doctor(gate.url, ...ALL);
  assert.deepEqual(
    [code, of("error"), of("warning"), of("skipped")],
    [0, [], [], []],
    JSON.stringify(findings, null, 1),
  );
  assert.deepEqual(of("ok").toSorted(), [
    ...["delivery", "headers", "health", "key", "portal", "publish"],
    ...[...OF_SOURCE].map((check) => `queued ${check}`).toSorted(),
    "recorded",
    ...[...OF_SOURCE, "old_time"].map((check) => `stripe ${check}`).toSorted(),
  ]);
  // Two samples, and neither a copy nor a forgery.
  assert.equal(new Set(origin.received.map(({ headers }) => headers["signpost-id"])).size, origin.received.length);
  const { data } = await client(gate.url).must(200, "GET", "/tenants/signpost-doctor/endpoints");
  assert.deepEqual(data, []);
});

test("key and secrets of a Worker on this machine come from .dev.vars", async () => {
  const local = { SIGNPOST_API_KEY: API_KEY, STRIPE_SECRET: secrets.STRIPE_SECRET };
  writeFileSync(
    join(base, ".dev.vars"),
    Object.entries(local)
      .map((pair) => pair.join("="))
      .join("\n"),
  );
  const { code, of } = await doctor(gate.url);
  assert.deepEqual([code, of("skipped")], [0, ["queued sample"]]);
  const quiet = origin.received.length;
  const { of: seen } = await doctor(gate.url, "--no-send");
  assert.equal(seen("ok").includes("publish"), false);
  assert.equal(origin.received.length, quiet);
  writeFileSync(join(base, ".dev.vars"), "");
});

test("what is wrong is named with what to do: a key, a secret, a deaf origin", async () => {
  const key = await doctor(gate.url, "--key", "x".repeat(32));
  assert.deepEqual([key.code, key.of("error")], [1, ["key"]]);
  const secret = await doctor(gate.url, ...KEY, "--secret", "stripe=whsec_another-0123456789abcdef");
  assert.deepEqual([secret.code, secret.of("error")], [1, ["stripe sample"]]);
  origin.answer = (request) => (request.url === "/hook" ? 500 : 200);
  const deaf = await doctor(gate.url, ...KEY, "--secret", `stripe=${secrets.STRIPE_SECRET}`);
  origin.answer = () => 200;
  assert.deepEqual(deaf.of("error"), ["stripe sample"]);
  for (const { findings } of [key, secret, deaf])
    for (const { fix } of findings.filter(({ level }) => level === "error")) assert.ok(fix);
});

test("a Worker whose sources cannot run, and whose sender has no development switch", async () => {
  const { SIGNPOST_DEVELOPMENT, ...vars } = senderVars;
  const bad = { ...sources(origin), bad: { provider: "stripe", secrets: ["NOBODY"], origin: origin.url } };
  const other = await startGate({ sources: bad, vars: { ...secrets, ...vars }, failures: 1000, without: ["CLAIMS"] });
  try {
    const { code, of, findings } = await doctor(other.url, ...KEY);
    assert.equal(code, 1);
    assert.deepEqual(of("error").toSorted(), ["bad source", "sender", "stripe source"]);
    assert.match(findings.find(({ check }) => check === "sender").fix, /SIGNPOST_DEVELOPMENT/);
    assert.match(findings.find(({ source }) => source === "bad").message, /NOBODY/);
  } finally {
    await other.stop();
  }
});

test("what is no Signpost, redirects or is not there ends with 1, a wrong call with 2", async () => {
  const server = createServer((request, response) => {
    if (request.url.startsWith("/moved")) response.writeHead(301, { location: gate.url }).end();
    else response.end('{"status":"ok"}');
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${server.address().port}`;
  for (const [to, check] of [
    [url, "health"],
    [`${url}/moved`, "redirect"],
    [`http://127.0.0.1:${await freePort()}`, "reach"],
  ]) {
    const { code, of } = await doctor(to);
    assert.deepEqual([code, of("error")], [1, [check]]);
  }
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  for (const args of [["example.com"], [gate.url, "--secret", "x"], [gate.url, "--what"]]) {
    const { code, err } = await doctor(...args);
    assert.equal(code, 2, err);
  }
});
