// Builds the npm package for public keys into npm/public-keys/dist, beside a built npm/dist.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root, run, step } from "./lib.mjs";
import { licences } from "./licences.mjs";
import { buildModule, bundling, shrink } from "./npm-module.mjs";

const folder = join(root, "npm/public-keys");
const wasm = join(folder, "dist/wasm");
const index = join(folder, "dist/index.js");

buildModule({ out: wasm, name: "public_keys", features: ["asymmetric"] });
step("compiling TypeScript");
run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder]);
step("bundling");
await build({ ...bundling, entryPoints: [index], outfile: index });
await shrink(index);
// The glue is in it now, and its types lead to none of these.
for (const file of readdirSync(wasm)) if (file.endsWith(".d.ts") || file === "public_keys.js") rmSync(join(wasm, file));
writeFileSync(join(folder, "dist/LICENSES.txt"), licences("signpost-wasm", ["asymmetric"]));
