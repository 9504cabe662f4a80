// The class itself: what it signs it verifies, and every plan of hashing gives one verdict.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { needsModule, providers, Webhook } from "signpost";
import { publicKeys } from "signpost-public-keys";
import { at, code, SECRET, WHSEC } from "./support/webhook.mjs";

/** Two secrets in the row's format. */
const formats = {
  hex: [Buffer.from(SECRET).toString("hex"), Buffer.from(`${SECRET}-another`).toString("hex")],
  whsec: [WHSEC, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
};
const secretsOf = (row) => formats[row.secret] ?? [SECRET, "another-secret-0123456789"];
const request = { method: "POST", url: "https://hooks.example.com/in" };
const headersOf = (name) => (name === "signpost" ? { headers: { "Signpost-Source": "claims" } } : {});
const asymmetric = ["ecdsa_p256_sha256", "ed25519", "rsa_sha256"];

/** A body with an id and a type where the row looks for them. */
function bodyOf(row) {
  const body = {};
  for (const [place, value] of [
    [row.id, "evt_1"],
    [row.event_type, "a.b"],
  ]) {
    const names = place?.field?.split(".") ?? [];
    const last = names.pop();
    let inner = body;
    for (const name of names) inner = inner[name] ??= {};
    if (last !== undefined) inner[last] ??= value;
  }
  return JSON.stringify(body);
}

for (const [name, row] of Object.entries(providers)) {
  if (row.signature.keys)
    test(`${name}: is the gate's alone, with and without the module`, () => {
      for (const options of [{}, { module: publicKeys }])
        assert.throws(() => new Webhook(name, "x", options), { code: "provider_invalid", message: /gate/ });
    });
  const isMore = needsModule(name);
  if (isMore && !row.signature.keys)
    test(`${name}: is not verified without the module`, () => {
      const [secret] = secretsOf(row);
      assert.throws(() => new Webhook(name, secret), { code: "provider_invalid", message: /signpost-public-keys/ });
    });
  const { algorithm, from, jwt, signed = "", weak = [] } = row.signature;
  // Nobody here has the private keys, what is in the body is part of what its sender writes, and tokens are not made here.
  if (
    row.signature.keys ||
    asymmetric.includes(algorithm) ||
    from ||
    jwt ||
    row.timestamp?.from?.field ||
    /\{json:/.test(signed)
  )
    continue;
  test(`${name}: what it signs it verifies, and nothing else`, () => {
    const [secret, another] = secretsOf(row);
    const options = isMore ? { module: publicKeys } : {};
    const webhook = new Webhook(name, secret, options);
    const body = bodyOf(row);
    const { headers } = webhook.sign(body, { type: "push", id: "msg_1", at, ...request, ...headersOf(name) });
    const delivery = webhook.verify(body, headers, { at, ...request });
    if (row.id) assert.equal(delivery.id, "header" in row.id ? "msg_1" : "evt_1");
    if (row.timestamp) assert.deepEqual(delivery.timestamp, at);
    assert.equal(delivery.proves, weak.includes("no_body") ? "sender" : "body");
    if (delivery.proves === "body")
      assert.throws(() => webhook.verify(`${body} `, headers, { at, ...request }), code("signature_mismatch"));
    const other = new Webhook(name, another, options);
    assert.throws(() => other.verify(body, headers, { at, ...request }), code("signature_mismatch"));
  });
}

test("a signed URL comes from the options, or else from a Request", () => {
  const webhook = new Webhook("hubspot", SECRET);
  const body = '[{"eventId":1}]';
  const { headers } = webhook.sign(body, { at, url: request.url });
  const arrived = (url) => new Request(url, { method: "POST", headers, body });
  webhook.verify(body, arrived(request.url), { at });
  webhook.verify(body, arrived("http://localhost:8787/in"), { at, url: request.url });
  const refused = (given, options, reason) =>
    assert.throws(() => webhook.verify(body, given, { at, ...options }), code(reason), reason);
  refused(arrived("http://localhost:8787/in"), {}, "signature_mismatch");
  refused(headers, {}, "missing_url");
  refused(headers, { url: request.url }, "missing_method");
  refused(headers, { ...request, method: "PUT" }, "signature_mismatch");
  // Node's request has the path alone, which nobody signs.
  refused({ headers, method: "POST", url: "/in" }, {}, "missing_url");
  assert.throws(() => webhook.sign(body, { at }), code("missing_url"));
});

test("every plan of hashing gives the tag that createHmac gives, bytes and text, at every size", () => {
  const hex = new Webhook("github", SECRET);
  const prefixed = new Webhook("standard-webhooks", [
    `whsec_${Buffer.from("another-secret-0123456789").toString("base64")}`,
    WHSEC,
  ]);
  const sizes = [
    0, 1, 55, 56, 63, 64, 119, 120, 127, 128, 129, 256, 1000, 1023, 1024, 1025, 4096, 32767, 32768, 32769, 40_000,
    100_000, 3_000_000,
  ];
  for (const size of sizes) {
    for (const unit of ["a", "ä", "漢", "😀"]) {
      const text = unit.repeat(Math.ceil(size / Buffer.byteLength(unit)));
      for (const body of [text, Buffer.from(text), new Uint8Array(Buffer.from(text))]) {
        const tag = createHmac("sha256", SECRET).update(body).digest("hex");
        const delivery = hex.verify(body, {
          "x-hub-signature-256": `sha256=${tag}`,
          "x-github-event": "push",
          "x-github-delivery": "1",
        });
        assert.equal(delivery.type, "push");
        const signed = createHmac("sha256", SECRET)
          .update(`msg_1.${at / 1000}.`)
          .update(body)
          .digest("base64");
        const headers = {
          "webhook-id": "msg_1",
          "webhook-timestamp": String(at / 1000),
          "webhook-signature": `v1,${signed}`,
        };
        assert.equal(prefixed.verify(body, headers, { at }).secret, 1, `${size} ${unit}`);
        assert.throws(
          () => prefixed.verify(body, { ...headers, "webhook-id": "msg_2" }, { at }),
          code("signature_mismatch"),
        );
      }
    }
  }
});

test("a row may sign text before and after the body, the body twice, and long headers", () => {
  for (const signed of [
    "{timestamp}:{body}:{id}",
    "{body}{body}",
    "{header:X-Long}.{body}",
    "{body}.{header:X-Long}",
  ]) {
    const row = {
      name: "acme",
      signature: { header: "X-Acme", encoding: "hex", signed },
      timestamp: { from: { header: "X-Time" } },
      id: { header: "X-Id" },
    };
    const webhook = new Webhook(row, SECRET);
    const long = "l".repeat(3000);
    for (const size of [10, 1000, 50_000]) {
      const body = "b".repeat(size);
      const text = signed
        .replace("{timestamp}", String(at / 1000))
        .replaceAll("{body}", body)
        .replace("{id}", "id_1")
        .replace("{header:X-Long}", long);
      const headers = {
        "x-acme": createHmac("sha256", SECRET).update(text).digest("hex"),
        "x-time": String(at / 1000),
        "x-id": "id_1",
        "x-long": long,
      };
      assert.equal(webhook.verify(body, headers, { at }).id, "id_1", `${signed} ${size}`);
      assert.throws(() => webhook.verify(`${body}b`, headers, { at }), code("signature_mismatch"), `${signed} ${size}`);
    }
  }
});

test("text with lone surrogates is hashed as every encoder writes it", () => {
  const body = "a\ud800b";
  const tag = createHmac("sha256", SECRET).update(Buffer.from(body)).digest("hex");
  for (const text of [body, body + "x".repeat(500)]) {
    const mac = text === body ? tag : createHmac("sha256", SECRET).update(Buffer.from(text)).digest("hex");
    new Webhook("claimport", SECRET).verify(text, { "x-claimport-signature": `sha256=${mac}` });
  }
});

test("the dedupe keys come from signed material (T14)", () => {
  const keys = (webhook, body, options) => webhook.keys(webhook.verify(body, webhook.sign(body, options).headers));
  const gooclaim = new Webhook("gooclaim", SECRET);
  const [event, key] = keys(gooclaim, '{"event_id":"evt_1"}', { idempotencyKey: "k1", type: "t" });
  const [again, other] = keys(gooclaim, '{"event_id":"evt_1"}', { idempotencyKey: "k2", type: "t" });
  assert.equal(event, again);
  assert.notEqual(key, other);
  assert.match(event, /^[0-9a-f]{64}$/);
  const delivery = gooclaim.verify("{}", gooclaim.sign("{}", { id: "k", type: "t" }).headers);
  assert.notDeepEqual(gooclaim.keys(delivery, "a"), gooclaim.keys(delivery, "b"), "scopes are apart (T19)");
});

test("what is signed stands in its own header and at a time that there is (T21)", () => {
  const webhook = new Webhook("signpost", SECRET);
  for (const headers of [
    { "Signpost-Source": "claims\nX-Role\nadmin" },
    { "Signpost-Source": "claims\r" },
    { "Signpost-Source\nX-Role": "admin" },
  ])
    assert.throws(() => webhook.sign("{}", { id: "msg_1", headers }), code("malformed_id"));
  assert.throws(() => webhook.sign("{}", { id: "msg_1", at: new Date("never") }), code("options_invalid"));
  assert.throws(() => new Webhook("github", SECRET).sign("{}", { id: "1" }), {
    code: "malformed_id",
    message: /the type/,
  });
});

test("handshakes are answered, and only plain text is", () => {
  const slack = new Webhook("slack", SECRET);
  const ask = (body) => slack.handshake({ method: "POST", body })?.body;
  assert.equal(ask('{"type":"url_verification","challenge":"abc"}'), "abc");
  assert.equal(ask('{"type":"url_verification","challenge":"<script> "}'), undefined);
  assert.equal(ask('{"type":"event_callback","challenge":"abc"}'), undefined);
  const meta = new Webhook(
    {
      name: "meta",
      signature: { header: "X", encoding: "hex" },
      handshake: { echo_query: { parameter: "hub.challenge" } },
    },
    SECRET,
  );
  assert.deepEqual(meta.handshake({ method: "GET", url: "/in?hub.challenge=42" }), {
    status: 200,
    headers: { "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" },
    body: "42",
  });
});

test("a thousand webhooks are made and collected", () => {
  for (let i = 0; i < 1000; i++) {
    const webhook = new Webhook("claimport", `${SECRET}${i}`);
    webhook.verify("{}", webhook.sign("{}").headers);
  }
});
