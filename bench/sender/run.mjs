// `node bench/sender/run.mjs [--against=FOLDER] [--rounds=N] [--only=TEXT]`: what the built sender does on this machine. With another
// checkout's `worker/build` both take turns, load by load, and the ratio is printed: only numbers of one run compare.
import { cpus } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { product, serve } from "../runtime.mjs";
import { idle, measure, quantile, startReceiver, vars } from "./load.mjs";

const { values } = parseArgs({
  options: {
    against: { type: "string" },
    only: { type: "string", default: "" },
    rounds: { type: "string", default: "3" },
  },
});
const rounds = Number(values.rounds);
const builds = [
  resolve(import.meta.dirname, "../../worker/build"),
  ...(values.against ? [resolve(values.against)] : []),
];

const loads = {
  "one endpoint": { events: 600, publishers: 16 },
  "20 tenants": { tenants: 20, events: 600, publishers: 16 },
  "fan-out to 50": { endpoints: 50, events: 24, publishers: 16 },
  "a receiver that takes 200 ms": { events: 300, publishers: 16, answerMs: 200 },
  "the same, 128 at once": { events: 600, publishers: 32, answerMs: 200, concurrency: 128 },
};
const columns = {
  acksPerSecond: "acks/s",
  ackMs: "ack p50, ms",
  deliveriesPerSecond: "deliveries/s",
  cpuMs: "CPU ms a delivery",
};

async function started(build) {
  const runtime = await serve({ signpost: product(build, { texts: vars }) }, ["signpost"]);
  return { ...runtime, port: runtime.ports.signpost };
}

const receiver = await startReceiver();
const results = new Map();
const take = (name, column, side, value) => {
  const key = `${name}\t${column}`;
  if (!results.has(key))
    results.set(
      key,
      builds.map(() => []),
    );
  results.get(key)[side].push(value);
};
for (let round = 0; round < rounds; round++) {
  for (const [name, load] of [["idle", undefined], ...Object.entries(loads)]) {
    if (!name.includes(values.only)) continue;
    // Who begins changes, so that neither has the quieter half.
    const order = builds.map((_, side) => side);
    for (const side of round % 2 ? order.reverse() : order) {
      const worker = await started(builds[side]);
      if (load === undefined) take(name, "publish to receiver p50, ms", side, await idle(worker, receiver, 110));
      else
        for (const [key, value] of Object.entries(await measure(worker, receiver, load)))
          take(name, columns[key], side, value);
      await worker.stop();
    }
  }
}
receiver.stop();

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "?"}; the median of ${rounds} rounds`);
console.log(`| load | | this |${values.against ? " the other | this over the other |" : ""}`);
console.log(`| --- | --- | --- |${values.against ? " --- | --- |" : ""}`);
const show = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
for (const [key, sides] of results) {
  const [ours, theirs] = sides.map((side) => quantile(side, 0.5));
  const other = theirs === undefined ? "" : ` ${show(theirs)} | ${(ours / theirs).toFixed(2)} |`;
  console.log(`| ${key.replace("\t", " | ")} | ${show(ours)} |${other}`);
}
