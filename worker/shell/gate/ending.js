// The end of a request: its answer, and behind that what becomes of its claim, its line in the log and its count.
import { COMMIT, outcomes, PASSED_BACK, RELEASE, said, settle } from "./core.js";
import { note } from "./counters.js";

/**
 * Ends a request whose answer is the core's alone.
 * @param {Record<string, any>} env
 * @param {ExecutionContext} ctx
 */
export function ended(env, ctx) {
  const lines = said(env);
  report(lines, env, ctx);
  return respond(lines);
}

/** The end of a verified delivery. */
export class Ending {
  #env;
  #ctx;
  #ticket;
  #startedMs;
  #outcome = outcomes.internal;
  #number = 0;
  #endedMs = 0;
  /**
   * What went wrong beside, and is for the log.
   * @type {{ read?: string, claim?: string, commit?: string, release?: string }}
   */
  failures = {};

  /**
   * @param {Record<string, any>} env
   * @param {ExecutionContext} ctx
   * @param {string} ticket
   * @param {number} startedMs
   */
  constructor(env, ctx, ticket, startedMs) {
    this.#env = env;
    this.#ctx = ctx;
    this.#ticket = ticket;
    this.#startedMs = startedMs;
  }

  /**
   * The answer to a delivery of which nothing is held.
   * @param {number} outcome
   * @param {number} [number]
   */
  answer(outcome, number = 0) {
    this.#decide(outcome, number);
    return ended(this.#env, this.#ctx);
  }

  /**
   * The answer to a delivery whose claim is held, which ends with it.
   * @param {{ commit(): Promise<unknown>, release(): Promise<unknown> }} claim
   * @param {number} outcome
   * @param {Response} [origin] its answer
   */
  async settle(claim, outcome, origin) {
    let then = this.#decide(outcome, origin?.status ?? 0);
    let lines = said(this.#env);
    let response;
    try {
      response = respond(lines, then & PASSED_BACK ? origin : undefined);
    } catch {
      then = this.#decide(outcomes.unshown, origin?.status ?? 0);
      lines = said(this.#env);
      response = respond(lines);
    }
    // An unread body would hold one of the six connections.
    if (!(then & PASSED_BACK)) origin?.body?.cancel().catch(() => {});
    // The copy that comes next must find it free.
    if (then & RELEASE) await this.#over("release", claim.release(), lines);
    if (then & COMMIT) this.#ctx.waitUntil(this.#over("commit", claim.commit(), lines));
    return response;
  }

  /** Asks the core, which says the answer and the line of the log. */
  #decide(outcome, number) {
    this.#outcome = outcome;
    this.#number = number;
    this.#endedMs = Date.now();
    return this.#ask();
  }

  #ask() {
    const { read, claim, commit, release } = this.failures;
    const texts = [this.#ticket, read, claim, commit, release];
    return settle(this.#env, texts, this.#outcome, this.#number, this.#startedMs, this.#endedMs);
  }

  /** Reports when the claim is over. What goes wrong with it changes no answer: an event comes twice at worst. */
  async #over(what, promise, lines) {
    try {
      await promise;
    } catch (error) {
      this.failures[what] = String(error);
      this.#ask();
      report(said(this.#env), this.#env, this.#ctx);
      return;
    }
    report(lines, this.#env, this.#ctx);
  }
}

/** Writes the line of the log, and counts it. */
function report([, line, source, verdict, code, detail], env, ctx) {
  if (line !== "") console.log(line);
  if (source === "") return;
  const handedOver = note(env, source, verdict, code, detail);
  if (handedOver) ctx.waitUntil(handedOver);
}

/** The answer that the lines say. Its body, and what they leave open of its headers, is the origin's. */
function respond([status, , , , , , count, ...rest], origin) {
  const end = Number(count) * 2;
  const headers = {};
  for (let at = 0; at < end; at += 2) {
    const value = rest[at + 1] || origin?.headers.get(rest[at]);
    if (value) headers[rest[at]] = value;
  }
  const body = origin ? origin.body : rest.slice(end).join("\n") || null;
  return new Response(body, { status: Number(status), headers });
}
