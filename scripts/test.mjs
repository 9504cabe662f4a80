// `npm test`: everything that shows that the product works. `npm test -- core|e2e [FILE]` runs a part.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fail, root, run, step } from "./lib.mjs";

const [part, ...files] = process.argv.slice(2);

const parts = {
  core() {
    step("Rust: unit tests, vectors, properties, Wycheproof");
    run("cargo", ["test", "--quiet", "--locked", "--workspace"]);
  },
  e2e() {
    run(process.execPath, ["scripts/build.mjs"]);
    run(process.execPath, ["scripts/build.mjs", "--planted"]);
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
};

if (part && !parts[part]) fail(`There is no part \`${part}\`. Parts: ${Object.keys(parts).join(", ")}.`);
for (const name of part ? [part] : Object.keys(parts)) parts[name]();
step("all tests passed");
