// Installs what the project needs and the machine lacks. Every root script runs it first; when
// nothing is missing it takes a fraction of a second.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fail, root, run, step } from "./lib.mjs";

if (spawnSync("cargo", ["--version"], { cwd: root }).status !== 0) {
  fail("Rust is missing, or its toolchain (rust-toolchain.toml) is not installed. Install rustup from https://rustup.rs, then run this again.");
}

const lock = join(root, "package-lock.json");
const installed = join(root, "node_modules", ".package-lock.json");
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  step("installing npm packages");
  // `ci` takes exactly what package-lock.json names.
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}

// wrangler needs Node 22.12. The npm package `node` brings one; npm puts it first on the PATH of
// scripts, but only from the next one on, so this is where a machine that lacks it finds out.
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const node = spawnSync(join(root, "node_modules", ".bin", "node"), ["--version"], { encoding: "utf8" });
if (node.stdout?.trim() !== `v${devDependencies.node}`) {
  fail(`node_modules/.bin/node is not ${devDependencies.node}: delete node_modules and run this again.`);
}
