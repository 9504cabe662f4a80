// The contract: every case of tests/vectors/verify.json, with its verdict and its code.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { rejectCodes, Webhook, WebhookError } from "signpost";

const { codes, cases } = JSON.parse(readFileSync(new URL("../../tests/vectors/verify.json", import.meta.url), "utf8"));

function outcome({ provider, secrets, now, url, method }, body, headers) {
  try {
    const delivery = new Webhook(provider, secrets).verify(body, headers, { at: new Date(now * 1000), url, method });
    return { verdict: "accept", code: null, id: delivery.id ?? null, type: delivery.type ?? null };
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    return { verdict: "reject", code: error.code, id: null, type: null };
  }
}

/** What a case may need that this package does not have. */
const NOT_YET = ["algorithm"];
const PLAIN = "name provider secrets headers body_base64 now verdict code id type reason method url".split(" ");

for (const vector of cases) {
  const { name, verdict, code, id, type, headers, reason } = vector;
  const needs = Object.keys(vector).filter((field) => !PLAIN.includes(field));
  assert.deepEqual(
    needs.filter((field) => !NOT_YET.includes(field)),
    [],
    `${name} has a field that nobody here knows`,
  );
  if (needs.length > 0) {
    test(`${name}: ${reason}`, { skip: `needs ${needs.join(", ")}` }, () => {});
    continue;
  }
  const bytes = Buffer.from(vector.body_base64, "base64");
  const text = bytes.toString("utf8");
  const upper = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toUpperCase(), value]));
  test(`${name}: ${reason}`, () => {
    const expected = { verdict, code, id, type };
    assert.deepEqual(outcome(vector, new Uint8Array(bytes), headers), expected, "bytes");
    assert.deepEqual(outcome(vector, bytes, upper), expected, "Buffer, header names in upper case");
    if (Object.values(headers).every((value) => /^[\t\x20-\x7e]*$/.test(value))) {
      assert.deepEqual(outcome(vector, bytes, new Headers(headers)), expected, "Headers");
    }
    if (Buffer.from(text).equals(bytes)) assert.deepEqual(outcome(vector, text, headers), expected, "text");
  });
}

test("every code of the vectors is one of ours", () => {
  assert.ok(codes.every((code) => rejectCodes.includes(code)));
  assert.ok(cases.length >= 37, "the list is a floor");
});
