// The contract of tests/vectors/handshakes.json in the package, and what it refuses of a row.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { needsModule, Webhook } from "signpost";
import { webhookFetch } from "signpost/worker";
import { publicKeys } from "signpost-public-keys";
import { readHandshakes } from "../../tests/vectors/read.mjs";

const SECRET = "handshake-secret-0123456789abcdef";
const row = (handshake) => ({ name: "x", signature: { header: "X-Signature", encoding: "hex" }, handshake });

for (const { name, provider, secret, token, public_url: url, request, answer, reason } of readHandshakes()) {
  test(`${name}: ${reason}`, async () => {
    const webhook = new Webhook(provider, secret, {
      ...(token && { handshakeToken: token }),
      ...(needsModule(provider) && { module: publicKeys }),
    });
    const reasons = [];
    const receive = webhookFetch({ webhook, url, onError: ({ code }) => reasons.push(code) }, () =>
      assert.fail("reached"),
    );
    const { method, headers, body } = request;
    const response = await receive(new Request(`http://localhost${request.url}`, { method, headers, body }));
    assert.equal(response.status, answer.status);
    if (response.ok) {
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      assert.deepEqual([response.headers.get("content-type"), await response.text()], [answer.type, answer.body]);
      for (const [header, value] of Object.entries(answer.headers ?? {}))
        assert.equal(response.headers.get(header), value);
      assert.deepEqual(reasons, []);
    }
    if (answer.status === 405) assert.equal(response.headers.get("allow"), answer.allow);
    if (answer.status === 403) assert.deepEqual(reasons, ["handshake_refused"]);
    if (answer.status === 401) assert.deepEqual(reasons, ["missing_signature"]);
  });
}

test("a delivery whose signature a handshake would tell is refused, whoever hashes", () => {
  const handshake = {
    ask: { method: "GET" },
    take: { query: "c", alphabet: "token", max_length: 256 },
    make: { hmac: "hex" },
    answer: { text: "{made}" },
  };
  const webhook = new Webhook(row(handshake), SECRET);
  const sign = (body) => ({ "x-signature": createHmac("sha256", SECRET).update(body).digest("hex") });
  assert.equal(webhook.handshake({ method: "GET", url: "/?c=123" }).body, sign("123")["x-signature"]);
  for (const body of ["123", "true", "a".repeat(256)])
    assert.equal(webhook.safeVerify(body, sign(body)).code, "signature_mismatch", body);
  for (const body of ["", '{"a":1}', "a".repeat(257), "a".repeat(5000), "a".repeat(200_000), `"${"a".repeat(200)}"`])
    assert.equal(webhook.safeVerify(Buffer.from(body), sign(body)).ok, true, `${body.length}`);
});

test("a token that is no text of a header is refused at once", () => {
  for (const handshakeToken of ["", "a b", "é"])
    assert.throws(() => new Webhook("slack", SECRET, { handshakeToken }), { code: "secret_invalid" });
});

test("a handshake that is none is refused with its place", () => {
  const ask = { method: "GET" };
  for (const [handshake, place] of [
    [{}, /handshake\.ask is missing/],
    ["GET", /handshake/],
    [{ ask: { method: "PUT" } }, /ask\.method PUT/],
    [{ ask: { method: "POST" } }, /nothing marks/],
    [{ ask: { method: "GET", query: "a", header: "b" } }, /more than one place/],
    [{ ask: { ...ask, path: "/" } }, /handshake\.ask\.path/],
    [{ ask, take: {} }, /take names no place/],
    [{ ask, take: { query: "c", alphabet: "any" } }, /take\.alphabet any/],
    [{ ask, take: { query: "c", max_length: 4096 } }, /max_length/],
    [{ ask, take: { query: "c" }, make: { hmac: "hex" }, answer: { text: "{made}" } }, /alphabet/],
    [{ ask, make: { hmac: "base32" } }, /make\.hmac base32/],
    [{ ask, answer: { header: "X Y" } }, /answer\.header X Y/],
    [{ ask, answer: { json: "{}", text: "a" } }, /two of/],
    [{ ask, status: 302 }, /status 302/],
    [[{ ask }, { ask, tell: "me" }], /handshake\.tell/],
  ])
    assert.throws(
      () => new Webhook(row(handshake), SECRET),
      (error) => error.code === "provider_invalid" && place.test(error.message),
      JSON.stringify(handshake),
    );
});
