// `npm run differential -- --requests=N [--seed=N] [--only=ROW] [--runtimes=A,B]`: native Rust, the npm package in
// every runtime, and the Worker judge the same requests, for every provider.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { providers } from "signpost";
import { fail, root, step } from "../../scripts/lib.mjs";
import { differ } from "./differ.mjs";
import { runtimes } from "./runtimes.mjs";

const option = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split("=")[1];
const number = (name, usual) => {
  const value = Number(option(name) ?? usual);
  if (!Number.isSafeInteger(value) || value < 0) fail(`--${name} is no whole number`);
  return value;
};

const requests = number("requests", 10_000);
const seed = number("seed", Math.floor(Math.random() * 2 ** 32));
const draw = { seed, requests, only: option("only") };
const names = option("runtimes")?.split(",") ?? Object.keys(runtimes);
const unknown = names.find((name) => runtimes[name] === undefined);
if (unknown !== undefined) fail(`there is no runtime ${unknown}: ${Object.keys(runtimes).join(", ")}`);
for (const name of ["deno", "bun"]) {
  if (!names.includes(name) || existsSync(join(root, "node_modules/.bin", name))) continue;
  console.log(`SKIP what ${name} says: it is not installed`);
  names.splice(names.indexOf(name), 1);
}
// Everything is held against what the core says natively.
const chosen = Object.fromEntries(["native", ...names].map((name) => [name, runtimes[name]]));

step(`${requests} requests of seed ${seed}: ${Object.keys(chosen).join(", ")}`);
const { count, verified, handshakes, codes, rows, differences } = await differ({ draw, runtimes: chosen, say: step });
const share = ((100 * verified) / count).toFixed(1);
step(`${count} requests for ${rows.size} providers; ${verified} verified (${share} %), ${handshakes} were handshakes`);
for (const [code, times] of Object.entries(codes).sort(([, a], [, b]) => b - a))
  step(`  ${String(times).padStart(8)} ${code}`);
// The gate alone has rows whose keys are fetched.
const all = Object.values(providers).filter(({ signature }) => signature.keys === undefined).length;
if (draw.only === undefined && requests >= 10_000 && rows.size < all)
  fail(`${all - rows.size} providers were not drawn`);
if (differences > 0) fail(`${differences} differences; the seed was ${seed}`);
