// The sender over real HTTP: what a platform does with it, and what its tenants' receivers do to it.
import assert from "node:assert/strict";
import { createHmac, createPublicKey, verify } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { startGate } from "./support/gate.mjs";
import { client, eventually, senderVars, signed, startReceiver } from "./support/sender.mjs";

let worker, receiver, api;
/** Each test has paths of its own, so that nobody reads another's mail. */
let paths = 0;
const path = () => `/r${++paths}`;
const answers = new Map();
const hook = (answer = () => 200) => {
  const own = path();
  answers.set(own, answer);
  return {
    url: `http://127.0.0.1:${receiver.port}${own}`,
    seen: () => receiver.at(own),
    answer: (next) => answers.set(own, next),
  };
};
/** A custom schedule of seconds, so that a test need not wait for minutes. */
const quick = { deadline_ms: 1_000, schedule_s: [1, 1], jitter_percent: 0, exhausted: "dead_letter" };
const codes = (answer) => [answer.status, answer.body.code];

before(async () => {
  receiver = await startReceiver((delivery, response) =>
    (answers.get(delivery.path) ?? (() => 404))(delivery, response),
  );
  worker = await startGate({ vars: { ...senderVars } });
  api = client(worker.url);
});
after(async () => {
  await worker?.stop();
  await receiver?.stop();
});

