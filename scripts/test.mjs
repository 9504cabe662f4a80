// `npm test`: everything that shows that the product works, in minutes (`npm run test:long` has the rest). `npm test -- core|npm|e2e|adoption|api|portal [FILE]` runs a part.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buildOnce, fail, root, run, step } from "./lib.mjs";
import { testPortal } from "./test-portal.mjs";

const [part, ...files] = process.argv.slice(2);

const parts = {
  core() {
    step("Rust: unit tests, vectors, properties, Wycheproof");
    run("cargo", ["test", "--quiet", "--locked", "--workspace", "--features", "signpost-api/openapi"]);
  },
  npm() {
    buildOnce("build-npm.mjs");
    run(process.execPath, ["scripts/test-npm.mjs", "--packaging"]);
  },
  e2e() {
    buildOnce("build.mjs");
    buildOnce("build.mjs", "--planted");
    // Its client and its command are tested against the Worker, too.
    buildOnce("build-npm.mjs");
    step("the built Worker over HTTP, on the local runtime");
    const all = readdirSync(join(root, "tests", "e2e")).filter((name) => name.endsWith(".test.mjs"));
    const chosen = files.length ? all.filter((name) => files.some((file) => name.includes(file))) : all;
    run(process.execPath, [
      "--test",
      "--test-concurrency=2",
      "--test-timeout=180000",
      ...chosen.map((name) => join("tests", "e2e", name)),
    ]);
  },
  adoption() {
    buildOnce("build.mjs");
    buildOnce("build-npm.mjs");
    buildOnce("build-worker-package.mjs");
    step("the way in without Rust: init, the Worker's package, doctor");
    run(process.execPath, ["--test", "--test-concurrency=1", "--test-timeout=180000", "tests/adoption/*.test.mjs"]);
  },
  api() {
    buildOnce("build.mjs");
    const schemathesis = [join(root, ".cache/schemathesis/bin/schemathesis"), "schemathesis"].find(
      (command) => spawnSync(command, ["--version"]).status === 0,
    );
    if (!schemathesis) {
      console.log(
        "SKIP the API from its own document: schemathesis is not installed (tests/api/schemathesis.mjs says how)",
      );
      return;
    }
    step("the API from its own document");
    run(process.execPath, ["tests/api/schemathesis.mjs", schemathesis]);
  },
  portal() {
    buildOnce("build.mjs");
    testPortal(files);
  },
};

if (part && !parts[part]) fail(`There is no part \`${part}\`. Parts: ${Object.keys(parts).join(", ")}.`);
for (const name of part ? [part] : Object.keys(parts)) parts[name]();
step("all tests passed");
