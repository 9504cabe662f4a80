// Which events an endpoint is sent, by their content: its tenant asks the endpoint's filter when the event is stored.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { openDatabase } from "./support/databases.mjs";
import { client, codes, eventually, senderVars } from "./support/sender.mjs";
import { useReceiver, useRestarts } from "./support/use.mjs";

const receiver = await useReceiver();
const worker = await useRestarts({
  vars: senderVars,
  main: "tests/e2e/support/worker-that-counts.js",
});
const own = (tenant) => client(worker.gate.url, { tenant });
const counted = async () => (await fetch(`${worker.gate.url}/tally`)).json();
const vectors = JSON.parse(readFileSync(new URL("../vectors/filters.json", import.meta.url), "utf8")).cases;

/** The endpoints that a published event goes to. */
const goesTo = async (api, event) => (await api.publish(event)).deliveries.map(({ endpoint_id }) => endpoint_id);

describe("an endpoint's filter", () => {
  test("lets through what it says, and the endpoint's object is not asked about anything else", async () => {
    const api = own("content");
    const [all, large] = [receiver.hook(), receiver.hook()];
    const everything = await api.add({ url: all.url });
    const filter = { type: { $startsWith: "order." }, data: { total: { $gte: 500 } } };
    const some = await api.add({ url: large.url, filter });
    assert.deepEqual([everything.filter, some.filter], [null, filter]);
    assert.deepEqual(await goesTo(api, { type: "order.paid", data: { total: "409.94" } }), [everything.id]);
    assert.deepEqual(await goesTo(api, { type: "claim.paid", data: { total: 900 } }), [everything.id]);
    assert.deepEqual(await goesTo(api, { type: "order.paid", data: { total: "509.94" } }), [everything.id, some.id]);
    await eventually(
      () => [all.seen().length, large.seen().length],
      ([first, second]) => first === 3 && second === 1,
      "what each wants",
    );
    const { deliveries } = await api.publish({ id: "nobody", type: "order.paid", data: { total: 1 } });
    assert.equal(deliveries.length, 1);
    await api.must(204, "DELETE", api.at(`/endpoints/${everything.id}`));
    await api.quiet(some.id);
    await counted();
    for (let n = 0; n < 10; n++) assert.deepEqual(await goesTo(api, { type: "order.paid", data: { total: n } }), []);
    assert.equal((await counted())["EndpointObject requests"] ?? 0, 0);
  });

  test("is asked of the event as it was published: id, type, time and the data's own numbers", async () => {
    const api = own("parts");
    const { url } = receiver.hook();
    const at = async (filter) => (await api.add({ url, filter })).id;
    const wanted = [
      await at({ id: "evt_1" }),
      await at({ type: ["claim.created", "claim.closed"] }),
      await at({ topic: "claim.created", time: "2026-05-20T10:14:25Z" }),
      await at({ data: { amount: 130.65331632653061 } }),
      await at({ $or: [{ data: { none: { $exist: true } } }, { data: { claim: { $in: ["a", "b"] } } }] }),
      await at({}),
    ];
    await at({ id: { $neq: "evt_1" } });
    await at({ data: { amount: 130.6533163265306 } });
    await at({ metadata: { $exist: true } });
    const types = wanted.splice(1, 1);
    const json =
      '{"id":"evt_1","type":"claim.created","timestamp":"2026-05-20T12:14:25+02:00","data":{"amount":130.65331632653061,"claim":"b"}}';
    const got = await goesTo(api, json);
    // A list asks for a list: that endpoint is sent nothing.
    assert.deepEqual(got, wanted);
    assert.ok(!got.includes(types[0]));
    const made = await api.publish({ type: "claim.created", data: 1 });
    const own_id = await at({ id: { $startsWith: "evt_0" } });
    assert.ok(made.id.startsWith("evt_0"), "the id that an event is given begins with its time");
    assert.ok((await goesTo(api, { type: "claim.created", data: 1 })).includes(own_id));
  });

  test("gives each vector of an event its verdict", async () => {
    const of = vectors.filter(({ of, event }) => of === "event" && event.data);
    assert.ok(of.length >= 2);
    for (const [n, { name, filter, event, expected }] of of.entries()) {
      const api = own(`vector-${n}`);
      const { id } = await api.add({ url: receiver.hook().url, filter });
      assert.deepEqual(await goesTo(api, event), expected ? [id] : [], name);
    }
  });

  test("is changed and lifted; an event that was published goes where it went", async () => {
    const api = own("changes");
    const { id } = await api.add({ url: receiver.hook().url, filter: { data: { n: 1 } } });
    const event = { id: "first", type: "a.b", data: { n: 2 } };
    assert.deepEqual(await goesTo(api, event), []);
    const change = (body) => api.must(200, "PATCH", api.at(`/endpoints/${id}`), body);
    assert.deepEqual((await change({ filter: { data: { n: 2 } } })).filter, { data: { n: 2 } });
    assert.deepEqual(await goesTo(api, event), [], "the same event, whatever is wanted now");
    assert.deepEqual(await goesTo(api, { ...event, id: "second" }), [id]);
    assert.deepEqual((await change({ description: "x" })).filter, { data: { n: 2 } }, "what is left out stays");
    assert.deepEqual((await change({ event_types: ["a.*"] })).filter, { data: { n: 2 } });
    assert.deepEqual(await goesTo(api, { type: "a.b", data: { n: 3 } }), []);
    assert.equal((await change({ filter: null })).filter, null);
    assert.deepEqual(await goesTo(api, { type: "a.b", data: { n: 3 } }), [id]);
    assert.equal((await api.endpoint(id)).filter, null);
  });

  test("that is wrong is refused with its place, and nothing is stored", async () => {
    const api = own("wrong");
    const { url } = receiver.hook();
    const { id } = await api.add({ url });
    for (const [filter, field, code] of [
      [{ type: { $regex: "x" } }, "filter/type/$regex", "unknown_operator"],
      [{ body: { n: 1 } }, "filter/body", "unknown_part"],
      ["a", "filter", "not_an_object"],
      [{ data: { n: 2 ** 53 + 2 } }, "filter/data/n", "inexact_number"],
    ])
      for (const [method, path] of [
        ["POST", "/endpoints"],
        ["PATCH", `/endpoints/${id}`],
      ]) {
        const answer = await api.call(method, api.at(path), { ...(method === "POST" ? { url } : {}), filter });
        assert.deepEqual(
          [...codes(answer), answer.body.errors?.[0].field],
          [422, "invalid", field],
          JSON.stringify(filter),
        );
        assert.equal(answer.body.errors[0].code, code);
      }
    assert.equal((await api.call("GET", api.at("/endpoints"))).body.data.length, 1);
    assert.equal((await api.endpoint(id)).filter, null);
  });

  test("that would be too much work lets the event pass", async () => {
    const api = own("much");
    const { url } = receiver.hook();
    // Each of 300 texts is looked for in a list of 2,000: more than 100,000 steps.
    const filter = { data: { list: { $or: Array.from({ length: 300 }, (_, n) => `no ${n}`) } } };
    const { id } = await api.add({ url, filter });
    assert.deepEqual(await goesTo(api, { type: "a.b", data: { list: Array(2000).fill("x") } }), [id]);
    assert.deepEqual(await goesTo(api, { type: "a.b", data: { list: ["x"] } }), []);
  });

  test("t40: outlasts its process, and a tenant of before there were any takes one", async () => {
    const [kept, earlier] = [own("outlasts"), own("earlier")];
    const { url } = receiver.hook();
    await kept.add({ url, filter: { data: { n: 1 } } });
    const { id } = await earlier.add({ url });
    await worker.gate.stop();
    const database = openDatabase(worker.state, "TenantObject", "SELECT 1 FROM endpoints WHERE id = ?", id);
    database.exec("ALTER TABLE endpoints DROP COLUMN filter; UPDATE format SET n = 3");
    database.close();
    await worker.start();
    assert.deepEqual(await goesTo(own("outlasts"), { type: "a.b", data: { n: 2 } }), []);
    assert.equal((await goesTo(own("outlasts"), { type: "a.b", data: { n: 1 } })).length, 1);
    const api = own("earlier");
    assert.deepEqual(await goesTo(api, { type: "a.b", data: { n: 2 } }), [id]);
    await api.must(200, "PATCH", api.at(`/endpoints/${id}`), { filter: { data: { n: 1 } } });
    assert.deepEqual(await goesTo(api, { type: "a.b", data: { n: 2 } }), []);
  });
});
