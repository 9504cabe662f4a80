// `signpost import svix`: from a server that answers as Svix does to a Worker that runs, and from there to receivers that
// verify with Svix's own package under the secrets that they had.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { Webhook } from "svix";
import { signpost } from "./support/command.mjs";
import { API_KEY, client, codes, eventually } from "./support/sender.mjs";
import { startSvix, svixHas, TOKEN } from "./support/svix.mjs";
import { useFolder, useSender } from "./support/use.mjs";

const { worker, hook } = await useSender();
const folder = useFolder();
const at = (name) => join(folder, name);
const hooks = {};
const has = svixHas((id) => {
  hooks[id] = hook();
  return hooks[id].url;
});
const svix = await startSvix(has);
after(() => svix.stop());
writeFileSync(at("token"), `${TOKEN}\n`);
const env = { SIGNPOST_URL: worker.url, SIGNPOST_API_KEY: API_KEY, XDG_CONFIG_HOME: folder };
const bring = (...more) => signpost(["import", "svix", "--token", `@${at("token")}`, "--url", svix.url, ...more], env);
const operator = client(worker.url);
const tenants = async () => (await operator.must(200, "GET", "/tenants")).data.map(({ id }) => id);
const endpointsOf = async (tenant) => (await operator.must(200, "GET", `/tenants/${tenant}/endpoints`)).data;
const GLOBEX = /^globex-eu-[0-9a-f]{8}$/;

