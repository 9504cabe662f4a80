// The classes of `standardwebhooks` and `svix` against the real packages: the same inputs, the same outcome.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as ourStandard from "signpost/compat/standardwebhooks";
import * as ourSvix from "signpost/compat/svix";
import * as standard from "standardwebhooks";
import * as svix from "svix";

const KEY = Buffer.from("compat-secret-0123456789abcdef");
const SECRET = `whsec_${KEY.toString("base64")}`;
const now = () => Math.floor(Date.now() / 1000);

/** What a call comes to: its value, or the error's name and words. */
function outcome(run) {
  try {
    return { value: run() };
  } catch (error) {
    return { name: error.name, message: error.message };
  }
}

const body = '{"test":2432232314,"text":"äöü 漢字"}';

/** Requests with everything that the packages document, and much that they refuse. */
function requests(Peer, prefix) {
  const peer = new Peer(SECRET);
  const make = (changes = {}, { id = "msg_p5jXN8AQM9LWM0D4loKWxJek", time = now(), payload = body } = {}) => ({
    payload,
    headers: {
      [`${prefix}-id`]: id,
      [`${prefix}-timestamp`]: String(time),
      [`${prefix}-signature`]: peer.sign(id, new Date(time * 1000), payload),
      ...Object.fromEntries(Object.entries(changes).map(([name, value]) => [`${prefix}-${name}`, value])),
    },
  });
  const good = make();
  const signature = good.headers[`${prefix}-signature`];
  const without = (name) => ({
    ...good,
    headers: Object.fromEntries(Object.entries(good.headers).filter(([key]) => key !== `${prefix}-${name}`)),
  });
  return {
    valid: good,
    "valid as a Buffer": { ...good, payload: Buffer.from(body) },
    "valid, empty payload": make({}, { payload: "" }),
    "valid, header names in upper case": {
      ...good,
      headers: Object.fromEntries(Object.entries(good.headers).map(([name, value]) => [name.toUpperCase(), value])),
    },
    "several signatures, one right": make({
      signature: `v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,xyz ${signature}`,
    }),
    "another version only": make({ signature: `v2,${signature.slice(3)}` }),
    "signature without version": make({ signature: signature.slice(3) }),
    "a wrong signature": make({ signature: "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=" }),
    "a truncated signature": make({ signature: signature.slice(0, 20) }),
    "an empty signature": make({ signature: "v1," }),
    "no id": without("id"),
    "no timestamp": without("timestamp"),
    "no signature": without("signature"),
    "an empty id": make({ id: "" }),
    "a timestamp that is none": make({ timestamp: "hello" }),
    "too old": make({}, { time: now() - 301 }),
    "too new": make({}, { time: now() + 600 }),
    "too old and wrong": make({ signature: "v1,x" }, { time: now() - 1000 }),
    "nearly too old": make({}, { time: now() - 240 }),
    "another payload": { ...good, payload: `${body} ` },
    "an object as payload": { ...good, payload: { test: 1 } },
    "a payload that is no JSON": make({}, { payload: "hello" }),
  };
}

const pairs = [
  ["standardwebhooks", standard.Webhook, ourStandard.Webhook, "webhook"],
  ["standardwebhooks given svix names", standard.Webhook, ourStandard.Webhook, "svix"],
  ["svix", svix.Webhook, ourSvix.Webhook, "svix"],
  ["svix given webhook names", svix.Webhook, ourSvix.Webhook, "webhook"],
];

for (const [name, Peer, Ours, prefix] of pairs) {
  for (const [what, { payload, headers }] of Object.entries(requests(Peer, prefix))) {
    test(`${name}: ${what}`, () => {
      assert.deepEqual(
        outcome(() => new Ours(SECRET).verify(payload, headers)),
        outcome(() => new Peer(SECRET).verify(payload, headers)),
      );
    });
  }
}

