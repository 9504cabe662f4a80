// The command against a Worker that runs: every action once, and what is said where it is called wrongly.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { root } from "./support/gate.mjs";
import { API_KEY, client, eventually } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const { worker, hook } = await useSender();
const home = mkdtempSync(join(tmpdir(), "signpost-home-"));
after(() => rmSync(home, { recursive: true }));
const main = join(root, "npm/dist/cli/main.js");
const clean = {
  XDG_CONFIG_HOME: home,
  SIGNPOST_URL: "",
  SIGNPOST_API_KEY: "",
  SIGNPOST_TENANT: "",
  SIGNPOST_PROFILE: "",
};

function start(args, env = {}) {
  return spawn(process.execPath, [main, ...args], { env: { ...process.env, ...clean, ...env } });
}

async function run(args, { input = "", env = {} } = {}) {
  const child = start(args, env);
  child.stdin.end(input);
  const read = async (stream) => {
    let all = "";
    for await (const chunk of stream) all += chunk;
    return all;
  };
  const [out, err, code] = await Promise.all([
    read(child.stdout),
    read(child.stderr),
    new Promise((end) => child.on("close", end)),
  ]);
  return { out, err, code };
}

/** What an action answers, as JSON. */
async function rows(...args) {
  const { out, err, code } = await run([...args, "--json"]);
  assert.equal(code, 0, `${args.join(" ")}: ${err}`);
  return out
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
const row = async (...args) => (await rows(...args))[0];

test("a profile says which Worker is asked; its key is in a file for its owner alone", async () => {
  const nobody = await run(["events", "list"]);
  assert.deepEqual([nobody.code, /signpost login URL/.test(nobody.err)], [2, true]);
  const wrong = await run(["login", worker.url], { input: "wrong-key-0123456789abcdef0123456789abcdef" });
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /does not take the key/);
  const good = await run(["login", worker.url, "--tenant", "acme", "--name", "here"], { input: `${API_KEY}\n` });
  assert.equal(good.code, 0, good.err);
  const file = join(home, "signpost/profiles.json");
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(JSON.parse(readFileSync(file, "utf8")).current, "here");
  const { out } = await run(["whoami"]);
  assert.ok(out.includes(worker.url) && out.includes("acme") && !out.includes(API_KEY));
  assert.deepEqual(await row("whoami", "--tenant", "globex"), {
    url: worker.url,
    tenant: "globex",
    from: "the profile here",
  });
  const elsewhere = await run(["whoami"], { env: { SIGNPOST_URL: "https://other.example" } });
  assert.deepEqual(
    [elsewhere.code, elsewhere.err.includes("with which key")],
    [2, true],
    "the profile's key stays here",
  );
  const missing = await run(["use", "ther"]);
  assert.deepEqual([missing.code, missing.err.includes("there are: here")], [2, true]);
  assert.equal((await run(["use", "here"])).code, 0);
});

