// The API itself: who may, what is refused and how, and what describes it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { client, codes, eventually } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook, api } = await useSender();

/** All of an answer but the id that each has for itself. */
const said = ({ body: { request_id, ...rest } }) => {
  assert.match(request_id, /^req_[0-9a-f]{32}$/);
  return rest;
};

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
      assert.deepEqual([foreign.status, said(foreign)], [404, said(unknown)], `${method} ${route} of another tenant`);
      // The same object asked for under the caller's own tenant.
      if (/ep_|dl_|evt_/.test(route)) {
        const moved = await mine.call(method, `/tenants/tenant-a${route}`, method === "GET" ? undefined : {});
        assert.deepEqual(
          [moved.status, said(moved)],
          [404, said(unknown)],
          `${method} ${route} through one's own tenant`,
        );
      }
    }
    assert.equal((await b.endpoint(endpoint.id)).status, "active");
  });

  test("a token expires and can be revoked", async () => {
    const short = await api.must(201, "POST", api.at("/tokens"), { expires_in_s: 1 });
    const long = await api.must(201, "POST", api.at("/tokens"), {});
    const status = async ({ token }) =>
      (await client(worker.url, { key: token }).call("GET", api.at("/endpoints"))).status;
    assert.equal(await status(long), 200);
    await api.must(204, "DELETE", api.at(`/tokens/${long.id}`));
    assert.equal(await status(long), 401);
    await eventually(
      () => status(short),
      (answer) => answer === 401,
      "the end of the token",
    );
  });

  test("t35: wrong keys get one answer, and too many of them 429", async () => {
    const wrong = ["", "x", "operator-key", `${"a".repeat(300)}`, "spt_acme.tok.99999999999.00"];
    const seen = new Set();
    for (const key of wrong)
      seen.add(JSON.stringify(said(await client(worker.url, { key }).call("GET", api.at("/endpoints")))));
    const none = await client(worker.url, { key: null }).call("GET", "/nothing/here");
    seen.add(JSON.stringify(said(none)));
    assert.equal(seen.size, 1, [...seen].join());
    assert.equal(none.headers.get("www-authenticate"), "Bearer");
    // However the minutes of the limit fall: sooner or later one of them has seen too many.
    let guesses = 0;
    const guess = async () =>
      (await client(worker.url, { key: `guess-${guesses++}` }).call("GET", api.at("/endpoints"))).status;
    while ((await guess()) !== 429) assert.ok(guesses < 300, `${guesses} guesses`);
    assert.equal((await api.call("GET", api.at("/endpoints"))).status, 200, "the right key still opens");
  });

  test("t35: all addresses of one /64 are one address", async () => {
    const guess = async (address) =>
      (
        await fetch(`${worker.url}/v1/tenants/acme/endpoints`, {
          headers: { authorization: "Bearer guess", "cf-connecting-ip": address },
        })
      ).status;
    let n = 0;
    while ((await guess(`2001:db8:0:7::${(n++).toString(16)}`)) !== 429) assert.ok(n < 300, `${n} addresses`);
    assert.equal(await guess("2001:db8:0:8::1"), 401, "another network");
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
      let answer = await ask().catch(ask);
      // The local runtime's front says so of a connection that was cut in the middle of a body.
      if (JSON.stringify(answer.body).includes("Network connection lost")) answer = await ask().catch(ask);
      assert.deepEqual(
        codes(answer),
        [status, code],
        `${method} ${path} ${JSON.stringify(body)?.slice(0, 80)}: ${JSON.stringify(answer.body)}`,
      );
      assert.equal(answer.headers.get("content-type"), "application/problem+json");
    }
    assert.equal((await api.call("DELETE", api.at("/events"))).headers.get("allow"), "GET, POST");
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
        .replace("{tenant_id}", "acme")
        .replace("{endpoint_id}", `ep_${"0".repeat(32)}`)
        .replace("{delivery_id}", `dl_${"0".repeat(32)}_1`)
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
