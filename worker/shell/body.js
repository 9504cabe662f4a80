// Reads a body once, as bytes, no further than its cap and no longer than its deadline. The bytes stay in the runtime's
// memory.

/** Why a body cannot be had, as both modules know it (worker/gate/src/lib.rs, worker/platform/src/body.rs). */
export const why = { ended: 0, tooLarge: 1, late: 2, noRoom: 3 };

/** Read at first, unless the body ends before. */
const FIRST_PIECE_BYTES = 16 * 1024;
/** Larger pieces than this read no faster. */
const LARGEST_PIECE_BYTES = 256 * 1024;

/**
 * The declared length of a body, below 0 where there is none.
 * @param {Request} request
 */
export function declared(request) {
  return Number(request.headers.get("content-length") ?? -1);
}

/**
 * The bytes of the body, or why not: one of `why`.
 * @param {Request} request
 * @param {number} length its declared length, below 0 where there is none
 * @param {{ cap: number, deadlineMs: number }} wanted
 * @param {import("./room.js").Room} room
 * @returns {Promise<Uint8Array | number>}
 */
export async function read(request, length, wanted, room) {
  if (request.body === null) return new Uint8Array();
  let timer;
  const late = new Promise((done) => {
    timer = setTimeout(done, wanted.deadlineMs, why.late);
  });
  try {
    return await Promise.race([whole(request, length, wanted, room), late]);
  } catch {
    return why.ended;
  } finally {
    clearTimeout(timer);
  }
}

async function whole(request, length, wanted, room) {
  if (length < 0) return inPieces(request.body, wanted, room);
  return room.take(length, wanted.deadlineMs) ? new Uint8Array(await request.arrayBuffer()) : why.noRoom;
}

/**
 * A body of unknown length. In views that are filled before they come: chunks of one byte, each on its own, would hold
 * more of the runtime's memory than an isolate has.
 */
async function inPieces(stream, { cap, deadlineMs }, held) {
  const reader = stream.getReader({ mode: "byob" });
  const pieces = [];
  let total = 0;
  for (let size = FIRST_PIECE_BYTES; ; size = Math.min(size * 4, LARGEST_PIECE_BYTES)) {
    // One byte past the cap is enough to know.
    const room = Math.min(size, cap - total + 1);
    const { value, done } = await reader.read(new Uint8Array(room), { min: room });
    if (value?.length) {
      total += value.length;
      pieces.push(value);
    }
    const refusal = total > cap ? why.tooLarge : held.take(total, deadlineMs) ? undefined : why.noRoom;
    if (refusal !== undefined) {
      reader.releaseLock();
      // Nobody waits for it.
      stream.cancel().catch(() => {});
      return refusal;
    }
    if (done || !value?.length) break;
  }
  if (pieces.length === 1) return pieces[0];
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
