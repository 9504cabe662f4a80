// `signpost/client` against the real sender, through a proxy that loses and spoils answers.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { Signpost, SignpostError } from "signpost/client";
import { startFlakyProxy } from "./support/flaky.mjs";
import { root } from "./support/gate.mjs";
import { API_KEY, eventually, senderVars, signed } from "./support/sender.mjs";
import { secrets } from "./support/sign.mjs";
import { useGate, useReceiver } from "./support/use.mjs";

const receiver = await useReceiver();
const worker = await useGate({
  vars: { ...senderVars, ...secrets },
  sources: { claims: { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], origin: receiver.url } },
});
const proxy = await startFlakyProxy(worker.url);
after(() => proxy.stop());
/** Every tenant is one test's own. */
const clientOf = (tenant, options) => new Signpost({ url: proxy.url, token: API_KEY, tenant, ...options });
const hook = (name) => `http://127.0.0.1:${receiver.port}/${name}`;
const rejection = async (promise) => {
  const error = await promise.then(
    () => assert.fail("it resolved"),
    (error) => error,
  );
  assert.ok(error instanceof SignpostError, inspect(error));
  return error;
};

describe("a call whose answer is lost", () => {
  test("publishes one event, whatever becomes of the first four answers", async () => {
    const signpost = clientOf("lossy");
    const endpoint = await signpost.endpoints.add({ url: hook("lossy") });
    proxy.take();
    proxy.fault("drop", 503, 429, "cut");
    const event = await signpost.publish({ type: "claim.created", data: { claim: "clm_1" } });

    const requests = proxy.take();
    assert.deepEqual(
      requests.map(({ fault, status }) => [fault, status]),
      [
        ["drop", 202],
        [503, 202],
        [429, 202],
        ["cut", 202],
        ["pass", 202],
      ],
      "the sender accepted it every time",
    );
    assert.match(requests[0].key, /^[0-9a-f]{32}$/);
    assert.equal(new Set(requests.map(({ key }) => key)).size, 1, "under one key");
    assert.deepEqual([...new Set(requests.map(({ answer }) => answer.id))], [event.id], "as one event");

    const { data } = await signpost.deliveries.list(endpoint.id);
    assert.deepEqual(
      data.map((delivery) => delivery.event_id),
      [event.id],
    );
    await eventually(
      () => signpost.events.show(event.id),
      ({ deliveries }) => deliveries[0].state === "delivered",
      "the event",
    );
    assert.equal(receiver.at("/lossy").length, 1);
  });

  test("publishes the event again when its key changes: the key is what keeps it one", async () => {
    const signpost = clientOf("twice");
    const event = { type: "claim.created", data: {} };
    const first = await signpost.publish(event);
    assert.notEqual((await signpost.publish(event)).id, first.id);
    const keyed = await signpost.publish(event, { idempotencyKey: "claim-1" });
    assert.equal((await signpost.publish(event, { idempotencyKey: "claim-1" })).id, keyed.id);
  });

  test("adds one endpoint and rotates once; a secret whose answer was lost is replaced", async () => {
    const signpost = clientOf("rotating");
    proxy.fault("drop");
    const added = await signpost.endpoints.add({ url: hook("rotating") });
    assert.equal((await signpost.endpoints.list()).data.length, 1);
    assert.equal(added.secret, undefined, "it was in the answer that was lost");
    proxy.fault("cut", "drop");
    const lost = await signpost.endpoints.rotate(added.id);
    assert.equal(lost.secret, undefined);
    const { secret } = await signpost.endpoints.rotate(added.id, { replace_new: true });
    await signpost.publish({ type: "a.b", data: 1 });
    const [delivery] = await eventually(
      () => receiver.at("/rotating"),
      (seen) => seen.length > 0,
      "a delivery",
    );
    assert.ok(signed["standard-webhooks"](delivery, secret));
  });

  test("deletes: that it is gone on the second attempt is no error, and on the first it is one", async () => {
    const signpost = clientOf("deleting");
    const { id } = await signpost.endpoints.add({ url: hook("deleting") });
    proxy.take();
    proxy.fault("drop");
    assert.equal(await signpost.endpoints.delete(id), undefined);
    assert.deepEqual(
      proxy.take().map(({ status }) => status),
      [204, 404],
    );
    assert.equal((await rejection(signpost.endpoints.delete(id))).code, "not_found");
  });

  test("is not repeated where that would do it twice, and says so", async () => {
    const signpost = clientOf("once");
    const { id } = await signpost.endpoints.add({ url: hook("once") });
    proxy.take();
    proxy.fault("drop");
    const error = await rejection(signpost.endpoints.test(id));
    assert.deepEqual([error.code, error.attempts, error.method, error.status], ["network", 1, "POST", undefined]);
    assert.ok(error.url.endsWith(`/v1/tenants/once/endpoints/${id}/test`));
    assert.ok(error.cause instanceof Error);
    assert.equal(proxy.take().length, 1);
    assert.equal(receiver.at("/once").length, 1);
    proxy.fault(503);
    assert.equal((await rejection(signpost.tokens.issue())).status, 503);
    assert.equal(proxy.take().length, 1);
    // A 429 says that nothing was done.
    proxy.fault(429);
    assert.equal((await signpost.endpoints.test(id)).ok, true);
    assert.equal(proxy.take().length, 2);
  });

  test("is given up after as many attempts as the options allow, and can be made again under its key", async () => {
    const signpost = clientOf("given-up", { retries: 1 });
    proxy.take();
    proxy.fault(503, "drop");
    const event = { type: "claim.created", data: {} };
    const error = await rejection(signpost.publish(event));
    assert.deepEqual([error.code, error.attempts], ["network", 2]);
    const again = await signpost.publish(event, { idempotencyKey: error.idempotencyKey });
    assert.equal(new Set(proxy.take().map(({ answer }) => answer.id)).size, 1);
    assert.match(again.id, /^evt_/);
    proxy.fault("drop");
    assert.equal((await rejection(signpost.publish(event, { retries: 0 }))).attempts, 1);
  });

  test("is repeated when it takes too long, and ends when the caller ends it", async () => {
    const signpost = clientOf("slow");
    proxy.take();
    proxy.fault("hang");
    const event = await signpost.publish({ type: "claim.created", data: {} }, { timeoutMs: 2_000 });
    assert.deepEqual([...new Set(proxy.take().map(({ answer }) => answer.id))], [event.id]);
    proxy.fault("hang", "hang");
    const late = await rejection(signpost.eventTypes.show({ timeoutMs: 300, retries: 1 }));
    assert.deepEqual([late.code, late.attempts], ["timeout", 2]);

    proxy.take();
    proxy.fault("hang");
    const controller = new AbortController();
    const reason = new Error("the user went away");
    const call = signpost.publish({ type: "claim.created", data: {} }, { signal: controller.signal });
    await eventually(
      () => proxy.seen.length,
      (count) => count === 1,
      "the request",
    );
    controller.abort(reason);
    await assert.rejects(call, (error) => error === reason);
    await assert.rejects(signpost.tenants.show(undefined, { signal: controller.signal }), (error) => error === reason);
    assert.equal(proxy.take().length, 1, "and nothing is sent any more");
  });
});

