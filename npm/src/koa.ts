/**
 * Webhooks in Koa: `app.use(webhookMiddleware({ webhook, path: "/in" }, handler))`, before any body parser.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import { receive } from "./lib/receive.js";
import { type NodeRequest, nodeIncoming } from "./lib/stream.js";
import type { Row } from "./row.js";

export type { Context, Handler, ReceiveOptions, Reply } from "./handler.js";

/** What this needs of Koa's context. */
export interface KoaContext {
  readonly path: string;
  readonly url: string;
  readonly method: string;
  readonly req: NodeRequest;
  readonly request: { readonly body?: unknown; readonly rawBody?: unknown };
  status: number;
  body: unknown;
  set(headers: Record<string, string>): unknown;
}

/** Middleware that takes the requests of `path` (all of them unless it is given) and passes on the rest. */
export function webhookMiddleware<const P extends ProviderName | Row>(
  options: ReceiveOptions<P> & { readonly path?: string },
  handler: Handler<P>,
): (context: KoaContext, next: () => Promise<unknown>) => Promise<unknown> {
  return async (context, next) => {
    if (options.path !== undefined && context.path !== options.path) return next();
    const { req } = context;
    const answer = await receive(
      options,
      // A body parser leaves what it made on Koa's own request.
      { ...nodeIncoming(req, FIX, context.request), method: context.method, url: context.url },
      handler,
    );
    context.status = answer.status;
    context.set({ ...answer.headers });
    // Koa would make JSON of other bytes than a `Buffer`.
    context.body = typeof answer.body === "string" ? answer.body : Buffer.from(answer.body);
    return undefined;
  };
}

const FIX =
  "put this middleware before the body parser, or have that keep what it read in `ctx.request.rawBody`, as @koa/bodyparser does";
