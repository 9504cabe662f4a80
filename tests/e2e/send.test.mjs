// `npx signpost send` against the running gate: what the package signs is what the gate verifies.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, test } from "node:test";
import { providers } from "signpost";
import { sendingOf } from "signpost/testing";
import { freePort } from "../support/port.mjs";
import { signpost } from "./support/command.mjs";
import { fromGate, secrets } from "./support/sign.mjs";
import { useFolder, useGate, useOrigin } from "./support/use.mjs";

const SECRETS = {
  claimport: "CLAIMPORT_SECRET",
  gooclaim: "GOOCLAIM_SECRET",
  "standard-webhooks": "STANDARD_SECRET",
  github: "GITHUB_SECRET",
  shopify: "SHOPIFY_SECRET",
  slack: "SLACK_SECRET",
  stripe: "STRIPE_SECRET",
};
const known = { ...secrets, SHOPIFY_SECRET: "shopify-secret-0123456789abcdef" };
const acme = {
  name: "acme",
  signature: { header: "X-Acme-Signature", encoding: "hex", signed: "{timestamp}.{body}" },
  timestamp: { from: { header: "X-Acme-Time" } },
  id: { field: "id" },
  event_type: { header: "X-Acme-Type" },
};

const folder = useFolder();
const origin = await useOrigin((_, __, response) => {
  response.writeHead(200, { "Content-Type": "application/json" }).end('{"received":true}');
});
const { source } = origin;
const gate = await useGate({
  vars: known,
  sources: {
    ...Object.fromEntries(Object.entries(SECRETS).map(([name, secret]) => [name, source(name, secret)])),
    strict: source("claimport", "CLAIMPORT_SECRET", { dedupe: "strict" }),
    acme: source(acme, "CLAIMPORT_SECRET"),
    dead: source("claimport", "CLAIMPORT_SECRET", { origin: `http://127.0.0.1:${await freePort()}/` }),
  },
});

const send = (provider, ...options) =>
  signpost([
    "send",
    `${gate.url}/in/${provider}`,
    "-p",
    provider,
    "-s",
    known[SECRETS[provider]],
    "--json",
    ...options,
  ]);
/** What the command said of each request, without what is not the same every time. */
const said = (lines) => lines.map(({ type, status, ok, duplicate = false }) => ({ type, status, ok, duplicate }));
const events = () => origin.received.map(({ body }) => JSON.parse(body));

beforeEach(() => origin.received.splice(0));

test("one event reaches the origin, as the command sent it, and the origin's answer comes back", async () => {
  const { code, lines } = await send("claimport", "--event", "claim.approved");
  assert.equal(code, 0);
  assert.deepEqual(said(lines), [{ type: "claim.approved", status: 200, ok: true, duplicate: false }]);
  assert.equal(lines[0].body, '{"received":true}');
  assert.equal(origin.received.length, 1);
  assert.ok(fromGate(origin.received[0]));
  const [event] = events();
  assert.equal(event.type, "claim.approved");
  assert.equal(origin.received[0].headers["signpost-id"], event.id);
  await gate.logged((line) => line.event_id === event.id && line.verdict === "accepted");
});

test("a body from a file arrives byte for byte", async () => {
  const file = join(folder, "body.json");
  const body =
    '{ "id": "evt_from_file",\n  "type": "claim.created", "timestamp": "2026-01-15T10:30:00Z", "data": {"n": 1.00} }\n';
  writeFileSync(file, body);
  assert.equal((await send("claimport", "--body", file)).code, 0);
  assert.equal(origin.received[0].body.toString(), body);
});

for (const provider of ["claimport", "gooclaim"]) {
  test(`a whole catalog of ${provider} arrives, each type once`, async () => {
    const { types } = sendingOf(providers[provider]).catalog;
    const { code, lines } = await send(provider, "--all");
    assert.equal(code, 0);
    assert.deepEqual(
      said(lines),
      types.map((type) => ({ type, status: 200, ok: true, duplicate: false })),
    );
    const field = sendingOf(providers[provider]).envelope.event_type;
    assert.deepEqual(
      events().map((event) => event[field]),
      [...types],
    );
  });
}

for (const provider of Object.keys(SECRETS)) {
  test(`what it signs as ${provider} is what the gate takes for ${provider}`, async () => {
    const { code, out, err } = await send(provider);
    assert.equal(code, 0, out + err);
    assert.equal(origin.received.length, 1);
    assert.equal(origin.received[0].headers["signpost-source"], provider);
  });
}

