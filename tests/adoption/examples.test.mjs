// The projects in examples/, as somebody gets them who copies one: from the packed tarballs, alone in a folder.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseEnv } from "node:util";
import { root } from "../e2e/support/gate.mjs";
import { startOrigin } from "../e2e/support/origin.mjs";
import { base, dev, dryRun, install, must } from "./support/project.mjs";

const text = (folder, file) => readFileSync(join(folder, file), "utf8");

/** A copy with our packages, and with secrets that are drawn here. */
async function copied(name) {
  const folder = join(base, name);
  cpSync(join(root, "examples", name), folder, { recursive: true });
  const secrets = Object.keys(parseEnv(text(folder, ".dev.vars.example"))).map(
    (secret) => `${secret}=${randomBytes(32).toString("base64url")}`,
  );
  writeFileSync(join(folder, ".dev.vars"), [...secrets, "SIGNPOST_DEVELOPMENT=true"].join("\n"));
  const { scripts } = JSON.parse(text(folder, "package.json"));
  await install(folder);
  return { folder, check: scripts.check };
}

test("edge-gate: webhooks of both sources arrive once, and nothing is wrong with it", async () => {
  const { folder } = await copied("edge-gate");
  assert.match(await must(folder, "npm", "run", "check"), /2 sources can run, 0 errors/);
  assert.match(await dryRun(folder), /env\.DEDUPE/);
  const origin = await startOrigin();
  const config = text(folder, "wrangler.toml");
  writeFileSync(join(folder, "wrangler.toml"), config.replaceAll("https://example.com/hooks/", `${origin.url}/`));
  const worker = await dev(folder);
  try {
    const said = await must(folder, "npx", "signpost", "doctor", worker.url, "--json");
    const findings = said.trim().split("\n").map(JSON.parse);
    const ok = findings.filter(({ check, level }) => ["sample", "duplicate"].includes(check) && level === "ok");
    assert.deepEqual(ok.map(({ source, check }) => `${source} ${check}`).toSorted(), [
      "github duplicate",
      "github sample",
      "stripe duplicate",
      "stripe sample",
    ]);
    assert.deepEqual(origin.received.map(({ path }) => path).toSorted(), ["/hook/github", "/hook/stripe"]);
  } finally {
    await worker.stop();
    await origin.stop();
  }
});

test("edge-sender: an event goes to an endpoint and back, and the portal is there", async () => {
  const { folder } = await copied("edge-sender");
  assert.match(await must(folder, "npm", "run", "check"), / 0 errors/);
  assert.match(await dryRun(folder), /env\.ENDPOINTS/);
  const worker = await dev(folder);
  try {
    const said = await must(folder, "npx", "signpost", "doctor", worker.url, "--json");
    const findings = said.trim().split("\n").map(JSON.parse);
    const ok = findings.filter(({ level }) => level === "ok").map(({ check }) => check);
    for (const check of ["key", "portal", "publish", "delivery", "recorded"]) assert.ok(ok.includes(check), check);
  } finally {
    await worker.stop();
  }
});

test("the deploy button finds every secret and binding described, and no value that would become production's", () => {
  for (const name of readdirSync(join(root, "examples"))) {
    const folder = join(root, "examples", name);
    const { cloudflare, dependencies, devDependencies } = JSON.parse(text(folder, "package.json"));
    const secrets = parseEnv(text(folder, ".dev.vars.example"));
    assert.deepEqual([...new Set(Object.values(secrets))], [""], name);
    assert.equal(/DEVELOPMENT/.test(text(folder, ".dev.vars.example")), false);
    const bound = [...text(folder, "wrangler.toml").matchAll(/(?:binding|\bname) = "([A-Z_]+)"/g)].map(
      ([, own]) => own,
    );
    assert.deepEqual(Object.keys(cloudflare.bindings).toSorted(), [...Object.keys(secrets), ...bound].toSorted(), name);
    for (const { description } of Object.values(cloudflare.bindings)) assert.ok(description.length > 20);
    // Complete in itself: nothing that leads out of the folder.
    for (const version of Object.values({ ...dependencies, ...devDependencies })) assert.match(version, /^\^\d/);
  }
});
