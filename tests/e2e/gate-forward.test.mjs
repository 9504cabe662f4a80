// The gate over real HTTP: what it forwards, and in which form.
import assert from "node:assert/strict";
import { createHmac, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { root } from "./support/gate.mjs";
import { claimport, fromGate, github, gooclaim, newId, now, post, secrets, standard } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const origin = await useOrigin();
const { source, arrived } = origin;
const gate = await useGate({
  vars: { ...secrets, OLD_SECRET: "old-secret-0123456789abcdef" },
  sources: {
    claimport: source("claimport", "CLAIMPORT_SECRET"),
    tenant2: source("claimport", "CLAIMPORT_SECRET"),
    rotating: source("claimport", "CLAIMPORT_SECRET", { secrets: ["OLD_SECRET", "CLAIMPORT_SECRET"] }),
    gooclaim: source("gooclaim", "GOOCLAIM_SECRET"),
    standard: source("standard-webhooks", "STANDARD_SECRET"),
    github: source("github", "GITHUB_SECRET"),
    moved: source("claimport", "CLAIMPORT_SECRET", { path: "/hooks/claims" }),
    custom: source(
      {
        name: "acme",
        signature: {
          header: "X-Acme-Signature",
          layout: { value: { prefix: "hmac " } },
          encoding: "base64",
          signed: "{timestamp}:{body}",
        },
        timestamp: { from: { header: "X-Acme-Time" } },
        id: { field: "meta.id" },
      },
      "CLAIMPORT_SECRET",
    ),
  },
});
const at = (name) => `${gate.url}/in/${name}`;

describe("what is forwarded", () => {
  for (const [name, make] of [
    ["claimport", claimport],
    ["gooclaim", gooclaim],
    ["standard", standard],
    ["github", github],
  ]) {
    test(`a signed ${name} webhook reaches the origin with the same bytes and our signature`, async () => {
      const delivery = make();
      const asked = now();
      assert.equal((await post(at(name), delivery)).status, 200);
      const [request, ...more] = arrived(delivery.id);
      assert.equal(more.length, 0);
      assert.deepEqual(request.body, Buffer.from(delivery.body));
      assert.equal(request.headers["content-type"], "application/json");
      assert.equal(request.headers["signpost-source"], name);
      assert.ok(fromGate(request));
      const time = Number(request.headers["signpost-timestamp"]);
      assert.ok(time >= asked && time <= now(), `${asked}, ${time}`);
    });
  }

  test("the provider's own headers go along, so that an origin can verify for itself", async () => {
    const delivery = gooclaim();
    await post(at("gooclaim"), delivery);
    const [{ headers }] = arrived(delivery.id);
    for (const name of Object.keys(delivery.headers)) assert.equal(headers[name], delivery.headers[name]);
  });

  test("t20: spoofed internal headers and headers with authority are stripped", async () => {
    const delivery = claimport();
    await post(at("claimport"), delivery, {
      "signpost-id": "evt_spoofed",
      "signpost-verified": "true",
      "signpost-signature": "v1,AAAA",
      "x-webhook-verified": "true",
      "x-secret": "s",
      "x-forwarded-for": "127.0.0.1",
      "proxy-authorization": "Basic YTpi",
      authorization: "Bearer x",
      cookie: "a=b",
    });
    const [{ headers }] = arrived(delivery.id);
    assert.equal(headers["signpost-id"], delivery.id);
    assert.ok(fromGate({ headers, body: Buffer.from(delivery.body) }));
    for (const name of [
      "signpost-verified",
      "x-webhook-verified",
      "x-secret",
      "x-forwarded-for",
      "proxy-authorization",
      "authorization",
      "cookie",
    ]) {
      assert.equal(headers[name], undefined, name);
    }
  });

  test("t15: the documented check of an origin accepts what came through the gate, and no moved boundary", async () => {
    const guide = readFileSync(join(root, "docs/gate.md"), "utf8");
    const code = guide.match(/```js\n(?:import [^\n]*\n)+\n(function cameThroughTheGate.*?\n)```/s)[1];
    process.env.SIGNPOST_SIGNING_SECRET = secrets.SIGNPOST_SIGNING_SECRET;
    const check = new Function("createHmac", "timingSafeEqual", `${code}; return cameThroughTheGate`)(
      createHmac,
      timingSafeEqual,
    );
    // A provider that signs any bytes, for a source that its owner may send to: `mine` in the body.
    const mine = JSON.stringify({ id: newId() });
    const delivery = claimport({ body: `x.${now()}.tenant2.${mine}` });
    await post(at("claimport"), delivery);
    const [{ headers, body }] = origin.received.filter(({ body }) => body.toString() === delivery.body);
    assert.equal(check(headers, body), true);
    const [first, time] = delivery.body.split(".");
    const moved = {
      ...headers,
      "signpost-id": `${headers["signpost-id"]}.${headers["signpost-timestamp"]}.claimport.${first}`,
      "signpost-timestamp": time,
      "signpost-source": "tenant2",
    };
    assert.equal(check(moved, Buffer.from(mine)), false);
    assert.equal(check({ ...headers, "signpost-source": `claimport.${first}` }, body.subarray(2)), false);
    for (const name of ["signpost-id", "signpost-timestamp", "signpost-source", "signpost-signature"]) {
      assert.equal(check({ ...headers, [name]: undefined }, body), false, name);
    }
  });

  test("the origin's answer is the answer", async () => {
    origin.answer = (_request, _body, response) => {
      response
        .writeHead(202, { "content-type": "text/x-test", "set-cookie": "a=b", "signpost-duplicate": "true" })
        .end("taken");
    };
    const answer = await post(at("claimport"), claimport()).finally(() => (origin.answer = () => 200));
    assert.deepEqual([answer.status, answer.text, answer.headers.get("content-type")], [202, "taken", "text/x-test"]);
    assert.equal(answer.headers.get("set-cookie"), null);
    assert.equal(answer.headers.get("signpost-duplicate"), null);
  });

  test("a source can answer on the path that its provider already knows", async () => {
    const delivery = claimport();
    assert.equal((await post(`${gate.url}/hooks/claims`, delivery)).status, 200);
    assert.equal(arrived(delivery.id).length, 1);
    assert.equal((await post(at("moved"), claimport())).status, 404);
  });

  test("a provider of one's own is a row in the configuration", async () => {
    const id = newId();
    const body = JSON.stringify({ meta: { id } });
    const time = String(now());
    const tag = createHmac("sha256", secrets.CLAIMPORT_SECRET).update(`${time}:${body}`).digest("base64");
    const headers = { "x-acme-signature": `hmac ${tag}`, "x-acme-time": time };
    assert.equal((await post(at("custom"), { headers, body })).status, 200);
    assert.equal(arrived(id).length, 1);
    assert.equal((await post(at("custom"), { headers, body: body + " " })).status, 401);
  });

  test("t27: while a secret is rotated, deliveries under the old and the new one pass", async () => {
    const old = claimport({ secret: "old-secret-0123456789abcdef" });
    const fresh = claimport();
    assert.equal((await post(at("rotating"), old)).status, 200);
    assert.equal((await post(at("rotating"), fresh)).status, 200);
    assert.equal((await post(at("rotating"), claimport({ secret: "another-secret-0123456789" }))).status, 401);
  });

  test("t19: the same id from two sources is two events", async () => {
    const delivery = claimport();
    await post(at("claimport"), delivery);
    await post(at("tenant2"), delivery);
    assert.deepEqual(
      arrived(delivery.id)
        .map(({ headers }) => headers["signpost-source"])
        .sort(),
      ["claimport", "tenant2"],
    );
  });
});
