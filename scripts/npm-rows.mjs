// Writes npm/src/generated/rows.ts from the core's rows; with --check it only says whether that is current.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fail, root, step } from "./lib.mjs";

const file = join(root, "npm/src/generated/rows.ts");

step("reading the core's rows");
const cargo = spawnSync("cargo", ["run", "--quiet", "--locked", "-p", "signpost-core", "--example", "rows"], {
  cwd: root,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
});
if (cargo.status !== 0) fail("the core's rows could not be read");
const { codes, rows } = JSON.parse(cargo.stdout);

const pascal = (name) => name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
const union = (names) => names.map((name) => `\n  | ${JSON.stringify(name)}`).join("");

/** What a row says where it says nothing. A test of the core reads the rows back. */
const DEFAULTS = {
  dedupe_window_s: 7 * 86_400,
  exhausted: "dead_letter",
  open: true,
  prefix: "",
  prefix_optional: false,
  secret: "utf8",
  signed: "{body}",
  time_format: "rfc3339",
  tolerance_s: 300,
  unit: "seconds",
};

/** Where nothing is another thing than the default. */
const NOT_NOTHING = ["failing_disables_s", "schedule_s"];
const isNothing = (value) => value === null || (typeof value === "object" && Object.keys(value).length === 0);

/** Leaves out what is absent, empty or the default, and writes a list of one header name as that name. */
function lean(value) {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([name, inner]) => DEFAULTS[name] !== inner)
    .map(([name, inner]) => [name, name === "header" && inner.length === 1 ? inner[0] : lean(inner)])
    .filter(([name, inner]) => NOT_NOTHING.includes(name) || !isNothing(inner));
  return Object.fromEntries(entries);
}

/** The JSON of one provider's deliveries, by event type. */
function event({ name, envelope, catalog, ping }) {
  const fields = [
    envelope.id && `readonly ${envelope.id}: string;`,
    `readonly ${envelope.event_type}: T;`,
    envelope.tenant && `readonly ${envelope.tenant}: string;`,
    `readonly ${envelope.timestamp}: ${envelope.time_format === "unix_seconds" ? "number" : "string"};`,
    `readonly ${envelope.data}: PayloadOf<${JSON.stringify(name)}, T>;`,
  ].filter(Boolean);
  const types = catalog.types.length > 0 ? `${pascal(name)}EventType` : "string";
  const declared =
    catalog.types.length > 0
      ? `/** The event types of \`${name}\`.${catalog.open ? " It may send types that are not listed yet." : ""} */\nexport type ${types} =${union(catalog.types)};\n\n`
      : "";
  const test = ping
    ? `\n  | { readonly ${envelope.event_type}: ${JSON.stringify(ping.event_type)}; readonly ${envelope.timestamp}: string }`
    : "";
  return `${declared}/** A delivery of \`${name}\`. */
export type ${pascal(name)}Event =
  | { [T in ${types}]: { ${fields.join(" ")} } }[${types}]${test};\n`;
}

const enveloped = rows.filter((row) => row.envelope);
const text = `// Written by scripts/npm-rows.mjs from crates/core/src/provider: change the rows there.
import type { PayloadOf } from "../events.js";
import type { Row } from "../row.js";

/** The core's reasons for a refusal, the most useful first. */
export const rejectCodes = ${JSON.stringify(codes, null, 2)} as const;

/** One of the core's reasons for a refusal. */
export type RejectCode = (typeof rejectCodes)[number];

/** The built-in providers: one row of data each, and nothing else in this package knows about them. */
export const rows: { readonly [N in ProviderName]: Row } = {
${rows.map((row) => `  ${JSON.stringify(row.name)}: ${JSON.stringify(lean(row))},`).join("\n")}
};

/** The name of a built-in provider. */
export type ProviderName =${union(rows.map((row) => row.name))};

${enveloped.map(event).join("\n")}
/** The JSON of deliveries, by provider. */
export interface BuiltInEvents {
${enveloped.map((row) => `  readonly ${JSON.stringify(row.name)}: ${pascal(row.name)}Event;`).join("\n")}
}
`;

if (process.argv.includes("--check")) {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text)
    fail(`${file} is stale: run \`node scripts/npm-rows.mjs\``);
} else {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