describe("an endpoint", () => {
  test("of ClaimPort is pinged and active when it answers exactly 200", async () => {
    const { url, seen } = hook();
    const endpoint = await api.add({ url, provider: "claimport", event_types: ["claim.*"] });
    assert.equal(endpoint.status, "active");
    assert.equal(endpoint.confirmation.ok, true);
    assert.match(endpoint.secret, /^[0-9a-f]{64}$/);
    const [ping] = seen();
    assert.match(ping.body.toString(), /^\{"type":"webhook\.test","timestamp":"[^"]+Z"\}$/);
    assert.ok(signed.claimport(ping, endpoint.secret));
    assert.equal((await api.endpoint(endpoint.id)).secret, undefined, "the secret is shown once");
  });

  test("that does not confirm stays unconfirmed with the reason, takes no events, and can be asked again", async () => {
    const { url, seen, answer } = hook(() => 204);
    const endpoint = await api.add({ url, provider: "claimport" });
    assert.equal(endpoint.status, "unconfirmed");
    assert.deepEqual(
      [endpoint.confirmation.ok, endpoint.confirmation.status, endpoint.confirmation.error],
      [false, 204, "status"],
    );
    const published = await api.publish({ type: "claim.created", data: {} });
    assert.ok(!published.deliveries.some((delivery) => delivery.endpoint === endpoint.id));
    assert.deepEqual(codes(await api.call("POST", api.at(`/endpoints/${endpoint.id}/enable`))), [409, "unconfirmed"]);
    answer(() => 200);
    assert.equal((await api.act(endpoint.id, "verify")).status, "active");
    assert.equal(seen().length, 2);
  });

  test("is not confirmed by an answer from the URL that it had when it was asked", async () => {
    const answered = Promise.withResolvers();
    const old = hook(() => 500);
    const endpoint = await api.add({ url: old.url, provider: "claimport" });
    old.answer(() => answered.promise);
    const verified = api.act(endpoint.id, "verify");
    await eventually(old.seen, (seen) => seen.length === 2, "the second ping");
    const moved = hook(() => 500);
    await api.must(200, "PATCH", api.at(`/endpoints/${endpoint.id}`), { url: moved.url });
    answered.resolve(200);
    assert.equal((await verified).status, "unconfirmed");
    moved.answer(() => 200);
    assert.equal((await api.act(endpoint.id, "verify")).status, "active");
    assert.equal(moved.seen().length, 1);
  });

  test("moves to another URL only when that one confirms the ping, too", async () => {
    const [old, silent, good] = [hook(), hook(() => 500), hook()];
    const endpoint = await api.add({ url: old.url, provider: "claimport" });
    const moved = (url) => api.call("PATCH", api.at(`/endpoints/${endpoint.id}`), { url });
    assert.deepEqual(codes(await moved(silent.url)), [422, "invalid"]);
    assert.equal((await api.endpoint(endpoint.id)).url, old.url);
    assert.equal((await moved(good.url)).body.url, good.url);
    assert.ok(signed.claimport(good.seen()[0], endpoint.secret));
  });

  test("t23, t24: is refused at every address and name that is not on the public internet", async () => {
    const refused = [
      "http://example.com/",
      "https://169.254.169.254/",
      "https://１６７７７２１６１/",
      "https://１０.０.０.２/",
      "https://10.1/",
      "https://0xa9fea9fe/",
      "https://[::ffff:169.254.169.254]/",
      "https://[64:ff9b::7f00:1]/",
      "https://metadata.google.internal/",
      "https://a.127.0.0.1.nip.io/",
      "https://ｌｏｃａｌｈｏｓｔ.local/",
      "https://①⓪.①/",
      "https://user:pass@example.com/",
      "https://example.com:8443/",
      "ftp://127.0.0.1/",
      "not a url",
      "",
      worker.url,
      `https://example.com/${"a".repeat(2048)}`,
    ];
    for (const url of refused) {
      const answer = await api.call("POST", api.at("/endpoints"), { url });
      assert.deepEqual(codes(answer), [422, "invalid"], `${url}: ${JSON.stringify(answer.body)}`);
    }
    const endpoint = await api.add({ url: hook().url });
    const patched = await api.call("PATCH", api.at(`/endpoints/${endpoint.id}`), { url: "https://10.0.0.1/" });
    assert.equal(patched.status, 422);
  });

  test("is changed, listed in pages, and deleted", async () => {
    const own = client(worker.url, { tenant: "pages" });
    const ids = [];
    for (let n = 0; n < 5; n++) ids.push((await own.add({ url: hook().url, description: `no. ${n}` })).id);
    const first = await own.must(200, "GET", own.at("/endpoints?limit=3"));
    assert.deepEqual(
      first.data.map(({ id }) => id),
      ids.slice(0, 3),
    );
    const second = await own.must(200, "GET", own.at(`/endpoints?limit=3&cursor=${first.next_cursor}`));
    assert.deepEqual([second.data.map(({ id }) => id), second.next_cursor], [ids.slice(3), null]);
    const changed = await own.must(200, "PATCH", own.at(`/endpoints/${ids[0]}`), {
      event_types: ["claim.*"],
      description: "new",
    });
    assert.deepEqual([changed.event_types, changed.description], [["claim.*"], "new"]);
    const patch = (change) => own.must(200, "PATCH", own.at(`/endpoints/${ids[0]}`), change);
    assert.equal((await patch({ rate_per_second: 5 })).rate_per_second, 5);
    assert.equal((await patch({ description: "limited" })).rate_per_second, 5, "what is left out stays");
    assert.equal((await patch({ rate_per_second: null })).rate_per_second, null, "a limit can be lifted");
    const published = await own.publish({ type: "order.synced", data: 1 });
    assert.ok(!published.deliveries.some(({ endpoint }) => endpoint === ids[0]), "the new subscription counts");
    await own.must(204, "DELETE", own.at(`/endpoints/${ids[0]}`));
    assert.equal((await own.call("GET", own.at(`/endpoints/${ids[0]}`))).status, 404);
    assert.equal((await own.must(200, "GET", own.at("/endpoints"))).data.length, 4);
  });

  test("i10: is added once for one Idempotency-Key", async () => {
    const { url } = hook();
    const key = { "idempotency-key": `add-${url}` };
    const [a, b] = [await api.add({ url }, key), await api.add({ url }, key)];
    assert.deepEqual([a.id, a.secret], [b.id, b.secret]);
    const other = await api.call("POST", api.at("/endpoints"), { url, description: "another" }, key);
    assert.deepEqual(codes(other), [409, "idempotency_key_reused"]);
  });
});

describe("an event", () => {
  for (const [provider, type, envelope] of [
    ["claimport", "claim.created", ["id", "type", "timestamp", "data"]],
    ["gooclaim", "workflow.completed", ["event_id", "event_type", "tenant_id", "occurred_at", "data"]],
    ["standard-webhooks", "invoice.paid", ["type", "timestamp", "data"]],
  ]) {
    test(`reaches a receiver in the envelope and under the signature of ${provider}`, async () => {
      const own = client(worker.url, { tenant: `sends-${provider}` });
      const { url, seen } = hook();
      const endpoint = await own.add({ url, provider, headers: { "x-team": "blue" } });
      const data = '{ "amount": 10.00, "name": "\\u00e9" }';
      const event = await own.publish(
        `{"id":"evt_${provider}","type":"${type}","timestamp":"2026-05-20T10:14:25Z","data":${data}}`,
      );
      assert.equal(event.id, `evt_${provider}`);
      const { delivery, attempts } = await own.delivered(event.deliveries[0].id);
      assert.deepEqual([delivery.attempts, attempts[0].status, attempts[0].answer], [1, 200, '{"status":200}']);
      const sent = seen().at(-1);
      assert.ok(signed[provider](sent, endpoint.secret), "signature");
      const body = sent.body.toString();
      assert.deepEqual(Object.keys(JSON.parse(body)), envelope);
      assert.ok(body.includes(`"data":${data}}`), "the data's own bytes");
      assert.ok(body.includes("2026-05-20T10:14:25Z"));
      assert.equal(sent.headers["x-team"], "blue");
      if (provider === "gooclaim") {
        assert.equal(sent.headers["x-gooclaim-event"], type);
        assert.equal(sent.headers["x-gooclaim-idempotency-key"], event.id);
      }
    });
  }

  test("i11: published again is the same event; under the same id or key another body is a conflict", async () => {
    const own = client(worker.url, { tenant: "again" });
    const { url, seen } = hook();
    await own.add({ url });
    const event = { id: "evt_again", type: "a.b", data: { n: 1 } };
    const [first, second] = [await own.publish(event), await own.publish(event)];
    assert.equal(first.deliveries[0].id, second.deliveries[0].id);
    assert.deepEqual(codes(await own.call("POST", own.at("/events"), { ...event, data: { n: 2 } })), [
      409,
      "event_id_reused",
    ]);
    const key = { "idempotency-key": "pub-1" };
    const [third, fourth] = [
      await own.publish({ type: "a.b", data: 3 }, key),
      await own.publish({ type: "a.b", data: 3 }, key),
    ];
    assert.equal(third.id, fourth.id);
    assert.deepEqual(codes(await own.call("POST", own.at("/events"), { type: "a.b", data: 4 }, key)), [
      409,
      "idempotency_key_reused",
    ]);
    await own.delivered(third.deliveries[0].id);
    await wait(300);
    assert.equal(seen().length, 2);
  });

  test("i12: published many times at once is stored and sent once for every endpoint", async () => {
    const own = client(worker.url, { tenant: "racing" });
    const hooks = [hook(), hook(), hook()];
    for (const { url } of hooks) await own.add({ url });
    const event = { id: "evt_race", type: "a.b", data: {} };
    const all = await Promise.all(Array.from({ length: 20 }, () => own.publish(event)));
    assert.equal(new Set(all.map((one) => JSON.stringify(one.deliveries.map(({ id }) => id)))).size, 1);
    for (const { id } of all[0].deliveries) await own.delivered(id);
    await wait(300);
    assert.deepEqual(
      hooks.map(({ seen }) => seen().length),
      [1, 1, 1],
    );
  });

  test("goes only to endpoints that subscribe to its type, and an unknown type is refused when the list is closed", async () => {
    const own = client(worker.url, { tenant: "types" });
    const [exact, prefix, other] = [hook(), hook(), hook()];
    await own.add({ url: exact.url, event_types: ["claim.created"] });
    await own.add({ url: prefix.url, event_types: ["claim.*"] });
    await own.add({ url: other.url, event_types: ["order.*"] });
    const event = await own.publish({ type: "claim.created", data: {} });
    assert.equal(event.deliveries.length, 2);
    await own.must(200, "PUT", own.at("/event-types"), { closed: true, types: [{ name: "claim.created" }] });
    const publish = (type, headers) => own.call("POST", own.at("/events"), { type, data: {} }, headers);
    assert.deepEqual(codes(await publish("claim.denied")), [422, "unknown_event_type"]);
    const key = { "idempotency-key": "mistyped" };
    const mistyped = await publish("claim.creatd", key);
    assert.match(mistyped.body.detail, /^`claim\.creatd` is not one of .*; did you mean `claim\.created`\?$/);
    assert.equal((await publish("claim.created", key)).status, 202, "what was refused has taken up no key");
  });

  test("of a type that a closed catalog does not have goes to no endpoint of that provider, and to nobody is refused", async () => {
    const own = client(worker.url, { tenant: "catalog" });
    const publish = (type) => own.call("POST", own.at("/events"), { type, data: {} });
    const claims = await own.add({ url: hook().url, provider: "claimport" });
    const refused = await publish("claim.aproved");
    assert.deepEqual(codes(refused), [422, "unknown_event_type"]);
    assert.match(refused.body.detail, /claimport.*did you mean `claim\.approved`\?$/);
    assert.equal((await publish("claim.approved")).body.deliveries.length, 1);
    // An owner who chooses such a provider must not come between others and the platform's events.
    const other = await own.add({ url: hook().url });
    const taken = async (type) => (await publish(type)).body.deliveries.map(({ endpoint }) => endpoint);
    assert.deepEqual(await taken("policy.renewed"), [other.id]);
    assert.deepEqual(await taken("claim.approved"), [claims.id, other.id]);
    // The tenant's own types are types beside the provider's.
    await own.must(200, "PUT", own.at("/event-types"), { types: [{ name: "claim.reopened" }] });
    assert.deepEqual(await taken("claim.reopened"), [claims.id, other.id]);
    // What was published before stays the same event, whatever the types are now.
    const event = { id: "evt_before", type: "claim.reopened", data: {} };
    await own.publish(event);
    await own.must(200, "PUT", own.at("/event-types"), { types: [] });
    assert.equal((await own.publish(event)).deliveries.length, 2);
  });

  test("can be looked up with what has become of it everywhere", async () => {
    const own = client(worker.url, { tenant: "lookup" });
    await own.add({ url: hook().url });
    await own.add({ url: hook(() => 500).url, delivery: { ...quick, schedule_s: [600] } });
    await own.publish({ id: "order:42", type: "a.b", data: {} });
    const seen = await eventually(
      () => own.must(200, "GET", own.at("/events/order:42")),
      ({ deliveries }) => deliveries.every(({ attempts, running }) => attempts === 1 && !running),
      "both attempts",
    );
    assert.deepEqual(
      seen.deliveries.map(({ state }) => state),
      ["delivered", "pending"],
    );
    assert.deepEqual(await own.must(200, "GET", own.at("/events/order%3A42")), seen, "as most clients write it");
    assert.equal((await own.call("GET", own.at("/events/evt_none"))).status, 404);
  });
});

describe("a receiver that", () => {
  const outcome = async (answer, { delivery = quick, ...rest } = {}) => {
    const own = client(worker.url, { tenant: `fails-${++paths}` });
    const at = hook(answer);
    const endpoint = await own.add({ url: at.url, delivery: { ...delivery, schedule_s: [600] }, ...rest });
    const event = await own.publish({ type: "a.b", data: {} });
    const seen = await own.delivered(
      event.deliveries[0].id,
      ({ delivery }) => delivery.attempts === 1 && !delivery.running,
      20_000,
    );
    return { ...seen, attempt: seen.attempts[0], endpoint: await own.endpoint(endpoint.id), seen: at.seen };
  };

  test("answers 500 is tried again", async () => {
    const { delivery, attempt } = await outcome(() => 500);
    assert.deepEqual([delivery.state, attempt.status, attempt.error], ["pending", 500, "status"]);
    const gap = Date.parse(delivery.next_attempt_at) - Date.parse(attempt.started_at) - attempt.ms;
    assert.ok(gap >= 600_000 && gap < 600_100, `${gap}`);
  });

  for (const status of [301, 302, 303, 307, 308]) {
    test(`t22: redirects with ${status} has failed and is not followed`, async () => {
      const canary = hook();
      const { delivery, attempt } = await outcome((_, response) => {
        response.writeHead(status, { location: canary.url }).end();
      });
      assert.deepEqual([delivery.state, attempt.status, attempt.error], ["pending", status, "redirect"]);
      assert.equal(canary.seen().length, 0);
    });
  }

  test("i13: is gone (410) is disabled at once where its provider says so, and its events wait", async () => {
    const { delivery, endpoint } = await outcome(() => 410, { delivery: { ...quick, gone_disables: true } });
    assert.deepEqual([endpoint.status, endpoint.reason, delivery.state], ["disabled", "gone", "pending"]);
    const other = await outcome(() => 410, { delivery: { ...quick, gone_disables: false } });
    assert.equal(other.endpoint.status, "active");
  });

  test("i4: asks for patience (429, Retry-After) gets it", async () => {
    const { delivery, attempt } = await outcome(
      (_, response) => void response.writeHead(429, { "retry-after": "7200" }).end(),
      { delivery: { ...quick, retry_after: true } },
    );
    const gap = Date.parse(delivery.next_attempt_at) - Date.parse(attempt.started_at) - attempt.ms;
    assert.ok(gap >= 7_200_000 && gap < 7_200_100, `${gap}`);
  });

  test("t31: hangs is cut off at the deadline", async () => {
    const { attempt } = await outcome(() => undefined);
    assert.equal(attempt.error, "timeout");
    assert.ok(attempt.ms >= 950 && attempt.ms < 2_500, `${attempt.ms}`);
  });

  test("t31: drips its answer is cut off at the deadline, though its status was 200", async () => {
    const { attempt } = await outcome((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("."), 100);
      response.on("close", () => clearInterval(drip));
    });
    assert.equal(attempt.error, "timeout");
    assert.ok(attempt.ms < 2_500, `${attempt.ms}`);
  });

  test("resets the connection has failed", async () => {
    const { attempt } = await outcome((_, response) => void response.socket.resetAndDestroy());
    assert.equal(attempt.error, "connection");
  });

  test("is not there has failed", async () => {
    const own = client(worker.url, { tenant: "absent" });
    await own.add({ url: "http://127.0.0.1:9/", delivery: quick });
    const event = await own.publish({ type: "a.b", data: {} });
    const { attempts } = await own.delivered(
      event.deliveries[0].id,
      ({ delivery }) => delivery.attempts >= 1 && !delivery.running,
    );
    assert.equal(attempts[0].error, "connection");
  });

  test("t31: answers with a gigabyte costs 4 KB", async () => {
    let written = 0;
    let closed;
    const gone = new Promise((done) => (closed = done));
    const { delivery, attempt } = await outcome((_, response) => {
      response.writeHead(200, { "content-length": String(1 << 30) });
      const chunk = Buffer.alloc(65_536, "x");
      const more = () => {
        while (!response.destroyed && written < 1 << 30) {
          written += chunk.length;
          if (!response.write(chunk)) return response.once("drain", more);
        }
      };
      response.on("close", closed);
      more();
    });
    assert.deepEqual([delivery.state, attempt.answer.length], ["delivered", 4096]);
    await gone;
    assert.ok(written < 64 << 20, `${written} bytes were taken`);
  });

  test("i20, t30: hangs delays no other endpoint", async () => {
    const own = client(worker.url, { tenant: "neighbours" });
    const dead = hook(() => undefined);
    const alive = hook();
    await own.add({ url: dead.url, delivery: { ...quick, deadline_ms: 10_000 } });
    await own.add({ url: alive.url });
    for (let n = 0; n < 10; n++) await own.publish({ type: "a.b", data: n });
    const started = Date.now();
    const event = await own.publish({ type: "a.b", data: "last" });
    await eventually(
      () => alive.seen().length,
      (n) => n === 11,
      "the neighbour's events",
      5_000,
    );
    assert.ok(Date.now() - started < 5_000);
    assert.equal(event.deliveries.length, 2);
    assert.equal(dead.seen().length, 6, "i18: six attempts at once, and no more");
  });
});

