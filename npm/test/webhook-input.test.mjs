// What the class takes for headers and for a body, and what it makes of the rest.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Webhook } from "signpost";
import { publicKeys } from "signpost-public-keys";
import { at, code, SECRET, WHSEC } from "./support/webhook.mjs";

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

test("an alias with another value is refused, in any spelling", () => {
  const webhook = new Webhook("standard-webhooks", WHSEC);
  const { headers } = webhook.sign("{}", { id: "msg_1", at });
  for (const name of ["svix-id", "Svix-Id"])
    assert.throws(() => webhook.verify("{}", { ...headers, [name]: "msg_2" }, { at }), code("malformed_id"), name);
});

test("a name in lower case and in another spelling is a header that came twice", () => {
  const webhook = new Webhook("claimport", SECRET);
  const { headers } = webhook.sign("{}");
  const [value] = Object.values(headers);
  const twice = { "x-claimport-signature": value, "X-ClaimPort-Signature": value };
  assert.throws(() => webhook.verify("{}", twice), code("malformed_signature"));
});

test("of several signatures the one that matches may be spelled as no other is", () => {
  const options = { module: publicKeys };
  const webhook = new Webhook("docusign", SECRET, options);
  const [value] = Object.values(webhook.sign("{}").headers);
  const headers = { "x-docusign-signature-1": value.replace(/^./, "#"), "X-DocuSign-Signature-2": value };
  assert.equal(webhook.verify("{}", headers).secret, 0);
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

test("a signed body that is no JSON verifies; its fields are absent and its event throws", () => {
  const webhook = new Webhook("claimport", SECRET);
  for (const body of [
    "not json",
    Buffer.from([0xff, 0xfe]),
    "\ufeff\ufeff{}",
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

test("a body that does not fit into memory is an error, and the next one is verified", () => {
  const webhook = new Webhook("claimport", SECRET);
  assert.throws(() => webhook.sign(new Uint8Array(2 ** 31)), code("body_too_large"));
  assert.equal(webhook.verify('{"id":"evt_1"}', webhook.sign('{"id":"evt_1"}').headers).id, "evt_1");
});

test("a byte order mark is skipped, and the bytes stay", () => {
  const webhook = new Webhook("claimport", SECRET);
  for (const body of ['\ufeff{"id":"evt_1","type":"a"}', Buffer.from('\ufeff{"id":"evt_1","type":"a"}')]) {
    const delivery = webhook.verify(body, webhook.sign(body).headers);
    assert.deepEqual([delivery.id, delivery.type, delivery.event], ["evt_1", "a", { id: "evt_1", type: "a" }]);
    assert.equal(delivery.body, body);
  }
  const mark = Buffer.from('\ufeff{"type":"url_verification","challenge":"abc"}');
  assert.equal(new Webhook("slack", SECRET).handshake({ method: "POST", body: mark }).body, "abc");
});

test("a form is read as one, and JSON in its one field as that", () => {
  const read = (body) => {
    const webhook = new Webhook("github", SECRET);
    return webhook.verify(body, webhook.sign(body, { id: "1", type: "push" }).headers).event;
  };
  const json = JSON.stringify({ ref: "refs/heads/a+b & ü", size: 7 });
  assert.deepEqual(read(`payload=${encodeURIComponent(json)}`), JSON.parse(json));
  assert.deepEqual(read(Buffer.from(new URLSearchParams({ payload: json }).toString())), JSON.parse(json));
  assert.deepEqual(read("command=%2Fdeploy&text=a+b%21&tag=1&tag=2&tag=3&__proto__=x"), {
    command: "/deploy",
    text: "a b!",
    tag: ["1", "2", "3"],
    ["__proto__"]: "x",
  });
  assert.deepEqual(read("payload=%7Bnot+json"), { payload: "{not json" });
  assert.deepEqual(read("payload=7"), { payload: "7" });
  assert.deepEqual(read("?a=b"), { "?a": "b" });
  for (const body of ["a b=c", "a=\n", "a", "", "<a b='c'/>", '{"a":1', "ä=1"])
    assert.throws(() => read(body), SyntaxError, body);
});