describe("an error", () => {
  test("has the API's code, its words, the status and the request, and shows no token", async () => {
    const signpost = clientOf("errors");
    const wrong = clientOf("errors", { token: "wrong-0123456789abcdef" });
    proxy.take();
    const refused = await rejection(wrong.publish({ type: "claim.created", data: {} }));
    assert.deepEqual([refused.code, refused.status, refused.attempts], ["unauthorized", 401, 1]);
    assert.equal(proxy.take().length, 1, "a wrong token is not tried again");
    assert.doesNotMatch(inspect(refused, { depth: null }) + inspect(wrong, { depth: null }), /wrong-0123/);

    const invalid = await rejection(signpost.publish({ type: "no type!", data: {} }));
    assert.deepEqual([invalid.code, invalid.status, invalid.method], ["invalid", 422, "POST"]);
    assert.equal(invalid.url, `${proxy.url}/v1/tenants/errors/events`);
    assert.match(invalid.detail, /^`type` is not/);
    assert.ok(invalid.message.includes(invalid.detail));

    const event = { id: "evt_1", type: "claim.created", data: { n: 1 } };
    await signpost.publish(event);
    assert.equal((await rejection(signpost.publish({ ...event, data: { n: 2 } }))).code, "event_id_reused");
    await signpost.publish({ type: "a.b", data: 1 }, { idempotencyKey: "one" });
    const reused = signpost.publish({ type: "a.b", data: 2 }, { idempotencyKey: "one" });
    assert.equal((await rejection(reused)).code, "idempotency_key_reused");
    assert.equal((await rejection(signpost.events.show("evt_2"))).code, "not_found");
    const large = await rejection(signpost.publish({ type: "a.b", data: "x".repeat(1024 * 1024) }));
    assert.deepEqual([large.code, large.status], ["body_too_large", 413]);
    const blocked = await rejection(signpost.endpoints.add({ url: "https://169.254.169.254/" }));
    assert.equal(blocked.code, "invalid");
  });

  test("of a tenant's token: its own tenant opens, another is not there, and the operator's things are closed", async () => {
    const operator = clientOf("tenant-a");
    const { token, id } = await operator.tokens.issue({ expires_in_s: 60 });
    const own = clientOf("tenant-a", { token });
    await own.endpoints.add({ url: hook("tenant-a") });
    assert.equal((await rejection(Promise.resolve(own.tenant("tenant-b").endpoints.list()))).code, "not_found");
    assert.equal((await rejection(own.tenants.list())).code, "operator_only");
    await operator.tokens.revoke(id);
    assert.equal((await rejection(Promise.resolve(own.endpoints.list()))).code, "unauthorized");
  });

  test("of an address that is not a sender's names it", async () => {
    const elsewhere = new Signpost({ url: hook("elsewhere"), token: API_KEY, tenant: "acme" });
    const event = { type: "a.b", data: 1 };
    const error = await rejection(elsewhere.publish(event));
    assert.deepEqual([error.code, error.status, error.attempts], ["unexpected_answer", 200, 1]);
    receiver.answer = (_, response) => response.writeHead(307, { Location: hook("stolen") }).end();
    const redirected = await rejection(elsewhere.publish(event));
    receiver.answer = () => 200;
    assert.deepEqual([redirected.code, redirected.status], ["unexpected_answer", 307]);
    assert.equal(receiver.at("/stolen").length, 0, "the token stays here");
    const closed = new Signpost({ url: "http://127.0.0.1:1", token: API_KEY, tenant: "acme", retries: 0 });
    const unreachable = await rejection(closed.publish(event));
    assert.equal(unreachable.code, "network");
    assert.match(unreachable.message, /was not answered: (bad port|connect ECONNREFUSED)/);
  });
});

