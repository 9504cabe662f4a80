// `verifyAsync` by Web Crypto, in a process without synchronous hashes, as edge runtimes without Node's modules are.
// The vectors go through it as well, in vectors.test.mjs, with the hashes that Node has.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { Webhook, WebhookError } from "signpost";
import { readVectors } from "../../tests/vectors/read.mjs";

// Before the first long body, which is when the package looks for them.
process.getBuiltinModule = () => undefined;

const real = crypto.subtle.sign;
let signed = 0;
crypto.subtle.sign = (...given) => {
  signed += 1;
  return real.apply(crypto.subtle, given);
};

/** What it says, and how many tags Web Crypto made for it. */
async function outcome(webhook, ...given) {
  const before = signed;
  const said = await saidBy(() => webhook.verifyAsync(...given));
  const tags = signed - before;
  // Both ways of being told: thrown, or in a verdict.
  const safe = await saidBy(async () => {
    const verdict = await webhook.safeVerifyAsync(...given);
    if (verdict.ok) return verdict.delivery;
    assert.ok(!("delivery" in verdict));
    return verdict.code;
  });
  assert.deepEqual(safe, said);
  return { said, tags };
}

async function saidBy(verify) {
  try {
    const delivery = await verify();
    if (typeof delivery === "string") return delivery;
    const { id, type, secret, timestamp } = delivery;
    return { id, type, secret, timestamp };
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    return error.code;
  }
}

function outcomeSync(webhook, ...given) {
  try {
    const { id, type, secret, timestamp } = webhook.verify(...given);
    return { id, type, secret, timestamp };
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    return error.code;
  }
}

const SECRETS = ["first-secret-0123456789abcdef", "second-secret-0123456789abcdef", "third-secret-0123456789abcdef"];
const WHSEC = SECRETS.map((secret) => `whsec_${btoa(secret)}`);
const AFTER = {
  name: "after",
  signature: { header: "X-Signature", encoding: "hex", signed: "{timestamp}.{body}.{header:X-Topic}" },
  timestamp: { from: { header: "X-Time" }, tolerance_s: 300 },
};
const rows = {
  "a body alone": ["github", SECRETS, {}],
  "a time before it": ["stripe", SECRETS, {}],
  "an id and a time before it": ["standard-webhooks", WHSEC, {}],
  "text before and after it": [AFTER, SECRETS, { headers: { "X-Topic": "x".repeat(200) } }],
};
// Around the room that the core's memory has at first, too; text has half as many characters.
const sizes = [4200, 36 * 1024 - 200, 36 * 1024, 300_000];

for (const [name, [provider, secrets, options]] of Object.entries(rows)) {
  test(`${name}: bytes and text are verified by Web Crypto, and another body, time or signature is refused`, async () => {
    for (const size of sizes) {
      const text = `{"type":"a.b","text":"${"é".repeat(size / 2)}"}`;
      for (const body of [text, new TextEncoder().encode(text), Buffer.from(text)]) {
        for (const [index, own] of secrets.entries()) {
          const { headers } = new Webhook(provider, own).sign(body, { id: "msg_1", type: "a.b", ...options });
          for (const [list, secret] of [
            [own, 0],
            [secrets, index],
          ]) {
            const webhook = new Webhook(provider, list);
            const good = await outcome(webhook, body, headers);
            assert.equal(good.said.secret, secret);
            assert.equal(good.tags, typeof list === "string" ? 1 : 3);
            assert.deepEqual(good.said, outcomeSync(webhook, body, headers));
          }
        }
        const { headers } = new Webhook(provider, secrets[0]).sign(body, { id: "msg_1", type: "a.b", ...options });
        const webhook = new Webhook(provider, secrets[0]);
        const other = typeof body === "string" ? body.replace("a.b", "a.c") : Uint8Array.from(body);
        if (typeof other !== "string") other[other.length - 3] ^= 1;
        assert.equal((await outcome(webhook, other, headers)).said, "signature_mismatch");
        const late = { at: new Date(Date.now() + 3_600_000) };
        assert.deepEqual((await outcome(webhook, body, headers, late)).said, outcomeSync(webhook, body, headers, late));
        assert.deepEqual((await outcome(webhook, body, {})).said, outcomeSync(webhook, body, {}));
      }
    }
  });
}

