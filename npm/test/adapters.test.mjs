// Every adapter under its real framework, over real HTTP, through one list of expectations.
import assert from "node:assert/strict";
import { get } from "node:http";
import { describe, test } from "node:test";
import express from "express";
import Koa from "koa";
import { Webhook } from "signpost";
import { webhookRoute as expressRoute } from "signpost/express";
import { webhookMiddleware } from "signpost/koa";
import { webhookListener } from "signpost/node";
import { memoryStore } from "signpost/stores";
import { sampleEvent, signedDelivery, signedRequest, spoil, spoilings } from "signpost/testing";
import { webhookFetch } from "signpost/worker";
import { adapters, onNode } from "./support/adapters.mjs";

const SECRET = "adapter-secret-0123456789abcdef";

/** Hosts that stop when the answer is given. */
const WAITING = /^(lambda|cloud)/;
/** Whose own routing answers a GET. */
const ROUTED = ["fastify"];

for (const [name, open] of Object.entries(adapters)) {
  describe(name, () => {
    const webhook = new Webhook("claimport", SECRET);
    const delivery = () =>
      signedDelivery(webhook, sampleEvent(webhook.provider, "claim.created", { claim: { note: "äöü 漢" } }));
    const post = (url, { body, headers }) => fetch(url, { method: "POST", body, headers });
    const within = async (options, handler, work) => {
      const server = await open({ webhook, ...options }, handler);
      try {
        await work(server.url, server);
      } finally {
        await server.close();
      }
    };

    test("a verified delivery reaches the handler once, and its copy is acknowledged", async () => {
      const seen = [];
      await within(
        { store: memoryStore() },
        (received) => void seen.push(received),
        async (url) => {
          const sent = delivery();
          const first = await post(url, sent);
          assert.deepEqual([first.status, await first.json()], [200, { ok: true }]);
          const second = await post(url, sent);
          assert.deepEqual([second.status, await second.json()], [200, { ok: true, duplicate: true }]);
          assert.equal(seen.length, 1);
          assert.equal(seen[0].type, "claim.created");
          assert.deepEqual(seen[0].event.data, { claim: { note: "äöü 漢" } });
        },
      );
    });

    test("spoilt deliveries are refused alike and reach nobody (T26)", async () => {
      const reasons = [];
      await within(
        { onError: (error) => reasons.push(error.code) },
        () => assert.fail("reached"),
        async (url) => {
          const answers = [];
          for (const how of spoilings.filter((how) => how !== "stale")) {
            const answer = await post(url, spoil(webhook, delivery(), how));
            answers.push(`${answer.status} ${await answer.text()}`);
          }
          assert.deepEqual([...new Set(answers)], ['401 {"status":401,"code":"verification_failed"}']);
          assert.deepEqual(reasons, [
            "signature_mismatch",
            "signature_mismatch",
            "malformed_signature",
            "missing_signature",
          ]);
        },
      );
    });

    test("a handler that throws releases the claim, so that the retry is processed (T16)", async () => {
      let calls = 0;
      const handler = () => {
        calls += 1;
        if (calls === 1) throw new Error("the database is away");
      };
      await within({ store: memoryStore() }, handler, async (url) => {
        const sent = delivery();
        assert.equal((await post(url, sent)).status, 500);
        assert.equal((await post(url, sent)).status, 200);
        assert.equal(calls, 2);
      });
    });

    test("a copy that arrives during the work gets 409 and Retry-After, never a 2xx (T17)", async () => {
      let finish;
      const gate = new Promise((resolve) => (finish = resolve));
      let entered;
      const inside = new Promise((resolve) => (entered = resolve));
      await within(
        { store: memoryStore() },
        () => (entered(), gate),
        async (url) => {
          const sent = delivery();
          const first = post(url, sent);
          await inside;
          const second = await post(url, sent);
          assert.equal(second.status, 409);
          assert.equal(second.headers.get("retry-after"), "5");
          finish();
          assert.equal((await first).status, 200);
        },
      );
    });

    test("in the background the answer does not wait for the handler", { skip: WAITING.test(name) }, async () => {
      let finish;
      const gate = new Promise((resolve) => (finish = resolve));
      let done;
      const ended = new Promise((resolve) => (done = resolve));
      await within(
        { store: memoryStore(), background: true },
        () => gate.then(done),
        async (url) => {
          assert.equal((await post(url, delivery())).status, 200);
          finish();
          await ended;
        },
      );
    });

    test("a test event without an id is confirmed and handled by nobody", async () => {
      await within(
        { store: memoryStore() },
        () => assert.fail("reached"),
        async (url) => {
          const answer = await post(
            url,
            signedDelivery(webhook, { type: "webhook.test", timestamp: "2024-01-15T10:00:00Z" }),
          );
          assert.equal(answer.status, 200);
        },
      );
    });

    test("a body over the limit is answered with 413, any other method with 405", async () => {
      await within(
        { limit: 1000 },
        () => assert.fail("reached"),
        async (url) => {
          const answer = await post(url, signedDelivery(webhook, { text: "x".repeat(2000) }));
          assert.equal(answer.status, 413);
          if (ROUTED.includes(name)) return;
          const get = await fetch(url);
          assert.equal(get.status, 405);
        },
      );
    });

    test("an onError that fails changes no answer, and ends no process", async () => {
      for (const onError of [
        () => assert.fail("the log is away"),
        () => Promise.reject(new Error("the log is away")),
      ]) {
        await within(
          { onError },
          () => assert.fail("reached"),
          async (url) => assert.equal((await post(url, spoil(webhook, delivery(), "signature"))).status, 401),
        );
      }
    });

    test("a handshake is answered before verification, as plain text", async () => {
      await within(
        { webhook: new Webhook("slack", SECRET) },
        () => assert.fail("reached"),
        async (url) => {
          const answer = await post(url, {
            body: '{"type":"url_verification","challenge":"abc"}',
            headers: { "content-type": "application/json" },
          });
          assert.deepEqual(
            [answer.status, await answer.text(), answer.headers.get("x-content-type-options")],
            [200, "abc", "nosniff"],
          );
          assert.match(answer.headers.get("content-type"), /^text\/plain/);
        },
      );
    });

    if (name === "fastify") {
      test("the other routes keep their JSON parser", async () => {
        await within(
          {},
          () => {},
          async (_url, { app }) => {
            const answer = await app.inject({ method: "POST", url: "/json", payload: { a: 1 } });
            assert.deepEqual(answer.json(), { a: 1 });
          },
        );
      });
    }
  });
}

