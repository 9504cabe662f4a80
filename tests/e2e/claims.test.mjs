// One suite for both dedupe stores, driven directly: `kv` in the test build of the Worker, `strict` through its object.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { eventually } from "./support/sender.mjs";
import { claimport, github, newId, post, secrets } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const LEASE_MS = 20_000;
const origin = await useOrigin();
const { source } = origin;
const gate = await useGate({
  planted: true,
  vars: secrets,
  sources: {
    claimport: source("claimport", "CLAIMPORT_SECRET"),
    strict: source("claimport", "CLAIMPORT_SECRET", { dedupe: "strict" }),
    queue: source("github", "GITHUB_SECRET", { forward: "queue" }),
  },
});

const driven = await useGate({ main: "tests/e2e/support/worker-with-driven-claims.js", vars: secrets, sources: {} });

// The window is as short as each store allows: KV keeps nothing for less than a minute.
for (const [mode, shortestWindow] of [
  ["kv", 60],
  ["strict", 1],
]) {
  describe(`the ${mode} store`, { concurrency: true }, () => {
    const ask = async (op, id, more = {}) => {
      const body = JSON.stringify({ op, id, lease_ms: LEASE_MS, window_s: 60, ...more });
      const url = mode === "kv" ? `${gate.url}/planted/claims` : `${driven.url}/claims`;
      const response = await fetch(url, { method: "POST", body });
      const text = await response.text();
      assert.equal(response.status, 200, text);
      return JSON.parse(text);
    };
    const claim = (id, more) => ask("claim", id, more);

    test("a new event is ours, and in flight for everybody else", async () => {
      const id = newId();
      assert.equal((await claim(id)).state, "ours");
      const { state, retry_after_s: seconds } = await claim(id);
      assert.equal(state, "in_flight");
      assert.ok(seconds > 0 && seconds <= LEASE_MS / 1000);
    });

    test("release gives it back", async () => {
      const id = newId();
      const { token } = await claim(id);
      await ask("release", id, { token });
      assert.equal((await claim(id)).state, "ours");
    });

    test("commit makes it done", async () => {
      const id = newId();
      const { token } = await claim(id);
      await ask("commit", id, { token });
      assert.equal((await claim(id)).state, "done");
    });

    test("only the holder can release", async () => {
      const id = newId();
      await claim(id);
      await ask("release", id, { token: "a-stranger" });
      assert.equal((await claim(id)).state, "in_flight");
    });

    test("a release does not undo a commit", async () => {
      const id = newId();
      const { token } = await claim(id);
      await ask("commit", id, { token });
      await ask("release", id, { token });
      assert.equal((await claim(id)).state, "done");
    });

    test("t16: a lease that ends lets the next copy through, and its old holder cannot take that back", async () => {
      const id = newId();
      const { token } = await claim(id, { lease_ms: 200 });
      await eventually(
        () => claim(id),
        ({ state }) => state === "ours",
        "the end of the lease",
      );
      await ask("release", id, { token });
      assert.equal((await claim(id)).state, "in_flight");
    });

    test("a commit that comes after its lease ended still counts", async () => {
      const id = newId();
      const { token } = await claim(id, { lease_ms: 1 });
      await wait(50); // at least: later is over, too
      await ask("commit", id, { token });
      assert.equal((await claim(id)).state, "done");
    });

    test("t17: of 50 copies at once one is ours", async () => {
      const id = newId();
      const answers = await Promise.all(Array.from({ length: 50 }, () => claim(id)));
      assert.equal(answers.filter(({ state }) => state === "ours").length, 1);
      assert.equal(answers.filter(({ state }) => state === "in_flight").length, 49);
    });

    test("a taken idempotency key stops another event, and leaves that event free", async () => {
      const [first, second, key] = [newId(), newId(), newId()];
      await claim(first, { idempotency_key: key });
      assert.equal((await claim(second, { idempotency_key: key })).state, "in_flight");
      assert.equal((await claim(second)).state, "ours");
    });

    test("done by either of two keys is done", async () => {
      const [id, key] = [newId(), newId()];
      const { token } = await claim(id, { idempotency_key: key });
      await ask("commit", id, { token, idempotency_key: key });
      assert.equal((await claim(id, { idempotency_key: newId() })).state, "done");
      assert.equal((await claim(newId(), { idempotency_key: key })).state, "done");
    });

    test(`an event is forgotten when its window of ${shortestWindow} s is over, and not before`, async () => {
      const id = newId();
      const { token } = await claim(id);
      const before = Date.now();
      await ask("commit", id, { token, window_s: shortestWindow });
      await eventually(
        () => claim(id),
        ({ state }) => state === "ours",
        "the end of the window",
      );
      const ms = Date.now() - before;
      assert.ok(ms >= shortestWindow * 1000, `after ${ms} ms`);
    });
  });
}

