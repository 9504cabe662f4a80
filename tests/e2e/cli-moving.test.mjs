// `signpost export` and `signpost import`: a tenant as a document, and back, on a Worker that runs.
import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { signpost } from "./support/command.mjs";
import { API_KEY, client, quick, signed } from "./support/sender.mjs";
import { useFolder, useSender } from "./support/use.mjs";

const { worker, hook } = await useSender();
const folder = useFolder();
const at = (name) => join(folder, name);
const operator = { SIGNPOST_URL: worker.url, SIGNPOST_API_KEY: API_KEY, XDG_CONFIG_HOME: folder };
const secretOf = (byte) => `whsec_${Buffer.alloc(24, byte).toString("base64")}`;
const row = {
  name: "acme-own",
  secret: "utf8",
  signature: {
    header: "x-acme-signature",
    encoding: "hex",
    signed: "{body}",
    layout: { value: { prefix: "sha256=" } },
  },
};

/** A tenant with one of everything. */
async function made(tenant) {
  const api = client(worker.url, { tenant });
  const types = { closed: true, types: [{ name: "claim.paid", description: "Paid." }, { name: "claim.lost" }] };
  await api.must(200, "PUT", api.at("/event-types"), types);
  const whole = hook();
  const given = {
    url: whole.url,
    event_types: ["claim.*", "claim.paid"],
    filter: { data: { amount: { $gte: 1000 } } },
    transform: { body: { text: "{{type}}" } },
    headers: { "X-Key": "the owner's", "X-Tenant": tenant },
    description: "all of it",
    metadata: { region: "eu" },
    fifo: true,
    rate_per_second: 7,
    concurrency: 3,
    secret: secretOf(1),
    delivery_rules: quick,
  };
  const first = await api.add(given);
  const second = await api.add({ url: hook().url, provider: row, secret: "a-secret-of-its-own-of-32-bytes!" });
  await api.act(second.id, "disable");
  const third = await api.add({ url: hook().url, asymmetric: true });
  return { api, given, whole, first, second, third };
}

