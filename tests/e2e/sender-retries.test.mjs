// What a failure leads to: retries, dead letters, disabled endpoints, and replays.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { client, codes, eventually, quick, signed } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender();

describe("retries", () => {
  test("i5: carry the same id and bytes and a fresh signature, and end as a dead letter that can be replayed", async () => {
    const own = client(worker.url, { tenant: "retries" });
    const at = hook(() => 503);
    const endpoint = await own.add({ url: at.url, provider: "gooclaim", delivery_rules: quick });
    const event = await own.publish({ type: "workflow.completed", data: { n: 1 } });
    const id = event.deliveries[0].id;
    const dead = await own.delivered(id, ({ delivery }) => delivery.state === "dead_letter");
    assert.deepEqual(
      [dead.delivery.attempt_count, dead.attempts.map(({ response_status }) => response_status)],
      [3, [503, 503, 503]],
    );
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
    assert.equal((await own.endpoint(endpoint.id)).delivery_counts.dead_letter, 1);
    const list = await own.deliveries(
      endpoint.id,
      "?state=dead_letter&type=workflow.completed&since=2026-01-01T00:00:00Z",
    );
    assert.deepEqual(
      list.data.map((row) => row.id),
      [id],
    );
    at.answer(() => 200);
    const key = { "idempotency-key": "replay-1" };
    const replayed = await own.act(endpoint.id, "replay", {}, key);
    assert.deepEqual([replayed.replayed_count, replayed.next_cursor], [1, null]);
    assert.deepEqual(await own.act(endpoint.id, "replay", {}, key), replayed);
    const again = await own.delivered(id);
    assert.deepEqual([again.delivery.run, again.delivery.attempt_count, again.delivery.event_id], [2, 4, event.id]);
    await own.quiet(endpoint.id);
    assert.equal(at.seen().length, 4);
    assert.deepEqual(at.seen()[3].body, at.seen()[0].body);
  });

  test("t25: keep the headers that were sent, the signature included, and of the owner's own only the names", async () => {
    const own = client(worker.url, { tenant: "headers" });
    const at = hook(() => (at.seen().length < 2 ? 503 : 200));
    const headers = { Authorization: "Bearer canary-in-a-header" };
    const endpoint = await own.add({ url: at.url, headers, delivery_rules: quick });
    const event = await own.publish({ type: "a.b", data: {} });
    const { attempts } = await own.delivered(event.deliveries[0].id);
    assert.equal(attempts.length, 2);
    for (const [index, attempt] of attempts.entries()) {
      const seen = at.seen()[index].headers;
      assert.equal(seen.authorization, headers.Authorization);
      const { authorization, ...rest } = attempt.request_headers;
      assert.equal(authorization, "[redacted]");
      const names = ["cdn-loop", "content-type", "user-agent", "webhook-id", "webhook-signature", "webhook-timestamp"];
      assert.deepEqual(Object.keys(rest), names);
      for (const name of names) assert.equal(rest[name], seen[name], name);
    }
    const trial = await own.act(endpoint.id, "test");
    assert.equal(trial.request_headers["webhook-signature"], at.seen()[2].headers["webhook-signature"]);
    const down = await own.add({ url: "http://127.0.0.1:1/", event_types: ["c.d"], delivery_rules: quick });
    const lost = await own.publish({ type: "c.d", data: {} });
    const { attempts: none } = await own.delivered(
      lost.deliveries.find((one) => one.endpoint_id === down.id).id,
      (one) => Boolean(one.attempts[0]?.error),
    );
    assert.ok(none[0].request_headers["webhook-signature"], "also where nobody answered");
  });

  test("t30: wait for no attempt that hangs", async () => {
    const own = client(worker.url, { tenant: "hangs" });
    let failed = false;
    const at = hook(({ body }) => {
      const { data } = JSON.parse(body);
      if (data === "hangs") return undefined;
      if (failed) return 200;
      failed = true;
      return 500;
    });
    await own.add({ url: at.url, delivery_rules: { ...quick, deadline_ms: 60_000 } });
    const [hangs] = (await own.publish({ type: "a.b", data: "hangs" })).deliveries;
    await eventually(at.seen, (seen) => seen.length === 1, "the attempt that hangs");
    const [retried] = (await own.publish({ type: "a.b", data: "retried" })).deliveries;
    const { attempts } = await own.delivered(retried.id);
    assert.equal(attempts.length, 2);
    const { delivery } = await own.delivery(hangs.id);
    assert.deepEqual([delivery.is_attempting, delivery.attempt_count], [true, 1], "it hangs still");
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
    assert.equal(sent.headers["x-gooclaim-idempotency-key"], fresh.event_id);
    assert.deepEqual([JSON.parse(sent.body).event_id, JSON.parse(sent.body).data], [fresh.event_id, { id: "evt_old" }]);
    assert.ok(signed.gooclaim(sent, endpoint.secret));
  });

  test("a pending delivery can be cancelled, once", async () => {
    const own = client(worker.url, { tenant: "cancel" });
    const at = hook(() => 500);
    const endpoint = await own.add({ url: at.url, delivery_rules: { ...quick, schedule_s: [600] } });
    const event = await own.publish({ type: "a.b", data: {} });
    const id = event.deliveries[0].id;
    await own.delivered(id, ({ delivery }) => delivery.attempt_count === 1 && !delivery.is_attempting);
    const cancelled = await own.must(200, "POST", own.at(`/deliveries/${id}/cancel`));
    assert.equal(cancelled.state, "cancelled");
    assert.deepEqual(codes(await own.call("POST", own.at(`/deliveries/${id}/cancel`))), [409, "already_ended"]);
    await own.quiet(endpoint.id);
    assert.equal(at.seen().length, 1);
    // Whoever called it off may think again.
    at.answer(() => 200);
    const again = await own.must(200, "POST", own.at(`/deliveries/${id}/replay`));
    assert.deepEqual([again.state, again.run], ["pending", 2]);
    await own.delivered(id);
    assert.equal(at.seen().length, 2);
  });

  test("i10: a delivery that waits is sent now, by itself or with all that wait, and its schedule goes on from there", async () => {
    const own = client(worker.url, { tenant: "now" });
    const at = hook(() => 500);
    const endpoint = await own.add({ url: at.url, delivery_rules: { ...quick, schedule_s: [600, 600, 600] } });
    const ids = [];
    for (const n of [1, 2, 3]) ids.push((await own.publish({ type: "a.b", data: n })).deliveries[0].id);
    const waits = (attempts) => async (id) =>
      own.delivered(id, ({ delivery }) => delivery.attempt_count === attempts && !delivery.is_attempting);
    await Promise.all(ids.map(waits(1)));
    const [id, ...others] = ids;
    const path = own.at(`/deliveries/${id}/replay`);
    assert.deepEqual(codes(await own.call("POST", path, { new_id: true })), [409, "not_replayable"]);
    const key = { "idempotency-key": "now" };
    for (const _ of [1, 2]) assert.equal((await own.must(200, "POST", path, {}, key)).run, 1);
    const { delivery } = await waits(2)(id);
    assert.deepEqual([delivery.state, delivery.run_failures], ["pending", 2]);
    // An attempt that is under way is not begun twice.
    const { promise, resolve } = Promise.withResolvers();
    at.answer(() => promise);
    await own.must(200, "POST", path);
    await own.delivered(id, ({ delivery }) => delivery.is_attempting);
    assert.deepEqual(codes(await own.call("POST", path)), [409, "not_replayable"]);
    // Nor where it was called off meanwhile.
    await own.must(200, "POST", own.at(`/deliveries/${id}/cancel`));
    assert.deepEqual(codes(await own.call("POST", path)), [409, "not_replayable"]);
    at.answer(() => 200);
    resolve(200);
    await eventually(
      () => own.call("POST", path),
      ({ status }) => status === 200,
      "the end of the attempt",
    );
    await own.delivered(id);
    const { replayed_count } = await own.act(endpoint.id, "replay", { state: "pending" });
    assert.equal(replayed_count, 2);
    for (const other of others) await own.delivered(other);
    assert.equal((await own.act(endpoint.id, "replay", { state: "cancelled" })).replayed_count, 0);
    assert.equal(at.seen().length, 3 + 3 + 2);
  });

  test("i13: the last failure of an event disables the endpoint where the provider says so; enabling resumes", async () => {
    const own = client(worker.url, { tenant: "disables" });
    const at = hook();
    const endpoint = await own.add({
      url: at.url,
      provider: "claimport",
      delivery_rules: { ...quick, schedule_s: [1], exhausted: "disable" },
    });
    at.answer(() => 500);
    const event = await own.publish({ type: "claim.created", data: {} });
    await eventually(
      () => own.endpoint(endpoint.id),
      ({ status }) => status === "disabled",
      "disabled",
    );
    const disabled = await own.endpoint(endpoint.id);
    assert.deepEqual(
      [disabled.disabled_reason, disabled.delivery_counts.pending, disabled.next_attempt_at],
      ["exhausted", 1, null],
    );
    // i8: an event that is published meanwhile is kept, and nothing is sent.
    const later = await own.publish({ type: "claim.updated", data: {} });
    const { next_attempt_at, delivery_counts } = await own.endpoint(endpoint.id);
    assert.deepEqual([next_attempt_at, delivery_counts.pending], [null, 2]);
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
    const endpoint = await own.add({ url: at.url, delivery_rules: quick });
    const event = await own.publish({ type: "a.b", data: {} });
    const types = () =>
      told
        .seen()
        .map(({ body }) => JSON.parse(body))
        .filter(({ data }) => data.endpoint_id === endpoint.id);
    await eventually(types, (seen) => seen.length === 2, "two notices");
    assert.deepEqual(
      types()
        .map(({ type }) => type)
        .sort(),
      ["endpoint.failing", "event.dead_lettered"],
    );
    assert.ok(
      types().every(
        ({ data }) => data.tenant_id === "watched" && data.event_id === event.id && data.consecutive_failures === 3,
      ),
    );
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
    assert.equal(disabled.data.disabled_reason, "gone");
    await operator.must(200, "PUT", operator.at("/event-types"), { closed: false, types: [] });
  });
});
