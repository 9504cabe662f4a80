/**
 * Webhooks in Next.js, app router, Node and edge: `export const { GET, POST } = webhookRoute({ webhook }, handler)`.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./lib/receive.js";
import type { Row } from "./row.js";
import { webhookFetch } from "./worker.js";

export type { Context, Handler, ReceiveOptions } from "./lib/receive.js";

/** The route's methods. `after` of `next/server`, if it is given, keeps the function alive for background work. */
export function webhookRoute<const P extends ProviderName | Row>(
  options: ReceiveOptions<P> & { readonly after?: (work: Promise<unknown>) => void },
  handler: Handler<P>,
): { GET(request: Request): Promise<Response>; POST(request: Request): Promise<Response> } {
  const receive = webhookFetch(options, handler);
  const { after } = options;
  const route = (request: Request) => receive(request, after && { waitUntil: (promise) => after(promise) });
  return { GET: route, POST: route };
}
