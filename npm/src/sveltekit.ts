/**
 * Webhooks in SvelteKit, in a `+server.js`: `export const { GET, POST } = webhookRoute({ webhook }, handler)`.
 *
 * SvelteKit refuses forms of other origins (403). A provider that sends forms needs `csrf: { trustedOrigins: ["*"] }` in
 * `svelte.config.js`.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler } from "./handler.js";
import type { RouteOptions } from "./next.js";
import type { Row } from "./row.js";
import { type Background, webhookFetch } from "./worker.js";

export type { Context, Handler, ReceiveOptions, Reply } from "./handler.js";

/** What this needs of a `RequestEvent`. `platform` is there on Cloudflare and Netlify. */
export interface RequestEvent {
  readonly request: Request;
  readonly platform?: { readonly ctx?: Background; readonly context?: Background } | object | undefined;
}

/** The route's methods. `webhook` may be a function: `vite build` loads every route, and need not know its secret. */
export function webhookRoute<const P extends ProviderName | Row>(
  options: Omit<RouteOptions<P>, "after">,
  handler: Handler<P>,
): { GET(event: RequestEvent): Promise<Response>; POST(event: RequestEvent): Promise<Response> } {
  const { webhook } = options;
  let receive: ReturnType<typeof webhookFetch> | undefined;
  const route = async ({ request, platform }: RequestEvent) => {
    receive ??= webhookFetch({ ...options, webhook: typeof webhook === "function" ? webhook() : webhook }, handler);
    const { ctx, context } = (platform ?? {}) as { ctx?: Background; context?: Background };
    return receive(request, ctx ?? context);
  };
  return { GET: route, POST: route };
}
