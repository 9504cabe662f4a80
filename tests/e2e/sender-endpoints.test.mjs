// An endpoint from its first ping to its end: what confirms it, what changes it, what its secrets sign.
import assert from "node:assert/strict";
import { createHmac, createPublicKey, verify } from "node:crypto";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { client, codes, eventually, quick, signed } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook, api } = await useSender();

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
      [endpoint.confirmation.ok, endpoint.confirmation.response_status, endpoint.confirmation.error],
      [false, 204, "status"],
    );
    const published = await api.publish({ type: "claim.created", data: {} });
    assert.ok(!published.deliveries.some((delivery) => delivery.endpoint_id === endpoint.id));
    const enable = () => api.call("POST", api.at(`/endpoints/${endpoint.id}/enable`));
    assert.deepEqual(codes(await enable()), [409, "unconfirmed"]);
    await api.act(endpoint.id, "disable");
    assert.deepEqual(codes(await enable()), [409, "unconfirmed"], "being disabled confirms nothing");
    answer(() => 200);
    assert.equal((await api.act(endpoint.id, "verify")).status, "disabled", "what was disabled stays so");
    assert.equal((await api.act(endpoint.id, "enable")).status, "active");
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

  test("waits at least a second before it is tried again", async () => {
    const rules = { ...quick, schedule_s: [1, 0, 1] };
    const refused = await api.call("POST", api.at("/endpoints"), { url: hook().url, delivery_rules: rules });
    assert.deepEqual([...codes(refused), refused.body.errors[0].field], [422, "invalid", "delivery_rules"]);
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
    assert.ok(!published.deliveries.some(({ endpoint_id }) => endpoint_id === ids[0]), "the new subscription counts");
    await own.must(204, "DELETE", own.at(`/endpoints/${ids[0]}`));
    assert.equal((await own.call("GET", own.at(`/endpoints/${ids[0]}`))).status, 404);
    assert.equal((await own.must(200, "GET", own.at("/endpoints"))).data.length, 4);
  });

  test("i10: is added once for one Idempotency-Key", async () => {
    const { url } = hook();
    const key = { "idempotency-key": `add-${url}` };
    const [a, b] = [await api.add({ url }, key), await api.add({ url }, key)];
    assert.equal(a.id, b.id);
    assert.match(a.secret, /^whsec_/);
    assert.equal(b.secret, undefined, "a secret is shown once");
    const other = await api.call("POST", api.at("/endpoints"), { url, description: "another" }, key);
    assert.deepEqual(codes(other), [409, "idempotency_key_reused"]);
  });
});

test("t27: old and new secret both sign for 24 hours, and a second rotation inside is a conflict", async () => {
  const own = client(worker.url, { tenant: "rotation" });
  const at = hook();
  const endpoint = await own.add({ url: at.url });
  const key = { "idempotency-key": "rot-1" };
  const lost = await own.act(endpoint.id, "rotate", undefined, key);
  assert.notEqual(lost.secret, endpoint.secret);
  const { secret: _, ...shown } = lost;
  assert.deepEqual(await own.act(endpoint.id, "rotate", undefined, key), shown, "a secret is shown once");
  assert.deepEqual(codes(await own.call("POST", own.at(`/endpoints/${endpoint.id}/rotate`))), [
    409,
    "rotation_in_progress",
  ]);
  // Where that one answer was lost, another secret takes the place of the one that it held.
  const rotated = await own.act(endpoint.id, "rotate", { replace_new: true });
  assert.notEqual(rotated.secret, lost.secret);
  assert.equal(rotated.rotation_ends_at, lost.rotation_ends_at);
  const hours = (Date.parse(rotated.rotation_ends_at) - Date.now()) / 3_600_000;
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

test("a provider that signs the URL signs the endpoint's own; one that signs by anything but HMAC-SHA256 cannot be an endpoint's", async () => {
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
  for (const provider of ["discord", "sendgrid", "telnyx"]) {
    const refused = await own.call("POST", own.at("/endpoints"), { url: hook().url, provider });
    assert.deepEqual(codes(refused), [422, "invalid"], provider);
  }
});

test("a test event shows its result at once and leaves no trace", async () => {
  const own = client(worker.url, { tenant: "tests" });
  const at = hook(() => 418);
  const endpoint = await own.add({ url: at.url });
  const trial = await own.act(endpoint.id, "test");
  assert.deepEqual(
    [trial.ok, trial.response_status, trial.error, trial.response_body],
    [false, 418, "status", '{"status":418}'],
  );
  assert.ok(signed["standard-webhooks"](at.seen()[0], endpoint.secret));
  assert.deepEqual((await own.deliveries(endpoint.id)).data, []);
});

test("i9: after a delete nothing is sent any more", async () => {
  const own = client(worker.url, { tenant: "deleted" });
  const { promise: deleted, resolve: fail } = Promise.withResolvers();
  const at = hook(() => deleted.then(() => 500));
  const endpoint = await own.add({ url: at.url, delivery_rules: quick });
  const event = await own.publish({ type: "a.b", data: {} });
  await eventually(at.seen, (seen) => seen.length === 1, "the first attempt");
  await own.must(204, "DELETE", own.at(`/endpoints/${endpoint.id}`));
  fail();
  await wait(1_500); // the schedule's second, and a half
  assert.equal(at.seen().length, 1);
  assert.equal((await own.call("GET", own.at(`/deliveries/${event.deliveries[0].id}`))).status, 404);
});
