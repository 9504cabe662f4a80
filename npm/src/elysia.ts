/**
 * Webhooks in Elysia: `new Elysia().use(webhookPlugin({ webhook, path: "/in" }, handler))`.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import type { Row } from "./row.js";
import { webhookFetch } from "./worker.js";

export type { Context, Handler, ReceiveOptions, Reply } from "./handler.js";

/** What this needs of an Elysia instance. */
export interface ElysiaLike {
  all(path: string, handler: (context: { request: Request }) => unknown, options: { parse: "none" }): unknown;
}

/** A plugin with one route at `path`, whose body nobody parses. */
export function webhookPlugin<const P extends ProviderName | Row>(
  options: ReceiveOptions<P> & { readonly path: string },
  handler: Handler<P>,
): <A>(app: A) => A {
  const receive = webhookFetch(options, handler);
  return (app) => {
    (app as ElysiaLike).all(options.path, ({ request }) => receive(request), { parse: "none" });
    return app;
  };
}