describe("t28: a planted panic", () => {
  const object = (what) => fetch(`${gate.url}/planted/object/${what}`, { method: "POST", body: "x" });

  const healthy = async () => {
    for (const name of ["claimport", "strict"])
      assert.equal((await post(`${gate.url}/in/${name}`, claimport())).status, 200);
  };

  test("answers its caller with 500 at once, and the next request is served", async () => {
    for (let time = 0; time < 3; time++) {
      const response = await fetch(`${gate.url}/planted/panic`, {
        method: "POST",
        body: "x",
        signal: AbortSignal.timeout(60_000),
      });
      assert.deepEqual([response.status, (await response.json()).code], [500, "internal"]);
      await healthy();
    }
    // T25: the place of a panic is logged, its text never.
    assert.match(gate.output(), /wasm instance died at worker\/gate\/src\/planted.rs:\d+/);
    assert.doesNotMatch(gate.output(), /canary-never-logged/);
  });

  test("in one request costs the others of its isolate nothing", async () => {
    for (const name of ["claimport", "strict"]) {
      let finish;
      origin.answer = () => new Promise((done) => (finish = () => done(200)));
      const delivery = claimport();
      const waiting = post(`${gate.url}/in/${name}`, delivery);
      while (!finish) await wait(5);
      await fetch(`${gate.url}/planted/panic`, { method: "POST", body: "x" });
      finish();
      assert.equal((await waiting).status, 200);
      origin.answer = () => 200;
      await gate.logged((line) => line.event_id === delivery.id && line.verdict === "accepted");
      assert.equal((await post(`${gate.url}/in/${name}`, delivery)).headers.get("signpost-duplicate"), "true");
    }
    await healthy();
  });

  test("in the middle of a delivery gives its claim back, so that the provider's next try goes through", async () => {
    for (const name of ["claimport", "strict"]) {
      for (const [call, forwards] of [
        ["receive", 1],
        ["budget", 1],
        ["settle", 2],
      ]) {
        const delivery = claimport();
        await fetch(`${gate.url}/planted/dies`, { method: "POST", body: call });
        const { status, text } = await post(`${gate.url}/in/${name}`, delivery);
        assert.deepEqual([status, JSON.parse(text).code], [500, "internal"], call);
        assert.equal((await post(`${gate.url}/in/${name}`, delivery)).status, 200, call);
        assert.equal(origin.arrived(delivery.id).length, forwards, call);
      }
    }
  });

  test("of another kind, a stack overflow, is survived too", async () => {
    const response = await fetch(`${gate.url}/planted/overflow`, { signal: AbortSignal.timeout(60_000) });
    assert.equal(response.status, 500);
    await healthy();
  });

  test("in a Durable Object answers the caller, and the object works on", async () => {
    const response = await object("panic");
    assert.deepEqual([response.status, (await response.json()).code], [500, "internal"]);
    assert.equal((await object("runs")).status, 200);
  });

  test("in an alarm does not lose the alarm: it runs again", async () => {
    assert.equal((await object("arm")).status, 200);
    const runs = async () => Number(await (await object("runs")).text());
    await eventually(runs, (count) => count >= 2, "the alarm's second run");
  });
});

test("t10: fifty bodies of 1 MiB at once leave less than 16 MiB in the wasm's own memory", async () => {
  let arrived = 0;
  origin.answer = () =>
    new Promise((done) => {
      if (++arrived === 50) origin.release();
      origin.released.then(() => done(200));
    });
  origin.released = new Promise((done) => (origin.release = done));
  const body = () => JSON.stringify({ id: newId() }).padEnd(1024 * 1024);
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => post(`${gate.url}/in/claimport`, claimport({ body: body() }))),
  );
  origin.answer = () => 200;
  assert.ok(answers.every(({ status }) => status === 200));
  const pages = Number(await (await fetch(`${gate.url}/planted/memory`)).text());
  assert.ok(pages * 64 < 16 * 1024, `${pages} pages of 64 KiB`);
});

test("t10: a body of 26 MiB that is queued and sent on is not in the wasm's own memory several times", async () => {
  const MIB = 1024 * 1024;
  for (let event = 0; event < 2; event++) {
    const body = newId().padEnd(26 * MIB);
    const before = origin.received.length;
    assert.equal((await post(`${gate.url}/in/queue`, github({ body }))).status, 202);
    while (origin.received.length === before) await wait(20);
    assert.ok(origin.received.at(-1).body.equals(Buffer.from(body)));
  }
  const pages = Number(await (await fetch(`${gate.url}/planted/memory`)).text());
  assert.ok(pages * 64 < 80 * 1024, `${pages} pages of 64 KiB`);
});
