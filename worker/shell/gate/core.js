// The gate's core: its wasm instance, and what can be asked of it. Only numbers cross; texts and bodies lie in its
// memory. Every call is synchronous, so a `try` sees whatever ends the instance, and the next call gets a new one.
import module from "../gate.wasm";
import { hashInto } from "./hashes.js";
import { Memory } from "./memory.js";

/** What `receive` answers: the request is over, or a delivery is verified, which is `STRICT` or not. */
export const ENDED = 0;
/** More than any body may have, in bytes: what separates two numbers in one. */
const CAPS = 2 ** 26;

export const STRICT = 2;
/** Another answer of `receive`: keys are to be fetched. */
export const KEYS = 4;

/** What `settle` answers. */
export const PASSED_BACK = 1;
export const COMMIT = 2;
export const RELEASE = 4;

/** What became of a delivery. */
export const outcomes = {
  origin: 1,
  unshown: 2,
  timeout: 3,
  unreachable: 4,
  duplicate: 5,
  inFlight: 6,
  unclaimed: 7,
  stored: 8,
  notStored: 9,
  internal: 10,
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Up to here the core hashes by itself: the call into the host costs more. */
const OWN_BYTES = 1536;

/**
 * The module's exports, as worker/gate/src/lib.rs describes them.
 * @typedef {{
 *   memory: WebAssembly.Memory,
 *   places(): number,
 *   reserve(texts: number, body: number): number,
 *   start(): void,
 *   begin(length: number, nowMs: number): void,
 *   head(length: number, nowMs: number): number,
 *   unread(why: number, startedMs: number, nowMs: number): void,
 *   receive(plan: number, length: number, startedMs: number, nowMs: number): number,
 *   fetched(length: number, nowMs: number): void,
 *   budget(deadlineMs: number, elapsedMs: number): number,
 *   settle(outcome: number, number: number, startedMs: number, nowMs: number): number,
 * }} Exports
 */

/** @type {{ core: Exports, memory: Memory, isConfigured: boolean } | undefined} */
let running;
let isReported = false;

/**
 * Calls the core of this isolate. Whatever is thrown has left it in the middle of its work.
 * @template T
 * @param {(core: Exports, memory: Memory) => T} call
 * @param {Record<string, unknown>} [env] for what needs the configuration
 */
export function called(call, env) {
  try {
    running ??= start();
    if (env !== undefined && !running.isConfigured) configure(running, env);
    return call(running.core, running.memory);
  } catch (error) {
    running = undefined;
    if (!isReported) report("");
    isReported = false;
    throw error;
  }
}

/**
 * {@link called}, with the configuration read.
 * @template T
 * @param {Record<string, unknown>} env
 * @param {(core: Exports, memory: Memory) => T} call
 */
export const ask = (env, call) => called(call, env);

function start() {
  /** @type {Exports} */
  let core;
  const view = (start, length) => new Uint8Array(core.memory.buffer, start, length);
  const host = {
    hash_into: (start, length, out) => hashInto(core.memory.buffer, start, length, out),
    read_number: (start, length) => Number(decoder.decode(view(start, length))),
    read_url: (start, length, out, room) => {
      const url = URL.parse(decoder.decode(view(start, length)));
      if (url === null) return 0;
      const { href, protocol, hostname, pathname, username, password, hash } = url;
      const lines = [href, protocol, hostname, pathname, username + password, hash];
      return encoder.encodeInto(lines.join("\n"), view(out, room)).written;
    },
    died: (start, length) => report(decoder.decode(view(start, length))),
  };
  core = /** @type {any} */ (new WebAssembly.Instance(module, { host }).exports);
  core.start();
  return { core, memory: new Memory(core), isConfigured: false };
}

/** Has the environment read, and logs what there is to say of it. */
function configure(instance, env) {
  const { core, memory } = instance;
  const environment = encoder.encode(JSON.stringify(read(env)));
  memory.putBody(environment);
  core.begin(environment.length, Date.now());
  // It held secrets.
  memory.wipeBody(environment.length);
  for (const line of memory.said()) if (line !== "") console.log(line);
  instance.isConfigured = true;
}

/** Variables that are tables of sources or destinations (crates/config/src/tables.rs). */
const TABLE = /^(?:sources|destinations)(?:_|$)/;

/** What the configuration is read from: tables and texts by their names, and the names of what is bound. */
function read(env) {
  const tables = {};
  const values = {};
  const bindings = [];
  for (const [name, value] of Object.entries(env)) {
    if (TABLE.test(name)) tables[name] = value;
    // Half a surrogate pair is no secret.
    else if (typeof value === "string" && value.isWellFormed()) values[name] = value;
    else if (typeof value === "object" && value !== null) bindings.push(name);
  }
  return { tables, values, bindings };
}

/** Said once for each death, by the panic itself where it was one. */
function report(place) {
  isReported = true;
  const detail = `wasm instance died${place ? ` at ${place}` : ""}`;
  console.error(JSON.stringify({ at: "guard", code: "instance_died", detail }));
}

/**
 * Judges a request's head: how many bytes of body are wanted at most, and within how many milliseconds; or `ENDED`.
 * @param {Record<string, unknown>} env
 * @param {string} head
 * @param {number} length the body's declared length, below 0 for none
 * @param {number} startedMs
 */
export function judge(env, head, length, startedMs) {
  return ask(env, (core, memory) => {
    memory.putTexts([head]);
    const wanted = core.head(length, startedMs);
    return wanted === ENDED ? ENDED : { cap: wanted % CAPS, deadlineMs: Math.floor(wanted / CAPS) };
  });
}

/**
 * Ends a request whose body cannot be had.
 * @param {Record<string, unknown>} env
 * @param {string} head
 * @param {number} reason one of `why` (worker/shell/body.js)
 * @param {number} startedMs
 */
export function unread(env, head, reason, startedMs) {
  ask(env, (core, memory) => {
    memory.putTexts([head]);
    core.unread(reason, startedMs, Date.now());
  });
}

/**
 * Who hashes a body.
 * @param {Uint8Array} body
 */
export const planOf = (body) => (body.length > OWN_BYTES ? 1 : 0);

/**
 * Verifies a delivery: `ENDED`, or what it is.
 * @param {Record<string, unknown>} env
 * @param {string} head
 * @param {Uint8Array} body
 * @param {number} startedMs
 */
export function verify(env, head, body, startedMs) {
  return ask(env, (core, memory) => {
    memory.putBody(body);
    memory.putTexts([head]);
    return core.receive(planOf(body), body.length, startedMs, Date.now());
  });
}

/**
 * Takes the keys that were asked for, if any came.
 * @param {Record<string, unknown>} env
 * @param {string} head of the request that they are for
 * @param {string} name of the keys
 * @param {Uint8Array | undefined} found
 */
export function fetched(env, head, name, found) {
  ask(env, (core, memory) => {
    if (found !== undefined) memory.putBody(found);
    memory.putTexts([head, name]);
    core.fetched(found?.length ?? -1, Date.now());
  });
}

/**
 * How long the origin may take now, in milliseconds.
 * @param {Record<string, unknown>} env
 * @param {number} deadlineMs
 * @param {number} startedMs
 */
export function budget(env, deadlineMs, startedMs) {
  return ask(env, (core) => core.budget(deadlineMs, Date.now() - startedMs));
}

/**
 * Ends a delivery, and says how.
 * @param {Record<string, unknown>} env
 * @param {(string | undefined)[]} texts its ticket; then what went wrong beside: reading the marks, claiming,
 *   committing, releasing
 * @param {number} outcome
 * @param {number} number
 * @param {number} startedMs
 * @param {number} nowMs
 */
export function settle(env, texts, outcome, number, startedMs, nowMs) {
  return ask(env, (core, memory) => {
    memory.putTexts(texts);
    return core.settle(outcome, number, startedMs, nowMs);
  });
}

/**
 * The lines that the core left.
 * @param {Record<string, unknown>} env
 */
export function said(env) {
  return ask(env, (_, memory) => memory.said());
}
