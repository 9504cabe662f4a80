// Durable Object classes: each wraps a wasm class and adds what plain Rust objects lack.
import { DurableObject } from "cloudflare:workers";
import { generation, guarded, InstanceDied } from "./guard.js";
import { internal } from "./problem.js";

/** An alarm that could not run comes back after this long. */
const ALARM_AGAIN_MS = 2_000;

/**
 * Makes the Durable Object class for the wasm class of that name. Its state must be in storage: the
 * wasm object is built anew whenever its instance has died.
 */
export function durable(name) {
  return class extends DurableObject {
    #inner;
    #generation;

    #object(wasm) {
      if (this.#inner === undefined || this.#generation !== generation()) {
        this.#inner = new wasm[name](this.ctx, this.env);
        this.#generation = generation();
      }
      return this.#inner;
    }

    async fetch(request) {
      try {
        return await guarded((wasm) => this.#object(wasm).fetch(request));
      } catch (error) {
        report(name, "fetch", error);
        return internal();
      }
    }

    // Nothing may leave an alarm: the platform retries six times and then drops it for good.
    async alarm() {
      try {
        await guarded((wasm) => this.#object(wasm).alarm());
      } catch (error) {
        report(name, "alarm", error);
        await this.ctx.storage.setAlarm(Date.now() + ALARM_AGAIN_MS);
      }
    }
  };
}

function report(name, call, error) {
  if (error instanceof InstanceDied) return; // said once, by the guard
  console.error(JSON.stringify({ at: name, code: `${call}_failed`, detail: String(error) }));
}
