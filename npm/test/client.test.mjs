// What the client does by itself: when it waits, what it refuses to send. tests/e2e/client.test.mjs has the real sender.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { Signpost, SignpostError } from "signpost/client";

const TOKEN = "token-0123456789abcdef";
const event = { type: "claim.created", data: {} };
const stored = () => Response.json({ id: "evt_1", type: event.type, timestamp: "", deliveries: [] }, { status: 202 });
const problem = (status, code, headers) =>
  new Response(JSON.stringify({ type: "about:blank", title: "No.", status, code }), {
    status,
    headers: { "Content-Type": "application/problem+json", ...headers },
  });

/** A client whose requests are answered by `answers`, one after the other; the last one stays. */
function clientOf(answers, options) {
  const requests = [];
  const fetch = async (request) => {
    requests.push(request);
    return answers[Math.min(requests.length, answers.length) - 1](request);
  };
  const signpost = new Signpost({ url: "https://hooks.example.com", token: TOKEN, tenant: "acme", fetch, ...options });
  return { signpost, requests };
}

/** Lets everything run that waits for nothing but promises. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Moves the clock until the call has sent `count` requests; the milliseconds that took. */
async function untilSent(clock, requests, count) {
  for (let ms = 0; ; ms += 1) {
    await settle();
    if (requests.length >= count) return ms;
    assert.ok(ms < 200_000, `${requests.length} of ${count} requests`);
    clock.tick(1);
  }
}

test("waits as long as Retry-After asks, in seconds and as a date", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: new Date("2026-11-21T10:00:00Z") });
  const { signpost, requests } = clientOf([
    () => problem(429, "limited", { "Retry-After": "20" }),
    () => problem(503, "unavailable", { "Retry-After": "Sat, 21 Nov 2026 10:00:50 GMT" }),
    stored,
  ]);
  const published = signpost.publish(event);
  await untilSent(mock.timers, requests, 1);
  assert.equal(await untilSent(mock.timers, requests, 2), 20_000);
  assert.equal(await untilSent(mock.timers, requests, 3), 30_000);
  assert.equal((await published).id, "evt_1");
});

test("does not wait for longer than a minute: the caller is told how long", async () => {
  const { signpost, requests } = clientOf([() => problem(503, "unavailable", { "Retry-After": "61" })]);
  await assert.rejects(signpost.publish(event), { code: "unavailable", retryAfterMs: 61_000, attempts: 1 });
  assert.equal(requests.length, 1);
});

test("waits twice as long after each failure, within half of it by chance, and for 8 seconds at most", async ({
  mock,
}) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { signpost, requests } = clientOf([() => problem(503, "unavailable")], { retries: 8 });
  const published = assert.rejects(signpost.publish(event), { code: "unavailable", attempts: 9 });
  await untilSent(mock.timers, requests, 1);
  for (const most of [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]) {
    const ms = await untilSent(mock.timers, requests, requests.length + 1);
    assert.ok(ms >= most / 2 && ms <= most + 1, `${ms} of ${most}`);
  }
  await published;
  assert.equal(new Set(requests.map(({ headers }) => headers.get("Idempotency-Key"))).size, 1);
});

test("repeats what may pass, and nothing that stays as it is", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const cases = {
    429: "limited",
    500: "internal",
    502: "anything",
    503: "unavailable",
    504: "anything",
    522: "anything",
  };
  for (const [status, code] of Object.entries(cases)) {
    const { signpost, requests } = clientOf([() => problem(Number(status), code), stored]);
    const published = signpost.publish(event);
    await untilSent(mock.timers, requests, 2);
    await published;
  }
  for (const [status, code] of [
    [400, "malformed"],
    [401, "unauthorized"],
    [404, "not_found"],
    [409, "event_id_reused"],
    [422, "invalid"],
    [429, "too_many_failures"],
    [503, "not_configured"],
    [507, "store_full"],
  ]) {
    const { signpost, requests } = clientOf([() => problem(status, code), stored]);
    await assert.rejects(signpost.publish(event), { code, status, attempts: 1 });
    assert.equal(requests.length, 1, code);
  }
});

test("an answer that is cut short is asked for again, and one that is not the API's is not", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const json = { status: 202, headers: { "Content-Type": "application/json" } };
  const cut = clientOf([() => new Response('{"id":"evt_', json), stored]);
  const published = cut.signpost.publish(event);
  await untilSent(mock.timers, cut.requests, 2);
  assert.equal((await published).id, "evt_1");
  for (const answer of [
    () => new Response("<h1>Welcome</h1>", { headers: { "Content-Type": "text/html" } }),
    () => new Response('{"welcome":true}'),
    () => new Response("", { status: 404 }),
    () => Response.json({ message: "no problem document" }, { status: 400 }),
  ]) {
    const { signpost, requests } = clientOf([answer]);
    await assert.rejects(signpost.publish(event), { code: "unexpected_answer", attempts: 1 });
    assert.equal(requests.length, 1);
  }
});

test("that something is gone is success only after an attempt that may have deleted it", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const gone = () => problem(404, "not_found");
  for (const [answers, isSuccess] of [
    [[() => problem(503, "unavailable"), gone], true],
    [[() => problem(429, "limited"), gone], false],
    [[() => problem(503, "unavailable"), () => new Response("", { status: 404 })], false],
  ]) {
    const { signpost, requests } = clientOf(answers);
    const deleted = signpost.endpoints.delete("ep_1").then(
      () => true,
      () => false,
    );
    await untilSent(mock.timers, requests, 2);
    assert.equal(await deleted, isSuccess);
  }
});

