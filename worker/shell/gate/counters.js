// What the gate's sources do, counted: never on a delivery's way, and never more often than needed.
//
// A request leaves a note in the isolate's memory. Whoever comes first after a hand-over waits behind its own answer
// and hands everything over that came in between, so a flood costs one request to the object a second. A note is lost
// if the isolate ends before: these numbers are for people to look at, the log has every request.

/** Less than people notice. */
const AFTER_MS = 250;
/** From one hand-over to the next, at least. */
const EVERY_MS = 1_000;
/** After this, whoever promised to hand over is gone. */
const LOST_MS = 10_000;
/** Details of one hand-over. The counts are complete; of details the first are enough. */
const MOST_DETAILS = 20;

let waiting = new Map();
let handedMs = 0;
/** Until when somebody is about to hand over. */
let promisedMs = 0;

/**
 * Counts a request to a source. `detail` is what people will see of it, or nothing where nobody wants to know: JSON
 * with `at`, `verdict`, `code`, `event_id`, `event_type`, `status` and `ms`. Where the answer is a promise, the caller
 * gives it to `waitUntil`; it never rejects.
 */
export function note(env, source, verdict, code, detail) {
  if (env.COUNTERS === undefined) return undefined;
  const batch = waiting.get(source) ?? { counts: new Map(), details: [] };
  waiting.set(source, batch);
  const what = `${verdict} ${code ?? ""}`;
  batch.counts.set(what, (batch.counts.get(what) ?? 0) + 1);
  if (detail && batch.details.length < MOST_DETAILS) batch.details.push(detail);

  const now = Date.now();
  if (promisedMs > now) return undefined;
  promisedMs = now + LOST_MS;
  const left = handedMs + EVERY_MS - now;
  // A clock that was set back is no reason to wait for longer.
  return handOver(env, Math.min(Math.max(AFTER_MS, left), EVERY_MS));
}

async function handOver(env, ms) {
  await new Promise((done) => setTimeout(done, ms));
  const sources = waiting;
  waiting = new Map();
  handedMs = Date.now();
  promisedMs = 0;
  await Promise.all([...sources].map(([source, batch]) => add(env, source, batch)));
}

async function add(env, source, { counts, details }) {
  const batch = {
    counts: [...counts].map(([what, n]) => {
      const [verdict, code] = what.split(" ");
      return [verdict, code || null, n];
    }),
    details: details.map((detail) => JSON.parse(detail)),
  };
  try {
    await env.COUNTERS.getByName(source).add(batch);
  } catch (error) {
    console.error(JSON.stringify({ at: "counters", code: "unavailable", source, detail: String(error) }));
  }
}