test("a list is its first page when awaited, and every row with `for await`", async () => {
  const signpost = clientOf("pages");
  for (let i = 0; i < 3; i++) await signpost.endpoints.add({ url: hook("pages"), event_types: ["never.sent"] });
  const { id } = await signpost.endpoints.add({ url: hook("pages"), event_types: ["claim.*"] });
  const published = [];
  for (let i = 0; i < 5; i++) published.push((await signpost.publish({ type: `claim.n${i}`, data: i })).id);

  const page = await signpost.deliveries.list(id, { limit: 2 });
  assert.equal(page.data.length, 2);
  const rest = await signpost.deliveries.list(id, { limit: 2, cursor: page.next_cursor });
  assert.deepEqual(
    [...page.data, ...rest.data].map((delivery) => delivery.event_id),
    published.toReversed().slice(0, 4),
  );
  proxy.take();
  const all = [];
  for await (const delivery of signpost.deliveries.list(id, { limit: 2 })) all.push(delivery.event_id);
  assert.deepEqual(all, published.toReversed());
  assert.equal(proxy.take().length, 3, "one request for each page");
  for await (const delivery of signpost.deliveries.list(id, { limit: 2 })) {
    assert.equal(delivery.event_id, published[4]);
    break;
  }
  assert.equal(proxy.take().length, 1, "a page that is not reached is not asked for");
  const typed = await signpost.deliveries.list(id, { type: "claim.n3" });
  assert.deepEqual(
    typed.data.map((delivery) => delivery.event_id),
    [published[3]],
  );
  let endpoints = 0;
  for await (const endpoint of signpost.endpoints.list({ limit: 1 })) endpoints += endpoint.tenant_id === "pages";
  assert.equal(endpoints, 4);
});