test("what is exported with its secrets is the same elsewhere, once, however often it is imported", async () => {
  const { given, whole, first, second, third } = await made("from");
  const file = at("with.json");
  writeFileSync(file, "old", { mode: 0o644 });
  const out = await signpost(["export", "--tenant", "from", "--secrets", "--out", file], operator);
  assert.equal(out.code, 0, out.err);
  assert.match(out.err, /^from: 3 endpoints, 2 types in /);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const document = JSON.parse(readFileSync(file, "utf8"));
  assert.deepEqual([document.format, document.version, document.tenant], ["signpost-tenant", 1, "from"]);
  assert.deepEqual(document.not_exported, []);

  const { delivery_rules, ...settings } = document.endpoints[0];
  const { delivery_rules: _, ...asked } = given;
  assert.deepEqual(settings, {
    id: first.id,
    status: "active",
    provider: "standard-webhooks",
    ...asked,
  });
  assert.deepEqual(delivery_rules.schedule_s, quick.schedule_s);
  assert.deepEqual([document.endpoints[1].provider.name, document.endpoints[1].status], ["acme-own", "disabled"]);
  assert.match(document.endpoints[2].secret, /^whsk_/);

  const bring = (...more) => signpost(["import", file, "--tenant", "to", "--json", ...more], operator);
  const to = client(worker.url, { tenant: "to" });
  const dry = await bring("--dry-run");
  assert.equal(dry.code, 0, dry.err);
  assert.deepEqual(
    dry.lines.filter(({ at }) => at === "plan").map(({ action }) => action),
    ["define", "add", "add", "add"],
  );
  assert.deepEqual((await to.must(200, "GET", to.at("/endpoints"))).data, [], "a dry run adds nothing");

  const done = await bring();
  assert.equal(done.code, 0, done.out + done.err);
  assert.deepEqual(done.lines.at(-1), { added: 3, there: 0, failed: 0, not_brought_over: 0 });
  for (const { secret } of document.endpoints)
    assert.ok(!(done.out + done.err).includes(secret), "no secret is printed");
  const { data } = await to.must(200, "GET", to.at("/endpoints"));
  const view = ({
    url,
    provider,
    event_types,
    filter,
    transform,
    headers,
    description,
    fifo,
    rate_per_second,
    ...more
  }) => ({
    ...{ url, provider, event_types, filter, transform, headers, description, fifo, rate_per_second },
    ...{
      concurrency: more.concurrency,
      delivery_rules: more.delivery_rules,
      status: more.status,
      key: more.public_key,
    },
  });
  const before = client(worker.url, { tenant: "from" });
  assert.deepEqual(data.map(view), (await before.must(200, "GET", before.at("/endpoints"))).data.map(view));
  assert.deepEqual(await to.must(200, "GET", to.at("/event-types")), document.event_types);
  assert.equal(data[1].status, "disabled");
  assert.equal(data[2].public_key, third.public_key);
  for (const [n, { id }] of data.entries()) {
    const kept = await to.must(200, "GET", to.at(`/endpoints/${id}/secrets`));
    assert.deepEqual([kept.secret, kept.headers], [document.endpoints[n].secret, document.endpoints[n].headers]);
  }
  const event = await to.publish({ type: "claim.paid", data: { amount: 1000 } });
  await to.delivered(event.deliveries.find(({ endpoint_id }) => endpoint_id === data[0].id).id);
  const [delivery] = whole.seen();
  assert.ok(signed["standard-webhooks"](delivery, given.secret));
  assert.deepEqual([delivery.headers["x-key"], `${delivery.body}`], ["the owner's", '{"text":"claim.paid"}']);

  const again = await bring();
  assert.deepEqual([again.code, again.lines.at(-1)], [0, { added: 0, there: 3, failed: 0, not_brought_over: 0 }]);
  await to.must(200, "PATCH", to.at(`/endpoints/${data[0].id}`), { description: "changed here" });
  await to.act(data[2].id, "rotate");
  const changed = await bring();
  const keeps = changed.lines.filter(({ action }) => action === "keep").map(({ words }) => words);
  assert.deepEqual(keeps, ["is there already", "is there already, with another secret: stays so"]);
  assert.deepEqual(changed.lines.at(-1), { added: 0, there: 3, failed: 0, not_brought_over: 0 });
  assert.equal((await to.must(200, "GET", to.at("/endpoints"))).data.length, 3);
  assert.equal((await to.endpoint(data[0].id)).description, "changed here");

  const home = await signpost(["import", file, "--json"], operator);
  assert.deepEqual(home.lines.at(-1), { added: 0, there: 3, failed: 0, not_brought_over: 0 }, "to where it came from");
  assert.equal(second.tenant_id, "from");
});

