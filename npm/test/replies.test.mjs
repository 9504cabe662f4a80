// What a handler returns is the answer, under every adapter.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Webhook } from "signpost";
import { memoryStore } from "signpost/stores";
import { signedDelivery, signedRequest } from "signpost/testing";
import { webhookFetch } from "signpost/worker";
import { adapters } from "./support/adapters.mjs";

const SECRET = "replies-secret-0123456789abcdef";
const webhook = new Webhook("claimport", SECRET);
const delivery = () => signedDelivery(webhook, { id: `evt_${crypto.randomUUID()}`, type: "claim.created" });
const bytes = Uint8Array.of(0, 0xff, 0xfe, 0x80, 0x0a);
const headers = { "content-type": "text/csv", "x-own": "1" };

/** What is returned, and what arrives. */
const REPLIES = {
  nothing: [undefined, 200, "application/json", '{"ok":true}'],
  "a number, which a last expression often is": [5, 200, "application/json", '{"ok":true}'],
  "an instance of a class": [new Map([[1, 2]]), 200, "application/json", '{"ok":true}'],
  text: ["<b>text ä</b>", 200, "text/plain", "<b>text ä</b>"],
  "empty text": ["", 200, "text/plain", ""],
  object: [{ type: 1 }, 200, "application/json", '{"type":1}'],
  list: [["a"], 200, "application/json", '["a"]'],
  bytes: [bytes, 200, "application/octet-stream", bytes],
  "bytes in a larger buffer": [Buffer.from([1, ...bytes, 2]).subarray(1, 6), 200, "application/octet-stream", bytes],
  "an ArrayBuffer": [bytes.buffer, 200, "application/octet-stream", bytes],
  "a Response": [() => new Response("a;b", { status: 201, headers }), 201, "text/csv", "a;b"],
  "a Response without a body": [() => new Response(null, { status: 204 }), 204, null, ""],
  "a Response of bytes": [() => new Response(bytes, { headers }), 200, "text/csv", bytes],
  "a Response that refuses": [
    () => Response.json({ why: "no" }, { status: 422 }),
    422,
    "application/json",
    '{"why":"no"}',
  ],
};

for (const [name, open] of Object.entries(adapters)) {
  describe(name, () => {
    test("what the handler returns is the answer", async () => {
      let reply;
      const server = await open({ webhook }, async () => (typeof reply === "function" ? reply() : reply));
      try {
        for (const [what, [returned, status, type, body]] of Object.entries(REPLIES)) {
          reply = returned;
          const sent = delivery();
          const answer = await fetch(server.url, { method: "POST", ...sent });
          const got = Buffer.from(await answer.arrayBuffer());
          assert.deepEqual([answer.status, got], [status, Buffer.from(body)], what);
          if (type !== null) assert.match(answer.headers.get("content-type") ?? "", new RegExp(`^${type}`), what);
        }
      } finally {
        await server.close();
      }
    });
  });
}

test("a Response that is no 2xx releases the claim, and one that is keeps it", async () => {
  let status = 503;
  let calls = 0;
  const receive = webhookFetch({ webhook, store: memoryStore() }, () => {
    calls += 1;
    return new Response(null, { status });
  });
  const event = { id: "evt_1", type: "claim.created" };
  const post = async () => (await receive(signedRequest(webhook, event))).status;
  assert.deepEqual([await post(), await post()], [503, 503]);
  status = 202;
  assert.deepEqual([await post(), await post()], [202, 200]);
  assert.equal(calls, 3);
});

test("a Response that cannot be sent is a handler that failed", async () => {
  const errors = [];
  const read = new Response("once");
  await read.text();
  for (const reply of [Response.error(), read, { circular: undefined }]) {
    if ("circular" in reply) reply.circular = reply;
    const receive = webhookFetch({ webhook, onError: (error) => errors.push(error.name) }, () => reply);
    assert.equal((await receive(signedRequest(webhook, { id: "evt_1" }))).status, 500);
  }
  assert.deepEqual(errors, ["TypeError", "TypeError", "TypeError"]);
});

test("a store that cannot mark an event does not undo its success", async () => {
  const errors = [];
  for (const background of [false, true]) {
    let calls = 0;
    const store = { ...memoryStore(), commit: () => Promise.reject(new Error("the store is away")) };
    const receive = webhookFetch({ webhook, store, background, onError: ({ message }) => errors.push(message) }, () => {
      calls += 1;
      return "done";
    });
    const kept = [];
    const answer = await receive(signedRequest(webhook, { id: "evt_1" }), { waitUntil: (work) => kept.push(work) });
    assert.equal(answer.status, 200);
    await Promise.all(kept);
    // The lease still stands, so a copy is told to come later and runs nothing.
    assert.equal((await receive(signedRequest(webhook, { id: "evt_1" }))).status, 409);
    assert.equal(calls, 1);
  }
  assert.deepEqual(errors, ["the store is away", "the store is away"]);
});

test("one body under two topics is two events, or by the body one", async () => {
  const shopify = new Webhook("shopify", SECRET);
  const post = async (receive, id, type) => {
    const { headers } = shopify.sign('{"order":7}', { id, type });
    const answer = await receive(new Request("http://localhost/", { method: "POST", body: '{"order":7}', headers }));
    return (await answer.json()).duplicate === true;
  };
  for (const [dedupe, expected] of [
    [undefined, [false, false, true]],
    [{ by: "event" }, [false, false, true]],
    [{ by: "body" }, [false, true, true]],
  ]) {
    const seen = [];
    const options = { webhook: shopify, store: memoryStore(), ...(dedupe && { dedupe }) };
    const receive = webhookFetch(options, ({ id }) => void seen.push(id));
    const got = [];
    for (const told of [
      ["w1", "orders/create"],
      ["w2", "orders/paid"],
      ["w1", "orders/create"],
    ])
      got.push(await post(receive, ...told));
    assert.deepEqual(got, expected);
    assert.deepEqual(seen, expected[1] ? ["w1"] : ["w1", "w2"]);
  }
});

test("hosts that stop when they have answered wait for what runs in the background", async () => {
  for (const name of ["lambda, HTTP API", "cloud functions"]) {
    let done = 0;
    const later = () => new Promise((resolve) => setImmediate(() => resolve((done += 1))));
    const server = await adapters[name]({ webhook, background: true }, async (_delivery, { waitUntil }) => {
      waitUntil(later().then(() => waitUntil(later())));
      await later();
    });
    try {
      assert.equal((await fetch(server.url, { method: "POST", ...delivery() })).status, 200);
      assert.equal(done, 3, name);
    } finally {
      await server.close();
    }
  }
});
