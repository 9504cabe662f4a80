// Builds the Worker. `--planted` builds the one that the tests break on purpose.
import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fail, isBuilt, output, root, step } from "./lib.mjs";
import { buildPortal } from "./portal.mjs";
import { buildWasm, compile, optimizeWasm } from "./wasm.mjs";

/** What an isolate loads before its first answer. Lower them with whatever makes a module smaller. */
const MAX_GZ_BYTES = { gate: 269_500, sender: 620_000 };

const planted = process.argv.includes("--planted");
// wrangler.toml names this script as wrangler's own build: behind `npm start` there is nothing left to do.
if (!planted && isBuilt("build.mjs")) process.exit(0);
const out = join(root, "worker", planted ? "build-planted" : "build");

compile({
  packages: ["signpost-worker", "signpost-worker-gate"],
  features: planted ? ["signpost-worker/planted", "signpost-worker-gate/planted"] : [],
  // The hash has a backend for simd, a third faster. Less inlining than usual: smaller, and no slower.
  rustflags: "-C target-feature=+simd128 -C llvm-args=-inline-threshold=12",
});
buildWasm({ package: "signpost-worker", out, name: "sender", reset: true, isCompiled: true });
optimizeWasm({ package: "signpost-worker-gate", out: join(out, "gate.wasm") });
for (const [name, file] of [
  ["gate", "gate.wasm"],
  ["sender", "sender_bg.wasm"],
]) {
  const size = gzipSync(readFileSync(join(out, file)), { level: 9 }).length;
  const most = MAX_GZ_BYTES[name];
  if (!planted && size > most) fail(`The ${name}'s wasm has ${size} bytes (gz); ${most} are allowed.`);
  step(`the ${name}'s wasm: ${(size / 1024).toFixed(1)} KiB gz`);
}
cpSync(join(root, "worker", "shell"), out, { recursive: true });
if (planted) {
  renameSync(join(out, "index.js"), join(out, "product.js"));
  cpSync(join(root, "worker", "planted"), out, { recursive: true });
}

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
