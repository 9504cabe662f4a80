// `npm run bench [-- OPTIONS]`: measurements, side by side in one run. Options go to bench/verify/run.mjs.
import { run } from "./lib.mjs";

run(process.execPath, ["scripts/build-npm.mjs"]);
run(process.execPath, ["bench/verify/run.mjs", ...process.argv.slice(2)]);
run(process.execPath, ["bench/verify/cold.mjs"]);