test("an aborted wait ends at once, with the signal's reason", async () => {
  const controller = new AbortController();
  const { signpost, requests } = clientOf([() => problem(503, "unavailable", { "Retry-After": "60" })]);
  const published = signpost.publish(event, { signal: controller.signal });
  while (requests.length === 0) await settle();
  controller.abort();
  await assert.rejects(published, { name: "AbortError" });
  assert.equal(requests.length, 1);
});

test("a `fetch` that looks at no signal is left behind when the time is over", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { signpost, requests } = clientOf([() => new Promise(() => {}), stored], { timeoutMs: 5_000 });
  const published = signpost.publish(event);
  await untilSent(mock.timers, requests, 1);
  assert.ok((await untilSent(mock.timers, requests, 2)) >= 5_000);
  assert.equal((await published).id, "evt_1");
});

test("a request is what the API asks for", async () => {
  const { signpost, requests } = clientOf([stored], { url: "https://example.com/hooks/" });
  await signpost.tenant("globex").publish({ type: "a.b", data: { n: 1 } }, { idempotencyKey: "k-1" });
  const [request] = requests;
  assert.equal(request.url, "https://example.com/hooks/v1/tenants/globex/events");
  assert.deepEqual(
    ["authorization", "content-type", "idempotency-key"].map((name) => request.headers.get(name)),
    [`Bearer ${TOKEN}`, "application/json", "k-1"],
  );
  assert.equal(request.redirect, "manual");
  assert.equal(await request.text(), '{"type":"a.b","data":{"n":1}}');
});

test("a wrong option says what is wrong with it, and never the token", () => {
  const good = { url: "https://hooks.example.com", token: TOKEN };
  for (const [options, words] of [
    [undefined, /options are missing/],
    [{ token: TOKEN }, /`url` is where the Worker is/],
    [{ ...good, url: "hooks.example.com" }, /`url` is where the Worker is/],
    [{ ...good, url: "ftp://hooks.example.com" }, /`url` begins with/],
    [{ ...good, url: `https://x:${TOKEN}@hooks.example.com` }, /`url` has no credentials/],
    [{ ...good, url: "https://hooks.example.com/?a=b" }, /`url` has no credentials, query/],
    [{ ...good, token: undefined }, /`token` is/],
    [{ ...good, token: "" }, /`token` is/],
    [{ ...good, token: `${TOKEN}\n` }, /`token` is/],
    [{ ...good, tenant: "" }, /name of the tenant/],
    [{ ...good, tenant: ".." }, /name of the tenant/],
    [{ ...good, fetch: true }, /`fetch`/],
    [{ ...good, timeoutMs: 0 }, /`timeoutMs`/],
    [{ ...good, timeoutMs: 2 ** 31 }, /`timeoutMs`/],
    [{ ...good, retries: -1 }, /`retries`/],
    [{ ...good, retries: 1.5 }, /`retries`/],
  ]) {
    assert.throws(
      () => new Signpost(options),
      (error) => {
        assert.ok(error instanceof SignpostError);
        assert.equal(error.code, "options_invalid");
        assert.match(error.message, words);
        assert.doesNotMatch(inspect(error, { depth: null }), new RegExp(TOKEN));
        return true;
      },
    );
  }
  const signpost = new Signpost(good);
  assert.match(inspect(signpost), /^Signpost \{/);
  assert.doesNotMatch(inspect(signpost, { depth: null, showHidden: true }), new RegExp(TOKEN));
  assert.doesNotMatch(JSON.stringify(signpost), new RegExp(TOKEN));
});

test("nothing is sent of a call that cannot be right", async () => {
  const { signpost, requests } = clientOf([stored]);
  const noTenant = clientOf([stored], { tenant: undefined });
  for (const call of [
    () => noTenant.signpost.publish(event),
    () => signpost.publish(event, { idempotencyKey: "" }),
    () => signpost.publish(event, { idempotencyKey: "schl\u00fcssel" }),
    () => signpost.publish(event, { idempotencyKey: "x".repeat(201) }),
    () => signpost.publish(event, { retries: Number.NaN }),
    () => signpost.endpoints.show(undefined),
    () => signpost.endpoints.delete(""),
    // They would lead to another path.
    () => signpost.tokens.revoke(".."),
    () => signpost.events.show("."),
  ]) {
    await assert.rejects(call(), { code: "options_invalid" });
  }
  const circle = {};
  circle.self = circle;
  await assert.rejects(signpost.publish({ type: "a.b", data: circle }), TypeError);
  await assert.rejects(signpost.publish({ type: "a.b", data: 1n }), TypeError);
  assert.equal(requests.length + noTenant.requests.length, 0);
  const { signpost: other, requests: sent } = clientOf([() => problem(404, "not_found")]);
  await assert.rejects(other.events.show("a/../b?c"), { code: "not_found" });
  assert.equal(new URL(sent[0].url).pathname, "/v1/tenants/acme/events/a%2F..%2Fb%3Fc");
});

test("a list asks for nothing before it is looked at", async () => {
  const page = (data, next_cursor) => () => Response.json({ data, next_cursor });
  const { signpost, requests } = clientOf([page([1, 2], "7"), page([], "8"), page([3], null)]);
  const list = signpost.tenants.list({ limit: 2 });
  await settle();
  assert.equal(requests.length, 0);
  assert.deepEqual(await Array.fromAsync(list), [1, 2, 3]);
  assert.deepEqual(
    requests.map(({ url }) => new URL(url).search),
    ["?limit=2", "?cursor=7&limit=2", "?cursor=8&limit=2"],
  );
});
