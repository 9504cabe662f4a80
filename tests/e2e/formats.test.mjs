// Objects that older code has written are opened by this one, with everything that they hold (T40).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openDatabase } from "./support/databases.mjs";
import { client, eventually, senderVars, signed } from "./support/sender.mjs";
import { claimport, post, secrets } from "./support/sign.mjs";
import { useOrigin, useReceiver, useRestarts } from "./support/use.mjs";

const secret = `whsec_${Buffer.from("a secret of 32 bytes, as it were").toString("base64")}`;
const receiver = await useReceiver();
const origin = await useOrigin();
const worker = await useRestarts({
  vars: { ...senderVars, ...secrets },
  sources: { claimport: origin.source("claimport", "CLAIMPORT_SECRET") },
});

const open = (...given) => openDatabase(worker.state, ...given);

/** The tables as code of that format left them, in place of those of today; the runtime's own (`_cf_`) stay. */
function rewrite(database, fixture, values) {
  const today = database
    .prepare("SELECT type, name FROM sqlite_master WHERE name NOT LIKE '\\_cf\\_%' ESCAPE '\\' AND sql IS NOT NULL")
    .all();
  for (const { type, name } of today.filter(({ name }) => name !== "sqlite_sequence")) {
    if (type === "table" || type === "trigger") database.exec(`DROP ${type} IF EXISTS "${name}"`);
  }
  const sql = readFileSync(join(import.meta.dirname, "fixtures", fixture), "utf8");
  database.exec(sql.replace(/\{(\w+)\}/g, (_, name) => values[name]));
  database.close();
}

test("t40: an endpoint and a tenant of the first format keep their events, and take new ones", async () => {
  let api = client(worker.gate.url, { tenant: "first" });
  const { id } = await api.add({ url: receiver.url, secret });
  await worker.gate.stop();
  const values = { endpoint: id, url: receiver.url, secret, now: Date.now() };
  rewrite(open("EndpointObject", "SELECT 1 FROM settings WHERE json LIKE ?", `%${id}%`), "endpoint-1.sql", values);
  rewrite(open("TenantObject", "SELECT 1 FROM endpoints WHERE id = ?", id), "tenant-1.sql", values);
  await worker.start();
  api = client(worker.gate.url, { tenant: "first" });

  const endpoint = await api.endpoint(id);
  assert.equal(endpoint.status, "active");
  assert.equal(endpoint.description, "of the first format");
  assert.deepEqual(endpoint.delivery_counts, { pending: 1, delivered: 0, dead_letter: 1, cancelled: 0 });
  const [pending, dead] = (await api.deliveries(id)).data;
  const detail = await api.delivery(dead.id);
  assert.equal(detail.body, '{"type":"a.b","timestamp":"2026-05-20T10:14:25Z","data":1}');
  assert.deepEqual(
    detail.attempts.map((attempt) => [
      attempt.response_status,
      attempt.error,
      attempt.response_body,
      attempt.request_headers,
    ]),
    [[500, "status", "down", {}]],
  );
  // The alarm that the old code armed is long gone with its runtime; being asked is enough.
  await api.delivered(pending.id);
  await api.must(200, "POST", api.at(`/deliveries/${dead.id}/replay`));
  const again = await api.delivered(dead.id);
  assert.equal(again.attempts[1].request_headers["webhook-id"], "evt_dead", "what is new is kept from now on");
  // The tenant still knows what it published, and to whom.
  assert.equal((await api.must(200, "GET", api.at("/events/evt_dead"))).deliveries[0].id, dead.id);
  const repeated = await api.call("POST", api.at("/events"), { id: "evt_dead", type: "a.b", data: "other" });
  assert.equal(repeated.body.code, "event_id_reused");
  const event = await api.publish({ type: "a.b", data: 2 });
  await api.delivered(event.deliveries[0].id);
  await eventually(
    () => api.endpoint(id),
    ({ delivery_counts: counts }) => counts.delivered === 3 && counts.pending === 0,
    "the endpoint's counts",
  );
  assert.equal(receiver.received.length, 3);
  for (const delivery of receiver.received) assert.ok(signed["standard-webhooks"](delivery, secret));
});

