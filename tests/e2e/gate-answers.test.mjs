// The gate over real HTTP: what it answers by itself, and what it makes of its origin's failures.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { freePort } from "../support/port.mjs";
import { startOrigin } from "./support/origin.mjs";
import { claimport, newId, post, secrets } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const origin = await useOrigin();
const deadPort = await freePort();
const { source, arrived } = origin;
const gate = await useGate({
  vars: secrets,
  sources: {
    claimport: source("claimport", "CLAIMPORT_SECRET"),
    tenant2: source("claimport", "CLAIMPORT_SECRET"),
    slack: source("slack", "SLACK_SECRET"),
    small: source("claimport", "CLAIMPORT_SECRET", { max_body: 1000 }),
    dead: source("claimport", "CLAIMPORT_SECRET", { origin: `http://127.0.0.1:${deadPort}/` }),
    "get-echo": source(
      {
        name: "echo",
        signature: { header: "X-Echo", encoding: "hex" },
        handshake: { echo_query: { parameter: "challenge" } },
      },
      "CLAIMPORT_SECRET",
    ),
  },
});
const at = (name) => `${gate.url}/in/${name}`;

describe("what is answered without an origin", () => {
  test("other methods than POST are 405 and name what is allowed", async () => {
    for (const method of ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
      const response = await fetch(at("claimport"), { method });
      assert.equal(response.status, 405, method);
      assert.equal(response.headers.get("allow"), "POST");
      assert.equal(response.headers.get("content-type"), "application/problem+json");
      assert.equal((await response.json()).code, "method_not_allowed");
    }
  });

  test("a path that is no source is 404", async () => {
    for (const path of ["/in/none", "/in/", "/", "/in/claimport/", "/in/claimport/x", "/IN/claimport"]) {
      assert.equal((await post(gate.url + path, claimport())).status, 404, path);
    }
  });

  test("a body over the cap is 413 and goes nowhere", async () => {
    const inside = claimport({ body: JSON.stringify({ id: newId(), pad: "" }).padEnd(1000) });
    assert.equal((await post(at("small"), inside)).status, 200);
    const before = origin.received.length;
    assert.equal((await post(at("small"), claimport({ body: "x".repeat(1001) }))).status, 413);
    assert.equal(origin.received.length, before);
  });

  test("ClaimPort's registration ping is answered with 200 if it is signed, and not forwarded", async () => {
    const before = origin.received.length;
    const body = JSON.stringify({ type: "webhook.test", timestamp: "2024-01-15T10:00:00Z" });
    for (let twice = 0; twice < 2; twice++) {
      const answer = await post(at("claimport"), claimport({ body }));
      assert.deepEqual([answer.status, answer.headers.get("signpost-duplicate")], [200, null]);
    }
    assert.equal((await post(at("claimport"), claimport({ body, secret: "another-secret-0123456789" }))).status, 401);
    assert.equal(origin.received.length, before);
  });

  test("Slack's challenge is echoed as plain text before verification", async () => {
    const body = JSON.stringify({ type: "url_verification", token: "t", challenge: "3eZbrw1aBm2rZgRNFdxV2595E9CY" });
    const answer = await post(at("slack"), { headers: { "content-type": "application/json" }, body });
    assert.deepEqual([answer.status, answer.text], [200, "3eZbrw1aBm2rZgRNFdxV2595E9CY"]);
    assert.match(answer.headers.get("content-type"), /^text\/plain/);
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
    const markup = JSON.stringify({ type: "url_verification", challenge: "<script>alert(1)</script> " });
    assert.equal((await post(at("slack"), { headers: {}, body: markup })).status, 401);
  });

  test("a challenge in the query is echoed where the row says so, and GET is refused elsewhere", async () => {
    const response = await fetch(`${at("get-echo")}?challenge=abc123`);
    assert.deepEqual([response.status, await response.text()], [200, "abc123"]);
    assert.equal((await fetch(at("get-echo"))).status, 401);
  });

  test("a request that already passed this gate is a loop", async () => {
    const delivery = claimport();
    await post(at("claimport"), delivery);
    const [{ headers, body }] = arrived(delivery.id);
    const own = Object.fromEntries(Object.entries(headers).filter(([name]) => /^(signpost|x-claimport)-/.test(name)));
    const answer = await post(at("tenant2"), { headers: own, body });
    assert.deepEqual([answer.status, JSON.parse(answer.text).code], [508, "loop_detected"]);
  });
});

describe("what the origin does wrong", () => {
  test("an origin that cannot be reached is 502, and the retry goes through once it is back", async () => {
    const delivery = claimport();
    const answer = await post(at("dead"), delivery);
    assert.deepEqual([answer.status, JSON.parse(answer.text).code], [502, "origin_unreachable"]);
    const back = await startOrigin(() => 200, deadPort);
    assert.equal((await post(at("dead"), delivery)).status, 200);
    assert.equal(back.received.length, 1);
    await back.stop();
  });

  test("t22: a redirect is a failure and is not followed", async () => {
    let canary = 0;
    const trap = await startOrigin(() => (canary++, 200));
    for (const status of [301, 302, 303, 307, 308]) {
      origin.answer = (_request, _body, response) => void response.writeHead(status, { location: trap.url }).end();
      const answer = await post(at("claimport"), claimport());
      assert.deepEqual([answer.status, JSON.parse(answer.text).code], [502, "origin_failed"]);
    }
    origin.answer = () => 200;
    await trap.stop();
    assert.equal(canary, 0);
  });
});
