// .dev.vars: the secrets of local runs, in wrangler's own place and format.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { root } from "./lib.mjs";

const file = join(root, ".dev.vars");
const needed = [
  "CLAIMPORT_SECRET",
  "GOOCLAIM_SECRET",
  "SIGNPOST_API_KEY",
  "SIGNPOST_SIGNING_SECRET",
  "SIGNPOST_TOKEN_SECRET",
];
/** Lets the sender deliver to this machine. */
const fixed = { SIGNPOST_DEVELOPMENT: "true" };

/** The secrets by name; those that are missing are drawn and written down first. */
export function devVars() {
  const values = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const missing = [...needed, ...Object.keys(fixed)].filter((name) => !values[name]);
  for (const name of missing) values[name] = fixed[name] ?? randomBytes(32).toString("base64url");
  if (missing.length) {
    const head = existsSync(file) ? readFileSync(file, "utf8").trimEnd() : "# Secrets for local runs. Not in git.";
    writeFileSync(file, `${head}\n${missing.map((name) => `${name}=${values[name]}`).join("\n")}\n`, { mode: 0o600 });
  }
  return values;
}
