// What an object behind `strict` decides (crates/gate/src/claims), asked of the wasm instance of this isolate. An instance
// that dies takes with it what it knew; the next one is told again.
import { called } from "./core.js";

/** An object goes without a word: what its instance has of it goes with it. */
const gone = new FinalizationRegistry((asked) => asked.close());

export class Shard {
  /** @type {Asked | undefined} */
  #asked;
  #restore;

  /** `restore(shard)` tells a new instance all that there is. */
  constructor(restore) {
    this.#restore = restore;
  }

  /**
   * Calls `call` with what crates/gate/src/claims/shard.rs describes.
   * @template T
   * @param {(shard: Asked) => T} call
   */
  ask(call) {
    if (!this.#asked?.isAlive()) {
      const asked = new Asked();
      this.#restore(asked);
      gone.register(this, asked);
      this.#asked = asked;
    }
    return call(this.#asked);
  }
}

/** A shard in one instance (worker/gate/src/shards.rs). */
class Asked {
  #core = called((core) => core);
  #id = this.#call((core) => core.shard_open());

  isAlive() {
    return called((core) => core === this.#core);
  }

  close() {
    if (this.isAlive()) this.#call((core) => core.shard_close(this.#id));
  }

  take(keys, token, nowMs, leaseMs) {
    return this.#call((core) => core.shard_take(this.#id, nowMs, leaseMs), [keys, token]);
  }

  release(keys, token) {
    return this.#call((core) => core.shard_release(this.#id), [keys, token]) !== 0;
  }

  commit(keys, token, nowMs, windowS) {
    return this.#call((core) => core.shard_commit(this.#id, nowMs, windowS), [keys, token]);
  }

  batch(nowMs) {
    return this.#text((core) => core.shard_batch(this.#id, nowMs));
  }

  settle() {
    this.#call((core) => core.shard_settle(this.#id));
  }

  leases(nowMs) {
    return this.#text((core) => core.shard_leases(this.#id, nowMs));
  }

  nextLease(nowMs) {
    return this.#call((core) => core.shard_next_lease(this.#id, nowMs));
  }

  restoreLease(key, token, untilMs) {
    this.#call((core) => core.shard_restore_lease(this.#id, untilMs), [key, token]);
  }

  restoreSpan(n, endsMs, dropMs) {
    this.#call((core) => core.shard_restore_span(this.#id, n, endsMs, dropMs));
  }

  tables(nowMs) {
    return this.#text((core) => core.shard_tables(this.#id, nowMs));
  }

  open() {
    return this.#call((core) => core.shard_unsettled(this.#id));
  }

  #call(call, texts) {
    return called((core, memory) => {
      if (texts) memory.putTexts(texts);
      return call(core);
    });
  }

  #text(call) {
    return called((core, memory) => {
      call(core);
      return memory.text();
    });
  }
}
