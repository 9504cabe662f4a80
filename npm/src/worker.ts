/**
 * Webhooks where requests are Fetch requests: Cloudflare Workers, Deno, Bun, any fetch handler.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import { toResponse } from "./lib/answer.js";
import { receive } from "./lib/receive.js";
import { collectRequest, keptBody } from "./lib/stream.js";
import type { Row } from "./row.js";

export type { Context, Handler, ReceiveOptions, Reply } from "./handler.js";

/** What a platform offers for work past the answer: a Worker's `ctx`, or nothing. */
export interface Background {
  waitUntil(promise: Promise<unknown>): void;
}

const bytes = (body: unknown) => (body instanceof ArrayBuffer ? new Uint8Array(body) : body);

/**
 * A function from a request to its answer. `kept` is the body of a request that was read before, where the framework
 * has kept it.
 *
 * @example
 * ```js
 * const receive = webhookFetch({ webhook }, async (delivery) => { ... });
 * export default { fetch: (request, env, ctx) => receive(request, ctx) };
 * ```
 */
export function webhookFetch<const P extends ProviderName | Row>(
  options: ReceiveOptions<P>,
  handler: Handler<P>,
): (request: Request, background?: Background, kept?: () => Promise<unknown>) => Promise<Response> {
  return async (request, background, kept) =>
    toResponse(
      await receive(
        options,
        {
          method: request.method,
          url: request.url,
          headers: request.headers,
          body: async (limit) =>
            (kept && keptBody({ body: bytes(await kept()) }, limit)) ?? collectRequest(request, limit),
          waitUntil: background && ((promise) => background.waitUntil(promise)),
        },
        handler,
      ),
    );
}
