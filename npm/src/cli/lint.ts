import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Usage } from "./options.js";

export const help = `usage: signpost lint [-c FILE] [-e ENVIRONMENT] [--local] [--secrets A,B] [--json]

Reads a wrangler file as the Worker will, and says what is wrong or should not stay as it is, with the line to change.
To be called where the package signpost-worker is installed, or in a copy of the project. Exit code 1 if there is an error.

  -c, --config FILE  wrangler's own choice unless it is given
  -e, --env NAME     one of the file's environments
      --local        for a run on this machine: .dev.vars counts
      --secrets A,B  names of secrets that are set with \`wrangler secret put\`
      --json         the findings as one JSON document

  signpost lint --local`;

const SCRIPT = "scripts/check-config.mjs";

/** Runs the check of the Worker that is here, which has the Worker's own reading as WebAssembly. */
export async function run(args: string[]): Promise<number> {
  const folder = process.cwd();
  const lint = await installedLint(folder);
  if (lint !== undefined) return lint(args);
  const root = projectOf(folder);
  const child = spawn(process.execPath, [join(root, SCRIPT), ...args], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("close", (code) => resolve(code ?? 1));
  });
}

/** The check of the package that is installed for this folder; in a copy of the project, what is built there comes first. */
export async function installedLint(folder: string): Promise<((args: string[]) => Promise<number>) | undefined> {
  let path: string;
  try {
    path = createRequire(join(folder, "package.json")).resolve("signpost-worker/lint");
  } catch {
    return undefined;
  }
  if (projectAbove(folder) !== undefined) return undefined;
  return ((await import(pathToFileURL(path).href)) as { lint(args: string[]): Promise<number> }).lint;
}

function projectOf(folder: string): string {
  const root = projectAbove(folder);
  if (root === undefined)
    throw new Usage(
      "the Worker that reads the configuration is not here: install it with `npm install signpost-worker`",
    );
  return root;
}

function projectAbove(folder: string): string | undefined {
  if (existsSync(join(folder, SCRIPT)) && existsSync(join(folder, "worker"))) return folder;
  return dirname(folder) === folder ? undefined : projectAbove(dirname(folder));
}