test("an export without secrets says what is missing, and an import what it could not bring over", async () => {
  await made("plain");
  const file = at("plain.json");
  const out = await signpost(["export", "--tenant", "plain"], operator);
  assert.equal(out.code, 0, out.err);
  assert.match(out.err, /withheld {2}3 x the secret: --secrets exports it/);
  const document = JSON.parse(out.out);
  assert.ok(!/whsec_|whsk_|the owner's|a-secret-of/.test(out.out));
  assert.equal(document.endpoints[0].headers["X-Key"], "[redacted]");
  writeFileSync(file, out.out);
  const done = await signpost(["import", file, "--tenant", "bare"], operator);
  assert.equal(done.code, 0, done.out + done.err);
  assert.match(done.out, /\+ bare {2}ep_\w+ {2}http\S+ is added/);
  assert.match(done.out, /refused {2}1 x the provider acme-own is not built in: export with --secrets/);
  assert.match(done.out, /withheld {2}1 x headers without their values/);
  assert.match(done.out, /withheld {2}2 x the secret: a new one is made/);
  assert.ok(!/whsec_|whsk_/.test(done.out + done.err));
  const api = client(worker.url, { tenant: "bare" });
  const { data } = await api.must(200, "GET", api.at("/endpoints"));
  assert.deepEqual(
    data.map(({ headers }) => headers),
    [{}, {}],
  );
  assert.match(data[1].public_key, /^whpk_/);
});

test("an endpoint whose provider pings is sent its ping again, and the import says so", async () => {
  const api = client(worker.url, { tenant: "pinged" });
  const at = hook();
  await api.add({ url: at.url, provider: "claimport" });
  const args = ["--tenant", "pinged", "--secrets", "--out"];
  assert.equal((await signpost(["export", ...args, join(folder, "pinged.json")], operator)).code, 0);
  at.answer(() => 500);
  const done = await signpost(["import", join(folder, "pinged.json"), "--tenant", "pinged-2"], operator);
  assert.equal(done.code, 0, done.out + done.err);
  assert.match(done.out, /lost {2}1 x its confirmation: its ping is sent again/);
  assert.match(done.out, /added {2}pinged-2 {2}ep_\w+ as ep_\w+: is unconfirmed/);
  assert.equal(at.seen().length, 2);
  const again = await signpost(["export", "--tenant", "pinged-2"], operator);
  assert.match(again.err, /lost {2}1 x is not confirmed/);
});

test("a token without the scope exports no secret; an endpoint that is refused keeps no other from being added", async () => {
  const { api } = await made("scoped");
  const token = async (...scopes) => (await api.must(201, "POST", api.at("/tokens"), { scopes })).token;
  const args = ["export", "--tenant", "scoped", "--secrets", "--out", at("scoped.json")];
  const refused = await signpost(args, { ...operator, SIGNPOST_API_KEY: await token("admin") });
  assert.deepEqual([refused.code, refused.err.split(": ").slice(0, 2)], [1, ["signpost", "missing_scope"]]);
  const key = await token("viewer", "secrets:read");
  const done = await signpost(args, { ...operator, SIGNPOST_API_KEY: key });
  assert.equal(done.code, 0, done.err);
  const document = JSON.parse(readFileSync(at("scoped.json"), "utf8"));
  document.endpoints[0].url = "ftp://example.com";
  writeFileSync(at("broken.json"), JSON.stringify(document));
  const broken = await signpost(["import", at("broken.json"), "--tenant", "half"], operator);
  assert.equal(broken.code, 1);
  assert.match(broken.out, /failed {2}half {2}ep_\w+: invalid: `url`/);
  assert.match(broken.out, /added +2/);
});

test("a file that is no export is one line with a code", async () => {
  const good = { format: "signpost-tenant", version: 1, tenant: "a", event_types: {}, endpoints: [] };
  const one = { id: "ep_1", status: "active", url: "https://example.com" };
  for (const [given, words] of [
    [[], /document_invalid: .* is no export of a tenant/],
    [{ ...good, version: 2 }, /document_invalid: .* has the version 2; this command reads 1/],
    [{ ...good, tenant: undefined }, /document_invalid: .* names no `tenant`/],
    [{ ...good, endpoints: {} }, /document_invalid: .* no list of `endpoints`/],
    [{ ...good, endpoints: [one, one] }, /document_invalid: .* endpoints\[1\] has no `id` of its own/],
    [{ ...good, endpoints: [{ ...one, status: "gone" }] }, /document_invalid: .* `status`/],
    [{ ...good, endpoints: [{ ...one, colour: 1 }] }, /document_invalid: .* `colour`/],
  ]) {
    writeFileSync(at("bad.json"), JSON.stringify(given));
    const { code, err } = await signpost(["import", at("bad.json")], operator);
    assert.deepEqual([code, words.test(err), err.trim().split("\n").length], [2, true, 1], err);
  }
  const open = await signpost(["export", "--tenant", "a", "--secrets"], operator);
  assert.deepEqual([open.code, /say --out FILE/.test(open.err)], [2, true]);
});
