/**
 * Reading a body up to a limit.
 * @module
 */
import { WebhookError } from "../core.js";

const encoder = new TextEncoder();

const tooLarge = (limit: number) => new WebhookError("body_too_large", `the body has more than ${limit} bytes`);

/**
 * All bytes of a stream of chunks.
 * @internal
 */
export async function collect(chunks: AsyncIterable<Uint8Array | string>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    // Text where somebody has called `request.setEncoding`.
    const part = typeof chunk === "string" ? encoder.encode(chunk) : chunk;
    size += part.byteLength;
    if (size > limit) throw tooLarge(limit);
    parts.push(part);
  }
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/**
 * All bytes of a Fetch `Request`.
 * @internal
 */
export async function collectRequest(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  if (request.bodyUsed)
    throw new WebhookError(
      "body_missing",
      "the body of this request was already read: put the webhook before whatever reads it",
    );
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader();
  const chunks = async function* () {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        yield value;
      }
    } finally {
      await reader.cancel().catch(() => {});
    }
  };
  return collect(chunks(), limit);
}

/** What Node's servers and the frameworks on them have of a request. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly body?: unknown;
  readonly readableEnded?: boolean;
}

/**
 * All bytes of a Node request. Where something read them before and left a `Buffer` in `body`, as
 * `express.raw()` does, that is taken; a body that was parsed is refused with the way out.
 * @internal
 */
export async function collectNode(request: NodeRequest, limit: number): Promise<Uint8Array | string> {
  const { body } = request;
  if (body instanceof Uint8Array || typeof body === "string") {
    if (body.length > limit) throw tooLarge(limit);
    return body;
  }
  if (request.readableEnded) {
    // A parser was here. Its object goes to `verify`, whose error names the fix.
    if (body !== undefined) return body as never;
    throw new WebhookError(
      "body_missing",
      "the body of this request was already read: put the webhook before whatever reads it",
    );
  }
  return collect(request, limit);
}
