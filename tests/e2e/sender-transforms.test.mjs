// Bodies of another form than the provider's: made of the event by a template, once, when it is handed to the endpoint.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Signpost } from "../../npm/dist/client.js";
import { API_KEY, client, codes, eventually, signed } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender();
const own = (tenant) => client(worker.url, { tenant });
const arrived = (at, n = 1) =>
  eventually(
    () => at.seen(),
    (seen) => seen.length >= n,
    "the delivery",
  );

const template = {
  body: {
    text: "Paid: {{data.amount | divide:100 | fixed:2}} {{data.currency | upper}} by {{data.name | default:'unknown' | slack}}",
    exact: "{{data.big}}",
    lines: { $each: "data.lines", $as: "{{item.qty}} × {{item.sku}}" },
    late: { $if: { data: { due: { $lt: "2026-01-01" } } }, $then: true },
  },
};
const DATA =
  '{"amount":1999,"currency":"eur","name":"<!channel>","big":9007199254740993.10,"lines":[{"sku":"a","qty":2},{"sku":"b","qty":1.50}]}';
const BODY = '{"text":"Paid: 19.99 EUR by &lt;!channel&gt;","exact":9007199254740993.10,"lines":["2 × a","1.50 × b"]}';

describe("a transform", () => {
  test("makes the body that is stored, signed and sent; every attempt and the preview have the same bytes", async () => {
    const api = own("own-template");
    let fails = true;
    const at = hook(() => (fails ? 503 : 200));
    const endpoint = await api.add({
      url: at.url,
      transform: template,
      delivery_rules: { schedule_s: [1, 1, 1], jitter_percent: 0 },
    });
    assert.deepEqual(endpoint.transform, template);
    const [{ id }] = (await api.publish(`{"id":"evt_1","type":"invoice.paid","data":${DATA}}`)).deliveries;
    await arrived(at, 1);
    fails = false;
    const { body } = await api.delivered(id);
    assert.equal(body, BODY);
    assert.ok(at.seen().length >= 2);
    for (const sent of at.seen()) {
      assert.equal(sent.body.toString(), BODY);
      assert.equal(sent.headers["content-type"], "application/json");
      assert.ok(signed["standard-webhooks"](sent, endpoint.secret), "signed over what is sent");
    }
    const tried = await api.call(
      "POST",
      "/transforms/preview",
      `{"transform":${JSON.stringify(template)},"event":{"id":"evt_1","type":"invoice.paid","data":${DATA}}}`,
    );
    assert.deepEqual([tried.status, tried.body.body], [200, BODY]);
    // A replay sends what was sent, whatever the template is now.
    await api.must(200, "PATCH", api.at(`/endpoints/${endpoint.id}`), { transform: { body: { now: "{{id}}" } } });
    for (const new_id of [false, true]) {
      const again = await api.must(200, "POST", api.at(`/deliveries/${id}/replay`), { new_id });
      assert.equal((await api.delivered(again.id)).body, BODY);
    }
    await api.publish({ id: "evt_2", type: "a.b", data: 1 });
    await eventually(
      () => at.seen().at(-1).body.toString(),
      (body) => body === '{"now":"evt_2"}',
      "the new form",
    );
    const lifted = await api.must(200, "PATCH", api.at(`/endpoints/${endpoint.id}`), { transform: null });
    assert.equal(lifted.transform, null);
    await api.publish({ id: "evt_3", type: "a.b", timestamp: "2026-05-20T10:14:25Z", data: 1 });
    await eventually(
      () => at.seen().at(-1).body.toString(),
      (body) => body === '{"type":"a.b","timestamp":"2026-05-20T10:14:25Z","data":1}',
      "the provider's own form",
    );
  });

  test("of a preset is what Slack, Discord and Teams take; the test event has it, too", async () => {
    const api = own("presets");
    for (const [transform, of] of [
      ["slack", (body) => body.blocks[0].text.text],
      ["discord", (body) => body.content],
      ["teams", (body) => body.attachments[0].content.body[2].text],
    ]) {
      const at = hook();
      const endpoint = await api.add({ url: at.url, transform });
      assert.equal(endpoint.transform, transform);
      assert.equal((await api.act(endpoint.id, "test")).ok, true);
      assert.match(of(JSON.parse(at.seen()[0].body)), /"test":true/);
      await api.publish({ id: `evt_${transform}`, type: "claim.created", data: { claim: "clm_42" } });
      await arrived(at, 2);
      assert.match(of(JSON.parse(at.seen()[1].body)), /"claim":"clm_42"/);
    }
    const signpost = new Signpost({ url: worker.url, token: API_KEY, tenant: "presets" });
    const event = { type: "claim.created", data: { claim: "clm_42" } };
    const { body } = await signpost.transforms.preview({ transform: "slack", event });
    assert.equal(JSON.parse(body).text, "claim.created");
  });

  test("of the operator's own endpoint tells a room what has failed", async () => {
    const operator = own("operator");
    const room = hook();
    await operator.add({ url: room.url, transform: "slack", event_types: ["endpoint.failing", "event.dead_lettered"] });
    const api = own("fails");
    await api.add({ url: hook(() => 500).url, delivery_rules: { schedule_s: [], exhausted: "dead_letter" } });
    await api.publish({ id: "evt_dead", type: "a.b", data: 1 });
    await eventually(
      () => room.seen().map(({ body }) => JSON.parse(body).text),
      (texts) => texts.includes("event.dead_lettered"),
      "the notice",
    );
  });

  test("that makes too large a body leaves a dead letter, and nothing cut is sent", async () => {
    const api = own("large");
    const at = hook();
    const endpoint = await api.add({ url: at.url, transform: { body: Array(3).fill("{{data}}") } });
    const { deliveries } = await api.publish({ id: "evt_large", type: "a.b", data: "x".repeat(400_000) });
    const dead = await api.delivered(deliveries[0].id, ({ delivery }) => delivery.state === "dead_letter");
    assert.deepEqual([dead.delivery.last_error, dead.attempts, dead.body], ["transform", [], ""]);
    for (const body of [{}, { new_id: true }])
      assert.deepEqual(codes(await api.call("POST", api.at(`/deliveries/${deliveries[0].id}/replay`), body)), [
        409,
        "not_replayable",
      ]);
    assert.equal((await api.act(endpoint.id, "replay")).replayed_count, 0);
    await api.publish({ id: "evt_small", type: "a.b", data: 1 });
    await arrived(at);
    assert.deepEqual(
      at.seen().map(({ body }) => body.toString()),
      ["[1,1,1]"],
    );
    const preview = {
      transform: { body: Array(3).fill("{{data}}") },
      event: { type: "a.b", data: "x".repeat(400_000) },
    };
    assert.deepEqual(codes(await api.call("POST", "/transforms/preview", preview)), [422, "invalid"]);
  });

  test("that is wrong is refused with its place, when it is tried and when it is kept", async () => {
    const api = own("wrong");
    const { url } = hook();
    const { id } = await api.add({ url });
    for (const [transform, field, code] of [
      ["matrix", "transform", "not_allowed"],
      [7, "transform", "wrong_form"],
      [{}, "transform", "wrong_form"],
      [{ body: "x", text: "y" }, "transform", "wrong_form"],
      [{ body: { a: ["{{headers.x}}"] } }, "transform/body/a/0", "bad_reference"],
      [{ body: { $eval: "x" } }, "transform/body/$eval", "unknown_operator"],
      [{ body: "{{type | shout}}" }, "transform/body", "unknown_operator"],
    ])
      for (const [method, path, more] of [
        ["POST", api.at("/endpoints"), { url }],
        ["PATCH", api.at(`/endpoints/${id}`), {}],
        ["POST", "/transforms/preview", { event: { type: "a.b", data: 1 } }],
      ]) {
        const answer = await api.call(method, path, { ...more, transform });
        assert.equal(answer.status, 422, JSON.stringify(answer.body));
        assert.deepEqual([answer.body.errors[0].field, answer.body.errors[0].code], [field, code], path);
      }
    assert.equal((await api.endpoint(id)).transform, null);
  });
});
