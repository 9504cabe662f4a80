// `npm run bench [-- --ns --only=TEXT]`: measurements, side by side in one run: in Node, in workerd, and the time to
// the first verification. With times in nanoseconds, of the peers whose name has TEXT in it.
import { run } from "./lib.mjs";

run(process.execPath, ["scripts/build-npm.mjs"]);
for (const file of ["run.mjs", "workerd.mjs"])
  run(process.execPath, [`bench/verify/${file}`, ...process.argv.slice(2)]);
run(process.execPath, ["bench/verify/cold.mjs"]);
