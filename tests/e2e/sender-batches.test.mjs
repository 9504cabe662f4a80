// Many events in one call: each is stored or refused by itself.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Signpost } from "../../npm/dist/client.js";
import { API_KEY, client, codes, eventually } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender({ main: "tests/e2e/support/worker-that-counts.js" });
const own = (tenant) => client(worker.url, { tenant });
const counted = async () => (await fetch(`${worker.url}/tally`)).json();
const batch = (api, events, headers) => api.call("POST", api.at("/event-batches"), { events }, headers);
const ids = (at) =>
  at
    .seen()
    .map(({ headers }) => headers["webhook-id"])
    .sort();

describe("a batch", () => {
  test("of 100 events reaches both endpoints, for one request and no more rows than 100 events alone", async () => {
    const api = own("hundred");
    const [one, two] = [hook(), hook()];
    for (const { url } of [one, two]) await api.add({ url });
    await api.publish({ id: "warm", type: "a.b", data: 0 });
    await eventually(
      () => [one.seen().length, two.seen().length],
      ([first, second]) => first + second === 2,
      "the first event",
    );
    await counted();
    const events = Array.from({ length: 100 }, (_, n) => ({ id: `b_${n}`, type: "a.b", data: { n } }));
    const { status, body } = await batch(api, events);
    assert.equal(status, 200);
    assert.deepEqual(
      body.results,
      events.map(({ id }) => ({ status: 202, id, endpoint_count: 2, already_published: false, error: null })),
    );
    const tally = await counted();
    assert.equal(tally["TenantObject requests"], 1);
    // An event with an id is a row and an entry in the index of ids; now and then the mark moves.
    const written = tally["TenantObject rows written"];
    assert.ok(written >= 200 && written <= 210, `${written} rows`);
    await eventually(
      () => [one.seen().length, two.seen().length],
      ([first, second]) => first === 101 && second === 101,
      "all deliveries",
    );
    const sent = one.seen().find(({ headers }) => headers["webhook-id"] === "b_42");
    assert.deepEqual(JSON.parse(sent.body).data, { n: 42 });
  });

  test("keeps what is good of it: each of the others says what is wrong with it", async () => {
    const api = own("mixed");
    const at = hook();
    await api.add({ url: at.url, provider: "claimport", event_types: ["claim.*"] });
    await api.publish({ id: "taken", type: "claim.created", data: 1 });
    const events = [
      { id: "good", type: "claim.created", data: { n: 1 } },
      { id: "no type", type: "claim.created", data: 1 },
      { id: "bad_type", type: "claim created", data: 1 },
      { id: "unknown", type: "claim.craeted", data: 1 },
      { id: "taken", type: "claim.created", data: 2 },
      { type: "claim.created" },
      { id: "extra", type: "claim.created", data: 1, tenant: "x" },
      7,
      { id: "late", type: "claim.created", timestamp: "yesterday", data: 1 },
      { id: "nobody", type: "other.thing", data: 1 },
      { id: "good", type: "claim.created", data: { n: 1 } },
      { type: "claim.created", data: { n: 2 } },
    ];
    const { status, body } = await batch(api, events);
    assert.equal(status, 200);
    const told = body.results.map(({ status, error, already_published, endpoint_count }) =>
      error
        ? [status, error.code, error.errors?.map(({ field, code }) => `${field} ${code}`).join()]
        : [status, already_published, endpoint_count],
    );
    assert.deepEqual(told, [
      [202, false, 1],
      [422, "invalid", "id wrong_form"],
      [422, "invalid", "type wrong_form"],
      [422, "unknown_event_type", undefined],
      [409, "event_id_reused", undefined],
      [422, "invalid", "data missing"],
      [422, "invalid", "tenant unknown"],
      [422, "invalid", undefined],
      [422, "invalid", "timestamp wrong_form"],
      [202, false, 0],
      [202, true, 1],
      [202, false, 1],
    ]);
    assert.match(body.results[3].error.detail, /`claim.created`/);
    const made = body.results.at(-1).id;
    assert.match(made, /^evt_[0-9a-f]{32}$/);
    // The ping of the registration is none of them.
    const sent = () => at.seen().flatMap(({ body }) => JSON.parse(body).id ?? []);
    await eventually(sent, (seen) => [made, "good", "taken"].every((id) => seen.includes(id)), "what was good");
    assert.equal(sent().filter((id) => [...events, { id: made }].some((event) => event.id === id)).length, 3);
    assert.equal((await api.must(200, "GET", api.at(`/events/${made}`))).deliveries.length, 1);
  });

  test("again under its key, or by its ids, stores nothing twice", async () => {
    const api = own("twice");
    const at = hook();
    await api.add({ url: at.url });
    const events = [
      { type: "a.b", data: 1 },
      { type: "a.b", data: 1 },
      { id: "mine", type: "a.b", data: 1 },
    ];
    const key = { "idempotency-key": "batch-1" };
    const [first, again] = [await batch(api, events, key), await batch(api, events, key)];
    const of = (answer, what) => answer.body.results.map((result) => result[what]);
    assert.deepEqual(of(first, "already_published"), [false, false, false]);
    assert.deepEqual(of(again, "already_published"), [true, true, true]);
    assert.deepEqual(of(again, "id"), of(first, "id"));
    assert.equal(new Set(of(first, "id")).size, 3, "two that are equal are two events");
    const other = await batch(api, [{ type: "a.b", data: 2 }, events[1], { ...events[2], data: 2 }], key);
    assert.deepEqual(
      other.body.results.map(({ status, error }) => [status, error?.code]),
      [
        [409, "idempotency_key_reused"],
        [202, undefined],
        [409, "event_id_reused"],
      ],
    );
    await eventually(
      () => at.seen().length,
      (seen) => seen >= 3,
      "three events",
    );
    assert.equal(at.seen().length, 3);
  });

  test("that is none is refused as a whole", async () => {
    const api = own("none");
    for (const [body, status, code, field] of [
      [{ events: [] }, 422, "invalid", "events"],
      [{ events: Array(101).fill({ type: "a.b", data: 1 }) }, 422, "invalid", "events"],
      [{ events: { type: "a.b" } }, 422, "invalid", "events"],
      [{}, 422, "invalid", "events"],
      [{ events: [], more: 1 }, 422, "invalid", "more"],
      ['{"events":[', 400, "malformed", undefined],
      [{ events: [{ type: "a.b", data: "x".repeat(1 << 20) }] }, 413, "body_too_large", undefined],
    ]) {
      const answer = await api.call("POST", api.at("/event-batches"), body);
      assert.deepEqual([...codes(answer), answer.body.errors?.[0].field], [status, code, field]);
    }
    const viewer = await api.must(201, "POST", api.at("/tokens"), { scopes: ["viewer"] });
    const looking = client(worker.url, { tenant: "none", key: viewer.token });
    assert.deepEqual(codes(await batch(looking, [{ type: "a.b", data: 1 }])), [403, "missing_scope"]);
    const got = await api.call("GET", api.at("/event-batches"));
    assert.deepEqual([...codes(got), got.headers.get("allow")], [405, "method_not_allowed", "POST"]);
  });

  test("is what `publishBatch` of the client sends", async () => {
    const at = hook();
    const signpost = new Signpost({ url: worker.url, token: API_KEY, tenant: "by-client" });
    await signpost.endpoints.add({ url: at.url });
    const results = await signpost.publishBatch([
      { type: "a.b", data: { n: 1 } },
      { type: "no type!", data: 1 },
    ]);
    assert.deepEqual(
      results.map(({ status, error }) => [status, error?.code]),
      [
        [202, undefined],
        [422, "invalid"],
      ],
    );
    await eventually(
      () => ids(at),
      (seen) => seen.length === 1,
      "the event",
    );
    await assert.rejects(signpost.publishBatch([]), { code: "invalid" });
  });
});
