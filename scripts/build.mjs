// Builds the Worker. `--planted` builds the one that the tests break on purpose.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { output, root, step } from "./lib.mjs";
import { buildPortal } from "./portal.mjs";
import { buildWasm } from "./wasm.mjs";

// Whoever has built already says so: `npm start` before it runs wrangler, whose own build this is, and the tests.
if (process.env.SIGNPOST_IS_BUILT) process.exit(0);

const planted = process.argv.includes("--planted");
const out = join(root, "worker", planted ? "build-planted" : "build");

buildWasm({
  package: "signpost-worker",
  out,
  name: "signpost",
  features: planted ? ["planted"] : [],
  reset: true,
});
cpSync(join(root, "worker", "shell"), out, { recursive: true });

step("writing openapi.json");
const assets = join(out, "assets");
mkdirSync(assets, { recursive: true });
writeFileSync(
  join(assets, "openapi.json"),
  output("cargo", [
    "run",
    "--quiet",
    "--profile",
    "tools",
    "--locked",
    "-p",
    "signpost-api",
    "--features",
    "openapi",
    "--bin",
    "signpost-openapi",
  ]),
);
await buildPortal(assets);
step(`built ${out.slice(root.length + 1)}`);
