// Draws requests, has them judged by every runtime, and says where two of them differ.
import { spawn } from "node:child_process";
import { linesOf } from "./lines.mjs";
import { tool } from "./runtimes.mjs";

/** Lines of requests that are under way at once: no runtime waits for the slowest one. */
const UNDER_WAY = 4;
/** Differences that are told; the next ones are of the same kind more often than not. */
const TOLD = 5;
/** Requests that are tried to make one smaller. */
const TRIES = 300;
/** Between two lines about how far it is. */
const PROGRESS_MS = 5_000;

/** What the drawing tool says: the setup, then lines of requests. */
export async function* drawn({ seed, requests, only, untimed = false, now }) {
  const options = [`--seed=${seed}`, `--requests=${requests}`];
  if (only !== undefined) options.push(`--only=${only}`);
  if (now !== undefined) options.push(`--now=${now}`);
  if (untimed) options.push("--untimed");
  const child = spawn(tool, ["draw", ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const code = new Promise((resolve, reject) => child.on("exit", resolve).on("error", reject));
  try {
    yield* linesOf(child.stdout);
  } finally {
    child.kill();
  }
  if ((await code) !== 0) throw new Error("the requests could not be drawn");
}

/**
 * Runs all of it. `runtimes` are by name, the first is what the others are held against. Gives the number of
 * requests, how many of them verified, what the others came to, and the differences.
 */
export async function differ({ draw, runtimes, say = console.error }) {
  const lines = drawn(draw);
  const setup = JSON.parse((await lines.next()).value);
  const started = [];
  const result = { count: 0, verified: 0, handshakes: 0, codes: {}, rows: new Set(), differences: 0 };
  try {
    for (const [name, { start, hasName = false }] of Object.entries(runtimes)) {
      say(`starting ${name}`);
      started.push({ name, hasName, ...(await start(setup)) });
    }
    let last = Date.now();
    const underWay = new Set();
    let failure;
    for await (const line of lines) {
      const first = result.count;
      const requests = JSON.parse(line);
      result.count += requests.length;
      const task = compare(setup, started, first, requests, line, result, say)
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
      say(`${result.count} of ${draw.requests} requests, ${result.differences} differences`);
    }
    await Promise.all(underWay);
    if (failure !== undefined) throw failure;
  } finally {
    for (const { stop } of started) await stop();
  }
  return result;
}

async function compare(setup, runtimes, first, requests, line, result, say) {
  const all = await Promise.all(
    runtimes.map(async ({ name, judge }) => {
      const verdicts = JSON.parse(await judge(line));
      if (verdicts.length !== requests.length)
        throw new Error(`${name} judged ${verdicts.length} of ${requests.length}`);
      return verdicts;
    }),
  );
  tally(setup, requests, all[0], result);
  const [long, short] = [JSON.stringify(all[0]), JSON.stringify(all[0].map(withoutName))];
  const differs = runtimes.filter(({ hasName }, place) => JSON.stringify(all[place]) !== (hasName ? long : short));
  if (differs.length === 0) return;
  for (const [index, request] of requests.entries()) {
    const verdicts = all.map((own) => own[index]);
    if (agree(runtimes, verdicts)) continue;
    result.differences += 1;
    if (result.differences <= TOLD) await tell(setup, runtimes, first + index, request, verdicts, say);
  }
}

/** The event's name is the last part of what verified. */
function withoutName([shaken, verdict]) {
  return [shaken, Array.isArray(verdict) ? verdict.slice(0, 7) : verdict];
}

function agree(runtimes, verdicts) {
  const [long, short] = [JSON.stringify(verdicts[0]), JSON.stringify(withoutName(verdicts[0]))];
  return verdicts.every((verdict, place) => JSON.stringify(verdict) === (runtimes[place].hasName ? long : short));
}

function tally({ sources }, requests, verdicts, result) {
  for (const [place, [shaken, verdict]] of verdicts.entries()) {
    if (shaken !== null) result.handshakes += 1;
    result.rows.add(sources[requests[place].source].provider);
    if (Array.isArray(verdict)) result.verified += 1;
    else result.codes[verdict] = (result.codes[verdict] ?? 0) + 1;
  }
}

async function tell(setup, runtimes, index, request, verdicts, say) {
  const { name, provider } = setup.sources[request.source];
  const small = await shrunk(runtimes, request);
  const lines = [`DIFFERENCE in request ${index} of seed ${setup.seed}: ${provider} (source ${name})`];
  lines.push(`  drawn again by --seed=${setup.seed} --requests=${index + 1}`);
  lines.push(`  as small as it gets: ${JSON.stringify(small.request)}`);
  for (const [place, own] of runtimes.entries())
    lines.push(`  ${own.name.padEnd(8)} ${JSON.stringify(small.verdicts?.[place] ?? verdicts[place])}`);
  say(lines.join("\n"));
}

/** A smaller request about which they still differ. */
async function shrunk(runtimes, request) {
  let best = { request };
  let tries = 0;
  const isSmaller = async (candidate) => {
    tries += 1;
    const line = JSON.stringify([candidate]);
    const verdicts = await Promise.all(runtimes.map(async ({ judge }) => JSON.parse(await judge(line))[0]));
    if (agree(runtimes, verdicts)) return false;
    best = { request: candidate, verdicts };
    return true;
  };
  for (let again = true; again && tries < TRIES; ) {
    again = false;
    for (const candidate of smaller(best.request)) {
      if (tries >= TRIES) break;
      if (!(await isSmaller(candidate))) continue;
      again = true;
      break;
    }
  }
  return best;
}

/** A piece less: a header, the query, parts of the body from halves down to single characters. */
function* smaller(request) {
  for (const place of request.headers.keys())
    yield { ...request, headers: request.headers.filter((_, index) => index !== place) };
  if (request.query !== "") yield { ...request, query: "" };
  const part = request.text === undefined ? "bytes" : "text";
  const body = [...(request[part] ?? "")];
  for (let length = Math.ceil(body.length / 2); length > 0; length = length === 1 ? 0 : Math.ceil(length / 2))
    for (let at = 0; at < body.length; at += length) yield { ...request, [part]: body.toSpliced(at, length).join("") };
}
