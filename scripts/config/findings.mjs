// What a wrangler configuration lacks of what the product ships. Sources, variables and secrets are the Worker's own to
// judge (crates/config/src/check.rs); this is about bindings, classes, flags, assets and environments.
import { existsSync, readFileSync } from "node:fs";
import { assets, classes, cron, date, flag, kv, rateLimit, secrets, variable } from "./shipped.mjs";

/**
 * @param {object} config as wrangler reads it, for one environment
 * @param {string | undefined} environment the name that was asked for
 * @param {object} meant `sends`: whether the sender is meant to run; `isKeyed`: whether the API has a key
 * @returns {{ about: string, level: string, code: string, message: string }[]}
 */
export function findings(config, environment, meant) {
  return [
    ...environments(config, environment),
    ...runtime(config),
    ...bindings(config, meant),
    ...migrations(config),
    ...timer(config, meant.sends),
    ...page(config, meant.sends),
    ...sizes(config),
    ...plainSecrets(config),
  ];
}

/** The text of the Worker's entry, as far as there is one. */
const entryOf = (main) => (main && existsSync(main) ? readFileSync(main, "utf8") : "");

const error = (about, code, problem, fix) => finding("error", about, code, problem, fix);
const warning = (about, code, problem, fix) => finding("warning", about, code, problem, fix);

function finding(level, about, code, problem, fix) {
  return { level, about, code, message: `${problem}. Fix: ${fix}` };
}

function* environments({ definedEnvironments = [] }, environment) {
  if (!environment || definedEnvironments.includes(environment)) return;
  const known = definedEnvironments.length ? `use ${definedEnvironments.join(" or ")}, or add` : "add";
  yield error(
    "environment",
    "environment_unknown",
    `the environment \`${environment}\` is not in the file`,
    `${known} \`[env.${environment}]\` with its own variables and bindings, which are not inherited`,
  );
}

function* runtime({ compatibility_date: own, compatibility_flags: flags = [], main, build }) {
  if (main?.endsWith("worker/build/index.js") && !build?.command) {
    const problem = "nothing builds the Worker: a fresh clone has no entry to deploy";
    yield warning("file", "build_missing", problem, "copy `[build]` from the project's wrangler.toml");
  }
  if (!main) {
    const fix = 'set `main = "worker/build/index.js"`, or a file of your own that exports `signpost-worker`';
    yield error("file", "main_missing", "the Worker has no entry", fix);
  }
  if (!own || own < date) {
    const problem = own
      ? `\`compatibility_date\` ${own} is older than what was tested`
      : "`compatibility_date` is missing";
    yield error("file", "compatibility_date_old", problem, `set \`compatibility_date = "${date}"\``);
  }
  if (!flags.includes(flag)) {
    const problem = `\`compatibility_flags\` lacks \`${flag}\`: deliveries could reach private networks`;
    yield error("file", "flag_missing", problem, `set \`compatibility_flags = ["${flag}"]\``);
  }
}

function* bindings({ main, durable_objects, kv_namespaces: namespaces = [], ratelimits = [] }, { sends, isKeyed }) {
  const entry = entryOf(main);
  const objects = durable_objects?.bindings ?? [];
  const copy = "copy it from the project's wrangler.toml";
  for (const [name, wanted] of Object.entries(classes)) {
    const own = objects.find((object) => object.name === name);
    // An entry of one's own may export the class under another name.
    if (own && own.class_name !== wanted && !new RegExp(`\\b${wanted} as ${own.class_name}\\b`).test(entry)) {
      const problem = `the binding \`${name}\` is bound to the class \`${own.class_name}\``;
      yield error("bindings", "binding_class", problem, `set its \`class_name = "${wanted}"\``);
    }
    const elsewhere = [...namespaces.map(({ binding }) => binding), ...ratelimits.map((limit) => limit.name)];
    if (!own && elsewhere.includes(name))
      yield error("bindings", "binding_kind", `the binding \`${name}\` is no Durable Object`, copy);
  }
  if (objects.some(({ name }) => name === kv))
    yield error("bindings", "binding_kind", `the binding \`${kv}\` is no KV namespace`, copy);
  const bound = (name) => objects.some((object) => object.name === name);
  if (!bound("COUNTERS"))
    yield warning("bindings", "binding_missing", "without the binding `COUNTERS` nothing is counted", copy);
  for (const name of sends ? ["TENANTS", "ENDPOINTS"] : [])
    if (!bound(name)) yield error("bindings", "binding_missing", `the sender's binding \`${name}\` is missing`, copy);
  if ((sends || isKeyed) && !ratelimits.some(({ name }) => name === rateLimit)) {
    const problem = `the rate limit \`${rateLimit}\` is missing: keys of the API can be tried without end`;
    yield error("bindings", "rate_limit_missing", problem, copy);
  }
}

