/**
 * Webhooks in Hono: `app.post("/in", webhookHandler({ webhook }, handler))`, on every runtime of Hono's.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import type { Row } from "./row.js";
import { type Background, webhookFetch } from "./worker.js";

export type { Context, Handler, ReceiveOptions, Reply } from "./handler.js";

/** What this needs of Hono's context. */
export interface HonoContext {
  readonly req: {
    readonly raw: Request;
    /** What was read of the body before, and kept. */
    readonly bodyCache?: { readonly arrayBuffer?: unknown; readonly text?: unknown };
  };
  /** Throws where the runtime has none. */
  readonly executionCtx: Background;
}

/** A handler for a route. */
export function webhookHandler<const P extends ProviderName | Row>(
  options: ReceiveOptions<P>,
  handler: Handler<P>,
): (context: HonoContext) => Promise<Response> {
  const receive = webhookFetch(options, handler);
  return (context) => receive(context.req.raw, background(context), kept(context));
}

/** Hono keeps what a middleware has read, and hands it out again. */
function kept({ req }: HonoContext): (() => Promise<unknown>) | undefined {
  const { raw, bodyCache } = req;
  const body = bodyCache?.arrayBuffer ?? bodyCache?.text;
  return raw.bodyUsed && body !== undefined ? async () => body : undefined;
}

function background(context: HonoContext): Background | undefined {
  try {
    return context.executionCtx;
  } catch {
    return undefined;
  }
}
