// The gate over real HTTP: what it refuses, and what shows of that outside and in the log.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { claimport, gooclaim, newId, now, post, secrets, standard } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const origin = await useOrigin();
const { source } = origin;
const gate = await useGate({
  vars: { ...secrets, BLANK_SECRET: " " },
  sources: {
    claimport: source("claimport", "CLAIMPORT_SECRET"),
    gooclaim: source("gooclaim", "GOOCLAIM_SECRET"),
    zero: source("gooclaim", "GOOCLAIM_SECRET", { tolerance: 0 }),
    standard: source("standard-webhooks", "STANDARD_SECRET"),
    blank: source("claimport", "BLANK_SECRET"),
    unset: source("claimport", "NOT_SET"),
    unknown: source("claimprot", "CLAIMPORT_SECRET"),
    short: source("claimport", "CLAIMPORT_SECRET", { window: "24h" }),
  },
});
const at = (name) => `${gate.url}/in/${name}`;

describe("what is refused", () => {
  test("t26: every refusal is the same answer, byte for byte", async () => {
    const valid = gooclaim();
    const change = (headers) => ({ body: valid.body, headers: { ...valid.headers, ...headers } });
    const without = (name) => ({
      body: valid.body,
      headers: Object.fromEntries(Object.entries(valid.headers).filter(([key]) => key !== name)),
    });
    const cases = {
      signature_mismatch: { ...valid, body: valid.body.replace("tnt_1", "tnt_2") },
      missing_signature: without("x-gooclaim-signature"),
      missing_timestamp: without("x-gooclaim-timestamp"),
      malformed_signature: change({ "x-gooclaim-signature": "sha256=abc" }),
      malformed_timestamp: change({ "x-gooclaim-timestamp": "+1" }),
      malformed_id: change({ "x-gooclaim-idempotency-key": "a,b" }),
      timestamp_too_old: gooclaim({ at: now() - 400 }),
      timestamp_too_new: gooclaim({ at: now() + 400 }),
    };
    const standardCases = {
      missing_id: (({ body, headers: { "webhook-id": _, ...headers } }) => ({ body, headers }))(standard()),
      malformed_id: (({ body, headers }) => ({ body, headers: { ...headers, "webhook-id": "a.b" } }))(standard()),
      signature_mismatch: standard({ secret: "whsec_" + Buffer.from("another-secret-0123456789").toString("base64") }),
      malformed_signature: (({ body, headers }) => ({ body, headers: { ...headers, "webhook-signature": "v1," } }))(
        standard(),
      ),
    };
    const answers = new Set();
    for (const [name, set] of [
      ["gooclaim", cases],
      ["standard", standardCases],
    ]) {
      for (const [code, delivery] of Object.entries(set)) {
        const { status, headers, text } = await post(at(name), delivery);
        const visible = [...headers].filter(([key]) => key !== "date");
        answers.add(JSON.stringify([status, visible, text]));
        await gate.logged((line) => line.source === name && line.code === code, `the reason ${code} in the log`);
      }
    }
    assert.equal(answers.size, 1);
    assert.equal(JSON.parse([...answers][0])[0], 401);
  });

  test("t13: a tolerance of zero means zero", async () => {
    assert.equal((await post(at("zero"), gooclaim({ at: now() - 2 }))).status, 401);
  });

  for (const [name, problem] of [
    ["blank", "blank"],
    ["unset", "NOT_SET"],
    ["unknown", "claimprot"],
    ["short", "window"],
  ]) {
    test(`t6: the misconfigured source \`${name}\` answers 500, forwards nothing and names the fix in the log`, async () => {
      const before = origin.received.length;
      for (const secret of ["", " ", secrets.CLAIMPORT_SECRET]) {
        const answer = await post(at(name), claimport({ secret }));
        assert.deepEqual([answer.status, JSON.parse(answer.text).code], [500, "misconfigured"]);
        assert.doesNotMatch(answer.text, /secret|window|Fix/);
      }
      assert.equal(origin.received.length, before);
      const line = await gate.logged((line) => line.source === name && line.code === "misconfigured");
      assert.match(line.detail, new RegExp(problem));
      assert.match(line.detail, /Fix: /);
    });
  }

  test("t25: no secret, signature or body is in the log or in any answer", async () => {
    const canary = "canary-body-9f3a";
    const delivery = claimport({ body: JSON.stringify({ id: newId(), note: canary }) });
    await post(at("claimport"), delivery);
    await post(at("claimport"), claimport({ body: delivery.body, secret: "a-guess-0123456789abcdef" }));
    await gate.logged((line) => line.event_id === JSON.parse(delivery.body).id);
    const own = gate
      .output()
      .split("\n")
      .filter((line) => !line.startsWith("env."))
      .join("\n");
    for (const text of [canary, delivery.headers["x-claimport-signature"].slice(7), ...Object.values(secrets)]) {
      assert.ok(!own.includes(text), text);
    }
  });

  test("t25: an event type as long as a body is not in the log", async () => {
    const delivery = claimport({ type: "t".repeat(300_000) });
    await post(at("claimport"), delivery);
    const line = await gate.logged((line) => line.event_id === delivery.id);
    assert.equal(line.type, null);
  });

  test("the log says whose a request looks like, where no source has its path or no signature came", async () => {
    const github = { "x-github-event": "push", "x-github-delivery": "d-1", "x-hub-signature-256": "sha256=00" };
    assert.equal((await post(at("nobody"), { body: "{}", headers: github })).status, 404);
    const isGuessed = (line, code) => line.code === code && line.looks_like?.[0] === "github";
    await gate.logged((line) => isGuessed(line, "not_found"), "the guess for a path that no source has");
    assert.equal((await post(at("gooclaim"), { body: "{}", headers: github })).status, 401);
    await gate.logged((line) => isGuessed(line, "missing_signature"), "the guess for a delivery of somebody else");
  });

  test("what should not stay as it is stands in the log once an isolate starts", async () => {
    const line = await gate.logged(({ at, source }) => at === "config" && source === "gooclaim");
    assert.deepEqual([line.level, line.code], ["warning", "deadline_short"]);
  });

  test("every request is one JSON line in the log", async () => {
    const delivery = gooclaim();
    await post(at("gooclaim"), delivery);
    const line = await gate.logged((line) => line.event_id === delivery.id);
    assert.deepEqual(
      { ...line, ms: typeof line.ms },
      {
        at: "gate",
        source: "gooclaim",
        verdict: "accepted",
        code: null,
        event_id: delivery.id,
        type: "workflow.completed",
        duplicate: false,
        origin_status: 200,
        status: 200,
        ms: "number",
      },
    );
  });
});
