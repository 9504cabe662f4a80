// What the project's scripts share: where they are, and how they tell what they are doing.
import { spawnSync } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

const started = Date.now();

/** Says what happens next, with the seconds since the script began. */
export function step(text) {
  const seconds = ((Date.now() - started) / 1000).toFixed(0).padStart(4);
  console.error(`${seconds} s  ${text}`);
}

/** Runs a command in the project's root with its output shown; ends the script if it fails. */
export function run(command, args, { env = {}, cwd = root } = {}) {
  const result = spawnSync(command, args, { cwd, stdio: "inherit", env: { ...process.env, ...env } });
  if (result.error?.code === "ENOENT") fail(`\`${command}\` was not found. ${hint(command)}`);
  if (result.status !== 0)
    fail(`\`${command} ${args.slice(0, 4).join(" ")} ...\` failed (${result.signal ?? result.status})`);
}

/** Runs a script that builds something, once for this process and for all that it starts. */
export function buildOnce(script, ...args) {
  const name = [script, ...args].join(" ");
  if (isBuilt(name)) return;
  run(process.execPath, [join(root, "scripts", script), ...args]);
  process.env.SIGNPOST_BUILT = [process.env.SIGNPOST_BUILT, name].filter(Boolean).join(",");
}

/** Whether `buildOnce` has run this here, or in what started this process. */
export function isBuilt(name) {
  return process.env.SIGNPOST_BUILT?.split(",").includes(name) ?? false;
}

/** What a command writes to standard output; ends the script if it fails. */
export function output(command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
  if (result.error?.code === "ENOENT") fail(`\`${command}\` was not found. ${hint(command)}`);
  if (result.status !== 0)
    fail(`\`${command} ${args.slice(0, 4).join(" ")} ...\` failed (${result.signal ?? result.status})`);
  return result.stdout;
}

export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

function hint(command) {
  return ["cargo", "rustup"].includes(command) ? "Install Rust with rustup: https://rustup.rs" : "";
}
