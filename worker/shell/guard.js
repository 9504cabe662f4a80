// Keeps one dead instance of the sender's module from taking callers and alarms with it.
//
// A Rust panic or a trap ends the instance in the middle of its calls. Their promises would then
// never settle: in a plain Worker the runtime notices and answers 500, in a Durable Object the caller
// waits for ever, and an alarm is lost. So every call into wasm is raced against the death of the
// instance that serves it, and the first call after a death gets a new instance.
//
// A promise may only settle in the request that made it, so each call makes its own.
import * as wasm from "./sender.js";
import module from "./sender_bg.wasm";

let isRunning = false;
let generationNow = 0;
let dead = false;
/** What to tell each call in flight when the instance dies. */
const inFlight = new Set();

/** The wasm instance died while it served a call. */
export class InstanceDied extends Error {
  constructor(place) {
    super(`wasm instance died${place ? ` at ${place}` : ""}`);
    this.name = "InstanceDied";
  }
}

/** How our module is named in a stack: another module of an app around this Worker has another name. */
let ours = "wasm://";

// Called by the instance itself (worker/src/watch.rs): when it begins, and when it panics.
globalThis.signpostInstanceBegan = () => {
  ours = /wasm:\/\/[^:)\s]+/.exec(new Error().stack ?? "")?.[0] ?? ours;
};
globalThis.signpostInstanceDied = (place) => end(new InstanceDied(place));

// A trap that is no panic (stack overflow, out of memory) is seen here, or by its own call below. So is every
// error that an app around this Worker does not catch.
addEventListener("error", ({ error }) => isTrap(error) && end(new InstanceDied()));
addEventListener("unhandledrejection", ({ reason }) => isTrap(reason) && end(new InstanceDied()));

/** Changes with every new instance: an object of an older one must be built again. */
export function generation() {
  return generationNow;
}

/**
 * Runs a call into wasm. Rejects with InstanceDied if the instance dies before the call settles,
 * whether or not this call was the cause.
 */
export async function guarded(call) {
  revive();
  const { promise: death, reject: die } = Promise.withResolvers();
  inFlight.add(die);
  try {
    return await Promise.race([call(wasm), death]);
  } catch (error) {
    if (!isTrap(error)) throw error;
    end(new InstanceDied());
    throw new InstanceDied();
  } finally {
    inFlight.delete(die);
  }
}

function end(reason) {
  if (dead) return;
  dead = true;
  console.error(JSON.stringify({ at: "guard", code: "instance_died", detail: reason.message }));
  for (const die of inFlight) die(reason);
  inFlight.clear();
}

function revive() {
  if (!isRunning) {
    // Not before it is needed: most isolates are the gate's.
    wasm.initSync({ module });
    wasm.watchPanics();
    isRunning = true;
  }
  if (!dead) return;
  wasm.__wbg_reset_state();
  wasm.watchPanics();
  generationNow += 1;
  dead = false;
}

function isTrap(error) {
  const trap = error instanceof WebAssembly.RuntimeError;
  // A RangeError may be anything: a status that is none, an array that is too long.
  const overflow = error instanceof RangeError && /call stack/i.test(error.message);
  return (trap || overflow) && String(error.stack).includes(ours);
}
