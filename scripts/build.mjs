// Builds the Worker. `--planted` builds the one that the tests break on purpose.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fail, isBuilt, output, root, step } from "./lib.mjs";
import { buildPortal } from "./portal.mjs";
import { buildWasm } from "./wasm.mjs";

/** What every isolate loads before its first answer. Lower it with whatever makes the module smaller. */
const MAX_GZ_BYTES = 508_000;

const planted = process.argv.includes("--planted");
// wrangler.toml names this script as wrangler's own build: behind `npm start` there is nothing left to do.
if (!planted && isBuilt("build.mjs")) process.exit(0);
const out = join(root, "worker", planted ? "build-planted" : "build");

buildWasm({
  package: "signpost-worker",
  out,
  name: "signpost",
  features: planted ? ["planted"] : [],
  reset: true,
  // The hash has a backend for simd, a third faster. Less inlining than usual: smaller, and no slower.
  rustflags: "-C target-feature=+simd128 -C llvm-args=-inline-threshold=12",
});
const size = gzipSync(readFileSync(join(out, "signpost_bg.wasm")), { level: 9 }).length;
if (!planted && size > MAX_GZ_BYTES) fail(`The Worker's wasm has ${size} bytes (gz); ${MAX_GZ_BYTES} are allowed.`);
step(`the Worker's wasm: ${(size / 1024).toFixed(1)} KiB gz`);
cpSync(join(root, "worker", "shell"), out, { recursive: true });

step("writing openapi.json and errors.html");
const assets = join(out, "assets");
mkdirSync(assets, { recursive: true });
const document = "run --quiet --profile tools --locked -p signpost-api --features openapi --bin signpost-openapi --";
const written = (...options) => output("cargo", [...document.split(" "), ...options]);
writeFileSync(join(assets, "openapi.json"), written());
// Where the `type` of an error leads.
writeFileSync(join(assets, "errors.html"), written("--errors"));
await buildPortal(assets);
step(`built ${out.slice(root.length + 1)}`);
