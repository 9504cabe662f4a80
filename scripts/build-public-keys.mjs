// Builds the npm package for public keys into npm/public-keys/dist, beside a built npm/dist.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, step } from "./lib.mjs";
import { licences } from "./licences.mjs";
import { buildModule, bundleCore, shrink } from "./npm-module.mjs";

const folder = join(root, "npm/public-keys");
const dist = join(folder, "dist");
const wasm = join(dist, "wasm");

buildModule({ out: wasm, name: "public_keys", features: ["asymmetric"] });
step("compiling TypeScript");
run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder]);
step("bundling");
for (const path of await bundleCore(dist, "index")) await shrink(path);
// The glue is in it now, and its types lead to none of these.
for (const file of readdirSync(wasm)) if (file.endsWith(".d.ts") || file === "public_keys.js") rmSync(join(wasm, file));
writeFileSync(join(dist, "LICENSES.txt"), licences("signpost-wasm", ["asymmetric"]));
