// What the class refuses, when it is made and when it is asked, and how the error is told.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { inspect } from "node:util";
import { Webhook } from "signpost";
import { at, code, SECRET } from "./support/webhook.mjs";

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
          signed: `${Array.from({ length: 48 }, (_, n) => `{header:H-${n}}`).join("")}{body}`,
        },
      },
      /more than 40/,
    ],
    [{ ...row, signature: { ...row.signature, encoding: "base32" } }, /signature\.encoding/],
    [{ ...row, signature: { ...row.signature, header: "X Acme" } }, /signature\.header/],
    [{ ...row, signature: { ...row.signature, signed: "{timestamp}" } }, /signature\.signed/],
    [{ ...row, timestamp: { from: { header: "T" }, tolerance_s: -1 } }, /tolerance/],
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
  for (const tolerance of [-1, -Infinity, NaN, Infinity, 1e12, 2 ** 32, "300", null])
    assert.throws(() => new Webhook("gooclaim", SECRET, { tolerance }), code("options_invalid"), String(tolerance));
  new Webhook("gooclaim", SECRET, { tolerance: "off" }).verify("{}", headers, later(1e6));
  new Webhook("gooclaim", SECRET, { clock: () => at }).verify("{}", headers);
  assert.throws(() => webhook.verify("{}", headers, { at: new Date("never") }), code("options_invalid"));
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

test("whatever else is wrong with a call has a code, too", () => {
  const webhook = new Webhook("gooclaim", SECRET);
  const body = '{"event_id":"evt_1"}';
  const { headers } = webhook.sign(body, { type: "t", at });
  const gone = () => {
    const buffer = new TextEncoder().encode(body).buffer;
    structuredClone(buffer, { transfer: [buffer] });
    return buffer;
  };
  const detachedView = () => {
    const bytes = new TextEncoder().encode(body);
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    return bytes;
  };
  const view = new DataView(new ArrayBuffer(8));
  structuredClone(view.buffer, { transfer: [view.buffer] });
  const circular = {};
  circular.headers = circular;
  const row = { name: "acme", signature: { header: "X", encoding: "hex" } };
  row.signature.row = row;
  const signed = (options) => () => webhook.sign(body, options);
  for (const [expected, call] of [
    ["body_missing", () => webhook.verify(gone(), headers, { at })],
    ["body_missing", () => webhook.verify(detachedView(), headers, { at })],
    ["body_missing", () => webhook.verify(view, headers, { at })],
    ["body_missing", () => webhook.sign(gone())],
    ["headers_missing", () => webhook.verify(body, circular, { at })],
    ["headers_missing", () => webhook.safeVerify(body, circular, { at })],
    ["options_invalid", () => webhook.verify(body, headers, null)],
    ["options_invalid", () => webhook.verify(body, headers, 5)],
    ["options_invalid", () => webhook.safeVerify(body, headers, null)],
    ["options_invalid", () => webhook.verify(body, headers, { at: 1_779_272_065 })],
    ["options_invalid", () => new Webhook("square", SECRET).verify(body, headers, { url: 5 })],
    ["options_invalid", () => new Webhook("gooclaim", SECRET, null)],
    ["options_invalid", () => new Webhook("gooclaim", SECRET, { clock: () => new Date(-1) }).verify(body, headers)],
    ["options_invalid", signed(null)],
    ["options_invalid", signed({ id: 5 })],
    ["options_invalid", signed({ type: Symbol("t") })],
    ["options_invalid", () => webhook.keys(webhook.verify(body, headers, { at }), "a", { by: "body" })],
    ["options_invalid", () => webhook.keys(webhook.verify(body, headers, { at }), "a", { by: "id" })],
    ["options_invalid", () => webhook.keys(webhook.verify(body, headers, { at }), "a", null)],
    ["provider_invalid", () => new Webhook(row, SECRET)],
    ["provider_invalid", () => new Webhook(null, SECRET)],
    ["secret_invalid", () => new Webhook("gooclaim", null)],
    ["secret_invalid", () => new Webhook("gooclaim", detachedView())],
  ])
    assert.throws(call, code(expected), `${expected}: ${call}`);
});
