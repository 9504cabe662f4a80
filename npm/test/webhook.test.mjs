// The class itself: what it takes, what it refuses, and that every plan of hashing gives one verdict.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { inspect } from "node:util";
import { providers, Webhook, WebhookError } from "signpost";

const SECRET = "test-secret-0123456789abcdef0123456789";
const WHSEC = `whsec_${Buffer.from(SECRET).toString("base64")}`;
const at = new Date(1_779_272_065_000);
const code = (expected) => (error) => error instanceof WebhookError && error.code === expected;
const secretOf = (row) => (row.secret === "whsec" ? WHSEC : SECRET);
const extra = { type: "push", id: "msg_1", headers: { "Signpost-Source": "claims" } };
const request = { method: "POST", url: "https://hooks.example.com/in" };
const optionsOf = (name) =>
  name === "signpost" ? { ...extra, at } : { type: extra.type, id: extra.id, at, ...request };

for (const [name, row] of Object.entries(providers)) {
  if (row.signature.algorithm !== undefined) {
    test(`${name}: is not verified without the module for public keys`, () => {
      assert.throws(() => new Webhook(name, SECRET), {
        code: "provider_invalid",
        message: /signpost-public-keys/,
      });
    });
    continue;
  }
  test(`${name}: what it signs it verifies, and nothing else`, () => {
    const webhook = new Webhook(name, secretOf(row));
    const body = JSON.stringify({
      id: "evt_1",
      event_id: "evt_1",
      type: "a.b",
      event_type: "a.b",
      event: { type: "a.b" },
    });
    const { headers } = webhook.sign(body, optionsOf(name));
    const delivery = webhook.verify(body, headers, { at, ...request });
    if (row.id) assert.equal(delivery.id, "header" in row.id ? "msg_1" : "evt_1");
    if (row.timestamp) assert.deepEqual(delivery.timestamp, at);
    assert.throws(() => webhook.verify(`${body} `, headers, { at, ...request }), code("signature_mismatch"));
    assert.throws(
      () =>
        new Webhook(
          name,
          secretOf(row) === WHSEC ? "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" : "another-secret-0123456789",
        ).verify(body, headers, { at, ...request }),
      code("signature_mismatch"),
    );
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

test("Headers, a Request, Node's object, upper case and arrays of one are all headers", () => {
  const webhook = new Webhook("gooclaim", SECRET);
  const body = '{"event_id":"evt_1","event_type":"workflow.started"}';
  const { headers } = webhook.sign(body, { at });
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const arrays = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  const request = new Request("http://localhost/", { method: "POST", body, headers });
  for (const given of [headers, lower, arrays, new Headers(headers), request, { headers: lower }]) {
    assert.equal(webhook.verify(body, given, { at }).type, "workflow.started");
  }
});

test("two values of one header are refused wherever one is meant (T3)", () => {
  const webhook = new Webhook("standard-webhooks", WHSEC);
  const { headers } = webhook.sign("{}", { id: "msg_1", at });
  const twice = (name) => ({ ...headers, [name]: [headers[name], headers[name]] });
  assert.throws(() => webhook.verify("{}", twice("webhook-id"), { at }), code("malformed_id"));
  assert.throws(() => webhook.verify("{}", twice("webhook-timestamp"), { at }), code("malformed_timestamp"));
  assert.throws(() => webhook.verify("{}", twice("webhook-signature"), { at }), code("malformed_signature"));
  const spelled = {
    ...headers,
    "Webhook-Signature": headers["webhook-signature"],
    "WEBHOOK-SIGNATURE": "v1,x",
    "webhook-signature": undefined,
  };
  assert.throws(() => webhook.verify("{}", spelled, { at }), code("malformed_signature"));
});

test("an alias with another value is refused", () => {
  const webhook = new Webhook("standard-webhooks", WHSEC);
  const { headers } = webhook.sign("{}", { id: "msg_1", at });
  assert.throws(() => webhook.verify("{}", { ...headers, "svix-id": "msg_2" }, { at }), code("malformed_id"));
});

test("a parsed body, a request, a stream and nothing each get an error that says what to do", () => {
  const webhook = new Webhook("claimport", SECRET);
  assert.throws(
    () => webhook.verify({ id: 1 }, {}),
    (error) => code("body_parsed")(error) && /express\.raw/.test(error.message),
  );
  assert.throws(() => webhook.verify([1], {}), code("body_parsed"));
  assert.throws(() => webhook.verify(undefined, {}), code("body_missing"));
  assert.throws(
    () => webhook.verify(new Request("http://x"), {}),
    (error) => code("body_missing")(error) && /arrayBuffer/.test(error.message),
  );
  assert.throws(() => webhook.verify("{}", undefined), code("headers_missing"));
});

test("ArrayBuffer and other views are bodies", () => {
  const webhook = new Webhook("claimport", SECRET);
  const bytes = new TextEncoder().encode('{"id":"evt_1"}');
  const { headers } = webhook.sign(bytes);
  assert.equal(webhook.verify(bytes.buffer, headers).id, "evt_1");
  assert.equal(webhook.verify(new DataView(bytes.buffer), headers).id, "evt_1");
});

test("a secret that holds nothing is refused when it is given (T6)", () => {
  for (const secret of ["", " ", "\n", undefined, null, 42, [], [undefined], [SECRET, ""], new Uint8Array()]) {
    assert.throws(() => new Webhook("claimport", secret), code("secret_invalid"), String(secret));
  }
  for (const secret of ["whsec_", "whsec_not base64"])
    assert.throws(() => new Webhook("standard-webhooks", secret), code("secret_invalid"));
  assert.throws(() => new Webhook("claimport", [SECRET, SECRET, SECRET, SECRET, SECRET]), code("secret_invalid"));
  assert.equal(new Webhook("claimport", "8bytes!!").hasShortSecret, true);
});

test("the text of a secret is in no error (T25)", () => {
  try {
    new Webhook("standard-webhooks", "canary-0123456789 not base64");
    assert.fail();
  } catch (error) {
    assert.doesNotMatch(`${error.message}${error.stack}${JSON.stringify(error)}`, /canary/);
  }
  assert.doesNotMatch(JSON.stringify(new Webhook("claimport", "canary-0123456789")), /canary/);
});

test("an unknown provider and a row with a mistake are refused with the place of it", () => {
  assert.throws(() => new Webhook("nobody", SECRET), code("provider_invalid"));
  assert.throws(() => new Webhook("toString", SECRET), code("provider_invalid"));
  const row = { name: "acme", signature: { header: "X-Acme", encoding: "hex" } };
  const wrong = [
    [{ ...row, signatur: {}, tolerance: 3 }, /tolerance is not part of a row/],
    [{ name: "acme", signature: { header: "X-Acme" } }, /signature\.encoding is missing/],
    [{ name: "acme", signature: { encoding: "hex", header: [] } }, /signature\.header is missing/],
    [{ ...row, signature: { ...row.signature, header: "X-Acme\nY" } }, /signature\.header holds a line break/],
    [{ ...row, signature: { ...row.signature, signed: "{timestamp}.{body}" } }, /signature\.signed \{timestamp\}/],
    [
      { ...row, id: { field: "id" }, signature: { ...row.signature, signed: "{id}.{body}" } },
      /signature\.signed \{id\}/,
    ],
    [
      { ...row, signature: { ...row.signature, layout: { list: { assign: "=", version: "v1" } } } },
      /separator is missing/,
    ],
    [
      { ...row, signature: { ...row.signature, layout: { list: { assign: "→", separator: ",", version: "v1" } } } },
      /list\.assign →/,
    ],
    [
      {
        ...row,
        signature: {
          ...row.signature,
          layout: { list: { assign: "=", separator: ",", version: "v1" }, value: { prefix: "a" } },
        },
      },
      /layout\.value\.prefix a/,
    ],
    [{ ...row, handshake: { echo_field: { field: "type", echo: "challenge" } } }, /echo_field\.equals is missing/],
    [
      {
        ...row,
        signature: {
          ...row.signature,
          signed: `${Array.from({ length: 40 }, (_, n) => `{header:H-${n}}`).join("")}{body}`,
        },
      },
      /more than 32/,
    ],
    [{ ...row, signature: { ...row.signature, encoding: "base32" } }, /signature\.encoding/],
    [{ ...row, signature: { ...row.signature, header: "X Acme" } }, /signature\.header/],
    [{ ...row, signature: { ...row.signature, signed: "{timestamp}" } }, /signature\.signed/],
    [{ ...row, timestamp: { from: { header: "T" }, tolerance_s: -1 } }, /tolerance_s/],
    [{ ...row, id: { field: "id", header: "X-Id" } }, /id\.header/],
  ];
  for (const [bad, place] of wrong)
    assert.throws(
      () => new Webhook(bad, SECRET),
      (error) => code("provider_invalid")(error) && place.test(error.message),
    );
});

test("the tolerance is the provider's, or the caller's, and off only by name (T13)", () => {
  const webhook = new Webhook("gooclaim", SECRET);
  const { headers } = webhook.sign("{}", { id: "k", type: "t", at });
  const later = (s) => ({ at: new Date(at.getTime() + s * 1000) });
  webhook.verify("{}", headers, later(300));
  webhook.verify("{}", headers, later(-300));
  assert.throws(() => webhook.verify("{}", headers, later(301)), code("timestamp_too_old"));
  assert.throws(() => webhook.verify("{}", headers, later(-301)), code("timestamp_too_new"));
  assert.throws(
    () => new Webhook("gooclaim", SECRET, { tolerance: 0 }).verify("{}", headers, later(1)),
    code("timestamp_too_old"),
  );
  for (const tolerance of [-1, -Infinity, NaN])
    assert.throws(() => new Webhook("gooclaim", SECRET, { tolerance }), RangeError, String(tolerance));
  new Webhook("gooclaim", SECRET, { tolerance: "off" }).verify("{}", headers, later(1e6));
  new Webhook("gooclaim", SECRET, { clock: () => at }).verify("{}", headers);
  assert.throws(() => webhook.verify("{}", headers, { at: new Date("never") }), RangeError);
});

test("safeVerify says what verify throws, and throws for a wrong call alone", () => {
  const webhook = new Webhook("gooclaim", SECRET);
  const { headers } = webhook.sign("{}", { id: "k", type: "t", at });
  const verdict = webhook.safeVerify("{}", headers, { at });
  assert.equal(verdict.ok, true);
  assert.equal(verdict.delivery.idempotencyKey, "k");
  for (const [body, given, when] of [
    ["{} ", headers, at],
    ["{}", {}, at],
    ["{}", { ...headers, "X-Gooclaim-Signature": "sha256=00" }, at],
    ["{}", headers, new Date(0)],
  ]) {
    const refused = webhook.safeVerify(body, given, { at: when });
    assert.equal(refused.ok, false);
    assert.ok(Object.isFrozen(refused), "it is everybody's");
    assert.throws(() => webhook.verify(body, given, { at: when }), { code: refused.code, message: refused.message });
  }
  assert.throws(() => webhook.safeVerify({}, headers), code("body_parsed"));
  assert.throws(() => webhook.safeVerify("{}", null), code("headers_missing"));
});

test("a refusal carries no stack of ours and leaves the limit as it was", () => {
  const before = Error.stackTraceLimit;
  assert.throws(
    () => new Webhook("claimport", SECRET).verify("{}", {}),
    (error) =>
      code("missing_signature")(error) && error.stack === undefined && String(error).includes("header is absent"),
  );
  assert.equal(Error.stackTraceLimit, before);
});

test("an error prints as one, is copied as one, and is made where the limit is frozen", () => {
  const refused = () => new Webhook("claimport", SECRET).verify("{}", {});
  const caught = (call) => {
    try {
      call();
    } catch (error) {
      return error;
    }
  };
  const message = "the signature header is absent";
  assert.equal(inspect(caught(refused)).split("\n")[0], `[WebhookError: ${message}] {`);
  assert.equal(structuredClone(caught(refused)).message, message);
  const wrong = caught(() => new Webhook("nobody", SECRET));
  assert.match(wrong.stack, /^WebhookError: no provider is named `nobody`.*\n +at /);
  const run = `import { Webhook } from "signpost";
Object.freeze(Error);
try { new Webhook("claimport", "${SECRET}").verify("{}", {}) } catch ({ code }) { console.log(code) }`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", run], {
    cwd: import.meta.dirname,
    encoding: "utf8",
  });
  assert.equal(stdout, "missing_signature\n");
});

test("a signed body that is no JSON verifies; its fields are absent and its event throws", () => {
  const webhook = new Webhook("claimport", SECRET);
  for (const body of [
    "not json",
    Buffer.from([0xff, 0xfe]),
    "\ufeff{}",
    "",
    "[]",
    '"text"',
    '{"id":{}}',
    '{"id":1.5}',
    '{"id":1e3}',
    `{"id":"${"x".repeat(257)}"}`,
  ]) {
    const delivery = webhook.verify(body, webhook.sign(body).headers);
    assert.equal(delivery.id, undefined, String(body).slice(0, 20));
  }
  const delivery = webhook.verify("not json", webhook.sign("not json").headers);
  assert.throws(() => delivery.event, SyntaxError);
  assert.equal(JSON.parse(JSON.stringify(delivery)).secret, 0);
});

test("the dedupe keys come from signed material (T14)", () => {
  const github = new Webhook("github", SECRET);
  const keys = (webhook, body, options) => webhook.keys(webhook.verify(body, webhook.sign(body, options).headers));
  assert.deepEqual(
    keys(github, "{}", { id: "1", type: "push" }),
    keys(github, "{}", { id: "2", type: "push" }),
    "an unsigned id does not count",
  );
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
  assert.throws(() => webhook.sign("{}", { id: "msg_1", at: new Date("never") }), RangeError);
  assert.throws(() => new Webhook("github", SECRET).sign("{}", { id: "1" }), {
    code: "malformed_id",
    message: /the type/,
  });
});

test("handshakes are answered, and only plain text is", () => {
  const slack = new Webhook("slack", SECRET);
  const ask = (body) => slack.handshake({ method: "POST", body });
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
  assert.equal(meta.handshake({ method: "GET", url: "/in?hub.challenge=42" }), "42");
});

test("a body that does not fit into memory is an error, and the next one is verified", () => {
  const webhook = new Webhook("claimport", SECRET);
  assert.throws(() => webhook.sign(new Uint8Array(2 ** 31)), RangeError);
  assert.equal(webhook.verify('{"id":"evt_1"}', webhook.sign('{"id":"evt_1"}').headers).id, "evt_1");
});

test("a thousand webhooks are made and collected", () => {
  for (let i = 0; i < 1000; i++) {
    const webhook = new Webhook("claimport", `${SECRET}${i}`);
    webhook.verify("{}", webhook.sign("{}").headers);
  }
});
