// What a request may look like: one rule each, the same everywhere, and an error that names what is wrong.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { client, codes } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook, api } = await useSender();
const fields = ({ body }) => body.errors?.map(({ field, code }) => `${field} ${code}`);

describe("a request", () => {
  test("is answered with an id of its own, in a header and in every problem", async () => {
    const good = await api.call("GET", api.at("/endpoints"));
    const bad = await api.call("GET", api.at("/nothing"));
    for (const { headers } of [good, bad]) assert.match(headers.get("signpost-request-id"), /^req_[0-9a-f]{32}$/);
    assert.equal(bad.body.request_id, bad.headers.get("signpost-request-id"));
    assert.notEqual(bad.body.request_id, good.headers.get("signpost-request-id"));
  });

  test("that is refused links to the page that says what its code means", async () => {
    const { body } = await api.call("GET", api.at("/nothing"));
    assert.equal(body.type, `${worker.url}/errors.html#not_found`);
    const page = await (await fetch(`${worker.url}/errors.html`)).text();
    assert.match(page, /<h2 id="not_found">/);
  });

  test("names every field that is wrong, with what is wrong about it", async () => {
    const url = "https://example.com/";
    const cases = [
      ["/endpoints", {}, "url missing"],
      ["/endpoints", { url, colour: "red" }, "colour unknown"],
      ["/endpoints", { url, fifo: "yes" }, "fifo wrong_form"],
      ["/endpoints", { url, event_types: ["a.b", "a*"] }, "event_types[1] wrong_form"],
      ["/endpoints", { url, event_types: ["a.b", 7] }, "event_types[1] wrong_form"],
      ["/endpoints", { url, concurrency: 257 }, "concurrency out_of_range"],
      ["/endpoints", { url, rate_per_second: 0 }, "rate_per_second out_of_range"],
      ["/endpoints", { url, secret: "short" }, "secret out_of_range"],
      ["/endpoints", { url, provider: "nobody" }, "provider not_allowed"],
      ["/endpoints", { url: "https://169.254.169.254/" }, "url not_allowed"],
      ["/endpoints", { url, headers: { Host: "x" } }, "headers.Host not_allowed"],
      ["/endpoints", { url, headers: { "x-a": "1", "X-A": "2" } }, "headers.x-a duplicate"],
      ["/endpoints", { url, delivery_rules: { deadline_ms: "soon" } }, "delivery_rules wrong_form"],
      ["/events", { data: 1 }, "type missing"],
      ["/events", { type: "a b", data: 1 }, "type wrong_form"],
      ["/events", { type: "a.b", data: 1, id: "a.b" }, "id wrong_form"],
      ["/events", { type: "a.b", data: 1, timestamp: "2026-02-30T00:00:00Z" }, "timestamp wrong_form"],
      ["/tokens", { expires_in_s: 0 }, "expires_in_s out_of_range"],
      ["/tokens", { scopes: ["viewer", "root"] }, "scopes[1] wrong_form"],
      ["/portal-links", { theme: "pink" }, "theme wrong_form"],
    ];
    for (const [path, body, error] of cases) {
      const answer = await api.call("POST", api.at(path), body);
      assert.deepEqual([...codes(answer), fields(answer)], [422, "invalid", [error]], JSON.stringify(answer.body));
      assert.ok(answer.body.detail.includes(answer.body.errors[0].message), answer.body.detail);
    }
    const types = await api.call("PUT", api.at("/event-types"), { types: [{ name: "a.b" }, { name: "a b" }] });
    assert.deepEqual(fields(types), ["types[1].name wrong_form"]);
  });

  test("with a parameter that its operation does not have, or has twice, is refused", async () => {
    const refused = async (path) => {
      const answer = await api.call("GET", path);
      assert.deepEqual(codes(answer), [422, "invalid"], path);
      return fields(answer);
    };
    assert.deepEqual(await refused(api.at("/endpoints?Limit=1&page=2")), ["Limit unknown", "page unknown"]);
    assert.deepEqual(await refused("/providers?limit=1"), ["limit unknown"]);
    assert.deepEqual(await refused(api.at("/endpoints?limit=1&limit=2")), ["limit duplicate"]);
    assert.deepEqual(await refused("/sources/claims/counts?span=year"), ["span wrong_form"]);
    const endpoint = await api.add({ url: hook().url });
    const list = api.at(`/endpoints/${endpoint.id}/deliveries`);
    assert.deepEqual(await refused(`${list}?state=dead&since=today`), ["state wrong_form", "since wrong_form"]);
    assert.equal((await api.call("POST", api.at("/tokens?scope=admin"), {})).status, 422);
  });

  test("under a key that its operation does not take is refused where it would be done twice", async () => {
    const key = { "idempotency-key": "k" };
    const answer = await api.call("POST", api.at("/tokens"), {}, key);
    assert.deepEqual([...codes(answer), fields(answer)], [422, "invalid", ["Idempotency-Key not_allowed"]]);
    assert.equal((await api.call("GET", api.at("/endpoints"), undefined, key)).status, 200);
    const long = { "idempotency-key": "k".repeat(201) };
    const bad = await api.call("POST", api.at("/events"), { type: "a.b", data: 1 }, long);
    assert.deepEqual(fields(bad), ["Idempotency-Key wrong_form"]);
  });

  test("finds its path with and without one slash at the end", async () => {
    assert.equal((await api.call("GET", api.at("/endpoints/"))).status, 200);
    assert.equal((await api.call("GET", `/tenants/acme/?cursor=1`)).status, 422);
    assert.equal((await api.call("GET", api.at("/endpoints//"))).status, 404);
  });

  test("for a tenant that no tenant can be is told which names there are", async () => {
    for (const name of ["a.b", "eu.acme", "a%20b", "ä", "a".repeat(65)]) {
      const answer = await api.call("GET", `/tenants/${name}/endpoints`);
      assert.deepEqual([...codes(answer), fields(answer)], [422, "invalid", ["tenant_id wrong_form"]], name);
    }
  });
});

