// Builds the npm package and runs its tests: `node scripts/test-npm.mjs [--packaging]`.
// With --packaging also the packed tarball in every runtime and bundler (a minute or two more).
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buildOnce, root, run, step } from "./lib.mjs";

const node = process.execPath;

step("the package's rows are those of providers/");
run(node, [join(root, "scripts/generate.mjs"), "--check"]);
step("the client's types are those of the sender's API");
run(node, [join(root, "scripts/openapi-types/write.mjs"), "--check"]);
buildOnce("build-npm.mjs");

step("types");
run(node, [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "npm/test")]);

step("tests");
const folder = join(root, "npm/test");
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".test.mjs"))
  .map((file) => join(folder, file));
run(node, ["--test", "--test-reporter=dot", ...files]);

if (process.argv.includes("--packaging")) run(node, [join(root, "tests/packaging/run.mjs"), "--except=Next.js"]);
step("the npm package holds");
