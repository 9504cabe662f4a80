// Builds one of our crates as wasm: cargo, then the glue, then wasm-opt. Used by every build.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { root, run, step } from "./lib.mjs";

/** What all our wasm is compiled for. */
export const target = "wasm32-unknown-unknown";

// What every runtime that we support accepts (Node 22, Bun, Deno, workerd, browsers of 2023).
// Never --all-features: Node, Bun and Deno refuse the result.
const features = [
  "--enable-bulk-memory",
  "--enable-bulk-memory-opt",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
  "--enable-simd",
];

/**
 * Compiles crates to wasm, in one run where they share what they are built from.
 * @param {{ packages: string[], features?: string[], rustflags?: string, profile?: string }} options
 */
export function compile({ packages, features: cargoFeatures = [], rustflags = "", profile = "release" }) {
  step(`compiling ${packages.join(" and ")}${cargoFeatures.length ? ` (${cargoFeatures})` : ""} to wasm`);
  ensureTarget();
  const cargoArgs = ["build", "--profile", profile, "--locked", "--quiet", "--target", target, "--lib"];
  for (const name of packages) cargoArgs.push("-p", name);
  if (cargoFeatures.length) cargoArgs.push("--features", cargoFeatures.join(","));
  // Names of source files stay in a panic's place: without this, with the path on this machine before them.
  const here = `--remap-path-prefix=${join(cargoHome(), "registry/src")}=`;
  run("cargo", cargoArgs, { env: { RUSTFLAGS: `${here} ${rustflags}`.trim() } });
}

/** Where the compiled wasm of a crate is. */
function compiledPath(crate, profile) {
  return join(targetDir(), target, profile, `${crate.replaceAll("-", "_")}.wasm`);
}

/**
 * Makes `out` of a compiled crate that has no glue: its exports are functions of numbers.
 * @param {{ package: string, out: string, profile?: string, optimize?: string[], withoutPlaces?: boolean }} options as of `buildWasm`
 */
export function optimizeWasm({
  package: crate,
  out,
  profile = "release",
  optimize: passes = ["-Os"],
  withoutPlaces = false,
}) {
  const input = compiledPath(crate, profile);
  const stamp = createHash("sha256")
    .update(readFileSync(input))
    .update(JSON.stringify([features, passes, withoutPlaces]))
    .digest("hex");
  const stampFile = `${out}.stamp`;
  if (existsSync(out) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  mkdirSync(dirname(out), { recursive: true });
  copyFileSync(input, out);
  if (withoutPlaces) blankPlaces(out);
  optimize(out, out, passes);
  writeFileSync(stampFile, stamp);
}

function optimize(input, out, passes) {
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  run(process.execPath, [wasmOpt(), ...features, ...passes, ...strip, input, "-o", `${out}.opt`]);
  renameSync(`${out}.opt`, out);
}

/**
 * @param {{ package: string, out: string, name: string, features?: string[], reset?: boolean,
 *   optimize?: string[], withoutPlaces?: boolean, rustflags?: string, profile?: string,
 *   isCompiled?: boolean }} options `out` is emptied first; the result is `NAME.js`, `NAME_bg.wasm` and their types. Nothing happens if the crate's wasm
 *   is unchanged. `withoutPlaces` is for a crate whose panics say nothing: the names of source files go.
 */
export function buildWasm({
  package: crate,
  out,
  name,
  features: cargoFeatures = [],
  reset,
  optimize: passes = ["-Os"],
  withoutPlaces = false,
  rustflags = "",
  profile = "release",
  isCompiled = false,
}) {
  if (!isCompiled) compile({ packages: [crate], features: cargoFeatures, rustflags, profile });
  const input = compiledPath(crate, profile);

  const stamp = createHash("sha256")
    .update(readFileSync(input))
    .update(JSON.stringify([features, passes, withoutPlaces, reset]))
    .digest("hex");
  const stampFile = join(out, ".stamp");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;

  step(`generating ${name}.js`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  run("cargo", [
    "run",
    "--quiet",
    "--profile",
    "tools",
    "--locked",
    "-p",
    "signpost-bindgen",
    "--",
    input,
    out,
    name,
    ...(reset ? ["--reset"] : []),
  ]);

  const wasm = join(out, `${name}_bg.wasm`);
  if (withoutPlaces) blankPlaces(wasm);
  optimize(wasm, wasm, passes);
  writeFileSync(stampFile, stamp);
}

/** Blanks the names of source files, which the optimizer then drops: nobody reads where a panic would have been. */
function blankPlaces(wasm) {
  const names = /(?:\/rustc\/[0-9a-f]{40}|index\.crates\.io-[0-9a-f]{16})\/[\w./-]+?\.rs/g;
  const text = readFileSync(wasm, "latin1").replace(names, (name) => "\0".repeat(name.length));
  writeFileSync(wasm, text, "latin1");
}

function cargoHome() {
  return process.env.CARGO_HOME ?? join(homedir(), ".cargo");
}

function targetDir() {
  return process.env.CARGO_TARGET_DIR ?? join(root, "target");
}

function ensureTarget() {
  const installed = spawnSync("rustup", ["target", "list", "--installed"], { cwd: root, encoding: "utf8" });
  if (installed.status === 0 && installed.stdout.includes(target)) return;
  run("rustup", ["target", "add", target]);
}

function wasmOpt() {
  const entry = createRequire(join(root, "package.json")).resolve("binaryen/package.json");
  const path = join(dirname(entry), "bin", "wasm-opt");
  if (!existsSync(path)) throw new Error(`${path} is missing: run \`npm install\``);
  return path;
}
