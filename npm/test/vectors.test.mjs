// The contract: every case of tests/vectors/verify, with its verdict and its code.
import assert from "node:assert/strict";
import { test } from "node:test";
import { needsModule, rejectCodes, Webhook, WebhookError } from "signpost";
import { publicKeys } from "signpost-public-keys";
import { readDedupe, readVectors } from "../../tests/vectors/read.mjs";

const cases = readVectors();

/** What is more than HMAC-SHA256 of what every row can sign is in another module. */
const optionsOf = ({ algorithm, provider }) =>
  algorithm !== undefined || needsModule(provider) ? { module: publicKeys } : {};

async function outcome(vector, body, headers, verify = "verify") {
  const { provider, secrets, now, url, method } = vector;
  try {
    const webhook = new Webhook(provider, secrets, optionsOf(vector));
    const delivery = await webhook[verify](body, headers, { at: new Date(now * 1000), url, method });
    return { verdict: "accept", code: null, id: delivery.id ?? null, type: delivery.type ?? null };
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    return { verdict: "reject", code: error.code, id: null, type: null };
  }
}

for (const vector of cases) {
  const { name, verdict, code, id, type, headers, reason } = vector;
  const bytes = Buffer.from(vector.body_base64, "base64");
  const text = bytes.toString("utf8");
  const upper = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toUpperCase(), value]));
  test(`${name}: ${reason}`, async () => {
    const expected = { verdict, code, id, type };
    assert.deepEqual(await outcome(vector, new Uint8Array(bytes), headers), expected, "bytes");
    assert.deepEqual(await outcome(vector, new Uint8Array(bytes), headers, "verifyAsync"), expected, "verifyAsync");
    assert.deepEqual(await outcome(vector, bytes, upper), expected, "Buffer, header names in upper case");
    if (Object.values(headers).every((value) => /^[\t\x20-\x7e]*$/.test(value))) {
      assert.deepEqual(await outcome(vector, bytes, new Headers(headers)), expected, "Headers");
    }
    if (Buffer.from(text).equals(bytes)) assert.deepEqual(await outcome(vector, text, headers), expected, "text");
  });
}

test("every reason to refuse has a case, and public keys have theirs", () => {
  const codes = new Set(cases.map(({ code }) => code).filter(Boolean));
  assert.deepEqual([...codes].sort(), [...rejectCodes].sort());
  assert.ok(cases.length >= 255, "the list is a floor");
  assert.ok(cases.filter(({ algorithm }) => algorithm !== undefined).length >= 87, "of public keys too");
});

for (const { name, provider, secrets, scope, by, now, deliveries, reason } of readDedupe()) {
  test(`dedupe: ${name}: ${reason}`, () => {
    const webhook = new Webhook(provider, secrets);
    for (const { headers, body_base64, keys } of deliveries) {
      const bytes = Buffer.from(body_base64, "base64");
      for (const body of [bytes, bytes.toString()]) {
        const delivery = webhook.verify(body, headers, { at: new Date(now * 1000) });
        assert.deepEqual(webhook.keys(delivery, scope, by === "event" ? {} : { by }), keys);
      }
    }
  });
}