test("every action does what the API does", async () => {
  let status = 200;
  const at = hook(() => status);
  const api = client(worker.url, { tenant: "acme" });
  const added = await row(
    "endpoints",
    "add",
    at.url,
    "--types",
    "claim.*,other.thing",
    "--description",
    "ours",
    "--filter",
    '{"data":{"n":{"$gte":1}}}',
  );
  assert.match(added.secret, /^whsec_/);
  assert.deepEqual([added.event_types, added.filter], [["claim.*", "other.thing"], { data: { n: { $gte: 1 } } }]);
  const { id } = added;
  assert.equal((await rows("endpoints", "list"))[0].id, id);
  assert.equal((await row("endpoints", "get", id)).description, "ours");
  const changed = await row(
    "endpoints",
    "update",
    id,
    "--filter",
    "null",
    "--transform",
    "slack",
    "--concurrency",
    "4",
  );
  assert.deepEqual([changed.filter, changed.transform, changed.concurrency], [null, "slack", 4]);
  assert.equal((await row("endpoints", "update", id, "--transform", "null")).transform, null);
  assert.equal((await row("endpoints", "test", id)).ok, true);
  assert.equal((await row("endpoints", "disable", id)).status, "disabled");
  assert.equal((await row("endpoints", "enable", id)).status, "active");
  assert.notEqual((await row("endpoints", "rotate", id)).secret, added.secret);

  const event = await row("publish", "claim.created", "--data", '{"n":12.50}', "--id", "evt_cli");
  assert.equal(event.deliveries.length, 1);
  const delivery = event.deliveries[0].id;
  await api.delivered(delivery);
  const file = join(home, "events.ndjson");
  writeFileSync(
    file,
    Array.from({ length: 120 }, (_, n) => JSON.stringify({ type: "claim.batch", data: { n } })).join("\n"),
  );
  const batch = await rows("publish", "--file", file, "--idempotency-key", "k");
  assert.deepEqual([batch.length, new Set(batch.map((result) => result.status)).size], [120, 1]);
  assert.ok(
    (await rows("publish", "--file", file, "--idempotency-key", "k")).every((result) => result.already_published),
  );
  assert.equal((await rows("events", "list", "--limit", "5", "--type", "claim.batch", "--since", "2h")).length, 5);
  assert.deepEqual(
    (await rows("events", "list", "--id", "evt_cli")).map(({ type }) => type),
    ["claim.created"],
  );
  assert.equal((await row("events", "get", "evt_cli")).deliveries[0].id, delivery);
  assert.equal((await rows("deliveries", "list", "--type", "claim.created")).length, 1);
  assert.equal(JSON.parse((await row("deliveries", "get", delivery)).body).data.n, 12.5);
  assert.equal((await row("deliveries", "replay", delivery)).run, 2);
  await api.delivered(delivery, ({ delivery: d }) => d.state === "delivered" && d.run === 2);
  status = 503;
  const waits = (await row("publish", "claim.created", "--data", "1")).deliveries[0].id;
  await api.delivered(waits, ({ delivery: d }) => d.attempt_count > 0 && !d.is_attempting);
  assert.equal((await row("deliveries", "cancel", waits)).state, "cancelled");

  assert.deepEqual(
    (await row("types", "set", '{"types":[{"name":"order.paid","description":"Paid."}]}')).types[0].name,
    "order.paid",
  );
  assert.equal((await row("types", "list")).types.length, 1);
  const token = await row("tokens", "issue", "--scopes", "viewer", "--expires-in", "600");
  assert.equal((await row("tokens", "revoke", token.id)).revoked, true);
  assert.match((await row("portal-link", "--scope", "viewer")).url, /\/portal\/#token=/);
  assert.ok((await rows("tenants", "list")).some((tenant) => tenant.id === "acme"));
  assert.equal((await row("tenants", "get")).endpoint_counts.active, 1);
  assert.deepEqual(await rows("sources", "list"), []);
  assert.equal((await row("status")).problems, 0);
  const stats = await row("stats", "--span", "hour");
  assert.deepEqual([stats.step_s, stats.endpoints[0].endpoint_id], [60, id]);
  assert.equal((await row("stats", "--endpoint", id)).total.delivery_counts.cancelled, 1);
  const table = await run(["stats"]);
  assert.match(table.out, new RegExp(`^${id} `, "m"));
  assert.match(table.out, /^all /m);
  assert.equal((await row("events", "rm", "evt_cli", "--yes")).deleted, true);
  assert.equal((await row("deliveries", "get", delivery)).body, "");
  assert.equal((await row("endpoints", "rm", id, "--yes")).deleted, true);
  assert.deepEqual(await rows("endpoints", "list"), []);
  assert.equal((await row("tenants", "rm", "acme", "--yes")).deleted, true);
  assert.deepEqual(await rows("tenants", "list"), []);
});

test("tail shows events as they come, and ends when it is ended", async () => {
  const api = client(worker.url, { tenant: "acme" });
  const child = start(["tail", "--json"]);
  let out = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  const ended = new Promise((end) => child.on("close", end));
  let n = 0;
  await eventually(
    async () => (await api.publish({ id: `tail_${n++}`, type: "a.b", data: 1 }), out),
    (text) => text.includes("tail_"),
    "an event",
  );
  child.kill("SIGTERM");
  await ended;
  const ids = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).id);
  assert.equal(new Set(ids).size, ids.length, "each of them once");
});

test("what is wrong is one line, with what may have been meant", async () => {
  for (const [args, code, words] of [
    [["endpont", "list"], 2, /there is no command `endpont`; did you mean `endpoints`\?/],
    [["endpoints", "lits"], 2, /`signpost endpoints` has no `lits`; did you mean `list`\?/],
    [["endpoints", "get"], 2, /ID is missing: `signpost endpoints get ID`/],
    [["endpoints", "get", "a", "b"], 2, /`b` is one too many/],
    [["deliveries", "list", "--stat", "dead"], 2, /has no --stat; did you mean --state\?/],
    [["events", "list", "--since", "soon"], 2, /--since is a time/],
    [["events", "list", "--limit", "x"], 2, /--limit is a whole number/],
    [["publish"], 2, /TYPE is missing/],
    [["publish", "a.b", "--data", "{"], 2, /--data is not JSON/],
    [["endpoints", "add", "http://x", "--secret", "plain"], 2, /--secret is @FILE/],
    [["endpoints", "rm", "ep_1"], 2, /say --yes/],
    [["tenants", "rm", "acme"], 2, /say --yes/],
    [["stats", "--span", "year"], 1, /span/],
    [["replay", "file"], 2, /signpost resend FILE/],
    [["endpoints", "get", `ep_${"0".repeat(32)}`], 1, /^signpost: not_found: /],
    [["endpoints", "add", "ftp://example.com"], 1, /^signpost: invalid: `url`/],
    [["publish", "no type!"], 1, /^signpost: invalid: `type`/],
    [["events", "list", "--profile", "else"], 2, /there is no profile `else`/],
  ]) {
    const told = await run(args);
    assert.deepEqual(
      [told.code, words.test(told.err), told.err.trim().split("\n").length],
      [code, true, 1],
      `${args.join(" ")}: ${told.err}`,
    );
  }
  const wrong = await run(["events", "list", "--tenant", "a"], {
    env: { SIGNPOST_URL: worker.url, SIGNPOST_API_KEY: "w".repeat(32) },
  });
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /unauthorized.*signpost login URL/);
});

test("help, tables and completion read well", async () => {
  const help = await run(["endpoints", "--help"]);
  assert.equal(help.code, 0);
  for (const words of ["signpost endpoints add URL", "--filter", "--tenant TENANT"])
    assert.ok(help.out.includes(words), words);
  const empty = await run(["endpoints", "list"]);
  assert.deepEqual([empty.code, empty.out], [0, "none\n"]);
  const list = await run(["events", "list", "--limit", "2"]);
  assert.match(list.out, /^id +type +created at +endpoint count\n/);
  for (const shell of ["bash", "zsh", "fish"]) {
    const { code, out } = await run(["completion", shell]);
    assert.ok(code === 0 && out.includes("deliveries") && out.includes("replay"), shell);
  }
});
