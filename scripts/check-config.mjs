// `npm run check:config [-- -c FILE] [-- --env NAME] [-- --secrets A,B] [-- --local] [-- --json]`, or `signpost lint` with the
// same options: reads a configuration as the Worker will, and holds it against what the product ships, before it is
// deployed. Ends with 1 if there is an error; a warning is none.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs, parseEnv } from "node:util";
import { findings as lacks } from "./config/findings.mjs";
import { known } from "./config/known.mjs";
import { lineOf } from "./config/line.mjs";
import { buildOnce, fail, root } from "./lib.mjs";

const { values: options } = parseArgs({
  options: {
    config: { type: "string", short: "c", default: "wrangler.toml" },
    env: { type: "string", short: "e" },
    // For a run on this machine: what is in .dev.vars counts, and origins may be here.
    local: { type: "boolean", default: false },
    // Secrets that are set with `wrangler secret put` and so are in no file, separated by commas.
    secrets: { type: "string", default: "" },
    json: { type: "boolean", default: false },
  },
});
const file = resolve(root, options.config);
if (!existsSync(file)) fail(`${file} does not exist.`);
// A build restarts every Worker that runs from it, so the tests build once, before they begin.
buildOnce("build.mjs");

const { unstable_readConfig: readConfig } = await import("wrangler");
const config = read(options.env);
const { sources = null, ...vars } = config.vars ?? {};
const values = {
  ...Object.fromEntries(Object.entries(vars).filter(([, value]) => typeof value === "string")),
  ...(options.local ? localValues() : {}),
};
const here = { ...values };
const elsewhere = options.secrets.split(",").filter((name) => name && values[name] === undefined);
elsewhere.forEach((name, index) => {
  values[name] = standIn(index);
});

const facts = JSON.parse(readFileSync(join(root, "scripts/config/facts.json"), "utf8"));
const text = readFileSync(file, "utf8");
const bound = [
  ...(config.kv_namespaces ?? []).map(({ binding }) => binding),
  ...(config.durable_objects?.bindings ?? []).map(({ name }) => name),
];
const queues = Object.values(sources ?? {}).some((source) => source?.forward === "queue");
const sends = queues || values.SIGNPOST_API_KEY !== undefined;
const findings = [
  ...lacks(config, options.env, sends),
  ...(await check({ sources, values, elsewhere, bindings: bound, local: options.local })),
  ...known({ sources, values: here, facts, today: new Date().toISOString().slice(0, 10) }),
].map((finding) => ({ ...finding, ...placeOf(finding) }));
for (const { level, about, code, message, file: at, line } of options.json ? [] : findings) {
  const place = line === undefined || level === "ok" ? "" : ` (${relative(process.cwd(), at)}:${line})`;
  console.log(`${level.padEnd(8)} ${about}: ${message}${level === "ok" ? "" : ` [${code}]${place}`}`);
}
const count = (wanted) => findings.filter(({ level }) => level === wanted).length;
if (options.json) console.log(JSON.stringify(findings));
else console.log(`${count("ok")} sources can run, ${count("error")} errors, ${count("warning")} warnings`);
if (
  !options.json &&
  !options.local &&
  findings.some(({ code }) => code === "secret_missing") &&
  Object.keys(localValues()).length
)
  console.log(
    "What is in .dev.vars is not deployed: name what you set with `wrangler secret put` under --secrets A,B.",
  );
process.exit(count("error") ? 1 : 0);

/** Where a source's table says it, or would. */
function placeOf({ about, option }) {
  const line = Object.hasOwn(sources ?? {}, about) ? lineOf(text, options.env, about, option) : undefined;
  return line === undefined ? {} : { file, line };
}

function read(environment) {
  try {
    return readConfig({ config: file, env: environment }, { hideWarnings: true });
  } catch (error) {
    // wrangler throws where a file has other environments, and takes the top level where it has none.
    const whole = environment && read(undefined);
    if (whole && !whole.definedEnvironments.includes(environment)) return whole;
    return fail(`${options.config} cannot be read: ${error.message}`);
  }
}

/** What a local run reads beside the file: as wrangler does, the environment's own file instead of the general one. */
function localValues() {
  const names = options.env ? [`.dev.vars.${options.env}`, ".dev.vars"] : [".dev.vars"];
  const path = names.map((name) => join(dirname(file), name)).find(existsSync);
  return path ? parseEnv(readFileSync(path, "utf8")) : {};
}

/** A stand-in that is a secret in every format, and another one for each name. */
function standIn(index) {
  return `abcdef0123456789abcdef01234567${(index % 256).toString(16).padStart(2, "0")}`;
}

/** The Worker's own reading, run in Node from the built wasm. */
async function check(input) {
  const build = join(root, "worker", "build");
  globalThis.signpostInstanceBegan = globalThis.signpostInstanceDied = () => {};
  const wasm = await import(join(build, "sender.js"));
  wasm.initSync({ module: readFileSync(join(build, "sender_bg.wasm")) });
  return JSON.parse(wasm.checkConfig(JSON.stringify(input)));
}
