/**
 * Reading a body up to a limit.
 * @module
 */
import { type RawBody, WebhookError } from "../core.js";
import { isBytes } from "./body.js";
import type { Incoming } from "./receive.js";

const encoder = new TextEncoder();

/** @internal */
export const tooLarge = (limit: number) => new WebhookError("body_too_large", `the body has more than ${limit} bytes`);

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
  /** What read the body and kept it leaves its bytes or text here. */
  readonly rawBody?: unknown;
  readonly readableEnded?: boolean;
}

interface Kept {
  readonly rawBody?: unknown;
  readonly body?: unknown;
}

/**
 * The body that something read before us and kept: in `rawBody` (Cloud Functions, Firebase, Nest's option of that name,
 * `express.json({ verify })`) or, where it was never parsed, in `body` (`express.raw()`).
 * @internal
 */
export function keptBody(request: Kept, limit: number): RawBody | undefined {
  for (const kept of [request.rawBody, request.body]) {
    if (typeof kept !== "string" && !isBytes(kept)) continue;
    if (kept.length > limit) throw tooLarge(limit);
    return kept;
  }
  return undefined;
}

/**
 * A Node request as adapters read it. `kept` is where the framework keeps a body, if that is not the request itself;
 * `fix` is what mends it where a parser has read the bytes and kept none.
 * @internal
 */
export function nodeIncoming(request: NodeRequest, fix = EXPRESS, kept: Kept = request): Incoming {
  return {
    method: request.method ?? "",
    url: request.url ?? "/",
    headers: request.headers,
    body: async (limit) => {
      const body = keptBody(kept, limit) ?? keptBody(request, limit);
      if (body !== undefined) return body;
      if (!request.readableEnded) return collect(request, limit);
      if ((kept.body ?? request.body) !== undefined) throw parsed(fix);
      throw new WebhookError("body_missing", `the body of this request was already read, and nobody kept it: ${fix}`);
    },
  };
}

/** @internal */
export function parsed(fix: string): WebhookError {
  return new WebhookError(
    "body_parsed",
    `the body was parsed before it came here, and its JSON written again need not be the bytes that were signed: ${fix}`,
  );
}

const EXPRESS =
  'put this route before `express.json()`, give it `express.raw({ type: "*/*" })` in its place, or have that parser keep ' +
  "the bytes: `express.json({ verify: (request, _response, bytes) => { request.rawBody = bytes; } })`";