describe("retries", () => {
  test("i5: carry the same id and bytes and a fresh signature, and end as a dead letter that can be replayed", async () => {
    const own = client(worker.url, { tenant: "retries" });
    const at = hook(() => 503);
    const endpoint = await own.add({ url: at.url, provider: "gooclaim", delivery: quick });
    const event = await own.publish({ type: "workflow.completed", data: { n: 1 } });
    const id = event.deliveries[0].id;
    const dead = await own.delivered(id, ({ delivery }) => delivery.state === "dead");
    assert.deepEqual([dead.delivery.attempts, dead.attempts.map(({ status }) => status)], [3, [503, 503, 503]]);
    assert.equal(at.seen().length, 3);
    assert.equal(new Set(at.seen().map(({ body }) => body.toString())).size, 1);
    assert.equal(new Set(at.seen().map(({ headers }) => headers["x-gooclaim-idempotency-key"])).size, 1);
    assert.equal(new Set(at.seen().map(({ headers }) => headers["x-gooclaim-timestamp"])).size, 3);
    assert.ok(at.seen().every((delivery) => signed.gooclaim(delivery, endpoint.secret)));
    for (const [before, after] of [
      [0, 1],
      [1, 2],
    ])
      assert.ok(at.seen()[after].at - at.seen()[before].at >= 1_000, "i4");

    // i19: dead letters are listed, counted and replayed, once for one key.
    assert.equal((await own.endpoint(endpoint.id)).deliveries.dead, 1);
    const list = await own.deliveries(endpoint.id, "?state=dead&type=workflow.completed&since=2026-01-01T00:00:00Z");
    assert.deepEqual(
      list.data.map((row) => row.id),
      [id],
    );
    at.answer(() => 200);
    const key = { "idempotency-key": "replay-1" };
    const replayed = await own.act(endpoint.id, "replay", {}, key);
    assert.deepEqual([replayed.replayed, replayed.next_cursor], [1, null]);
    assert.deepEqual(await own.act(endpoint.id, "replay", {}, key), replayed);
    const again = await own.delivered(id);
    assert.deepEqual([again.delivery.generation, again.delivery.attempts, again.delivery.event], [2, 4, event.id]);
    await wait(300);
    assert.equal(at.seen().length, 4);
    assert.deepEqual(at.seen()[3].body, at.seen()[0].body);
  });

  test("t25: keep the headers that were sent, the signature included, and of the owner's own only the names", async () => {
    const own = client(worker.url, { tenant: "headers" });
    const at = hook(() => (at.seen().length < 2 ? 503 : 200));
    const headers = { Authorization: "Bearer canary-in-a-header" };
    const endpoint = await own.add({ url: at.url, headers, delivery: quick });
    const event = await own.publish({ type: "a.b", data: {} });
    const { attempts } = await own.delivered(event.deliveries[0].id);
    assert.equal(attempts.length, 2);
    for (const [index, attempt] of attempts.entries()) {
      const seen = at.seen()[index].headers;
      assert.equal(seen.authorization, headers.Authorization);
      const { authorization, ...rest } = attempt.headers;
      assert.equal(authorization, "[redacted]");
      const names = ["content-type", "user-agent", "webhook-id", "webhook-signature", "webhook-timestamp"];
      assert.deepEqual(Object.keys(rest), names);
      for (const name of names) assert.equal(rest[name], seen[name], name);
    }
    const trial = await own.act(endpoint.id, "test");
    assert.equal(trial.headers["webhook-signature"], at.seen()[2].headers["webhook-signature"]);
    const down = await own.add({ url: "http://127.0.0.1:1/", event_types: ["c.d"], delivery: quick });
    const lost = await own.publish({ type: "c.d", data: {} });
    const { attempts: none } = await own.delivered(lost.deliveries.find((one) => one.endpoint === down.id).id, (one) =>
      Boolean(one.attempts[0]?.error),
    );
    assert.ok(none[0].headers["webhook-signature"], "also where nobody answered");
  });

  test("i10: a replay under a new id names the old one", async () => {
    const own = client(worker.url, { tenant: "newid" });
    const at = hook();
    const endpoint = await own.add({ url: at.url, provider: "gooclaim" });
    const event = await own.publish({ id: "evt_old", type: "workflow.completed", data: { id: "evt_old" } });
    await own.delivered(event.deliveries[0].id);
    const key = { "idempotency-key": "new-1" };
    const fresh = await own.must(
      200,
      "POST",
      own.at(`/deliveries/${event.deliveries[0].id}/replay`),
      { new_id: true },
      key,
    );
    const same = await own.must(
      200,
      "POST",
      own.at(`/deliveries/${event.deliveries[0].id}/replay`),
      { new_id: true },
      key,
    );
    assert.equal(fresh.id, same.id);
    assert.equal(fresh.replay_of, "evt_old");
    await own.delivered(fresh.id);
    const [, sent] = at.seen();
    assert.equal(sent.headers["replay-of"], "evt_old");
    assert.equal(sent.headers["x-gooclaim-idempotency-key"], fresh.event);
    assert.deepEqual([JSON.parse(sent.body).event_id, JSON.parse(sent.body).data], [fresh.event, { id: "evt_old" }]);
    assert.ok(signed.gooclaim(sent, endpoint.secret));
  });

  test("t38: replays are written down with who asked, and refused beyond 200 in a minute", async () => {
    const own = client(worker.url, { tenant: "replays" });
    const { id: token, token: key } = await own.must(201, "POST", own.at("/tokens"));
    const owner = client(worker.url, { tenant: "replays", key });
    const at = hook();
    const endpoint = await own.add({ url: at.url, delivery: quick });
    const { deliveries } = await own.publish({ type: "a.b", data: {} });
    const [{ id }] = deliveries;
    await own.delivered(id);
    // Disabled: what is replayed waits like everything else.
    await own.act(endpoint.id, "disable");
    assert.equal((await owner.act(endpoint.id, "replay", { state: "delivered", type: "a.b" })).replayed, 1);
    assert.equal(
      (await owner.act(endpoint.id, "replay", { state: "delivered" })).replayed,
      0,
      "nothing is left to replay",
    );
    await wait(300);
    assert.equal(at.seen().length, 1);
    await own.act(endpoint.id, "enable");
    await eventually(
      () => own.delivery(id),
      ({ delivery }) => delivery.state === "delivered" && delivery.generation === 2,
    );
    await own.must(200, "POST", own.at(`/deliveries/${id}/replay`), { new_id: true });

    const list = (query = "") => own.must(200, "GET", own.at(`/endpoints/${endpoint.id}/replays${query}`));
    const [one, several] = (await list()).data;
    const range = { state: null, since: null, until: null, type: null, new_id: true, cursor: null };
    assert.deepEqual(one, { at: one.at, by: "operator", delivery: id, range, replayed: 1 });
    const asked = { ...range, state: "delivered", type: "a.b", new_id: false };
    assert.deepEqual(several, { at: several.at, by: token, delivery: null, range: asked, replayed: 1 });
    assert.ok(Math.abs(Date.parse(one.at) - Date.now()) < 10_000);
    const first = await list("?limit=1");
    assert.deepEqual([first.data, (await list(`?limit=1&cursor=${first.next_cursor}`)).data], [[one], [several]]);
    const line = await worker.logged(({ code, by }) => code === "replayed" && by === token, "the log line");
    assert.deepEqual([line.endpoint, line.tenant, line.replayed], [endpoint.id, "replays", 1]);

    // The last one under a key that is known is no further replay.
    const again = () =>
      owner.call("POST", owner.at(`/deliveries/${id}/replay`), { new_id: true }, { "idempotency-key": "k" });
    let refused;
    for (let n = 0; n < 210 && refused === undefined; n++) {
      const path = owner.at(`/deliveries/${id}/replay`);
      const answer = n === 0 ? await again() : await owner.call("POST", path, { new_id: true });
      if (answer.status !== 200) refused = { n, ...answer };
    }
    assert.deepEqual([refused.n, refused.status, refused.body.code], [198, 429, "too_many_replays"]);
    const seconds = Number(refused.headers.get("retry-after"));
    assert.ok(seconds >= 1 && seconds <= 60, `${seconds}`);
    assert.equal((await again()).status, 200);
  });

  test("a pending delivery can be cancelled, once", async () => {
    const own = client(worker.url, { tenant: "cancel" });
    const at = hook(() => 500);
    await own.add({ url: at.url, delivery: { ...quick, schedule_s: [1, 600] } });
    const event = await own.publish({ type: "a.b", data: {} });
    const id = event.deliveries[0].id;
    await own.delivered(id, ({ delivery }) => delivery.attempts === 1 && !delivery.running);
    const cancelled = await own.must(200, "POST", own.at(`/deliveries/${id}/cancel`));
    assert.equal(cancelled.state, "cancelled");
    assert.deepEqual(codes(await own.call("POST", own.at(`/deliveries/${id}/cancel`))), [409, "already_ended"]);
    assert.deepEqual(codes(await own.call("POST", own.at(`/deliveries/${id}/replay`))), [409, "not_replayable"]);
    await wait(1_500);
    assert.equal(at.seen().length, 1);
  });

  test("i13: the last failure of an event disables the endpoint where the provider says so; enabling resumes", async () => {
    const own = client(worker.url, { tenant: "disables" });
    const at = hook();
    const endpoint = await own.add({
      url: at.url,
      provider: "claimport",
      delivery: { ...quick, schedule_s: [1], exhausted: "disable" },
    });
    at.answer(() => 500);
    const event = await own.publish({ type: "claim.created", data: {} });
    await eventually(
      () => own.endpoint(endpoint.id),
      ({ status }) => status === "disabled",
      "disabled",
    );
    const disabled = await own.endpoint(endpoint.id);
    assert.deepEqual([disabled.reason, disabled.deliveries.pending, disabled.next_attempt_at], ["exhausted", 1, null]);
    // i8: an event that is published meanwhile is kept, and nothing is sent.
    const later = await own.publish({ type: "claim.updated", data: {} });
    await wait(1_500);
    assert.equal(at.seen().length, 3, "the ping and two attempts");
    at.answer(() => 200);
    await own.act(endpoint.id, "enable");
    await own.delivered(event.deliveries[0].id);
    await own.delivered(later.deliveries[0].id);
  });

  test("i13: failures, disabling, dead letters and recovery are events for the operator", async () => {
    const operator = client(worker.url, { tenant: "operator" });
    const told = hook();
    await operator.add({ url: told.url, event_types: ["endpoint.*", "event.*"] });
    // Whatever types the operator's own events have: notices are not the operator's.
    await operator.must(200, "PUT", operator.at("/event-types"), { closed: true, types: [{ name: "claim.created" }] });
    const own = client(worker.url, { tenant: "watched" });
    const at = hook(() => 500);
    const endpoint = await own.add({ url: at.url, delivery: quick });
    const event = await own.publish({ type: "a.b", data: {} });
    const types = () =>
      told
        .seen()
        .map(({ body }) => JSON.parse(body))
        .filter(({ data }) => data.endpoint === endpoint.id);
    await eventually(types, (seen) => seen.length === 2, "two notices");
    assert.deepEqual(
      types()
        .map(({ type }) => type)
        .sort(),
      ["endpoint.failing", "event.dead_lettered"],
    );
    assert.ok(types().every(({ data }) => data.tenant === "watched" && data.event === event.id && data.failures === 3));
    at.answer(() => 200);
    await own.act(endpoint.id, "replay");
    await eventually(types, (seen) => seen.some(({ type }) => type === "endpoint.recovered"), "recovery");
    at.answer(() => 410);
    await own.publish({ type: "a.b", data: 2 });
    const [disabled] = await eventually(
      () => types().filter(({ type }) => type === "endpoint.disabled"),
      (seen) => seen.length === 1,
      "disabling",
    );
    assert.equal(disabled.data.reason, "gone");
    await operator.must(200, "PUT", operator.at("/event-types"), { closed: false, types: [] });
  });
});

