// One delivery, from the wire to its origin: all of the gate's I/O, and none of its decisions. What the core answers is
// a code to branch on, and lines to use as they are (worker/gate/src/lib.rs says which).
import { declared, read } from "./body.js";
import * as strict from "./claims.js";
import { budget, ENDED, judge, outcomes, QUEUE, STRICT, said, unread, verify } from "./core.js";
import { Ending, ended } from "./ending.js";
import * as kv from "./kv.js";
import { question } from "./question.js";
import { Room } from "./room.js";

/**
 * @param {Request} request
 * @param {Record<string, any>} env
 * @param {ExecutionContext} ctx
 */
export async function receive(request, env, ctx) {
  const room = new Room();
  try {
    return await deliver(request, env, ctx, room);
  } finally {
    room.free();
  }
}

async function deliver(request, env, ctx, room) {
  const startedMs = Date.now();
  const head = headOf(request);
  const length = declared(request);
  const wanted = judge(env, head, length, startedMs);
  if (wanted === ENDED) {
    // Without this, the rest of a body that nobody wants would be waited for.
    request.body?.cancel().catch(() => {});
    return ended(env, ctx);
  }

  const body = await read(request, length, wanted, room);
  if (!(body instanceof Uint8Array)) {
    unread(env, head, body, startedMs);
    return ended(env, ctx);
  }
  const code = verify(env, head, body, startedMs);
  if (code === ENDED) return ended(env, ctx);
  const [ticket, source, shards, names, windowS, leaseMs, deadlineMs, to, ...rest] = said(env);
  const ending = new Ending(env, ctx, ticket, startedMs);

  const keys = names.split(" ");
  let claim;
  try {
    claim = await (code & STRICT
      ? strict.take(env, source, keys, Number(leaseMs), Number(windowS), Number(shards))
      : kv.take(env.DEDUPE, keys, Number(windowS)));
  } catch (error) {
    ending.failures.claim = String(error);
    console.error(JSON.stringify({ at: "CLAIMS", code: "unavailable", detail: String(error) }));
    return ending.answer(outcomes.unclaimed);
  }
  ending.failures.read = claim.failure;
  if (claim.state === "done") return ending.answer(outcomes.duplicate);
  if (claim.state === "in_flight") return ending.answer(outcomes.inFlight, claim.retryAfterS);

  try {
    if (code & QUEUE) return await ending.settle(claim, await store(env, to, rest[0], body));
    // Anew: the provider's deadline does not wait for the claim.
    const signal = AbortSignal.timeout(budget(env, Number(deadlineMs), startedMs));
    let answer;
    try {
      answer = await fetch(to, { method: "POST", headers: headersOf(rest), body, redirect: "manual", signal });
    } catch {
      // The signal is what tells a slow origin from an absent one.
      return await ending.settle(claim, signal.aborted ? outcomes.timeout : outcomes.unreachable);
    }
    return await ending.settle(claim, outcomes.origin, answer);
  } catch (error) {
    // Our own failure: whatever the origin did, the provider comes again.
    console.error(JSON.stringify({ at: "gate", code: "internal", detail: String(error) }));
    return ending.settle(claim, outcomes.internal);
  }
}

/** Method, URL, and the names and values of the headers, a line for each: no line break can stand in any. */
export function headOf(request) {
  let text = `${request.method}\n${request.url}`;
  for (const [name, value] of request.headers) text += `\n${name}\n${value}`;
  return text;
}

/** Names and values by turns, as an object: the runtime reads that faster than pairs. */
function headersOf(lines) {
  const headers = {};
  for (let at = 0; at + 1 < lines.length; at += 2) headers[lines[at]] = lines[at + 1];
  return headers;
}

/** Has the sender take the delivery in. */
async function store(env, object, asked, body) {
  try {
    const asking = { method: "POST", body: question(asked, body) };
    const answer = await env.ENDPOINTS.getByName(object).fetch("https://object/", asking);
    await answer.arrayBuffer();
    return answer.status === 200 ? outcomes.stored : outcomes.notStored;
  } catch (error) {
    console.error(JSON.stringify({ at: "ENDPOINTS", code: "unavailable", detail: String(error) }));
    return outcomes.notStored;
  }
}
