// Reads a configuration as the Worker will, holds it against what the product ships, and says what it found:
// `npm run check:config` in this repository, `signpost lint` wherever the package `signpost-worker` is.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs, parseEnv } from "node:util";
import { findings as lacks } from "./findings.mjs";
import { known } from "./known.mjs";
import { lineOf } from "./line.mjs";

/** The file cannot be read, so nothing can be said about it. */
export class Unreadable extends Error {}

/**
 * @param {string[]} args the command's
 * @param {object} given `folder`, which names in `args` are relative to; `readConfig`, wrangler's; `checkConfig`, the Worker's own
 *   reading, from JSON to JSON; `facts` by provider
 * @returns {Promise<number>} 1 if there is an error, else 0
 */
export async function lint(args, { folder, readConfig, checkConfig, facts }) {
  const { values: options } = parseArgs({
    args,
    options: {
      config: { type: "string", short: "c", default: defaultFile(folder) },
      env: { type: "string", short: "e" },
      // For a run on this machine: what is in .dev.vars counts, and origins may be here.
      local: { type: "boolean", default: false },
      // Secrets that are set with `wrangler secret put` and so are in no file, separated by commas.
      secrets: { type: "string", default: "" },
      json: { type: "boolean", default: false },
    },
  });
  const file = resolve(folder, options.config);
  if (!existsSync(file)) throw new Unreadable(`${file} does not exist.`);
  const config = read(readConfig, file, options.env);
  const vars = Object.entries(config.vars ?? {});
  const tables = Object.fromEntries(vars.filter(([name]) => isPart(name, "sources") || isPart(name, "destinations")));
  const sources = tableOf(tables, "sources");
  const local = localValues(file, options.env);
  const values = {
    ...Object.fromEntries(vars.filter(([name, value]) => typeof value === "string" && !(name in tables))),
    ...(options.local ? local : {}),
  };
  const here = { ...values };
  const elsewhere = options.secrets.split(",").filter((name) => name && values[name] === undefined);
  elsewhere.forEach((name, index) => {
    values[name] = standIn(index);
  });

  const text = readFileSync(file, "utf8");
  const bound = [
    ...(config.kv_namespaces ?? []).map(({ binding }) => binding),
    ...(config.durable_objects?.bindings ?? []).map(({ name }) => name),
    ...(config.services ?? []).map(({ binding }) => binding),
    ...(config.queues?.producers ?? []).map(({ binding }) => binding),
  ];
  const queues = Object.values(sources).some(isQueued);
  const isKeyed = values.SIGNPOST_API_KEY !== undefined;
  // A gate alone may have a key too, which shows what its sources did; it has no use for tokens.
  const isBound = bound.includes("TENANTS") || bound.includes("ENDPOINTS");
  const isGate = Object.keys(sources).length > 0 && values.SIGNPOST_TOKEN_SECRET === undefined;
  const sends = queues || isBound || (isKeyed && !isGate);
  const checked = await checkConfig(
    JSON.stringify({ tables, values, elsewhere, bindings: bound, local: options.local }),
  );
  const findings = [
    ...lacks(config, options.env, { sends, isKeyed }),
    ...JSON.parse(checked),
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
    Object.keys(local).length
  )
    console.log(
      "What is in .dev.vars is not deployed: name what you set with `wrangler secret put` under --secrets A,B.",
    );
  return count("error") ? 1 : 0;

  /** Where a source's table says it, or would. */
  function placeOf({ about, option }) {
    const line = Object.hasOwn(sources, about) ? lineOf(text, options.env, about, option) : undefined;
    return line === undefined ? {} : { file, line };
  }
}

/** Whether a variable is part of a table, which may be spread over several. */
const isPart = (variable, table) => variable === table || variable.startsWith(`${table}_`);

/** All rows of a table, where a variable is a text of JSON too; what is none is for the Worker's own reading to refuse. */
function tableOf(variables, table) {
  const rows = {};
  for (const [name, value] of Object.entries(variables)) {
    if (!isPart(name, table)) continue;
    try {
      Object.assign(rows, typeof value === "string" ? JSON.parse(value) : value);
    } catch {
      // No JSON.
    }
  }
  return rows;
}

/** Whether a source may have the sender store what comes. */
function isQueued(source) {
  const routes = Object.values(source?.routes ?? {});
  return source?.forward === "queue" || routes.some(({ forward }) => forward === "queue" || (!forward && routes[1]));
}

/** The file that wrangler itself would take. */
function defaultFile(folder) {
  const names = ["wrangler.json", "wrangler.jsonc", "wrangler.toml"];
  return names.find((name) => existsSync(join(folder, name))) ?? "wrangler.toml";
}

function read(readConfig, file, environment) {
  try {
    return readConfig({ config: file, env: environment }, { hideWarnings: true });
  } catch (error) {
    // wrangler throws where a file has other environments, and takes the top level where it has none.
    const whole = environment && read(readConfig, file);
    if (whole && !whole.definedEnvironments.includes(environment)) return whole;
    throw new Unreadable(`${file} cannot be read: ${error.message}`);
  }
}

/** What a local run reads beside the file: as wrangler does, the environment's own file instead of the general one. */
function localValues(file, environment) {
  const names = environment ? [`.dev.vars.${environment}`, ".dev.vars"] : [".dev.vars"];
  const path = names.map((name) => join(dirname(file), name)).find(existsSync);
  return path ? parseEnv(readFileSync(path, "utf8")) : {};
}

/** A stand-in that is a secret in every format, and another one for each name. */
function standIn(index) {
  return `abcdef0123456789abcdef01234567${(index % 256).toString(16).padStart(2, "0")}`;
}