test("a signature of zeros, which the first run compares with no tag, is refused", async () => {
  const body = "x".repeat(5000);
  for (const provider of ["github", "stripe"]) {
    const webhook = new Webhook(provider, SECRETS);
    const { headers } = webhook.sign(body, { type: "push" });
    const zeros = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace(/[0-9a-f]{64}/g, "0".repeat(64))]),
    );
    assert.notDeepEqual(zeros, headers);
    assert.deepEqual(await outcome(webhook, body, zeros), { said: "signature_mismatch", tags: 3 });
  }
});

test("requests that wait at the same time keep their values, texts and bodies apart", async () => {
  for (const [provider, secrets, options] of Object.values(rows)) {
    const webhook = new Webhook(provider, secrets);
    const all = Array.from({ length: 50 }, (_, index) => {
      const body = `{"id":"msg_${index}","text":"${String.fromCharCode(97 + (index % 26)).repeat(2100 + index * 700)}"}`;
      const { headers } = webhook.sign(body, { id: `msg_${index}`, type: "push", ...options });
      return { body: index % 2 === 0 ? body : Buffer.from(body), headers, isGood: index % 5 !== 0 };
    });
    const said = await Promise.all(
      all.map(({ body, headers, isGood }, index) =>
        outcome(webhook, isGood ? body : all[(index + 1) % all.length].body, headers),
      ),
    );
    for (const [index, { isGood, body, headers }] of all.entries())
      assert.deepEqual(said[index].said, isGood ? outcomeSync(webhook, body, headers) : "signature_mismatch");
  }
});

test("all that is wrong with the call rejects, and short bodies and what has no signature ask Web Crypto nothing", async () => {
  const webhook = new Webhook("stripe", SECRETS);
  assert.deepEqual(await outcome(webhook, undefined, {}), { said: "body_missing", tags: 0 });
  assert.deepEqual(await outcome(webhook, {}, {}), { said: "body_parsed", tags: 0 });
  assert.deepEqual(await outcome(webhook, "x", undefined), { said: "headers_missing", tags: 0 });
  assert.deepEqual(await outcome(webhook, "x", {}, { at: new Date("?") }), { said: "options_invalid", tags: 0 });
  assert.deepEqual(await outcome(webhook, "x".repeat(9000), {}), { said: "missing_signature", tags: 0 });
  // What is wrong with the call is thrown by both; what is wrong with the delivery, by one.
  await assert.rejects(webhook.safeVerifyAsync(undefined, {}), { code: "body_missing" });
  const refused = await webhook.safeVerifyAsync("x".repeat(9000), {});
  assert.deepEqual(refused, webhook.safeVerify("x", {}));
  const { headers } = webhook.sign("short");
  assert.equal((await outcome(webhook, "short", headers)).tags, 0);
});

test("a host whose Web Crypto refuses has the core hash", async () => {
  const body = "x".repeat(5000);
  const headers = { "x-hub-signature-256": `sha256=${createHmac("sha256", SECRETS[0]).update(body).digest("hex")}` };
  for (const name of ["sign", "importKey"]) {
    const own = crypto.subtle[name];
    crypto.subtle[name] = async () => {
      throw new Error("not here");
    };
    const webhook = new Webhook("github", SECRETS[0]);
    assert.equal((await outcome(webhook, body, headers)).said.secret, 0);
    assert.equal((await outcome(webhook, `${body}x`, headers)).said, "signature_mismatch");
    crypto.subtle[name] = own;
  }
});

test("the vectors, long enough for Web Crypto: the same verdict as by verify", async () => {
  let tags = 0;
  for (const { provider, secrets, now, url, method, headers, algorithm, body_base64 } of readVectors()) {
    if (algorithm !== undefined) continue;
    let webhook;
    try {
      webhook = new Webhook(provider, secrets);
    } catch {
      continue;
    }
    // Behind the vector's body, so that what is signed is new, and signed anew where that can be.
    const body = Buffer.concat([Buffer.from(body_base64, "base64"), Buffer.alloc(4096, " ")]);
    const options = { at: new Date(now * 1000), url, method };
    const result = await outcome(webhook, body, headers, options);
    assert.deepEqual(result.said, outcomeSync(webhook, body, headers, options));
    tags += result.tags;
  }
  assert.ok(tags > 50, "many of them come so far");
});
