// `node scripts/setup.mjs SCRIPT [ARGUMENTS]`: installs what the project needs and the machine lacks,
// then runs the script with the project's own Node. When nothing is missing it takes a moment.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fail, root, run, step } from "./lib.mjs";

if (spawnSync("cargo", ["--version"], { cwd: root }).status !== 0) {
  fail(
    "Rust is missing, or the toolchain of rust-toolchain.toml is not installed.\n" +
      "Install rustup from https://rustup.rs, run `rustup toolchain install` in this folder, then run this again.",
  );
}

const lock = join(root, "package-lock.json");
const installed = join(root, "node_modules", ".package-lock.json");
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  step("installing npm packages");
  // `ci` takes exactly what package-lock.json names.
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}

// wrangler needs Node 22.12 or later. The npm package `node` brings one, whatever the machine has.
const bin = join(root, "node_modules", ".bin");
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const node = spawnSync(join(bin, "node"), ["--version"], { encoding: "utf8" });
if (node.stdout?.trim() !== `v${devDependencies.node}`) {
  fail(`node_modules/.bin/node is not version ${devDependencies.node}. Delete node_modules and run this again.`);
}

const child = spawn(join(bin, "node"), process.argv.slice(2), {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PATH: bin + delimiter + process.env.PATH },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
