// Draws filters and documents, has them judged by every runtime, and says where two of them differ.
import { spawn } from "node:child_process";
import { linesOf } from "../lines.mjs";
import { tool } from "../runtimes.mjs";
import { smaller } from "./smaller.mjs";

/** Lines of cases that are under way at once. */
const UNDER_WAY = 4;
/** Differences that are told. */
const TOLD = 5;
/** Cases that are tried to make one smaller. */
const TRIES = 2000;
/** Between two lines about how far it is. */
const PROGRESS_MS = 5_000;

/** What the drawing tool says: lines of cases. */
export async function* drawn({ seed, filters, first = 0 }) {
  const options = [`--seed=${seed}`, `--filters=${filters}`, `--first=${first}`];
  const child = spawn(tool, ["draw-filters", ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const code = new Promise((resolve, reject) => child.on("exit", resolve).on("error", reject));
  try {
    yield* linesOf(child.stdout);
  } finally {
    child.kill();
  }
  if ((await code) !== 0) throw new Error("the filters could not be drawn");
}

/**
 * Runs all of it. `runtimes` are functions by name that start one; the first is what the others are held against. Gives how many
 * cases there were, how often each code was said, how many each runtime judged, and the differences.
 */
export async function differ({ draw, runtimes, say = console.error }) {
  const started = [];
  const result = { count: 0, codes: {}, judged: {}, differences: 0 };
  try {
    for (const [name, start] of Object.entries(runtimes)) {
      say(`starting ${name}`);
      started.push({ name, ...(await start({})) });
    }
    let last = Date.now();
    const underWay = new Set();
    let failure;
    for await (const line of drawn(draw)) {
      const first = (draw.first ?? 0) + result.count;
      const cases = JSON.parse(line);
      result.count += cases.length;
      const task = compare({ draw, started, first, cases, line, result, say })
        .catch((error) => {
          failure ??= error;
        })
        .finally(() => underWay.delete(task));
      underWay.add(task);
      if (underWay.size >= UNDER_WAY) await Promise.race(underWay);
      if (failure !== undefined) throw failure;
      if (result.differences >= TOLD) break;
      if (Date.now() - last < PROGRESS_MS) continue;
      last = Date.now();
      say(`${result.count} of ${draw.filters} filters, ${result.differences} differences`);
    }
    await Promise.all(underWay);
    if (failure !== undefined) throw failure;
  } finally {
    for (const { stop } of started) await stop();
  }
  return result;
}

async function judged(started, line, count) {
  return Promise.all(
    started.map(async ({ name, judge }) => {
      const verdicts = JSON.parse(await judge(line));
      if (verdicts.length !== count) throw new Error(`${name} judged ${verdicts.length} of ${count}`);
      return verdicts;
    }),
  );
}

async function compare({ draw, started, first, cases, line, result, say }) {
  const all = await judged(started, line, cases.length);
  for (const [place, own] of all.entries()) {
    const { name } = started[place];
    result.judged[name] = (result.judged[name] ?? 0) + own.filter((verdict) => verdict !== null).length;
  }
  for (const [index, own] of cases.entries()) {
    const verdicts = all.map((each) => each[index]);
    const [code] = verdicts[0];
    result.codes[code] = (result.codes[code] ?? 0) + 1;
    if (agree(verdicts)) continue;
    result.differences += 1;
    if (result.differences <= TOLD) await tell({ draw, started, index: first + index, own, verdicts, say });
  }
}

/** Who left a case out agrees. */
function agree(verdicts) {
  const first = JSON.stringify(verdicts[0]);
  return verdicts.every((verdict) => verdict === null || JSON.stringify(verdict) === first);
}

async function tell({ draw, started, index, own, verdicts, say }) {
  const small = await shrunk(started, own);
  const { of, way, filter, document } = small.own;
  const lines = [`DIFFERENCE in case ${index} of seed ${draw.seed}, of ${of} (way ${way})`];
  lines.push(`  drawn again by --seed=${draw.seed} --first=${index} --filters=1`);
  lines.push(`  as small as it gets: the filter   ${filter}`);
  lines.push(`                       the document ${document}`);
  for (const [place, { name }] of started.entries())
    lines.push(`  ${name.padEnd(8)} ${JSON.stringify(small.verdicts?.[place] ?? verdicts[place])}`);
  lines.push(`  as drawn: ${JSON.stringify(own).slice(0, 4000)}`);
  say(lines.join("\n"));
}

/** A smaller case about which they still differ. */
async function shrunk(started, own) {
  let best = { own };
  let tries = 0;
  for (let again = true; again && tries < TRIES; ) {
    again = false;
    for (const candidate of smaller(best.own)) {
      tries += 1;
      if (tries >= TRIES) break;
      const verdicts = (await judged(started, JSON.stringify([candidate]), 1)).map(([verdict]) => verdict);
      if (agree(verdicts)) continue;
      best = { own: candidate, verdicts };
      again = true;
      break;
    }
  }
  return best;
}
