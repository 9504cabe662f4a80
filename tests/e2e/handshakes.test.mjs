// The contract of tests/vectors/handshakes.json, over real HTTP.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { readHandshakes } from "../vectors/read.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const origin = await useOrigin();
const cases = readHandshakes();
const vars = {};
const sources = {};
for (const [index, { provider, secret, token, public_url: url }] of cases.entries()) {
  vars[`SECRET_${index}`] = secret;
  sources[`case-${index}`] = { provider, secrets: [`SECRET_${index}`], origin: origin.url };
  if (url !== undefined) sources[`case-${index}`].url = url;
  if (token === undefined) continue;
  vars[`TOKEN_${index}`] = token;
  sources[`case-${index}`].handshake_token = `TOKEN_${index}`;
}
const gate = await useGate({ vars, sources });

test(`the gate agrees with ${cases.length} handshakes, and forwards none`, async () => {
  for (const [index, { name, request, answer }] of cases.entries()) {
    const { method, headers, body } = request;
    const source = `case-${index}`;
    const query = request.url.slice(request.url.indexOf("/") + 1);
    const response = await fetch(`${gate.url}/in/${source}${query}`, { method, headers, body });
    const text = await response.text();
    assert.equal(response.status, answer.status, name);
    const { verdict, code } = await gate.logged((line) => line.source === source && line.verdict, name);
    if (response.ok) {
      assert.equal(verdict, "handshake", name);
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      assert.deepEqual([response.headers.get("content-type"), text], [answer.type, answer.body], name);
      for (const [header, value] of Object.entries(answer.headers ?? {}))
        assert.equal(response.headers.get(header), value, name);
    } else if (answer.status === 405) assert.equal(response.headers.get("allow"), answer.allow, name);
    else {
      const expected = answer.status === 403 ? "handshake_refused" : "missing_signature";
      assert.deepEqual([verdict, code], ["refused", expected], name);
    }
  }
  assert.equal(origin.received.length, 0);
});

test("what a handshake tells signs no delivery", async () => {
  const index = cases.findIndex(({ name }) => name === "x-blank");
  const url = `${gate.url}/in/case-${index}`;
  const told = async (value) => (await (await fetch(`${url}?crc_token=${value}`)).json()).response_token;
  const send = (body, signature) =>
    fetch(url, { method: "POST", body, headers: { "x-twitter-webhooks-signature": signature } });
  assert.equal((await send("123", await told("123"))).status, 401);
  assert.equal((await fetch(`${url}?crc_token=signpost-origin-v1`)).status, 401);
  const body = '{"id":"1"}';
  const signature = createHmac("sha256", vars[`SECRET_${index}`]).update(body).digest("base64");
  assert.equal((await send(body, `sha256=${signature}`)).status, 200);
});
