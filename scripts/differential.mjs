// `npm run differential -- --requests=1000000 [--seed=N] [--only=ROW] [--runtimes=A,B]`: builds what is compared,
// and compares it (tests/differential).
import { join } from "node:path";
import { buildOnce, root, run, step } from "./lib.mjs";

buildOnce("build.mjs");
buildOnce("build.mjs", "--planted");
buildOnce("build-npm.mjs");
step("compiling what draws and judges natively");
run("cargo", ["build", "--quiet", "--locked", "--profile", "tools", "-p", "signpost-differential"]);
run(process.execPath, [join(root, "tests/differential/run.mjs"), ...process.argv.slice(2)]);