test("with `fifo`, events arrive in the order in which they were published", async () => {
  const own = client(worker.url, { tenant: "fifo" });
  let fails = 1;
  const at = hook(async () => {
    await wait(20);
    return fails-- > 0 ? 500 : 200;
  });
  await own.add({ url: at.url, fifo: true, delivery: quick });
  let last;
  for (let n = 0; n < 8; n++) last = await own.publish({ type: "a.b", data: n });
  await own.delivered(last.deliveries[0].id);
  assert.deepEqual(
    at.seen().map(({ body }) => JSON.parse(body).data),
    [0, 0, 1, 2, 3, 4, 5, 6, 7],
  );
});

test("a rate limit spreads attempts over seconds", async () => {
  const own = client(worker.url, { tenant: "rate" });
  const at = hook();
  await own.add({ url: at.url, rate_per_second: 2 });
  for (let n = 0; n < 6; n++) await own.publish({ type: "a.b", data: n });
  await eventually(
    () => at.seen().length,
    (n) => n === 6,
    "six events",
  );
  const times = at.seen().map(({ at }) => at);
  for (let n = 2; n < 6; n++) assert.ok(times[n] - times[n - 2] >= 950, `${times[n] - times[n - 2]} ms for two`);
});

test("t27: old and new secret both sign for 24 hours, and a second rotation inside is a conflict", async () => {
  const own = client(worker.url, { tenant: "rotation" });
  const at = hook();
  const endpoint = await own.add({ url: at.url });
  const rotated = await own.act(endpoint.id, "rotate", undefined, { "idempotency-key": "rot-1" });
  assert.notEqual(rotated.secret, endpoint.secret);
  assert.deepEqual(
    await own.act(endpoint.id, "rotate", undefined, { "idempotency-key": "rot-1" }),
    rotated,
    "the same request again",
  );
  assert.deepEqual(codes(await own.call("POST", own.at(`/endpoints/${endpoint.id}/rotate`))), [
    409,
    "rotation_in_progress",
  ]);
  const hours = (Date.parse(rotated.rotating_until) - Date.now()) / 3_600_000;
  assert.ok(hours > 23.9 && hours <= 24);
  const event = await own.publish({ type: "a.b", data: {} });
  await own.delivered(event.deliveries[0].id);
  const [sent] = at.seen();
  assert.equal(sent.headers["webhook-signature"].split(" ").length, 2);
  assert.ok(signed["standard-webhooks"](sent, endpoint.secret) && signed["standard-webhooks"](sent, rotated.secret));
});

