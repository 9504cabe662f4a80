// `npm run bench [-- --ns --only=TEXT]`: what verifying costs, side by side in one run: in Node, in workerd, and the time to the
// first verification. With times in nanoseconds, of the peers whose name has TEXT in it. `npm run bench -- gate` or `-- sender`
// measures the built Worker on the bare runtime; bench/gate/run.mjs and bench/sender/run.mjs have their options.
import { fail, run } from "./lib.mjs";

const [first, ...rest] = process.argv.slice(2);
const args = process.argv.slice(2);

if (first === "gate" || first === "sender") {
  run(process.execPath, ["scripts/build.mjs"]);
  run(process.execPath, [`bench/${first}/run.mjs`, ...rest]);
} else if (first === undefined || first.startsWith("--")) {
  run(process.execPath, ["scripts/build-npm.mjs"]);
  for (const file of ["run.mjs", "workerd.mjs"])
    run(process.execPath, ["--expose-gc", `bench/verify/${file}`, ...args]);
  run(process.execPath, ["bench/verify/cold.mjs"]);
} else fail(`There is no bench \`${first}\`. Benches: gate, sender, and without a name that of verifying.`);
