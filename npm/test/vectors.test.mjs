// The contract: every case of tests/vectors/verify.json, with its verdict and its code.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { rejectCodes, Webhook, WebhookError } from "signpost";
import { publicKeys } from "signpost-public-keys";

const { codes, cases } = JSON.parse(readFileSync(new URL("../../tests/vectors/verify.json", import.meta.url), "utf8"));

/** A case with an algorithm has public keys. */
const optionsOf = ({ algorithm }) => (algorithm === undefined ? {} : { module: publicKeys });

function outcome(vector, body, headers) {
  const { provider, secrets, now, url, method } = vector;
  try {
    const webhook = new Webhook(provider, secrets, optionsOf(vector));
    const delivery = webhook.verify(body, headers, { at: new Date(now * 1000), url, method });
    return { verdict: "accept", code: null, id: delivery.id ?? null, type: delivery.type ?? null };
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    return { verdict: "reject", code: error.code, id: null, type: null };
  }
}

const FIELDS = "algorithm body_base64 code headers id method name now provider reason secrets type url verdict";

for (const vector of cases) {
  const { name, verdict, code, id, type, headers, reason } = vector;
  const unknown = Object.keys(vector).filter((field) => !FIELDS.split(" ").includes(field));
  assert.deepEqual(unknown, [], `${name} has a field that nobody here knows`);
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
  assert.ok(cases.filter(({ algorithm }) => algorithm !== undefined).length >= 87, "of public keys too");
});