test("an ed25519 key signs as `v1a`; the receiver needs only the public half; rotation keeps both for a day", async () => {
  const own = client(worker.url, { tenant: "asymmetric" });
  const at = hook();
  const endpoint = await own.add({ url: at.url, asymmetric: true });
  assert.match(endpoint.secret, /^whsk_/);
  const rotated = await own.act(endpoint.id, "rotate");
  assert.match(rotated.secret, /^whsk_/);
  await own.delivered((await own.publish({ type: "a.b", data: {} })).deliveries[0].id);
  const [{ headers, body }] = at.seen();
  const tags = headers["webhook-signature"].split(" ").map((entry) => entry.split(","));
  assert.deepEqual(
    tags.map(([version]) => version),
    ["v1a", "v1a"],
  );
  for (const { public_key } of [endpoint, rotated]) {
    // SubjectPublicKeyInfo of RFC 8410 around the 32 bytes.
    const der = Buffer.concat([
      Buffer.from("302a300506032b6570032100", "hex"),
      Buffer.from(public_key.replace("whpk_", ""), "base64"),
    ]);
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    const content = Buffer.concat([Buffer.from(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.`), body]);
    assert.ok(tags.some(([, tag]) => verify(null, content, key, Buffer.from(tag, "base64"))));
  }
  const refused = await own.call("POST", own.at("/endpoints"), { url: at.url, provider: "gooclaim", asymmetric: true });
  assert.deepEqual(codes(refused), [422, "invalid"]);
});

test("a provider that signs the URL signs the endpoint's own; one with a private key cannot be an endpoint's", async () => {
  const own = client(worker.url, { tenant: "urls" });
  for (const provider of ["square", "hubspot"]) {
    const at = hook();
    const { secret } = await own.add({ url: at.url, provider });
    await own.delivered((await own.publish({ type: "a.b", data: { n: 1 } })).deliveries.at(-1).id);
    const [{ headers, body }] = at.seen();
    const hmac = (...parts) => createHmac("sha256", secret).update(parts.join("")).digest("base64");
    if (provider === "square") assert.equal(headers["x-square-hmacsha256-signature"], hmac(at.url, body));
    else {
      const time = headers["x-hubspot-request-timestamp"];
      assert.match(time, /^\d{13}$/);
      assert.equal(headers["x-hubspot-signature-v3"], hmac("POST", at.url, body, time));
    }
  }
  for (const provider of ["discord", "sendgrid"]) {
    const refused = await own.call("POST", own.at("/endpoints"), { url: hook().url, provider });
    assert.deepEqual(codes(refused), [422, "invalid"], provider);
  }
});

test("a test event shows its result at once and leaves no trace", async () => {
  const own = client(worker.url, { tenant: "tests" });
  const at = hook(() => 418);
  const endpoint = await own.add({ url: at.url });
  const trial = await own.act(endpoint.id, "test");
  assert.deepEqual([trial.ok, trial.status, trial.error, trial.answer], [false, 418, "status", '{"status":418}']);
  assert.ok(signed["standard-webhooks"](at.seen()[0], endpoint.secret));
  assert.deepEqual((await own.deliveries(endpoint.id)).data, []);
});

test("i9: after a delete nothing is sent any more", async () => {
  const own = client(worker.url, { tenant: "deleted" });
  const at = hook(() => 500);
  const endpoint = await own.add({ url: at.url, delivery: quick });
  const event = await own.publish({ type: "a.b", data: {} });
  await own.delivered(event.deliveries[0].id, ({ delivery }) => delivery.attempts === 1 && !delivery.running);
  await own.must(204, "DELETE", own.at(`/endpoints/${endpoint.id}`));
  const before = at.seen().length;
  await wait(1_500);
  assert.equal(at.seen().length, before);
  assert.equal((await own.call("GET", own.at(`/deliveries/${event.deliveries[0].id}`))).status, 404);
});

describe("the API", () => {
  test("t36: another tenant's things are the same 404 as what does not exist", async () => {
    const [a, b] = [client(worker.url, { tenant: "tenant-a" }), client(worker.url, { tenant: "tenant-b" })];
    const endpoint = await b.add({ url: hook().url });
    const event = await b.publish({ type: "a.b", data: {} });
    const delivery = event.deliveries[0].id;
    const { token } = await a.must(201, "POST", "/tenants/tenant-a/tokens", { expires_in_s: 60 });
    const mine = client(worker.url, { key: token, tenant: "tenant-a" });
    assert.equal((await mine.call("GET", "/tenants/tenant-a/endpoints")).status, 200);
    const unknown = await mine.call("GET", "/tenants/tenant-a/endpoints/ep_00000000000000000000000000000000");
    const routes = [
      ["GET", "/endpoints"],
      ["POST", "/endpoints"],
      ["GET", `/endpoints/${endpoint.id}`],
      ["PATCH", `/endpoints/${endpoint.id}`],
      ["DELETE", `/endpoints/${endpoint.id}`],
      ["GET", `/endpoints/${endpoint.id}/deliveries`],
      ["POST", "/events"],
      ["GET", `/events/${event.id}`],
      ["GET", `/deliveries/${delivery}`],
      ["POST", `/deliveries/${delivery}/replay`],
      ["POST", `/deliveries/${delivery}/cancel`],
      ["POST", "/tokens"],
      ["GET", "/event-types"],
      ["PUT", "/event-types"],
      ...["verify", "test", "enable", "disable", "rotate", "replay"].map((action) => [
        "POST",
        `/endpoints/${endpoint.id}/${action}`,
      ]),
    ];
    for (const [method, route] of routes) {
      const foreign = await mine.call(method, `/tenants/tenant-b${route}`, method === "GET" ? undefined : {});
      assert.deepEqual([foreign.status, foreign.body], [404, unknown.body], `${method} ${route} of another tenant`);
      // The same object asked for under the caller's own tenant.
      if (/ep_|dl_|evt_/.test(route)) {
        const moved = await mine.call(method, `/tenants/tenant-a${route}`, method === "GET" ? undefined : {});
        assert.deepEqual(
          [moved.status, moved.body],
          [404, unknown.body],
          `${method} ${route} through one's own tenant`,
        );
      }
    }
    assert.equal((await b.endpoint(endpoint.id)).status, "active");
    assert.deepEqual(codes(await mine.call("POST", "/tenants/tenant-a/tokens", {})), [403, "operator_only"]);
  });

  test("a token expires and can be revoked", async () => {
    const short = await api.must(201, "POST", api.at("/tokens"), { expires_in_s: 1 });
    const long = await api.must(201, "POST", api.at("/tokens"), {});
    const status = async ({ token }) =>
      (await client(worker.url, { key: token }).call("GET", api.at("/endpoints"))).status;
    assert.equal(await status(long), 200);
    await api.must(204, "DELETE", api.at(`/tokens/${long.id}`));
    assert.equal(await status(long), 401);
    await wait(1_100);
    assert.equal(await status(short), 401);
  });

  test("t35: wrong keys get one answer, and too many of them 429", async () => {
    const wrong = ["", "x", "operator-key", `${"a".repeat(300)}`, "spt_acme.tok.99999999999.00"];
    const seen = new Set();
    for (const key of wrong)
      seen.add(JSON.stringify((await client(worker.url, { key }).call("GET", api.at("/endpoints"))).body));
    const none = await client(worker.url, { key: null }).call("GET", "/nothing/here");
    seen.add(JSON.stringify(none.body));
    assert.equal(seen.size, 1, [...seen].join());
    assert.equal(none.headers.get("www-authenticate"), "Bearer");
    const statuses = [];
    for (let n = 0; n < 60; n++)
      statuses.push((await client(worker.url, { key: `guess-${n}` }).call("GET", api.at("/endpoints"))).status);
    assert.equal(statuses.at(-1), 429);
    assert.equal((await api.call("GET", api.at("/endpoints"))).status, 200, "the right key still opens");
  });

  test("answers what it cannot read with a problem, a code and a detail", async () => {
    const contradictory = {
      name: "own",
      signature: { header: "X-Own", encoding: "hex", signed: "{timestamp}.{body}" },
    };
    const cases = [
      [400, "malformed", "POST", "/events", "{"],
      [422, "invalid", "POST", "/events", { type: "a.b" }],
      [422, "invalid", "POST", "/events", { type: "a b", data: 1 }],
      [422, "invalid", "POST", "/events", { type: "a.b", data: 1, id: "a.b" }],
      [422, "invalid", "POST", "/events", { type: "a.b", data: 1, timestamp: "yesterday" }],
      [422, "invalid", "POST", "/events", { type: "a.b", data: 1, timestamp: "2026-02-30T00:00:00Z" }],
      [422, "invalid", "POST", "/events", { type: "a.b", data: 1, more: 1 }],
      [413, "body_too_large", "POST", "/events", JSON.stringify({ type: "a.b", data: "x".repeat(1 << 20) })],
      [422, "invalid", "POST", "/endpoints", { url: "https://example.com/", provider: "nobody" }],
      [422, "invalid", "POST", "/endpoints", { url: "https://example.com/", provider: contradictory }],
      [422, "invalid", "POST", "/endpoints", { url: "https://example.com/", secret: "short" }],
      [422, "invalid", "POST", "/endpoints", { url: "https://example.com/", event_types: [] }],
      [422, "invalid", "POST", "/endpoints", { url: "https://example.com/", event_types: ["a*"] }],
      [422, "invalid", "POST", "/endpoints", { url: "https://example.com/", headers: { Host: "x" } }],
      [422, "invalid", "POST", "/endpoints", { url: "https://example.com/", headers: { "webhook-id": "x" } }],
      [422, "invalid", "POST", "/endpoints", { url: "https://example.com/", headers: { "x-a": "b\r\nc: d" } }],
      [422, "invalid", "POST", "/events", ["evt_1", "a.b", null, 1]],
      [422, "invalid", "POST", "/events", "null"],
      [405, "method_not_allowed", "QUERY", "/endpoints"],
      [422, "invalid", "GET", "/endpoints?limit=0"],
      [422, "invalid", "GET", "/endpoints?cursor=x"],
      [404, "not_found", "GET", "/nothing"],
      [405, "method_not_allowed", "DELETE", "/events"],
    ];
    for (const [status, code, method, path, body] of cases) {
      // A body that is refused unread may cost its connection; every case here is refused, so asking again is safe.
      const ask = () => api.call(method, api.at(path), body);
      const answer = await ask().catch(ask);
      assert.deepEqual(
        codes(answer),
        [status, code],
        `${method} ${path} ${JSON.stringify(body)?.slice(0, 80)}: ${JSON.stringify(answer.body)}`,
      );
      assert.equal(answer.headers.get("content-type"), "application/problem+json");
    }
    assert.equal((await api.call("DELETE", api.at("/events"))).headers.get("allow"), "POST");
  });

  test("is described at /openapi.json, path by path", async () => {
    const response = await fetch(`${worker.url}/openapi.json`);
    assert.equal(response.status, 200);
    const document = await response.json();
    assert.equal(document.openapi, "3.1.0");
    // Every path answers something else than "not found" to a method that it does not have.
    for (const path of Object.keys(document.paths)) {
      const filled = path
        .replace("/v1", "")
        .replace("{tenant}", "acme")
        .replace("{endpoint}", `ep_${"0".repeat(32)}`)
        .replace("{delivery}", `dl_${"0".repeat(32)}_1`)
        .replace(/\{\w+\}/, "x");
      assert.equal((await api.call("OPTIONS", filled)).status, 405, path);
    }
  });

  test("the catalog of each provider can be read", async () => {
    const { data } = await api.must(200, "GET", "/event-types");
    const claimport = data.find(({ provider }) => provider === "claimport");
    assert.deepEqual([claimport.types.length, claimport.open], [10, false]);
    assert.equal(data.find(({ provider }) => provider === "gooclaim").types.length, 9);
  });
});

