// `npm run test:long`: what shows that the product works and takes longer than `npm test` may, or needs more than a user
// has. `npm run test:long -- vectors|next|sdk|docs|differential|adoption|publish` runs a part.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildOnce, fail, root, run, step } from "./lib.mjs";

const [part] = process.argv.slice(2);

const parts = {
  vectors() {
    // Where CI puts it, and wherever else somebody has it.
    const python = [join(root, ".cache/vectors/bin/python"), "python3"].find(
      (command) => spawnSync(command, ["-c", "import cryptography"]).status === 0,
    );
    if (!python) {
      console.log("SKIP where the vectors come from: there is no Python with the package `cryptography`");
      return;
    }
    step("the vectors are what tests/vectors/grow writes");
    run(python, ["-B", "tests/vectors/grow", "--check"]);
  },
  next() {
    buildOnce("build-npm.mjs");
    step("the npm package in a real Next.js");
    run(process.execPath, ["tests/packaging/run.mjs", "--only=Next.js"]);
  },
  adoption() {
    buildPackages();
    step("from an empty folder, with wrangler from the registry");
    run(process.execPath, ["--test", "tests/adoption/first-webhook.test.mjs"], { env: { SIGNPOST_ADOPTION: "whole" } });
  },
  publish() {
    buildPackages();
    step("what is published can be");
    for (const folder of ["npm", "npm/filter", "npm/mcp", "npm/public-keys", "npm/worker"])
      run("npm", ["publish", "--dry-run", "--loglevel=warn"], { cwd: join(root, folder) });
    // Compiled from what was packed, without the workspace around it.
    run("cargo", ["package", "--quiet", "--locked", "--allow-dirty", "-p", "signpost-core"]);
  },
  sdk() {
    buildOnce("build-npm.mjs");
    run(process.execPath, ["tests/sdk/run.mjs"]);
  },
  docs() {
    const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
    if (!existsSync(chromium)) {
      console.log(`SKIP the documentation in a browser: there is no ${chromium}`);
      return;
    }
    run(process.execPath, ["scripts/docs.mjs", "build"]);
    step("the documentation in a browser");
    run(process.execPath, ["--test", "tests/docs/site.test.mjs"]);
  },
  differential() {
    step("native Rust, the npm package in every runtime and the Worker judge the same requests");
    run(process.execPath, ["scripts/differential.mjs", "--requests=20000"]);
    step("native Rust, the package of filters in every runtime and the API say the same of the same filters");
    run(process.execPath, ["scripts/differential.mjs", "--filters=20000"]);
    step("a planted difference is told");
    run(process.execPath, [
      "--test",
      "tests/differential/differential.test.mjs",
      "tests/differential/filters/differ.test.mjs",
    ]);
  },
};

function buildPackages() {
  for (const script of ["build.mjs", "build-npm.mjs", "build-worker-package.mjs"]) buildOnce(script);
}

if (part && !parts[part]) fail(`There is no part \`${part}\`. Parts: ${Object.keys(parts).join(", ")}.`);
for (const name of part ? [part] : Object.keys(parts)) parts[name]();
step("all long tests passed");
