// `npm run check:config` holds a configuration against what the product ships, and the product's own against itself.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { root } from "./support/gate.mjs";

const folder = mkdtempSync(join(tmpdir(), "signpost-shipped-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const API_KEY = "operator-key-0123456789abcdef0123456789abcdef";
const object = (name, class_name) => ({ name, class_name });
const names = ["ClaimShard", "TenantObject", "EndpointObject", "SourceCounters"];

/** What runs, after a change to it. */
function config(change = () => {}) {
  const all = {
    name: "x",
    main: join(root, "worker/build/index.js"),
    compatibility_date: "2026-11-01",
    compatibility_flags: ["global_fetch_strictly_public"],
    build: { command: "true" },
    vars: { sources: { fine: { provider: "claimport", secrets: ["GOOD"], origin: "https://example.com/" } } },
    kv_namespaces: [{ binding: "DEDUPE", id: "x" }],
    durable_objects: {
      bindings: [
        object("CLAIMS", "ClaimShard"),
        object("TENANTS", "TenantObject"),
        object("ENDPOINTS", "EndpointObject"),
        object("COUNTERS", "SourceCounters"),
      ],
    },
    migrations: [{ tag: "v1", new_sqlite_classes: [...names] }],
    assets: {
      directory: join(root, "worker/build/assets"),
      binding: "ASSETS",
      run_worker_first: ["/portal", "/portal/", "/portal/index.html"],
    },
    triggers: { crons: ["23 * * * *"] },
    ratelimits: [{ name: "AUTH_FAILURES", namespace_id: "1", simple: { limit: 30, period: 60 } }],
  };
  change(all);
  return all;
}

const ALL = ["--secrets", "GOOD,SIGNPOST_API_KEY,SIGNPOST_TOKEN_SECRET,SIGNPOST_SIGNING_SECRET"];

function check(file, args = ALL) {
  const run = spawnSync(process.execPath, ["scripts/check-config.mjs", "-c", file, ...args], {
    cwd: root,
    encoding: "utf8",
  });
  const codes = [...run.stdout.matchAll(/^(error|warning) .*\[(\w+)\](?: \(\S+:\d+\))?$/gm)].map(
    ([, level, code]) => `${level} ${code}`,
  );
  return { ...run, codes };
}

function checkAfter(change, args) {
  const file = join(folder, "wrangler.json");
  writeFileSync(file, JSON.stringify(config(change)));
  return check(file, args);
}

const vars = (change) => (all) => Object.assign(all.vars, change);

const cases = {
  "a flag that is left out": [(all) => (all.compatibility_flags = []), ["error flag_missing"]],
  "no build": [(all) => delete all.build, ["warning build_missing"]],
  "an old runtime": [(all) => (all.compatibility_date = "2024-01-01"), ["error compatibility_date_old"]],
  "an object behind the wrong class": [
    (all) => (all.durable_objects.bindings[0].class_name = "TenantObject"),
    ["error binding_class"],
  ],
  "an object that is no object": [
    (all) => {
      all.durable_objects.bindings.splice(0, 1);
      all.kv_namespaces.push({ binding: "CLAIMS", id: "y" });
    },
    ["error binding_kind"],
  ],
  "a sender without its objects": [
    (all) => all.durable_objects.bindings.splice(1, 2),
    ["error binding_missing", "error binding_missing"],
  ],
  "a queue without the tenants' objects": [
    (all) => {
      all.vars.sources.fine.forward = "queue";
      all.durable_objects.bindings.splice(1, 1);
    },
    ["error binding_missing", "error binding_missing"],
  ],
  "no counters": [(all) => all.durable_objects.bindings.splice(3, 1), ["warning binding_missing"]],
  "no timer": [(all) => delete all.triggers, ["warning cron_missing"]],
  "no limit to wrong keys": [(all) => delete all.ratelimits, ["error rate_limit_missing"]],
  "a class that no migration makes": [(all) => all.migrations[0].new_sqlite_classes.pop(), ["error migration_missing"]],
  "a class without SQLite": [
    (all) => (all.migrations = [{ tag: "v1", new_sqlite_classes: names.slice(1), new_classes: ["ClaimShard"] }]),
    ["error migration_missing"],
  ],
  "a class that was renamed": [
    (all) =>
      (all.migrations = [
        { tag: "v1", new_sqlite_classes: ["Old", ...names.slice(1)] },
        { tag: "v2", renamed_classes: [{ from: "Old", to: "ClaimShard" }] },
      ]),
    [],
  ],
  "a portal without its headers": [(all) => delete all.assets.run_worker_first, ["error portal_unprotected"]],
  "a portal behind the Worker altogether": [(all) => (all.assets.run_worker_first = true), []],
  "no portal": [(all) => delete all.assets, ["warning assets_missing"]],
  "a development switch": [vars({ SIGNPOST_DEVELOPMENT: "true" }), ["error development_on"]],
  "a switch in other words": [vars({ SIGNPOST_DEVELOPMENT: "yes" }), ["error variable_invalid"]],
  "days in words": [vars({ SIGNPOST_RETENTION_DAYS: "thirty" }), ["error variable_invalid"]],
  "a number with a unit": [vars({ SIGNPOST_MAX_PENDING: "100k" }), ["error variable_invalid"]],
  "an origin that ends a policy": [
    vars({ SIGNPOST_PORTAL_FRAME_ANCESTORS: "https://a.example; script-src *" }),
    ["error variable_invalid"],
  ],
  "a variable that nothing reads": [vars({ SIGNPOST_MAX_PENDNG: "3" }), ["warning variable_unknown"]],
  "a short key, and in the file": [vars({ SIGNPOST_API_KEY: "a" }), ["error secret_in_file", "error secret_short"]],
  "a key that also signs": [
    vars({ SIGNPOST_API_KEY: API_KEY, SIGNPOST_TOKEN_SECRET: API_KEY }),
    ["error secret_in_file", "error secret_in_file", "error secret_reused"],
  ],
  "an origin on this machine": [
    (all) => (all.vars.sources.fine.origin = "http://127.0.0.1:8788/"),
    ["error origin_local"],
  ],
  "a variable near the platform's limit": [vars({ OTHER: "x".repeat(4097) }), ["warning variable_large"]],
  "a variable past the platform's limit": [
    (all) => {
      for (let n = 0; n < 60; n += 1) all.vars.sources[`source-${n}`] = all.vars.sources.fine;
    },
    ["error variable_large"],
  ],
};

for (const [name, [change, expected]] of Object.entries(cases))
  test(`${name}: ${expected.join(", ") || "nothing is wrong"}`, () => {
    const { status, stdout, stderr, codes } = checkAfter(change);
    assert.deepEqual(codes, expected, stdout + stderr);
    assert.equal(status, expected.some((code) => code.startsWith("error")) ? 1 : 0, stdout);
    for (const line of stdout.match(/^(error|warning) .*$/gm) ?? []) assert.match(line, / Fix: /);
  });

test("a gate alone needs no key, and is told what it lacks for the sender", () => {
  const { status, codes } = checkAfter(
    (all) => {
      all.durable_objects.bindings.splice(1, 2);
      delete all.ratelimits;
      delete all.assets;
    },
    ["--secrets", "GOOD,SIGNPOST_SIGNING_SECRET"],
  );
  assert.equal(status, 0);
  assert.deepEqual(codes, ["warning secret_missing"]);
});

test("an environment that is not in the file is an error, and what one lacks is its own", () => {
  const change = (all) => (all.env = { staging: { vars: all.vars } });
  const unknown = checkAfter(change, [...ALL, "--env", "production"]);
  assert.deepEqual(unknown.codes, ["error environment_unknown"]);
  assert.match(unknown.stdout, /use staging/);
  const { codes, status } = checkAfter(change, [...ALL, "--env", "staging"]);
  assert.equal(status, 1);
  assert.ok(codes.includes("error binding_missing") && codes.includes("error rate_limit_missing"), codes.join());
});

test("the product's own file runs locally as it is, and says what a deployment still needs", () => {
  cpSync(join(root, "wrangler.toml"), join(folder, "wrangler.toml"));
  const secrets = ["CLAIMPORT_SECRET", "GOOCLAIM_SECRET", "SIGNPOST_API_KEY", "SIGNPOST_SIGNING_SECRET"];
  const values = [...secrets, "SIGNPOST_TOKEN_SECRET"].map(
    (name) => `${name}=${name}-0123456789abcdef0123456789abcdef`,
  );
  writeFileSync(join(folder, ".dev.vars"), `${values.join("\n")}\nSIGNPOST_DEVELOPMENT=true\n`);
  const file = join(folder, "wrangler.toml");
  const local = check(file, ["--local"]);
  // Gooclaim gives an origin five seconds.
  assert.deepEqual(local.codes, ["warning deadline_short"], local.stdout);
  assert.equal(local.status, 0);
  const deployed = check(file, []);
  assert.equal(deployed.status, 1);
  assert.match(deployed.stdout, /`CLAIMPORT_SECRET` is not set/);
  assert.match(deployed.stdout, /What is in .dev.vars is not deployed/);
  const named = check(file, ["--secrets", secrets.concat("SIGNPOST_TOKEN_SECRET").join()]);
  assert.deepEqual(named.codes, ["error origin_local", "warning deadline_short", "error origin_local"]);
});
