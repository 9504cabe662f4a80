/**
 * Webhooks in Next.js, app router, Node and edge: `export const { GET, POST } = webhookRoute({ webhook }, handler)`.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import type { Row } from "./row.js";
import type { Webhook } from "./webhook.js";
import { webhookFetch } from "./worker.js";

export type { Context, Handler, ReceiveOptions, Reply } from "./handler.js";

export interface RouteOptions<P extends ProviderName | Row = ProviderName | Row>
  extends Omit<ReceiveOptions<P>, "webhook"> {
  /**
   * The webhook, or a function that makes it at the first request: `next build` loads every route, and
   * where it builds the secret is not always known.
   */
  readonly webhook: Webhook<P> | (() => Webhook<P>);
  /** `after` of `next/server`: keeps the function alive for background work. */
  readonly after?: (work: Promise<unknown>) => void;
}

/** The route's methods: POST, and those of the provider's handshakes. */
export function webhookRoute<const P extends ProviderName | Row>(
  options: RouteOptions<P>,
  handler: Handler<P>,
): { readonly [M in "GET" | "HEAD" | "OPTIONS" | "POST"]: (request: Request) => Promise<Response> } {
  const { webhook, after } = options;
  let receive: ReturnType<typeof webhookFetch> | undefined;
  const route = async (request: Request) => {
    receive ??= webhookFetch({ ...options, webhook: typeof webhook === "function" ? webhook() : webhook }, handler);
    return receive(request, after && { waitUntil: (promise) => after(promise) });
  };
  return { GET: route, HEAD: route, OPTIONS: route, POST: route };
}