test("--times sends as many events; with --same one event, whose copies are duplicates", async () => {
  const many = await send("claimport", "--event", "claim.denied", "--times", "3");
  assert.equal(many.code, 0);
  assert.deepEqual(
    many.lines.map(({ duplicate }) => duplicate),
    [undefined, undefined, undefined],
  );
  assert.equal(new Set(events().map(({ id }) => id)).size, 3);

  origin.received.splice(0);
  const to = `${gate.url}/in/strict`;
  const same = ["send", to, "-p", "claimport", "-s", known.CLAIMPORT_SECRET, "--times", "3", "--same"];
  const repeated = await signpost([...same, "--json"]);
  assert.equal(repeated.code, 0);
  assert.deepEqual(
    said(repeated.lines).map(({ status, ok, duplicate }) => [status, ok, duplicate]),
    [
      [200, true, false],
      [200, true, true],
      [200, true, true],
    ],
  );
  assert.equal(origin.received.length, 1);
  const { out } = await signpost(same);
  assert.deepEqual(
    out
      .trim()
      .split("\n")
      .map((line) => line.includes("duplicate")),
    [false, true, true],
  );
});

test("--rate sends no faster than that", async () => {
  const before = performance.now();
  const { code } = await send("claimport", "--times", "3", "--rate", "2");
  assert.equal(code, 0);
  assert.equal(origin.received.length, 3);
  // A bound from below: no machine is too slow for it.
  assert.ok(performance.now() - before >= 1_000, "the third of two requests a second is sent a second after the first");
});

describe("what is spoilt", () => {
  for (const [provider, how, reason] of [
    ["claimport", "body", "signature_mismatch"],
    ["claimport", "signature", "signature_mismatch"],
    ["claimport", "unsigned", "missing_signature"],
    ["gooclaim", "truncated", /^(malformed_signature|signature_mismatch)$/],
    ["gooclaim", "stale", "timestamp_too_old"],
    ["standard-webhooks", "stale", "timestamp_too_old"],
  ]) {
    test(`--bad ${how} is refused for ${provider}, and never reaches the origin`, async () => {
      const from = gate.log().length;
      const { code, lines } = await send(provider, "--bad", how);
      assert.equal(code, 0, "a refusal is what was asked for");
      assert.deepEqual([lines[0].status, lines[0].ok], [401, true]);
      assert.equal(JSON.parse(lines[0].body).code, "verification_failed");
      const fits = (code) => (typeof reason === "string" ? code === reason : reason.test(code));
      const line = () =>
        gate
          .log()
          .slice(from)
          .find((line) => line.source === provider && fits(line.code));
      await gate.until(line, `the reason ${reason} in the log`);
      assert.equal(origin.received.length, 0);
    });
  }

  test("and passes nevertheless ends with 1: ClaimPort signs no time, so an old delivery is a good one", async () => {
    const { code, lines } = await send("claimport", "--bad", "stale");
    assert.deepEqual([code, lines[0].status, lines[0].ok], [1, 200, false]);
  });
});

test("a refusal ends with 1: another secret, an origin that is down, no such source, no gate at all", async () => {
  const to = async (path, secret = known.CLAIMPORT_SECRET) => {
    const url = path.startsWith("http") ? path : gate.url + path;
    const { code, lines } = await signpost(["send", url, "-p", "claimport", "--json"], { SIGNPOST_SECRET: secret });
    assert.equal(code, 1);
    assert.equal(lines[0].ok, false);
    return lines[0];
  };
  assert.equal((await to("/in/claimport", "another-secret-0123456789abcdef")).status, 401);
  assert.equal(JSON.parse((await to("/in/dead")).body).code, "origin_unreachable");
  assert.equal((await to("/in/nobody")).status, 404);
  const nowhere = await to(`http://127.0.0.1:${await freePort()}/in/claimport`);
  assert.deepEqual([nowhere.status, nowhere.error], [null, "ECONNREFUSED"]);
  // One failure among several is a failure.
  let count = 0;
  origin.answer = () => (++count === 2 ? 422 : 200);
  const mixed = await send("claimport", "--times", "3");
  origin.answer = () => 200;
  assert.deepEqual([mixed.code, mixed.lines.map(({ status }) => status)], [1, [200, 422, 200]]);
});

test("a row of one's own in a file is what the gate has in its configuration", async () => {
  const file = join(folder, "acme.json");
  writeFileSync(file, JSON.stringify(acme));
  const args = ["send", `${gate.url}/in/acme`, "-p", file, "-s", known.CLAIMPORT_SECRET, "--json"];
  assert.equal((await signpost([...args, "--event", "order.paid"])).code, 0);
  assert.equal(origin.received[0].headers["x-acme-type"], "order.paid");
  assert.equal((await signpost([...args, "--bad", "stale"])).lines[0].status, 401);
});
