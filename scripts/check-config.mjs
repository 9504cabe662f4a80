// `npm run check:config [-- -c FILE] [-- --env NAME] [-- --secrets A,B] [-- --local] [-- --json]`, or `signpost lint` with the
// same options: reads a configuration as the Worker will, and holds it against what the product ships, before it is
// deployed. Ends with 1 if there is an error; a warning is none.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { lint, Unreadable } from "./config/lint.mjs";
import { readingOf } from "./config/reading.mjs";
import { buildOnce, fail, root } from "./lib.mjs";

// A build restarts every Worker that runs from it, so the tests build once, before they begin.
buildOnce("build.mjs");

const { unstable_readConfig: readConfig } = await import("wrangler");
const facts = JSON.parse(readFileSync(join(root, "scripts/config/facts.json"), "utf8"));
const checkConfig = readingOf(pathToFileURL(join(root, "worker/build/")));
try {
  process.exit(await lint(process.argv.slice(2), { folder: root, readConfig, checkConfig, facts }));
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  fail(error.message);
}
