// `npx signpost` as a person runs it: the built command in a process of its own.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./gate.mjs";

const main = join(root, "npm/dist/cli/main.js");

/** Runs the command to its end. `lines` are its JSON documents. */
export async function signpost(args, env = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, SIGNPOST_SECRET: undefined, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const read = async (stream) => (await Array.fromAsync(stream.setEncoding("utf8"))).join("");
  const ended = new Promise((done) => child.once("close", done));
  const [out, err, code] = await Promise.all([read(child.stdout), read(child.stderr), ended]);
  const lines = args.includes("--json")
    ? out
        .trim()
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
  return { code, out, err, lines };
}
