// Who may what: every operation of the document with every kind of key.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { client, codes } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook, api } = await useSender();

const see = [
  "listDeliveries",
  "listEndpoints",
  "listEvents",
  "listReplays",
  "showDelivery",
  "showEndpoint",
  "showEndpointStats",
  "showEvent",
  "showStats",
];
const look = [
  ...see,
  "showEventTypes",
  "showTenant",
  "listCatalogs",
  "listProviders",
  "previewTransform",
  "testFilter",
];
const manage = [
  ...["addEndpoint", "changeEndpoint", "deleteEndpoint", "disableEndpoint", "enableEndpoint", "rotateSecret"],
  ...["testEndpoint", "verifyEndpoint", "cancelDelivery", "replayDeliveries", "replayDelivery"],
];
const publish = [
  "publishBatch",
  "publishEvent",
  "listEvents",
  "showEvent",
  "showEventTypes",
  "listDeliveries",
  "listReplays",
  "showDelivery",
  "showEndpointStats",
  "showStats",
];
const issue = ["issueToken", "revokeToken", "createPortalLink"];
/** What each bundle may, written down once more: the table in crates/api must come to the same. */
const MAY = {
  viewer: look,
  manager: [...look, ...manage],
  publisher: [...publish, "listCatalogs", "listProviders", "previewTransform", "testFilter"],
  admin: [...look, ...manage, ...publish, ...issue, "defineEventTypes"],
};
const OPERATOR_ONLY = ["deleteEvent", "deleteTenant", "listTenants", "listSources", "showSourceCounts"];

const document = await (await fetch(`${worker.url}/openapi.json`)).json();
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => method !== "parameters")
    .map(([method, { operationId, requestBody }]) => ({ path, method, id: operationId, hasBody: !!requestBody })),
);

/** Asks with names that nothing has, so that what is allowed does nothing. */
function ask(key, { path, method, hasBody }) {
  const filled = path
    .replace("/v1", "")
    .replace("{tenant_id}", "scopes")
    .replace("{endpoint_id}", `ep_${"0".repeat(32)}`)
    .replace("{delivery_id}", `dl_${"0".repeat(32)}_1`)
    .replace(/\{\w+\}/, "nobody");
  return client(worker.url, { key }).call(method.toUpperCase(), filled, hasBody ? {} : undefined);
}

