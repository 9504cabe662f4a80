// What the gate counts of its sources: that it is all there, soon, and that a flood does not make it dear.
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { before, describe, mock, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { context } from "./support/objects.mjs";
import { client, eventually, senderVars } from "./support/sender.mjs";
import { claimport, post, secrets } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const detail = (at, more = {}) => ({
  at,
  verdict: "refused",
  code: "invalid_signature",
  event_id: null,
  event_type: null,
  status: 401,
  ms: 1,
  ...more,
});

describe("in a time of the test's own", () => {
  // Each test begins when the one before has ended: what an isolate remembers goes on.
  let start = Date.parse("2026-11-26T10:00:30Z");
  let SourceCounters;
  let note;
  before(async () => {
    ({ SourceCounters } = await import("../../worker/shell/source-counters.js"));
    ({ note } = await import("../../worker/shell/gate/counters.js"));
  });

  const begin = () => mock.timers.enable({ apis: ["Date", "setTimeout"], now: start });
  const end = () => {
    start = Date.now() + 60_000;
    mock.timers.reset();
  };
  /** Time passes, and what waited for it gets its turn. */
  async function pass(ms, stepMs = 10) {
    for (let passed = 0; passed < ms; passed += stepMs) {
      mock.timers.tick(stepMs);
      for (let turn = 0; turn < 4; turn++) await null;
    }
  }

  /** Refused requests at a steady rate through the isolate's part and the object: what was written and asked for. */
  async function flood(minutes, perSecond) {
    const object = context();
    const counters = new SourceCounters(object, {});
    let requests = 0;
    const add = async (batch) => {
      requests += 1;
      counters.add(batch);
    };
    const env = { COUNTERS: { getByName: () => ({ add }) } };
    begin();
    const everyMs = 1000 / perSecond;
    const [stepMs, perStep] = everyMs < 10 ? [10, 10 / everyMs] : [everyMs, 1];
    let sent = 0;
    for (let ms = 0; ms < minutes * 60_000; ms += stepMs) {
      for (let i = 0; i < perStep; i++, sent++)
        note(env, "claimport", "refused", "invalid_signature", JSON.stringify(detail(Date.now())));
      await pass(stepMs, stepMs);
    }
    await pass(15_000, 1_000);
    const { verdicts, recent_requests: recent } = counters.show(0, 60_000);
    end();
    assert.equal(verdicts.refused, sent);
    assert.equal(recent.length, 50);
    const rows = object.database.prepare("SELECT minutes FROM hours").all();
    const stored = rows.flatMap(({ minutes }) => JSON.parse(minutes)).flatMap(([, counts]) => counts);
    assert.equal(
      stored.reduce((sum, [, , n]) => sum + n, 0),
      sent,
      "all of it is stored in the end",
    );
    const written = object.executed.filter((text) => text.startsWith("INSERT")).length;
    return { rows: (written / sent) * 1e6, requests: (requests / sent) * 1e6 };
  }

  test("a million refused requests at 1,000 a second write 100 rows at most", async () => {
    const { rows, requests } = await flood(20, 1_000);
    assert.ok(rows <= 100, `${rows} rows`);
    assert.ok(requests <= 1_001, `${requests} requests`);
  });

  test("a million refused requests at 20 a second write 10,000 rows at most", async () => {
    const { rows, requests } = await flood(20, 20);
    assert.ok(rows <= 10_000, `${rows} rows`);
    assert.ok(requests <= 50_100, `${requests} requests`);
  });

  test("one request is handed over after a quarter of a second, and another within 1.25 s", async () => {
    begin();
    const handed = [];
    const env = { COUNTERS: { getByName: () => ({ add: async () => handed.push(Date.now() - start) }) } };
    for (const ms of [260, 40, 4_700, 2_000]) {
      note(env, "claimport", "refused", "invalid_signature", JSON.stringify(detail(Date.now())));
      await pass(ms);
    }
    end();
    assert.deepEqual(handed, [250, 1_250, 5_250]);
  });

  test("an object that starts again knows what was written, and shows old tables with it", () => {
    start = Date.parse("2026-11-27T10:00:30Z");
    const database = new DatabaseSync(":memory:");
    database.exec(`
      CREATE TABLE counts (minute INTEGER NOT NULL, verdict TEXT NOT NULL, code TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (minute, verdict, code)) WITHOUT ROWID;
      CREATE TABLE recent (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, verdict TEXT NOT NULL, code TEXT, event_id TEXT, event_type TEXT, status INTEGER NOT NULL, ms INTEGER NOT NULL);
      INSERT INTO counts VALUES (${start - 30_000}, 'accepted', '', 7), (${start - 90_000}, 'refused', 'invalid_signature', 2);
      INSERT INTO recent (at, verdict, code, event_id, status, ms) VALUES (${start - 80_000}, 'refused', 'invalid_signature', 'evt_old', 401, 3);`);
    const shown = () => new SourceCounters(context(database), {}).show(start - 3_600_000, 60_000);
    begin();
    const batch = { counts: [["refused", "invalid_signature", 1]], details: [detail(start)] };
    new SourceCounters(context(database), {}).add(batch);
    for (let time = 0; time < 2; time++) {
      const { buckets, verdicts, codes, recent_requests: recent } = shown();
      assert.deepEqual(verdicts, { accepted: 7, refused: 3 });
      assert.deepEqual(codes, { invalid_signature: 3 });
      assert.deepEqual(buckets, [
        { starts_at: "2026-11-27T09:59:00Z", verdicts: { refused: 2 } },
        { starts_at: "2026-11-27T10:00:00Z", verdicts: { accepted: 7, refused: 1 } },
      ]);
      assert.deepEqual(
        recent.map((request) => request.event_id),
        [null, "evt_old"],
      );
    }
    // A week later the old tables go, and so does what they held.
    mock.timers.setTime(start + 8 * 86_400_000);
    assert.deepEqual(shown().verdicts, { refused: 1 });
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE name IN ('counts', 'recent')").all();
    assert.deepEqual(tables, []);
    end();
  });

  test("asking what nobody has counted writes nothing", () => {
    const object = context();
    const counters = new SourceCounters(object, {});
    assert.deepEqual(counters.show(0, 60_000), { buckets: [], verdicts: {}, codes: {}, recent_requests: [] });
    assert.ok(object.executed.every((text) => text.startsWith("SELECT")));
  });
});

describe("in the runtime", async () => {
  const origin = await useOrigin();
  const gate = await useGate({
    main: "tests/e2e/support/worker-that-counts.js",
    vars: { ...senderVars, ...secrets },
    sources: {
      flood: origin.source("claimport", "CLAIMPORT_SECRET"),
      paced: origin.source("claimport", "CLAIMPORT_SECRET"),
    },
  });
  const api = client(gate.url);
  const tally = async () => (await fetch(`${gate.url}/tally`)).json();
  const refused = () => claimport({ secret: "not-the-secret-0123456789abcdef" });
  const counted = (source, n) =>
    eventually(
      () => api.must(200, "GET", `/sources/${source}/counts`),
      ({ verdicts }) => verdicts.refused === n,
      `${n} refused requests`,
    );

  for (const [source, n, pauseMs, objects] of [
    ["flood", 1_000, 0, 1],
    // The object of the source before may write once more.
    ["paced", 60, 50, 2],
  ]) {
    test(`${n} refused requests, ${pauseMs ? `${pauseMs} ms apart` : "as fast as they go"}, write a row in twelve seconds`, async () => {
      await tally();
      const began = Date.now();
      const send = async () => assert.equal((await post(`${gate.url}/in/${source}`, refused())).status, 401);
      if (pauseMs) for (let i = 0; i < n; i++) await Promise.all([send(), wait(pauseMs)]);
      else
        await Promise.all(
          Array.from({ length: 8 }, async () => {
            for (let i = 0; i < n / 8; i++) await send();
          }),
        );
      const shown = await counted(source, n);
      const bill = await tally();
      const seconds = (Date.now() - began) / 1000;
      const hour = (ms) => Math.floor(ms / 3_600_000);
      const asked = bill["SourceCounters requests"];
      // The longer the machine took, the more there may be. The first row makes the table, which is two more.
      // An hour that ends meanwhile is written once more, beside the next.
      const rows = 2 + objects * (1 + Math.floor(seconds / 12) + hour(Date.now()) - hour(began));
      assert.ok(
        bill["SourceCounters rows written"] <= rows,
        `${bill["SourceCounters rows written"]} rows in ${seconds} s`,
      );
      assert.equal(bill["SourceCounters alarms set"] ?? 0, 0);
      assert.ok(asked <= bill["Worker requests"] - n + 1 + seconds, `${asked} requests in ${seconds} s`);
      assert.deepEqual(Object.values(shown.codes), [n]);
      assert.equal(shown.recent_requests[0].response_status, 401);
    });
  }
});
