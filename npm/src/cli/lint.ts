import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { Usage } from "./options.js";

export const help = `usage: signpost lint [-c FILE] [-e ENVIRONMENT] [--local] [--secrets A,B] [--json]

Reads the gate's configuration as the Worker will, and says what is wrong or should not stay as it is, with the line
to change. To be called in a copy of the project, where the Worker is. Exit code 1 if there is an error.

  -c, --config FILE  wrangler.toml unless it is given
  -e, --env NAME     one of the file's environments
      --local        for a run on this machine: .dev.vars counts
      --secrets A,B  names of secrets that are set with \`wrangler secret put\`
      --json         the findings as one JSON document

  signpost lint --local`;

const SCRIPT = "scripts/check-config.mjs";

/** Runs the project's own check, which has the Worker's reading as WebAssembly. */
export async function run(args: string[]): Promise<number> {
  const root = projectOf(process.cwd());
  const child = spawn(process.execPath, [join(root, SCRIPT), ...args], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("close", (code) => resolve(code ?? 1));
  });
}

function projectOf(folder: string): string {
  if (existsSync(join(folder, SCRIPT)) && existsSync(join(folder, "worker"))) return folder;
  if (dirname(folder) === folder)
    throw new Usage("this is no copy of the project, whose Worker reads the configuration");
  return projectOf(dirname(folder));
}