describe("scopes", () => {
  for (const [bundle, may] of Object.entries(MAY)) {
    test(`t36: a token with the bundle ${bundle} does what it holds, and nothing else`, async () => {
      const own = client(worker.url, { tenant: "scopes" });
      const { token } = await own.must(201, "POST", own.at("/tokens"), { scopes: [bundle] });
      for (const operation of operations) {
        const { status, body } = await ask(token, operation);
        const { id } = operation;
        if (OPERATOR_ONLY.includes(id)) assert.deepEqual([status, body.code], [403, "operator_only"], id);
        else if (!may.includes(id)) assert.deepEqual([status, body.code], [403, "missing_scope"], id);
        else assert.ok(status !== 401 && status !== 403, `${id}: ${status} ${JSON.stringify(body)}`);
      }
    });
  }

  test("the operator's key may do everything", async () => {
    for (const operation of operations) {
      const { status } = await ask(undefined, operation);
      assert.ok(status !== 401 && status !== 403, operation.id);
    }
  });

  test("a token with scopes of its own does what they say; the answer names the scope that is missing", async () => {
    const own = client(worker.url, { tenant: "scopes" });
    const scopes = ["events:write", "catalog:write"];
    const issued = await own.must(201, "POST", own.at("/tokens"), { scopes });
    assert.deepEqual(issued.scopes, scopes);
    const holder = client(worker.url, { key: issued.token, tenant: "scopes" });
    await holder.publish({ type: "a.b", data: {} });
    await holder.must(200, "PUT", holder.at("/event-types"), {});
    const refused = await holder.call("GET", holder.at("/endpoints"));
    assert.deepEqual(codes(refused), [403, "missing_scope"]);
    assert.match(refused.body.detail, /`endpoints:read`/);
    for (const bad of [[], ["root"], Array(13).fill("viewer")]) {
      assert.deepEqual(codes(await own.call("POST", own.at("/tokens"), { scopes: bad })), [422, "invalid"]);
    }
  });

  test("t36: whoever issues a token with a token gives away no more than that one holds, and for no longer", async () => {
    const own = client(worker.url, { tenant: "scopes" });
    const issuer = await own.must(201, "POST", own.at("/tokens"), {
      scopes: ["viewer", "tokens:write"],
      expires_in_s: 600,
    });
    const holder = client(worker.url, { key: issuer.token, tenant: "scopes" });
    const child = await holder.must(201, "POST", holder.at("/tokens"), { scopes: ["viewer"], expires_in_s: 86_400 });
    assert.equal(child.expires_at, issuer.expires_at);
    for (const scopes of [["admin"], ["manager"], ["events:write"], ["secrets:read"]]) {
      assert.deepEqual(codes(await holder.call("POST", holder.at("/tokens"), { scopes })), [403, "missing_scope"]);
    }
    assert.equal((await holder.call("POST", holder.at("/portal-links"), { scope: "viewer" })).status, 201);
    assert.equal((await holder.call("POST", holder.at("/portal-links"), { scope: "manager" })).status, 403);
  });

  test("t36: what an endpoint signs with is shown to the operator, and to a token that the operator issued for that", async () => {
    const given = { secret: `whsec_${Buffer.alloc(24, 7).toString("base64")}`, headers: { "X-Key": "the owner's" } };
    const { id } = await api.add({ url: hook().url, ...given });
    const at = api.at(`/endpoints/${id}/secrets`);
    assert.deepEqual(await api.must(200, "GET", at), { ...given, provider: "standard-webhooks" });
    const admin = client(worker.url, { key: (await api.must(201, "POST", api.at("/tokens"))).token });
    assert.deepEqual(codes(await admin.call("GET", at)), [403, "missing_scope"]);
    const refused = await admin.call("POST", api.at("/tokens"), { scopes: ["secrets:read"] });
    assert.deepEqual(codes(refused), [403, "missing_scope"]);
    const { token } = await api.must(201, "POST", api.at("/tokens"), { scopes: ["secrets:read"] });
    const holder = client(worker.url, { key: token });
    assert.deepEqual((await holder.must(200, "GET", at)).headers, given.headers);
    assert.deepEqual(codes(await holder.call("GET", api.at("/endpoints"))), [403, "missing_scope"]);
  });

  test("t36: a portal link manages endpoints, and neither publishes nor defines, issues or reads what is secret", async () => {
    const endpoint = await api.add({ url: hook().url, headers: { "X-Key": "the owner's" } });
    const keyOf = ({ url }) => new URLSearchParams(new URL(url).hash.slice(1)).get("token");
    const link = client(worker.url, { key: keyOf(await api.must(201, "POST", api.at("/portal-links"))) });
    assert.equal((await link.call("POST", link.at("/events"), { type: "a.b", data: {} })).status, 403);
    assert.equal((await link.call("PUT", link.at("/event-types"), { closed: true })).status, 403);
    assert.equal((await link.call("POST", link.at("/tokens"), {})).status, 403);
    assert.equal((await link.call("POST", link.at("/portal-links"), {})).status, 403);
    const seen = await link.endpoint(endpoint.id);
    assert.deepEqual([seen.headers, seen.secret], [{ "X-Key": "[redacted]" }, undefined]);
    await link.act(endpoint.id, "disable");
    await link.act(endpoint.id, "enable");
    const viewer = client(worker.url, {
      key: keyOf(await api.must(201, "POST", api.at("/portal-links"), { scope: "viewer" })),
    });
    assert.equal((await viewer.endpoint(endpoint.id)).id, endpoint.id);
    assert.equal((await viewer.call("POST", viewer.at(`/endpoints/${endpoint.id}/disable`))).status, 403);
    assert.equal((await api.call("POST", api.at("/portal-links"), { scope: "admin" })).status, 422);
  });
});
