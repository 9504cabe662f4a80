// `npm run differential -- --filters=N [--seed=N] [--first=N] [--runtimes=A,B]`: native Rust, the npm package in every runtime, and
// the Worker's API say the same of the same filters and documents.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fail, root, step } from "../../../scripts/lib.mjs";
import { differ } from "./differ.mjs";
import { runtimes } from "./runtimes.mjs";

const option = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split("=")[1];
const number = (name, usual) => {
  const value = Number(option(name) ?? usual);
  if (!Number.isSafeInteger(value) || value < 0) fail(`--${name} is no whole number`);
  return value;
};

const draw = {
  seed: number("seed", Math.floor(Math.random() * 2 ** 32)),
  filters: number("filters", 10_000),
  first: number("first", 0),
};
const names = option("runtimes")?.split(",") ?? Object.keys(runtimes);
const unknown = names.find((name) => runtimes[name] === undefined);
if (unknown !== undefined) fail(`there is no runtime ${unknown}: ${Object.keys(runtimes).join(", ")}`);
for (const name of ["deno", "bun"]) {
  if (!names.includes(name) || existsSync(join(root, "node_modules/.bin", name))) continue;
  console.log(`SKIP what ${name} says of filters: it is not installed`);
  names.splice(names.indexOf(name), 1);
}
const chosen = Object.fromEntries(["native", ...names].map((name) => [name, runtimes[name]]));

step(`${draw.filters} filters of seed ${draw.seed}: ${Object.keys(chosen).join(", ")}`);
const { count, codes, judged, differences } = await differ({ draw, runtimes: chosen, say: step });
step(
  `${count} filters; ${Object.entries(judged)
    .map(([name, times]) => `${name} ${times}`)
    .join(", ")}`,
);
for (const [code, times] of Object.entries(codes).sort(([, a], [, b]) => b - a))
  step(`  ${String(times).padStart(8)} ${code}`);
if (differences > 0) fail(`${differences} differences; the seed was ${draw.seed}`);
step("no difference");