for (const halfDone of [false, true]) {
  test(`t40: an endpoint of the fourth format${halfDone ? ", one step of which was half done," : ""} keeps everything that it holds`, async () => {
    const tenant = halfDone ? "fourth-half" : "fourth";
    let api = client(worker.gate.url, { tenant });
    const at = receiver.hook(() => 200, `/${tenant}`);
    const { id } = await api.add({ url: at.url, secret });
    await worker.gate.stop();
    const values = { endpoint: id, tenant, url: at.url, secret, now: Date.now(), format: halfDone ? 2 : 4 };
    const database = open("EndpointObject", "SELECT 1 FROM settings WHERE json LIKE ?", `%${id}%`);
    rewrite(database, "endpoint-4.sql", values);
    rewrite(open("TenantObject", "SELECT 1 FROM endpoints WHERE id = ?", id), "tenant-1.sql", values);
    await worker.start();
    api = client(worker.gate.url, { tenant });

    const endpoint = await api.endpoint(id);
    const { pending, delivered, ...ended } = endpoint.delivery_counts;
    assert.deepEqual([pending + delivered, ended], [4, { dead_letter: 1, cancelled: 1 }]);
    // On a busy machine, some of what is due in a few seconds was delivered by now.
    if (delivered === 1) assert.deepEqual([endpoint.consecutive_failures, endpoint.recent_attempts.length], [4, 6]);
    const rows = (await api.deliveries(id)).data;
    const row = (event) => rows.find(({ event_id }) => event_id === event);
    assert.deepEqual(
      rows.map(({ event_id }) => event_id),
      ["evt_running", "evt_later", "evt_waits", "evt_called_off", "evt_delivered", "evt_dead"],
      "the newest first",
    );
    for (const [state, event] of [
      ["dead_letter", "evt_dead"],
      ["cancelled", "evt_called_off"],
      ["delivered", "evt_delivered"],
    ])
      assert.deepEqual(
        (await api.deliveries(id, `?state=${state}`)).data
          .map(({ event_id }) => event_id)
          .filter((event) => event !== "evt_waits" && event !== "evt_running"),
        [event],
      );
    const dead = await api.delivery(row("evt_dead").id);
    assert.deepEqual(
      dead.attempts.map(({ number, error, response_body, request_headers }) => [
        number,
        error,
        response_body,
        request_headers,
      ]),
      [
        [1, "timeout", "", { "webhook-id": "evt_dead" }],
        [2, "status", "down", { "webhook-id": "evt_dead" }],
      ],
    );
    assert.equal(dead.body, '{"data":"evt_dead"}');
    // What waited is delivered, and what an old process had begun is taken back, once its lease has ended.
    await api.delivered(row("evt_waits").id);
    const running = await api.delivered(row("evt_running").id);
    assert.deepEqual(
      running.attempts.map(({ number, error, response_status }) => [number, error, response_status]),
      [
        [1, "interrupted", null],
        [2, null, 200],
      ],
    );
    const body = at.seen().find(({ headers }) => headers["webhook-id"] === "evt_running").body;
    assert.equal(body.length, 3_000_000, "a body in parts");
    assert.ok(body.every((byte, index) => byte === "abc".charCodeAt(Math.floor(index / 1_000_000))));
    assert.equal((await api.delivery(row("evt_later").id)).delivery.next_attempt_at, "2033-05-18T03:33:20Z");
    // Everything else goes on: replays, cancelling, purging, new events under known and unknown names.
    await api.must(200, "POST", api.at(`/deliveries/${dead.delivery.id}/replay`));
    const again = await api.delivered(dead.delivery.id);
    assert.deepEqual([again.delivery.run, again.attempts.length, again.attempts[2].number], [2, 3, 3]);
    await api.must(200, "POST", api.at(`/deliveries/${row("evt_later").id}/cancel`));
    const event = await api.publish({ type: "a.b", data: 2 });
    await api.delivered(event.deliveries[0].id);
    const counts = (await api.endpoint(id)).delivery_counts;
    assert.deepEqual(counts, { pending: 0, delivered: 5, dead_letter: 0, cancelled: 2 });
    assert.equal((await api.deliveries(id)).data[0].event_id, event.id, "the newest is the first");
    assert.equal((await api.must(200, "GET", api.at(`/endpoints/${id}/replays`))).data.length, 2);
    for (const delivery of at.seen()) assert.ok(signed["standard-webhooks"](delivery, secret));
    await worker.gate.stop();
    await worker.start();
    api = client(worker.gate.url, { tenant });
    assert.deepEqual((await api.endpoint(id)).delivery_counts, counts, "counted anew");
  });
}

