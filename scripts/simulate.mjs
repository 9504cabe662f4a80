// `npm run simulate [-- --seeds=N --from=N]`: more runs of the simulation in crates/engine than `npm test` makes, with
// progress. A million takes a quarter of an hour. A run that breaks something is told with its seed and its fewest steps.
import { parseArgs } from "node:util";
import { run, step } from "./lib.mjs";

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "1000000" }, from: { type: "string", default: "10000" } },
});
step(`${values.seeds} seeds from ${values.from} on`);
run(
  "cargo",
  ["test", "--quiet", "--locked", "-p", "signpost-engine", "--test", "simulation", "i1", "--", "--nocapture"],
  {
    env: { SIGNPOST_SEEDS: values.seeds, SIGNPOST_FIRST_SEED: values.from },
  },
);