test("where a parser kept no bytes, the answer is 500, and the fix is one that the app has not made yet", async () => {
  const webhook = new Webhook("claimport", SECRET);
  const { body, headers } = signedDelivery(webhook, { id: "evt_1", type: "claim.created" });
  const parsed = { express: () => express().use(express.json()), koa: () => new Koa().use(emptied) };
  for (const [name, fix] of [
    ["express", /before `express\.json\(\)`.*express\.raw.*request\.rawBody = bytes/],
    ["koa", /before the body parser.*ctx\.request\.rawBody/],
  ]) {
    const errors = [];
    const options = { webhook, onError: (error) => errors.push(error) };
    const app = parsed[name]();
    const server = await onNode(
      name === "express"
        ? app.post(
            "/in",
            expressRoute(options, () => assert.fail("reached")),
          )
        : app.use(webhookMiddleware(options, () => assert.fail("reached"))).callback(),
    );
    assert.equal((await fetch(server.url, { method: "POST", body, headers })).status, 500);
    assert.equal(errors[0].code, "body_parsed");
    assert.match(errors[0].message, fix);
    assert.doesNotMatch(errors[0].message, /signpost\/|await request/);
    server.close();
  }
});

/** A parser that keeps nothing. */
async function emptied(context, next) {
  let text = "";
  for await (const chunk of context.req) text += chunk;
  context.request.body = JSON.parse(text);
  await next();
}

test("a request for a test is signed with its URL, where the provider signs that", async () => {
  for (const provider of ["hubspot", "square"]) {
    const webhook = new Webhook(provider, SECRET);
    for (const options of [{}, { url: "http://localhost:3000" }, { url: "https://example.com/in?a=b" }]) {
      const answer = await webhookFetch({ webhook }, () => {})(signedRequest(webhook, { event_id: "1" }, options));
      assert.equal(answer.status, 200, `${provider} ${options.url}`);
    }
  }
});

