// The gate over real HTTP: which deliveries are one event, and that it is forwarded once.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { claimport, github, gooclaim, newId, now, post, secrets, standard } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const origin = await useOrigin();
const { source, arrived } = origin;
const gate = await useGate({
  vars: secrets,
  sources: {
    claimport: source("claimport", "CLAIMPORT_SECRET"),
    "claimport-strict": source("claimport", "CLAIMPORT_SECRET", { dedupe: "strict" }),
    gooclaim: source("gooclaim", "GOOCLAIM_SECRET"),
    "gooclaim-strict": source("gooclaim", "GOOCLAIM_SECRET", { dedupe: "strict" }),
    standard: source("standard-webhooks", "STANDARD_SECRET"),
    github: source("github", "GITHUB_SECRET"),
    "github-by-body": source("github", "GITHUB_SECRET", { dedupe: { by: "body" } }),
  },
});
const at = (name) => `${gate.url}/in/${name}`;

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

  test("t14: by the body, one body under many unsigned ids is forwarded once", async () => {
    const body = JSON.stringify({ ref: newId() });
    for (let copy = 0; copy < 20; copy++) await post(at("github-by-body"), github({ body }));
    assert.equal(origin.received.filter((request) => request.body.equals(Buffer.from(body))).length, 1);
  });

  test("one body under two unsigned ids is two events, and a retry of either is a duplicate", async () => {
    const body = JSON.stringify({ ref: newId() });
    const [first, second] = [github({ body }), github({ body })];
    const duplicates = [];
    for (const delivery of [first, second, first, second])
      duplicates.push((await post(at("github"), delivery)).headers.get("signpost-duplicate"));
    assert.deepEqual(duplicates, [null, null, "true", "true"]);
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
