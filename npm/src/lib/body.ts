/**
 * What may be verified: raw bytes or text, and help for whoever brings something else.
 * @module
 */
import { WebhookError } from "../error.js";

/** Bytes in any view; a `Buffer` is one. */
export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

/** The body as the core takes it, without a copy. */
export function rawOf(body: unknown): Uint8Array | string {
  if (typeof body === "string") return body;
  if (!isBytes(body)) return bytesOf(body);
  // Only an empty one can be: asking makes the host build a buffer object for every small `Buffer`.
  if (body.byteLength === 0 && isDetached(body.buffer)) throw detached();
  return body;
}

function isDetached(buffer: ArrayBufferLike): boolean {
  return (buffer as { detached?: boolean }).detached === true;
}

const detached = () =>
  new WebhookError("body_missing", "the body's buffer was transferred elsewhere: pass a copy that is still here");

/** Makes bytes of what can be bytes, and says what to do instead where it cannot. */
function bytesOf(body: unknown): Uint8Array {
  const buffer = ArrayBuffer.isView(body) ? body.buffer : body;
  if (isBuffer(buffer) && isDetached(buffer)) throw detached();
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (isBuffer(body)) return new Uint8Array(body);
  if (body === undefined || body === null) {
    throw new WebhookError("body_missing", `there is no body: pass the raw body of the request. ${FIX}`);
  }
  if (
    typeof body === "object" &&
    (typeof (body as Request).arrayBuffer === "function" || typeof (body as { pipe?: unknown }).pipe === "function")
  ) {
    throw new WebhookError(
      "body_missing",
      `the first argument is a request or a stream, not its body: read it first, e.g. \`await request.arrayBuffer()\`. ${FIX}`,
    );
  }
  throw new WebhookError(
    "body_parsed",
    `the body was already parsed (it is ${Array.isArray(body) ? "an array" : `of type ${typeof body}`}), and its JSON written again need not be the bytes that were signed. ${FIX}`,
  );
}

/** Of another realm, too. */
function isBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

const FIX = [
  'Express: use signpost/express, or express.raw({ type: "*/*" }) on this route, before express.json().',
  "Fastify: use signpost/fastify. Hono, Next.js, Workers: await request.arrayBuffer().",
  "Koa: use signpost/koa, before any body parser. Next.js pages: export const config = { api: { bodyParser: false } }.",
].join(" ");
