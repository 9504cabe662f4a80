// The contract of tests/vectors/dedupe.json, over real HTTP: which deliveries are forwarded, and under which name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readDedupe } from "../vectors/read.mjs";
import { post } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const cases = readDedupe();
const vars = { SIGNPOST_SIGNING_SECRET: "origin-secret-0123456789abcdef" };
const sources = {};
const origin = await useOrigin();
const modes = ["kv", "strict"];
for (const [index, { provider, secrets, by }] of cases.entries()) {
  vars[`SECRET_${index}`] = secrets[0];
  for (const mode of modes) {
    sources[`case-${index}-${mode}`] = {
      provider,
      secrets: [`SECRET_${index}`],
      origin: origin.url,
      dedupe: by === "body" ? { mode, by } : mode,
      ...(provider === "gooclaim" && { tolerance: "off" }),
    };
  }
}
const gate = await useGate({ vars, sources });

for (const [index, { name, deliveries, reason }] of cases.entries()) {
  for (const mode of modes) {
    test(`${mode}: ${name}: ${reason}`, async () => {
      for (const { headers, body_base64, duplicate, name: told } of deliveries) {
        const before = origin.received.length;
        const body = Buffer.from(body_base64, "base64");
        const answer = await post(`${gate.url}/in/case-${index}-${mode}`, { headers, body });
        assert.deepEqual([answer.status, answer.headers.get("signpost-duplicate")], [200, duplicate ? "true" : null]);
        const forwarded = origin.received.slice(before).map((request) => request.headers["signpost-id"]);
        assert.deepEqual(forwarded, duplicate ? [] : [told]);
      }
    });
  }
}
