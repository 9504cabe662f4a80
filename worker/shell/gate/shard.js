// What an object behind `strict` decides (crates/gate/src/claims), asked of the wasm instance of this isolate. An instance
// that dies takes with it what it knew; the next one is told again.
import { called, generation } from "../guard.js";

export class Shard {
  #inner;
  #generation;
  #restore;

  /** `restore(shard)` tells a new instance all that there is. */
  constructor(restore) {
    this.#restore = restore;
  }

  /** Calls `call` with what crates/gate/src/claims/shard.rs describes. */
  ask(call) {
    return called((wasm) => {
      if (this.#inner === undefined || this.#generation !== generation()) {
        this.#inner = new wasm.Shard();
        this.#generation = generation();
        this.#restore(this.#inner);
      }
      return call(this.#inner);
    });
  }
}
