// The large bodies that this isolate holds, from their first byte until their delivery has its answer. Those that are small
// take up no room: nobody can keep them out.

/** A body up to this long is small. */
export const SMALL_BYTES = 64 * 1024;
/** Large bodies that are held at once: an isolate has 128 MB, for them and everything else. */
const MAX_HELD_BYTES = 64 * 1024 * 1024;
/** A request that the runtime ended without a word gives its room back this long after its deadline. */
const FORGOTTEN_AFTER_MS = 30_000;

const all = new Set();

/** The room of one request. */
export class Room {
  #bytes = 0;
  #untilMs = 0;
  #isOver = false;

  /**
   * Takes room for a body that has so many bytes by now, or will have them. One that is alone always finds some.
   * @param {number} bytes
   * @param {number} deadlineMs
   */
  take(bytes, deadlineMs) {
    if (this.#isOver) return false; // somebody still reads it whom nobody waits for
    if (bytes <= SMALL_BYTES) return true;
    const others = heldBytes(this);
    if (others > 0 && others + bytes > MAX_HELD_BYTES) return false;
    this.#bytes = bytes;
    this.#untilMs = Date.now() + deadlineMs + FORGOTTEN_AFTER_MS;
    all.add(this);
    return true;
  }

  free() {
    this.#isOver = true;
    all.delete(this);
  }

  /** None where its request is long over. */
  held(nowMs) {
    return this.#untilMs > nowMs ? this.#bytes : 0;
  }
}

function heldBytes(except) {
  const now = Date.now();
  let sum = 0;
  for (const room of all) {
    if (room === except) continue;
    const bytes = room.held(now);
    if (bytes === 0) all.delete(room);
    sum += bytes;
  }
  return sum;
}
