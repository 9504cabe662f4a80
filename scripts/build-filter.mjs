// Builds the npm package for filters into npm/filter/dist.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, step } from "./lib.mjs";
import { licences } from "./licences.mjs";
import { bundleCore, passes, rustflags, shrink, writeLoaders } from "./npm-module.mjs";
import { compile, optimizeWasm } from "./wasm.mjs";

const folder = join(root, "npm/filter");
const dist = join(folder, "dist");
const wasm = join(dist, "wasm");

compile({ packages: ["signpost-filter"], profile: "npm", rustflags });
rmSync(dist, { recursive: true, force: true });
const out = join(wasm, "filter_bg.wasm");
optimizeWasm({ package: "signpost-filter", out, profile: "npm", optimize: passes, withoutPlaces: true });
rmSync(`${out}.stamp`);
writeLoaders(wasm, "filter");
step("compiling TypeScript");
run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder]);
step("bundling");
const whole = await bundleCore(dist, "index");
for (const path of whole) await shrink(path);
// The bundle has them in it, and its types lead to none of these.
for (const file of readdirSync(wasm)) if (file.endsWith(".d.ts")) rmSync(join(wasm, file));
for (const file of readdirSync(dist)) {
  const isKept = ["wasm", "index.d.ts", "error.d.ts"].includes(file) || whole.includes(join(dist, file));
  if (!isKept) rmSync(join(dist, file));
}
writeFileSync(join(dist, "LICENSES.txt"), licences("signpost-filter"));
