// `npm run check:config [-- -c FILE] [-- --env NAME]`: reads a configuration as the Worker will, before
// it is deployed. Ends with 1 if a source would answer 500.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "./dev-vars.mjs";
import { buildOnce, fail, root } from "./lib.mjs";

const { values: options } = parseArgs({
  options: {
    config: { type: "string", short: "c", default: "wrangler.toml" },
    env: { type: "string", short: "e" },
    // Secrets that are set with `wrangler secret put` and so are in no file, separated by commas.
    secrets: { type: "string", default: "" },
  },
});
const file = resolve(root, options.config);
if (!existsSync(file)) fail(`${file} does not exist.`);
// A build restarts every Worker that runs from it, so the tests build once, before they begin.
buildOnce("build.mjs");

const { unstable_readConfig: readConfig } = await import("wrangler");
let config;
try {
  config = readConfig({ config: file, env: options.env }, { hideWarnings: true });
} catch (error) {
  fail(`${options.config} cannot be read: ${error.message}`);
}
const { sources, ...vars } = config.vars ?? {};
const local = [".dev.vars", `.dev.vars.${options.env ?? ""}`]
  .map((name) => join(dirname(file), name))
  .filter(existsSync);
const values = {
  ...Object.fromEntries(Object.entries(vars).filter(([, value]) => typeof value === "string")),
  ...Object.assign({}, ...local.map((path) => parse(readFileSync(path, "utf8")))),
};
// A stand-in that is a secret in every format.
const standIn = "abcdef0123456789abcdef0123456789";
const elsewhere = options.secrets.split(",").filter((name) => name && values[name] === undefined);
for (const name of elsewhere) values[name] = standIn;

const bindings = [
  ...(config.kv_namespaces ?? []).map(({ binding }) => binding),
  ...(config.durable_objects?.bindings ?? []).map(({ name }) => name),
];
const findings = await check({ sources: sources ?? null, values, elsewhere, bindings });
for (const { level, source, message } of findings) console.log(`${level.padEnd(8)} ${source}: ${message}`);
const errors = findings.filter(({ level }) => level === "error").length;
console.log(`${findings.filter(({ level }) => level === "ok").length} sources can run, ${errors} errors`);
process.exit(errors ? 1 : 0);

/** The Worker's own reading, run in Node from the built wasm. */
async function check(input) {
  const build = join(root, "worker", "build");
  globalThis.signpostInstanceDied = () => {};
  const wasm = await import(join(build, "signpost.js"));
  wasm.initSync({ module: readFileSync(join(build, "signpost_bg.wasm")) });
  return JSON.parse(wasm.checkConfig(JSON.stringify(input)));
}