test("every operation of the OpenAPI document has a method, and each of them works", async () => {
  const signpost = clientOf("tour");
  proxy.take();
  const endpoint = await signpost.endpoints.add({
    url: hook("tour"),
    delivery_rules: { schedule_s: [3600], exhausted: "dead_letter" },
  });
  assert.equal((await signpost.endpoints.show(endpoint.id)).delivery_rules.schedule_s[0], 3600);
  assert.equal((await signpost.endpoints.change(endpoint.id, { description: "ours" })).description, "ours");
  assert.equal((await signpost.endpoints.verify(endpoint.id)).status, "active");
  assert.equal((await signpost.endpoints.test(endpoint.id)).ok, true);
  assert.equal((await signpost.endpoints.secrets(endpoint.id)).secret, endpoint.secret);
  assert.notEqual((await signpost.endpoints.rotate(endpoint.id)).secret, endpoint.secret);
  assert.equal((await signpost.endpoints.disable(endpoint.id)).disabled_reason, "manual");
  const held = await signpost.publish({ type: "claim.created", data: {} });
  assert.equal((await signpost.deliveries.cancel(held.deliveries[0].id)).state, "cancelled");
  assert.equal((await rejection(signpost.deliveries.cancel(held.deliveries[0].id))).code, "already_ended");
  assert.equal((await signpost.endpoints.enable(endpoint.id)).status, "active");
  const event = await signpost.publish({ type: "claim.created", data: { n: 1 } });
  const [delivery] = (
    await eventually(
      () => signpost.events.show(event.id),
      ({ deliveries }) => deliveries[0].state === "delivered",
      "the event",
    )
  ).deliveries;
  assert.equal(JSON.parse((await signpost.deliveries.show(delivery.id)).body).data.n, 1);
  const again = await signpost.deliveries.replay(delivery.id, { new_id: true });
  assert.equal(again.replay_of, event.id);
  assert.equal((await signpost.endpoints.replay(endpoint.id)).replayed_count, 0, "there is no dead letter");
  const [replay] = (await signpost.endpoints.replays(endpoint.id, { limit: 1 })).data;
  assert.deepEqual([replay.actor, replay.delivery_id, replay.range.new_id], ["operator", delivery.id, true]);
  assert.equal((await signpost.deliveries.list(endpoint.id, { state: "cancelled" })).data.length, 1);
  assert.equal((await signpost.deliveries.stats()).total.delivery_counts.cancelled, 1);
  assert.equal((await signpost.deliveries.stats({ endpoint: endpoint.id, span: "month" })).step_s, 43_200);
  const types = { closed: false, types: [{ name: "order.paid", description: "Paid." }] };
  assert.deepEqual(await signpost.eventTypes.define(types), types);
  assert.deepEqual(await signpost.eventTypes.show(), types);
  assert.equal((await signpost.publishBatch([{ type: "claim.created", data: { n: 2 } }]))[0].endpoint_count, 1);
  assert.equal((await signpost.events.list({ id: event.id })).data[0].endpoint_count, 1);
  const { id } = await signpost.tokens.issue();
  await signpost.tokens.revoke(id);
  assert.match((await signpost.portalLinks.create({ theme: "dark" })).url, /\/portal\/#token=.*&theme=dark$/);
  assert.equal((await signpost.tenants.show()).endpoint_counts.active, 1);
  const known = [];
  for await (const tenant of signpost.tenants.list({ limit: 1 })) known.push(tenant.id);
  assert.ok(known.includes("tour"));
  assert.deepEqual(
    (await signpost.sources.list()).data.map(({ name }) => name),
    ["claims"],
  );
  assert.deepEqual((await signpost.sources.counts("claims", { span: "day" })).recent_requests, []);
  assert.equal((await signpost.filters.test({ filter: { type: "a" }, document: { type: "a" } })).verdict, "match");
  const preview = { transform: { body: "{{type}}" }, event: { type: "a.b", data: 1 } };
  assert.equal((await signpost.transforms.preview(preview)).body, '"a.b"');
  assert.ok((await signpost.catalogs.list()).data.some(({ provider }) => provider === "claimport"));
  assert.ok((await signpost.providers.list()).data.some(({ name }) => name === "gooclaim"));
  assert.equal((await signpost.endpoints.list()).data.length, 1);
  await signpost.events.delete(event.id);
  await signpost.endpoints.delete(endpoint.id);
  await signpost.tenants.delete("tour");

  const done = new Set(
    proxy
      .take()
      .filter(({ status }) => status < 300)
      .map(({ method, path }) => `${method.toLowerCase()} ${path.split("?")[0]}`),
  );
  const { paths } = await (await fetch(`${worker.url}/openapi.json`)).json();
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => method !== "parameters")
      .map(([method, { operationId }]) => ({
        operationId,
        pattern: new RegExp(`^${method} ${path.replace(/\{\w+\}/g, "[^/]+")}$`),
      })),
  );
  assert.ok(operations.length > 20);
  const missing = operations.filter(({ pattern }) => ![...done].some((line) => pattern.test(line)));
  assert.deepEqual(
    missing.map(({ operationId }) => operationId),
    [],
  );
});

test("the example of npm/README.md publishes, once for one key", async () => {
  const text = readFileSync(join(root, "npm/README.md"), "utf8");
  const [, code] = /<!-- example: client\.mjs -->\n```js\n([\s\S]*?)```/.exec(text);
  // Inside the package, where `signpost/client` is found as its users find it.
  const folder = mkdtempSync(join(root, "npm/test/.readme-"));
  try {
    writeFileSync(join(folder, "client.mjs"), code);
    Object.assign(process.env, { SIGNPOST_URL: proxy.url, SIGNPOST_API_KEY: API_KEY });
    const { claimCreated } = await import(pathToFileURL(join(folder, "client.mjs")).href);
    proxy.take();
    proxy.fault("drop");
    const id = await claimCreated({ id: "clm_42" });
    assert.equal(await claimCreated({ id: "clm_42" }), id);
    assert.equal(await claimCreated({ id: "clm_42", amount: 5 }), "idempotency_key_reused");
    assert.equal((await clientOf("acme").events.show(id)).type, "claim.created");
    assert.equal(proxy.take()[0].key, "claim-clm_42");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
