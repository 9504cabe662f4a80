// Bodies of requests to the API. They are read as the gate's are, and share the room for large ones with them.
import { declared, read, why } from "./body.js";
import { Room } from "./room.js";

const rooms = new WeakMap();

// Asked by the sender itself (worker/platform/src/body.rs).
globalThis.signpostReadBody = async (request, cap, deadlineMs) => {
  const length = declared(request);
  if (length > cap) {
    request.body?.cancel().catch(() => {});
    return why.tooLarge;
  }
  const room = new Room();
  rooms.set(request, room);
  return read(request, length, { cap, deadlineMs }, room);
};

/** The request has its answer. */
export function over(request) {
  rooms.get(request)?.free();
  // Without this, the rest of a body that nobody wants would be waited for.
  if (!request.bodyUsed) request.body?.cancel().catch(() => {});
}
