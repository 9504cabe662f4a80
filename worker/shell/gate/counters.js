// What the sources did, on its way to their counters.
import { question } from "./question.js";

const FLUSH_AFTER_MS = 250;
const MOST_DETAILS = 20;
let waiting = new Map();
let flushing = false;

/** Takes a note behind an answer. */
export function note(env, ctx, source, verdict, code, detail) {
  if (!env.COUNTERS) return;
  const batch = waiting.getOrInsertComputed?.(source, fresh) ?? waiting.get(source) ?? fresh();
  waiting.set(source, batch);
  const count = batch.counts.find((own) => own[0] === verdict && own[1] === (code || null));
  if (count) count[2] += 1;
  else batch.counts.push([verdict, code || null, 1]);
  if (detail && batch.details.length < MOST_DETAILS) batch.details.push(JSON.parse(detail));
  if (flushing) return;
  flushing = true;
  ctx.waitUntil(flush(env));
}

const fresh = () => ({ counts: [], details: [] });

async function flush(env) {
  await new Promise((done) => setTimeout(done, FLUSH_AFTER_MS));
  const batches = waiting;
  waiting = new Map();
  flushing = false;
  for (const [source, batch] of batches) {
    try {
      const body = question({ op: "add", batch });
      await env.COUNTERS.getByName(source).fetch("https://object/", { method: "POST", body });
    } catch {
      console.error(JSON.stringify({ at: "counters", code: "unavailable", source }));
    }
  }
}
