// Reads a body once, as bytes, and no further than its cap. The bytes stay in the runtime's memory.

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
 * The bytes of the body, or why not.
 * @param {Request} request
 * @param {number} length its declared length, below 0 where there is none
 * @param {number} cap
 * @returns {Promise<Uint8Array | "too_large" | "unreadable">}
 */
export async function read(request, length, cap) {
  if (request.body === null) return new Uint8Array();
  try {
    if (length >= 0) return new Uint8Array(await request.arrayBuffer());
    return (await inPieces(request.body, cap)) ?? "too_large";
  } catch {
    return "unreadable";
  }
}

/**
 * A body of unknown length. In views that are filled before they come: chunks of one byte, each on its own, would hold
 * more of the runtime's memory than an isolate has.
 * @param {ReadableStream} stream
 * @param {number} cap
 */
async function inPieces(stream, cap) {
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
    if (total > cap) {
      reader.releaseLock();
      // Nobody waits for it.
      stream.cancel().catch(() => {});
      return undefined;
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
