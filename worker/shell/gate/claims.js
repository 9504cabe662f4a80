// The `strict` store, seen from the gate: one object holds all claims of a source, or several share its keys. A claim is
// held while its event is forwarded, in one session with its object: what is asked of it there is no request of its own.

/** Attempts to take a claim again after its object has restarted, and the pauses between them. */
const AGAIN_MS = [0, 50, 500];

/**
 * Takes all keys of an event, or says what stands in the way. Rejects where that cannot be known: the provider must
 * then come again.
 * @param {Record<string, any>} env
 * @param {string} source its name
 * @param {string[]} keys each of 64 hexadecimal digits
 * @param {number} leaseMs until another copy may have the event, whatever becomes of this one
 * @param {number} windowS for how long it is known once it was processed
 * @param {number} [shards] objects that share the source's keys
 * @returns {Promise<{ state: "done" } | { state: "in_flight", retryAfterS: number } | Claim>}
 */
export async function take(env, source, keys, leaseMs, windowS, shards = 1) {
  const token = crypto.randomUUID();
  const claim = new Claim();
  for (const [name, own] of byObject(source, keys, shards)) {
    const part = new Part(env, name, [source, own, token, leaseMs, windowS]);
    const state = await claim.add(part);
    if (state === "held") continue;
    await claim.release().catch(() => {}); // what cannot be given back ends with its lease
    return state === "done" ? { state } : { state: "in_flight", retryAfterS: state };
  }
  return claim;
}

/** The keys by the name of the object that has them, in the order in which they must be claimed. */
function byObject(source, keys, shards) {
  if (shards === 1) return [[source, keys]];
  const names = Map.groupBy(keys, (key) => `${source}/${Number.parseInt(key.slice(0, 2), 16) % shards}`);
  return [...names];
}

/** All keys of an event, held. Over with `commit` or `release`, one of which must come. */
class Claim {
  state = "held";
  #parts = [];

  /** "held", "done", or after how many seconds to come again. */
  async add(part) {
    try {
      const state = await part.take();
      if (state === "held") this.#parts.push(part);
      return state;
    } catch (error) {
      await this.release().catch(() => {});
      throw error;
    }
  }

  /** Marks the event as processed. Rejects where a mark could not be written. */
  commit() {
    return this.#all((part) => part.commit());
  }

  /** Gives the event back, so that the next copy goes through. */
  release() {
    return this.#all((part) => part.release());
  }

  async #all(end) {
    const failed = (await Promise.allSettled(this.#parts.map(end))).find(({ status }) => status === "rejected");
    if (failed) throw failed.reason;
  }
}

/** The keys that one object has. */
class Part {
  #env;
  #name;
  #asked;
  /** What the object holds for us; none while it is taken again. */
  #held;
  #isOver = false;

  constructor(env, name, asked) {
    this.#env = env;
    this.#name = name;
    this.#asked = asked;
  }

  async take() {
    const answer = await this.#object().take(...this.#asked);
    if (typeof answer === "string" || typeof answer === "number") return answer;
    this.#held = answer;
    this.#watch(answer);
    return "held";
  }

  async commit() {
    const [, keys, token, , windowS] = this.#asked;
    await this.#end(
      (held) => held.commit(),
      () => this.#object().commitAnew(keys, token, windowS),
    );
  }

  async release() {
    const [, keys, token] = this.#asked;
    await this.#end(
      (held) => held.release(),
      () => this.#object().releaseAnew(keys, token),
    );
  }

  async #end(end, endAnew) {
    this.#isOver = true;
    const held = this.#held;
    this.#held = undefined;
    try {
      if (!held) return await endAnew();
      await end(held);
    } catch (error) {
      // Its object has restarted, and the claim with it; or it refuses the second time, too.
      if (!held) throw error;
      await endAnew();
    } finally {
      held?.[Symbol.dispose]();
    }
  }

  // The call is pending for as long as the object knows of the claim. It fails when the object restarts.
  async #watch(held) {
    try {
      await held.held();
    } catch {
      await this.#takeAgain(held);
    }
  }

  async #takeAgain(lost) {
    if (this.#isOver) return;
    this.#held = undefined;
    lost[Symbol.dispose]();
    for (const pauseMs of AGAIN_MS) {
      if (pauseMs > 0) await new Promise((done) => setTimeout(done, pauseMs));
      if (this.#isOver) return;
      try {
        const answer = await this.#object().take(...this.#asked);
        // A copy was quicker, and has it now.
        if (typeof answer === "string" || typeof answer === "number") return;
        if (this.#isOver) return answer[Symbol.dispose]();
        this.#held = answer;
        return this.#watch(answer);
      } catch {
        // Not up again yet.
      }
    }
  }

  /** A stub of its own for each call: one that has failed once stays broken. */
  #object() {
    return this.#env.CLAIMS.getByName(this.#name);
  }
}
