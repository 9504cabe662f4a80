// The log as a list: what was published, the newest first, and what nobody wanted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Signpost } from "../../npm/dist/client.js";
import { API_KEY, client, codes } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender({ main: "tests/e2e/support/worker-that-counts.js" });
const own = (tenant) => client(worker.url, { tenant });
const list = async (api, query = "") => api.must(200, "GET", api.at(`/events${query}`));
const ids = (page) => page.data.map(({ id }) => id);
const counted = async () => (await fetch(`${worker.url}/tally`)).json();

test("events are listed, the newest first, page by page, with what nobody wanted", async () => {
  const api = own("listed");
  assert.deepEqual(await list(api), { data: [], next_cursor: null }, "a tenant that nobody has made");
  await api.add({ url: hook().url, event_types: ["claim.*"] });
  const published = [];
  for (const [n, type] of ["claim.created", "claim.closed", "other.thing", "claim.created"].entries())
    published.push(
      await api.publish({ ...(n === 3 ? {} : { id: `evt_${n}` }), type, timestamp: "2026-05-20T10:14:25Z", data: n }),
    );
  const made = published[3].id;
  const all = await list(api);
  assert.deepEqual(ids(all), [made, "evt_2", "evt_1", "evt_0"]);
  assert.equal(all.next_cursor, null);
  const { created_at, ...second } = all.data[1];
  assert.deepEqual(second, {
    id: "evt_2",
    type: "other.thing",
    timestamp: "2026-05-20T10:14:25Z",
    endpoint_count: 0,
  });
  assert.ok(Math.abs(Date.parse(created_at) - Date.now()) < 600_000);
  assert.deepEqual(
    all.data.map(({ endpoint_count }) => endpoint_count),
    [1, 0, 1, 1],
  );
  const first = await list(api, "?limit=3");
  assert.deepEqual(ids(first), [made, "evt_2", "evt_1"]);
  assert.deepEqual(await list(api, `?limit=3&cursor=${first.next_cursor}`), { data: [all.data[3]], next_cursor: null });

  assert.deepEqual(ids(await list(api, "?type=claim.*")), [made, "evt_1", "evt_0"]);
  assert.deepEqual(ids(await list(api, "?type=claim.closed")), ["evt_1"]);
  assert.deepEqual(ids(await list(api, "?type=claim.*&id=evt_1")), ["evt_1"]);
  assert.deepEqual(ids(await list(api, `?id=${made.slice(0, 12)}`)), [made]);
  assert.deepEqual(ids(await list(api, "?id=vt_")), [], "the beginning, and no pattern");
  assert.deepEqual(ids(await list(api, "?id=%25")), []);
  const [old, next] = [Date.parse(all.data[3].created_at), Date.now() + 60_000].map((at) => new Date(at).toISOString());
  assert.equal((await list(api, `?since=${old}&until=${next}`)).data.length, 4);
  assert.deepEqual(ids(await list(api, `?since=${next}`)), []);
  assert.deepEqual(ids(await list(api, `?until=${new Date(Date.parse(old) - 1_000).toISOString()}`)), []);

  const signpost = new Signpost({ url: worker.url, token: API_KEY, tenant: "listed" });
  const seen = [];
  for await (const event of signpost.events.list({ limit: 1, type: "claim.*" })) seen.push(event.id);
  assert.deepEqual(seen, [made, "evt_1", "evt_0"]);
});

test("a filter that is wrong is refused, and another tenant's token sees nothing", async () => {
  const api = own("refused");
  for (const [query, field] of [
    ["?id=", "id"],
    [`?id=${"x".repeat(201)}`, "id"],
    ["?state=pending", "state"],
    ["?type=a..b", "type"],
    ["?limit=101", "limit"],
    ["?cursor=x", "cursor"],
    ["?since=yesterday", "since"],
  ]) {
    const answer = await api.call("GET", api.at(`/events${query}`));
    assert.deepEqual([...codes(answer), answer.body.errors[0].field], [422, "invalid", field], query);
  }
  const { token } = await api.must(201, "POST", api.at("/tokens"), { scopes: ["viewer"] });
  assert.deepEqual(await list(client(worker.url, { tenant: "refused", key: token })), { data: [], next_cursor: null });
  assert.deepEqual(
    codes(await client(worker.url, { tenant: "listed", key: token }).call("GET", "/tenants/listed/events")),
    [404, "not_found"],
  );
});

test("a page reads no more than it shows, and of what does not match 2,000 events at most", async () => {
  const api = own("long");
  await api.must(200, "PUT", api.at("/event-types"), { types: [{ name: "a.rare", description: "" }] });
  await api.publish({ id: "rare", type: "a.rare", data: 0 });
  for (let n = 0; n < 21; n++) {
    const events = Array.from({ length: 100 }, (_, k) => ({ type: "a.b", data: n * 100 + k }));
    await api.must(200, "POST", api.at("/event-batches"), { events });
  }
  await counted();
  assert.equal((await list(api, "?limit=20")).data.length, 20);
  const plain = await counted();
  assert.ok(plain["TenantObject rows read"] <= 60, `${plain["TenantObject rows read"]} rows read`);
  assert.equal(plain["TenantObject rows written"] ?? 0, 0);
  const page = await list(api, "?type=a.rare");
  const searched = await counted();
  assert.ok(searched["TenantObject rows read"] <= 6_100, `${searched["TenantObject rows read"]} rows read`);
  assert.deepEqual([page.data, typeof page.next_cursor], [[], "string"]);
  assert.deepEqual(ids(await list(api, `?type=a.rare&cursor=${page.next_cursor}`)), ["rare"]);
});