test("t32: a full endpoint refuses before the acknowledgement, and what is pending stays", async () => {
  const small = await startGate({ vars: { ...senderVars, SIGNPOST_MAX_PENDING: "3" } });
  try {
    const own = client(small.url);
    const at = hook(() => 500);
    const endpoint = await own.add({ url: at.url, delivery: { ...quick, schedule_s: [600] } });
    const kept = [];
    for (let n = 0; n < 3; n++) kept.push(await own.publish({ id: `evt_${n}`, type: "a.b", data: n }));
    assert.deepEqual(codes(await own.call("POST", own.at("/events"), { id: "evt_3", type: "a.b", data: 3 })), [
      507,
      "store_full",
    ]);
    assert.equal((await own.endpoint(endpoint.id)).deliveries.pending, 3);
    await own.publish({ id: "evt_0", type: "a.b", data: 0 });
    await own.must(200, "POST", own.at(`/deliveries/${kept[0].deliveries[0].id}/cancel`));
    await own.publish({ id: "evt_3", type: "a.b", data: 3 });
  } finally {
    await small.stop();
  }
});

test("i10: a replay under new ids that finds the endpoint full goes on where it stopped", async () => {
  const small = await startGate({ vars: { ...senderVars, SIGNPOST_MAX_PENDING: "3" } });
  try {
    const own = client(small.url);
    const at = hook();
    const endpoint = await own.add({ url: at.url, delivery: quick });
    for (let n = 0; n < 5; n++) await own.delivered((await own.publish({ type: "a.b", data: n })).deliveries[0].id);
    await own.act(endpoint.id, "disable");
    const until = new Date().toISOString();
    const range = { state: "delivered", new_id: true, until };
    const first = await own.act(endpoint.id, "replay", range);
    assert.equal(first.replayed, 3);
    const rest = { ...range, cursor: first.next_cursor };
    const refused = await own.call("POST", own.at(`/endpoints/${endpoint.id}/replay`), rest);
    assert.deepEqual(codes(refused), [507, "store_full"]);
    await own.act(endpoint.id, "enable");
    await eventually(
      () => own.endpoint(endpoint.id),
      ({ deliveries }) => deliveries.pending === 0,
      "the first three",
    );
    assert.deepEqual(await own.act(endpoint.id, "replay", rest), { replayed: 2, next_cursor: null });
    await eventually(at.seen, (seen) => seen.length === 10, "the other two");
    const originals = at
      .seen()
      .map(({ headers }) => headers["replay-of"])
      .filter(Boolean);
    assert.equal(new Set(originals).size, 5, "each of them once");
  } finally {
    await small.stop();
  }
});