test("t40: a tenant of the second format knows what it published, and whoever publishes it again has it stored everywhere", async () => {
  let api = client(worker.gate.url, { tenant: "second" });
  const at = receiver.hook(() => 200, "/second");
  const { id } = await api.add({ url: at.url, secret });
  const events = ["evt_stored", "evt_half"].map((id) => ({ id, type: "a.b", data: { n: id.length } }));
  for (const event of events) await api.delivered((await api.publish(event)).deliveries[0].id);
  await api.quiet(id);
  await worker.gate.stop();
  // Older code stored an event with each endpoint before it answered; of one it had not got that far.
  const tenant = open("TenantObject", "SELECT 1 FROM endpoints WHERE id = ?", id);
  tenant.exec(
    "DROP INDEX log_aside; ALTER TABLE log DROP COLUMN aside; ALTER TABLE log DROP COLUMN refused; ALTER TABLE log DROP COLUMN body; " +
      "ALTER TABLE endpoints DROP COLUMN unconfirmed; DROP TABLE outbox; DROP TABLE slim; UPDATE format SET n = 2",
  );
  tenant.close();
  const endpoint = open("EndpointObject", "SELECT 1 FROM settings WHERE json LIKE ?", `%${id}%`);
  endpoint.exec("DELETE FROM delivery WHERE event = 'evt_half'; UPDATE mark SET delivered = 1");
  endpoint.close();
  await worker.start();
  api = client(worker.gate.url, { tenant: "second" });

  assert.equal((await api.must(200, "GET", api.at("/events/evt_stored"))).deliveries[0].state, "delivered");
  assert.deepEqual((await api.must(200, "GET", api.at("/events/evt_half"))).deliveries, []);
  for (const event of events) await api.delivered((await api.publish(event)).deliveries[0].id);
  const other = await api.call("POST", api.at("/events"), { ...events[1], data: "other" });
  assert.equal(other.body.code, "event_id_reused");
  await api.delivered((await api.publish({ id: "evt_new", type: "a.b", data: 1 })).deliveries[0].id);
  assert.deepEqual(
    at.seen().map(({ headers }) => headers["webhook-id"]),
    ["evt_stored", "evt_half", "evt_half", "evt_new"],
  );
});

test("t40: what is up to date is left alone, and so is what newer code has written", async () => {
  let api = client(worker.gate.url, { tenant: "newer" });
  const { id } = await api.add({ url: receiver.url, secret });
  await worker.gate.stop();
  const database = open("EndpointObject", "SELECT 1 FROM settings WHERE json LIKE ?", `%${id}%`);
  // A step that this code does not know: a column more, and a higher number.
  database.exec("ALTER TABLE delivery ADD COLUMN later TEXT; UPDATE format SET n = 1000");
  database.close();
  await worker.start();
  api = client(worker.gate.url, { tenant: "newer" });
  const event = await api.publish({ type: "a.b", data: 1 });
  await api.delivered(event.deliveries[0].id);
  await worker.gate.stop();
  const after = open("EndpointObject", "SELECT 1 FROM settings WHERE json LIKE ?", `%${id}%`);
  assert.equal(after.prepare("SELECT n FROM format").get().n, 1000);
  after.close();
  await worker.start();
});

test("t40: counts of the first format are shown with those of today", async () => {
  const shown = (n) =>
    eventually(
      () => client(worker.gate.url).must(200, "GET", "/sources/claimport/counts"),
      ({ verdicts }) => verdicts.accepted === n,
      `${n} accepted`,
    );
  assert.equal((await post(`${worker.gate.url}/in/claimport`, claimport())).status, 200);
  await shown(1);
  await worker.gate.stop();
  const minute = Date.now() - (Date.now() % 60_000) - 120_000;
  const today = open("SourceCounters", "SELECT 1 FROM hours");
  rewrite(today, "counters-1.sql", { minute, other: minute + 60_000 });
  await worker.start();

  const { buckets, codes, recent_requests: recent } = await shown(7);
  assert.deepEqual(
    buckets.map(({ verdicts }) => verdicts),
    [{ accepted: 4, refused: 2 }, { accepted: 3 }],
  );
  assert.deepEqual(codes, { signature_mismatch: 2 });
  assert.deepEqual(
    recent.map((request) => [request.event_id, request.type, request.response_status]),
    [
      ["evt_2", "claim.created", 401],
      [null, null, 401],
    ],
  );
  assert.equal((await post(`${worker.gate.url}/in/claimport`, claimport())).status, 200);
  await shown(8);
});
