// What `npm run check:config` says of routes, destinations, and tables that are spread over several variables.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./support/gate.mjs";
import { useFolder } from "./support/use.mjs";

const file = join(useFolder(), "wrangler.toml");
const HEAD = `
name = "x"
main = "${root}/worker/build/index.js"
compatibility_date = "2026-11-01"
compatibility_flags = ["global_fetch_strictly_public"]
services = [{ binding = "API", service = "api" }]
queues = { producers = [{ binding = "EVENTS", queue = "events" }] }
kv_namespaces = [{ binding = "DEDUPE", id = "x" }]
[durable_objects]
bindings = [
  { name = "TENANTS", class_name = "TenantObject" },
  { name = "ENDPOINTS", class_name = "EndpointObject" },
  { name = "COUNTERS", class_name = "SourceCounters" },
]
[[migrations]]
tag = "v1"
new_sqlite_classes = ["TenantObject", "EndpointObject", "SourceCounters"]
`;
const source = (name, rest, table = "sources") => `
[vars.${table}.${name}]
provider = "claimport"
secrets = ["SECRET"]
${rest}`;

function check(text) {
  writeFileSync(file, HEAD + text);
  const args = ["scripts/check-config.mjs", "-c", file, "--json", "--secrets", "SECRET,SIGNPOST_SIGNING_SECRET"];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  assert.equal(stderr, "");
  return JSON.parse(stdout.trim().split("\n").at(-1));
}
const about = (findings, name) => findings.filter((finding) => finding.about === name);
const said = (findings, name) => about(findings, name).map(({ level, code }) => `${level} ${code}`);

test("a source says which routes it has, and where each leads", () => {
  const findings = check(`
[vars.destinations.crm]
to = "https://crm.example/"
rate = "60/min"
${source("one", 'origin = "https://a.example/"')}
${source("three", 'max_body = "64KiB"')}
[vars.sources.three.routes]
main = { to = "service:API/hook", forward = "through" }
crm = { to = "crm", types = ["invoice.*"], filter = { body = { amount = { "$gte" = 1000 } } } }
events = { to = "queue:EVENTS" }`);
  const [{ message }] = about(findings, "three");
  assert.equal(
    message,
    "/in/three: claimport -> crm (queue: crm), events (queue: queue:EVENTS), main (through: service:API/hook)",
  );
  assert.match(about(findings, "one")[0].message, /claimport -> https:\/\/a\.example\/$/);
  assert.deepEqual(said(findings, "destination crm"), []);
});

test("tables may be spread over variables, and a name that is in two is nobody's", () => {
  const findings = check(
    source("a", 'origin = "https://a.example/"') +
      source("b", 'origin = "https://b.example/"', "sources_eu") +
      source("a", 'origin = "https://c.example/"', "sources_eu") +
      source("wrong", 'origin = "ftp://d.example/"', "sources_us"),
  );
  assert.deepEqual(said(findings, "b"), ["ok ok"]);
  assert.deepEqual(said(findings, "a"), ["error name_taken"]);
  const [{ line }] = about(findings, "wrong");
  assert.ok(line > HEAD.split("\n").length, "the line of its table is named");
});

test("a variable that is too large is measured, and the fix is another table", () => {
  const many = (table) =>
    Array.from({ length: 40 }, (_, n) =>
      source(`s${n}`, `origin = "https://a${n}.example/${"x".repeat(60)}"`, table),
    ).join("");
  const [finding] = about(check(many("sources")), "sources");
  assert.deepEqual([finding.level, finding.code], ["error", "variable_large"]);
  assert.match(finding.message, /has \d+ bytes of the 5120 .*\[vars\.sources_2\.NAME\]/);
});

test("what runs and is not meant is a warning; what cannot run is an error with its place", () => {
  const findings = check(`
[vars.destinations.unused]
to = "https://unused.example/"
[vars.destinations.off]
to = "https://off.example/"
paused = true
[vars.destinations.ruled]
to = "https://ruled.example/"
rate = "10/s"
[vars.destinations.near]
to = "http://127.0.0.1:1/"
[vars.destinations.fast]
to = "https://fast.example/"
rate = "0/s"
[vars.destinations.queued]
to = "queue:EVENTS"
deadline = "5s"
${source("s", "")}
routes.a = { to = "ruled", forward = "through" }
routes.b = { to = "off" }
routes.c = { to = "near" }
${source("t", "")}
routes.a = { to = "fast" }
${source("u", "")}
routes.a = { to = "https://a.example/", filter = { body = { x = { "$regex" = "y" } } } }`);
  assert.deepEqual(said(findings, "destination unused"), ["warning destination_unused"]);
  assert.deepEqual(said(findings, "s"), ["warning destination_paused", "ok ok"]);
  assert.deepEqual(said(findings, "destination ruled"), ["warning rules_unused"]);
  assert.deepEqual(said(findings, "destination near"), ["error origin_local"]);
  assert.match(about(findings, "destination fast")[0].message, /`rate`: expected a rate of 1 to 1000, such as "10\/s"/);
  assert.match(about(findings, "destination queued")[0].message, /delivered by its consumer/);
  assert.match(about(findings, "t")[0].message, /route `a`: destination `fast`: `rate`/);
  assert.match(
    about(findings, "u")[0].message,
    /route `a`: `filter\/body\/x\/\$regex` unknown_operator: .*Fix: see docs\/filters\.md/,
  );
});

test("a destination's transform is read before it is deployed", () => {
  const findings = check(`
[vars.destinations.room]
to = "https://room.example/"
transform = "slack"
[vars.destinations.known]
to = "https://known.example/"
transform = "slck"
[vars.destinations.own]
to = "https://own.example/"
transform = { body = { text = "{{body.a | shout}}" } }
[vars.destinations.queue]
to = "queue:EVENTS"
transform = "slack"
${source("good", 'routes = { room = { to = "room", forward = "queue" } }')}
${source("known", 'routes = { known = { to = "known", forward = "queue" } }')}
${source("own", 'routes = { own = { to = "own", forward = "queue" } }')}
${source("queue", 'routes = { queue = { to = "queue" } }')}
${source("through", 'routes = { room = { to = "room" } }')}`);
  assert.deepEqual(
    ["known", "own", "queue", "through"].map((name) => said(findings, name)),
    [["error transform_invalid"], ["error transform_invalid"], ["error destination_invalid"], ["error routes_invalid"]],
  );
  assert.ok(!said(findings, "good").some((line) => line.startsWith("error")));
  assert.match(about(findings, "own")[0].message, /`transform\/body\/text`.*shout/);
});
