/**
 * Webhooks in Koa: `app.use(webhookMiddleware({ webhook, path: "/in" }, handler))`, before any body parser.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import { receive } from "./lib/receive.js";
import { collectNode, type NodeRequest } from "./lib/stream.js";
import type { Row } from "./row.js";

export type { Context, Handler, ReceiveOptions } from "./handler.js";

/** What this needs of Koa's context. */
export interface KoaContext {
  readonly path: string;
  readonly url: string;
  readonly method: string;
  readonly req: NodeRequest;
  readonly request: { readonly body?: unknown };
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
      {
        method: context.method,
        url: context.url,
        headers: req.headers,
        // A body parser leaves what it made on Koa's own request.
        body: (limit) =>
          context.request.body === undefined ? collectNode(req, limit) : Promise.resolve(context.request.body as never),
      },
      handler,
    );
    context.status = answer.status;
    context.set({ ...answer.headers });
    context.body = answer.body;
    return undefined;
  };
}
