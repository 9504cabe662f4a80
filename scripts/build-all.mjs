// `npm run build`: everything in release form.
import { run } from "./lib.mjs";

run(process.execPath, ["scripts/build.mjs"]);
run(process.execPath, ["scripts/build-npm.mjs"]);
run(process.execPath, ["scripts/build-worker-package.mjs"]);
