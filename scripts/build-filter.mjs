// Builds the npm package for filters into npm/filter/dist.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root, run, step } from "./lib.mjs";
import { licences } from "./licences.mjs";
import { bundleCore, bundling, passes, rustflags, shrink, writeLoaders } from "./npm-module.mjs";
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
// Built before `index.js`, which it asks and does not hold.
const command = join(dist, "command.js");
await build({ ...bundling, entryPoints: [command], outfile: command, external: ["./index.js", "node:*"] });
const whole = [...(await bundleCore(dist, "index")), command];
for (const path of whole) await shrink(path);
// The bundle has them in it, and its types lead to none of these.
for (const file of readdirSync(wasm)) if (file.endsWith(".d.ts")) rmSync(join(wasm, file));
for (const file of readdirSync(dist)) {
  const isKept =
    ["wasm", "command.d.ts", "error.d.ts", "index.d.ts"].includes(file) || whole.includes(join(dist, file));
  if (!isKept) rmSync(join(dist, file));
}
writeFileSync(join(dist, "LICENSES.txt"), licences("signpost-filter"));