test("the plan says of everything what becomes of it, and of each loss its class; a dry run changes nothing", async () => {
  const { code, out, err } = await bring("--dry-run");
  assert.equal(code, 0, out + err);
  for (const words of [
    /^\+ acme {2}event types {2}3 types are added, 0 changed; the list is open$/m,
    /^\+ acme {2}ep_1 {2}http\S+ is added$/m,
    /^\+ globex-eu-[0-9a-f]{8} {2}ep_15 /m,
    /^\+ app_3 {2}ep_16 /m,
    /^ {2}lost {2}1 x application: metadata \(app_1\)$/m,
    /^ {2}lost {2}2 x application: name \(app_1, app_2\)$/m,
    /^ {2}lost {2}1 x application: throttleRate \(app_1\)$/m,
    /^ {2}lost {2}1 x endpoint: left out: a transformation in JavaScript \(ep_8\)$/m,
    /^ {2}lost {2}1 x endpoint: left out: channels; without them it would be sent everything \(ep_5\)$/m,
    /^ {2}lost {2}1 x endpoint: left out: disabled \(--with-disabled brings it over\) \(ep_6\)$/m,
    /^ {2}lost {2}1 x endpoint: throttleRate above 1000 \(ep_1\)$/m,
    /^ {2}lost {2}1 x endpoint: uid and metadata of more than 20 names, or 2048 bytes \(ep_2\)$/m,
    /^ {2}lost {2}1 x event type: archived, and not listed here \(order\.old\)$/m,
    /^ {2}lost {2}1 x event type: deprecated \(order\.placed\)$/m,
    /^ {2}lost {2}1 x event type: description past 500 bytes \(order\.placed\)$/m,
    /^ {2}lost {2}1 x event type: featureFlags \(order\.placed\)$/m,
    /^ {2}lost {2}1 x event type: groupName \(order\.placed\)$/m,
    /^ {2}lost {2}1 x event type: schemas \(invoice\.lost\)$/m,
    /^ {2}refused {2}1 x endpoint: event types a\.\.b \(ep_9\)$/m,
    /^ {2}refused {2}8 x endpoint: a URL that is not https on port 443, which only a Worker in development takes \(/m,
    /^ {2}refused {2}1 x endpoint: left out: a URL of more than 2048 characters \(ep_12\)$/m,
    /^ {2}refused {2}1 x endpoint: left out: more than 100 event types \(ep_11\)$/m,
    /^ {2}refused {2}1 x endpoint: left out: more than 20 headers \(ep_13\)$/m,
    /^ {2}refused {2}1 x endpoint: left out: no event type that it asks for can be one here \(ep_10\)$/m,
    /^ {2}refused {2}1 x event type: its name \(a\.\.b\)$/m,
    /^ {2}renamed {2}1 x application globex\.eu is the tenant globex-eu-[0-9a-f]{8} \(app_2\)$/m,
    /^ {2}renamed {2}1 x application operator is the tenant operator-[0-9a-f]{8} \(app_4\)$/m,
    /^ {2}renamed {2}1 x application app_6 is the tenant app_6-[0-9a-f]{8} \(app_6\)$/m,
    /^\+ app_6 {2}event types/m,
    /^ {2}withheld {2}1 x endpoint: left out: the header Authorization \(--header-values FILE gives it\) \(ep_7\)$/m,
    /^ {2}withheld {2}1 x endpoint: the ed25519 key; it has a new one, whose public key the receiver needs \(ep_4\)$/m,
    /^nothing was changed$/m,
  ])
    assert.match(out, words);
  assert.deepEqual(await tenants(), []);
  // Nothing was asked of Svix but to be read, and lists page by page.
  assert.ok(svix.asked.every((asked) => asked.startsWith("GET /api/v1/")));
  assert.ok(
    svix.asked.includes("GET /api/v1/event-type?limit=250&include_archived=true&with_content=true&iterator=i2"),
  );
  assert.ok(svix.asked.includes("GET /api/v1/app/app_1/endpoint?limit=250&iterator=i12"));
  assert.ok(!svix.asked.some((asked) => /app_1\/endpoint\?limit=250&iterator=i14/.test(asked)), "done is done");
});

test("receivers verify with Svix's package under the secrets that they had, the payload as it was published", async () => {
  const { code, out, err } = await bring("--ids", at("ids.json"));
  assert.equal(code, 1, "what was refused is no success");
  assert.match(out, /failed {2}acme {2}ep_14: invalid: `url`/);
  assert.match(out, /added +7/);
  for (const { secret } of has.endpoints) assert.ok(!(out + err).includes(secret), "no secret is printed");
  assert.ok(!(out + err).includes(TOKEN));
  const acme = await endpointsOf("acme");
  const ids = JSON.parse(readFileSync(at("ids.json"), "utf8"));
  const idOf = (id) => ids.endpoints.find((one) => one.svix === id).signpost;
  const of = (id) => acme.find((endpoint) => endpoint.id === idOf(id));
  assert.deepEqual(
    acme.map(({ url }) => url),
    ["ep_1", "ep_2", "ep_3", "ep_4", "ep_9"].map((id) => hooks[id].url),
  );
  const first = of("ep_1");
  assert.deepEqual(
    [first.provider, first.event_types, first.description, first.rate_per_second, first.metadata],
    ["svix", ["invoice.paid"], "the endpoint ep_1", 1000, { team: "a", uid: "first" }],
  );
  assert.deepEqual([of("ep_2").headers, of("ep_2").event_types], [{ "X-Tenant": "[redacted]" }, ["*"]]);
  assert.deepEqual(of("ep_9").event_types, ["invoice.paid"]);
  assert.equal(ids.endpoints.find(({ svix }) => svix === "ep_4").public_key, of("ep_4").public_key);
  assert.match(of("ep_4").public_key, /^whpk_/);
  const globex = ids.applications.find(({ svix }) => svix === "app_2").tenant;
  assert.match(globex, GLOBEX);
  const { types, closed } = await operator.must(200, "GET", `/tenants/${globex}/event-types`);
  assert.deepEqual([types.map(({ name }) => name), closed], [["invoice.lost", "invoice.paid", "order.placed"], false]);

  const { ok, request_headers } = await operator.must(200, "POST", `/tenants/acme/endpoints/${idOf("ep_2")}/test`);
  assert.ok(ok && request_headers["svix-signature"]);
  const [tried] = hooks.ep_2.seen();
  assert.equal(`${tried.body}`, '{"test":true}');
  new Webhook(has.endpoints.find(({ endpoint }) => endpoint.id === "ep_2").secret).verify(tried.body, tried.headers);

  const payload = '{"z":1,"amount":12.50}';
  for (const tenant of ["acme", globex, "app_3"]) {
    const event = `{"id":"evt_${tenant}","type":"invoice.paid","data":${payload}}`;
    await operator.must(202, "POST", `/tenants/${tenant}/events`, event);
  }
  for (const id of ["ep_1", "ep_2", "ep_3", "ep_9", "ep_15", "ep_16"]) {
    const { secret } = has.endpoints.find(({ endpoint }) => endpoint.id === id);
    const seen = () => hooks[id].seen().filter((delivery) => `${delivery.body}` !== '{"test":true}');
    const [{ headers, body }] = await eventually(seen, ({ length }) => length > 0, id);
    assert.equal(`${body}`, payload);
    // It throws what does not verify.
    new Webhook(secret).verify(body, headers);
    assert.throws(() => new Webhook(secret).verify(`${body} `, headers), { name: "WebhookVerificationError" });
    if (id === "ep_2") assert.equal(headers["x-tenant"], "acme");
  }
});

test("a second run makes nothing twice, and takes what it was not given before", async () => {
  const again = await bring("--json", "--ids", at("again.json"));
  const { at: _, ...sum } = again.lines.at(-1);
  assert.deepEqual([sum.added, sum.there, sum.failed], [0, 7, 1]);
  assert.equal((await endpointsOf("acme")).length, 5);
  const [one, other] = ["ids.json", "again.json"].map((name) => JSON.parse(readFileSync(at(name), "utf8")));
  const pairs = ({ endpoints }) => endpoints.map(({ svix, signpost }) => [svix, signpost]).sort();
  assert.deepEqual(pairs(other), pairs(one));
  writeFileSync(at("values.json"), JSON.stringify({ ep_7: { Authorization: "Bearer theirs" } }));
  const more = await bring("--json", "--only", "acme", "--with-disabled", "--header-values", at("values.json"));
  assert.deepEqual([more.lines.at(-1).added, more.lines.at(-1).there], [2, 5]);
  assert.ok(!more.out.includes("Bearer theirs"));
  const acme = await endpointsOf("acme");
  const [sixth, seventh] = ["ep_6", "ep_7"].map((id) => acme.find(({ url }) => url === hooks[id].url));
  assert.equal(sixth.status, "disabled");
  const { headers } = await operator.must(200, "GET", `/tenants/acme/endpoints/${seventh.id}/secrets`);
  assert.deepEqual(headers, { Authorization: "Bearer theirs", "X-Open": "1" });
});

test("an endpoint that somebody has changed since is not added a second time", async () => {
  const acme = await endpointsOf("acme");
  const { id } = acme.find(({ url }) => url === hooks.ep_3.url);
  await operator.must(200, "PATCH", `/tenants/acme/endpoints/${id}`, { description: "ours now" });
  const again = await bring("--json", "--only", "app_1");
  assert.equal(again.lines.at(-1).added, 0);
  assert.equal((await endpointsOf("acme")).filter(({ url }) => url === hooks.ep_3.url).length, 1);
  assert.equal((await operator.must(200, "GET", `/tenants/acme/endpoints/${id}`)).description, "ours now");
});

test("what is wrong is one line", async () => {
  const line = async (words, code, ...args) => {
    const told = await signpost(["import", "svix", ...args], env);
    assert.deepEqual([told.code, words.test(told.err), told.err.trim().split("\n").length], [code, true, 1], told.err);
  };
  const token = ["--token", `@${at("token")}`];
  await line(/--url is Svix's API/, 2, ...token);
  await line(/--token is @FILE/, 2, "--url", svix.url);
  await line(/svix_failed: GET .* answered 401: is --token its API key\?/, 1, "--token", "wrong", "--url", svix.url);
  await line(/svix_failed: GET .* answered 404/, 1, ...token, "--url", `${svix.url}/elsewhere`);
  await line(/Svix has no application nobody/, 2, ...token, "--url", svix.url, "--only", "nobody");
  await line(/each application is a tenant of its own/, 2, ...token, "--url", svix.url, "--tenant", "acme");
  assert.deepEqual(codes(await operator.call("GET", "/tenants/nobody/endpoints")), [200, undefined]);
});
