// What a tenant's receiver may do to the sender, and what becomes of the attempt.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { client, eventually, quick } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender();
let tenants = 0;
const impatient = { ...quick, deadline_ms: 1_000 };

describe("a receiver that", () => {
  const outcome = async (answer, { delivery_rules = quick, ...rest } = {}) => {
    const own = client(worker.url, { tenant: `fails-${++tenants}` });
    const at = hook(answer);
    const endpoint = await own.add({ url: at.url, delivery_rules: { ...delivery_rules, schedule_s: [600] }, ...rest });
    const event = await own.publish({ type: "a.b", data: {} });
    const seen = await own.delivered(
      event.deliveries[0].id,
      ({ delivery }) => delivery.attempt_count === 1 && !delivery.is_attempting,
    );
    const looked = Date.now();
    return { ...seen, looked, attempt: seen.attempts[0], endpoint: await own.endpoint(endpoint.id), seen: at.seen };
  };

  /** The wait is counted from the end of the attempt, which lies between its last millisecond and our look at it. */
  const assertWaits = ({ delivery, attempt, looked }, ms) => {
    const from = Date.parse(delivery.next_attempt_at) - ms;
    const ended = Date.parse(attempt.started_at) + attempt.duration_ms;
    assert.ok(from >= ended && from <= looked, `${ms} ms from ${from}, which is not in ${ended} to ${looked}`);
  };

  test("answers 500 is tried again", async () => {
    const seen = await outcome(() => 500);
    assert.deepEqual(
      [seen.delivery.state, seen.attempt.response_status, seen.attempt.error],
      ["pending", 500, "status"],
    );
    assertWaits(seen, 600_000);
  });

  for (const status of [301, 302, 303, 307, 308]) {
    test(`t22: redirects with ${status} has failed and is not followed`, async () => {
      const canary = hook();
      const { delivery, attempt } = await outcome((_, response) => {
        response.writeHead(status, { location: canary.url }).end();
      });
      assert.deepEqual([delivery.state, attempt.response_status, attempt.error], ["pending", status, "redirect"]);
      assert.equal(canary.seen().length, 0);
    });
  }

  test("i13: is gone (410) is disabled at once where its provider says so, and its events wait", async () => {
    const { delivery, endpoint } = await outcome(() => 410, { delivery_rules: { ...quick, gone_disables: true } });
    assert.deepEqual([endpoint.status, endpoint.disabled_reason, delivery.state], ["disabled", "gone", "pending"]);
    const other = await outcome(() => 410, { delivery_rules: { ...quick, gone_disables: false } });
    assert.equal(other.endpoint.status, "active");
  });

  test("i4: asks for patience (429, Retry-After) gets it", async () => {
    const seen = await outcome((_, response) => void response.writeHead(429, { "retry-after": "7200" }).end(), {
      delivery_rules: { ...quick, retry_after: true },
    });
    assertWaits(seen, 7_200_000);
  });

  test("t31: hangs is cut off at the deadline", async () => {
    // The deadline is the endpoint's own: one that has more time still waits when the other has been cut off.
    const patient = client(worker.url, { tenant: "patient" });
    await patient.add({ url: hook(() => undefined).url, delivery_rules: { ...quick, deadline_ms: 60_000 } });
    const waits = await patient.publish({ type: "a.b", data: {} });
    const { attempt } = await outcome(() => undefined, { delivery_rules: impatient });
    assert.equal(attempt.error, "timeout");
    assert.ok(attempt.duration_ms >= 950, `${attempt.duration_ms}`);
    assert.equal((await patient.delivery(waits.deliveries[0].id)).delivery.is_attempting, true);
  });

  test("t31: drips its answer is cut off at the deadline, and what it said in time counts", async () => {
    let closed = 0;
    const drips = (status) => (_, response) => {
      response.writeHead(status);
      const drip = setInterval(() => response.write("."), 100);
      response.on("close", () => {
        closed++;
        clearInterval(drip);
      });
    };
    // It would drip for ever.
    const success = await outcome(drips(200), { delivery_rules: impatient });
    assert.deepEqual(
      [success.delivery.state, success.attempt.response_status, success.attempt.error],
      ["delivered", 200, null],
    );
    assert.match(success.attempt.response_body, /^\.+$/, "what came is kept");
    const failure = await outcome(drips(500), { delivery_rules: impatient });
    assert.deepEqual([failure.attempt.response_status, failure.attempt.error], [500, "status"]);
    await eventually(
      () => closed,
      (n) => n === 2,
      "both connections' end",
    );
  });

  test("breaks off after its status has answered", async () => {
    const cut = await outcome((_, response) => {
      response.writeHead(202, { "content-length": "100" });
      response.write("short", () => response.destroy());
    });
    assert.deepEqual([cut.delivery.state, cut.attempt.response_status, cut.attempt.error], ["delivered", 202, null]);
    const mislabelled = await outcome((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end("this is no gzip");
    });
    assert.deepEqual([mislabelled.delivery.state, mislabelled.attempt.response_status], ["delivered", 200]);
  });

  test("resets the connection has failed", async () => {
    const { attempt } = await outcome((_, response) => void response.socket.resetAndDestroy());
    assert.equal(attempt.error, "connection");
  });

  test("is not there has failed", async () => {
    const own = client(worker.url, { tenant: "absent" });
    await own.add({ url: "http://127.0.0.1:9/", delivery_rules: quick });
    const event = await own.publish({ type: "a.b", data: {} });
    const { attempts } = await own.delivered(
      event.deliveries[0].id,
      ({ delivery }) => delivery.attempt_count >= 1 && !delivery.is_attempting,
    );
    assert.equal(attempts[0].error, "connection");
  });

  test("t31: answers with a gigabyte costs 4 KB", async () => {
    let written = 0;
    let closed;
    const gone = new Promise((done) => (closed = done));
    const { delivery, attempt } = await outcome((_, response) => {
      response.writeHead(200, { "content-length": String(1 << 30) });
      const chunk = Buffer.alloc(65_536, "x");
      const more = () => {
        while (!response.destroyed && written < 1 << 30) {
          written += chunk.length;
          if (!response.write(chunk)) return response.once("drain", more);
        }
      };
      response.on("close", closed);
      more();
    });
    assert.deepEqual([delivery.state, attempt.response_body.length], ["delivered", 4096]);
    await gone;
    assert.ok(written < 64 << 20, `${written} bytes were taken`);
  });

  test("i20, t30: hangs delays no other endpoint", async () => {
    const own = client(worker.url, { tenant: "neighbours" });
    let cutOff = 0;
    const dead = hook((_, response) => void response.on("close", () => cutOff++));
    const alive = hook();
    await own.add({ url: dead.url, concurrency: 6, delivery_rules: { ...quick, deadline_ms: 60_000 } });
    await own.add({ url: alive.url });
    for (let n = 0; n < 10; n++) await own.publish({ type: "a.b", data: n });
    const event = await own.publish({ type: "a.b", data: "last" });
    await eventually(
      () => alive.seen().length,
      (n) => n === 11,
      "the neighbour's events",
    );
    assert.equal(cutOff, 0, "all that hang still hang");
    assert.equal(event.deliveries.length, 2);
    assert.equal(dead.seen().length, 6, "i18: six attempts at once, and no more");
  });

  test("s1: is this deployment's own API is answered 508, whatever name it goes by, and no event is made", async () => {
    const own = client(worker.url, { tenant: "loops" });
    const { token } = await own.must(201, "POST", own.at("/tokens"), { scopes: ["admin"] });
    const url = `${worker.url.replace("127.0.0.1", "localhost")}/v1/tenants/loops/events`;
    const added = {
      url,
      headers: { authorization: `Bearer ${token}` },
      delivery_rules: { ...quick, schedule_s: [600] },
    };
    await own.add(added);
    const event = await own.publish({ type: "a.b", data: { type: "a.b", data: {} } });
    const { attempts } = await own.delivered(
      event.deliveries[0].id,
      ({ attempts }) => attempts[0]?.duration_ms != null,
    );
    assert.equal(attempts[0].response_status, 508);
    assert.equal(JSON.parse(attempts[0].response_body).code, "loop_detected");
    assert.match(attempts[0].request_headers["cdn-loop"], /^signpost-[0-9a-f]{4}$/);
  });
});