/** Each class must have come with a migration, as one that keeps its state in SQLite. */
function* migrations({ durable_objects, migrations: steps = [] }) {
  const sqlite = new Set();
  const other = new Set();
  for (const step of steps) {
    for (const name of step.new_sqlite_classes ?? []) sqlite.add(name);
    for (const name of step.new_classes ?? []) other.add(name);
    for (const name of step.deleted_classes ?? []) [sqlite, other].map((set) => set.delete(name));
    for (const { from, to } of step.renamed_classes ?? [])
      for (const set of [sqlite, other]) if (set.delete(from)) set.add(to);
  }
  for (const { name, class_name: own, script_name: script } of durable_objects?.bindings ?? []) {
    if (!(name in classes) || script || sqlite.has(own)) continue;
    const problem = other.has(own)
      ? `the class \`${own}\` was made with \`new_classes\`, and it needs SQLite`
      : `no migration makes the class \`${own}\``;
    yield error("migrations", "migration_missing", problem, "name it under `new_sqlite_classes` of a migration");
  }
}

function* timer({ triggers }, sends) {
  if (!sends || triggers?.crons?.length) return;
  const problem = "no timer calls the Worker: a delivery whose alarm the platform has lost waits until somebody asks";
  yield warning("triggers", "cron_missing", problem, `set \`triggers.crons = ["${cron}"]\``);
}

function* page({ main, assets: own }, sends) {
  const name = assets.binding;
  if (own?.binding !== name) {
    if (sends && !entryOf(main).includes("signpost-worker/with-portal"))
      yield warning(
        "assets",
        "assets_missing",
        `without \`[assets]\` bound to \`${name}\` there is no portal`,
        "copy it, or import `signpost-worker/with-portal`",
      );
    return;
  }
  const first = own.run_worker_first;
  const missing = first === true ? [] : assets.first.filter((path) => !(first || []).includes(path));
  if (missing.length) {
    const problem = `\`run_worker_first\` lacks ${missing.join(", ")}: the portal would come without its headers`;
    const all = JSON.stringify(assets.first);
    yield error("assets", "portal_unprotected", problem, `set \`run_worker_first = ${all}\``);
  }
}

function* sizes({ vars = {} }) {
  for (const [name, value] of Object.entries(vars)) {
    const bytes = Buffer.byteLength(typeof value === "string" ? value : JSON.stringify(value));
    if (bytes <= variable.warnBytes) continue;
    const level = bytes > variable.mostBytes ? error : warning;
    const problem = `the variable \`${name}\` has ${bytes} bytes of the ${variable.mostBytes} that the platform takes`;
    const [, table] = /^(sources|destinations)(?:_|$)/.exec(name) ?? [];
    const fix = table ? `move some of it into another table: [vars.${table}_2.NAME]` : "make it shorter";
    yield level(name, "variable_large", problem, fix);
  }
}

function* plainSecrets({ vars = {} }) {
  for (const name of secrets.filter((name) => name in vars)) {
    const fix = `remove it there and run \`npx wrangler secret put ${name}\``;
    yield error(name, "secret_in_file", `the secret \`${name}\` stands in the file`, fix);
  }
}
