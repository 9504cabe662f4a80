// .dev.vars: the secrets of local runs, in wrangler's own place and format.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
  const values = existsSync(file) ? parse(readFileSync(file, "utf8")) : {};
  const missing = [...needed, ...Object.keys(fixed)].filter((name) => !values[name]);
  for (const name of missing) values[name] = fixed[name] ?? randomBytes(32).toString("base64url");
  if (missing.length) {
    const head = existsSync(file) ? readFileSync(file, "utf8").trimEnd() : "# Secrets for local runs. Not in git.";
    writeFileSync(file, `${head}\n${missing.map((name) => `${name}=${values[name]}`).join("\n")}\n`, { mode: 0o600 });
  }
  return values;
}

/** `NAME=value` lines, with the quotes and comments that wrangler's own reader allows. */
export function parse(text) {
  const values = {};
  for (const line of text.split("\n")) {
    const match = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (match) values[match[1]] = match[2].replace(/^(["'`])(.*)\1$/, "$2");
  }
  return values;
}
