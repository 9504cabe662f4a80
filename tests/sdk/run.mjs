// Installs the providers' own packages beside this file, out of the workspace so that nobody else waits for them, and
// runs the proofs. They stand in package.json with exact versions; after a change there, `npm install` in this folder.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fail, root, run, step } from "../../scripts/lib.mjs";

const folder = join(root, "tests/sdk");
const lock = join(folder, "package-lock.json");
const installed = join(folder, "node_modules/.package-lock.json");
const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const npm = (...args) => spawnSync("npm", args, { cwd: folder, stdio: ["ignore", "inherit", "inherit"] }).status === 0;

if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) prove();
else {
  step(`installing ${Object.keys(dependencies).length} packages of providers, which takes a minute or two`);
  if (npm("ci", "--no-audit", "--no-fund", "--loglevel=error")) prove();
  // What failed was the network, or it was not: any of the packages tells.
  else if (npm("view", Object.keys(dependencies)[0], "name", "--fetch-retries=0", "--loglevel=silent"))
    fail("The providers' packages could not be installed; npm says above why.");
  // A line of its own that starts with SKIP, which CI looks for.
  else console.log("SKIP the proofs with the providers' own packages: npm's registry cannot be reached");
}

function prove() {
  step("the providers' own packages and ours sign for one another");
  run(process.execPath, ["--test", join(folder, "sdk.test.mjs")]);
}
