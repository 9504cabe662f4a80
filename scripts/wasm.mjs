// Builds one of our crates as wasm: cargo, then the glue, then wasm-opt. Used by every build.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
 * @param {{ package: string, out: string, name: string, features?: string[], reset?: boolean,
 *   optimize?: string[], withoutPlaces?: boolean, rustflags?: string, profile?: string }} options `out` is
 *   emptied first; the result is `NAME.js`, `NAME_bg.wasm` and their types. Nothing happens if the crate's wasm
 *   is unchanged. `withoutPlaces` is for a crate whose panics say nothing: the names of source files go.
 */
export function buildWasm({
  package: crate,
  out,
  name,
  features: cargoFeatures = [],
  reset,
  optimize = ["-Os"],
  withoutPlaces = false,
  rustflags = "",
  profile = "release",
}) {
  step(`compiling ${crate}${cargoFeatures.length ? ` (${cargoFeatures})` : ""} to wasm`);
  ensureTarget();
  const cargoArgs = ["build", "--profile", profile, "--locked", "--quiet", "--target", target, "--lib", "-p", crate];
  if (cargoFeatures.length) cargoArgs.push("--features", cargoFeatures.join(","));
  // Names of source files stay in a panic's place: without this, with the path on this machine before them.
  const here = `--remap-path-prefix=${join(cargoHome(), "registry/src")}=`;
  run("cargo", cargoArgs, { env: { RUSTFLAGS: `${here} ${rustflags}`.trim() } });
  const input = join(targetDir(), target, profile, `${crate.replaceAll("-", "_")}.wasm`);

  const stamp = createHash("sha256")
    .update(readFileSync(input))
    .update(JSON.stringify([features, optimize, withoutPlaces, reset]))
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
  run(process.execPath, [
    wasmOpt(),
    ...features,
    ...optimize,
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    wasm,
    "-o",
    `${wasm}.opt`,
  ]);
  renameSync(`${wasm}.opt`, wasm);
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
