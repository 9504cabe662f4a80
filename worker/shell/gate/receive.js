// One delivery, from the wire to where it goes: all of the gate's I/O, and none of its decisions. What the core answers is
// a code to branch on, and lines to use as they are (worker/gate/src/lib.rs says which).
import { declared, read } from "../body.js";
import { Room } from "../room.js";
import * as strict from "./claims.js";
import { budget, ENDED, judge, KEYS, outcomes, STRICT, said, unread, verify } from "./core.js";
import { Ending, ended } from "./ending.js";
import { fetchKeys } from "./keys.js";
import * as kv from "./kv.js";
import { stored } from "./stores.js";

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
  let code = verify(env, head, body, startedMs);
  while (code === KEYS) {
    await fetchKeys(env, head);
    code = verify(env, head, body, startedMs);
  }
  if (code === ENDED) return ended(env, ctx);
  const [ticket, source, shards, names, windowS, leaseMs, deadlineMs, count, ...rest] = said(env);
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
    // Whoever stores it does so once, so that all of them come before the forward, which may have to be repeated.
    const stores = rest.splice(0, Number(count) * 3);
    if (stores.length > 0 && !(await stored(env, stores, body))) return await ending.settle(claim, outcomes.notStored);
    if (rest.length === 0) return await ending.settle(claim, outcomes.stored);
    const [binding, to, ...headers] = rest;
    const network = binding === "" ? globalThis : env[binding];
    // Anew: the provider's deadline does not wait for the claim.
    const signal = AbortSignal.timeout(budget(env, Number(deadlineMs), startedMs));
    let answer;
    try {
      const init = { method: "POST", headers: headersOf(headers), body, redirect: "manual", signal };
      answer = await network.fetch(to, init);
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
