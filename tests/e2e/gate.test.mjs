// The gate over real HTTP: what is forwarded, what is answered, what is refused.
import assert from "node:assert/strict";
import { createHmac, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { freePort, root, startGate } from "./support/gate.mjs";
import { startOrigin } from "./support/origin.mjs";
import { claimport, fromGate, github, gooclaim, newId, now, post, secrets, standard } from "./support/sign.mjs";

let gate, origin, deadPort;
const at = (name) => `${gate.url}/in/${name}`;
const arrived = (id) => origin.received.filter(({ headers }) => headers["signpost-id"] === id);

before(async () => {
  origin = await startOrigin();
  deadPort = await freePort();
  const source = (provider, secret, more = {}) => ({ provider, secrets: [secret], origin: origin.url, ...more });
  gate = await startGate({
    vars: { ...secrets, OLD_SECRET: "old-secret-0123456789abcdef", BLANK_SECRET: " " },
    sources: {
      claimport: source("claimport", "CLAIMPORT_SECRET"),
      "claimport-strict": source("claimport", "CLAIMPORT_SECRET", { dedupe: "strict" }),
      tenant2: source("claimport", "CLAIMPORT_SECRET"),
      rotating: source("claimport", "CLAIMPORT_SECRET", { secrets: ["OLD_SECRET", "CLAIMPORT_SECRET"] }),
      gooclaim: source("gooclaim", "GOOCLAIM_SECRET"),
      "gooclaim-strict": source("gooclaim", "GOOCLAIM_SECRET", { dedupe: "strict" }),
      zero: source("gooclaim", "GOOCLAIM_SECRET", { tolerance: 0 }),
      standard: source("standard-webhooks", "STANDARD_SECRET"),
      github: source("github", "GITHUB_SECRET"),
      slack: source("slack", "SLACK_SECRET"),
      moved: source("claimport", "CLAIMPORT_SECRET", { path: "/hooks/claims" }),
      small: source("claimport", "CLAIMPORT_SECRET", { max_body: 1000 }),
      blank: source("claimport", "BLANK_SECRET"),
      unset: source("claimport", "NOT_SET"),
      unknown: source("claimprot", "CLAIMPORT_SECRET"),
      short: source("claimport", "CLAIMPORT_SECRET", { window: "24h" }),
      dead: source("claimport", "CLAIMPORT_SECRET", { origin: `http://127.0.0.1:${deadPort}/` }),
      "slow-gooclaim": source("gooclaim", "GOOCLAIM_SECRET", { origin: origin.url.replace("/hook", "/slow") }),
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
});
after(async () => {
  await gate?.stop();
  await origin?.stop();
});

describe("what is forwarded", () => {
  for (const [name, make] of [
    ["claimport", claimport],
    ["gooclaim", gooclaim],
    ["standard", standard],
    ["github", github],
  ]) {
    test(`a signed ${name} webhook reaches the origin with the same bytes and our signature`, async () => {
      const delivery = make();
      assert.equal((await post(at(name), delivery)).status, 200);
      const [request, ...more] = arrived(delivery.id);
      assert.equal(more.length, 0);
      assert.deepEqual(request.body, Buffer.from(delivery.body));
      assert.equal(request.headers["content-type"], "application/json");
      assert.equal(request.headers["signpost-source"], name);
      assert.ok(fromGate(request));
      assert.ok(Math.abs(request.headers["signpost-timestamp"] - now()) <= 5);
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

describe("duplicates", () => {
  for (const name of ["claimport", "claimport-strict"]) {
    test(`${name}: a second copy is answered with 200 and Signpost-Duplicate, and not forwarded`, async () => {
      const delivery = claimport();
      const first = await post(at(name), delivery);
      assert.deepEqual([first.status, first.headers.get("signpost-duplicate")], [200, null]);
      const second = await post(at(name), delivery);
      assert.deepEqual([second.status, second.headers.get("signpost-duplicate")], [200, "true"]);
      assert.equal(arrived(delivery.id).length, 1);
    });
  }

  for (const name of ["gooclaim", "gooclaim-strict"]) {
    test(`t14: ${name}: a captured body under a fresh timestamp and key is a duplicate by its signed event id`, async () => {
      const first = gooclaim();
      await post(at(name), first);
      const again = gooclaim({ id: first.id, body: first.body });
      assert.equal((await post(at(name), again)).headers.get("signpost-duplicate"), "true");
      assert.equal(arrived(first.id).length, 1);
    });

    test(`${name}: another event under a processed idempotency key is a duplicate`, async () => {
      const first = gooclaim();
      await post(at(name), first);
      const other = gooclaim({ key: first.key });
      assert.equal((await post(at(name), other)).headers.get("signpost-duplicate"), "true");
      assert.equal(arrived(other.id).length, 0);
    });

    test(`${name}: a duplicate by its event id does not mark its fresh key`, async () => {
      const first = gooclaim();
      await post(at(name), first);
      const replay = gooclaim({ id: first.id, body: first.body });
      await post(at(name), replay);
      const honest = gooclaim({ key: replay.key });
      assert.equal((await post(at(name), honest)).headers.get("signpost-duplicate"), null);
      assert.equal(arrived(honest.id).length, 1);
    });
  }

  test("t14: one body under many unsigned ids is forwarded once", async () => {
    const body = JSON.stringify({ ref: newId() });
    for (let copy = 0; copy < 20; copy++) await post(at("github"), github({ body }));
    assert.equal(origin.received.filter((request) => request.body.equals(Buffer.from(body))).length, 1);
  });

  test("t14: one event, signed anew five times, is forwarded once", async () => {
    const id = newId();
    for (let attempt = 0; attempt < 5; attempt++) await post(at("standard"), standard({ id, at: now() - attempt }));
    assert.equal(arrived(id).length, 1);
  });

  test("t16: forged deliveries with the victim's id do not keep the true one out", async () => {
    const victim = claimport();
    const forged = claimport({ body: victim.body, secret: "a-guess-0123456789abcdef" });
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(at("claimport"), forged)));
    assert.ok(answers.every(({ status }) => status === 401));
    assert.equal((await post(at("claimport"), victim)).headers.get("signpost-duplicate"), null);
    assert.equal(arrived(victim.id).length, 1);
  });

  for (const name of ["claimport", "claimport-strict"]) {
    for (const [status, seen] of [
      [500, 502],
      [503, 502],
      [302, 502],
      [404, 404],
      [422, 422],
    ]) {
      test(`t16: ${name}: after the origin's ${status} (${seen} to the provider) a retry is forwarded`, async () => {
        const delivery = claimport();
        origin.answer = (_request, _body, response) =>
          void response.writeHead(status, { location: "http://127.0.0.1:1/" }).end("why");
        const first = await post(at(name), delivery).finally(() => (origin.answer = () => 200));
        assert.equal(first.status, seen);
        assert.equal((await post(at(name), delivery)).status, 200);
        assert.equal(arrived(delivery.id).length, 2);
      });
    }
  }

  test("t17: in strict, simultaneous copies of one event reach the origin once", async () => {
    origin.answer = () => new Promise((done) => setTimeout(() => done(200), 300));
    const deliveries = Array.from({ length: 10 }, () => claimport());
    const answers = await Promise.all(
      deliveries.flatMap((delivery) => Array.from({ length: 50 }, () => post(at("claimport-strict"), delivery))),
    ).finally(() => (origin.answer = () => 200));
    const statuses = Object.groupBy(answers, ({ status }) => status);
    const seen = JSON.stringify(Object.entries(statuses).map(([status, { length }]) => [status, length]));
    for (const delivery of deliveries) assert.equal(arrived(delivery.id).length, 1, seen);
    const forwarded = answers.filter(({ status, headers }) => status === 200 && !headers.has("signpost-duplicate"));
    assert.equal(forwarded.length, deliveries.length);
    for (const { status, headers } of answers.filter(({ status }) => status !== 200)) {
      assert.equal(status, 409);
      assert.match(headers.get("retry-after"), /^[1-9][0-9]*$/);
    }
  });

  test("a copy that comes while the first is in flight gets 409, and 200 once that one is done", async () => {
    let finish;
    origin.answer = () => new Promise((done) => (finish = () => done(200)));
    const delivery = claimport();
    const first = post(at("claimport-strict"), delivery);
    while (!finish) await new Promise((done) => setImmediate(done));
    const second = await post(at("claimport-strict"), delivery);
    assert.equal(second.status, 409);
    assert.equal(JSON.parse(second.text).code, "in_flight");
    finish();
    origin.answer = () => 200;
    assert.equal((await first).status, 200);
    assert.equal((await post(at("claimport-strict"), delivery)).headers.get("signpost-duplicate"), "true");
  });
});

test("a provider that hangs up while the origin works does not undo the delivery: its retry is a duplicate", async () => {
  for (const name of ["claimport", "claimport-strict"]) {
    const { promise: reached, resolve: reach } = Promise.withResolvers();
    const { promise: finished, resolve: finish } = Promise.withResolvers();
    origin.answer = () => {
      reach();
      return finished.then(() => 200);
    };
    const delivery = claimport();
    const hangUp = new AbortController();
    const lost = fetch(at(name), { method: "POST", ...delivery, signal: hangUp.signal }).catch(({ name }) => name);
    await reached;
    hangUp.abort();
    assert.equal(await lost, "AbortError");
    finish();
    origin.answer = () => 200;
    await gate.logged((line) => line.event_id === delivery.id && line.verdict === "accepted");
    assert.equal((await post(at(name), delivery)).headers.get("signpost-duplicate"), "true");
    assert.equal(arrived(delivery.id).length, 1);
  }
});

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

  test("an origin that is too slow is 504 before Gooclaim's own five seconds are over", async () => {
    origin.answer = (request, _body, response) => (request.url === "/slow" ? void response : 200);
    const started = Date.now();
    const answer = await post(at("slow-gooclaim"), gooclaim()).finally(() => (origin.answer = () => 200));
    assert.deepEqual([answer.status, JSON.parse(answer.text).code], [504, "origin_timeout"]);
    assert.ok(Date.now() - started < 5_000);
  });
});

describe("what is refused", () => {
  test("t26: every refusal is the same answer, byte for byte", async () => {
    const valid = gooclaim();
    const change = (headers) => ({ body: valid.body, headers: { ...valid.headers, ...headers } });
    const without = (name) => ({
      body: valid.body,
      headers: Object.fromEntries(Object.entries(valid.headers).filter(([key]) => key !== name)),
    });
    const cases = {
      signature_mismatch: { ...valid, body: valid.body.replace("tnt_1", "tnt_2") },
      missing_signature: without("x-gooclaim-signature"),
      missing_timestamp: without("x-gooclaim-timestamp"),
      malformed_signature: change({ "x-gooclaim-signature": "sha256=abc" }),
      malformed_timestamp: change({ "x-gooclaim-timestamp": "+1" }),
      malformed_id: change({ "x-gooclaim-idempotency-key": "a,b" }),
      timestamp_too_old: gooclaim({ at: now() - 400 }),
      timestamp_too_new: gooclaim({ at: now() + 400 }),
    };
    const standardCases = {
      missing_id: (({ body, headers: { "webhook-id": _, ...headers } }) => ({ body, headers }))(standard()),
      malformed_id: (({ body, headers }) => ({ body, headers: { ...headers, "webhook-id": "a.b" } }))(standard()),
      signature_mismatch: standard({ secret: "whsec_" + Buffer.from("another-secret-0123456789").toString("base64") }),
      malformed_signature: (({ body, headers }) => ({ body, headers: { ...headers, "webhook-signature": "v1," } }))(
        standard(),
      ),
    };
    const answers = new Set();
    for (const [name, set] of [
      ["gooclaim", cases],
      ["standard", standardCases],
    ]) {
      for (const [code, delivery] of Object.entries(set)) {
        const { status, headers, text } = await post(at(name), delivery);
        const visible = [...headers].filter(([key]) => key !== "date");
        answers.add(JSON.stringify([status, visible, text]));
        await gate.logged((line) => line.source === name && line.code === code, `the reason ${code} in the log`);
      }
    }
    assert.equal(answers.size, 1);
    assert.equal(JSON.parse([...answers][0])[0], 401);
  });

  test("t13: a tolerance of zero means zero", async () => {
    assert.equal((await post(at("zero"), gooclaim({ at: now() - 2 }))).status, 401);
  });

  for (const [name, problem] of [
    ["blank", "blank"],
    ["unset", "NOT_SET"],
    ["unknown", "claimprot"],
    ["short", "window"],
  ]) {
    test(`t6: the misconfigured source \`${name}\` answers 500, forwards nothing and names the fix in the log`, async () => {
      const before = origin.received.length;
      for (const secret of ["", " ", secrets.CLAIMPORT_SECRET]) {
        const answer = await post(at(name), claimport({ secret }));
        assert.deepEqual([answer.status, JSON.parse(answer.text).code], [500, "misconfigured"]);
        assert.doesNotMatch(answer.text, /secret|window|Fix/);
      }
      assert.equal(origin.received.length, before);
      const line = await gate.logged((line) => line.source === name && line.code === "misconfigured");
      assert.match(line.detail, new RegExp(problem));
      assert.match(line.detail, /Fix: /);
    });
  }

  test("t25: no secret, signature or body is in the log or in any answer", async () => {
    const canary = "canary-body-9f3a";
    const delivery = claimport({ body: JSON.stringify({ id: newId(), note: canary }) });
    await post(at("claimport"), delivery);
    await post(at("claimport"), claimport({ body: delivery.body, secret: "a-guess-0123456789abcdef" }));
    await gate.logged((line) => line.event_id === JSON.parse(delivery.body).id);
    const own = gate
      .output()
      .split("\n")
      .filter((line) => !line.startsWith("env."))
      .join("\n");
    for (const text of [canary, delivery.headers["x-claimport-signature"].slice(7), ...Object.values(secrets)]) {
      assert.ok(!own.includes(text), text);
    }
  });

  test("t25: an event type as long as a body is not in the log", async () => {
    const delivery = claimport({ type: "t".repeat(300_000) });
    await post(at("claimport"), delivery);
    const line = await gate.logged((line) => line.event_id === delivery.id);
    assert.equal(line.type, null);
  });

  test("every request is one JSON line in the log", async () => {
    const delivery = gooclaim();
    await post(at("gooclaim"), delivery);
    const line = await gate.logged((line) => line.event_id === delivery.id);
    assert.deepEqual(
      { ...line, ms: typeof line.ms },
      {
        at: "gate",
        source: "gooclaim",
        verdict: "accepted",
        code: null,
        event_id: delivery.id,
        type: "workflow.completed",
        duplicate: false,
        origin_status: 200,
        status: 200,
        ms: "number",
      },
    );
  });
});