describe("event types", () => {
  test("may join their words by a slash or a colon, as the providers that do", async () => {
    const own = client(worker.url, { tenant: "joints" });
    const at = hook();
    const endpoint = await own.add({ url: at.url, event_types: ["orders/*", "user:signed_up"] });
    const sent = ["orders/create", "user:signed_up"];
    for (const type of sent) await own.delivered((await own.publish({ type, data: {} })).deliveries[0].id);
    for (const type of ["orders.create", "user:left", "orders"]) {
      assert.equal((await own.publish({ type, data: {} })).deliveries.length, 0, type);
    }
    assert.deepEqual(
      (await own.deliveries(endpoint.id)).data.map(({ type }) => type),
      sent.toReversed(),
    );
  });

  test("are listed and replayed by pattern, too", async () => {
    const own = client(worker.url, { tenant: "patterns" });
    const endpoint = await own.add({ url: hook().url });
    for (const type of ["fl.a", "fl.b.c", "flx.a", "fl"]) {
      await own.delivered((await own.publish({ type, data: {} })).deliveries[0].id);
    }
    const types = async (pattern) =>
      (await own.deliveries(endpoint.id, `?type=${encodeURIComponent(pattern)}`)).data.map(({ type }) => type);
    assert.deepEqual(await types("fl.*"), ["fl.b.c", "fl.a"]);
    assert.deepEqual(await types("fl"), ["fl"]);
    assert.equal((await types("*")).length, 4);
    const range = { state: "delivered", type: "fl.*" };
    assert.equal((await own.act(endpoint.id, "replay", range)).replayed_count, 2);
  });
});

describe("headers of an endpoint's own", () => {
  test("are written and never read back; a change keeps what is sent back as it was shown", async () => {
    const own = client(worker.url, { tenant: "headers" });
    const at = hook();
    const { id, headers } = await own.add({ url: at.url, headers: { "X-Key": "one", "X-Team": "blue" } });
    assert.deepEqual(headers, { "X-Key": "[redacted]", "X-Team": "[redacted]" });
    const change = (headers) => own.call("PATCH", own.at(`/endpoints/${id}`), { headers });
    assert.deepEqual((await change({ "X-Key": "[redacted]", "X-New": "two" })).body.headers, {
      "X-Key": "[redacted]",
      "X-New": "[redacted]",
    });
    assert.deepEqual(fields(await change({ "X-Other": "[redacted]" })), ["headers.X-Other not_allowed"]);
    await own.delivered((await own.publish({ type: "a.b", data: {} })).deliveries[0].id);
    const [sent] = at.seen();
    assert.deepEqual([sent.headers["x-key"], sent.headers["x-new"], sent.headers["x-team"]], ["one", "two", undefined]);
  });
});
