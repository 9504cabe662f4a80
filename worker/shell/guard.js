// Keeps one dead wasm instance from taking callers and alarms with it.
//
// A Rust panic or a trap ends the instance in the middle of its calls. Their promises would then
// never settle: in a plain Worker the runtime notices and answers 500, in a Durable Object the caller
// waits for ever, and an alarm is lost. So every call into wasm is raced against the death of the
// instance that serves it, and the first call after a death gets a new instance.
import * as wasm from "./signpost.js";
import module from "./signpost_bg.wasm";

let life = newLife();

// Called by the instance itself (worker/src/watch.rs) when it panics.
globalThis.signpostInstanceDied = (place) => end(new InstanceDied(place));

wasm.initSync({ module });

/** The wasm instance died while it served a call. */
export class InstanceDied extends Error {
  constructor(place) {
    super(`wasm instance died${place ? ` at ${place}` : ""}`);
    this.name = "InstanceDied";
  }
}

/** Changes with every new instance: an object of an older one must be built again. */
export function generation() {
  return life.generation;
}

/**
 * Runs a call into wasm. Rejects with InstanceDied if the instance dies before the call settles,
 * whether or not this call was the cause.
 */
export async function guarded(call) {
  revive();
  const { death } = life;
  try {
    return await Promise.race([call(wasm), death]);
  } catch (error) {
    // A trap that is no panic (stack overflow, out of memory) tells nobody but its caller.
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
      end(new InstanceDied());
      throw new InstanceDied();
    }
    throw error;
  }
}

function end(reason) {
  if (life.dead) return;
  life.dead = true;
  console.error(JSON.stringify({ at: "guard", code: "instance_died", detail: reason.message }));
  life.die(reason);
}

function revive() {
  if (!life.dead) return;
  wasm.__wbg_reset_state();
  life = newLife(life.generation + 1);
}

function newLife(generation = 0) {
  const { promise, reject } = Promise.withResolvers();
  promise.catch(() => {}); // nobody may be waiting
  return { generation, death: promise, die: reject, dead: false };
}
