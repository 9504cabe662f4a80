// One delivery, from the wire to its origin: all of the gate's I/O, and none of its decisions. What the core answers is
// a code to branch on, and lines to use as they are; which is which, worker/gate/src/lib.rs says.
import { declared, read } from "./body.js";
import { take } from "./claims.js";
import { budget, COMMIT, ENDED, judge, outcomes, PASSED_BACK, QUEUE, RELEASE, STRICT, said, settle, unread, verify } from "./core.js";
import { note } from "./counters.js";
import { look, mark } from "./kv.js";
import { question } from "./question.js";

/**
 * @param {Request} request
 * @param {Record<string, any>} env
 * @param {ExecutionContext} ctx
 */
export async function receive(request, env, ctx) {
  const startedMs = Date.now();
  const head = headOf(request);
  const length = declared(request);
  const cap = judge(env, head, length, startedMs);
  if (cap === ENDED) {
    // The rest is not wanted: without this, its sender would be waited for.
    request.body?.cancel().catch(() => {});
    return ended(env, ctx);
  }

  const body = await read(request, length, cap);
  if (!(body instanceof Uint8Array)) {
    unread(env, head, body === "too_large", startedMs);
    return ended(env, ctx);
  }

  const code = verify(env, head, body, startedMs);
  if (code === ENDED) return ended(env, ctx);
  const [ticket, source, names, windowS, leaseMs, deadlineMs, to, ...rest] = said(env);
  const keys = names.split(" ");
  /** What went wrong beside: reading, claiming, committing, releasing. */
  const failures = [undefined, undefined, undefined, undefined];
  const end = (outcome, number = 0) => settle(env, [ticket, ...failures], outcome, number, startedMs, Date.now());

  let claim;
  if (code & STRICT) {
    try {
      claim = await take(env, source, keys, Number(leaseMs), Number(windowS));
    } catch (error) {
      failures[1] = String(error);
      console.error(JSON.stringify({ at: "CLAIMS", code: "unavailable", detail: failures[1] }));
      end(outcomes.unclaimed);
      return ended(env, ctx);
    }
    if (claim.state !== "held") {
      end(claim.state === "done" ? outcomes.duplicate : outcomes.inFlight, claim.retryAfterS);
      return ended(env, ctx);
    }
  } else {
    const { isDone, failure } = await look(env.DEDUPE, keys);
    failures[0] = failure;
    if (isDone) {
      end(outcomes.duplicate);
      return ended(env, ctx);
    }
    claim = { commit: () => mark(env.DEDUPE, keys, Number(windowS)), release: async () => {} };
  }

  let answer;
  let outcome;
  let status = 0;
  if (code & QUEUE) outcome = await store(env, to, rest[0], body);
  else {
    const deadline = AbortSignal.timeout(budget(env, Number(deadlineMs), startedMs));
    try {
      answer = await fetch(to, { method: "POST", headers: pairs(rest), body, redirect: "manual", signal: deadline });
      outcome = outcomes.origin;
      status = answer.status;
    } catch {
      outcome = deadline.aborted ? outcomes.timeout : outcomes.unreachable;
    }
  }

  const endedMs = Date.now();
  const again = () => settle(env, [ticket, ...failures], outcome, status, startedMs, endedMs);
  const then = again();
  const lines = said(env);
  let response;
  // An unread body would hold one of the six connections.
  if (!(then & PASSED_BACK)) answer?.body?.cancel().catch(() => {});
  response = respond(lines, then & PASSED_BACK ? answer : undefined);
  if (then & RELEASE) {
    try {
      await claim.release();
    } catch (error) {
      failures[3] = String(error);
      again();
      report(said(env), env, ctx);
      return response;
    }
  }
  if (then & COMMIT) {
    ctx.waitUntil(
      claim.commit().then(
        () => report(lines, env, ctx),
        (error) => {
          // The worst that follows is a second delivery, which at-least-once allows.
          failures[2] = String(error);
          again();
          report(said(env), env, ctx);
        },
      ),
    );
  } else report(lines, env, ctx);
  return response;
}

/** Method, URL, and the names and values of the headers, a line for each: no line break can stand in any. */
function headOf(request) {
  let text = `${request.method}\n${request.url}`;
  for (const [name, value] of request.headers) text += `\n${name}\n${value}`;
  return text;
}

/** The sender takes the delivery in. */
async function store(env, object, asked, body) {
  let detail;
  try {
    const asking = { method: "POST", body: question(asked, body) };
    const answer = await env.ENDPOINTS.getByName(object).fetch("https://object/", asking);
    await answer.arrayBuffer();
    if (answer.status === 200) return outcomes.stored;
  } catch (error) {
    detail = String(error);
    console.error(JSON.stringify({ at: "ENDPOINTS", code: "unavailable", detail }));
  }
  return outcomes.notStored;
}

/** The end of a request whose answer is the core's alone. */
function ended(env, ctx) {
  const lines = said(env);
  report(lines, env, ctx);
  return respond(lines);
}

/** Writes the line of the log, and notes it for the counters. */
function report([, line, source, verdict, code, detail], env, ctx) {
  if (line !== "") console.log(line);
  if (source === "") return;
  const handedOver = note(env, source, verdict, code, detail);
  if (handedOver) ctx.waitUntil(handedOver);
}

/** The answer that the lines say; its body, and what they leave open of its headers, is the origin's. */
function respond([status, , , , , , count, ...rest], origin) {
  const end = Number(count) * 2;
  const headers = {};
  for (let at = 0; at < end; at += 2) {
    const value = rest[at + 1] || origin?.headers.get(rest[at]);
    if (value) headers[rest[at]] = value;
  }
  const body = rest.slice(end).join("\n");
  return new Response(origin ? origin.body : body || null, { status: Number(status), headers });
}

/** Names and values by turns, as pairs. */
function pairs(lines) {
  const all = [];
  for (let at = 0; at + 1 < lines.length; at += 2) all.push([lines[at], lines[at + 1]]);
  return all;
}
