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
  return typeof body === "string" || isBytes(body) ? body : bytesOf(body);
}

/** Makes bytes of what can be bytes, and says what to do instead where it cannot. */
function bytesOf(body: unknown): Uint8Array {
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (Object.prototype.toString.call(body) === "[object ArrayBuffer]") return new Uint8Array(body as ArrayBuffer);
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

const FIX = [
  'Express: use signpost/express, or express.raw({ type: "*/*" }) on this route, before express.json().',
  "Fastify: use signpost/fastify. Hono, Next.js, Workers: await request.arrayBuffer().",
  "Koa: use signpost/koa, before any body parser. Next.js pages: export const config = { api: { bodyParser: false } }.",
].join(" ");
