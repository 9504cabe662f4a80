// `npm run differential -- --requests=1000000 [--seed=N] [--only=ROW] [--runtimes=A,B]`: builds what is compared,
// and compares it (tests/differential). `--filters=1000000` compares filters instead.
import { join } from "node:path";
import { buildOnce, root, run, step } from "./lib.mjs";

const isFilters = process.argv.some((argument) => argument.startsWith("--filters="));
buildOnce("build.mjs");
if (!isFilters) buildOnce("build.mjs", "--planted");
buildOnce("build-npm.mjs");
step("compiling what draws and judges natively");
run("cargo", ["build", "--quiet", "--locked", "--profile", "tools", "-p", "signpost-differential"]);
const script = isFilters ? "tests/differential/filters/run.mjs" : "tests/differential/run.mjs";
run(process.execPath, [join(root, script), ...process.argv.slice(2)]);
