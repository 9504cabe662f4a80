// `npm run check`: format and lints of everything. `npm run check -- --fix` mends what can be mended.
import { join } from "node:path";
import { root, run, step } from "./lib.mjs";

const fix = process.argv.includes("--fix");
const wasm = ["--target", "wasm32-unknown-unknown"];

step("format");
run("cargo", ["fmt", "--all", ...(fix ? [] : ["--check"])]);
step("JavaScript");
run(join(root, "node_modules", ".bin", "biome"), ["check", "--error-on-warnings", ...(fix ? ["--write"] : [])]);
step("clippy: host");
run("cargo", ["clippy", "--quiet", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]);
step("clippy: Worker, as it ships and as it is tested");
for (const features of [[], ["--features", "planted"]]) {
  run("cargo", [
    "clippy",
    "--quiet",
    "--locked",
    ...wasm,
    "-p",
    "signpost-worker",
    ...features,
    "--",
    "-D",
    "warnings",
  ]);
}
step("all checks passed");