for (const [name, Peer, Ours] of [pairs[0], pairs[2]]) {
  test(`${name}: signatures are the same, for text and Buffers`, () => {
    const at = new Date();
    for (const payload of [body, Buffer.from(body), ""])
      assert.equal(new Ours(SECRET).sign("msg_1", at, payload), new Peer(SECRET).sign("msg_1", at, payload));
  });

  test(`${name}: secrets with and without prefix, and raw ones`, () => {
    const at = new Date();
    const raw = "raw secret, of any form";
    for (const [secret, options] of [[SECRET], [SECRET.slice(6)], [KEY, { format: "raw" }], [raw, { format: "raw" }]]) {
      assert.equal(
        new Ours(secret, options).sign("msg_1", at, body),
        new Peer(secret, options).sign("msg_1", at, body),
      );
    }
    for (const [secret, options] of [[""], ["whsec_"], [undefined], [KEY], [new Uint8Array(), { format: "raw" }]]) {
      assert.deepEqual(
        outcome(() => new Ours(secret, options) && "made"),
        outcome(() => new Peer(secret, options) && "made"),
        String(secret),
      );
    }
  });
}

/** Texts around the base64 of keys: cut off, padded, spare bits, foreign characters. */
function* secretTexts() {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (let length = 0; length <= 12; length++) {
    const text = Array.from({ length }, (_, place) => digits[(place * 37 + length * 11) % 64]).join("");
    for (const end of ["", "=", "==", "===", "====", "B", "/", "\n", " ", "!", "-", "_", "\u0141", "\ufeff"])
      for (const start of ["", "whsec_", "whsec_whsec_", " "]) yield start + text + end;
    for (let place = 0; place < length; place++)
      for (const foreign of ["=", "-", " ", "\u0141"]) yield text.slice(0, place) + foreign + text.slice(place + 1);
  }
}

for (const [name, Peer, Ours] of [pairs[0], pairs[2]]) {
  test(`${name}: a secret is refused where the package refuses it, and read as the same key where it does not`, () => {
    const at = new Date();
    let taken = 0;
    for (const secret of secretTexts()) {
      const theirs = outcome(() => new Peer(secret).sign("msg_1", at, body));
      assert.deepEqual(
        outcome(() => new Ours(secret).sign("msg_1", at, body)),
        theirs,
        JSON.stringify(secret),
      );
      if (theirs.value !== undefined) taken += 1;
    }
    assert.ok(taken > 50, `${taken}`);
  });

  test(`${name}: a payload behind a byte order mark is what it is to the package`, () => {
    const payload = Buffer.from(`\ufeff${body}`);
    const time = new Date();
    const prefix = name === "svix" ? "svix" : "webhook";
    const headers = {
      [`${prefix}-id`]: "msg_1",
      [`${prefix}-timestamp`]: `${Math.floor(time / 1000)}`,
      [`${prefix}-signature`]: new Peer(SECRET).sign("msg_1", time, payload),
    };
    const { name: ours } = outcome(() => new Ours(SECRET).verify(payload, headers));
    assert.equal(ours, outcome(() => new Peer(SECRET).verify(payload, headers)).name);
  });
}

test("the error classes can be told apart and are Errors", () => {
  for (const { Webhook, WebhookVerificationError } of [ourStandard, ourSvix]) {
    assert.throws(
      () => new Webhook(SECRET).verify(body, {}),
      (error) => error instanceof WebhookVerificationError && error instanceof Error,
    );
  }
});

test("jsonParse: false leaves the payload alone", () => {
  const { payload, headers } = requests(standard.Webhook, "webhook")["a payload that is no JSON"];
  assert.equal(new ourStandard.Webhook(SECRET).verify(payload, headers, { jsonParse: false }), undefined);
});

test("stricter than the packages: lax timestamps and ids that could shift a boundary are refused (T12, T15)", () => {
  const webhook = new standard.Webhook(SECRET);
  const time = now();
  const lax = {
    "webhook-id": "msg_1",
    "webhook-timestamp": `${time}abc`,
    "webhook-signature": webhook.sign("msg_1", new Date(time * 1000), body),
  };
  webhook.verify(body, lax);
  assert.throws(() => new ourStandard.Webhook(SECRET).verify(body, lax), { message: "Invalid Signature Headers" });
  const dotted = {
    "webhook-id": "msg.1",
    "webhook-timestamp": String(time),
    "webhook-signature": webhook.sign("msg.1", new Date(time * 1000), body),
  };
  webhook.verify(body, dotted);
  assert.throws(() => new ourStandard.Webhook(SECRET).verify(body, dotted), { message: "No matching signature found" });
});