test("bytes are signed as they are, and spoilt in every way", () => {
  const webhook = new Webhook("gooclaim", SECRET);
  const bytes = Uint8Array.of(0xff, 0, 0x0d, 0x0a);
  const signed = signedDelivery(webhook, bytes, { id: "k", type: "t" });
  assert.deepEqual(webhook.verify(signed.body, signed.headers).body, bytes);
  for (const how of spoilings) {
    const { body, headers } = spoil(webhook, signed, how, { id: "k", type: "t" });
    assert.equal(webhook.safeVerify(body, headers).ok, false, how);
  }
});

test("a store that is away during the work hides no handler's error, and a body of deep JSON no answer", async () => {
  const row = {
    name: "acme",
    signature: { header: "X-Acme", encoding: "hex" },
    id: { field: "id" },
    event_type: { field: "type" },
    ping: { event_type: "ping", status: 204 },
  };
  const webhook = new Webhook(row, SECRET);
  const errors = [];
  const away = () => Promise.reject(new Error("the store is away"));
  const store = { ...memoryStore(), release: away, commit: away };
  const receive = webhookFetch({ webhook, store, onError: ({ message }) => errors.push(message) }, ({ id }) => {
    if (id === "1") throw new Error("the handler failed");
  });
  assert.equal((await receive(signedRequest(webhook, { id: 1 }))).status, 500);
  assert.deepEqual(errors.sort(), ["the handler failed", "the store is away"]);
  const deep = `{"id":7,"type":5,"data":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  assert.equal(
    (await webhookFetch({ webhook }, ({ id }) => assert.equal(id, "7"))(signedRequest(webhook, deep))).status,
    200,
  );
});

test("a request whose text somebody asked for is read as bytes, up to the limit", async () => {
  const webhook = new Webhook("claimport", SECRET);
  const listener = webhookListener({ webhook }, () => {});
  const server = await onNode((request, response) => listener(request.setEncoding("utf8"), response));
  for (const [size, status] of [
    [500_000, 200],
    [2_000_000, 413],
  ]) {
    const { body, headers } = signedDelivery(webhook, { id: "evt_1", text: "ä".repeat(size / 2) });
    assert.equal((await fetch(server.url, { method: "POST", body, headers })).status, status);
  }
  server.close();
});

test("an answer that somebody else has begun is left to them", async () => {
  const webhook = new Webhook("claimport", SECRET);
  const listener = webhookListener({ webhook }, () => {});
  const done = [];
  const server = await onNode((request, response) => {
    response.writeHead(503).end();
    done.push(listener(request, response));
  });
  const { body, headers } = signedDelivery(webhook, { id: "evt_1" });
  assert.equal((await fetch(server.url, { method: "POST", body, headers })).status, 503);
  await Promise.all(done);
  server.close();
});

test("a path that is no URL is no handshake", async () => {
  const row = { name: "meta", signature: { header: "X-Meta", encoding: "hex" } };
  const webhook = new Webhook({ ...row, handshake: { echo_query: { parameter: "challenge" } } }, SECRET);
  const server = await onNode(webhookListener({ webhook }, () => assert.fail("reached")));
  const { port } = new URL(server.url);
  for (const [path, status] of [
    ["/in?challenge=42", 200],
    ["//", 401],
    ["http://[/in", 401],
  ]) {
    const answer = await new Promise((resolve, reject) => {
      get({ host: "127.0.0.1", port, path }, resolve).on("error", reject);
    });
    assert.equal(answer.resume().statusCode, status, path);
  }
  server.close();
});

test("koa passes on other paths, and a Worker's waitUntil gets the background work", async () => {
  const webhook = new Webhook("claimport", SECRET);
  const app = new Koa()
    .use(webhookMiddleware({ webhook, path: "/in" }, () => {}))
    .use((context) => void (context.body = "other"));
  const server = await onNode(app.callback());
  assert.equal(await (await fetch(server.url.replace("/in", "/else"))).text(), "other");
  server.close();

  const kept = [];
  const { body, headers } = signedDelivery(webhook, { id: "evt_1" });
  const receive = webhookFetch({ webhook, background: true }, (_, { waitUntil }) =>
    waitUntil(Promise.resolve("later")),
  );
  const answer = await receive(new Request("http://x/", { method: "POST", body, headers }), {
    waitUntil: (promise) => kept.push(promise),
  });
  assert.equal(answer.status, 200);
  await Promise.all(kept);
  assert.equal(kept.length, 2);
});
