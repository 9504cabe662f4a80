/**
 * Webhooks in Hono: `app.post("/in", webhookHandler({ webhook }, handler))`, on every runtime of Hono's.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import type { Row } from "./row.js";
import { type Background, webhookFetch } from "./worker.js";

export type { Context, Handler, ReceiveOptions } from "./handler.js";

/** What this needs of Hono's context. */
export interface HonoContext {
  readonly req: { readonly raw: Request };
  /** Throws where the runtime has none. */
  readonly executionCtx: Background;
}

/** A handler for a route. */
export function webhookHandler<const P extends ProviderName | Row>(
  options: ReceiveOptions<P>,
  handler: Handler<P>,
): (context: HonoContext) => Promise<Response> {
  const receive = webhookFetch(options, handler);
  return (context) => receive(context.req.raw, background(context));
}

function background(context: HonoContext): Background | undefined {
  try {
    return context.executionCtx;
  } catch {
    return undefined;
  }
}
